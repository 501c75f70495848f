//! Waits until signals have not changed for a while.

use super::timeout::OwnedTimeout;
use leptos::prelude::*;

/// A counter, incremented when the signals read by `track` have been unchanged for the delay.
pub fn debounce(milliseconds: u32, track: impl Fn() + 'static) -> ReadSignal<usize> {
    let (debounced, set_count) = signal(0);
    let pending = OwnedTimeout::default();
    Effect::new(move |_| {
        track();
        pending.start(milliseconds, move || set_count.update(|n| *n += 1));
    });
    debounced
}
