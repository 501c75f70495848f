//! What is found, by passage, the best first, report beside report.

use super::Found;
use crate::list::Listed;
use crate::search::{InDocument, InPassage, Reason};
use crate::ui::el::{El, el};
use crate::ui::pieces::{anchor, coloured, marked, not_mentioned, reading, title, unseen};
use crate::ui::{Reports, words};

/// A column for each report.
pub fn columns(found: &Found) -> El {
    let lists = found.results.documents.iter().map(|document| in_report(found, document));
    let any = found.results.count().passages > 0;
    el("div").all(any.then(|| el("div").class("reports").all(lists)))
}

/// What is found in one report.
fn in_report(found: &Found, document: &InDocument) -> El {
    let count = el("small").text(words::count(document.count.hits, "hit"));
    let item = |passage: &InPassage| el("li").all(passage_found(found, passage));
    let list = if document.passages.is_empty() {
        not_mentioned()
    } else {
        el("ol").class("plain").all(document.passages.iter().map(item))
    };
    el("section")
        .class(coloured("in-report", document.doc))
        .child(title("h2", document.doc).text(" ").child(count))
        .child(list)
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
