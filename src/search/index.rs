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
//! reader. Forms are folded and sorted. Stems (of spelling keys) point at the forms that have
//! them. Counting sorts lay postings out in three flat lists; nothing is compressed, as a
//! megabyte of text makes about four of index.

mod build;

use super::strings::Strings;
use crate::corpus::{Corpus, Passage};
use std::ops::Range;

pub use build::{Builder, Progress};
pub(crate) use build::{base, join, letters};

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
    vocabulary: Strings,
    /// Per form: its first posting. One more at the end.
    first_posting: Vec<u32>,
    postings: Vec<Posting>,
    occurrences: Vec<Occurrence>,
    /// Per form: which letters it has, to tell distant words apart at a glance.
    pub(crate) letters: Vec<u32>,
    /// Per form: its [`Shape`].
    shapes: Vec<Shape>,
    stems: Strings,
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

/// A form in a passage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    /// Index into [`Index::passages`].
    pub(crate) passage: u32,
    /// Index into [`Index::occurrences`]; they run to the first of the next posting.
    first: u32,
}

/// A form at a place of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Occurrence {
    pub(crate) start: u32,
    /// One past the last place it takes.
    pub(crate) end: u32,
}

/// How a form comes about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// It stands in the text as it is, and is not only the parts of a word pushed together.
    pub(crate) verbatim: bool,
    /// Somewhere it takes more than one place.
    pub(crate) wide: bool,
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
        self.vocabulary.get(form as usize)
    }

    pub(crate) fn shape(&self, form: u32) -> Shape {
        self.shapes.get(form as usize).copied().unwrap_or_default()
    }

    /// The number of a folded form.
    pub(crate) fn find(&self, folded: &str) -> Option<u32> {
        self.vocabulary.search(folded).ok().and_then(|at| u32::try_from(at).ok())
    }

    /// The forms that begin with `prefix`.
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn starting(&self, prefix: &str) -> Range<u32> {
        let start = self.vocabulary.first(|form| form < prefix);
        let end = self.vocabulary.first(|form| form < prefix || form.starts_with(prefix));
        start as u32..end as u32
    }

    /// The forms with this stem.
    pub(crate) fn stemmed(&self, stem: &str) -> &[u32] {
        let stem = self.stems.search(stem).ok().and_then(|at| u32::try_from(at).ok());
        stem.map_or(&[], |stem| self.members(stem))
    }

    /// The forms with stem number `stem`.
    pub(crate) fn members(&self, stem: u32) -> &[u32] {
        let at = stem as usize;
        &self.members[self.first_member[at] as usize..self.first_member[at + 1] as usize]
    }

    /// The number of a form's stem.
    pub(crate) fn stem_of(&self, form: u32) -> u32 {
        self.stem_of[form as usize]
    }

    /// The smallest words of a passage, in order, one a place.
    pub(crate) fn words(&self, passage: u32) -> &[u32] {
        let Indexed { first_place, length, .. } = self.passages[passage as usize];
        &self.words[first_place as usize..(first_place + length) as usize]
    }

    /// The passages a form stands in, ascending.
    pub(crate) fn postings(&self, form: u32) -> &[Posting] {
        let at = form as usize;
        &self.postings[self.first_posting[at] as usize..self.first_posting[at + 1] as usize]
    }

    /// Where the form stands in the passage of posting number `nth` of `form`.
    pub(crate) fn occurrences(&self, form: u32, nth: usize) -> &[Occurrence] {
        let at = self.first_posting[form as usize] as usize + nth;
        let end = self.postings.get(at + 1).map_or(self.occurrences.len(), |p| p.first as usize);
        &self.occurrences[self.postings[at].first as usize..end]
    }

    /// The passages a form stands in, ascending, and how often.
    pub(crate) fn frequencies(&self, form: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let frequency =
            move |nth| u32::try_from(self.occurrences(form, nth).len()).unwrap_or(u32::MAX);
        let postings = self.postings(form).iter().enumerate();
        postings.map(move |(nth, posting)| (posting.passage, frequency(nth)))
    }

    /// How often a form stands in the corpus.
    pub(crate) fn total(&self, form: u32) -> usize {
        self.frequencies(form).map(|(_, frequency)| frequency as usize).sum()
    }

    /// Where a form stands in a passage.
    pub(crate) fn in_passage(&self, form: u32, passage: u32) -> &[Occurrence] {
        let nth = self.postings(form).binary_search_by_key(&passage, |posting| posting.passage);
        nth.map_or(&[], |nth| self.occurrences(form, nth))
    }

    /// Bytes of the document for places of a passage.
    pub(crate) fn bytes(&self, passage: u32, places: Occurrence) -> Range<usize> {
        let first = self.passages[passage as usize].first_place;
        let start = self.places[(first + places.start) as usize].0;
        let end = self.places[(first + places.end) as usize - 1].1;
        start as usize..end as usize
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

    /// The mean length of a passage, never zero.
    pub(crate) fn mean_length(&self) -> f32 {
        (self.places.len() as f32 / self.passages.len().max(1) as f32).max(1.0)
    }

    /// How many places a passage has.
    pub(crate) fn length(&self, passage: u32) -> u32 {
        self.passages[passage as usize].length
    }

    /// The document of a passage.
    pub(crate) fn document_of(&self, passage: u32) -> u32 {
        u32::try_from(self.passages[passage as usize].passage.doc).unwrap_or(u32::MAX)
    }

    /// How many places a document has.
    pub(crate) fn document_length(&self, doc: usize) -> u32 {
        self.documents.get(doc).map_or(0, |range| range.clone().map(|p| self.length(p)).sum())
    }
}
