//! Passage pairs about the same thing, found by machine from their words.
//!
//! Each passage is a vector of its stems; the score of two passages is the cosine of their vectors.
//! Stems are those of search, taken from spelling keys, so that `defence` and `defense` match. The
//! weight of a stem is its frequency in the passage times the logarithm of its rarity,
//! `tf · ln(N / n)`, over the passages of both sides: Salton and Buckley's `tfc` (Term-weighting
//! approaches in automatic text retrieval, 1988), with nothing tuned. A stem that occurs in every
//! passage has weight 0.
//!
//! Candidate pairs come from an inverted list of stems, not from comparing all with all. A stem
//! that occurs in more than [`COMMON`] passages of the right side proposes no pairs, as it does not
//! distinguish them any more, but counts in the score. Each passage keeps its best [`KEPT`]
//! candidates. So texts of up to [`COMMON`] passages are compared in full, and longer ones in about
//! linear time.
//!
//! ```
//! use readout::compare::{Selection, align::MachineAlignment};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let best = MachineAlignment::new(&corpus, &selection).mutual()[0];
//! assert_eq!((best.left.block, best.right.block), (2, 7));
//! ```

use super::Selection;
use super::counting_sort::Buckets;
use super::tf_idf::{Stems, Term, Vectors, cosine};
use crate::corpus::{Corpus, Passage};
use crate::sort;

/// The most passages a stem may occur in and still propose pairs.
pub const COMMON: usize = 128;

/// How many of its best partners each passage keeps.
pub const KEPT: usize = 16;

/// Two passages and their similarity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoredPair {
    /// A passage of the left document.
    pub left: Passage,
    /// A passage of the right document.
    pub right: Passage,
    /// The cosine of their vectors: 0 if they share no stem with a weight, 1 if they have the same
    /// words with the same frequencies.
    pub score: f32,
}

/// The passages of a selection as vectors, and the pairs proposed from them.
#[derive(Clone, Debug, Default)]
pub struct MachineAlignment {
    left: Vectors,
    right: Vectors,
    pairs: Vec<ScoredPair>,
}

impl MachineAlignment {
    /// Compares the two sides of the selection. With the same document on both sides no passage is
    /// paired with itself, and each pair is listed once, the earlier passage on the left.
    pub fn new(corpus: &Corpus, selection: &Selection) -> Self {
        let mut stems = Stems::default();
        let mut left = Vectors::read(corpus, selection, selection.left, &mut stems);
        let mut right = Vectors::read(corpus, selection, selection.right, &mut stems);
        let mut counts = vec![0; stems.count()];
        left.terms.iter().chain(&right.terms).for_each(|term| counts[term.stem as usize] += 1);
        let passages = (left.passages.len() + right.passages.len()) as f32;
        let rarity =
            counts.iter().map(|count: &u32| (passages / *count as f32).ln()).collect::<Vec<_>>();
        left.weigh(&rarity);
        right.weigh(&rarity);
        let pairs = scored(&left, &right, propose(&left, &right));
        Self { left, right, pairs }
    }

    /// The proposed pairs, all with a score above 0, best first; equal scores are in the order of
    /// the left, then the right document.
    pub fn pairs(&self) -> &[ScoredPair] {
        &self.pairs
    }

    /// The pairs in which each passage is the other's best, best first: shown if the editors made
    /// none. Each passage is in at most one of them.
    pub fn mutual(&self) -> Vec<ScoredPair> {
        let distinct = self.left.passages != self.right.passages;
        let offset = if distinct { self.left.passages.len() } else { 0 };
        let mut seen = vec![false; offset + self.right.passages.len()];
        let mut first = |at: usize| !std::mem::replace(&mut seen[at], true);
        let mut mutual = Vec::new();
        for pair in &self.pairs {
            let at = (self.left.index_of(pair.left), self.right.index_of(pair.right));
            if let (Some(left), Some(right)) = at
                // No short-circuit: mark both as seen, as their later pairs are not their best.
                && first(left) & first(offset + right)
            {
                mutual.push(*pair);
            }
        }
        mutual
    }

    /// How many of the best pairs are also the editors', up to the first that is not: that far the
    /// machine can be trusted. The next pair has the score at which machine and editors diverge.
    pub fn agreeing(&self, corpus: &Corpus) -> usize {
        let known = |pair: &&ScoredPair| {
            let ends = [(pair.left, pair.right), (pair.right, pair.left)];
            corpus.alignments.iter().any(|known| ends.contains(&(known.from, known.to)))
        };
        self.pairs.iter().take_while(known).count()
    }

    /// The similarity of any two passages, such as a pair that the editors made; `None` if they are
    /// not in the selection.
    pub fn score(&self, left: Passage, right: Passage) -> Option<f32> {
        let (left, right) = (self.left.index_of(left)?, self.right.index_of(right)?);
        Some(cosine(self.left.terms_of(left), self.right.terms_of(right)))
    }
}

/// The candidate pairs: the best partners of each left passage, and the best one of each right
/// passage.
fn propose(left: &Vectors, right: &Vectors) -> Vec<(usize, usize)> {
    let mut partners = Partners::new(right);
    let same = left.passages == right.passages;
    let mut best_of_right = vec![(0.0, 0); right.passages.len()];
    let mut proposed = Vec::new();
    for at in 0..left.passages.len() {
        let mut best = Vec::new();
        for (score, other) in partners.scores(left.terms_of(at)) {
            if same && other == at {
                continue;
            }
            insert_best(&mut best, (score, other));
            if score > best_of_right[other].0 {
                best_of_right[other] = (score, at);
            }
        }
        proposed.extend(best.iter().map(|(_, other)| (at, *other)));
    }
    let of_right = best_of_right.iter().enumerate().filter(|(_, (score, _))| *score > 0.0);
    proposed.extend(of_right.map(|(other, (_, at))| (*at, other)));
    proposed
}

/// An inverted list of the right passages.
struct Partners<'a> {
    right: &'a Vectors,
    /// Per stem: indices of its terms.
    by_stem: Buckets,
    /// Per term: its passage.
    owners: Vec<usize>,
    /// Per passage: the score so far.
    sums: Vec<f32>,
}

impl<'a> Partners<'a> {
    fn new(right: &'a Vectors) -> Self {
        let by_stem = Buckets::new(&right.terms.iter().map(|term| term.stem).collect::<Vec<_>>());
        let sums = vec![0.0; right.passages.len()];
        Self { right, by_stem, owners: right.owners(), sums }
    }

    /// The scores of the passages that share a stem with `terms`, common stems left out.
    fn scores(&mut self, terms: &[Term]) -> Vec<(f32, usize)> {
        let mut touched = Vec::new();
        for term in terms.iter().filter(|term| term.weight > 0.0) {
            let same = self.by_stem.of(term.stem as usize);
            for &other in if same.len() > COMMON { &[] } else { same } {
                let passage = self.owners[other as usize];
                if self.sums[passage] == 0.0 {
                    touched.push(passage);
                }
                self.sums[passage] += term.weight * self.right.terms[other as usize].weight;
            }
        }
        let score = |passage: usize| (std::mem::take(&mut self.sums[passage]), passage);
        touched.into_iter().map(score).collect()
    }
}

/// Inserts into the [`KEPT`] best, best first; of equal scores, the earlier passage first.
fn insert_best(best: &mut Vec<(f32, usize)>, new: (f32, usize)) {
    let better = |old: &(f32, usize)| old.0 > new.0 || (old.0 >= new.0 && old.1 < new.1);
    let at = best.iter().rposition(better).map_or(0, |last| last + 1);
    if at < KEPT {
        best.truncate(KEPT - 1);
        best.insert(at, new);
    }
}

/// The pairs with their scores, best first.
fn scored(left: &Vectors, right: &Vectors, mut pairs: Vec<(usize, usize)>) -> Vec<ScoredPair> {
    if left.passages == right.passages {
        for (a, b) in &mut pairs {
            (*a, *b) = ((*a).min(*b), (*a).max(*b));
        }
    }
    sort::by_key(&mut pairs, |pair| *pair);
    pairs.dedup();
    let pair = |(at, other): (usize, usize)| ScoredPair {
        left: left.passages[at],
        right: right.passages[other],
        score: cosine(left.terms_of(at), right.terms_of(other)),
    };
    let mut pairs = pairs.into_iter().map(pair).collect::<Vec<_>>();
    sort::by(&mut pairs, |a, b| b.score.total_cmp(&a.score));
    pairs
}
