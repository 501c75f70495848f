//! Passages that speak of the same thing, as far as a machine can tell from their words.
//!
//! Each passage is a vector of its stems, and two passages are as alike as the cosine of their
//! vectors. Stems are those of search: of spelling keys, so that `defence` and `defense` meet. A stem
//! weighs its frequency in the passage times the logarithm of its rarity, `tf · ln(N / n)`, over the
//! passages of both sides: Salton and Buckley's `tfc` (Term-weighting approaches in automatic text
//! retrieval, 1988), with nothing tuned. What stands in every passage weighs nothing.
//!
//! Pairs come from a list of the passages that have a stem, not from trying all with all. A stem
//! that more than [`COMMON`] passages of the right side have proposes no pairs, as it tells them
//! apart no longer, but counts in the score. Of what is proposed, each passage keeps its best
//! [`KEPT`]. So texts of up to that many passages are compared in full, and longer ones in about
//! linear time.

use super::Selection;
use super::counting_sort::Buckets;
use super::tf_idf::{Stems, Term, Vectors, cosine};
use crate::corpus::{Corpus, Passage};
use crate::sort;

/// In how many passages a stem may be that proposes pairs.
pub const COMMON: usize = 128;

/// How many partners each passage keeps, the best ones.
pub const KEPT: usize = 16;

/// Two passages, and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoredPair {
    /// A passage of the left document.
    pub left: Passage,
    /// A passage of the right document.
    pub right: Passage,
    /// The cosine of their vectors: 0 where they share nothing that weighs, 1 where they have the
    /// same words as often.
    pub score: f32,
}

/// The passages of a selection as vectors, and the pairs that a machine would make of them.
#[derive(Clone, Debug, Default)]
pub struct MachineAlignment {
    left: Vectors,
    right: Vectors,
    pairs: Vec<ScoredPair>,
}

impl MachineAlignment {
    /// Compares the two sides of the selection. With the same document on both sides no passage is
    /// paired with itself, and each pair comes once, the earlier passage on the left.
    pub fn new(corpus: &Corpus, selection: &Selection) -> Self {
        let mut stems = Stems::of_language(&corpus.language);
        let mut left = Vectors::read(corpus, selection, selection.left, &mut stems);
        let mut right = Vectors::read(corpus, selection, selection.right, &mut stems);
        let mut with = vec![0; stems.count()];
        left.terms.iter().chain(&right.terms).for_each(|term| with[term.stem as usize] += 1);
        let passages = (left.passages.len() + right.passages.len()) as f32;
        let rarity =
            with.iter().map(|with: &u32| (passages / *with as f32).ln()).collect::<Vec<_>>();
        left.weigh(&rarity);
        right.weigh(&rarity);
        let pairs = scored(&left, &right, propose(&left, &right));
        Self { left, right, pairs }
    }

    /// The pairs that share something, best first; where scores are the same, in the order of the
    /// left, then the right document.
    pub fn pairs(&self) -> &[ScoredPair] {
        &self.pairs
    }

    /// Those pairs in which each is the other's best, best first: what to show where nobody has
    /// paired the passages. Each passage is in one of them at most.
    pub fn mutual(&self) -> Vec<ScoredPair> {
        let apart = self.left.passages != self.right.passages;
        let after = if apart { self.left.passages.len() } else { 0 };
        let mut seen = vec![false; after + self.right.passages.len()];
        let mut first = |at: usize| !std::mem::replace(&mut seen[at], true);
        let mut mutual = Vec::new();
        for pair in &self.pairs {
            if let (Some(left), Some(right)) = (self.left.at(pair.left), self.right.at(pair.right))
                // Both are asked: what comes later is not the best of either.
                && first(left) & first(after + right)
            {
                mutual.push(*pair);
            }
        }
        mutual
    }

    /// How many of the best pairs are the editors' too, before the first that is not: as far as that
    /// the machine can be trusted. Where truth and machine part, the next pair has the score.
    pub fn agreeing(&self, corpus: &Corpus) -> usize {
        let known = |pair: &&ScoredPair| {
            let ends = [(pair.left, pair.right), (pair.right, pair.left)];
            corpus.alignments.iter().any(|known| ends.contains(&(known.from, known.to)))
        };
        self.pairs.iter().take_while(known).count()
    }

    /// How alike two passages of the selection are, as for a pair that the editors made; nothing
    /// where they are not in it.
    pub fn score(&self, left: Passage, right: Passage) -> Option<f32> {
        Some(cosine(self.left.of(self.left.at(left)?), self.right.of(self.right.at(right)?)))
    }
}

/// The pairs worth scoring: the best partners of each passage of the left, and the best one of each
/// of the right.
fn propose(left: &Vectors, right: &Vectors) -> Vec<(usize, usize)> {
    let mut partners = Partners::new(right);
    let same = left.passages == right.passages;
    let mut best_of_right = vec![(0.0, 0); right.passages.len()];
    let mut proposed = Vec::new();
    for at in 0..left.passages.len() {
        let mut best = Vec::new();
        for (score, other) in partners.of(left.of(at)) {
            if same && other == at {
                continue;
            }
            keep(&mut best, (score, other));
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

/// The passages of the right by what they have: an inverted list.
struct Partners<'a> {
    right: &'a Vectors,
    /// Per stem: its terms.
    with: Buckets,
    /// Per term: its passage.
    owners: Vec<usize>,
    /// Per passage: the sum so far.
    sums: Vec<f32>,
}

impl<'a> Partners<'a> {
    fn new(right: &'a Vectors) -> Self {
        let with = Buckets::new(&right.terms.iter().map(|term| term.stem).collect::<Vec<_>>());
        let sums = vec![0.0; right.passages.len()];
        Self { right, with, owners: right.owners(), sums }
    }

    /// The passages that share with some terms what is not common, and how much.
    fn of(&mut self, terms: &[Term]) -> Vec<(f32, usize)> {
        let mut touched = Vec::new();
        for term in terms.iter().filter(|term| term.weight > 0.0) {
            let with = self.with.of(term.stem as usize);
            for &other in if with.len() > COMMON { &[] } else { with } {
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

/// Adds to the best few, best first; of two that are as good, the earlier.
fn keep(best: &mut Vec<(f32, usize)>, new: (f32, usize)) {
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
        score: cosine(left.of(at), right.of(other)),
    };
    let mut pairs = pairs.into_iter().map(pair).collect::<Vec<_>>();
    sort::by(&mut pairs, |a, b| b.score.total_cmp(&a.score));
    pairs
}
