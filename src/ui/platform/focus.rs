//! Moves keyboard focus.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses an element.
pub fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
