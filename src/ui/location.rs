//! The address bar: the one place that reads and writes it.

use super::context;
use super::state::{ReadSignal, WriteSignal, signal};
use crate::corpus::Corpus;
use crate::route::{self, Notice, Route};
use gloo::events::EventListener;
use gloo::utils::{history, window};
use leptos::prelude::*;
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
}

impl Location {
    /// Reads the address and follows it from now on.
    pub fn follow(corpus: &'static Corpus) -> Self {
        let (first, notices) = read(corpus);
        let (route, set_route) = signal(first);
        let (notices, set_notices) = signal(notices);
        let (arrivals, set_arrivals) = signal(0);
        stamp();
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            let (route, notices) = read(corpus);
            set_notices.set(notices);
            set_route.set(route);
            if is_new() {
                set_arrivals.update(|n| *n += 1);
                stamp();
            }
        });
        on_cleanup({
            let listener = send_wrapper::SendWrapper::new(listener);
            move || drop(listener)
        });
        Location { route, notices, arrivals, corpus, set_route, set_notices }
    }

    /// That of the page this is called in.
    pub fn here() -> Self {
        context::here()
    }

    /// Goes there as a link would: the way back leads here.
    pub fn go(&self, route: &Route) {
        let _ = window().location().set_hash(&route.to_string());
    }

    /// Goes there in place of here, as for each letter that is typed.
    pub fn replace(&self, route: Route) {
        let (route, notices) = route::settle(route, self.corpus);
        let _ = history().replace_state_with_url(&seen(), "", Some(&route.to_string()));
        self.set_notices.set(notices);
        self.set_route.set(route);
    }
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
