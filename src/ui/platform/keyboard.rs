//! Keys that are pressed for the page, and not for something in between.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The key code of all keys that an input method has taken.
const TAKEN: u32 = 229;

/// Whether an input method has taken a key press.
pub fn is_composing(event: &Event) -> bool {
    event.is_instance_of::<KeyboardEvent>() && key_press(event).is_none()
}

/// The event of a key press; `None` for an event without a key, as extensions send that fill in
/// forms, and while an input method composes a word: then Enter, Escape and arrows are its own.
/// Safari says so by the key code alone.
pub fn key_press(event: &Event) -> Option<&KeyboardEvent> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    (!event.is_composing() && event.key_code() != TAKEN).then_some(event)
}
