//! Edits of the query text, which is the only state of a search.
//!
//! ```
//! use readout::search::query_edit::toggle;
//! use readout::search::{Field, Index};
//!
//! let corpus = readout::built_in();
//! let index = Index::new(&corpus);
//! let text = toggle(&index, &corpus, "shared", Field::Speaker, "Joe Biden");
//! assert_eq!(text, "speaker:\"Joe Biden\" shared");
//! ```

use super::evaluate::Evaluation;
use super::facets::{collect_values, refers_to};
use super::fields;
use super::index::Index;
use super::query::{Field, NodeKind, Typing, parse};
use super::results::Count;
use crate::corpus::Corpus;
use std::ops::Range;

/// A relaxed version of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// Bytes of the query that are changed.
    pub span: Range<usize>,
    /// How they are changed.
    pub how: Relaxing,
    /// The relaxed query.
    pub text: String,
    /// What it finds, per document.
    pub left: Vec<Count>,
}

/// How a part of a query can be relaxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relaxing {
    /// It is removed.
    Without,
    /// The words of a phrase match in any order and at any distance.
    Anywhere,
}

/// Replaces one part of the query; removes it if `by` is empty.
pub fn replaced(text: &str, part: Range<usize>, by: &str) -> String {
    let before = text.get(..part.start).unwrap_or_default().trim_end();
    let after = text.get(part.end..).unwrap_or_default().trim_start();
    let pieces = [before, by, after].into_iter().filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join(" ")
}

/// Selects a value of a field in the query, or deselects it. Several values of one field are joined
/// by `OR`.
pub fn toggle(index: &Index, corpus: &Corpus, text: &str, field: Field, value: &str) -> String {
    let query = parse(text, Typing::Done);
    let mut last = None;
    let mut is_chosen = false;
    let mut less = text.to_string();
    // From the end, so that a change does not shift the ranges of the other clauses.
    for clause in query.clauses.iter().rev() {
        let mut typed = Vec::new();
        if !collect_values(clause, field, &mut typed) {
            continue;
        }
        last.get_or_insert(&clause.span);
        let mut kept = Vec::new();
        for (span, typed) in &typed {
            if refers_to(index, corpus, field, typed, value) {
                is_chosen = true;
            } else {
                kept.push(text.get(span.clone()).unwrap_or_default());
            }
        }
        less = replaced(&less, clause.span.clone(), &kept.join(" OR "));
    }
    if is_chosen {
        return less;
    }
    // A new field is added in front, so that the word being typed stays at the end.
    let mut more = field_text(field, value);
    let place = last.cloned().unwrap_or_default();
    if let Some(before) = text.get(place.clone()).filter(|before| !before.is_empty()) {
        more = [before, " OR ", &more].concat();
    }
    replaced(text, place, &more)
}

/// The query text for a field with a value.
pub(crate) fn field_text(field: Field, value: &str) -> String {
    [field.name(), ":", &quoted(value)].concat()
}

/// Adds quotes unless it is a single word.
pub(crate) fn quoted(text: &str) -> String {
    if text.chars().all(|c| c.is_alphanumeric() || c == '-') {
        return text.to_string();
    }
    let mut quoted = String::from('"');
    for c in text.chars() {
        quoted.push(if matches!(c, '"' | '“' | '”') { ' ' } else { c });
    }
    quoted + "\""
}

/// For a query that finds nothing: every query with one part relaxed that finds something.
pub fn relaxations(index: &Index, corpus: &Corpus, text: &str) -> Vec<Relaxation> {
    let mut found = Vec::new();
    let query = parse(text, Typing::Done);
    for clause in &query.clauses {
        let span = clause.span.clone();
        let mut offer = |how, by: &str| {
            let text = replaced(text, span.clone(), by);
            let query = parse(&text, Typing::Done);
            let run = Evaluation::new(index, corpus, &query.clauses.iter().collect::<Vec<_>>());
            if !run.relaxed && !run.matched.is_clear() {
                found.push(Relaxation { span: span.clone(), how, left: run.counts(), text });
            }
        };
        if let NodeKind::Phrase(words) | NodeKind::Near(words, _) = &clause.kind {
            let words: Vec<&str> = words.iter().map(|word| &*word.text).collect();
            offer(Relaxing::Anywhere, &words.join(" "));
        }
        if query.clauses.len() > 1 {
            offer(Relaxing::Without, "");
        }
    }
    found
}

/// The labels of everything that a value of a field refers to.
pub fn meaning(index: &Index, corpus: &Corpus, field: Field, value: &str) -> Vec<String> {
    let meant = fields::resolve(index, corpus, field, value);
    meant.iter().map(|choice| choice.label.to_string()).collect()
}
