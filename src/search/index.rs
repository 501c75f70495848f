//! Which words stand where: a positional index over the passages of a corpus.
//!
//! A *passage* is a block that is prose; metadata and the prefix of a document are not indexed. Its
//! *places* are counted in the smallest parts of words, so that `co-development` takes two. At one
//! place several *forms* may begin:
//!
//! | in the text | forms, with how many places they take |
//! |---|---|
//! | `Defence` | `defence` 1 |
//! | `India's` | `india` 1 |
//! | `co-development` | `co` 1, `co-development` 2, `codevelopment` 2, and one on `development` 1 |
//! | `R&D`, `2+2` | `r` 1, `r&d` 2, and one on `d` 1 |
//! | `U.S` | `u` 1, `u.s` 2, `us` 2, and one on `s` 1 |
//!
//! So a phrase finds its words however they are joined, and no choice of tokens is made for the
//! reader. Forms are folded and sorted. Stems (of spelling keys), hashed, point at the forms that
//! have them. A counting sort lays the occurrences out in one flat list, form by form; nothing is
//! compressed, as a megabyte of text makes about six of index.

mod build;

use super::posting::Posting;
use crate::corpus::{Corpus, Passage, Span};
use crate::text::Stemmer;
use crate::text::interner::Interner;
use fixedbitset::FixedBitSet;
use std::ops::Range;

pub(crate) use build::letters;
pub use build::{Builder, Progress};

/// The index of a corpus. Built once; a changed corpus needs a new one.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// In the order of the corpus.
    pub(crate) passages: Vec<Indexed>,
    /// Per document of the corpus: which of `passages` are its own.
    pub(crate) documents: Vec<Range<u32>>,
    /// Bytes of the document, by place, all passages in a row.
    places: Vec<(u32, u32)>,
    /// The form at each of `places`.
    words: Vec<u32>,
    /// The forms, sorted.
    vocabulary: Vec<Box<str>>,
    /// Per form: its first occurrence. One more at the end.
    first: Vec<u32>,
    /// In order, form by form; all exact.
    occurrences: Vec<Posting>,
    /// Per form: which letters it has, to tell distant words apart at a glance.
    pub(crate) letters: Vec<u32>,
    /// The forms that stand in the text as they are.
    verbatim: FixedBitSet,
    /// That of the language of the corpus.
    pub(crate) stemmer: Stemmer,
    stems: Interner,
    /// Per stem: its first form in `members`. One more at the end.
    first_member: Vec<u32>,
    members: Vec<u32>,
    /// Per form: its stem.
    stem_of: Vec<u32>,
    /// Slips whose note tells the word that is meant: the form that stands, the note's words.
    pub(crate) slips: Vec<(u32, String)>,
    /// Groups of names for one thing, each a list of words by their spelling keys.
    pub(crate) aliases: Vec<Vec<Vec<String>>>,
}

/// A passage as it is indexed.
#[derive(Clone, Debug)]
pub(crate) struct Indexed {
    pub(crate) passage: Passage,
    /// Of [`Index::places`].
    pub(crate) first_place: u32,
    /// How many places it has: its length for ranking.
    pub(crate) length: u32,
}

impl Index {
    /// Builds the index in one go. [`Builder`] does it in steps.
    pub fn new(corpus: &Corpus) -> Self {
        let mut builder = Builder::new(corpus);
        builder.step(corpus, usize::MAX);
        builder.finish()
    }

    /// How many passages are indexed.
    pub fn passages(&self) -> usize {
        self.passages.len()
    }

    /// How many forms there are.
    pub fn forms(&self) -> usize {
        self.vocabulary.len()
    }

    pub(crate) fn form(&self, form: u32) -> &str {
        &self.vocabulary[form as usize]
    }

    /// Whether a form stands in the text as it is, and is not only the parts of a word joined.
    pub(crate) fn is_verbatim(&self, form: u32) -> bool {
        self.verbatim.contains(form as usize)
    }

    /// The number of a folded form.
    pub(crate) fn find(&self, folded: &str) -> Option<u32> {
        let at = self.vocabulary.binary_search_by(|form| (**form).cmp(folded)).ok()?;
        u32::try_from(at).ok()
    }

    /// The forms that begin with `prefix`.
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn starting(&self, prefix: &str) -> Range<u32> {
        let start = self.vocabulary.partition_point(|form| **form < *prefix);
        let end =
            self.vocabulary.partition_point(|form| **form < *prefix || form.starts_with(prefix));
        start as u32..end as u32
    }

    /// The forms with the stem of a word, which is given by its spelling key.
    pub(crate) fn stemmed(&self, key: &str) -> &[u32] {
        self.stems.find(&self.stemmer.stem(key)).map_or(&[], |stem| self.members(stem))
    }

    /// The forms with stem number `stem`.
    pub(crate) fn members(&self, stem: u32) -> &[u32] {
        let at = stem as usize;
        &self.members[self.first_member[at] as usize..self.first_member[at + 1] as usize]
    }

    /// The smallest word at a place of a passage.
    pub(crate) fn word(&self, passage: u32, place: u32) -> u32 {
        self.words[(self.passages[passage as usize].first_place + place) as usize]
    }

    /// The smallest words of a passage, in order, one a place.
    pub(crate) fn words(&self, passage: u32) -> &[u32] {
        let Indexed { first_place, length, .. } = self.passages[passage as usize];
        &self.words[first_place as usize..(first_place + length) as usize]
    }

    /// Every occurrence of a form, in order.
    pub(crate) fn occurrences(&self, form: u32) -> &[Posting] {
        let at = form as usize;
        &self.occurrences[self.first[at] as usize..self.first[at + 1] as usize]
    }

    /// The bytes that places of a passage take.
    pub(crate) fn span(&self, passage: u32, start: u32, end: u32) -> Span {
        let Indexed { passage, first_place, .. } = self.passages[passage as usize];
        let start = self.places[(first_place + start) as usize].0;
        let end = self.places[(first_place + end) as usize - 1].1;
        Span { doc: passage.doc, start: start as usize, end: end as usize }
    }

    /// The passage that holds a byte of a document.
    pub(crate) fn passage_at(&self, corpus: &Corpus, doc: usize, byte: usize) -> Option<u32> {
        let block = corpus.documents.get(doc)?.block_at(byte)?;
        self.number(Passage { doc, block })
    }

    /// The number of a passage, if it is indexed.
    pub(crate) fn number(&self, passage: Passage) -> Option<u32> {
        let range = self.documents.get(passage.doc)?.clone();
        let own = self.passages.get(range.start as usize..range.end as usize)?;
        let at = own.binary_search_by_key(&passage.block, |p| p.passage.block).ok()?;
        Some(range.start + u32::try_from(at).ok()?)
    }

    /// How many places there are, in all passages.
    pub(crate) fn places(&self) -> usize {
        self.places.len()
    }

    /// The passages of a document.
    pub(crate) fn passages_of(&self, doc: usize) -> Range<u32> {
        self.documents.get(doc).cloned().unwrap_or_default()
    }

    /// The document of a passage.
    pub(crate) fn document_of(&self, passage: u32) -> u32 {
        u32::try_from(self.passages[passage as usize].passage.doc).unwrap_or(u32::MAX)
    }
}
