//! The results of a query in many reports, or in long ones: a section for each report that has some,
//! best first, and one line for those that have none.

use super::hits_in_time::hits_in_time;
use super::virtual_list;
use crate::corpus::{Chronology, Corpus};
use crate::search::query_edit::toggle;
use crate::search::{Field, InDocument};
use crate::sort;
use crate::ui::components::{anchor, asking, coloured, reading_passage, title, wording};
use crate::ui::html::{self, Child, Element};
use crate::ui::pages::search::passages::passage_found;
use crate::ui::reports::Reports;
use crate::ui::search::{QueryResults, Search};
use crate::ui::series::LongList;
use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// While the user types, this many reports are rendered, with this many passages each: more than one
/// screenful.
const WHILE_TYPING: (usize, usize) = (4, 2);

/// Passages of a report that are shown among those of more reports than [`FEW`].
const BEST: usize = 3;

/// Of so many reports all passages are shown.
const FEW: usize = 2;

/// The height of a passage with its reasons, in pixels.
const PASSAGE: f64 = 170.0;

/// The results of the query of the route.
pub fn page() -> Element {
    let search = expect_context::<Search>();
    html::div().class("series").child(move || {
        search.debounced.track();
        let (is_settled, query) = (search.is_settled(), search.settled_query());
        let found = search.get();
        let with = best_first(&found.results.documents);
        if !is_settled {
            let (reports, passages) = WHILE_TYPING;
            let section = |doc: &usize| in_report(&found, *doc, passages, &query);
            return html::div().child(with.iter().take(reports).map(section).collect::<Vec<_>>());
        }
        let (count, all) = (with.len(), found.results.documents.len());
        let in_time = (all > 2).then(|| in_time(&found)).flatten();
        let none = (all > count && count > 0).then(|| without(&found, all - count));
        let list =
            if count <= FEW { few(&found, with, &query) } else { many(&found, with, &query) };
        html::div().child(in_time).child(list).child(none)
    })
}

fn in_time(found: &QueryResults) -> Option<Element> {
    let corpus = expect_context::<Reports>().corpus();
    hits_in_time(found, &corpus, &Chronology::new(&corpus))
}

/// The documents with results, best first.
fn best_first(documents: &[InDocument]) -> Vec<usize> {
    let score = |doc: &usize| documents[*doc].passages[0].score;
    let mut with: Vec<usize> =
        (0..documents.len()).filter(|doc| !documents[*doc].passages.is_empty()).collect();
    sort::by(&mut with, |a, b| score(b).total_cmp(&score(a)));
    with
}

/// All passages of a few reports, in columns, in the order of the corpus.
fn few(found: &Arc<QueryResults>, mut with: Vec<usize>, query: &str) -> Element {
    sort::by_key(&mut with, |doc| *doc);
    let column = |doc: &usize| {
        let (doc, whole, link) = (*doc, found.clone(), query.to_owned());
        let passages = found.results.documents[doc].passages.len();
        let part = move |range: Range<usize>| {
            let of = &whole.results.documents[doc].passages;
            let item = |at: usize| {
                passage_found(&whole, &of[at], &link)
                    .attr("aria-setsize", passages.to_string())
                    .attr("aria-posinset", (at + 1).to_string())
            };
            html::ol().class("plain").child(range.map(item).collect::<Vec<_>>())
        };
        let counted = found.clone();
        let hits = move |range: Range<usize>| {
            let of = &counted.results.documents[doc].passages[range];
            of.iter().map(|passage| passage.hits.len()).sum()
        };
        let list = LongList::new(passages, 8, PASSAGE, Arc::new(part));
        let list = LongList { hits: Arc::new(hits), ..list };
        section(found, doc).child(html::div().child(virtual_list::list(list)))
    };
    html::div().class("reports").child(with.iter().map(column).collect::<Vec<_>>())
}

/// The best passages of each of many reports.
fn many(found: &Arc<QueryResults>, with: Vec<usize>, query: &str) -> Element {
    let (whole, link, docs) = (found.clone(), query.to_owned(), Arc::new(with));
    let (counted, count) = (docs.clone(), docs.len());
    let part = move |range: Range<usize>| {
        let item = |doc: &usize| in_report(&whole, *doc, BEST, &link);
        html::div().child(docs[range].iter().map(item).collect::<Vec<_>>())
    };
    let results = found.clone();
    let hits = move |range: Range<usize>| {
        let of = counted[range].iter().map(|doc| &results.results.documents[*doc]);
        let hits =
            of.map(|of| of.passages.iter().take(BEST).map(|it| it.hits.len()).sum::<usize>());
        hits.sum()
    };
    let list = LongList::new(count, 4, PASSAGE * 1.5, Arc::new(part));
    let list = LongList { hits: Arc::new(hits), ..list };
    html::div().child(virtual_list::list(list))
}

/// The heading of a report, and how often it has what is asked for.
fn section(found: &QueryResults, doc: usize) -> Element {
    let hits = wording::count(found.results.documents[doc].count.hits, "hit");
    let heading = title("h2", doc).child(" ").child(html::small().child(hits));
    html::section().class(coloured("in-report", doc)).child(heading)
}

/// The best passages of a report, and a link to all of them.
fn in_report(found: &QueryResults, doc: usize, most: usize, query: &str) -> Element {
    let passages = &found.results.documents[doc].passages;
    let items = passages.iter().take(most).map(|passage| passage_found(found, passage, query));
    let more = passages.len().saturating_sub(most);
    let more = (more > 0).then(|| {
        let shown = expect_context::<Reports>().get();
        let id = shown.corpus.documents.get(doc).map_or("", |document| &document.id);
        let only = toggle(shown.index(), &shown.corpus, query, Field::In, id);
        let words = format!("{} more in this report", wording::count(more, "passage"));
        html::p().class("note").child(asking(&only, words))
    });
    section(found, doc)
        .child(html::ol().class("plain").child(items.collect::<Vec<_>>()))
        .child(more)
}

/// The reports without results: one line, which opens.
fn without(found: &Arc<QueryResults>, none: usize) -> Element {
    let opened = RwSignal::new(false);
    let words = format!("In {}: none", wording::count(none, "other"));
    let found = found.clone();
    let names = move || {
        opened.get().then(|| {
            let corpus = expect_context::<Reports>().corpus();
            let documents = found.results.documents.iter();
            let docs = documents.filter(|it| it.passages.is_empty()).map(|it| it.doc);
            names(&corpus, docs.collect())
        })
    };
    html::details()
        .class("without")
        .on(ev::toggle, move |_| opened.set(true))
        .child(html::summary().child(words))
        .child(names)
}

/// The names of reports, as links to them.
fn names(corpus: &Arc<Corpus>, docs: Vec<usize>) -> Element {
    let (corpus, count) = (corpus.clone(), docs.len());
    let part = move |range: Range<usize>| {
        let name = |doc: &usize| {
            let first = reading_passage(&corpus, crate::corpus::Passage { doc: *doc, block: 0 });
            let words: Child = wording::title(&corpus.documents[*doc]).into();
            html::li().child(anchor(first, words))
        };
        html::ul().class("plain").child(docs[range].iter().map(name).collect::<Vec<_>>())
    };
    let list = LongList::new(count, 32, 28.0, Arc::new(part));
    html::div().child(virtual_list::list(list))
}
