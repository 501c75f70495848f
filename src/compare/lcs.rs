//! The heaviest common subsequence of two sequences.
//!
//! Weights make “stability” keep its place rather than “and”. The common prefix and suffix are
//! matched first, the rest by dynamic programming in a table, one side times the other. Above
//! [`MOST_CELLS`] the table would be too large; there the items that occur exactly once on both
//! sides are anchors, as in Bram Cohen's patience diff: the longest chain of them in order on both
//! sides, and a table for each gap between two. In a gap that is still too large only the common
//! prefix and suffix are matched: such texts have little in common.

use super::counting_sort::Buckets;

/// The largest table: two sequences of about a thousand items.
pub(super) const MOST_CELLS: usize = 1 << 20;

/// The pairs of positions of the subsequence, in order. `weight` gives the weight of a left item.
pub(super) fn longest_common_subsequence(
    left: &[u32],
    right: &[u32],
    weight: &dyn Fn(usize) -> usize,
) -> Vec<(usize, usize)> {
    let mut gap = Subproblem { left, right, weight, pairs: Vec::new() };
    gap.fill((0, 0), (left.len(), right.len()), true);
    gap.pairs
}

struct Subproblem<'a> {
    left: &'a [u32],
    right: &'a [u32],
    weight: &'a dyn Fn(usize) -> usize,
    pairs: Vec<(usize, usize)>,
}

impl Subproblem<'_> {
    /// Adds the pairs between two pairs of positions, `to` excluded.
    fn fill(&mut self, from: (usize, usize), to: (usize, usize), anchored: bool) {
        let (left, right) = (&self.left[from.0..to.0], &self.right[from.1..to.1]);
        let begin = left.iter().zip(right).take_while(|(a, b)| a == b).count();
        let (lefts, rights) = (&left[begin..], &right[begin..]);
        let end = lefts.iter().rev().zip(rights.iter().rev()).take_while(|(a, b)| a == b).count();
        self.pairs.extend((0..begin).map(|at| (from.0 + at, from.1 + at)));
        let (from, to) = ((from.0 + begin, from.1 + begin), (to.0 - end, to.1 - end));
        if (to.0 - from.0).saturating_mul(to.1 - from.1) <= MOST_CELLS {
            self.table(from, to);
        } else if anchored {
            let mut from = from;
            let ends = anchors(&self.left[from.0..to.0], &self.right[from.1..to.1]);
            let ends = ends.into_iter().map(|(a, b)| (from.0 + a, from.1 + b)).collect::<Vec<_>>();
            for anchor in ends {
                self.fill(from, anchor, false);
                self.pairs.push(anchor);
                from = (anchor.0 + 1, anchor.1 + 1);
            }
            self.fill(from, to, false);
        }
        self.pairs.extend((0..end).map(|at| (to.0 + at, to.1 + at)));
    }

    /// Adds the heaviest pairs, from a table of the heaviest weight of every two suffixes.
    fn table(&mut self, from: (usize, usize), to: (usize, usize)) {
        let width = to.1 - from.1 + 1;
        let at = |i: usize, j: usize| (i - from.0) * width + j - from.1;
        let same = |i: usize, j: usize| self.left[i] == self.right[j];
        let mut heaviest = vec![0_usize; at(to.0 + 1, from.1)];
        for i in (from.0..to.0).rev() {
            let weight = (self.weight)(i);
            for j in (from.1..to.1).rev() {
                let skip = heaviest[at(i + 1, j)].max(heaviest[at(i, j + 1)]);
                let keep = if same(i, j) { weight + heaviest[at(i + 1, j + 1)] } else { 0 };
                heaviest[at(i, j)] = keep.max(skip);
            }
        }
        let (mut i, mut j) = from;
        while i < to.0 && j < to.1 {
            if heaviest[at(i, j)] == heaviest[at(i + 1, j)] {
                i += 1;
            } else if heaviest[at(i, j)] == heaviest[at(i, j + 1)] {
                j += 1;
            } else {
                self.pairs.push((i, j));
                (i, j) = (i + 1, j + 1);
            }
        }
    }
}

/// The longest chain of items that occur once on each side, in order on both.
fn anchors(left: &[u32], right: &[u32]) -> Vec<(usize, usize)> {
    let (of_left, of_right) = (Buckets::new(left), Buckets::new(right));
    let mut chains: Vec<usize> = Vec::new();
    let mut links: Vec<((usize, usize), Option<usize>)> = Vec::new();
    for (at, item) in left.iter().enumerate() {
        let [_] = of_left.of(*item as usize) else { continue };
        let &[other] = of_right.of(*item as usize) else { continue };
        let other = other as usize;
        // Per length, `chains` has the chain that ends earliest on the right.
        let length = chains.partition_point(|link| links[*link].0.1 < other);
        let before = length.checked_sub(1).map(|shorter| chains[shorter]);
        match chains.get_mut(length) {
            Some(chain) => *chain = links.len(),
            None => chains.push(links.len()),
        }
        links.push(((at, other), before));
    }
    let mut next = chains.last().copied();
    let mut chain = Vec::new();
    while let Some(link) = next {
        chain.push(links[link].0);
        next = links[link].1;
    }
    chain.reverse();
    chain
}
