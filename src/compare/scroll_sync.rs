//! Keeps paired passages level in two columns that scroll together, or merges both into one column.
//!
//! Pairs may cross: the first passage on the left may be paired with the last on the right.
//! Synchronised scrolling and a single column need pairs in the same order on both sides; the
//! heaviest [`chain`] of them is used, and the others are reached by stepping.
//!
//! ```
//! use readout::compare::scroll_sync::{chain, follow};
//!
//! // The first two pairs cross; the second is heavier.
//! assert_eq!(chain(&[(1, 2, 1.0), (2, 1, 3.0), (3, 3, 1.0)]), [1, 2]);
//! assert_eq!(follow([(100.0, 300.0)], 50.0), 150.0);
//! ```

/// The heaviest chain: indices of the pairs with the largest total weight among those that are in
/// the same order on both sides, each passage used once. Of chains of equal weight, the one that
/// starts first. Pairs must be sorted by left, then right; a pair is left, right and a positive
/// weight.
pub fn chain<P: Ord + Copy>(pairs: &[(P, P, f32)]) -> Vec<usize> {
    // Per pair: the weight of the heaviest chain that starts there, and its next pair.
    let mut heaviest: Vec<(f32, Option<usize>)> = pairs.iter().map(|p| (p.2, None)).collect();
    for at in (0..pairs.len()).rev() {
        for later in at + 1..pairs.len() {
            let follows = pairs[at].0 < pairs[later].0 && pairs[at].1 < pairs[later].1;
            let weight = heaviest[later].0 + pairs[at].2;
            if follows && weight > heaviest[at].0 {
                heaviest[at] = (weight, Some(later));
            }
        }
    }
    let mut next: Option<usize> = None;
    for at in 0..pairs.len() {
        if next.is_none_or(|best| heaviest[at].0 > heaviest[best].0) {
            next = Some(at);
        }
    }
    let mut chain = Vec::new();
    while let Some(at) = next {
        chain.push(at);
        next = heaviest[at].1;
    }
    chain
}

/// A row of the merged column: a pair, or a single passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassageRow<P> {
    /// The left passage.
    pub left: Option<P>,
    /// The right passage.
    pub right: Option<P>,
}

/// Both sides in one column, each in its order: the pairs of the [`chain`], and before each pair
/// the passages that precede it, first those of the left, then those of the right.
pub fn interleave<P: Ord + Copy>(
    left: &[P],
    right: &[P],
    pairs: &[(P, P, f32)],
) -> Vec<PassageRow<P>> {
    let (mut left, mut right) = (left.iter().copied().peekable(), right.iter().copied().peekable());
    let mut rows = Vec::new();
    let chain =
        chain(pairs).into_iter().map(|at| Some((pairs[at].0, pairs[at].1))).collect::<Vec<_>>();
    for pair in chain.into_iter().chain([None]) {
        let before = |p: &P, end: Option<P>| end.is_none_or(|end| *p < end);
        while let Some(p) = left.next_if(|p| before(p, pair.map(|pair| pair.0))) {
            rows.push(PassageRow { left: Some(p), right: None });
        }
        while let Some(p) = right.next_if(|p| before(p, pair.map(|pair| pair.1))) {
            rows.push(PassageRow { left: None, right: Some(p) });
        }
        if pair.is_some() {
            rows.push(PassageRow { left: left.next(), right: right.next() });
        }
    }
    rows
}

/// The scroll position of the other column when one is at `at`, so that the pairs stay level:
/// interpolated linearly between anchors, starting at the top of both, and at a constant offset
/// after the last. Anchors are pairs of positions that increase on both sides, in any unit.
pub fn follow(anchors: impl IntoIterator<Item = (f64, f64)>, at: f64) -> f64 {
    let mut previous = (0.0, 0.0);
    for (here, there) in anchors {
        if here > at && here > previous.0 {
            return previous.1 + (at - previous.0) * (there - previous.1) / (here - previous.0);
        }
        previous = (here, there);
    }
    previous.1 + at - previous.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_heaviest_chain() {
        let alike =
            |pairs: &[(u32, u32)]| pairs.iter().map(|p| (p.0, p.1, 1.0)).collect::<Vec<_>>();
        assert_eq!(chain::<u32>(&[]), [] as [usize; 0]);
        assert_eq!(chain(&alike(&[(1, 6), (2, 8), (3, 8), (4, 1), (5, 2), (6, 5)])), [3, 4, 5]);
        assert_eq!(chain(&alike(&[(1, 1), (1, 2), (2, 1), (2, 2)])), [0, 3]);
        assert_eq!(chain(&[(1, 2, 3.0), (2, 1, 1.0), (3, 3, 1.0)]), [0, 2]);
        assert_eq!(chain(&[(1, 2, 1.0), (2, 1, 3.0), (3, 3, 1.0)]), [1, 2]);
    }

    #[test]
    fn pairs_in_one_column() {
        let row = |left, right| PassageRow { left, right };
        assert_eq!(
            interleave(&[1, 2, 3], &[1, 2, 3, 4], &[(2, 3, 1.0), (3, 1, 0.5)]),
            [
                row(Some(1), None),
                row(None, Some(1)),
                row(None, Some(2)),
                row(Some(2), Some(3)),
                row(Some(3), None),
                row(None, Some(4)),
            ]
        );
    }

    #[test]
    fn columns_follow_each_other() {
        let anchors = [(100.0, 300.0), (200.0, 400.0), (400.0, 420.0)];
        for (at, there) in [
            (0.0, 0.0),
            (50.0, 150.0),
            (100.0, 300.0),
            (150.0, 350.0),
            (300.0, 410.0),
            (500.0, 520.0),
        ] {
            assert!((follow(anchors, at) - there).abs() < 1e-9, "{at}");
        }
        assert!((follow([], 70.0) - 70.0).abs() < 1e-9, "nothing to stay level with");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_all_keeps_its_order(
            lefts in 0usize..12,
            rights in 0usize..12,
            pairs in prop::collection::btree_map((0usize..12, 0usize..12), 1u8..9, 0..30),
        ) {
            let pairs = pairs.into_iter().map(|((l, r), weight)| (l, r, f32::from(weight)));
            let pairs: Vec<_> = pairs.filter(|(l, r, _)| *l < lefts && *r < rights).collect();
            let (left, right): (Vec<_>, Vec<_>) = ((0..lefts).collect(), (0..rights).collect());
            let rows = interleave(&left, &right, &pairs);
            prop_assert_eq!(rows.iter().filter_map(|r| r.left).collect::<Vec<_>>(), left);
            prop_assert_eq!(rows.iter().filter_map(|r| r.right).collect::<Vec<_>>(), right);
            let both: Vec<_> = rows.iter().filter_map(|r| Some((r.left?, r.right?))).collect();
            let weight = |pair: &(usize, usize)| pairs.iter().find(|p| (p.0, p.1) == *pair);
            let weights: Option<Vec<f32>> = both.iter().map(|p| Some(weight(p)?.2)).collect();
            let sum: f32 = weights.expect("only pairs that were given").iter().sum();
            prop_assert!((sum - heaviest(&pairs)).abs() < 1e-3);
        }

        #[test]
        fn what_follows_rises(
            steps in prop::collection::vec((1u32..500, 0u32..500), 0..20),
            at in 0u32..9000,
        ) {
            let mut sum = (0.0, 0.0);
            let rising = |(a, b): &(u32, u32)| { sum = (sum.0 + f64::from(*a), sum.1 + f64::from(*b)); sum };
            let anchors: Vec<_> = steps.iter().map(rising).collect();
            let at = f64::from(at);
            prop_assert!(follow(anchors.iter().copied(), at) <= follow(anchors.iter().copied(), at + 1.0) + 1e-6);
            for (here, there) in &anchors {
                prop_assert!((follow(anchors.iter().copied(), *here) - there).abs() < 1e-6);
            }
        }
    }

    /// The weight of the heaviest chain, by trying each pair as the last.
    fn heaviest(pairs: &[(usize, usize, f32)]) -> f32 {
        fn upto(pairs: &[(usize, usize, f32)], end: (usize, usize)) -> f32 {
            let before = pairs.iter().filter(|p| p.0 < end.0 && p.1 < end.1);
            before.map(|p| p.2 + upto(pairs, (p.0, p.1))).fold(0.0, f32::max)
        }
        upto(pairs, (usize::MAX, usize::MAX))
    }
}
