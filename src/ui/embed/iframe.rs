//! In a frame of another page: shows less of the shell and reports the height to the parent.
//!
//! `src/js/before_paint.js` reads from the address how much of the shell to show, before the first
//! paint.

use gloo::utils::{body, document_element, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResizeObserver;

/// Reports the height on every change, if the address has `?embed`. Lives as long as the page.
pub fn follow() {
    if !document_element().has_attribute("data-chrome") {
        return;
    }
    let changed = Closure::<dyn FnMut()>::new(post_height);
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(&body());
        changed.forget();
    }
}

/// Posts the height of the page to the parent: `{ readout: { height } }`. It is not secret, so any
/// origin may receive it.
fn post_height() {
    let height = JsValue::from(body().scroll_height());
    let (message, inner) = (js_sys::Object::new(), js_sys::Object::new());
    let _ = js_sys::Reflect::set(&inner, &"height".into(), &height);
    let _ = js_sys::Reflect::set(&message, &"readout".into(), &inner);
    if let Ok(Some(parent)) = window().parent() {
        let _ = parent.post_message(&message, "*");
    }
}
