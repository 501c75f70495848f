//! Facets: values to narrow results to, with the counts that would be left in each report.
//!
//! A facet is a field of the query language, and selecting a value adds it to the query, which is
//! the only state ([`mod@query_edit`](super::query_edit) edits it). The counts of a value are those
//! of the query with that value, so they always agree with the results.
//!
//! ```
//! use readout::search::{Facets, Index, Typing, parse};
//!
//! let corpus = readout::built_in();
//! let index = Index::new(&corpus);
//! let facets = Facets::new(&index, &corpus);
//! assert_eq!(facets.all()[0].values[0].value, "2022");
//! let left = facets.left(&index, &corpus, &parse("cooperation", Typing::Done));
//! assert_eq!(left[0][0].counts[0].hits, 7);
//! ```

use super::evaluate::Evaluation;
use super::fields;
use super::index::Index;
use super::query::{Field, Node, NodeKind, Query};
use super::results::Count;
use crate::corpus::{Corpus, Span};
use fixedbitset::FixedBitSet;
use std::ops::Range;

/// The fields that are facets, in display order.
pub const FACETS: [Field; 6] =
    [Field::In, Field::Medium, Field::Speaker, Field::Topic, Field::Person, Field::Place];

/// Of more documents there is no facet of them: nobody chooses from so long a list, and the counts of
/// each in each would grow with the square of their number.
pub const MOST_REPORTS: usize = 24;

/// The facets of a corpus. Computed once; if the corpus changes, they must be rebuilt.
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
    /// The value in a query.
    pub value: String,
    /// The display name.
    pub label: String,
    evidence: Vec<Span>,
    passages: FixedBitSet,
}

/// What would be left of the results of a query with a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The counts per document if it were the only value selected in its facet.
    pub counts: Vec<Count>,
    /// Whether it is selected now.
    pub chosen: bool,
}

impl Facets {
    /// Computes the facets of a corpus. The index must be of this corpus.
    pub fn new(index: &Index, corpus: &Corpus) -> Self {
        let mut facets = Vec::new();
        let many = corpus.documents.len() > MOST_REPORTS;
        for &field in FACETS.iter().filter(|field| !(many && **field == Field::In)) {
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

    /// The facets, in the order of [`FACETS`]; [`Field::In`] only of up to [`MOST_REPORTS`] documents.
    pub fn all(&self) -> &[Facet] {
        &self.0
    }

    /// What each value would leave of a query, by facet and value in their order, including values
    /// that would leave nothing. The values selected in a facet do not affect its own counts, so
    /// that another value can be selected instead.
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
                    |(_, typed): &(_, &str)| refers_to(index, corpus, *field, typed, &value.value);
                let counts = narrowed(run, corpus, *field, value);
                left.push(Left { counts, chosen: chosen.iter().any(meant) });
            }
            facets.push(left);
        }
        facets
    }
}

/// The counts with an additional value; zero if the value would make the search relaxed.
fn narrowed(run: &Evaluation, corpus: &Corpus, field: Field, value: &FacetValue) -> Vec<Count> {
    let narrowed = run.narrowed(field, &value.evidence, &value.passages);
    if narrowed.relaxed && !run.relaxed {
        return vec![Count::default(); corpus.documents.len()];
    }
    narrowed.counts()
}

/// The values of a field selected in a query, any of which may match; and the other clauses.
fn split(query: &Query, field: Field) -> (Vec<(Range<usize>, &str)>, Vec<&Node>) {
    let (mut chosen, mut others) = (Vec::new(), Vec::new());
    for clause in &query.clauses {
        let before = chosen.len();
        if !collect_values(clause, field, &mut chosen) {
            chosen.truncate(before);
            others.push(clause);
        }
    }
    (chosen, others)
}

/// Collects the values of a field in a clause, with their ranges; false if the clause has anything
/// else.
pub(crate) fn collect_values<'a>(
    clause: &'a Node,
    field: Field,
    all: &mut Vec<(Range<usize>, &'a str)>,
) -> bool {
    match &clause.kind {
        NodeKind::Field(own, value) if *own == field => {
            all.push((clause.span.clone(), value));
            true
        }
        NodeKind::Any(nodes) => nodes.iter().all(|node| collect_values(node, field, all)),
        _ => false,
    }
}

/// Whether a value as typed refers to this one.
pub(crate) fn refers_to(
    index: &Index,
    corpus: &Corpus,
    field: Field,
    typed: &str,
    value: &str,
) -> bool {
    fields::resolve(index, corpus, field, typed).iter().any(|meant| meant.value == value)
}
