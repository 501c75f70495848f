//! The results of a search: ranges and numbers.
//!
//! ```
//! use readout::search::{Index, Options, Typing, parse, search};
//!
//! let corpus = readout::built_in();
//! let query = parse("roadmap", Typing::Done);
//! let results = search(&Index::new(&corpus), &corpus, &query, &Options::default());
//! let passage = &results.documents[1].passages[0];
//! assert_eq!(corpus.quote(results.hits_of(passage)[0].span), "roadmap");
//! ```

use super::reason::Reason;
use crate::corpus::{Passage, Span};
use std::ops::Range;

/// The results of a query.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Every document of the corpus, in its order, including those without results.
    pub documents: Vec<InDocument>,
    /// Every hit of the marked passages (see `Options::marked`), in text order.
    pub hits: Vec<Hit>,
    /// The words, phrases and fields of the query, in its order.
    pub parts: Vec<QueryPart>,
    /// Whether no passage has all the words: the passages then have some, and list those missing.
    pub relaxed: bool,
}

/// The results in a document.
#[derive(Clone, Debug, Default)]
pub struct InDocument {
    /// Index into `Corpus::documents`.
    pub doc: usize,
    /// The passages, best first.
    pub passages: Vec<InPassage>,
    /// The total counts.
    pub count: Count,
}

/// The results in a passage.
#[derive(Clone, Debug, Default)]
pub struct InPassage {
    /// The passage.
    pub passage: Passage,
    /// The score. Scores of one search are comparable, also across documents.
    pub score: f32,
    /// Its hits in [`Results::hits`]; empty if it is not marked.
    pub hits: Range<usize>,
    /// Indices into [`Results::parts`]: the words it lacks, if the search was relaxed.
    pub missing: Vec<usize>,
}

/// A range of text that matches a part of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the document, within its passage and on character boundaries.
    pub span: Span,
    /// Why it is a hit.
    pub reason: Reason,
    /// Index into [`Results::parts`].
    pub part: usize,
}

/// The number of hits and passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Number of hits.
    pub hits: usize,
    /// Number of matching passages.
    pub passages: usize,
}

/// A word, a phrase or a field of the query.
#[derive(Clone, Debug, Default)]
pub struct QueryPart {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// Whether it is a field, which filters but is not marked.
    pub is_field: bool,
    /// Whether it is under a `-`.
    pub excluded: bool,
    /// The counts per document of this part alone, regardless of the rest of the query. A field
    /// counts each of its passages as one hit.
    pub alone: Vec<Count>,
    /// The folded forms it matches, the closest reason first.
    pub forms: Vec<WordForm>,
}

/// A form that a part matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordForm {
    /// The folded form.
    pub text: String,
    /// Why it matches.
    pub reason: Reason,
    /// How often it occurs in the corpus, regardless of the rest of the query.
    pub hits: usize,
}

impl Results {
    /// The total counts of all documents.
    pub fn count(&self) -> Count {
        let add = |sum: Count, one: &InDocument| Count {
            hits: sum.hits + one.count.hits,
            passages: sum.passages + one.count.passages,
        };
        self.documents.iter().fold(Count::default(), add)
    }

    /// Indices of the parts that occur nowhere in the corpus, except excluded ones.
    pub fn unknown(&self) -> impl Iterator<Item = usize> + '_ {
        let nowhere = |part: &QueryPart| part.alone.iter().all(|count| count.passages == 0);
        (0..self.parts.len()).filter(move |&at| {
            let part = &self.parts[at];
            !part.excluded && nowhere(part)
        })
    }

    /// The hits of a listed passage, in text order.
    pub fn hits_of(&self, passage: &InPassage) -> &[Hit] {
        self.hits.get(passage.hits.clone()).unwrap_or_default()
    }

    /// The listed hits in a document, in text order.
    pub fn hits_in(&self, doc: usize) -> &[Hit] {
        let first = self.hits.partition_point(|hit| hit.span.doc < doc);
        let rest = &self.hits[first..];
        &rest[..rest.partition_point(|hit| hit.span.doc == doc)]
    }

    /// The hits within a span of a document.
    pub fn hits_within(&self, whole: Span) -> impl Iterator<Item = &Hit> {
        let first = self.hits.partition_point(|hit| hit.span < Span { end: 0, ..whole });
        let near = move |hit: &&Hit| hit.span.doc == whole.doc && hit.span.start < whole.end;
        self.hits[first..].iter().take_while(near).filter(move |hit| hit.span.end <= whole.end)
    }
}
