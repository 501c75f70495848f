//! Word sequences that two documents share.
//!
//! A shared phrase is a maximal run: it cannot be made longer on either side of either occurrence.
//! Found by seed and extend: every run of `least` words of one side is looked up in a table of the
//! other's, and extended from where it cannot begin earlier. About linear in the length of the
//! texts, as long as they do not repeat themselves without end.

use super::Selection;
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;
use crate::text::{fold, parts, tokens};
use std::collections::HashMap;

/// How shared phrases are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Config {
    /// The least number of words in a row.
    pub least: usize,
    /// Whether `co-development` is two words or one.
    pub split_hyphens: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config { least: 3, split_hyphens: true }
    }
}

/// A phrase and where it stands on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// How many words it has.
    pub words: usize,
    /// Where it stands on the left, in order.
    pub left: Vec<Span>,
    /// Where it stands on the right, in order.
    pub right: Vec<Span>,
}

/// The phrases that both sides of the selection share, in order of their first place on the left.
pub fn phrases(corpus: &Corpus, selection: &Selection, config: Config) -> Vec<Phrase> {
    let mut ids = HashMap::new();
    let mut side = |doc| words(corpus, &selection.passages(corpus, doc), config, &mut ids);
    let (left, right) = (side(selection.left), side(selection.right));
    let folded = |words: &[Word]| words.iter().map(|w| w.id).collect::<Vec<_>>();
    let mut found: Vec<(Vec<u32>, Phrase)> = Vec::new();
    let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
    for run in maximal_runs(&folded(&left), &folded(&right), config.least) {
        let key: Vec<u32> = left[run.left..run.left + run.len].iter().map(|w| w.id).collect();
        let at = *known.entry(key.clone()).or_insert_with(|| {
            let phrase = Phrase { words: run.len, left: Vec::new(), right: Vec::new() };
            found.push((key, phrase));
            found.len() - 1
        });
        let phrase = &mut found[at].1;
        add(&mut phrase.left, span(&left[run.left..run.left + run.len]));
        add(&mut phrase.right, span(&right[run.right..run.right + run.len]));
    }
    let mut phrases: Vec<Phrase> = found.into_iter().map(|(_, phrase)| phrase).collect();
    for phrase in &mut phrases {
        sort::by_key(&mut phrase.left, |span| *span);
        sort::by_key(&mut phrase.right, |span| *span);
    }
    sort::by_key(&mut phrases, |p| (p.left.first().copied(), p.right.first().copied()));
    phrases
}

fn add(places: &mut Vec<Span>, place: Span) {
    if !places.contains(&place) {
        places.push(place);
    }
}

/// A run of equal words, as places in the two sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MaximalRun {
    /// Where it begins on the left.
    pub left: usize,
    /// Where it begins on the right.
    pub right: usize,
    /// How many words it has.
    pub len: usize,
}

/// All maximal runs of at least `least` equal items, in order of the left, then the right.
/// The item `0` equals nothing, not even itself: it parts passages.
pub fn maximal_runs(left: &[u32], right: &[u32], least: usize) -> Vec<MaximalRun> {
    let least = least.max(1);
    let same = |i: usize, j: usize| left[i] == right[j] && left[i] != 0;
    let mut seeds: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for (j, seed) in right.windows(least).enumerate() {
        seeds.entry(seed).or_default().push(j);
    }
    let mut runs = Vec::new();
    for (i, seed) in left.windows(least).enumerate() {
        if seed.contains(&0) {
            continue;
        }
        for &j in seeds.get(seed).into_iter().flatten() {
            if i > 0 && j > 0 && same(i - 1, j - 1) {
                continue;
            }
            let beyond = (i + least..left.len()).zip(j + least..right.len());
            let more = beyond.take_while(|&(i, j)| same(i, j)).count();
            runs.push(MaximalRun { left: i, right: j, len: least + more });
        }
    }
    runs
}

/// A word of a passage; its id is that of its folded form, 0 between passages.
struct Word {
    id: u32,
    span: Span,
}

fn words(
    corpus: &Corpus,
    passages: &[Passage],
    config: Config,
    ids: &mut HashMap<String, u32>,
) -> Vec<Word> {
    let mut words = Vec::new();
    for whole in passages.iter().filter_map(|passage| corpus.span_of(*passage)) {
        let text = corpus.quote(whole);
        let mut push = |from: usize, to: usize| {
            let next = u32::try_from(ids.len() + 1).unwrap_or(u32::MAX);
            let id = *ids.entry(fold(&text[from..to]).into_owned()).or_insert(next);
            let span = Span { doc: whole.doc, start: whole.start + from, end: whole.start + to };
            words.push(Word { id, span });
        };
        for token in tokens(text) {
            if config.split_hyphens {
                let at = token.range.start;
                parts(token.of(text)).for_each(|p| push(at + p.range.start, at + p.range.end));
            } else {
                push(token.range.start, token.range.end);
            }
        }
        let end = Span { start: whole.end, ..whole };
        words.push(Word { id: 0, span: end });
    }
    words
}

fn span(words: &[Word]) -> Span {
    let (first, last) = (words[0].span, words[words.len() - 1].span);
    Span { end: last.end, ..first }
}
