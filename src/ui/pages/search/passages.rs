//! The results by passage, best first, in one column per report.

use crate::route::Route;
use crate::search::{InPassage, Reason};
use crate::ui::components::{
    HIT, coloured, direction, marked, not_mentioned, reading, title, visually_hidden, wording,
};
use crate::ui::html::{self, Element, ElementRef, patch_children};
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use crate::ui::search::{QueryResults, Search};
use leptos::prelude::*;

/// Passages per report rendered while the user types: more than one screenful.
const FIRST: usize = 4;

/// A column for each report.
pub fn columns(search: Search) -> Element {
    let count = expect_context::<Reports>().corpus().documents.len();
    let none = move || search.with(|found| found.results.count().passages == 0);
    html::div()
        .class("reports")
        .attr("hidden", none)
        .child((0..count).map(|doc| in_report(search, doc)).collect::<Vec<_>>())
}

/// The results in one report.
fn in_report(search: Search, doc: usize) -> Element {
    let none = move || search.with(|found| passages(found, doc).is_empty());
    let count = move || search.with(|found| found.results.documents.get(doc).map(|d| d.count.hits));
    let count = move || wording::count(count().unwrap_or_default(), "hit");
    let list = move || {
        search.debounced.track();
        let limit = if search.is_settled() { usize::MAX } else { FIRST };
        let query = search.settled_query();
        search.with(|found| {
            let item = |passage| passage_found(found, passage, &query);
            passages(found, doc).iter().take(limit).map(item).collect()
        })
    };
    let items = ElementRef::new();
    patch_children(items, list);
    let heading = title("h2", doc).child(" ").child(html::small().child(count));
    html::section()
        .class(coloured("in-report", doc))
        .child(heading)
        .child(not_mentioned().attr("hidden", move || !none()))
        .child(html::ol().class("plain").node_ref(items))
}

fn passages(found: &QueryResults, doc: usize) -> &[InPassage] {
    found.results.documents.get(doc).map(|document| &document.passages[..]).unwrap_or_default()
}

/// A passage with its hits marked, why each matched, and a link to it. The link has the settled
/// query: with the current one, each keystroke would re-render passages that stay the same.
pub fn passage_found(found: &QueryResults, passage: &InPassage, query: &str) -> Element {
    let corpus = &*expect_context::<Reports>().corpus();
    let item = html::li();
    let Some(whole) = corpus.span_of(passage.passage) else { return item };
    let hits = found.results.hits_of(passage);
    let marks: Vec<_> = hits.iter().map(|hit| (hit.span.range(), HIT)).collect();
    let first = hits.first().map_or(whole, |hit| hit.span);
    let mut why: Vec<String> = Vec::new();
    for hit in hits.iter().filter(|hit| hit.reason != Reason::Exact) {
        let quote = corpus.quote(hit.span).to_ascii_lowercase();
        let quote = if hit.reason == Reason::Annotation { "marked" } else { &quote };
        let line = format!("“{quote}”: {}", hit.reason.words());
        if !why.contains(&line) {
            why.push(line);
        }
    }
    for part in passage.missing.iter().filter_map(|part| found.results.parts.get(*part)) {
        let typed = found.text.get(part.span.clone()).unwrap_or_default();
        why.push(format!("without “{typed}”"));
    }
    let route = Route { view: reading(corpus, first), query: query.into() };
    let source = html::a()
        .attr("href", expect_context::<Location>().href(&route))
        .class(coloured("source", whole.doc))
        .child(format!("¶{}", passage.passage.block + 1))
        .child(visually_hidden(" open in the report"));
    let why = why.into_iter().map(|line| html::span().child(line));
    item.child(
        html::p()
            .class("words")
            .attr("lang", corpus.language_of(whole.doc).to_owned())
            .attr("dir", direction(corpus.quote(whole)))
            .child(marked(whole, &marks)),
    )
    .child(html::p().class("why").child(source).child(why.collect::<Vec<_>>()))
}
