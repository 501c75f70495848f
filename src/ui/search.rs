//! The query of the route and what it finds, for all that shows it.

use super::html::{self, Element};
use super::lazy::LazyLoader;
use super::platform::debounce::debounce;
use super::platform::location::Location;
use super::reports::Reports;
use crate::corpus::Span;
use crate::search::{Query, Results};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// The query of the route and what it finds: searched once, for all pages that show it.
#[derive(Clone, Copy)]
pub struct Search {
    found: Memo<Arc<QueryResults>>,
    /// Counts the times the query has rested, for what can wait until it does: while letters come,
    /// only what can be seen of the results is drawn.
    pub debounced: ReadSignal<usize>,
    /// The text that rested last.
    settled: Memo<String>,
    /// Counts the times the reader did not wait for that.
    flushes: (ReadSignal<usize>, WriteSignal<usize>),
}

/// A query and what it finds.
pub struct QueryResults {
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
const DELAY: u32 = 150;

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
            Arc::new(QueryResults { text, query, results, is_done })
        };
        // It is worked out anew only for another query, and is then another.
        let found = Memo::new_with_compare(move |_| find(), |_, _| true);
        let debounced = debounce(DELAY, move || found.track());
        let flushes = signal(0);
        let settled = Memo::new(move |_| {
            debounced.track();
            flushes.0.track();
            location.navigations.track();
            found.with_untracked(|found| found.text.clone())
        });
        Search { found, debounced, settled, flushes }
    }

    /// The query and its results; tracked.
    pub fn get(self) -> Arc<QueryResults> {
        self.found.get()
    }

    /// Reads the query and its results; tracked.
    pub fn with<T>(self, read: impl FnOnce(&QueryResults) -> T) -> T {
        self.found.with(|found| read(found))
    }

    /// Reads the query and its results; untracked.
    pub fn peek<T>(self, read: impl FnOnce(&QueryResults) -> T) -> T {
        self.found.with_untracked(|found| read(found))
    }

    /// Whether nothing was typed for a while.
    pub fn is_settled(self) -> bool {
        self.settled.with_untracked(|text| self.peek(|found| found.text == *text))
    }

    /// Has what waits until the query rests happen now: the reader goes on.
    pub fn flush(self) {
        self.flushes.1.update(|n| *n += 1);
    }

    /// The query of the last time it rested, for links: they need not follow each letter.
    pub fn settled_query(self) -> String {
        self.settled.get()
    }

    /// Makes a part of the page once this query rests; it goes when another is typed.
    pub fn once_settled(
        found: &Arc<QueryResults>,
        make: impl Fn(&QueryResults) -> Element + Send + 'static,
    ) -> AnyView {
        let Search { settled, .. } = expect_context::<Search>();
        let found = found.clone();
        let now = Memo::new({
            let found = found.clone();
            move |_| settled.with(|text| *text == found.text)
        });
        html::fragment(move || now.get().then(|| make(&found)))
    }

    /// The bytes of hits within a stretch of a document.
    pub fn hits_within(self, whole: Span) -> Vec<Range<usize>> {
        self.with(|found| found.results.hits_within(whole).map(|hit| hit.span.range()).collect())
    }
}

impl QueryResults {
    /// Whether anything is asked.
    pub fn asks(&self) -> bool {
        !self.text.trim().is_empty()
    }
}
