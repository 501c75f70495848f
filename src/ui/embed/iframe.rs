//! In a frame of another page: less of the shell, and the page around is told how high it is.
//!
//! `src/js/before_paint.js` reads from the address how much of the shell is wanted, before anything is
//! painted.

use gloo::utils::{body, document_element, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResizeObserver;

/// Tells, from now on, if this is asked to be in a frame. It lives as long as the page.
pub fn follow() {
    if !document_element().has_attribute("data-chrome") {
        return;
    }
    let changed = Closure::<dyn FnMut()>::new(tell);
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(&body());
        changed.forget();
    }
}

/// Tells the page around how high this one is: `{ readout: { height } }`. It is no secret, so that
/// anyone may hear it.
fn tell() {
    let height = JsValue::from(body().scroll_height());
    let (told, inner) = (js_sys::Object::new(), js_sys::Object::new());
    let _ = js_sys::Reflect::set(&inner, &"height".into(), &height);
    let _ = js_sys::Reflect::set(&told, &"readout".into(), &inner);
    if let Ok(Some(parent)) = window().parent() {
        let _ = parent.post_message(&told, "*");
    }
}
