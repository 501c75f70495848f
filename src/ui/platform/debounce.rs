//! Waits until signals have not changed for a while.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// A counter, incremented when the signals read by `track` have been unchanged for the delay.
pub fn debounce(milliseconds: u32, track: impl Fn() + 'static) -> ReadSignal<usize> {
    let (debounced, set_count) = signal(0);
    // Dropping a timeout cancels it.
    let pending = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        track();
        let timeout = Timeout::new(milliseconds, move || set_count.update(|n| *n += 1));
        pending.set_value(Some(timeout));
    });
    debounced
}
