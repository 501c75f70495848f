//! How well a passage or a document answers.
//!
//! **BM25** with the defaults of the literature, `k1` 1.2 and `b` 0.75. All the forms a word of
//! the query stands for count as one word: their frequencies add up, and its rarity is that of the
//! passages with any of them, so that a rare inflection is not taken for a rare word. A word said
//! twice counts once.
//!
//! **Closeness** after the sequential dependence model (Metzler and Croft, SIGIR 2005), with the
//! weights given there: words .85, neighbours of the query that stand in that order with nothing
//! between .10, the same within eight words in any order .05. Each pair is weighed by BM25 like a
//! word. Words in more than half of the passages are stepped over: `effect of heat` asks for
//! `effect` close to `heat`.
//!
//! Which should you use? `passages` for results; `documents` where whole texts compete.

use super::bits::Bits;
use super::found::Found;
use super::index::Index;
use super::plan::{Leaf, Plan};
use crate::sort;

/// How fast more occurrences stop counting.
const K1: f32 = 1.2;
/// How far long texts are held against themselves.
const B: f32 = 0.75;
/// What words, neighbours in order and neighbours in a window are worth.
pub(crate) const WORDS: f32 = 0.85;
const ORDERED: f32 = 0.10;
const WINDOWED: f32 = 0.05;
/// How far apart the beginnings of two words in a window may be.
const WINDOW: u32 = 8;

/// How often one part of the query stands in one unit (a passage or a document), by unit.
pub(crate) type Frequencies = Vec<(u32, u32)>;

/// Frequencies and what they are worth.
pub(crate) type Weighed = (Frequencies, f32);

/// Scores by passage.
pub(crate) fn passages(index: &Index, weighed: &[Weighed]) -> Vec<f32> {
    let mean = index.mean_length();
    scores(weighed, index.passages.len(), |passage| index.length(passage) as f32 / mean)
}

/// Scores by document, for the same frequencies by passage.
pub(crate) fn documents(index: &Index, weighed: &[Weighed]) -> Vec<f32> {
    let units = index.documents.len();
    let mean = index.mean_length() * index.passages.len() as f32 / units.max(1) as f32;
    let weighed: Vec<Weighed> =
        weighed.iter().map(|(f, worth)| (by_document(index, f), *worth)).collect();
    scores(&weighed, units, |doc| index.document_length(doc as usize) as f32 / mean.max(1.0))
}

/// The matched units, best first; where scores are the same, in the order of the corpus.
pub(crate) fn best_first(scores: &[f32], matched: &Bits) -> Vec<(u32, f32)> {
    let mut ranked: Vec<(u32, f32)> =
        matched.iter().map(|unit| (unit, scores[unit as usize])).collect();
    sort::by(&mut ranked, |one, other| other.1.total_cmp(&one.1));
    ranked
}

/// The words of the query, each once, and the closeness of neighbours.
pub(crate) fn weigh(index: &Index, plan: &Plan, frequencies: &[Frequencies]) -> Vec<Weighed> {
    let asked: Vec<(&Leaf, &Frequencies)> =
        plan.asked().map(|(at, part)| (&part.leaf, &frequencies[at])).collect();
    let first = |at: &usize| asked[..*at].iter().all(|(leaf, _)| *leaf != asked[*at].0);
    let once = (0..asked.len()).filter(first);
    let mut weighed: Vec<Weighed> = once.map(|at| (asked[at].1.clone(), WORDS)).collect();

    let telling = asked.iter().filter(|(_, f)| !f.is_empty() && f.len() * 2 <= index.passages());
    let lists: Vec<Vec<Found>> = telling.map(|(leaf, _)| leaf.everywhere(index)).collect();
    for pair in lists.windows(2) {
        let (ordered, windowed) = close(&pair[0], &pair[1]);
        weighed.push((ordered, ORDERED));
        weighed.push((windowed, WINDOWED));
    }
    weighed
}

/// Frequencies by document from those by passage.
pub(crate) fn by_document(index: &Index, frequencies: &Frequencies) -> Frequencies {
    let mut sums = Frequencies::new();
    for &(passage, frequency) in frequencies {
        add(&mut sums, index.document_of(passage), frequency);
    }
    sums
}

/// By passage, how many of `left` have one of `right` directly after them, and how many within
/// the window.
fn close(left: &[Found], right: &[Found]) -> (Frequencies, Frequencies) {
    let (mut ordered, mut windowed) = (Frequencies::new(), Frequencies::new());
    let mut from = 0;
    for one in left {
        let start = (one.passage, (one.places.start + 1).saturating_sub(WINDOW));
        let before = |f: &&Found| (f.passage, f.places.start) < start;
        from += right[from..].iter().take_while(before).count();
        let last = (one.passage, one.places.start + WINDOW - 1);
        let near = right[from..].iter().take_while(|f| (f.passage, f.places.start) <= last);
        let near = near.filter(|f| f.places != one.places);
        if near.clone().any(|f| f.places.start == one.places.end) {
            add(&mut ordered, one.passage, 1);
        }
        if near.count() > 0 {
            add(&mut windowed, one.passage, 1);
        }
    }
    (ordered, windowed)
}

fn add(sums: &mut Frequencies, unit: u32, frequency: u32) {
    match sums.last_mut() {
        Some((last, sum)) if *last == unit => *sum += frequency,
        _ => sums.push((unit, frequency)),
    }
}

fn scores(weighed: &[Weighed], units: usize, length: impl Fn(u32) -> f32) -> Vec<f32> {
    let mut scores = vec![0.0; units];
    for (frequencies, worth) in weighed {
        let rarity = rarity(frequencies.len(), units);
        for &(unit, frequency) in frequencies {
            scores[unit as usize] += worth * rarity * saturated(frequency as f32, length(unit));
        }
    }
    scores
}

/// The rarity of a part that stands in `with` of `units`: never negative.
fn rarity(with: usize, units: usize) -> f32 {
    let (with, units) = (with as f32, units as f32);
    (1.0 + (units - with + 0.5) / (with + 0.5)).ln()
}

/// What `frequency` occurrences are worth in a unit `length` times as long as the mean.
fn saturated(frequency: f32, length: f32) -> f32 {
    frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length))
}
