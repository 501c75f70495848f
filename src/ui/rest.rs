//! The rest of the program: all that the first page can be read without.
//!
//! On a site it is a module of its own (the feature `split`, `xtask/src/split.rs`), fetched while
//! the first page is read. Only what [`Rest`] leads to is in it, so what needs any of that asks
//! [`Rests`] for it and is made once it is there. Without the feature it is there from the
//! beginning.

use super::Reports;
use super::el::{El, Words, el, live, nothing};
use super::keys::Keys;
use super::pages::Page;
use super::state::{ReadSignal, WriteSignal, signal};
use super::{compare, context, reader, search, timeline};
use crate::corpus::Corpus;
use crate::search::{Builder, Options, Query, Results, Suggestion, as_typed, suggest};
use gloo::timers::callback::Timeout;
use leptos::prelude::AnyView;

/// What it can do.
pub struct Rest {
    /// Reads the reports, and then says that it is there.
    begin: fn(Rests),
    /// Makes a page.
    page: fn(Page) -> El,
    /// All events as a small picture.
    pub strip: fn(&'static Corpus) -> El,
    /// What can be typed.
    pub help: fn(Keys) -> El,
    /// Reads a query, and finds what it asks for.
    pub find: fn(Reports, &str) -> (Query, Results),
    /// How a query could go on at a place in it.
    pub suggest: fn(Reports, &str, usize) -> Vec<Suggestion>,
}

/// All of it.
static REST: Rest = Rest {
    begin: |rests| rests.read(Box::new(Builder::new(rests.reports.corpus))),
    page: |page| match page {
        Page::Overview => el("div"),
        Page::Search if !crate::SEARCH => el("div"),
        Page::Search => search::page(),
        Page::Timeline => timeline::page(),
        Page::Compare => compare::page(),
        Page::Read => reader::page(),
    },
    strip: timeline::axis::strip,
    help: |keys| if crate::SEARCH { search::help::popover(keys) } else { el("div") },
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
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(lazy, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "where it is fetched, that can fail")]
fn rest() -> Result<&'static Rest, Failure> {
    Ok(&REST)
}

#[cfg(feature = "split")]
type Failure = wasm_split_helpers::SplitLoaderError;
#[cfg(not(feature = "split"))]
type Failure = std::convert::Infallible;

/// Whether the rest is there, and how to have it.
#[derive(Clone, Copy)]
pub struct Rests {
    reports: Reports,
    state: ReadSignal<State>,
    set_state: WriteSignal<State>,
}

#[derive(Clone, Copy)]
enum State {
    /// It is being fetched.
    Fetched,
    /// It has read so many passages of so many.
    Reads(usize, usize),
    /// It is there.
    Ready(&'static Rest),
    /// It could not be fetched.
    Failed,
}

/// How many passages are indexed before the page may do something else: a hundredth of a second.
const STEP: usize = 256;

impl Rests {
    /// Fetches it for these reports.
    pub fn follow(reports: Reports) -> Self {
        let (state, set_state) = signal(State::Fetched);
        let rests = Rests { reports, state, set_state };
        rests.fetch();
        rests
    }

    /// That of the page this is called in.
    pub fn here() -> Self {
        context::here()
    }

    /// Asks for it, again if need be.
    fn fetch(self) {
        self.set_state.set(State::Fetched);
        #[cfg(feature = "split")]
        leptos::task::spawn_local(async move { self.arrives(rest().await.ok()) });
        #[cfg(not(feature = "split"))]
        self.arrives(rest().ok());
    }

    fn arrives(self, rest: Option<&'static Rest>) {
        match rest {
            Some(rest) => (rest.begin)(self),
            None => self.set_state.set(State::Failed),
        }
    }

    /// Indexes the reports, a step at a time. This is of the rest.
    fn read(self, mut builder: Box<Builder>) {
        let Reports { corpus, index } = self.reports;
        if crate::SEARCH && index.get().is_none() {
            let progress = builder.step(corpus, STEP);
            if progress.done < progress.total {
                self.set_state.set(State::Reads(progress.done, progress.total));
                Timeout::new(0, move || self.read(builder)).forget();
                return;
            }
            index.get_or_init(|| builder.finish());
        }
        self.set_state.set(State::Ready(&REST));
    }

    /// The rest, once it is there; follows whether it is.
    pub fn get(self) -> Option<&'static Rest> {
        self.state.with(State::rest)
    }

    /// The rest, if it is there now.
    pub fn peek(self) -> Option<&'static Rest> {
        self.state.with_untracked(State::rest)
    }

    /// A part of the page, once what makes it is there.
    pub fn part(self, make: impl Fn(&'static Rest) -> El + Send + 'static) -> AnyView {
        live(move || self.get().map_or_else(nothing, |rest| make(rest).into()))
    }

    /// A page, or what it waits for.
    pub fn page(self, page: Page) -> AnyView {
        live(move || match self.state.get() {
            State::Ready(rest) => (rest.page)(page),
            State::Fetched => waiting("Fetching this page…"),
            State::Reads(done, total) => waiting(format!("Reading: {done} of {total} passages…")),
            State::Failed => {
                let again = el("button").attr("type", "button").text("Try again");
                el("div")
                    .class("notices")
                    .attr("role", "alert")
                    .child(el("p").text(
                        "This page could not be fetched: there may be no network, or a newer \
                         version of the program. Try again, or reload the page.",
                    ))
                    .child(again.on("click", move |_| self.fetch()))
            }
        })
    }
}

fn waiting(words: impl Into<Words>) -> El {
    el("p").class("waiting").attr("role", "status").text(words)
}

impl State {
    fn rest(&self) -> Option<&'static Rest> {
        match self {
            State::Ready(rest) => Some(rest),
            _ => None,
        }
    }
}
