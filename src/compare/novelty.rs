//! What is new in a report against another, and what of the other is gone: passages and words.
//!
//! The report is on the right, the other, normally the one before it, on the left. A passage with
//! words of [prose](super::prose) either stands in the other report word for word, ignoring case,
//! accents and punctuation, alone or within a longer passage; or it is reworded: at least half of the
//! words of the shorter passage are [unchanged](PassagePair::change) in the passage that shares the
//! most words in a row with it; or it is new. A passage of one or two words stands word for word only
//! where the other has the same passage.
//!
//! A word is new if the other report does not have it in any spelling; inflected forms are words of
//! their own, as for [keyness](super::keyness). Nothing of this says why: with short reports many
//! words are new by chance.
//!
//! Passages are compared by their shared runs of words, as [phrases](super::phrases) are found; so the
//! time is about linear in the length of the reports, as long as their passages do not grow.
//!
//! ```
//! use readout::compare::{Selection, novelty::novelty};
//!
//! let corpus = readout::built_in();
//! let found = novelty(&corpus, &Selection { left: 0, right: 1, scope: None });
//! assert_eq!((found.verbatim.len(), found.reworded.len(), found.new.len()), (0, 0, 14));
//! let first = &found.new_words[0];
//! assert_eq!((&*first.word, first.spans.len()), ("new", 4));
//! ```

use super::Selection;
use super::maximal_matches::{MaximalRun, maximal_matches};
use super::passage_pairs::PassagePair;
use super::prose::of_passage;
use super::vocabulary::{Stretches, Vocabulary};
use super::word_ids::{Split, WordIds, each_word};
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;
use std::cmp::Reverse;
use std::ops::Range;

/// The least number of consecutive words that two passages share to be compared.
const LEAST: usize = 3;

/// The passages and words of two reports that only one of them has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Novelty {
    /// The passages of the right that stand word for word on the left, in order.
    pub verbatim: Vec<Passage>,
    /// The other passages of the right that are reworded, in order, each after the passage of the
    /// left that it is most like.
    pub reworded: Vec<(Passage, Passage)>,
    /// The other passages of the right, in order.
    pub new: Vec<Passage>,
    /// The passages of the left that are neither word for word nor reworded on the right, in order.
    pub gone: Vec<Passage>,
    /// The words that only the right has: the most frequent first, then by their first occurrence;
    /// function words last.
    pub new_words: Vec<OneSided>,
    /// The words that only the left has, in the same order.
    pub gone_words: Vec<OneSided>,
}

/// A word that only one of two reports has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneSided {
    /// The first written form of the word, folded.
    pub word: String,
    /// Its occurrences in order; at least one.
    pub spans: Vec<Span>,
}

/// Compares the report on the right of a selection with that on the left.
pub fn novelty(corpus: &Corpus, selection: &Selection) -> Novelty {
    let mut word_ids = WordIds::default();
    let left = Side::read(corpus, selection, selection.left, &mut word_ids);
    let right = Side::read(corpus, selection, selection.right, &mut word_ids);
    let mut runs = maximal_matches(&left.ids, &right.ids, LEAST);
    let mut found = Novelty::default();
    for (passage, likeness) in left.passages.iter().zip(likenesses(&left, &right, &runs)) {
        let is_reworded = |other: usize| is_reworded(corpus, *passage, right.passages[other]);
        if !likeness.is_verbatim && !likeness.partner.is_some_and(is_reworded) {
            found.gone.push(*passage);
        }
    }
    for run in &mut runs {
        (run.left, run.right) = (run.right, run.left);
    }
    for (passage, likeness) in right.passages.iter().zip(likenesses(&right, &left, &runs)) {
        let other = likeness.partner.map(|partner| left.passages[partner]);
        if likeness.is_verbatim {
            found.verbatim.push(*passage);
        } else if let Some(other) = other.filter(|other| is_reworded(corpus, *other, *passage)) {
            found.reworded.push((other, *passage));
        } else {
            found.new.push(*passage);
        }
    }
    let words = Vocabulary::read(corpus, selection);
    found.new_words = only(&words, &words.right, &words.left);
    found.gone_words = only(&words, &words.left, &words.right);
    found
}

/// The passages of a document and the ids of their words: a [`BOUNDARY`] at each end of a passage,
/// and a 0 after it.
#[derive(Default)]
struct Side {
    passages: Vec<Passage>,
    /// Per passage: the positions that a run must have for the passage to stand in it.
    needed: Vec<Range<usize>>,
    ids: Vec<u32>,
    /// Per position: the index of its passage.
    passage_of: Vec<usize>,
}

/// The id of the ends of a passage. With them a passage of one or two words can be a run.
const BOUNDARY: u32 = u32::MAX;

impl Side {
    fn read(corpus: &Corpus, selection: &Selection, doc: usize, word_ids: &mut WordIds) -> Self {
        let mut side = Self::default();
        for passage in selection.passages(corpus, doc) {
            let mut ids = Vec::new();
            for stretch in of_passage(corpus, passage) {
                each_word(corpus, stretch, Split::Joints, &mut |word, _| {
                    ids.push(word_ids.id(word));
                });
            }
            if ids.is_empty() {
                continue;
            }
            let (from, ends) = (side.ids.len(), usize::from(ids.len() >= LEAST));
            side.needed.push(from + ends..from + 2 + ids.len() - ends);
            side.ids.push(BOUNDARY);
            side.ids.append(&mut ids);
            side.ids.extend([BOUNDARY, 0]);
            side.passage_of.resize(side.ids.len(), side.passages.len());
            side.passages.push(passage);
        }
        side
    }
}

/// How a passage stands in the other document.
#[derive(Clone, Default)]
struct Likeness {
    is_verbatim: bool,
    /// The index of the passage of the other document with which it shares the most words in a row.
    partner: Option<usize>,
}

/// The likeness of each passage of a side to those of the other, by the runs that they share.
fn likenesses(side: &Side, other: &Side, runs: &[MaximalRun]) -> Vec<Likeness> {
    let mut all = vec![Likeness::default(); side.passages.len()];
    let mut shared = Vec::new();
    for run in runs {
        let (passage, partner) = (side.passage_of[run.left], other.passage_of[run.right]);
        let needed = &side.needed[passage];
        all[passage].is_verbatim |= run.left <= needed.start && needed.end <= run.left + run.len;
        shared.push((passage, partner, run.len));
    }
    sort::by_key(&mut shared, |of| *of);
    let mut most = vec![0; all.len()];
    for same in shared.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (passage, partner, _) = same[0];
        let items = same.iter().map(|of| of.2).sum();
        if items > most[passage] {
            most[passage] = items;
            all[passage].partner = Some(partner);
        }
    }
    all
}

/// Whether two passages are one text that has changed.
fn is_reworded(corpus: &Corpus, left: Passage, right: Passage) -> bool {
    PassagePair { left, right, score: None, editors: None }.change(corpus).is_some()
}

/// The words of a side that the other does not have.
fn only(words: &Vocabulary, side: &Stretches, other: &Stretches) -> Vec<OneSided> {
    let mut all = words.each(|word| OneSided { word, spans: Vec::new() });
    let mut is_shared = vec![false; all.len()];
    for (word, _) in other.iter().flatten() {
        is_shared[*word] = true;
    }
    for (word, span) in side.iter().flatten().filter(|(word, _)| !is_shared[*word]) {
        all[*word].spans.push(*span);
    }
    all.retain(|word| !word.spans.is_empty());
    let language = words.types.language;
    sort::by_cached_key(&mut all, |word| {
        let first = word.spans.first().copied();
        (language.is_function_word(&word.word), Reverse(word.spans.len()), first)
    });
    all
}
