//! The application embedded in another page: what `embed.js` calls, by way of `main`.
//!
//! Any number of explorers share one program, and what it has read.

use super::location::{Kept, Location};
use super::{Reports, place};
use crate::corpus::packed::unpack;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
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

/// An embedded application, until it is dropped.
pub struct Explorer {
    _mounted: Box<dyn Any>,
    outside: Outside,
}

thread_local! {
    /// What was read, by the address it came from; the built-in corpus has none. It stays: the same
    /// corpus is not read twice.
    static READ: RefCell<Vec<(String, Reports)>> = const { RefCell::new(Vec::new()) };
}

/// What an explorer begins with.
pub struct Beginning {
    /// The route.
    pub first: String,
    /// The address of the site, for links that leave; where there is none, the route is kept in the
    /// address of the page around.
    pub site: String,
    /// Where the corpus came from; empty for the built-in one.
    pub source: String,
    /// The corpus, packed; nothing where it was read before or is the built-in one.
    pub packed: Vec<u8>,
    /// Is called with every route that is shown.
    pub told: js_sys::Function,
}

impl Explorer {
    /// Puts an explorer into an element of a shadow root.
    ///
    /// # Errors
    /// When the corpus was not packed by a program of this version.
    pub fn new(host: &HtmlElement, beginning: Beginning) -> Result<Explorer, String> {
        let Beginning { first, site, source, packed, told } = beginning;
        let reports = reports(source, &packed)?;
        let kept = if site.is_empty() { Kept::InAddress } else { Kept::Inside { first, site } };
        let outside = Outside { told: Some(told), ..Outside::default() };
        let mounted = Box::new(place(host, reports, true, kept, outside.clone()));
        Ok(Explorer { _mounted: mounted, outside })
    }

    /// Whether the corpus from there was read before.
    pub fn has(source: &str) -> bool {
        READ.with_borrow(|read| read.iter().any(|(known, _)| known == source))
    }

    /// Goes to a route, as a link would.
    pub fn go(&self, route: &str) {
        if let Some(location) = self.outside.location.get() {
            location.go_to(route);
        }
    }
}

/// A corpus and its index, read once.
fn reports(source: String, packed: &[u8]) -> Result<Reports, String> {
    READ.with_borrow_mut(|read| {
        if let Some((_, reports)) = read.iter().find(|(known, _)| *known == source) {
            return Ok(*reports);
        }
        let corpus = if source.is_empty() {
            crate::built_in()
        } else {
            unpack(packed).map_err(|error| {
                format!("the files of the explorer are of two versions ({error}): reload the page")
            })?
        };
        let reports = Reports::of(corpus);
        read.push((source, reports));
        Ok(reports)
    })
}
