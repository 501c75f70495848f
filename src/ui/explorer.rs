//! The application embedded in another page: what `embed.js` calls.
//!
//! Any number of explorers share one program, one corpus and one index.

use super::location::{Kept, Location};
use super::{Reports, corpus, place};
use crate::search::Index;
use std::any::Any;
use std::cell::{Cell, OnceCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// What the application and the page around it have to do with each other.
#[derive(Clone, Default)]
pub struct Outside {
    /// Is told of every route that is shown.
    pub told: Option<js_sys::Function>,
    /// Where the reader is, once the application is there.
    pub location: Rc<Cell<Option<Location>>>,
}

impl Outside {
    /// Tells of a route. What the page around does with it is its own affair.
    pub fn tell(&self, route: String) {
        if let Some(told) = &self.told {
            let _ = told.call1(&JsValue::NULL, &route.into());
        }
    }
}

/// An embedded application, until it is freed.
#[wasm_bindgen]
pub struct Explorer {
    _mounted: Box<dyn Any>,
    outside: Outside,
}

thread_local! {
    static REPORTS: OnceCell<Reports> = const { OnceCell::new() };
}

#[wasm_bindgen]
impl Explorer {
    /// Puts an explorer into an element of a shadow root. It begins with the route `first`, calls
    /// `told` with every route it shows, and writes links to `site`; without one, the route is kept
    /// in the address of the page around it.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: &HtmlElement,
        first: String,
        site: String,
        told: js_sys::Function,
    ) -> Explorer {
        let reports = REPORTS.with(|reports| {
            *reports.get_or_init(|| {
                let corpus = corpus();
                Reports { corpus, index: Box::leak(Box::new(Index::new(corpus))) }
            })
        });
        let kept = if site.is_empty() { Kept::InAddress } else { Kept::Inside { first, site } };
        let outside = Outside { told: Some(told), ..Outside::default() };
        let mounted = Box::new(place(host, reports, true, kept, outside.clone()));
        Explorer { _mounted: mounted, outside }
    }

    /// Goes to a route, as a link would.
    pub fn go(&self, route: &str) {
        if let Some(location) = self.outside.location.get() {
            location.go_to(route);
        }
    }
}
