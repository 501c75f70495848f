//! In a frame of another page: less of the shell, and the page around is told how high it is.
//!
//! `?embed` in the address asks for it; `?embed=tabs` keeps the navigation.

use gloo::utils::{body, document_element, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResizeObserver;

/// Follows what the address asks for. The frame lives as long as the page.
pub fn follow() {
    let search = window().location().search().unwrap_or_default();
    let asked =
        search.trim_start_matches('?').split('&').find_map(|part| part.strip_prefix("embed"));
    let Some(chrome) = asked else { return };
    let chrome = if chrome == "=tabs" || chrome == "=full" { &chrome[1..] } else { "none" };
    let _ = document_element().set_attribute("data-chrome", chrome);
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
