//! The lazy chunk: everything that the first page does not need.
//!
//! [`LazyLoader`] fetches it and holds its state. Its contents are listed in
//! [`pages::chunk`](super::pages::chunk); the rest of the program calls it only through the
//! function pointers of [`LazyChunk`], so that the splitter can move it to a separate module.

use super::html::{self, Element, IntoChild};
use super::platform::location::Location;
use super::platform::timeout::OwnedTimeout;
use super::reports::Reports;
use super::series::SeriesChunk;
use crate::route::Page;
use crate::search::{Options, Query, Results, Suggestion, Typing};
use leptos::ev;
use leptos::prelude::*;
use std::pin::Pin;

/// The entry points of the chunk.
pub struct LazyChunk {
    /// Indexes the reports, then calls [`LazyLoader::set_ready`].
    pub start: fn(LazyLoader),
    /// Renders a page.
    pub page: fn(Page) -> Element,
    /// Renders the small timeline of the overview.
    pub strip: fn(Reports) -> Element,
    /// Renders the popover that explains the query language, with the given switch at its end.
    pub help: fn(Element) -> Element,
    /// Renders the popover with which the current view is passed on.
    pub share: fn(Location) -> Element,
    /// The results of a query in a few sentences.
    pub summary: fn(&str, &Results) -> String,
    /// Parses a query and runs it.
    pub find: fn(Reports, &str, Typing, &Options) -> (Query, Results),
    /// Suggests completions of a query at a byte offset.
    pub suggest: fn(Reports, &str, usize) -> Vec<Suggestion>,
}

/// Fetches the chunk; `None` when it could not be fetched.
pub type Preload = fn() -> Pin<Box<dyn Future<Output = Option<&'static LazyChunk>>>>;

/// Fetches the chunk and holds its state.
#[derive(Clone, Copy)]
pub struct LazyLoader {
    /// The reports to index.
    pub reports: Reports,
    preload: Preload,
    state: RwSignal<State>,
    next_step: OwnedTimeout,
}

#[derive(Clone, Copy)]
enum State {
    Fetching,
    /// Number of passages indexed so far, and of all passages.
    Indexing(usize, usize),
    Ready(&'static LazyChunk, Option<&'static SeriesChunk>),
    Failed,
}

impl LazyLoader {
    /// Starts fetching.
    pub fn new(reports: Reports, preload: Preload) -> Self {
        let (state, next_step) = (RwSignal::new(State::Fetching), OwnedTimeout::default());
        let loader = LazyLoader { reports, preload, state, next_step };
        loader.fetch();
        loader
    }

    /// Fetches the chunk; also used to retry after a failure.
    fn fetch(self) {
        self.state.set(State::Fetching);
        leptos::task::spawn_local(async move {
            match (self.preload)().await {
                Some(chunk) => (chunk.start)(self),
                None => self.set_failed(),
            }
        });
    }

    /// Reports the progress of indexing, in passages, and takes the next step once the browser has
    /// done what it has to; never, if another corpus is opened before.
    pub fn go_on(self, done: usize, total: usize, step: impl FnOnce() + 'static) {
        self.state.set(State::Indexing(done, total));
        self.next_step.start(0, step);
    }

    /// Marks the chunk as ready, and the part for series, if the reports need it.
    pub fn set_ready(self, chunk: &'static LazyChunk, series: Option<&'static SeriesChunk>) {
        self.state.set(State::Ready(chunk, series));
    }

    /// The part for series, if these reports need it and the chunk is ready; untracked.
    pub fn series(self) -> Option<&'static SeriesChunk> {
        self.state.with_untracked(|state| match state {
            State::Ready(_, series) => *series,
            _ => None,
        })
    }

    /// Reports that something could not be fetched.
    pub fn set_failed(self) {
        self.state.set(State::Failed);
    }

    /// The chunk, once it is ready; tracked.
    pub fn get(self) -> Option<&'static LazyChunk> {
        self.state.with(State::chunk)
    }

    /// The chunk, if it is ready; untracked.
    pub fn peek(self) -> Option<&'static LazyChunk> {
        self.state.with_untracked(State::chunk)
    }

    /// An element rendered by the chunk; empty until the chunk is ready.
    pub fn element(
        self,
        render: impl Fn(&'static LazyChunk) -> Element + Send + 'static,
    ) -> AnyView {
        html::fragment(move || self.get().map(&render))
    }

    /// An element rendered by the part for series; empty until the chunk is ready, and for reports
    /// that do not need the part.
    pub fn series_element(
        self,
        render: impl Fn(&'static SeriesChunk) -> Element + Send + 'static,
    ) -> AnyView {
        html::fragment(move || match self.state.get() {
            State::Ready(_, series) => series.map(&render),
            _ => None,
        })
    }

    /// A page, or the loading state until the chunk is ready.
    pub fn page(self, page: Page) -> AnyView {
        html::fragment(move || match self.state.get() {
            State::Ready(chunk, _) => (chunk.page)(page),
            State::Fetching => waiting("Fetching this page…"),
            State::Indexing(done, total) => {
                waiting(format!("Reading: {done} of {total} passages…"))
            }
            State::Failed => failure(move || self.fetch()),
        })
    }
}

/// Says that a page could not be fetched, and offers to try again.
pub fn failure(retry: impl Fn() + 'static) -> Element {
    let button = html::button().attr("type", "button").child("Try again");
    html::div()
        .class("notices")
        .attr("role", "alert")
        .child(html::p().child(
            "This page could not be fetched: there may be no network, or a newer version of the \
             program. Try again, or reload the page.",
        ))
        .child(button.on(ev::click, move |_| retry()))
}

/// What is shown while something is fetched.
pub fn waiting(message: impl IntoChild) -> Element {
    html::p().class("waiting").attr("role", "status").child(message)
}

impl State {
    fn chunk(&self) -> Option<&'static LazyChunk> {
        match self {
            State::Ready(chunk, _) => Some(chunk),
            _ => None,
        }
    }
}
