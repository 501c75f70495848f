//! The results of a query in a few sentences.

use super::wording::no_report;
use super::{label_of, wording};
use crate::search::Results;

/// The results in a few sentences. What no report has is said first.
pub fn summary(text: &str, results: &Results) -> String {
    let query = text.trim();
    let total = results.count();
    let none = no_report(results.documents.len());
    let unknown: Vec<String> = results
        .unknown()
        .map(|at| &results.parts[at])
        .filter(|part| !part.is_field)
        .map(|part| text.get(part.span.clone()).unwrap_or_default())
        .map(|words| format!("“{}”", words.trim_matches(['"', '“', '”'])))
        .collect();
    // So many that nobody meant them all as words: the query itself says enough.
    let unknown = match unknown.len() {
        1..=3 => format!("{none} {}. ", unknown.join(" or ")),
        _ => String::new(),
    };
    if total.passages == 0 && (results.parts.len() > 1 || results.parts.iter().any(|p| p.is_field))
    {
        return format!("{unknown}No passage answers “{query}”.");
    }
    if total.passages == 0 {
        return format!("{none} “{query}”. That does not mean that it was not discussed.");
    }
    let each = if results.documents.len() > wording::MOST_NAMED {
        let (hits, passages) = (total.hits, total.passages);
        let (hits, passages) = (wording::count(hits, "hit"), wording::count(passages, "passage"));
        format!("{hits} in {passages}, {}", wording::in_reports(&results.documents))
    } else {
        let each = results.documents.iter().map(|d| {
            let hits = wording::count(d.count.hits, "hit");
            let passages = wording::count(d.count.passages, "passage");
            match d.count.passages {
                0 => format!("{}: not mentioned", label_of(d.doc)),
                _ => format!("{}: {hits} in {passages}", label_of(d.doc)),
            }
        });
        each.collect::<Vec<_>>().join("; ")
    };
    if results.relaxed && unknown.is_empty() {
        format!("No passage has all of “{query}”. With some of the words: {each}.")
    } else if results.relaxed {
        format!("{unknown}With some of the other words: {each}.")
    } else {
        each + "."
    }
}
