//! What a page is given by what stands around it, in contexts of one type.
//!
//! Each type of context brings its own code to look for it; so there is one, a list.

use super::state::Value;
use leptos::prelude::{provide_context, use_context};
use std::sync::Arc;

/// All that was given, the newest last.
#[derive(Clone, Default)]
struct Given(Vec<Value>);

/// Gives a value to all that is made from here on.
pub fn provide<T: Copy + Send + Sync + 'static>(value: T) {
    provide_value(Arc::new(value));
}

/// The value of this type that was given to the page this is called in.
///
/// # Panics
/// When none was.
pub fn here<T: Copy + 'static>() -> T {
    let values = given().0;
    let found = values.iter().rev().find_map(|value| value.downcast_ref());
    *found.expect("it is given where the page begins")
}

#[inline(never)]
fn provide_value(value: Value) {
    let mut given = given();
    given.0.push(value);
    provide_context(given);
}

#[inline(never)]
fn given() -> Given {
    use_context().unwrap_or_default()
}
