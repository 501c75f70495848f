//! The hits of a query by report in the order of time: since when, until when, where most.

use super::bars::bars;
use crate::corpus::{Chronology, Corpus, Passage};
use crate::search::Standing;
use crate::ui::components::{anchor, reading, reading_passage, wording};
use crate::ui::html::{self, Child, Element};
use crate::ui::search::QueryResults;

/// Bars and a sentence; nothing if no report has all of the query.
pub fn hits_in_time(
    found: &QueryResults,
    corpus: &Corpus,
    chronology: &Chronology,
) -> Option<Element> {
    let standing = Standing::new(&found.results, chronology);
    let (first, last) = (standing.first()?, standing.last()?);
    let documents = &found.results.documents;
    let has_hits = found.results.count().hits > 0;
    let number = |doc: usize| {
        let count = documents.get(doc).map(|document| document.count).unwrap_or_default();
        if has_hits { count.hits } else { count.passages }
    };
    let counted =
        |doc: usize| wording::count(number(doc), if has_hits { "hit" } else { "passage" });
    let title =
        |doc: usize| format!("{}: {}", wording::title(&corpus.documents[doc]), counted(doc));
    // A report leads to the first words that were found in it.
    let report = |position: usize| -> Child {
        let doc = chronology.order()[position];
        let view = match found.results.hits_in(doc).first() {
            Some(hit) => reading(corpus, hit.span),
            None => reading_passage(corpus, Passage { doc, block: 0 }),
        };
        anchor(view, corpus.documents[doc].label.clone()).into()
    };
    let order = chronology.order();
    let most =
        (first..=last).reduce(|a, b| if number(order[b]) > number(order[a]) { b } else { a })?;
    let gaps = standing.gaps().len();
    let mut words: Vec<Child> = if first == last {
        vec!["Only in ".into(), report(first)]
    } else {
        vec!["First in ".into(), report(first), ", last in ".into(), report(last)]
    };
    if number(order[most]) > 1 && first != last {
        words.push(", most in ".into());
        words.push(report(most));
        words.push(format!(" ({})", counted(order[most])).into());
    }
    words.push(match gaps {
        _ if first == last => ".".into(),
        0 => "; in every report between.".into(),
        _ => format!("; with {} between.", wording::count(gaps, "gap")).into(),
    });
    let bars = bars(corpus, chronology, |doc| number(doc) as f64, title);
    Some(html::div().class("in-reports").child(bars).child(html::p().class("note").child(words)))
}
