//! The automatic alignment: on the reports, and on texts with known scores.

use super::{WHOLE, texts};
use crate::built_in;
use proptest::prelude::*;
use readout::compare::Selection;
use readout::compare::align::{COMMON, MachineAlignment, ScoredPair};
use readout::corpus::Passage;

fn numbers(pair: &ScoredPair) -> (usize, usize) {
    (pair.left.block + 1, pair.right.block + 1)
}

/// A score in hundredths, rounded.
#[expect(clippy::cast_possible_truncation, reason = "a score is at most 1")]
fn hundredths(score: f32) -> i32 {
    (score * 100.0).round() as i32
}

/// The six best pairs, of which four are mutual, are also the editors' pairs. The first wrong pair
/// is the seventh, between the scores .16 and .15: A¶6 and B¶10 have only “closer”, “ways” and
/// “collaboration” in common. Half of the editors' pairs score lower, down to .04.
#[test]
fn the_best_pairs_of_the_reports_are_the_editors_pairs() {
    let corpus = built_in();
    let alignment = MachineAlignment::new(&corpus, &WHOLE);
    let best = alignment.pairs();
    assert!(best.is_sorted_by(|a, b| a.score >= b.score));
    let right = alignment.agreeing(&corpus);
    let turned = MachineAlignment::new(&corpus, &Selection { left: 1, right: 0, scope: None });
    assert_eq!((right, turned.agreeing(&corpus)), (6, 6));
    let row = |pair: &ScoredPair| (numbers(pair), hundredths(pair.score));
    let rows: Vec<_> = best[..=right].iter().map(row).collect();
    assert_eq!(
        rows,
        [
            ((3, 8), 33),
            ((6, 5), 29),
            ((1, 1), 23),
            ((10, 10), 17),
            ((2, 1), 17),
            ((4, 1), 16),
            ((6, 10), 15),
        ]
    );
    let mutual: Vec<_> = alignment.mutual().iter().map(numbers).collect();
    assert_eq!(mutual, [(3, 8), (6, 5), (1, 1), (10, 10)]);
    let scores: Vec<_> = corpus
        .alignments
        .iter()
        .map(|known| hundredths(alignment.score(known.from, known.to).unwrap()))
        .collect();
    assert_eq!(scores, [33, 23, 29, 17, 16, 14, 7, 17, 6, 6, 7, 4]);
}

#[test]
fn scores_are_limited_to_the_selection() {
    let corpus = built_in();
    let talks = MachineAlignment::new(&corpus, &Selection { scope: Some(0), ..WHOLE });
    let (outside, within) = (Passage { doc: 0, block: 9 }, Passage { doc: 0, block: 5 });
    let other = Passage { doc: 1, block: 4 };
    assert_eq!(talks.score(outside, other), None);
    assert!(talks.score(within, other).is_some());
    assert!(talks.pairs().iter().all(|pair| pair.left.block < 6));
    let stamp = Passage { doc: 1, block: 14 };
    assert_eq!(talks.score(within, stamp), None, "a stamp is no prose");
}

/// Computed by hand: of four passages, “alpha” is in two and has the weight ln 2; the other words
/// are in one each and have the weight ln 4 = 2 ln 2. So the cosine is 1 / (1 + 2²) = .2.
#[test]
fn a_score_computed_by_hand() {
    let corpus = texts(&["alpha beta\n\ngamma", "alpha delta\n\nepsilon"]);
    let alignment = MachineAlignment::new(&corpus, &WHOLE);
    let (left, right) = (Passage { doc: 0, block: 0 }, Passage { doc: 1, block: 0 });
    assert!((alignment.score(left, right).unwrap() - 0.2).abs() < 1e-6);
    assert_eq!(alignment.pairs().len(), 1);
    let spelled = texts(&["the defence\n\nx", "Defense of the\n\ny"]);
    assert_eq!(MachineAlignment::new(&spelled, &WHOLE).pairs().len(), 1, "spellings and case meet");
}

/// A document compared with itself: each pair once, and never a passage with itself.
#[test]
fn a_document_compared_with_itself() {
    let corpus = built_in();
    let alignment = MachineAlignment::new(&corpus, &Selection { left: 1, right: 1, scope: None });
    assert!(alignment.pairs().iter().all(|pair| pair.left < pair.right));
    let best: Vec<_> = alignment.mutual().iter().map(numbers).collect();
    assert_eq!(best[0], (1, 2), "the lead and the tweet it quotes");
    let mut used: Vec<_> = best.iter().flat_map(|pair| [pair.0, pair.1]).collect();
    used.sort_unstable();
    assert!(used.windows(2).all(|pair| pair[0] < pair[1]), "each passage once: {best:?}");
}

/// Passages of random one-letter words, separated by blank lines.
fn random_passages(most: usize) -> impl Strategy<Value = String> {
    let passage = prop::collection::vec("[b-k]", 1..8).prop_map(|words| words.join(" "));
    prop::collection::vec(passage, 1..most).prop_map(|passages| passages.join("\n\n"))
}

proptest! {
    /// Small texts are compared in full: the first pair of each passage is its best.
    #[test]
    fn the_best_partner_is_found(left in random_passages(20), right in random_passages(20)) {
        let corpus = texts(&[&left, &right]);
        let alignment = MachineAlignment::new(&corpus, &WHOLE);
        let passages = |doc: usize| {
            (0..corpus.documents[doc].blocks.len()).map(move |block| Passage { doc, block })
        };
        for one in passages(0) {
            let best = alignment.pairs().iter().find(|pair| pair.left == one);
            let score = |other| alignment.score(one, other).unwrap();
            let most = passages(1).map(score).fold(0.0, f32::max);
            prop_assert!((best.map_or(0.0, |pair| pair.score) - most).abs() < 1e-5);
        }
        for other in passages(1) {
            let best = alignment.pairs().iter().find(|pair| pair.right == other);
            let score = |one| alignment.score(one, other).unwrap();
            let most = passages(0).map(score).fold(0.0, f32::max);
            prop_assert!((best.map_or(0.0, |pair| pair.score) - most).abs() < 1e-5);
        }
        for pair in alignment.pairs() {
            prop_assert!(pair.score > 0.0 && pair.score < 1.00001);
            prop_assert_eq!(alignment.score(pair.left, pair.right), Some(pair.score));
        }
    }

    #[test]
    fn swapping_the_sides_keeps_the_scores(left in random_passages(9), right in random_passages(9)) {
        let corpus = texts(&[&left, &right]);
        let turned = Selection { left: 1, right: 0, scope: None };
        let (there, back) = (MachineAlignment::new(&corpus, &WHOLE), MachineAlignment::new(&corpus, &turned));
        prop_assert_eq!(there.pairs().len(), back.pairs().len());
        for (one, other) in there.pairs().iter().zip(back.pairs()) {
            prop_assert!((one.score - other.score).abs() < 1e-5);
        }
    }
}

/// Hundreds of passages: words in all of them propose no pairs, rare words do.
#[test]
fn long_texts_are_paired_by_rare_words() {
    let passages = COMMON * 3;
    let text = |prefix: &str| {
        let passage = |n: usize| {
            format!("said {} common rare{n} {prefix}{n}", if n == 0 { "" } else { "often" })
        };
        (0..passages).map(passage).collect::<Vec<_>>().join("\n\n")
    };
    let corpus = texts(&[&text("left"), &text("right")]);
    let mutual = MachineAlignment::new(&corpus, &WHOLE).mutual();
    assert_eq!(mutual.len(), passages);
    assert!(mutual.iter().all(|pair| pair.left.block == pair.right.block));
}
