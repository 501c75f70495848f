//! A positional index over the passages of a corpus.
//!
//! A *passage* is a block of prose; metadata and the prefix of a document are not indexed. Its
//! *positions* count the smallest parts of words, so that `co-development` takes two. Several
//! *forms* may start at one position:
//!
//! | in the text | forms, with the number of positions each takes |
//! |---|---|
//! | `Defence` | `defence` 1 |
//! | `India's` | `india` 1 |
//! | `co-development` | `co` 1, `co-development` 2, `codevelopment` 2, and one on `development` 1 |
//! | `R&D`, `2+2` | `r` 1, `r&d` 2, and one on `d` 1 |
//! | `U.S` | `u` 1, `u.s` 2, `us` 2, and one on `s` 1 |
//!
//! So a phrase matches however its words are joined, and users need not know how words are split.
//! Forms are folded and sorted. A hash table maps the stem (of the spelling key) to the forms that
//! have it, language by language. A counting sort lays out the postings in one flat list, form by form.
//! A position takes 13 bytes: where it starts in the text (4), its length (1), its form (4), and the
//! posting of that form (4). In English prose that is twice the text; with the vocabulary, the index
//! is less than three times the text. `tests/memory` measures it.
//!
//! ```
//! use readout::search::{Builder, Index};
//!
//! let corpus = readout::built_in();
//! let mut builder = Builder::new(&corpus);
//! let progress = builder.step(&corpus, usize::MAX);
//! assert_eq!(progress.done, progress.total);
//! let index = builder.finish();
//! assert_eq!(index.passages(), progress.total);
//! assert_eq!(index.forms(), Index::new(&corpus).forms());
//! ```

mod build;

use super::posting::Posting;
use super::reason::Reason;
use crate::corpus::{Corpus, Passage, Span};
use crate::text::Language;
use crate::text::interner::Interner;
use fixedbitset::FixedBitSet;
use std::borrow::Cow;
use std::ops::Range;

pub use build::Builder;
pub(crate) use build::letters;

/// The index of a corpus. Built once; if the corpus changes, it must be rebuilt.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// In the order of the corpus.
    pub(crate) passages: Vec<Indexed>,
    /// Per document of the corpus: its range in `passages`.
    pub(crate) documents: Vec<Range<u32>>,
    /// Per position, passage after passage: its first byte in the document.
    starts: Vec<u32>,
    /// Per position: its length in bytes, or [`LONG`] if it is in `long`; plus [`CONTINUES`] if it
    /// continues a word.
    lengths: Vec<u8>,
    /// The positions of [`LONG`] bytes or more, each with its length.
    long: Vec<(u32, u32)>,
    /// Per position: the form of the word part there.
    words: Vec<u32>,
    /// Per [`SKIP`] positions: the passage of the first of them. The passage of a position is looked for
    /// from there.
    skips: Vec<u32>,
    /// The forms, sorted.
    vocabulary: Vec<Box<str>>,
    /// Per form: its first index in `occurrences`. One more at the end.
    first: Vec<u32>,
    /// Form by form, each sorted: twice the position, plus one if the form takes all positions of the
    /// word that starts there. It fits: four gigabytes of text have fewer than 2³¹ positions, as each
    /// takes two bytes or more.
    occurrences: Vec<u32>,
    /// Per form: the set of its letters, to skip distant words without computing the distance.
    pub(crate) letters: Vec<u32>,
    /// The forms that occur in the text as they are.
    verbatim: FixedBitSet,
    /// The language of the corpus.
    pub(crate) language: Language,
    /// The languages of the documents, each once.
    pub(crate) languages: Vec<Language>,
    stems: Interner,
    /// Per stem: its first index in `members`. One more at the end.
    first_member: Vec<u32>,
    members: Vec<u32>,
    /// Slips of the source: each form that occurs in one, with the folded note, which may name the
    /// intended word.
    pub(crate) slips: Vec<(u32, String)>,
    /// Groups of names for one thing; each name is a list of alias keys.
    pub(crate) aliases: Vec<Vec<Vec<String>>>,
}

const LONG: u8 = 127;
const CONTINUES: u8 = 128;

/// The number of positions for each of [`Index::skips`].
const SKIP: usize = 32;

/// The stem of a folded word, told apart from those of the other languages.
fn stem_key(word: &str, language: Language, of: usize) -> Cow<'_, str> {
    let stem = language.stem(word);
    // Words have no control characters.
    if of == 0 { stem } else { Cow::Owned(format!("{stem}\u{1}{of}")) }
}

/// An indexed passage.
#[derive(Clone, Debug)]
pub(crate) struct Indexed {
    pub(crate) passage: Passage,
    /// The number of positions in the passages before it.
    pub(crate) first_position: u32,
    /// The number of its positions, which is its length for ranking.
    pub(crate) length: u32,
}

impl Indexed {
    /// The number of positions up to its end.
    fn end(&self) -> u32 {
        self.first_position + self.length
    }
}

impl Index {
    /// Builds the index at once. [`Builder`] does it in steps.
    pub fn new(corpus: &Corpus) -> Self {
        let mut builder = Builder::new(corpus);
        builder.step(corpus, usize::MAX);
        builder.finish()
    }

    /// Makes room for so many positions: a list that grows by doubling leaves gaps in the memory.
    fn reserve(&mut self, positions: usize) {
        self.starts.reserve(positions);
        self.lengths.reserve(positions);
        self.words.reserve(positions);
    }

    /// The number of indexed passages.
    pub fn passages(&self) -> usize {
        self.passages.len()
    }

    /// The number of forms.
    pub fn forms(&self) -> usize {
        self.vocabulary.len()
    }

    pub(crate) fn form(&self, form: u32) -> &str {
        &self.vocabulary[form as usize]
    }

    /// Whether a form occurs in the text as it is, not only as joined parts of a word.
    pub(crate) fn is_verbatim(&self, form: u32) -> bool {
        self.verbatim.contains(form as usize)
    }

    /// The number of a folded form.
    pub(crate) fn find(&self, folded: &str) -> Option<u32> {
        let at = self.vocabulary.binary_search_by(|form| (**form).cmp(folded)).ok()?;
        u32::try_from(at).ok()
    }

    /// The forms that start with `prefix`.
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn starting(&self, prefix: &str) -> Range<u32> {
        let start = self.vocabulary.partition_point(|form| **form < *prefix);
        let end =
            self.vocabulary.partition_point(|form| **form < *prefix || form.starts_with(prefix));
        start as u32..end as u32
    }

    /// The forms with the same stem as a folded word in a language, one of [`Self::languages`].
    pub(crate) fn stemmed(&self, word: &str, language: Language) -> &[u32] {
        let of = self.languages.iter().position(|known| *known == language).unwrap_or(0);
        let stem = self.stems.find(&stem_key(word, language, of));
        stem.map_or(&[], |stem| self.members(stem))
    }

    /// The forms with stem number `stem`.
    pub(crate) fn members(&self, stem: u32) -> &[u32] {
        let at = stem as usize;
        &self.members[self.first_member[at] as usize..self.first_member[at + 1] as usize]
    }

    /// The form of the word part at a position of a passage.
    pub(crate) fn word(&self, passage: u32, position: u32) -> u32 {
        self.words[(self.passages[passage as usize].first_position + position) as usize]
    }

    /// The forms of the word parts of a passage, one per position.
    pub(crate) fn words(&self, passage: u32) -> &[u32] {
        let Indexed { first_position, length, .. } = self.passages[passage as usize];
        &self.words[first_position as usize..(first_position + length) as usize]
    }

    /// The number of occurrences of a form.
    pub(crate) fn frequency(&self, form: u32) -> usize {
        (self.first[form as usize + 1] - self.first[form as usize]) as usize
    }

    /// The postings of a form, sorted, with a reason.
    pub(crate) fn occurrences(&self, form: u32, reason: Reason) -> impl Iterator<Item = Posting> {
        let range = self.first[form as usize] as usize..self.first[form as usize + 1] as usize;
        let (mut passage, mut first, mut next) = (0, 0, 0);
        self.occurrences[range].iter().map(move |packed| {
            let position = packed / 2;
            // Frequent words are several times in a passage.
            if position >= next {
                passage = self.skips[position as usize / SKIP];
                while self.passages[passage as usize].end() <= position {
                    passage += 1;
                }
                first = self.passages[passage as usize].first_position;
                next = self.passages[passage as usize].end();
            }
            let mut end = position + 1;
            if packed % 2 == 1 {
                let after = &self.lengths[end as usize..];
                end +=
                    after.iter().take_while(|length| **length >= CONTINUES).fold(0, |n, _| n + 1);
            }
            Posting::new(passage, position - first, end - first, reason)
        })
    }

    /// The bytes of a range of positions of a passage.
    pub(crate) fn span(&self, passage: u32, start: u32, end: u32) -> Span {
        let Indexed { passage, first_position, .. } = self.passages[passage as usize];
        let start = self.starts[(first_position + start) as usize] as usize;
        let last = first_position + end - 1;
        let end = (self.starts[last as usize] + self.length(last)) as usize;
        Span { doc: passage.doc, start, end }
    }

    /// The length in bytes of a position.
    fn length(&self, position: u32) -> u32 {
        let length = self.lengths[position as usize] % CONTINUES;
        if length < LONG {
            return length.into();
        }
        let at = self.long.partition_point(|long| long.0 < position);
        self.long[at].1
    }

    /// The passage that contains a byte of a document.
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

    /// The number of positions in all passages.
    pub(crate) fn positions(&self) -> usize {
        self.starts.len()
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
