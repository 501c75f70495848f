//! How well a passage or a document answers: BM25, and a bonus where the words stand close.
//!
//! BM25 with the defaults of the literature, `k1` 1.2 and `b` 0.75. All the forms a word of the
//! query stands for count as one word: their frequencies add up, and the rarity is that of the
//! passages with any of them. So a rare inflection is not taken for a rare word.

use super::bits::Bits;
use super::index::Index;
use super::plan::Plan;

/// How fast more occurrences stop counting.
const K1: f32 = 1.2;
/// How far long texts are held against themselves.
const B: f32 = 0.75;

/// How often one part of the query stands in one unit (a passage or a document), by unit.
pub(crate) type Frequencies = Vec<(u32, u32)>;

/// The matched passages, best first.
pub(crate) fn passages(
    index: &Index,
    plan: &Plan,
    frequencies: &[Frequencies],
    matched: &Bits,
) -> Vec<(u32, f32)> {
    let asked = plan.asked().map(|(at, _)| frequencies[at].as_slice());
    let mean = index.mean_length();
    let length = |passage| index.length(passage) as f32 / mean;
    best_first(&scores(asked, index.passages.len(), length), matched)
}

/// The matched documents, best first.
pub(crate) fn documents(
    index: &Index,
    plan: &Plan,
    frequencies: &[Frequencies],
    matched: &Bits,
) -> Vec<(u32, f32)> {
    let asked: Vec<_> = plan.asked().map(|(at, _)| by_document(index, &frequencies[at])).collect();
    let units = index.documents.len();
    let mean = index.mean_length() * index.passages.len() as f32 / units.max(1) as f32;
    let length = |doc| index.document_length(doc as usize) as f32 / mean.max(1.0);
    best_first(&scores(asked.iter().map(Vec::as_slice), units, length), matched)
}

/// Frequencies by document from those by passage.
pub(crate) fn by_document(index: &Index, frequencies: &Frequencies) -> Frequencies {
    let mut sums: Frequencies = Vec::new();
    for &(passage, frequency) in frequencies {
        let doc = index.document_of(passage);
        match sums.last_mut() {
            Some((last, sum)) if *last == doc => *sum += frequency,
            _ => sums.push((doc, frequency)),
        }
    }
    sums
}

fn scores<'a>(
    parts: impl Iterator<Item = &'a [(u32, u32)]>,
    units: usize,
    length: impl Fn(u32) -> f32,
) -> Vec<f32> {
    let mut scores = vec![0.0; units];
    for part in parts {
        let rarity = rarity(part.len(), units);
        for &(unit, frequency) in part {
            scores[unit as usize] += rarity * weight(frequency as f32, length(unit));
        }
    }
    scores
}

fn best_first(scores: &[f32], matched: &Bits) -> Vec<(u32, f32)> {
    let mut ranked: Vec<(u32, f32)> =
        matched.iter().map(|unit| (unit, scores[unit as usize])).collect();
    ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
    ranked
}

/// The rarity of a part that stands in `with` of `units`: never negative.
fn rarity(with: usize, units: usize) -> f32 {
    let (with, units) = (with as f32, units as f32);
    (1.0 + (units - with + 0.5) / (with + 0.5)).ln()
}

/// What `frequency` occurrences are worth in a unit `length` times as long as the mean.
fn weight(frequency: f32, length: f32) -> f32 {
    frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length))
}
