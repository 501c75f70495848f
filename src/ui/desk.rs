//! What lies on the page “Open” while other pages are shown.

use leptos::prelude::*;
use std::any::Any;
use std::rc::Rc;

/// Holds a value whose type only the lazily fetched page knows, so that its code is not part of the
/// first page.
#[derive(Clone, Copy)]
pub struct Desk(StoredValue<Option<Rc<dyn Any>>, LocalStorage>);

impl Desk {
    /// An empty desk that lives as long as the current owner.
    pub fn new() -> Self {
        Desk(StoredValue::new_local(None))
    }

    /// What lies there; put there first if it is empty.
    pub fn get_or_insert<T: 'static>(self, first: impl FnOnce() -> T) -> Rc<T> {
        if let Some(Some(Ok(there))) = self.0.try_get_value().map(|it| it.map(Rc::downcast)) {
            return there;
        }
        let made = Rc::new(first());
        self.0.set_value(Some(made.clone()));
        made
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
