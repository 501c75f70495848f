//! The lazy chunk: everything that the first page does not need.
//!
//! [`LazyLoader`] fetches it and says whether it is there. What is in it is listed in
//! [`pages::chunk`](super::pages::chunk); the rest of the program reaches it only through the
//! function pointers of [`LazyChunk`], so the splitter can move it to a module of its own.

use super::html::{self, Element, IntoChild};
use super::reports::Reports;
use crate::corpus::Corpus;
use crate::route::Page;
use crate::search::{Query, Results, Suggestion};
use leptos::ev;
use leptos::prelude::*;
use std::pin::Pin;

/// What the chunk can do.
pub struct LazyChunk {
    /// Indexes the reports, then calls [`LazyLoader::set_ready`].
    pub start: fn(LazyLoader),
    /// Makes a page.
    pub page: fn(Page) -> Element,
    /// The timeline as a small picture.
    pub strip: fn(&'static Corpus) -> Element,
    /// The popover that explains the query language; it ends with this switch.
    pub help: fn(Element) -> Element,
    /// Parses a query and runs it.
    pub find: fn(Reports, &str) -> (Query, Results),
    /// Suggests how a query could go on at a byte offset.
    pub suggest: fn(Reports, &str, usize) -> Vec<Suggestion>,
}

/// Fetches the chunk; `None` when it could not be fetched.
pub type Preload = fn() -> Pin<Box<dyn Future<Output = Option<&'static LazyChunk>>>>;

/// Fetches the chunk and holds its state.
#[derive(Clone, Copy)]
pub struct LazyLoader {
    /// What the chunk indexes.
    pub reports: Reports,
    preload: Preload,
    state: ReadSignal<State>,
    set_state: WriteSignal<State>,
}

#[derive(Clone, Copy)]
enum State {
    Fetching,
    /// So many passages of so many are indexed.
    Indexing(usize, usize),
    Ready(&'static LazyChunk),
    Failed,
}

impl LazyLoader {
    /// Starts fetching.
    pub fn new(reports: Reports, preload: Preload) -> Self {
        let (state, set_state) = signal(State::Fetching);
        let loader = LazyLoader { reports, preload, state, set_state };
        loader.fetch();
        loader
    }

    /// Fetches the chunk, also again after a failure.
    fn fetch(self) {
        self.set_state.set(State::Fetching);
        leptos::task::spawn_local(async move {
            match (self.preload)().await {
                Some(chunk) => (chunk.start)(self),
                None => self.set_state.set(State::Failed),
            }
        });
    }

    /// Shows how far indexing is.
    pub fn set_progress(self, done: usize, total: usize) {
        self.set_state.set(State::Indexing(done, total));
    }

    /// The chunk can be used.
    pub fn set_ready(self, chunk: &'static LazyChunk) {
        self.set_state.set(State::Ready(chunk));
    }

    /// The chunk, once it is ready; tracked.
    pub fn get(self) -> Option<&'static LazyChunk> {
        self.state.with(State::chunk)
    }

    /// The chunk, if it is ready; untracked.
    pub fn peek(self) -> Option<&'static LazyChunk> {
        self.state.with_untracked(State::chunk)
    }

    /// An element made by the chunk; nothing until it is ready.
    pub fn element(self, make: impl Fn(&'static LazyChunk) -> Element + Send + 'static) -> AnyView {
        html::fragment(move || self.get().map(&make))
    }

    /// A page, or what it is waiting for.
    pub fn page(self, page: Page) -> AnyView {
        html::fragment(move || match self.state.get() {
            State::Ready(chunk) => (chunk.page)(page),
            State::Fetching => waiting("Fetching this page…"),
            State::Indexing(done, total) => {
                waiting(format!("Reading: {done} of {total} passages…"))
            }
            State::Failed => self.failure(),
        })
    }

    fn failure(self) -> Element {
        let retry = html::button().attr("type", "button").child("Try again");
        html::div()
            .class("notices")
            .attr("role", "alert")
            .child(html::p().child(
                "This page could not be fetched: there may be no network, or a newer version of \
                 the program. Try again, or reload the page.",
            ))
            .child(retry.on(ev::click, move |_| self.fetch()))
    }
}

fn waiting(message: impl IntoChild) -> Element {
    html::p().class("waiting").attr("role", "status").child(message)
}

impl State {
    fn chunk(&self) -> Option<&'static LazyChunk> {
        match self {
            State::Ready(chunk) => Some(chunk),
            _ => None,
        }
    }
}
