//! Words that the best passages share with the question though it does not say them.
//!
//! Pseudo-relevance feedback by the Bo1 model of divergence from randomness (Amati, 2003), with
//! the defaults of Terrier: the ten most telling words of the three best passages, each worth up
//! to as much as a word of the question. It changes the order of passages only, never which are
//! found, and marks nothing: a hit is always a word that was asked for.

use super::index::Index;
use super::order;
use super::rank::{self, Weighed};
use crate::sort;

const PASSAGES: usize = 3;
const WORDS: usize = 10;

/// Adds the words that tell the best passages from the others.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn widen(index: &Index, best: &[(u32, f32)], weighed: &mut Vec<Weighed>) {
    let mut stems = Vec::new();
    for (passage, _) in best.iter().take(PASSAGES) {
        stems.extend(index.words(*passage).iter().map(|&form| u64::from(index.stem_of(form))));
    }
    order::sort(&mut stems);
    let mut telling: Vec<(f32, u32)> = Vec::new();
    for run in stems.chunk_by(|one, other| one == other) {
        let stem = run[0] as u32;
        let total: usize =
            index.members(stem).iter().map(|&form| index.occurrences(form).len()).sum();
        let mean = total as f32 / index.passages() as f32;
        let weight = run.len() as f32 * ((1.0 + mean) / mean).log2() + (1.0 + mean).log2();
        telling.push((weight, stem));
    }
    sort::by(&mut telling, |one, other| other.0.total_cmp(&one.0));
    let most = telling.first().map_or(1.0, |(weight, _)| *weight);
    for (weight, stem) in telling.into_iter().take(WORDS) {
        let mut word = Weighed::new(rank::WORDS * weight / most);
        let mut found = Vec::new();
        for &form in index.members(stem) {
            found.extend_from_slice(index.occurrences(form));
        }
        order::sort(&mut found);
        for one in found {
            word.add(one.passage(), 1);
        }
        weighed.push(word);
    }
}
