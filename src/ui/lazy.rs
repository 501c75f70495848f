//! The lazy chunk: all of the program that the first page can be read without.
//!
//! On a site it is a module of its own (the feature `split`), fetched while the first page is read.
//! Only what [`LazyChunk`] leads to is in it, so what needs any of that asks [`LazyLoader`] for it
//! and is made once it is there. Without the feature it is there from the beginning.
//!
//! The attribute is the one that Leptos's `#[lazy]` stands for, but `fallible`: `#[lazy]` panics when
//! a chunk does not arrive, and here the page says so and asks for it again.

use super::Reports;
use super::html::{self, Element, IntoChild};
use super::keys::Keys;
use super::pages::Page;
use super::{compare, reader, search, timeline};
use crate::corpus::Corpus;
use crate::search::{Builder, Options, Query, Results, Suggestion, as_typed, suggest};
use gloo::timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;

/// What the chunk can do.
pub struct LazyChunk {
    /// Indexes the reports, and then says that it is there.
    begin: fn(LazyLoader),
    /// Makes a page.
    page: fn(Page) -> Element,
    /// All events as a small picture.
    pub strip: fn(&'static Corpus) -> Element,
    /// What can be typed.
    pub help: fn(Keys) -> Element,
    /// Reads a query, and finds what it asks for.
    pub find: fn(Reports, &str) -> (Query, Results),
    /// How a query could go on at a place in it.
    pub suggest: fn(Reports, &str, usize) -> Vec<Suggestion>,
}

/// The chunk.
static CHUNK: LazyChunk = LazyChunk {
    begin: |loader| loader.index(Box::new(Builder::new(loader.reports.corpus))),
    page: |page| match page {
        Page::Overview => html::div(),
        Page::Search if !crate::SEARCH => html::div(),
        Page::Search => search::page(),
        Page::Timeline => timeline::page(),
        Page::Compare => compare::page(),
        Page::Read => reader::page(),
    },
    strip: timeline::axis::strip,
    help: |keys| if crate::SEARCH { search::help::popover(keys) } else { html::div() },
    find: |reports, text| {
        if crate::SEARCH {
            as_typed(reports.index(), reports.corpus, text, &Options::default())
        } else {
            Default::default()
        }
    },
    suggest: |reports, text, at| {
        if crate::SEARCH { suggest(reports.index(), reports.corpus, text, at) } else { Vec::new() }
    },
};

/// The way to it: nothing else leads there.
#[cfg_attr(feature = "split", leptos::wasm_split::wasm_split(lazy, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "where it is fetched, that can fail")]
fn chunk() -> Result<&'static LazyChunk, Failure> {
    Ok(&CHUNK)
}

#[cfg(feature = "split")]
type Failure = leptos::wasm_split::SplitLoaderError;
#[cfg(not(feature = "split"))]
type Failure = std::convert::Infallible;

/// Fetches the chunk; ends when it is there, or with nothing when it could not be fetched.
pub async fn preload() -> Option<&'static LazyChunk> {
    #[cfg(feature = "split")]
    let chunk = chunk().await;
    #[cfg(not(feature = "split"))]
    let chunk = std::future::ready(chunk()).await;
    chunk.ok()
}

/// Whether the chunk is there, and the way to have it.
#[derive(Clone, Copy)]
pub struct LazyLoader {
    reports: Reports,
    state: ReadSignal<State>,
    set_state: WriteSignal<State>,
}

#[derive(Clone, Copy)]
enum State {
    /// It is being fetched.
    Fetching,
    /// It has indexed so many passages of so many.
    Indexing(usize, usize),
    /// It is there.
    Ready(&'static LazyChunk),
    /// It could not be fetched.
    Failed,
}

/// How many passages are indexed before the page may do something else: a hundredth of a second.
const STEP: usize = 256;

impl LazyLoader {
    /// Fetches it for these reports.
    pub fn fetch_for(reports: Reports) -> Self {
        let (state, set_state) = signal(State::Fetching);
        let loader = LazyLoader { reports, state, set_state };
        loader.fetch();
        loader
    }

    /// Asks for it, again if need be.
    fn fetch(self) {
        self.set_state.set(State::Fetching);
        leptos::task::spawn_local(async move { self.arrives(preload().await) });
    }

    fn arrives(self, chunk: Option<&'static LazyChunk>) {
        match chunk {
            Some(chunk) => (chunk.begin)(self),
            None => self.set_state.set(State::Failed),
        }
    }

    /// Indexes the reports, a step at a time. This is in the chunk.
    fn index(self, mut builder: Box<Builder>) {
        let Reports { corpus, index } = self.reports;
        if crate::SEARCH && index.get().is_none() {
            let progress = builder.step(corpus, STEP);
            if progress.done < progress.total {
                self.set_state.set(State::Indexing(progress.done, progress.total));
                Timeout::new(0, move || self.index(builder)).forget();
                return;
            }
            index.get_or_init(|| builder.finish());
        }
        self.set_state.set(State::Ready(&CHUNK));
    }

    /// The chunk, once it is there; tracks whether it is.
    pub fn get(self) -> Option<&'static LazyChunk> {
        self.state.with(State::chunk)
    }

    /// The chunk, if it is there now.
    pub fn peek(self) -> Option<&'static LazyChunk> {
        self.state.with_untracked(State::chunk)
    }

    /// A part of the page, once what makes it is there.
    pub fn part(self, make: impl Fn(&'static LazyChunk) -> Element + Send + 'static) -> AnyView {
        html::fragment(move || self.get().map(&make))
    }

    /// A page, or what it waits for.
    pub fn page(self, page: Page) -> AnyView {
        html::fragment(move || match self.state.get() {
            State::Ready(chunk) => (chunk.page)(page),
            State::Fetching => waiting("Fetching this page…"),
            State::Indexing(done, total) => {
                waiting(format!("Reading: {done} of {total} passages…"))
            }
            State::Failed => {
                let again = html::button().attr("type", "button").child("Try again");
                html::div()
                    .class("notices")
                    .attr("role", "alert")
                    .child(html::p().child(
                        "This page could not be fetched: there may be no network, or a newer \
                         version of the program. Try again, or reload the page.",
                    ))
                    .child(again.on(ev::click, move |_| self.fetch()))
            }
        })
    }
}

fn waiting(words: impl IntoChild) -> Element {
    html::p().class("waiting").attr("role", "status").child(words)
}

impl State {
    fn chunk(&self) -> Option<&'static LazyChunk> {
        match self {
            State::Ready(chunk) => Some(chunk),
            _ => None,
        }
    }
}
