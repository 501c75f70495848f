//! Two documents side by side: what stayed, what went, what is new, and in which words.
//!
//! Everything answers with spans of the two documents; how they are shown is not decided here.
//!
//! - [`topics`]: the matrix of topics, from the editors' annotations;
//! - [`facts`]: date, venue, people, offices, outcomes, voices, row by row;
//! - [`mod@voices`]: who is quoted in which medium, and how much of the words is theirs;
//! - [`mod@editors_pairs`]: passages the editors aligned, and the wordings that moved within them;
//! - [`mod@scroll_sync`]: passages brought to one height, or into one column;
//! - [`align`]: passages that a machine would pair, and how sure it is;
//! - [`mod@passage_pairs`]: the pairs that are shown, and how far to trust a machine with them;
//! - [`phrases`]: word sequences the two share, or one repeats, found by machine;
//! - [`mod@maximal_matches`]: how they are found;
//! - `formulaic`: which of them are only names and titles;
//! - `word_ids`, `counting_sort`, `tf_idf`: the words of a text by number, and where each stands;
//! - [`mod@keyness`]: the words of either side, and whether any differs beyond chance;
//! - [`mod@log_likelihood`]: the statistics of that;
//! - [`mod@collocates`]: the company a word keeps on each side;
//! - [`mod@prose`], `vocabulary`: what counts as a word there;
//! - [`mod@word_diff`]: which words of one wording are gone, which of the other are new, which moved;
//! - `lcs`: what two sequences have in common.

pub mod align;
pub mod collocates;
pub mod editors_pairs;
pub mod facts;
pub mod keyness;
pub mod log_likelihood;
pub mod maximal_matches;
pub mod passage_pairs;
pub mod phrases;
pub mod prose;
pub mod scroll_sync;
pub mod topics;
pub mod voices;
pub mod word_diff;

mod counting_sort;
mod formulaic;
mod lcs;
mod tf_idf;
mod vocabulary;
mod word_ids;

pub use word_ids::is_function_word;

use crate::corpus::{Corpus, Kind, Passage, Span};

/// Which two documents, and how much of them. Both may be the same: then the comparison is of a
/// document with itself, and phrases and pairs of passages are those within it. An index that is
/// none selects nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Index of the document on the left.
    pub left: usize,
    /// Index of the document on the right.
    pub right: usize,
    /// Index into [`Corpus::scopes`]; none for the whole documents.
    pub scope: Option<usize>,
}

impl Selection {
    /// Whether a passage is within the scope.
    pub fn holds(&self, corpus: &Corpus, passage: Passage) -> bool {
        let Some(scope) = self.scope.and_then(|i| corpus.scopes.get(i)) else { return true };
        let mut named = scope.blocks.iter().filter(|(doc, _)| *doc == passage.doc).peekable();
        named.peek().is_none() || named.any(|(_, blocks)| blocks.contains(&passage.block))
    }

    /// Whether a span is within the scope; what stands in a document's prefix always is.
    pub fn holds_span(&self, corpus: &Corpus, span: Span) -> bool {
        corpus.passage(span).is_none_or(|passage| self.holds(corpus, passage))
    }

    /// Those spans that are in this document and within the scope.
    pub fn of(&self, corpus: &Corpus, doc: usize, spans: &[Span]) -> Vec<Span> {
        let within = |span: &&Span| span.doc == doc && self.holds_span(corpus, **span);
        spans.iter().filter(within).copied().collect()
    }

    /// The passages of prose of a document within the scope.
    pub fn passages(&self, corpus: &Corpus, doc: usize) -> Vec<Passage> {
        let blocks = corpus.documents.get(doc).map(|d| d.blocks.as_slice()).unwrap_or_default();
        let prose = blocks.iter().enumerate().filter(|(_, b)| b.kind != Kind::Metadata);
        let all = prose.map(|(block, _)| Passage { doc, block });
        all.filter(|passage| self.holds(corpus, *passage)).collect()
    }
}
