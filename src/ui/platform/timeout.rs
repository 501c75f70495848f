//! A timeout that ends with its owner.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// A timeout that is cancelled when it is started again and when its owner is disposed.
#[derive(Clone, Copy, Default)]
pub struct OwnedTimeout(StoredValue<Option<Timeout>, LocalStorage>);

impl OwnedTimeout {
    /// Calls `then` after the delay.
    pub fn start(self, milliseconds: u32, then: impl FnOnce() + 'static) {
        // Dropping the one before cancels it.
        self.0.set_value(Some(Timeout::new(milliseconds, then)));
    }
}
