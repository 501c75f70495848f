//! Links to pages and to places in the reports; each keeps the query.

use crate::corpus::{Corpus, Passage, Span};
use crate::route::{Listing, Reading, Route, View};
use crate::ui::html::{self, Element, IntoChild};
use crate::ui::platform::location::Location;
use leptos::prelude::*;

/// The address of a page with the current query; untracked, because a page is re-rendered when the
/// query changes.
pub fn link(view: View) -> String {
    let location = expect_context::<Location>();
    let query = location.route.with_untracked(|route| route.query.clone());
    location.href(&Route { view, query })
}

/// A link to a page, with this content.
pub fn anchor(view: View, words: impl IntoChild) -> Element {
    html::a().attr("href", link(view)).child(words)
}

/// The reader page at a span.
pub fn reading(corpus: &Corpus, span: Span) -> View {
    let Some(document) = corpus.documents.get(span.doc) else { return View::Overview };
    let points = document.code_points(span.range());
    View::Read(Reading {
        doc: Some(document.id.clone()),
        passage: corpus.passage(span).map(|p| p.block + 1),
        span: Some((points.start, points.end)),
        ..Reading::default()
    })
}

/// The reader page at a passage.
pub fn reading_passage(corpus: &Corpus, passage: Passage) -> View {
    View::Read(Reading {
        doc: corpus.documents.get(passage.doc).map(|d| d.id.clone()),
        passage: Some(passage.block + 1),
        ..Reading::default()
    })
}

/// A link to the search page with another query.
pub fn asking(query: &str, words: impl IntoChild) -> Element {
    let location = expect_context::<Location>();
    let view = location.route.with_untracked(|route| match route.view {
        View::Search(listing) => View::Search(listing),
        _ => View::Search(Listing::default()),
    });
    html::a().attr("href", location.href(&Route { view, query: query.into() })).child(words)
}
