//! Waits until something has not changed for a while.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Counts the times that what `track` reads has been unchanged for so many milliseconds.
pub fn debounce(milliseconds: u32, track: impl Fn() + 'static) -> ReadSignal<usize> {
    let (debounced, set_count) = signal(0);
    // A timeout that is dropped does not happen.
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        track();
        let rest = Timeout::new(milliseconds, move || set_count.update(|n| *n += 1));
        waiting.set_value(Some(rest));
    });
    debounced
}
