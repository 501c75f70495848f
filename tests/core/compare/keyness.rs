//! The statistics of words, compared with reference values, and the words of the reports.

use super::{WHOLE, texts};
use crate::built_in;
use proptest::prelude::*;
use readout::compare::Selection;
use readout::compare::chi_square::critical;
use readout::compare::collocates::{REACH, collocates};
use readout::compare::keyness::{Keyness, LEVEL, keyness};
use readout::compare::log_likelihood::{g2, log_ratio};
use readout::corpus::{Kind, Quotation, Span};

/// Whether two numbers are equal to ten digits.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= other.abs() * 1e-10 + 1e-15
}

type Worked = ((usize, usize), (usize, usize), f64, f64);

/// Count and size of the left, of the right; then G² and log ratio, computed with 40 digits from
/// the published formulas by another program (mpmath). Those with few words can be checked by hand:
/// 4 of 100 and 0 of 100 is 2 · 4 ln 2 and log₂(4 / ½).
const REFERENCE_VALUES: [Worked; 12] = [
    ((52, 50_000), (57, 75_000), 2.651_710_163_89, 0.452_512_204_698),
    ((10, 100), (5, 100), 1.698_990_367_95, 1.0),
    ((4, 100), (0, 100), 5.545_177_444_48, 3.0),
    ((1, 300), (0, 300), 1.386_294_361_12, 1.0),
    ((3, 200), (1, 800), 5.604_233_420_28, 3.584_962_500_72),
    ((0, 375), (6, 354), 8.668_521_826_5, -3.668_103_736_02),
    ((15, 375), (16, 354), 0.115_627_851_804, -0.176_250_639_692),
    ((10, 375), (5, 354), 1.423_297_260_67, 0.916_858_764_7),
    ((30, 341), (12, 329), 7.338_347_743_8, 1.270_243_939_6),
    ((120, 1_000_000), (40, 2_000_000), 116.156_911_651, 2.584_962_500_72),
    ((2000, 1_000_000), (2500, 500_000), 932.267_686_397, -1.321_928_094_89),
    ((1, 10), (9, 90), 0.0, 0.0),
];

#[test]
fn g2_and_log_ratio_match_reference_values() {
    for ((count, words), (other, others), likelihood, ratio) in REFERENCE_VALUES {
        let found = (g2(count, words, other, others), log_ratio(count, words, other, others));
        let right = same(found.0, likelihood) && same(found.1, ratio);
        assert!(right, "{count} of {words}, {other} of {others}: {found:?}");
        assert!(same(g2(other, others, count, words), likelihood), "the sides are alike");
        assert!(same(log_ratio(other, others, count, words), -ratio));
    }
}

/// 52 of 50,000 and 57 of 75,000 words: an example in teaching material on corpora that gives the
/// result of the calculator of UCREL, Lancaster (ucrel.lancs.ac.uk/llwizard.html): 2.65.
#[test]
fn g2_matches_the_published_value() {
    assert_eq!(format!("{:.2}", g2(52, 50_000, 57, 75_000)), "2.65");
}

proptest! {
    #[test]
    fn statistics_of_any_counts_are_valid(
        count in any::<u32>(), words in any::<u32>(), other in any::<u32>(), others in any::<u32>(),
    ) {
        let [count, words, other, others] = [count, words, other, others].map(|n| n as usize);
        prop_assert!(log_ratio(count, words, other, others).is_finite());
        prop_assert!(g2(count.min(words), words, other.min(others), others) >= 0.0);
    }
}

fn count(keyness: &Keyness, word: &str) -> (usize, usize) {
    let key = keyness.keys.iter().find(|key| key.word == word);
    key.map_or((0, 0), |key| (key.left.len(), key.right.len()))
}

/// With two short reports, no difference is significant after correction for the number of tests:
/// the most uneven words reach 5.6, and the critical value is 14.2. Without correction nine words
/// would seem to differ, while about fifteen are expected by chance alone.
#[test]
fn no_word_of_the_reports_differs_beyond_chance() {
    let corpus = built_in();
    let whole = keyness(&corpus, &WHOLE);
    assert_eq!((whole.left, whole.right, whole.keys.len()), (367, 360, 310));
    assert_eq!(format!("{:.2} of {:.2}", whole.keys[0].g2, whole.critical), "5.62 of 14.24");
    assert_eq!(whole.keys.iter().filter(|key| key.g2 >= critical(LEVEL, 1)).count(), 9);
    for scope in [None, Some(0)] {
        let words = keyness(&corpus, &Selection { scope, ..WHOLE });
        assert_eq!(words.beyond_chance(), []);
        assert!(same(words.critical, critical(LEVEL / words.keys.len() as f64, 1)));
        let sum = |side: fn(&readout::compare::keyness::KeyWord) -> usize| {
            words.keys.iter().map(side).sum::<usize>()
        };
        assert_eq!(
            (sum(|key| key.left.len()), sum(|key| key.right.len())),
            (words.left, words.right)
        );
        assert!(words.keys.is_sorted_by(|a, b| a.g2 >= b.g2));
    }
}

/// Counted by hand in the two texts.
#[test]
fn what_counts_as_a_word() {
    let corpus = built_in();
    let words = keyness(&corpus, &WHOLE);
    assert_eq!(count(&words, "defence"), (15, 16), "15 and 15, and “defense” once");
    assert_eq!(count(&words, "defense"), (0, 0));
    assert_eq!(count(&words, "2+2"), (1, 0));
    assert_eq!(count(&words, "r&d"), (0, 1));
    assert_eq!(count(&words, "virtual"), (1, 0), "not in the sub-heading");
    assert_eq!(count(&words, "date"), (0, 0), "not in the prefix");
    assert_eq!(count(&words, "april"), (0, 0), "not in the signature of the tweet");
    assert_eq!(count(&words, "rajnathsingh"), (0, 0));
    assert_eq!(count(&words, "wonderful"), (1, 0), "but in the tweet");
    assert!(words.keys.iter().all(|key| !key.word.contains("20230605")), "not the stamp");
    let india = words.keys.iter().find(|key| key.word == "india").unwrap();
    let quotes: Vec<_> = india.left.iter().map(|span| corpus.quote(*span)).collect();
    assert_eq!(quotes, ["India"; 6], "India-US and India's name India");
}

/// A word that is frequent on one side and absent from the other differs beyond chance.
#[test]
fn words_of_one_side_differ_beyond_chance() {
    let (left, right) = ("alpha ".repeat(40) + "beta", "gamma ".repeat(40) + "beta");
    let words = keyness(&texts(&[&left, &right]), &WHOLE);
    let beyond: Vec<_> = words.beyond_chance().iter().map(|key| key.word.as_str()).collect();
    assert_eq!(beyond, ["alpha", "gamma"]);
    assert!(words.keys[0].log_ratio > 6.0 && words.keys[1].log_ratio < -6.0);
    let nothing = keyness(&texts(&["", ""]), &WHOLE);
    assert_eq!((nothing.left, nothing.keys.len(), nothing.beyond_chance().len()), (0, 0, 0));
    let itself = keyness(&built_in(), &Selection { left: 1, right: 1, scope: None });
    assert!(itself.keys.iter().all(|key| key.g2 < 1e-9 && key.log_ratio == 0.0));
}

/// Only the quoted parts of a post count, or all of it if nothing is quoted.
#[test]
fn only_the_quoted_parts_of_a_post_count() {
    let mut corpus = texts(&["We met today. pic.example/x — A", "none"]);
    corpus.documents[0].blocks[0].kind = Kind::Tweet;
    assert_eq!(keyness(&corpus, &WHOLE).left, 5);
    let parts = vec![Span { doc: 0, start: 0, end: 13 }];
    corpus.quotations.push(Quotation { parts, ..Quotation::default() });
    assert_eq!(keyness(&corpus, &WHOLE).left, 3);
}

#[test]
fn collocates_of_a_word() {
    let corpus = built_in();
    let near = collocates(&corpus, &WHOLE, "Sharing", REACH);
    let sides = |word: &str| {
        let found = near.iter().find(|near| near.word == word);
        found.map_or((0, 0), |near| (near.left.len(), near.right.len()))
    };
    assert_eq!(sides("information"), (1, 0));
    assert_eq!(sides("technology"), (0, 1));
    assert_eq!(sides("sharing"), (0, 0));
    assert_eq!(collocates(&corpus, &WHOLE, "China", REACH), []);
    assert!(collocates(&corpus, &WHOLE, "defense", 1).iter().any(|near| near.word == "minister"));
}

/// Collocates are within the passage; a word near two occurrences counts once.
#[test]
fn collocates_counted_by_hand() {
    let corpus = texts(&["a b x c x d e\n\nf x", "x"]);
    let near = |reach| {
        let found = collocates(&corpus, &WHOLE, "x", reach);
        found.iter().map(|near| format!("{} {}", near.word, near.left.len())).collect::<Vec<_>>()
    };
    assert_eq!(near(1), ["b 1", "c 1", "d 1", "f 1"]);
    assert_eq!(near(usize::MAX), ["a 1", "b 1", "c 1", "d 1", "e 1", "f 1"]);
    assert_eq!(near(0), Vec::<String>::new());
}

#[test]
fn a_word_is_found_in_any_spelling() {
    let words = keyness(&built_in(), &WHOLE);
    let at = words.find("Defense's").expect("it is there");
    assert_eq!((&*words.keys[at].word, words.keys[at].left.len()), ("defence", 15));
    assert_eq!(words.find("defensive"), None);
}
