//! Which elements are near the viewport.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far beyond its edges an element is near the viewport. Browsers take it for nothing in a frame
/// from another site.
const MARGIN: &str = "75% 0px";

/// Observes elements until its owner is disposed.
#[derive(Clone, Copy)]
pub struct NearViewport(StoredValue<Option<Observing>, LocalStorage>);

struct Observing {
    observer: IntersectionObserver,
    _changed: Closure<dyn FnMut(js_sys::Array)>,
}

/// An element that has come near or gone, or has begun to be observed.
pub struct Nearness {
    /// The element.
    pub element: Element,
    /// The part of it that is near, in pixels from its top; `None` if it is not near.
    pub near: Option<(f64, f64)>,
}

impl NearViewport {
    /// Calls `changed` with the elements whose nearness has changed. Browsers without the observer
    /// call it never.
    pub fn new(changed: impl Fn(Vec<Nearness>) + 'static) -> Self {
        let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let entries = entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>);
            changed(entries.map(|entry| nearness(&entry)).collect());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let callback = changed.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok();
        let observing = observer.map(|observer| Observing { observer, _changed: changed });
        let this = NearViewport(StoredValue::new_local(observing));
        on_cleanup(move || this.with(IntersectionObserver::disconnect));
        this
    }

    /// Observes an element; reports it anew if it is observed already.
    pub fn observe(self, element: &Element) {
        self.with(|observer| {
            observer.unobserve(element);
            observer.observe(element);
        });
    }

    /// Observes an element no longer.
    pub fn forget(self, element: &Element) {
        self.with(|observer| observer.unobserve(element));
    }

    fn with(self, then: impl FnOnce(&IntersectionObserver)) {
        self.0.try_with_value(|all| {
            if let Some(observing) = all {
                then(&observing.observer);
            }
        });
    }
}

fn nearness(entry: &IntersectionObserverEntry) -> Nearness {
    let (whole, near) = (entry.bounding_client_rect(), entry.intersection_rect());
    let near =
        entry.is_intersecting().then(|| (near.top() - whole.top(), near.bottom() - whole.top()));
    Nearness { element: entry.target(), near }
}
