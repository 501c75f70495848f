//! The element the application is mounted in, and queries within it.
//!
//! A standalone page has one application. A host page may have several, each in a shadow root; they
//! must not touch the rest of the page or each other.

use gloo::utils::{document, document_element};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, NodeList, ShadowRoot};

/// The element the application is mounted in.
#[derive(Clone, Copy)]
pub struct MountRoot {
    host: StoredValue<HtmlElement, LocalStorage>,
    /// Whether it is embedded: then the rest of the page belongs to the host.
    pub embedded: bool,
    origin: StoredValue<Origin>,
}

/// Where navigations come from: after one from inside, the host page may be scrolled to what it leads
/// to, and the focus is kept inside.
#[derive(Clone, Copy)]
struct Origin {
    /// Whether the last navigation came from inside.
    is_inside: bool,
    /// Whether the next one is known to.
    next_is_inside: bool,
}

impl MountRoot {
    /// The mount root with this element.
    pub fn new(host: HtmlElement, embedded: bool) -> Self {
        MountRoot {
            host: StoredValue::new_local(host),
            embedded,
            origin: StoredValue::new(Origin { is_inside: !embedded, next_is_inside: false }),
        }
    }

    /// Whether scroll position and focus are the application's to change: always on a page of its
    /// own, in another page after a navigation from inside, and while the focus is in here.
    pub fn may_move_view(self) -> bool {
        self.origin.get_value().is_inside || self.active().is_some()
    }

    /// The next navigation comes from inside.
    pub fn expect_navigation(self) {
        self.origin.update_value(|origin| origin.next_is_inside = true);
    }

    /// A navigation begins; if the focus is inside, it comes from there too.
    pub fn navigation_begins(self) {
        let expected = self.origin.get_value().next_is_inside;
        let is_inside = !self.embedded || expected || self.active().is_some();
        self.origin.set_value(Origin { is_inside, next_is_inside: false });
    }

    /// The element itself.
    pub fn host(self) -> HtmlElement {
        self.host.get_value()
    }

    /// The first element in here that matches a selector.
    pub fn query(self, selector: &str) -> Option<web_sys::Element> {
        self.host().query_selector(selector).ok().flatten()
    }

    /// All elements in here that match a selector, in document order.
    pub fn all(self, selector: &str) -> Vec<HtmlElement> {
        let all = self.host().query_selector_all(selector).ok();
        let count = all.as_ref().map_or(0, NodeList::length);
        (0..count).filter_map(|at| all.as_ref()?.get(at)?.dyn_into().ok()).collect()
    }

    /// The focused element, if it is in here.
    pub fn active(self) -> Option<web_sys::Element> {
        match self.host().get_root_node().dyn_into::<ShadowRoot>() {
            Ok(root) => root.active_element(),
            Err(_) => document().active_element(),
        }
    }

    /// Takes the focus from the element that has it in here.
    pub fn blur(self) {
        if let Some(Ok(element)) = self.active().map(JsCast::dyn_into::<HtmlElement>) {
            let _ = element.blur();
        }
    }

    /// The element whose attributes select the theme.
    pub fn themed(self) -> web_sys::Element {
        if self.embedded { self.host().into() } else { document_element() }
    }
}
