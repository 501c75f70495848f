//! Moves the keyboard.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives an element the keyboard.
pub fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
