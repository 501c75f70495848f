//! The route that is shown, and the address bar: the only place that reads and writes it.

use super::mount_root::MountRoot;
use super::permalink::{CorpusSource, Permalinks};
use crate::corpus::Corpus;
use crate::route::{self, Collection, Notice, Route, View};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{history, window};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MouseEvent;

/// The current route, and navigation.
#[derive(Clone, Copy)]
pub struct Location {
    /// What is shown.
    pub route: ReadSignal<Route>,
    /// What was not understood of the link.
    pub notices: RwSignal<Vec<Notice>>,
    /// Counts navigations forward, not those back in the history.
    pub navigations: ReadSignal<usize>,
    /// A link to other reports than those that are open: they have to be opened first.
    pub wanted: RwSignal<Option<Wanted>>,
    set_route: WriteSignal<Route>,
    set_navigations: WriteSignal<usize>,
    setting: StoredValue<Setting, LocalStorage>,
    /// The address that is about to be written.
    unwritten: StoredValue<Option<Unwritten>, LocalStorage>,
}

/// What a route is settled against, and where it is kept.
struct Setting {
    corpus: Arc<Corpus>,
    root: MountRoot,
    permalinks: Permalinks,
    /// Whether the route is kept in memory, and the address bar left alone.
    is_in_memory: bool,
}

/// A link to other reports than those that are open.
#[derive(Clone, PartialEq)]
pub struct Wanted {
    /// The reports.
    pub collection: Collection,
    /// The fragment of the route in them.
    pub route: String,
    is_new: bool,
}

/// Where the route is kept.
pub enum RouteStorage {
    /// In the fragment of the page's address.
    Address {
        /// The fragment that holds where the address has none.
        default: String,
    },
    /// In memory: the host page's address is not touched.
    Memory {
        /// The fragment to start with.
        route: String,
    },
}

/// An address, and the timeout that will write it.
#[derive(Clone)]
struct Unwritten {
    address: String,
    _timeout: Rc<Timeout>,
}

/// Milliseconds before the address is written: writing it takes a browser as long as showing the
/// results, and some browsers limit how often it may be written.
const WRITE_DELAY: u32 = 40;

impl Location {
    /// Starts with the first route, and follows navigation from there.
    pub fn follow(
        corpus: Arc<Corpus>,
        root: MountRoot,
        storage: RouteStorage,
        permalinks: Permalinks,
    ) -> Self {
        let (is_in_memory, default) = match storage {
            RouteStorage::Address { default } => (false, default),
            RouteStorage::Memory { route } => (true, route),
        };
        let first = own_fragment().filter(|_| !is_in_memory).unwrap_or_else(|| default.clone());
        let wanted = RwSignal::new(wanted(&first, &permalinks, true));
        // Until others are open, nothing is shown of those that the link does not lead to.
        let is_elsewhere = wanted.with_untracked(Option::is_some);
        let (first, notices) = read(if is_elsewhere { OPENING } else { &first }, &corpus);
        let (route, set_route) = signal(first);
        let notices = RwSignal::new(notices);
        let (navigations, set_navigations) = signal(0);
        let unwritten = StoredValue::new_local(None);
        let setting = Setting { corpus, root, permalinks, is_in_memory };
        let location = Location {
            route,
            notices,
            navigations,
            wanted,
            setting: StoredValue::new_local(setting),
            set_route,
            set_navigations,
            unwritten,
        };
        // Both are removed when the owner is disposed.
        StoredValue::new_local(location.follow_links(root));
        if !is_in_memory {
            stamp();
            let listener = EventListener::new(&window(), "hashchange", move |_| {
                unwritten.set_value(None);
                let is_blank = fragment().len() < 2;
                let fragment = if root.embedded { own_fragment() } else { Some(fragment()) };
                if let Some(fragment) = fragment.or_else(|| is_blank.then(|| default.clone())) {
                    location.arrive(&fragment, is_new());
                }
                stamp();
            });
            StoredValue::new_local(listener);
        }
        location
    }

    /// Notes clicks on links; where the route is kept in memory, follows them.
    fn follow_links(self, root: MountRoot) -> EventListener {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&root.host(), "click", options, move |event| {
            let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
            let plain = mouse.button() == 0
                && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
            let target =
                event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let link = target.and_then(|target| target.closest("a[href*='#/']").ok()?);
            let Some(address) = link
                .filter(|_| plain && !event.default_prevented())
                .and_then(|link| link.get_attribute("href"))
            else {
                return;
            };
            root.expect_navigation();
            let base = self.href(&Route::default());
            let base = base.split('#').next().unwrap_or_default();
            let route = address.strip_prefix(base).unwrap_or(&address);
            let own = Some(route).filter(|route| route.starts_with("#/"));
            if let (true, Some(route)) = (self.is_in_memory(), own) {
                event.prevent_default();
                self.arrive(route, true);
            }
        })
    }

    /// Shows the route of a fragment, once its reports are open.
    fn arrive(self, fragment: &str, is_new: bool) {
        let wanted = wanted(fragment, &self.permalinks(), is_new);
        self.wanted.set(wanted.clone());
        if wanted.is_none() {
            self.arrive_here(fragment, is_new);
        }
    }

    fn arrive_here(self, fragment: &str, is_new: bool) {
        let (route, notices) = self.setting.with_value(|setting| {
            setting.root.navigation_begins();
            read(&Collection::split(fragment).1, &setting.corpus)
        });
        self.notices.set(notices);
        self.set_route.set(route);
        if is_new {
            self.set_navigations.update(|n| *n += 1);
        }
    }

    /// Settles the route against another corpus, which these links lead to: the route that was wanted
    /// in it, else the present one.
    pub fn open(self, corpus: Arc<Corpus>, permalinks: Permalinks, wanted: Option<Wanted>) {
        self.setting.update_value(|setting| {
            (setting.corpus, setting.permalinks) = (corpus, permalinks);
        });
        let Some(wanted) = wanted else { return self.replace(self.route.get_untracked()) };
        self.wanted.set(None);
        self.arrive_here(&wanted.route, wanted.is_new);
        // A link that contained the reports is replaced by one to where they are kept.
        if !self.is_in_memory() && matches!(wanted.collection, Collection::Shared(_)) {
            self.write_later(self.fragment(&self.route.get_untracked()));
        }
    }

    /// Says why the reports that were wanted cannot be opened, on the page where others can.
    pub fn cannot_open(self, why: Notice) {
        self.wanted.set(None);
        self.set_route.set(Route { view: View::Open, query: String::new() });
        self.notices.set(vec![why]);
    }

    /// Where others can open a route.
    pub fn permalinks(self) -> Permalinks {
        self.setting.with_value(|setting| setting.permalinks.clone())
    }

    fn is_in_memory(self) -> bool {
        self.setting.with_value(|setting| setting.is_in_memory)
    }

    /// The value of `href` for a link to a route. In another page it is the whole address, so that it
    /// leads to the site if it is copied or opened in another tab; a plain click stays inside.
    pub fn href(self, route: &Route) -> String {
        let link = if self.is_in_memory() { self.permalinks().link(route) } else { None };
        link.unwrap_or_else(|| self.fragment(route))
    }

    /// The value of `href` for the page where reports are opened, whichever are open.
    pub fn href_to_open(self) -> String {
        let page =
            if self.is_in_memory() { self.permalinks().page().to_owned() } else { String::new() };
        page + OPENING
    }

    /// The fragment that leads to a route in the reports that are open.
    fn fragment(self, route: &Route) -> String {
        self.setting.with_value(|setting| setting.permalinks.fragment(route))
    }

    /// Navigates as a link does.
    pub fn go(&self, route: &Route) {
        self.setting.with_value(|setting| setting.root.expect_navigation());
        self.navigate(route);
    }

    /// Navigates to a route in other reports.
    pub fn go_in(self, collection: &Collection, route: &Route) {
        self.setting.with_value(|setting| setting.root.expect_navigation());
        self.go_to_fragment(&collection.fragment(&route.to_string()));
    }

    /// Whether the address is one of the reader's own reports, and not only the page.
    pub fn is_own_link(self) -> bool {
        !matches!(Collection::split(&fragment()).0, Collection::OfPage)
    }

    fn go_to_fragment(self, fragment: &str) {
        if self.is_in_memory() {
            return self.arrive(fragment, true);
        }
        let _ = window().location().set_hash(fragment);
    }

    /// Navigates for the host page, which keeps its focus and scroll position.
    pub fn go_for_host(self, fragment: &str) {
        match Collection::split(fragment) {
            (Collection::OfPage, _) => {
                let route = self.setting.with_value(|setting| read(fragment, &setting.corpus).0);
                self.navigate(&route);
            }
            _ => self.go_to_fragment(fragment),
        }
    }

    fn navigate(self, route: &Route) {
        if self.is_in_memory() {
            return self.arrive(&self.fragment(route), true);
        }
        if let Some(unwritten) = self.unwritten.get_value() {
            write(&unwritten.address);
            self.unwritten.set_value(None);
        }
        let _ = window().location().set_hash(&self.fragment(route));
    }

    /// Replaces the route, as for each letter that is typed.
    pub fn replace(&self, route: Route) {
        let settle = |setting: &Setting| route::settle(route, &setting.corpus);
        let (route, notices) = self.setting.with_value(settle);
        if !self.is_in_memory() {
            self.write_later(self.fragment(&route));
        }
        if !notices.is_empty() || self.notices.with_untracked(|before| !before.is_empty()) {
            self.notices.set(notices);
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
    let _ = history().replace_state_with_url(&seen(), "", Some(address));
}

/// The address of the page, without fragment.
pub fn here() -> String {
    let here = window().location().href().unwrap_or_default();
    here.split('#').next().unwrap_or_default().to_owned()
}

/// The fragment, if it is a route.
fn own_fragment() -> Option<String> {
    Some(fragment()).filter(|fragment| fragment.starts_with("#/"))
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether the page's address leads no further than to the first page.
pub fn is_first_page() -> bool {
    let fragment = fragment();
    let (collection, route) = Collection::split(&fragment);
    collection == Collection::OfPage && route::parse(&route).0.view == View::Overview
}

/// The page that is shown while reports are opened.
const OPENING: &str = "#/open";

/// What a fragment wants, if it leads to other reports than these.
fn wanted(fragment: &str, open: &Permalinks, is_new: bool) -> Option<Wanted> {
    let (collection, route) = Collection::split(fragment);
    let is_open = match (&collection, open.source()) {
        // The page where reports are opened shows none.
        (Collection::OfPage, CorpusSource::Own(_)) => route::parse(&route).0.view == View::Open,
        (Collection::OfPage, _) => true,
        (Collection::Own(id), CorpusSource::Own(own)) => id == own,
        _ => false,
    };
    (!is_open).then(|| Wanted { collection, route: route.into_owned(), is_new })
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
