//! Word sequences that two documents share, and those that a document repeats.
//!
//! A phrase is a maximal run of folded words within a passage: its occurrences cannot be extended
//! at either end. [`mod@maximal_matches`](super::maximal_matches) finds them.
//!
//! ```
//! use readout::compare::{Selection, phrases::{PhraseOptions, phrases}};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let shared = phrases(&corpus, &selection, PhraseOptions::default());
//! let longest = shared.iter().max_by_key(|phrase| phrase.words);
//! let words = longest.map(|phrase| corpus.quote(phrase.left[0]));
//! assert_eq!(words, Some("US Secretary of Defence Lloyd Austin"));
//! ```

use super::Selection;
use super::formulaic::KnownNames;
use super::maximal_matches::{MaximalRun, maximal_matches, repeated_runs};
use super::word_ids::{Split, WordIds, each_word};
use crate::corpus::{Corpus, Span};
use crate::sort;

/// How phrases are searched for.
#[derive(Clone, Copy, Debug)]
pub struct PhraseOptions {
    /// The least number of consecutive words; 0 is taken as 1, which gives words, not phrases.
    pub least: usize,
    /// Whether `co-development` is two words or one.
    pub split_hyphens: bool,
}

impl Default for PhraseOptions {
    fn default() -> Self {
        PhraseOptions { least: 3, split_hyphens: true }
    }
}

/// A phrase and its occurrences on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The number of words.
    pub words: usize,
    /// Its occurrences on the left, in order; within one document, all of them.
    pub left: Vec<Span>,
    /// Its occurrences on the right, in order; within one document, the same as `left`.
    pub right: Vec<Span>,
    /// Whether it consists only of names, titles and function words in all its occurrences.
    pub formula: bool,
}

/// The phrases that both sides of the selection share, in order of their first occurrence on the
/// left. With the same document on both sides, those that it [repeats](repeated).
pub fn phrases(corpus: &Corpus, selection: &Selection, config: PhraseOptions) -> Vec<Phrase> {
    if selection.left == selection.right {
        return repeated(corpus, selection, selection.left, config);
    }
    let mut word_ids = WordIds::default();
    let left = side(corpus, selection, selection.left, config, &mut word_ids);
    let right = side(corpus, selection, selection.right, config, &mut word_ids);
    let runs = maximal_matches(&left.ids, &right.ids, config.least);
    group(corpus, &left, &right, runs)
}

/// The phrases that a document repeats within the scope, as when a report retells what it
/// quotes. Occurrences of a phrase do not overlap.
pub fn repeated(
    corpus: &Corpus,
    selection: &Selection,
    doc: usize,
    config: PhraseOptions,
) -> Vec<Phrase> {
    let side = side(corpus, selection, doc, config, &mut WordIds::default());
    let runs = repeated_runs(&side.ids, config.least);
    let mut phrases = group(corpus, &side, &side, runs);
    for phrase in &mut phrases {
        phrase.left.append(&mut phrase.right);
        sort_and_dedup(&mut phrase.left);
        phrase.right.clone_from(&phrase.left);
    }
    phrases
}

/// The ids and spans of the words of a document; the id 0 after each passage.
struct WordSequence {
    ids: Vec<u32>,
    spans: Vec<Span>,
}

impl WordSequence {
    fn span(&self, from: usize, len: usize) -> Span {
        Span { end: self.spans[from + len - 1].end, ..self.spans[from] }
    }
}

fn side(
    corpus: &Corpus,
    selection: &Selection,
    doc: usize,
    config: PhraseOptions,
    word_ids: &mut WordIds,
) -> WordSequence {
    let split = if config.split_hyphens { Split::Joints } else { Split::Whole };
    let most = corpus.documents.get(doc).map_or(0, |document| document.text.len() / 5);
    let mut side = WordSequence { ids: Vec::with_capacity(most), spans: Vec::with_capacity(most) };
    for passage in selection.passages(corpus, doc) {
        let Some(whole) = corpus.span_of(passage) else { continue };
        each_word(corpus, whole, split, &mut |word, span| {
            side.ids.push(word_ids.id(word));
            side.spans.push(span);
        });
        side.ids.push(0);
        side.spans.push(Span { start: whole.end, ..whole });
    }
    side
}

/// Makes one phrase of all runs of the same words.
fn group(
    corpus: &Corpus,
    left: &WordSequence,
    right: &WordSequence,
    mut runs: Vec<MaximalRun>,
) -> Vec<Phrase> {
    let words_of = |run: &MaximalRun| &left.ids[run.left..run.left + run.len];
    sort::by(&mut runs, |a, b| words_of(a).cmp(words_of(b)));
    let names = KnownNames::of(corpus);
    let mut phrases: Vec<Phrase> = Vec::new();
    for same in runs.chunk_by(|a, b| words_of(a) == words_of(b)) {
        let words = same[0].len;
        let mut phrase = Phrase { words, left: Vec::new(), right: Vec::new(), formula: false };
        for run in same {
            phrase.left.push(left.span(run.left, words));
            phrase.right.push(right.span(run.right, words));
        }
        sort_and_dedup(&mut phrase.left);
        sort_and_dedup(&mut phrase.right);
        let mut places = phrase.left.iter().chain(&phrase.right);
        phrase.formula = places.all(|place| names.cover(corpus, *place));
        phrases.push(phrase);
    }
    sort::by_key(&mut phrases, |p| (p.left.first().copied(), p.right.first().copied()));
    phrases
}

fn sort_and_dedup(places: &mut Vec<Span>) {
    sort::by_key(places, |place| *place);
    places.dedup();
}
