//! How well a passage answers a query.
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

use super::bitset::members;
use super::index::Index;
use super::merge_sort;
use super::plan::QueryPlan;
use super::posting::Posting;
use fixedbitset::FixedBitSet;

/// How fast more occurrences stop counting.
const K1: f32 = 1.2;
/// How far long texts are held against themselves.
const B: f32 = 0.75;
/// What words, neighbours in order and neighbours in a window are worth.
const WORDS: f32 = 0.85;
const ORDERED: f32 = 0.10;
const WINDOWED: f32 = 0.05;
/// How far apart the beginnings of two words in a window may be.
const WINDOW: u32 = 8;

/// How often something stands in units (passages or documents), by unit, and what that is worth.
pub(crate) struct Weighed {
    pub(crate) frequencies: Vec<(u32, u32)>,
    pub(crate) worth: f32,
}

impl Weighed {
    pub(crate) fn new(worth: f32) -> Self {
        Self { frequencies: Vec::new(), worth }
    }

    /// Once more in `unit`, which is not before the last.
    pub(crate) fn add(&mut self, unit: u32, frequency: u32) {
        match self.frequencies.last_mut() {
            Some((last, sum)) if *last == unit => *sum += frequency,
            _ => self.frequencies.push((unit, frequency)),
        }
    }
}

/// The words of the query, each once, and the closeness of neighbours; by passage.
pub(crate) fn weigh(index: &Index, plan: &QueryPlan) -> Vec<Weighed> {
    let mut weighed = Vec::new();
    let mut before: Vec<&[Posting]> = Vec::new();
    let mut neighbour: Option<&[Posting]> = None;
    for (_, part) in plan.asked() {
        let found = &part.found[..];
        if !before.contains(&found) {
            let mut word = Weighed::new(WORDS);
            for one in found {
                word.add(one.passage(), 1);
            }
            weighed.push(word);
            before.push(found);
        }
        if !found.is_empty() && part.passages.count_ones(..) * 2 <= index.passages() {
            if let Some(left) = neighbour {
                close(left, found, &mut weighed);
            }
            neighbour = Some(found);
        }
    }
    weighed
}

/// Scores by passage.
pub(crate) fn passages(index: &Index, weighed: &[Weighed]) -> Vec<f32> {
    let lengths: Vec<u32> = index.passages.iter().map(|passage| passage.length).collect();
    scores(weighed, &lengths)
}

/// The matched units, best first; where scores are the same, in the order of the corpus.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn best_first(scores: &[f32], matched: &FixedBitSet) -> Vec<(u32, f32)> {
    // Scores are not negative, so their bits are in their order.
    let number = |unit: u32| u64::from(!scores[unit as usize].to_bits()) << 32 | u64::from(unit);
    let mut numbers: Vec<u64> = members(matched).map(number).collect();
    merge_sort::sort(&mut numbers);
    numbers.iter().map(|&number| (number as u32, scores[number as u32 as usize])).collect()
}

/// How many of `left` have one of `right` directly after them, and how many within the window.
fn close(left: &[Posting], right: &[Posting], weighed: &mut Vec<Weighed>) {
    let (mut ordered, mut windowed) = (Weighed::new(ORDERED), Weighed::new(WINDOWED));
    let mut from = 0;
    for one in left {
        let back = one.start().min(WINDOW - 1);
        while right.get(from).is_some_and(|f| f.at() < one.at() - u64::from(back)) {
            from += 1;
        }
        let (mut next, mut near) = (false, false);
        for other in right[from..].iter().take_while(|f| f.at() < one.at() + u64::from(WINDOW)) {
            near |= (other.at(), other.width()) != (one.at(), one.width());
            next |= other.at() == one.at() + u64::from(one.width());
        }
        if near {
            windowed.add(one.passage(), 1);
        }
        if next {
            ordered.add(one.passage(), 1);
        }
    }
    weighed.push(ordered);
    weighed.push(windowed);
}

/// BM25. Rarity is never negative.
fn scores(weighed: &[Weighed], lengths: &[u32]) -> Vec<f32> {
    let units = lengths.len() as f32;
    let all: u32 = lengths.iter().sum();
    let mean = (all as f32 / units).max(1.0);
    let mut scores = vec![0.0; lengths.len()];
    for one in weighed {
        let with = one.frequencies.len() as f32;
        let rarity = (1.0 + (units - with + 0.5) / (with + 0.5)).ln();
        for &(unit, frequency) in &one.frequencies {
            let length = lengths[unit as usize] as f32 / mean;
            let frequency = frequency as f32;
            let saturated = frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length));
            scores[unit as usize] += one.worth * rarity * saturated;
        }
    }
    scores
}
