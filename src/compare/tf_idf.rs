//! Passages as tf-idf vectors of their stems.

use super::Selection;
use super::word_ids::{Split, each_word};
use crate::corpus::{Corpus, Passage};
use crate::sort;
use crate::text::interner::Interner;
use crate::text::{Language, base, fold, parts};
use std::cmp::Ordering;
use std::mem;
use std::ops::Range;

/// Maps words to the ids of their stems; each form is stemmed once.
#[derive(Default)]
pub(super) struct Stems {
    language: Language,
    forms: Interner,
    /// Per form: the id of its stem.
    stem_of: Vec<u32>,
    known: Interner,
}

impl Stems {
    /// Goes on with words of a language.
    fn set_language(&mut self, tag: &str) {
        let language = Language::of_tag(tag);
        if language != self.language {
            *self = Stems { language, known: mem::take(&mut self.known), ..Stems::default() };
        }
    }

    /// The id of a word's stem.
    pub(super) fn id(&mut self, word: &str) -> u32 {
        let form = fold(word);
        let at = self.forms.number(&form) as usize;
        if at == self.stem_of.len() {
            self.stem_of.push(self.known.number(&self.language.stem(&form)));
        }
        self.stem_of[at]
    }

    /// How many stems there are.
    pub(super) fn count(&self) -> usize {
        self.known.len()
    }
}

/// A stem of a passage; `weight` is its frequency until [`Vectors::weigh`] is called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub(super) stem: u32,
    pub(super) weight: f32,
}

/// The passages of a side, each with its terms sorted by stem.
#[derive(Clone, Debug, Default)]
pub(super) struct Vectors {
    pub(super) passages: Vec<Passage>,
    pub(super) terms: Vec<Term>,
    /// Per passage: the end of its terms.
    ends: Vec<usize>,
}

impl Vectors {
    /// Counts the stems of the passages of a document.
    pub(super) fn read(
        corpus: &Corpus,
        selection: &Selection,
        doc: usize,
        stems: &mut Stems,
    ) -> Self {
        stems.set_language(corpus.language_of(doc));
        let mut vectors = Self { passages: selection.passages(corpus, doc), ..Self::default() };
        vectors.terms.reserve(corpus.documents.get(doc).map_or(0, |one| one.text.len() / 6));
        for passage in &vectors.passages {
            let mut found = Vec::new();
            if let Some(whole) = corpus.span_of(*passage) {
                each_word(corpus, whole, Split::Whole, &mut |word, _| {
                    parts(base(word)).for_each(|part| found.push(stems.id(part.of(base(word)))));
                });
            }
            sort::by_key(&mut found, |stem| *stem);
            let terms = found.chunk_by(|a, b| a == b);
            let term = |same: &[u32]| Term { stem: same[0], weight: same.len() as f32 };
            vectors.terms.extend(terms.map(term));
            vectors.ends.push(vectors.terms.len());
        }
        vectors
    }

    /// Multiplies the frequencies by the rarity of the stems, and normalises each vector.
    pub(super) fn weigh(&mut self, rarity: &[f32]) {
        for term in &mut self.terms {
            term.weight *= rarity[term.stem as usize];
        }
        for at in 0..self.ends.len() {
            let terms = self.range(at);
            let terms = &mut self.terms[terms];
            let length = terms.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
            if length > 0.0 {
                for term in terms {
                    term.weight /= length;
                }
            }
        }
    }

    /// The index of a passage.
    pub(super) fn index_of(&self, passage: Passage) -> Option<usize> {
        self.passages.binary_search(&passage).ok()
    }

    fn range(&self, at: usize) -> Range<usize> {
        at.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[at]
    }

    /// The terms of a passage.
    pub(super) fn terms_of(&self, at: usize) -> &[Term] {
        &self.terms[self.range(at)]
    }

    /// Per term: the index of its passage.
    pub(super) fn owners(&self) -> Vec<usize> {
        let mut owners = Vec::with_capacity(self.terms.len());
        for at in 0..self.ends.len() {
            owners.extend(self.range(at).map(|_| at));
        }
        owners
    }
}

/// The cosine of two vectors of length 1.
pub(super) fn cosine(mut one: &[Term], mut other: &[Term]) -> f32 {
    let mut sum = 0.0;
    while let ([a, ones @ ..], [b, others @ ..]) = (one, other) {
        match a.stem.cmp(&b.stem) {
            Ordering::Less => one = ones,
            Ordering::Greater => other = others,
            Ordering::Equal => {
                sum += a.weight * b.weight;
                (one, other) = (ones, others);
            }
        }
    }
    sum
}
