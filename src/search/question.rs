//! Long questions, and whole documents.
//!
//! A reader's query asks for all of its words. A question of twenty words is answered by the texts
//! that have the most telling of them; the parts of its compound words then count as words too, so
//! that `boundary-layer` finds passages on layers as well, if below the others.

use super::evaluate::{Asking, Options, Run};
use super::feedback;
use super::index::Index;
use super::query::{Node, NodeKind, Query};
use super::rank;
use super::results::Results;
use super::sets::members;
use crate::corpus::Corpus;
use fixedbitset::FixedBitSet;

/// Whether the best passages tell which other words matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// The words of the question are all that counts.
    #[default]
    Off,
    /// Words that mark the best three passages count too. That changes the order only.
    On,
}

/// Ranks the passages that have any of the words.
pub fn question(
    index: &Index,
    corpus: &Corpus,
    query: &Query,
    options: &Options,
    feedback: Feedback,
) -> Results {
    let query = in_parts(query);
    let run = Run::new(index, corpus, &query.clauses.iter().collect::<Vec<_>>(), Asking::Any);
    let mut weighed = rank::weigh(index, &run.plan);
    let mut ranked = rank::best_first(&rank::passages(index, &weighed), &run.matched);
    if feedback == Feedback::On {
        feedback::widen(index, &ranked, &mut weighed);
        ranked = rank::best_first(&rank::passages(index, &weighed), &run.matched);
    }
    run.results(&ranked, options.marked)
}

/// Ranks whole documents, best first: those that have all of a query, in whatever passages.
pub fn documents(index: &Index, corpus: &Corpus, query: &Query) -> Vec<(usize, f32)> {
    let run = Run::new(index, corpus, &query.clauses.iter().collect::<Vec<_>>(), Asking::All);
    let units = index.documents.len();
    let mut sets = Vec::new();
    for part in &run.plan.parts {
        let mut documents = FixedBitSet::with_capacity(units);
        for passage in members(&part.passages) {
            documents.insert(index.document_of(passage) as usize);
        }
        sets.push(documents);
    }
    let mut matched = FixedBitSet::with_capacity(units);
    if !query.is_empty() {
        matched = run.plan.tree.holds(&|at| sets[at].clone(), units);
    }
    let scores = rank::documents(index, &rank::weigh(index, &run.plan));
    let ranked = rank::best_first(&scores, &matched);
    ranked.into_iter().map(|(doc, score)| (doc as usize, score)).collect()
}

fn in_parts(query: &Query) -> Query {
    let mut clauses = Vec::new();
    for node in &query.clauses {
        match &node.kind {
            NodeKind::Word(word) => clauses.extend(word.parts().map(Node::from)),
            _ => clauses.push(node.clone()),
        }
    }
    Query { clauses, notices: query.notices.clone() }
}
