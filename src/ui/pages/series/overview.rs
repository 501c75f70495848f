//! The reports in the order of their dates, each with its size and what is new in it against the one
//! before.

use crate::compare::{Selection, novelty::novelty};
use crate::corpus::{Chronology, Corpus, Passage};
use crate::dates::Shape;
use crate::route::{Comparison, Mode, View};
use crate::ui::components::{anchor, reading, reading_passage, wording};
use crate::ui::html::{self, Child, Element};
use crate::ui::reports::Reports;
use crate::ui::series::LongList;
use std::ops::Range;
use std::sync::Arc;

/// New words that are named of each report.
const WORDS: usize = 4;

/// The height of a report in the list, in pixels.
const HEIGHT: f64 = 78.0;

/// The section with all reports.
pub fn section(reports: Reports) -> Element {
    let corpus = reports.corpus();
    let chronology = Chronology::new(&corpus);
    let (documents, order) = (corpus.clone(), chronology.clone());
    let part = move |range: Range<usize>| {
        let items = range.map(|at| item(&documents, &order, at));
        html::ol().class("plain").child(items.collect::<Vec<_>>())
    };
    let list = LongList::new(corpus.documents.len(), 12, HEIGHT, Arc::new(part));
    html::section()
        .class("in-time")
        .child(html::h2().child("The reports in time"))
        .child(html::p().class("note").child(span_of_time(&corpus, &chronology)))
        .child(html::div().child(super::virtual_list::list(list)))
}

/// “61 reports, from 2 February 2005 to 13 December 2011. Each is compared with the one before it.”
fn span_of_time(corpus: &Corpus, chronology: &Chronology) -> String {
    let dated = &chronology.order()[..chronology.dated()];
    let date = |doc: Option<&usize>| doc.map(|doc| corpus.documents[*doc].date.words());
    let count = wording::count(corpus.documents.len(), "report");
    let when = match (date(dated.first()), date(dated.last())) {
        (Some(first), Some(last)) if first != last => format!("{count}, from {first} to {last}"),
        (Some(day), _) => format!("{count}, {day}"),
        _ => format!("{count} without dates, in the order they were opened"),
    };
    let undated = corpus.documents.len() - dated.len();
    let undated = match undated {
        0 => String::new(),
        _ if dated.is_empty() => String::new(),
        n => format!("; {n} without a date come last"),
    };
    when + &undated + ". Each is compared with the one before it."
}

/// A report: date, label, size, and what is new.
fn item(corpus: &Corpus, chronology: &Chronology, at: usize) -> Element {
    let doc = chronology.order()[at];
    let document = &corpus.documents[doc];
    let date = document.date.words();
    let is_dated = document.date.shape() != Shape::Unknown;
    let is_told = [&document.label, &document.name].iter().any(|name| name.contains(&date))
        || document.label == document.date.to_string();
    let date = (is_dated && !is_told).then_some(date);
    let words = document.text.split_whitespace().count();
    let size = format!("{}, {}", wording::passages(document), wording::count(words, "word"));
    let first = reading_passage(corpus, Passage { doc, block: 0 });
    html::li()
        .attr("aria-setsize", corpus.documents.len().to_string())
        .attr("aria-posinset", (at + 1).to_string())
        .child(html::p().class("name").child(anchor(first, wording::title(document))).child(
            html::small().child(date.map(|date| format!(" {date}"))).child(" · ").child(size),
        ))
        .child(chronology.before(doc).map(|before| what_is_new(corpus, before, doc)))
}

/// What is new in a report against another: passages and words, each a link to where it stands.
fn what_is_new(corpus: &Corpus, before: usize, doc: usize) -> Element {
    let found = novelty(corpus, &Selection { left: before, right: doc, scope: None });
    let id = |doc: usize| Some(corpus.documents[doc].id.clone());
    let comparison =
        Comparison { mode: Mode::Text, left: id(before), right: id(doc), ..Comparison::default() };
    let count = found.verbatim.len() + found.reworded.len() + found.new.len();
    let passages = match (found.new.len(), found.reworded.len()) {
        _ if count == 0 => "no passages of prose".to_owned(),
        (0, 0) => format!("all {} word for word as before", wording::count(count, "passage")),
        (new, 0) => format!("{new} of {} new", wording::count(count, "passage")),
        (0, reworded) => format!("{reworded} of {} reworded", wording::count(count, "passage")),
        (new, reworded) => {
            format!("{new} of {} new, {reworded} reworded", wording::count(count, "passage"))
        }
    };
    let mut told: Vec<Child> = vec![anchor(View::Compare(comparison), passages).into()];
    let words = found.new_words.iter().take(WORDS);
    for (at, word) in words.enumerate() {
        told.push(if at == 0 { "; new words: " } else { ", " }.into());
        let link = word.spans.first().map(|span| anchor(reading(corpus, *span), word.word.clone()));
        told.extend(link.map(Child::from));
    }
    html::p().class("note").child(told)
}
