//! What results can be narrowed to, and how much would be left, report by report.
//!
//! A facet is a field of the query language, and to choose a value is to ask for it: the query is
//! all the state there is ([`mod@query_edit`](super::query_edit) writes it). What a value would leave is what
//! the query with it finds, so a count is never a promise that the results do not keep.

use super::evaluate::Evaluation;
use super::fields;
use super::index::Index;
use super::query::{Field, Node, NodeKind, Query};
use super::results::Count;
use crate::corpus::{Corpus, Span};
use fixedbitset::FixedBitSet;
use std::ops::Range;

/// The fields that are facets, in the order they are listed to the reader.
pub const FACETS: [Field; 6] =
    [Field::In, Field::Medium, Field::Speaker, Field::Topic, Field::Person, Field::Place];

/// What a corpus can be narrowed to. Worked out once; a changed corpus needs a new one.
#[derive(Clone, Debug, Default)]
pub struct Facets(Vec<Facet>);

/// A field with all its values, in the order of the corpus.
#[derive(Clone, Debug)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// Its values.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug)]
pub struct FacetValue {
    /// What the query says for it.
    pub value: String,
    /// What it is called.
    pub label: String,
    evidence: Vec<Span>,
    passages: FixedBitSet,
}

/// What a value would leave of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// What would be left by it, per document, were it the only value chosen in its facet.
    pub counts: Vec<Count>,
    /// Whether it is chosen now.
    pub chosen: bool,
}

impl Facets {
    /// Those of a corpus. The index must be of this corpus.
    pub fn new(index: &Index, corpus: &Corpus) -> Self {
        let mut facets = Vec::new();
        for &field in &FACETS {
            let mut values = Vec::new();
            for choice in fields::choices(corpus, field) {
                let evidence = fields::evidence(index, corpus, &choice);
                let passages = fields::passages(index, corpus, &choice, &evidence);
                let label = choice.label.to_string();
                values.push(FacetValue { value: choice.value, label, evidence, passages });
            }
            facets.push(Facet { field, values });
        }
        Self(facets)
    }

    /// Each facet with its values.
    pub fn all(&self) -> &[Facet] {
        &self.0
    }

    /// What each value would leave of a query, facet by facet, in their order; those that would
    /// leave nothing too. A facet does not narrow its own counts, so that another of its values
    /// can always be taken instead.
    pub fn left(&self, index: &Index, corpus: &Corpus, query: &Query) -> Vec<Vec<Left>> {
        let whole = Evaluation::new(index, corpus, &query.clauses.iter().collect::<Vec<_>>());
        let mut facets = Vec::new();
        for Facet { field, values } in &self.0 {
            let (chosen, others) = split(query, *field);
            let without = (!chosen.is_empty()).then(|| Evaluation::new(index, corpus, &others));
            let run = without.as_ref().unwrap_or(&whole);
            let mut left = Vec::new();
            for value in values {
                let meant =
                    |(_, typed): &(_, &str)| names(index, corpus, *field, typed, &value.value);
                let counts = narrowed(run, corpus, *field, value);
                left.push(Left { counts, chosen: chosen.iter().any(meant) });
            }
            facets.push(left);
        }
        facets
    }
}

/// What a run with a value more finds. Where it had passages with all its words and has none then,
/// nothing is left.
fn narrowed(run: &Evaluation, corpus: &Corpus, field: Field, value: &FacetValue) -> Vec<Count> {
    let narrowed = run.narrowed(field, &value.evidence, &value.passages);
    if narrowed.relaxed && !run.relaxed {
        return vec![Count::default(); corpus.documents.len()];
    }
    narrowed.counts()
}

/// The values of a field that a query asks for, any of which will do; and what else it asks.
fn split(query: &Query, field: Field) -> (Vec<(Range<usize>, &str)>, Vec<&Node>) {
    let (mut chosen, mut others) = (Vec::new(), Vec::new());
    for clause in &query.clauses {
        let before = chosen.len();
        if !values(clause, field, &mut chosen) {
            chosen.truncate(before);
            others.push(clause);
        }
    }
    (chosen, others)
}

/// Adds the values of a clause, with where they stand, and says whether it has no others but of
/// this field.
pub(crate) fn values<'a>(
    clause: &'a Node,
    field: Field,
    all: &mut Vec<(Range<usize>, &'a str)>,
) -> bool {
    match &clause.kind {
        NodeKind::Field(own, value) if *own == field => {
            all.push((clause.span.clone(), value));
            true
        }
        NodeKind::Any(nodes) => nodes.iter().all(|node| values(node, field, all)),
        _ => false,
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
