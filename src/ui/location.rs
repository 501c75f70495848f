//! The address bar: the one place that reads and writes it.

use super::context;
use super::state::{ReadSignal, StoredValue, WriteSignal, signal};
use crate::corpus::Corpus;
use crate::route::{self, Notice, Route};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{history, window};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Where the reader is, and how to go elsewhere.
#[derive(Clone, Copy)]
pub struct Location {
    /// What the page shows.
    pub route: ReadSignal<Route>,
    /// What of the link was not understood.
    pub notices: ReadSignal<Vec<Notice>>,
    /// Counts the times the reader went somewhere new, rather than back or forward.
    pub arrivals: ReadSignal<usize>,
    corpus: &'static Corpus,
    set_route: WriteSignal<Route>,
    set_notices: WriteSignal<Vec<Notice>>,
    /// The address that is yet to be written.
    unwritten: StoredValue<Option<SendWrapper<Unwritten>>>,
}

/// An address, and the timeout that will write it.
#[derive(Clone)]
struct Unwritten {
    address: String,
    _timeout: Rc<Timeout>,
}

/// How long the address waits for the page, in milliseconds: to write it takes a browser as long
/// as to show the results, and some allow it only so often.
const PATIENCE: u32 = 40;

impl Location {
    /// Reads the address and follows it from now on.
    pub fn follow(corpus: &'static Corpus) -> Self {
        let (first, notices) = read(corpus);
        let (route, set_route) = signal(first);
        let (notices, set_notices) = signal(notices);
        let (arrivals, set_arrivals) = signal(0);
        stamp();
        let unwritten = StoredValue::new(None);
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            unwritten.set_value(None);
            let (route, notices) = read(corpus);
            set_notices.set(notices);
            set_route.set(route);
            if is_new() {
                set_arrivals.update(|n| *n += 1);
                stamp();
            }
        });
        on_cleanup({
            let listener = SendWrapper::new(listener);
            move || drop(listener)
        });
        Location { route, notices, arrivals, corpus, set_route, set_notices, unwritten }
    }

    /// That of the page this is called in.
    pub fn here() -> Self {
        context::here()
    }

    /// The whole address of a route, for what leaves the page.
    pub fn address(route: &Route) -> String {
        let here = window().location().href().unwrap_or_default();
        let page = here.split('#').next().unwrap_or_default();
        format!("{page}{route}")
    }

    /// Goes there as a link would: the way back leads here.
    pub fn go(&self, route: &Route) {
        if let Some(unwritten) = self.unwritten.get_value() {
            write(&unwritten.address);
            self.unwritten.set_value(None);
        }
        let _ = window().location().set_hash(&route.to_string());
    }

    /// Goes there in place of here, as for each letter that is typed.
    pub fn replace(&self, route: Route) {
        let (route, notices) = route::settle(route, self.corpus);
        let address = route.to_string();
        let later = address.clone();
        let all = self.unwritten;
        let timeout = Timeout::new(PATIENCE, move || {
            write(&later);
            all.set_value(None);
        });
        let unwritten = Unwritten { address, _timeout: Rc::new(timeout) };
        self.unwritten.set_value(Some(SendWrapper::new(unwritten)));
        if !notices.is_empty() || self.notices.with_untracked(|before| !before.is_empty()) {
            self.set_notices.set(notices);
        }
        self.set_route.set(route);
    }
}

fn write(address: &str) {
    let _ = history().replace_state_with_url(&seen(), "", Some(address));
}

fn read(corpus: &Corpus) -> (Route, Vec<Notice>) {
    let (route, mut notices) = route::parse(&window().location().hash().unwrap_or_default());
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
