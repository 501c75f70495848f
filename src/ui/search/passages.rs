//! What is found, by passage, the best first, report beside report.

use super::{Found, Search};
use crate::list::Listed;
use crate::search::{InDocument, InPassage, Reason};
use crate::ui::el::{El, el};
use crate::ui::pieces::{anchor, coloured, marked, not_mentioned, reading, title, unseen};
use crate::ui::{Reports, words};
use std::sync::Arc;

/// How many passages of a report are drawn at once: more than a window shows.
const FIRST: usize = 4;

/// A column for each report.
pub fn columns(found: &Arc<Found>) -> El {
    let lists = found.results.documents.iter().map(|document| in_report(found, document));
    let any = found.results.count().passages > 0;
    el("div").all(any.then(|| el("div").class("reports").all(lists)))
}

/// What is found in one report.
fn in_report(found: &Arc<Found>, document: &InDocument) -> El {
    let count = el("small").text(words::count(document.count.hits, "hit"));
    let section = el("section")
        .class(coloured("in-report", document.doc))
        .child(title("h2", document.doc).text(" ").child(count));
    let (first, rest) = document.passages.split_at(document.passages.len().min(FIRST));
    if first.is_empty() {
        return section.child(not_mentioned());
    }
    let doc = document.doc;
    let others = move |found: &Found| {
        let others = found.results.documents.get(doc).map(|document| &document.passages[FIRST..]);
        list(found, others.unwrap_or_default()).attr("start", (FIRST + 1).to_string())
    };
    let rest = (!rest.is_empty()).then(|| Search::once_at_rest(found, others));
    section.child(list(found, first)).all(rest)
}

fn list(found: &Found, passages: &[InPassage]) -> El {
    let item = |passage: &InPassage| el("li").all(passage_found(found, passage));
    el("ol").class("plain").all(passages.iter().map(item))
}

/// A passage with its hits marked, why each is one, and the way to it.
fn passage_found(found: &Found, passage: &InPassage) -> Vec<El> {
    let corpus = Reports::here().corpus;
    let Some(whole) = corpus.span_of(passage.passage) else { return Vec::new() };
    let hits = found.results.hits_of(passage);
    let marks: Vec<_> = hits.iter().map(|hit| (hit.span.range(), "hit")).listed();
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
    let missing = passage.missing.iter().filter_map(|part| found.results.parts.get(*part));
    why.extend(missing.filter_map(|part| {
        let typed = found.text.get(part.span.clone())?;
        Some(format!("without “{typed}”"))
    }));
    let source = anchor(reading(corpus, first), format!("¶{}", passage.passage.block + 1))
        .class(coloured("source", whole.doc))
        .child(unseen(" open in the report"));
    vec![
        el("p").class("words").all(marked(whole, &marks)),
        el("p").class("why").child(source).all(why.into_iter().map(|line| el("span").text(line))),
    ]
}
