//! The scores of passages for a query.
//!
//! **BM25** with the usual defaults, `k1` 1.2 and `b` 0.75. All the forms that a query word matches
//! count as one word: their frequencies are added, and the document frequency is the number of
//! passages with any of them, so that a rare inflection does not count as a rare word. A word
//! repeated in the query counts once.
//!
//! **Proximity** by the sequential dependence model (Metzler and Croft, SIGIR 2005), with the
//! weights given there: words .85, neighbours in the query that are adjacent and in order .10, the
//! same within eight words in any order .05. Each pair is scored by BM25 like a word. Words in more
//! than half of the passages are skipped: `effect of heat` prefers `effect` close to `heat`.

use super::bitset::members;
use super::index::Index;
use super::merge_sort;
use super::plan::QueryPlan;
use super::posting::Posting;
use fixedbitset::FixedBitSet;

/// Term frequency saturation.
const K1: f32 = 1.2;
/// Length normalisation.
const B: f32 = 0.75;
/// Weights of words, of adjacent pairs in order and of pairs in a window.
const WORDS: f32 = 0.85;
const ORDERED: f32 = 0.10;
const WINDOWED: f32 = 0.05;
/// Two words are in a window if their start positions differ by less than this.
const WINDOW: u32 = 8;

/// The frequencies of a word or pair by unit (passage), and its weight.
pub(crate) struct Weighed {
    pub(crate) frequencies: Vec<(u32, u32)>,
    pub(crate) weight: f32,
}

impl Weighed {
    pub(crate) fn new(weight: f32) -> Self {
        Self { frequencies: Vec::new(), weight }
    }

    /// Adds to the frequency in `unit`, which must not be before the last unit.
    pub(crate) fn add(&mut self, unit: u32, frequency: u32) {
        match self.frequencies.last_mut() {
            Some((last, sum)) if *last == unit => *sum += frequency,
            _ => self.frequencies.push((unit, frequency)),
        }
    }
}

/// The frequencies by passage of the words of the query, each once, and of pairs of neighbours. In a
/// relaxed query function words weigh nothing.
pub(crate) fn weigh(index: &Index, plan: &QueryPlan, is_relaxed: bool) -> Vec<Weighed> {
    let mut weighed = Vec::new();
    let mut seen: Vec<&[Posting]> = Vec::new();
    let mut neighbour: Option<&[Posting]> = None;
    for (_, part) in plan.hit_parts().filter(|(_, part)| !(is_relaxed && part.is_function)) {
        let found = &part.found[..];
        if !seen.contains(&found) {
            let mut word = Weighed::new(WORDS);
            for one in found {
                word.add(one.passage(), 1);
            }
            weighed.push(word);
            seen.push(found);
        }
        if !found.is_empty() && part.passages.count_ones(..) * 2 <= index.passages() {
            if let Some(left) = neighbour {
                add_pair(left, found, &mut weighed);
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

/// The matched units, best first; those with equal scores in corpus order.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn best_first(scores: &[f32], matched: &FixedBitSet) -> Vec<(u32, f32)> {
    // Scores are not negative, so their bit patterns sort like the scores.
    let number = |unit: u32| u64::from(!scores[unit as usize].to_bits()) << 32 | u64::from(unit);
    let mut numbers: Vec<u64> = members(matched).map(number).collect();
    merge_sort::sort(&mut numbers);
    numbers.iter().map(|&number| (number as u32, scores[number as u32 as usize])).collect()
}

/// Adds how many of `left` have one of `right` directly after them, and how many within the window.
fn add_pair(left: &[Posting], right: &[Posting], weighed: &mut Vec<Weighed>) {
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

/// BM25 scores. `rarity` is the inverse document frequency, in the form that is never negative.
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
            scores[unit as usize] += one.weight * rarity * saturated;
        }
    }
    scores
}
