//! Changes to a query as it is typed: the text stays the one state, whoever writes it.

use super::evaluate::Evaluation;
use super::facets::{names, values};
use super::fields;
use super::index::Index;
use super::query::{Field, NodeKind, Typing, parse};
use super::results::Count;
use crate::corpus::Corpus;
use std::ops::Range;

/// A way to ask less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// Bytes of the query that are changed.
    pub span: Range<usize>,
    /// How.
    pub how: Relaxing,
    /// The query that asks less.
    pub text: String,
    /// What it finds, per document.
    pub left: Vec<Count>,
}

/// How a part of a query can ask less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relaxing {
    /// It is left out.
    Without,
    /// The words of a phrase in any order and place.
    Anywhere,
}

/// The query with other text for the bytes of one of its parts; without it for none.
pub fn replaced(text: &str, part: Range<usize>, by: &str) -> String {
    let before = text.get(..part.start).unwrap_or_default().trim_end();
    let after = text.get(part.end..).unwrap_or_default().trim_start();
    let pieces = [before, by, after].into_iter().filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join(" ")
}

/// The query with a value of a field chosen, or no longer chosen if it was. Values of one field
/// add up.
pub fn toggle(index: &Index, corpus: &Corpus, text: &str, field: Field, value: &str) -> String {
    let query = parse(text, Typing::Done);
    let mut last = None;
    let mut is_chosen = false;
    let mut less = text.to_string();
    // From the end, so that what is changed leaves the others where they are.
    for clause in query.clauses.iter().rev() {
        let mut typed = Vec::new();
        if !values(clause, field, &mut typed) {
            continue;
        }
        last.get_or_insert(&clause.span);
        let mut kept = Vec::new();
        for (span, typed) in &typed {
            if names(index, corpus, field, typed, value) {
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
    // A new field stands in front: what is being typed stays at the end.
    let mut more = field_text(field, value);
    let place = last.cloned().unwrap_or_default();
    if let Some(before) = text.get(place.clone()).filter(|before| !before.is_empty()) {
        more = [before, " OR ", &more].concat();
    }
    replaced(text, place, &more)
}

/// What a field with a value is typed as.
pub(crate) fn field_text(field: Field, value: &str) -> String {
    [field.name(), ":", &quoted(value)].concat()
}

/// In quotes, if it is more than a word.
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

/// For a query that finds nothing: every way to ask less by one thing, as far as it finds
/// something.
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

/// What a value of a field means: the names of all it stands for.
pub fn meaning(index: &Index, corpus: &Corpus, field: Field, value: &str) -> Vec<String> {
    let meant = fields::meant(index, corpus, field, value);
    meant.iter().map(|choice| choice.label.to_string()).collect()
}
