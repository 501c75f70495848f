//! The events as a table, in the order of reading, for spreadsheets.

use super::description::{ties, when};
use super::reading_order::{reading_order, relations};
use crate::corpus::Corpus;
use crate::dates::Day;

/// What the columns are called.
pub const COLUMNS: [&str; 12] = [
    "id",
    "event",
    "when",
    "basis",
    "EDTF",
    "not before",
    "not after",
    "order",
    "lane",
    "report",
    "words",
    "note",
];

/// Gives `row` each event in turn. What is not known is empty: no day stands for a month.
pub fn table(corpus: &Corpus, mut row: impl FnMut(&[&str; 12])) {
    let relations = relations(corpus);
    for index in reading_order(corpus) {
        let event = &corpus.events[index];
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        let report = event.evidence.first().and_then(|span| corpus.documents.get(span.doc));
        let quotes = event.evidence.iter().map(|span| format!("“{}”", corpus.quote(*span)));
        row(&[
            &event.id,
            &event.label,
            &when(event),
            event.basis.name(),
            &event.when.to_string(),
            &day(event.when.earliest()),
            &day(event.when.latest()),
            &ties(corpus, &relations, index),
            corpus.lanes.get(event.lane).map_or("", |lane| &lane.label),
            report.map_or("", |report| &report.label),
            &quotes.collect::<Vec<_>>().join(" "),
            &event.note,
        ]);
    }
}
