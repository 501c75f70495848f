//! The page that embeds the application: it is notified of each route.

use wasm_bindgen::JsValue;

/// The host page of the application; the default is none.
#[derive(Default)]
pub struct HostPage {
    /// Called with each route that is shown.
    pub on_navigate: Option<js_sys::Function>,
}

impl HostPage {
    /// Calls `on_navigate`; exceptions are ignored.
    pub fn notify(&self, route: String) {
        if let Some(on_navigate) = &self.on_navigate {
            let _ = on_navigate.call1(&JsValue::NULL, &route.into());
        }
    }
}
