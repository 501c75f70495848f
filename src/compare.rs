//! Side-by-side comparison of two documents: what is unchanged, removed or new, and in which words.
//!
//! All results are spans of the two documents; how they are shown is not decided here.
//!
//! - [`topics`]: the topic matrix, from the editors' annotations;
//! - [`facts`]: date, venue, people, offices, outcomes, voices, row by row;
//! - [`mod@voices`]: who is quoted in which medium, and what share of the words is quoted;
//! - [`mod@editors_pairs`]: passages the editors aligned, and the changed wordings within them;
//! - [`mod@scroll_sync`]: paired passages kept level in two columns, or merged into one;
//! - [`align`]: passage pairs proposed by machine, with their scores;
//! - [`mod@passage_pairs`]: the pairs that are shown, and how far the machine's can be trusted;
//! - [`phrases`]: word sequences that both share or one repeats, found by machine;
//! - [`mod@maximal_matches`]: the algorithm that finds them;
//! - `formulaic`: which of them consist only of names, titles and function words;
//! - `word_ids`, `counting_sort`, `tf_idf`: word ids, an inverted list, passage vectors;
//! - [`mod@keyness`]: word frequencies on both sides, and whether any differs beyond chance;
//! - [`mod@log_likelihood`]: its statistics; [`mod@chi_square`]: what they reach by chance;
//! - [`mod@collocates`]: the collocates of a word on each side;
//! - [`mod@prose`], `word_types`, `vocabulary`: which text and which words are counted;
//! - [`mod@series_vocabulary`]: the words of many reports in the order of time, read in steps;
//! - [`mod@word_series`]: one word through all of them;
//! - [`mod@novelty`]: what is new in a report against another, in passages and words;
//! - [`mod@word_diff`]: removed, new and moved words between two wordings;
//! - `lcs`: the heaviest common subsequence of two sequences.
//!
//! ```
//! use readout::compare::Selection;
//!
//! let corpus = readout::built_in();
//! let whole = Selection { left: 0, right: 1, scope: None };
//! assert_eq!(whole.passages(&corpus, 0).len(), 10);
//! let talks = Selection { scope: Some(0), ..whole };
//! assert_eq!(talks.passages(&corpus, 0).len(), 6);
//! ```

pub mod align;
pub mod chi_square;
pub mod collocates;
pub mod editors_pairs;
pub mod facts;
pub mod keyness;
pub mod log_likelihood;
pub mod maximal_matches;
pub mod novelty;
pub mod passage_pairs;
pub mod phrases;
pub mod prose;
pub mod scroll_sync;
pub mod series_vocabulary;
pub mod topics;
pub mod voices;
pub mod word_diff;
pub mod word_series;

mod counting_sort;
mod formulaic;
mod lcs;
mod tf_idf;
mod vocabulary;
mod word_ids;
mod word_types;

use crate::corpus::{Corpus, Kind, Passage, Span};

/// The two documents to compare, and the scope. If both are the same document, it is compared with
/// itself: phrases and passage pairs are those within it. An index out of range selects nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Index of the document on the left.
    pub left: usize,
    /// Index of the document on the right.
    pub right: usize,
    /// Index into [`Corpus::scopes`]; `None` for the whole documents.
    pub scope: Option<usize>,
}

impl Selection {
    /// Whether a passage is within the scope.
    pub fn holds(&self, corpus: &Corpus, passage: Passage) -> bool {
        let Some(scope) = self.scope.and_then(|i| corpus.scopes.get(i)) else { return true };
        let mut named = scope.blocks.iter().filter(|(doc, _)| *doc == passage.doc).peekable();
        named.peek().is_none() || named.any(|(_, blocks)| blocks.contains(&passage.block))
    }

    /// Whether a span is within the scope; spans in a document's prefix always are.
    pub fn holds_span(&self, corpus: &Corpus, span: Span) -> bool {
        corpus.passage(span).is_none_or(|passage| self.holds(corpus, passage))
    }

    /// The spans that are in this document and within the scope.
    pub fn of(&self, corpus: &Corpus, doc: usize, spans: &[Span]) -> Vec<Span> {
        let within = |span: &&Span| span.doc == doc && self.holds_span(corpus, **span);
        spans.iter().filter(within).copied().collect()
    }

    /// The passages of a document within the scope, without [`Kind::Metadata`].
    pub fn passages(&self, corpus: &Corpus, doc: usize) -> Vec<Passage> {
        let blocks = corpus.documents.get(doc).map(|d| d.blocks.as_slice()).unwrap_or_default();
        let prose = blocks.iter().enumerate().filter(|(_, b)| b.kind != Kind::Metadata);
        let all = prose.map(|(block, _)| Passage { doc, block });
        all.filter(|passage| self.holds(corpus, *passage)).collect()
    }
}
