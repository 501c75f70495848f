//! The events as a table, in the order of reading, for spreadsheets.

use super::order::{reading_order, relations};
use super::words::{ties, when};
use crate::corpus::Corpus;
use crate::dates::Day;
use crate::list::Listed;

/// A row for each event, with a head. What is not known is empty: no day stands for a month.
pub fn table(corpus: &Corpus) -> Vec<[String; 12]> {
    let head = [
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
    let relations = relations(corpus);
    let mut rows = vec![head.map(String::from)];
    for index in reading_order(corpus) {
        let event = &corpus.events[index];
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        let report = event.evidence.first().and_then(|span| corpus.documents.get(span.doc));
        let quotes = event.evidence.iter().map(|span| format!("“{}”", corpus.quote(*span)));
        rows.push([
            event.id.clone(),
            event.label.clone(),
            when(event),
            event.basis.name().into(),
            event.when.to_string(),
            day(event.when.earliest()),
            day(event.when.latest()),
            ties(corpus, &relations, index),
            corpus.lanes.get(event.lane).map_or_else(String::new, |lane| lane.label.clone()),
            report.map_or_else(String::new, |report| report.label.clone()),
            quotes.listed().join(" "),
            event.note.clone(),
        ]);
    }
    rows
}
