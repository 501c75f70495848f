//! What a query finds, report by report, and why: the query and its results, for all pages, and the
//! page that lists them.
//!
//! - [`understood`]: how the query was taken, part by part, and how it could ask less;
//! - [`facets`]: what it can be narrowed to;
//! - [`passages`], [`lines`]: what is found, by passage or in a line each;
//! - [`help`]: what can be typed.

pub mod facets;
pub mod help;
pub mod lines;
pub mod passages;
pub mod understood;

use super::html::{self, Element, IntoChild};
use super::lazy::LazyLoader;
use super::location::Location;
use super::pieces::label_of;
use super::{Reports, quiet, words};
use crate::corpus::Span;
use crate::route::{Listing, Route, Sort, View};
use crate::search::{Query, Results};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// The query of the route and what it finds: searched once, for all pages that show it.
#[derive(Clone, Copy)]
pub struct Search {
    found: Memo<Arc<Found>>,
    /// Counts the times the query has rested, for what can wait until it does: while letters come,
    /// only what can be seen of the results is drawn.
    pub rests: ReadSignal<usize>,
    /// The text that rested last.
    rested: Memo<String>,
    /// Counts the times the reader did not wait for that.
    hurries: (ReadSignal<usize>, WriteSignal<usize>),
}

/// A query and what it finds.
pub struct Found {
    /// As it stands in the box.
    pub text: String,
    /// As it was understood.
    pub query: Query,
    /// What it finds.
    pub results: Results,
    /// Whether that was looked for yet.
    pub is_done: bool,
}

/// How long nothing must be typed for the query to rest, in milliseconds.
const REST: u32 = 150;

impl Search {
    /// Follows the query of the route.
    pub fn follow(reports: Reports, location: Location, lazy: LazyLoader) -> Self {
        let query = Memo::new(move |_| location.route.with(|route| route.query.clone()));
        let find = move || {
            let text = query.get();
            let chunk = if text.is_empty() { None } else { lazy.get() };
            let is_done = text.is_empty() || chunk.is_some();
            let found = chunk.map(|chunk| (chunk.find)(reports, &text));
            let (query, results) = found.unwrap_or_default();
            Arc::new(Found { text, query, results, is_done })
        };
        // It is worked out anew only for another query, and is then another.
        let found = Memo::new_with_compare(move |_| find(), |_, _| true);
        let rests = quiet::after(REST, move || found.track());
        let hurries = signal(0);
        let rested = Memo::new(move |_| {
            rests.track();
            hurries.0.track();
            location.arrivals.track();
            found.with_untracked(|found| found.text.clone())
        });
        Search { found, rests, rested, hurries }
    }

    /// Reads the query and its results, and follows them.
    pub fn with<T>(self, read: impl FnOnce(&Found) -> T) -> T {
        self.found.with(|found| read(found))
    }

    /// Reads the query and its results as they are now.
    pub fn peek<T>(self, read: impl FnOnce(&Found) -> T) -> T {
        self.found.with_untracked(|found| read(found))
    }

    /// Whether nothing was typed for a while.
    pub fn is_at_rest(self) -> bool {
        self.rested.with_untracked(|text| self.peek(|found| found.text == *text))
    }

    /// Has what waits until the query rests happen now: the reader goes on.
    pub fn hurry(self) {
        self.hurries.1.update(|n| *n += 1);
    }

    /// The query of the last time it rested, for links: they need not follow each letter.
    pub fn settled(self) -> String {
        self.rested.get()
    }

    /// Makes a part of the page once this query rests; it goes when another is typed.
    pub fn once_at_rest(
        found: &Arc<Found>,
        make: impl Fn(&Found) -> Element + Send + 'static,
    ) -> AnyView {
        let Search { rested, .. } = expect_context::<Search>();
        let found = found.clone();
        let now = Memo::new({
            let found = found.clone();
            move |_| rested.with(|text| *text == found.text)
        });
        html::fragment(move || now.get().then(|| make(&found)))
    }

    /// The bytes of hits within a stretch of a document.
    pub fn hits_within(self, whole: Span) -> Vec<Range<usize>> {
        self.with(|found| found.results.hits_within(whole).map(|hit| hit.span.range()).collect())
    }
}

impl Found {
    /// Whether anything is asked.
    pub fn asks(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

/// The page.
pub fn page() -> Element {
    let search = expect_context::<Search>();
    let route = expect_context::<Location>().route;
    let listing = Memo::new(move |_| match route.with(|route| route.view.clone()) {
        View::Search(listing) => listing,
        _ => Listing::default(),
    });
    let verdict = move || search.with(|f| if f.asks() { summary(f) } else { String::new() });
    // Lines are made anew for each letter; passages follow by themselves.
    let asks = Memo::new(move |_| search.with(Found::asks));
    let shown = move || match listing.get() {
        _ if !asks.get() => help::examples(),
        Listing::Passages => passages::columns(search),
        Listing::Lines(sort) => search.found.with(|found| lines::table(found, sort)),
    };
    let tools =
        html::header().class("tools").child(html::h1().child("Search")).child(tabs(listing));
    html::div()
        .class("search")
        .child(tools)
        .child(html::p().class("verdict").child(verdict))
        .child(move || {
            search.rests.track();
            search.peek(understood::understood)
        })
        .child(
            html::div()
                .class("found")
                .child(facets::panel(search))
                .child(html::div().class("listing").child(shown)),
        )
}

/// By passage or by line.
fn tabs(listing: Memo<Listing>) -> Element {
    let search = expect_context::<Search>();
    let tab = |name: &'static str, to: Listing| {
        let there = move || Route { view: View::Search(to), query: search.settled() }.to_string();
        let current = move || {
            let lines = matches!(listing.get(), Listing::Lines(_));
            (lines == matches!(to, Listing::Lines(_))).then_some("page")
        };
        html::a().attr("href", there).attr("aria-current", current).child(name)
    };
    html::nav()
        .class("tabs")
        .attr("aria-label", "How results are listed")
        .child(tab("Passages", Listing::Passages))
        .child(tab("Every hit in a line", Listing::Lines(Sort::Text)))
}

/// A link to the same page with another query.
pub fn asking(query: &str, words: impl IntoChild) -> Element {
    let view = expect_context::<Location>().route.with_untracked(|route| match route.view {
        View::Search(listing) => View::Search(listing),
        _ => View::Search(Listing::default()),
    });
    html::a().attr("href", Route { view, query: query.into() }.to_string()).child(words)
}

/// What was found, in a sentence; where nothing was, that the reports do not mention it.
pub fn summary(Found { text, results, .. }: &Found) -> String {
    let query = text.trim();
    let all = results.count();
    if all.passages == 0 && (results.parts.len() > 1 || results.parts.iter().any(|p| p.is_field)) {
        return format!("No passage of either report answers “{query}”.");
    }
    if all.passages == 0 {
        return format!(
            "Neither report mentions “{query}”. That does not mean that it was not discussed."
        );
    }
    let each: Vec<String> = results
        .documents
        .iter()
        .map(|d| {
            let hits = words::count(d.count.hits, "hit");
            let passages = words::count(d.count.passages, "passage");
            match d.count.passages {
                0 => format!("{}: not mentioned", label_of(d.doc)),
                _ => format!("{}: {hits} in {passages}", label_of(d.doc)),
            }
        })
        .collect();
    let each = each.join("; ");
    if results.relaxed {
        format!("No passage has all of “{query}”. With some of the words: {each}.")
    } else {
        each + "."
    }
}
