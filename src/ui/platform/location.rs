//! The current route, and the address bar, which only this module reads and writes.

use crate::corpus::Corpus;
use crate::route::{self, Notice, Route};
use crate::ui::platform::mount_root::MountRoot;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{history, window};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MouseEvent;

/// The current route, and navigation to others.
#[derive(Clone, Copy)]
pub struct Location {
    /// The current route.
    pub route: ReadSignal<Route>,
    /// Messages about parts of the link that were not understood.
    pub notices: ReadSignal<Vec<Notice>>,
    /// Incremented on navigation to a new place, not on back or forward.
    pub navigations: ReadSignal<usize>,
    corpus: &'static Corpus,
    /// The address of the site if the route is kept in memory, otherwise empty.
    site: StoredValue<String>,
    set_route: WriteSignal<Route>,
    set_notices: WriteSignal<Vec<Notice>>,
    set_navigations: WriteSignal<usize>,
    /// The address that is still to be written.
    unwritten: StoredValue<Option<Unwritten>, LocalStorage>,
}

/// Where the route is stored.
pub enum RouteStorage {
    /// In the fragment of the page's address.
    Address,
    /// In memory: the host page's address is not touched.
    Memory {
        /// The fragment to start with.
        route: String,
        /// The address of the site, for links that leave the host page.
        site: String,
    },
}

/// An address, and the timeout that will write it.
#[derive(Clone)]
struct Unwritten {
    address: String,
    _timeout: Rc<Timeout>,
}

/// The delay before the address is written, in milliseconds: writing it takes a browser as long as
/// showing the results, and some browsers limit how often it may be written.
const WRITE_DELAY: u32 = 40;

impl Location {
    /// Reads the initial route, and follows navigation from there.
    pub fn follow(corpus: &'static Corpus, root: MountRoot, storage: RouteStorage) -> Self {
        let (first, site) = match storage {
            RouteStorage::Address => (fragment(), String::new()),
            RouteStorage::Memory { route, site } => (route, site),
        };
        let is_in_memory = !site.is_empty();
        let (first, notices) = read(&first, corpus);
        let (route, set_route) = signal(first);
        let (notices, set_notices) = signal(notices);
        let (navigations, set_navigations) = signal(0);
        let unwritten = StoredValue::new_local(None);
        let site = StoredValue::new(site);
        let location = Location {
            route,
            notices,
            navigations,
            corpus,
            site,
            set_route,
            set_notices,
            set_navigations,
            unwritten,
        };
        let listener = if is_in_memory {
            location.follow_links(root)
        } else {
            stamp();
            EventListener::new(&window(), "hashchange", move |_| {
                unwritten.set_value(None);
                location.arrive(&fragment(), is_new());
                stamp();
            })
        };
        // Removed when the owner is disposed.
        StoredValue::new_local(listener);
        location
    }

    /// Handles clicks on links to routes, so that they do not change the host page.
    fn follow_links(self, root: MountRoot) -> EventListener {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&root.host(), "click", options, move |event| {
            let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
            let plain =
                !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
            let target =
                event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let link = target.and_then(|target| target.closest("a[href^='#/']").ok()?);
            if let Some(address) = link
                .filter(|_| plain && !event.default_prevented())
                .and_then(|link| link.get_attribute("href"))
            {
                event.prevent_default();
                self.arrive(&address, true);
            }
        })
    }

    /// Shows the route of a fragment.
    fn arrive(self, fragment: &str, is_new: bool) {
        let (route, notices) = read(fragment, self.corpus);
        self.set_notices.set(notices);
        self.set_route.set(route);
        if is_new {
            self.set_navigations.update(|n| *n += 1);
        }
    }

    /// Whether the route is kept in memory, and the address bar not touched.
    fn is_in_memory(self) -> bool {
        self.site.with_value(|site| !site.is_empty())
    }

    /// The full address of a route, for use outside of the page.
    pub fn address(self, route: &Route) -> String {
        let site = self.site.get_value();
        let here = window().location().href().unwrap_or_default();
        let page = if site.is_empty() { &here } else { &site };
        format!("{}{route}", page.split(['#', '?']).next().unwrap_or_default())
    }

    /// Navigates like a link, adding a history entry.
    pub fn go(&self, route: &Route) {
        if self.is_in_memory() {
            return self.arrive(&route.to_string(), true);
        }
        if let Some(unwritten) = self.unwritten.get_value() {
            write(&unwritten.address);
            self.unwritten.set_value(None);
        }
        let _ = window().location().set_hash(&route.to_string());
    }

    /// Navigates to the route of a fragment, like a link.
    pub fn go_to(self, fragment: &str) {
        self.go(&read(fragment, self.corpus).0);
    }

    /// Navigates without a new history entry, as on every keystroke.
    pub fn replace(&self, route: Route) {
        let (route, notices) = route::settle(route, self.corpus);
        if !self.is_in_memory() {
            self.write_later(route.to_string());
        }
        if !notices.is_empty() || self.notices.with_untracked(|before| !before.is_empty()) {
            self.set_notices.set(notices);
        }
        self.set_route.set(route);
    }

    fn write_later(self, address: String) {
        let to_write = address.clone();
        let pending = self.unwritten;
        let current = fragment();
        let timeout = Timeout::new(WRITE_DELAY, move || {
            // The user may have followed a link whose `hashchange` is still to come.
            if fragment() == current {
                write(&to_write);
            }
            pending.set_value(None);
        });
        let unwritten = Unwritten { address, _timeout: Rc::new(timeout) };
        self.unwritten.set_value(Some(unwritten));
    }
}

fn write(address: &str) {
    let _ = history().replace_state_with_url(&stamp_value(), "", Some(address));
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether the page's address is that of the first page.
pub fn is_first_page() -> bool {
    matches!(route::parse(&fragment()).0.view, route::View::Overview)
}

fn read(fragment: &str, corpus: &Corpus) -> (Route, Vec<Notice>) {
    let (route, mut notices) = route::parse(fragment);
    let (route, more) = route::settle(route, corpus);
    notices.extend(more);
    (route, notices)
}

/// Whether the history entry is new: not stamped yet.
fn is_new() -> bool {
    history().state().is_ok_and(|state| state.is_null())
}

fn stamp() {
    let _ = history().replace_state_with_url(&stamp_value(), "", None);
}

fn stamp_value() -> JsValue {
    JsValue::TRUE
}
