//! Where the reader is, and the address bar: the one place that reads and writes it.

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

/// Where the reader is, and how to go elsewhere.
#[derive(Clone, Copy)]
pub struct Location {
    /// What the page shows.
    pub route: ReadSignal<Route>,
    /// What of the link was not understood.
    pub notices: ReadSignal<Vec<Notice>>,
    /// Counts the times the reader went somewhere new, rather than back or forward.
    pub navigations: ReadSignal<usize>,
    corpus: &'static Corpus,
    /// The address of the site, where the route is not in this page's address.
    site: StoredValue<String>,
    set_route: WriteSignal<Route>,
    set_notices: WriteSignal<Vec<Notice>>,
    set_navigations: WriteSignal<usize>,
    /// The address that is yet to be written.
    unwritten: StoredValue<Option<Unwritten>, LocalStorage>,
}

/// Where the route is kept.
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

/// How long the address waits for the page, in milliseconds: to write it takes a browser as long
/// as to show the results, and some allow it only so often.
const WRITE_DELAY: u32 = 40;

impl Location {
    /// Begins where the page is opened, and follows the reader from there.
    pub fn follow(corpus: &'static Corpus, root: MountRoot, storage: RouteStorage) -> Self {
        let (first, site) = match storage {
            RouteStorage::Address => (fragment(), String::new()),
            RouteStorage::Memory { route, site } => (route, site),
        };
        let is_inside = !site.is_empty();
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
        let listener = if is_inside {
            location.follow_links(root)
        } else {
            stamp();
            EventListener::new(&window(), "hashchange", move |_| {
                unwritten.set_value(None);
                location.arrive(&fragment(), is_new());
                stamp();
            })
        };
        // It listens until its owner drops it.
        StoredValue::new_local(listener);
        location
    }

    /// Links lead to places here, and are no business of the page around it.
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

    /// Shows what a fragment says.
    fn arrive(self, fragment: &str, is_new: bool) {
        let (route, notices) = read(fragment, self.corpus);
        self.set_notices.set(notices);
        self.set_route.set(route);
        if is_new {
            self.set_navigations.update(|n| *n += 1);
        }
    }

    /// Whether the address bar is left alone.
    fn is_inside(self) -> bool {
        self.site.with_value(|site| !site.is_empty())
    }

    /// The whole address of a route, for what leaves the page.
    pub fn address(self, route: &Route) -> String {
        let site = self.site.get_value();
        let here = window().location().href().unwrap_or_default();
        let page = if site.is_empty() { &here } else { &site };
        format!("{}{route}", page.split(['#', '?']).next().unwrap_or_default())
    }

    /// Goes there as a link would: the way back leads here.
    pub fn go(&self, route: &Route) {
        if self.is_inside() {
            return self.arrive(&route.to_string(), true);
        }
        if let Some(unwritten) = self.unwritten.get_value() {
            write(&unwritten.address);
            self.unwritten.set_value(None);
        }
        let _ = window().location().set_hash(&route.to_string());
    }

    /// Goes where a fragment leads.
    pub fn go_to(self, fragment: &str) {
        self.go(&read(fragment, self.corpus).0);
    }

    /// Goes there in place of here, as for each letter that is typed.
    pub fn replace(&self, route: Route) {
        let (route, notices) = route::settle(route, self.corpus);
        if !self.is_inside() {
            self.write_later(route.to_string());
        }
        if !notices.is_empty() || self.notices.with_untracked(|before| !before.is_empty()) {
            self.set_notices.set(notices);
        }
        self.set_route.set(route);
    }

    fn write_later(self, address: String) {
        let later = address.clone();
        let all = self.unwritten;
        let here = fragment();
        let timeout = Timeout::new(WRITE_DELAY, move || {
            // The reader may have followed a link, of which we hear in a moment.
            if fragment() == here {
                write(&later);
            }
            all.set_value(None);
        });
        let unwritten = Unwritten { address, _timeout: Rc::new(timeout) };
        self.unwritten.set_value(Some(unwritten));
    }
}

fn write(address: &str) {
    let _ = history().replace_state_with_url(&seen(), "", Some(address));
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether the page's address leads no further than to the first page.
pub fn is_first_page() -> bool {
    matches!(route::parse(&fragment()).0.view, route::View::Overview)
}

fn read(fragment: &str, corpus: &Corpus) -> (Route, Vec<Notice>) {
    let (route, mut notices) = route::parse(fragment);
    let (route, more) = route::settle(route, corpus);
    notices.extend(more);
    (route, notices)
}

/// An entry of the history that was not stamped before is new.
fn is_new() -> bool {
    history().state().is_ok_and(|state| state.is_null())
}

fn stamp() {
    let _ = history().replace_state_with_url(&seen(), "", None);
}

fn seen() -> JsValue {
    JsValue::TRUE
}
