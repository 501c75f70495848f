//! Waiting until something has not changed for a while.

use super::el::effect;
use super::state::{ReadSignal, StoredValue, signal};
use gloo::timers::callback::Timeout;
use send_wrapper::SendWrapper;

/// Counts the times that what `track` reads has been unchanged for so many milliseconds.
pub fn after(milliseconds: u32, track: impl Fn() + 'static) -> ReadSignal<usize> {
    let (rests, set_rests) = signal(0);
    // A timeout that is dropped does not happen.
    let waiting = StoredValue::new(SendWrapper::new(None::<Timeout>));
    effect(move || {
        track();
        let rest = Timeout::new(milliseconds, move || set_rests.update(|n| *n += 1));
        waiting.set_value(SendWrapper::new(Some(rest)));
    });
    rests
}
