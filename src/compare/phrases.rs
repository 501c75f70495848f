//! Word sequences that two documents share, and those that a document repeats.
//!
//! A phrase is a maximal run of folded words within a passage: it cannot be made longer on either
//! side of its places. [`mod@maximal_matches`](super::maximal_matches) finds them.

use super::Selection;
use super::formulaic::KnownNames;
use super::maximal_matches::{MaximalRun, maximal_matches, repeated_runs};
use super::word_ids::{Split, WordIds, each_word};
use crate::corpus::{Corpus, Span};
use crate::sort;

/// How phrases are looked for.
#[derive(Clone, Copy, Debug)]
pub struct PhraseOptions {
    /// The least number of words in a row; 0 is taken for 1, and below 2 it is words, not phrases.
    pub least: usize,
    /// Whether `co-development` is two words or one.
    pub split_hyphens: bool,
}

impl Default for PhraseOptions {
    fn default() -> Self {
        PhraseOptions { least: 3, split_hyphens: true }
    }
}

/// A phrase and where it stands on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// How many words it has.
    pub words: usize,
    /// Where it stands on the left, in order; within one document, all its places.
    pub left: Vec<Span>,
    /// Where it stands on the right, in order; within one document, the same places.
    pub right: Vec<Span>,
    /// Whether it is only names, titles and function words, wherever it stands.
    pub formula: bool,
}

/// The phrases that both sides of the selection share, in order of their first place on the left.
/// With the same document on both sides, those that it [repeats](repeated).
pub fn phrases(corpus: &Corpus, selection: &Selection, config: PhraseOptions) -> Vec<Phrase> {
    if selection.left == selection.right {
        return repeated(corpus, selection, selection.left, config);
    }
    let mut numbers = WordIds::default();
    let left = side(corpus, selection, selection.left, config, &mut numbers);
    let right = side(corpus, selection, selection.right, config, &mut numbers);
    let runs = maximal_matches(&left.ids, &right.ids, config.least);
    group(corpus, &left, &right, runs)
}

/// The phrases that a document repeats within the scope, as when a report tells what it quotes.
/// Two places of a phrase do not overlap.
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
        in_order(&mut phrase.left);
        phrase.right.clone_from(&phrase.left);
    }
    phrases
}

/// The words of a document, by number and by place; the number 0 after each passage.
struct Sequence {
    ids: Vec<u32>,
    spans: Vec<Span>,
}

impl Sequence {
    fn span(&self, from: usize, len: usize) -> Span {
        Span { end: self.spans[from + len - 1].end, ..self.spans[from] }
    }
}

fn side(
    corpus: &Corpus,
    selection: &Selection,
    doc: usize,
    config: PhraseOptions,
    numbers: &mut WordIds,
) -> Sequence {
    let cut = if config.split_hyphens { Split::Joints } else { Split::Whole };
    let mut side = Sequence { ids: Vec::new(), spans: Vec::new() };
    for passage in selection.passages(corpus, doc) {
        let Some(whole) = corpus.span_of(passage) else { continue };
        each_word(corpus, whole, cut, &mut |word, span| {
            side.ids.push(numbers.of(word));
            side.spans.push(span);
        });
        side.ids.push(0);
        side.spans.push(Span { start: whole.end, ..whole });
    }
    side
}

/// One phrase for all runs of the same words.
fn group(
    corpus: &Corpus,
    left: &Sequence,
    right: &Sequence,
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
        in_order(&mut phrase.left);
        in_order(&mut phrase.right);
        let mut places = phrase.left.iter().chain(&phrase.right);
        phrase.formula = places.all(|place| names.cover(corpus, *place));
        phrases.push(phrase);
    }
    sort::by_key(&mut phrases, |p| (p.left.first().copied(), p.right.first().copied()));
    phrases
}

fn in_order(places: &mut Vec<Span>) {
    sort::by_key(places, |place| *place);
    places.dedup();
}
