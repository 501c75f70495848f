//! The events as a table, in reading order, for spreadsheets.
//!
//! ```
//! use readout::timeline::table::{COLUMNS, table};
//!
//! let mut ids = Vec::new();
//! table(&readout::built_in(), |row| ids.push(row[0].to_owned()));
//! assert_eq!(COLUMNS[0], "id");
//! assert_eq!((ids.len(), ids[0].as_str()), (23, "B-e3"));
//! ```

use super::description::{ties, when};
use super::reading_order::{reading_order, relations};
use crate::corpus::Corpus;
use crate::dates::Day;

/// The names of the columns.
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

/// Calls `row` for each event. Unknown values are empty: a month is not shown as a day.
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
