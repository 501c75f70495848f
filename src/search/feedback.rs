//! Words that the best passages share with the question though it does not say them.
//!
//! Pseudo-relevance feedback by the Bo1 model of divergence from randomness (Amati, 2003), with
//! the defaults of Terrier: the ten most telling words of the three best passages, each worth up
//! to as much as a word of the question. It changes the order of passages only, never which are
//! found, and marks nothing: a hit is always a word that was asked for.

use super::index::Index;
use super::plan::sum;
use super::rank::{self, Weighed};
use crate::sort;
use std::collections::BTreeMap;

const PASSAGES: usize = 3;
const WORDS: usize = 10;

/// Adds the words that tell the best passages from the others.
pub(crate) fn widen(index: &Index, best: &[(u32, f32)], weighed: &mut Vec<Weighed>) {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for (passage, _) in best.iter().take(PASSAGES) {
        index.words(*passage).iter().for_each(|&form| {
            *counts.entry(index.stem_of(form)).or_default() += 1;
        });
    }
    let mut telling: Vec<(f32, u32)> =
        counts.into_iter().map(|(stem, count)| (bo1(index, stem, count), stem)).collect();
    sort::by(&mut telling, |one, other| other.0.total_cmp(&one.0));
    telling.truncate(WORDS);
    let most = telling.first().map_or(1.0, |(weight, _)| *weight);
    for (weight, stem) in telling {
        let forms = index.members(stem).iter().flat_map(|&form| index.frequencies(form));
        weighed.push((sum(forms, index), rank::WORDS * weight / most));
    }
}

fn bo1(index: &Index, stem: u32, count: u32) -> f32 {
    let total: usize = index.members(stem).iter().map(|&form| index.total(form)).sum();
    let mean = total as f32 / index.passages() as f32;
    count as f32 * ((1.0 + mean) / mean).log2() + (1.0 + mean).log2()
}
