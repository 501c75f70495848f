//! The element the application stands in, and what is found there.
//!
//! A page of its own has one application. A page that embeds it may have several, each in a shadow
//! root, of which neither the rest of the page nor the others may be touched.

use gloo::utils::{document, document_element};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, NodeList, ShadowRoot};

/// Where the application stands.
#[derive(Clone, Copy)]
pub struct MountRoot {
    host: StoredValue<HtmlElement, LocalStorage>,
    /// Whether it is embedded: then the rest of the page is not its own.
    pub embedded: bool,
}

impl MountRoot {
    /// The application stands in `host`.
    pub fn new(host: HtmlElement, embedded: bool) -> Self {
        MountRoot { host: StoredValue::new_local(host), embedded }
    }

    /// The element itself.
    pub fn host(self) -> HtmlElement {
        self.host.get_value()
    }

    /// The first element here of a selector.
    pub fn query(self, selector: &str) -> Option<web_sys::Element> {
        self.host().query_selector(selector).ok().flatten()
    }

    /// All elements here of a selector, in order.
    pub fn all(self, selector: &str) -> Vec<HtmlElement> {
        let all = self.host().query_selector_all(selector).ok();
        let count = all.as_ref().map_or(0, NodeList::length);
        (0..count).filter_map(|at| all.as_ref()?.get(at)?.dyn_into().ok()).collect()
    }

    /// What has the keyboard, if it is here.
    pub fn active(self) -> Option<web_sys::Element> {
        match self.host().get_root_node().dyn_into::<ShadowRoot>() {
            Ok(root) => root.active_element(),
            Err(_) => document().active_element(),
        }
    }

    /// The element whose attributes choose the colours.
    pub fn themed(self) -> web_sys::Element {
        if self.embedded { self.host().into() } else { document_element() }
    }
}
