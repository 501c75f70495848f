//! What results can be narrowed to, and how much would be left, report by report.
//!
//! A facet is a field of the query language, and to choose a value is to ask for it: the query is
//! all the state there is ([`refine`](super::refine) writes it). What a value would leave is what
//! the query with it finds, so a count is never a promise that the results do not keep.

use super::evaluate::{Asking, Run};
use super::fields::{self, Choice};
use super::index::Index;
use super::query::{Field, Node, NodeKind, Query};
use super::results::Count;
use crate::corpus::Corpus;

/// The fields that are facets, in the order they are listed to the reader.
pub const FACETS: [Field; 6] =
    [Field::In, Field::Medium, Field::Speaker, Field::Topic, Field::Person, Field::Place];

/// A field with all its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// In the order of the corpus; those that would leave nothing too.
    pub values: Vec<Value>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What the query says for it.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What would be left by it, per document, were it the only value chosen in its facet.
    pub left: Vec<Count>,
    /// Whether it is chosen now.
    pub chosen: bool,
}

/// Counts what each value would leave. A facet does not narrow its own counts, so that another of
/// its values can always be taken instead.
pub fn facets(index: &Index, corpus: &Corpus, query: &Query) -> Vec<Facet> {
    let mut facets = Vec::new();
    for field in FACETS {
        let (chosen, others) = split(query, field);
        let run = Run::new(index, corpus, &others, Asking::All);
        let whole = run.counts();
        let mut values = Vec::new();
        for choice in fields::choices(corpus, field) {
            let meant = |typed: &&str| names(index, corpus, field, typed, &choice.value);
            values.push(Value {
                left: match choice.document() {
                    Some(doc) if !others.is_empty() => only(&whole, doc),
                    _ => left(index, corpus, &others, run.relaxed, field, &choice),
                },
                chosen: chosen.iter().any(meant),
                value: choice.value,
                label: choice.label.to_string(),
            });
        }
        facets.push(Facet { field, values });
    }
    facets
}

/// The values of a field that a query asks for, any of which will do; and what else it asks.
fn split(query: &Query, field: Field) -> (Vec<&str>, Query) {
    let (mut chosen, mut others) = (Vec::new(), Query::default());
    for clause in &query.clauses {
        match values(clause, field) {
            Some(values) => chosen.extend(values.into_iter().map(|(_, value)| value)),
            None => others.clauses.push(clause.clone()),
        }
    }
    (chosen, others)
}

/// The fields of a clause with their values, if there are no others but of this field.
pub(crate) fn values(clause: &Node, field: Field) -> Option<Vec<(&Node, &str)>> {
    match &clause.kind {
        NodeKind::Field(own, value) if *own == field => Some(vec![(clause, value)]),
        NodeKind::Any(nodes) => {
            let each: Option<Vec<_>> = nodes.iter().map(|node| values(node, field)).collect();
            each.map(|each| each.concat())
        }
        _ => None,
    }
}

/// Whether a value as typed means this one.
pub(crate) fn names(
    index: &Index,
    corpus: &Corpus,
    field: Field,
    typed: &str,
    value: &str,
) -> bool {
    fields::meant(index, corpus, field, typed).iter().any(|meant| meant.value == value)
}

/// The counts of one document, and nothing for the others.
fn only(whole: &[Count], doc: usize) -> Vec<Count> {
    let mut counts = vec![Count::default(); whole.len()];
    counts[doc] = whole[doc];
    counts
}

/// What a query finds with a value more. Where it had passages with all its words and has none
/// now, nothing is left.
fn left(
    index: &Index,
    corpus: &Corpus,
    others: &Query,
    relaxed: bool,
    field: Field,
    choice: &Choice,
) -> Vec<Count> {
    let mut query = others.clone();
    query.clauses.push(Node { span: 0..0, kind: NodeKind::Field(field, choice.value.clone()) });
    let run = Run::new(index, corpus, &query, Asking::All);
    if run.relaxed && !relaxed {
        return vec![Count::default(); corpus.documents.len()];
    }
    run.counts()
}
