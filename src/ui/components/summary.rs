//! The results of a query in a sentence.

use super::{label_of, wording};
use crate::ui::search::QueryResults;

/// The results in a sentence; if there are none, that the reports do not mention the query.
pub fn summary(QueryResults { text, results, .. }: &QueryResults) -> String {
    let query = text.trim();
    let total = results.count();
    if total.passages == 0 && (results.parts.len() > 1 || results.parts.iter().any(|p| p.is_field))
    {
        return format!("No passage of either report answers “{query}”.");
    }
    if total.passages == 0 {
        return format!(
            "Neither report mentions “{query}”. That does not mean that it was not discussed."
        );
    }
    let each: Vec<String> = results
        .documents
        .iter()
        .map(|d| {
            let hits = wording::count(d.count.hits, "hit");
            let passages = wording::count(d.count.passages, "passage");
            match d.count.passages {
                0 => format!("{}: not mentioned", label_of(d.doc)),
                _ => format!("{}: {hits} in {passages}", label_of(d.doc)),
            }
        })
        .collect();
    let each = each.join("; ");
    if results.relaxed {
        format!("No passage has all of “{query}”. With some of the words: {each}.")
    } else {
        each + "."
    }
}
