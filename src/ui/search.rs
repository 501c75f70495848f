//! The query of the route and its results, shared by all components that show them.

use super::html;
use super::lazy::LazyLoader;
use super::platform::debounce::debounce;
use super::platform::location::Location;
use super::reports::Reports;
use crate::corpus::{Corpus, Span};
use crate::route::{Listing, View};
use crate::search::{Options, Query, Results, Typing};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// The query of the route and its results: searched once, shared by all pages.
#[derive(Clone, Copy)]
pub struct Search {
    found: Memo<Arc<QueryResults>>,
    /// Incremented when the query has settled, for work that can wait: while the user types, only
    /// the visible results are rendered.
    pub debounced: ReadSignal<usize>,
    /// The query that settled last.
    settled: Memo<String>,
    /// How the query is searched for now.
    asking: StoredValue<Asking>,
    /// Incremented to search anew, for a query that is complete, and to settle it without waiting.
    rests: RwSignal<usize>,
}

/// How the query is searched for.
#[derive(Clone, Copy)]
struct Asking {
    /// Whether the query is being typed: its last word may then be the beginning of one.
    typing: Typing,
    /// Whether the hits of all passages are wanted: once no key has been pressed for a moment.
    wants_all: bool,
}

/// A query and its results.
pub struct QueryResults {
    /// The text of the query.
    pub text: String,
    /// The parsed query.
    pub query: Query,
    /// Its results.
    pub results: Results,
    /// Whether the search has run; always true for an empty query.
    pub is_done: bool,
    /// Whether the hits of all passages are listed, not only those of the best.
    pub is_whole: bool,
}

/// Of more passages than this, the results list only the hits of the best while the user types.
const MANY: usize = 4000;
/// The number of those: more than are drawn meanwhile.
const BEST: usize = 64;

/// How long the query must be unchanged to count as settled, in milliseconds.
const DELAY: u32 = 150;
/// How long the query must be unchanged to rest, in milliseconds: longer than between two keys of a
/// slow typist.
const REST: u32 = 1000;

impl Search {
    /// Follows the query of the route.
    pub fn follow(reports: Reports, location: Location, lazy: LazyLoader) -> Self {
        let query = Memo::new(move |_| location.route.with(|route| route.query.clone()));
        let asking = StoredValue::new(Asking { typing: Typing::Done, wants_all: true });
        let rests = RwSignal::new(0);
        let find = move || {
            rests.track();
            let text = query.get();
            let chunk = if text.is_empty() { None } else { lazy.get() };
            let is_done = text.is_empty() || chunk.is_some();
            let Asking { typing, wants_all } = asking.get_value();
            let in_part = !wants_all
                && location.route.with_untracked(|route| lists_passages(&route.view))
                && passages(&reports.corpus()) > MANY;
            let options = Options { marked: in_part.then_some(BEST) };
            let found = chunk.map(|chunk| (chunk.find)(reports, &text, typing, &options));
            let (query, results) = found.unwrap_or_default();
            Arc::new(QueryResults { text, query, results, is_done, is_whole: !in_part })
        };
        // Recomputed only when the query or the chunk changes, so each result counts as changed.
        let found = Memo::new_with_compare(move |_| find(), |_, _| true);
        let debounced = debounce(DELAY, move || found.track());
        let settled = Memo::new(move |last: Option<&String>| {
            debounced.track();
            rests.track();
            location.navigations.track();
            found.with_untracked(|found| match last {
                Some(last) if !found.is_whole => last.clone(),
                _ => found.text.clone(),
            })
        });
        let search = Search { found, debounced, settled, asking, rests };
        Effect::new(move |_| {
            debounced.track();
            if !search.peek(|found| found.is_whole) {
                asking.update_value(|asking| asking.wants_all = true);
                rests.update(|n| *n += 1);
            }
        });
        let resting = debounce(REST, move || found.track());
        Effect::new(move |_| {
            resting.track();
            search.rest();
        });
        search
    }

    /// The query is being typed, or no longer.
    pub fn set_typing(self, typing: Typing) {
        self.asking.set_value(Asking { typing, wants_all: typing == Typing::Done });
    }

    /// The query is complete: its last word is no longer taken for a beginning.
    fn rest(self) {
        self.set_typing(Typing::Done);
        if self.peek(|found| found.query.typing == Typing::Going) {
            self.rests.update(|n| *n += 1);
        }
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

    /// Whether the current query has settled; untracked.
    pub fn is_settled(self) -> bool {
        self.settled.with_untracked(|text| self.peek(|found| found.text == *text))
    }

    /// Settles the query now, without waiting.
    pub fn flush(self) {
        self.set_typing(Typing::Done);
        self.rests.update(|n| *n += 1);
    }

    /// The query that settled last, for links, which need not follow every keystroke; tracked.
    pub fn settled_query(self) -> String {
        self.settled.get()
    }

    /// Renders once the query has settled, and is removed when it changes.
    pub fn once_settled(
        found: &Arc<QueryResults>,
        render: impl Fn(&QueryResults) -> AnyView + Send + 'static,
    ) -> AnyView {
        let Search { settled, .. } = expect_context::<Search>();
        let found = found.clone();
        let is_current = Memo::new({
            let found = found.clone();
            move |_| settled.with(|text| *text == found.text)
        });
        html::fragment(move || is_current.get().then(|| render(&found)))
    }

    /// The byte ranges of the hits within a span.
    pub fn hits_within(self, span: Span) -> Vec<Range<usize>> {
        self.with(|found| found.results.hits_within(span).map(|hit| hit.span.range()).collect())
    }
}

fn passages(corpus: &Corpus) -> usize {
    corpus.documents.iter().map(|document| document.blocks.len()).sum()
}

/// Whether a view lists passages alone, as many as are drawn.
fn lists_passages(view: &View) -> bool {
    matches!(view, View::Search(Listing::Passages))
}

impl QueryResults {
    /// Whether the query is not blank.
    pub fn asks(&self) -> bool {
        !self.text.trim().is_empty()
    }
}
