//! What a search answers: ranges and numbers.

use super::reason::Reason;
use crate::corpus::{Passage, Span};
use std::ops::Range;

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Every document of the corpus, in its order, with what was found there, if anything.
    pub documents: Vec<InDocument>,
    /// Every hit of the passages that are marked, in the order of the text.
    pub hits: Vec<Hit>,
    /// The words, phrases and fields of the query, in its order.
    pub parts: Vec<QueryPart>,
    /// No passage has all the words: these have some of them, and say which they miss.
    pub relaxed: bool,
}

/// What was found in a document.
#[derive(Clone, Debug, Default)]
pub struct InDocument {
    /// Index into `Corpus::documents`.
    pub doc: usize,
    /// The passages, best first.
    pub passages: Vec<InPassage>,
    /// All that was found.
    pub count: Count,
}

/// What was found in a passage.
#[derive(Clone, Debug, Default)]
pub struct InPassage {
    /// Where.
    pub passage: Passage,
    /// How well it answers. Scores of one search can be compared, also across documents.
    pub score: f32,
    /// Which of [`Results::hits`] are its own; none where it is not marked.
    pub hits: Range<usize>,
    /// Indices into [`Results::parts`]: the words it does not have, where the search was relaxed.
    pub missing: Vec<usize>,
}

/// A stretch of text that answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the document, within its passage and on character boundaries.
    pub span: Span,
    /// Why it was found.
    pub reason: Reason,
    /// Index into [`Results::parts`].
    pub part: usize,
}

/// How much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Stretches of text.
    pub hits: usize,
    /// Passages they stand in.
    pub passages: usize,
}

/// A word, a phrase or a field of the query.
#[derive(Clone, Debug, Default)]
pub struct QueryPart {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// It is a field: it narrows, but is not marked.
    pub is_field: bool,
    /// It stands under a `-`.
    pub excluded: bool,
    /// What it would find alone, per document, whatever else is asked and filtered. A field counts
    /// the words it rests on.
    pub alone: Vec<Count>,
    /// The forms it stands for, the closest reason first; forms as folded.
    pub forms: Vec<WordForm>,
}

/// A form that a part stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordForm {
    /// Folded.
    pub text: String,
    /// Why.
    pub reason: Reason,
    /// How often it stands in the corpus, whatever else is asked and filtered.
    pub hits: usize,
}

impl Results {
    /// All hits and passages.
    pub fn count(&self) -> Count {
        let add = |sum: Count, one: &InDocument| Count {
            hits: sum.hits + one.count.hits,
            passages: sum.passages + one.count.passages,
        };
        self.documents.iter().fold(Count::default(), add)
    }

    /// The parts that are found nowhere in the corpus, but for excluded ones.
    pub fn unknown(&self) -> impl Iterator<Item = usize> + '_ {
        let nowhere = |part: &QueryPart| part.alone.iter().all(|count| count.passages == 0);
        (0..self.parts.len()).filter(move |&at| {
            let part = &self.parts[at];
            !part.excluded && nowhere(part)
        })
    }

    /// The hits of a passage that is listed, in the order of the text.
    pub fn hits_of(&self, passage: &InPassage) -> &[Hit] {
        self.hits.get(passage.hits.clone()).unwrap_or_default()
    }

    /// The hits within a stretch of a document.
    pub fn hits_within(&self, whole: Span) -> impl Iterator<Item = &Hit> {
        let first = self.hits.partition_point(|hit| hit.span < Span { end: 0, ..whole });
        let near = move |hit: &&Hit| hit.span.doc == whole.doc && hit.span.start < whole.end;
        self.hits[first..].iter().take_while(near).filter(move |hit| hit.span.end <= whole.end)
    }
}
