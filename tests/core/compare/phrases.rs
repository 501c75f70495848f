//! Shared and repeated phrases: compared with brute force, and on the reports.

use super::{WHOLE, texts};
use crate::built_in;
use proptest::prelude::*;
use readout::compare::Selection;
use readout::compare::maximal_matches::{MOST_PAIRS, MaximalRun, maximal_matches, repeated_runs};
use readout::compare::phrases::{Phrase, PhraseOptions, phrases, repeated};
use readout::corpus::Corpus;
use std::collections::BTreeSet;

/// All maximal runs, by brute force.
fn every_run(left: &[u32], right: &[u32], least: usize) -> BTreeSet<MaximalRun> {
    let mut runs = BTreeSet::new();
    let same = |i: usize, j: usize| left[i] == right[j] && left[i] != 0;
    for i in 0..left.len() {
        for j in 0..right.len() {
            let begins = i == 0 || j == 0 || !same(i - 1, j - 1);
            let len = (0..)
                .take_while(|n| i + n < left.len() && j + n < right.len() && same(i + n, j + n))
                .count();
            if begins && len >= least {
                runs.insert(MaximalRun { left: i, right: j, len });
            }
        }
    }
    runs
}

/// All repeated runs of one sequence, by brute force; the two occurrences do not overlap.
fn every_repeat(items: &[u32], least: usize) -> BTreeSet<MaximalRun> {
    let cut = |run: MaximalRun| MaximalRun { len: run.len.min(run.right - run.left), ..run };
    let runs = every_run(items, items, 1).into_iter().filter(|run| run.left < run.right);
    runs.map(cut).filter(|run| run.len >= least).collect()
}

proptest! {
    #[test]
    fn seed_and_extend_finds_every_run(
        left in prop::collection::vec(0u32..4, 0..40),
        right in prop::collection::vec(0u32..4, 0..40),
        least in 1usize..5,
    ) {
        let found = maximal_matches(&left, &right, least);
        prop_assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), every_run(&left, &right, least));
        prop_assert!(found.is_sorted());
    }

    #[test]
    fn seed_and_extend_finds_every_repeat(
        items in prop::collection::vec(0u32..4, 0..60),
        least in 1usize..6,
    ) {
        let found = repeated_runs(&items, least);
        prop_assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), every_repeat(&items, least));
        prop_assert!(found.is_sorted());
    }

    /// With many distinct items and inserted long runs.
    #[test]
    fn long_runs_are_found_whole(
        left in prop::collection::vec(0u32..400, 0..80),
        right in prop::collection::vec(0u32..400, 0..80),
        run in prop::collection::vec(1u32..400, 1..30),
        least in 1usize..9,
    ) {
        let (left, right) = ([&left[..], &run, &left].concat(), [&run[..], &right, &run].concat());
        let found = maximal_matches(&left, &right, least);
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), every_run(&left, &right, least));
        let found = repeated_runs(&left, least);
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), every_repeat(&left, least));
    }
}

/// Any items and any minimum length are valid input.
#[test]
fn runs_of_edge_cases() {
    let items = [u32::MAX, 7, u32::MAX, 7, 0];
    assert_eq!(maximal_matches(&items, &[], 1), []);
    assert_eq!(maximal_matches(&items, &items, usize::MAX), []);
    assert_eq!(repeated_runs(&items, 0), [MaximalRun { left: 0, right: 2, len: 2 }]);
}

/// Long repetitions are skipped; a rare item in them is found with its surroundings.
#[test]
fn long_repetitions_are_bounded() {
    let endless = vec![1; 200_000];
    assert_eq!(maximal_matches(&endless, &endless, 3), []);
    assert_eq!(repeated_runs(&endless, 3), []);
    let mut with_rare = endless.clone();
    with_rare[100_000] = 2;
    let whole = MaximalRun { left: 0, right: 0, len: endless.len() };
    assert_eq!(maximal_matches(&with_rare, &with_rare, 3), [whole]);
    let periodic: Vec<u32> = (0..200_000).map(|n| n % 1000 + 1).collect();
    assert!(maximal_matches(&periodic, &periodic, 3).len() < 2 * MOST_PAIRS);
}

/// Fourteen phrases if hyphens are split, twelve if they are kept; the longest has six words.
#[test]
fn shared_phrases_of_the_reports() {
    let corpus = built_in();
    let count = |split_hyphens| phrases(&corpus, &WHOLE, PhraseOptions { least: 3, split_hyphens });
    let (split, kept) = (count(true), count(false));
    assert_eq!((split.len(), kept.len()), (14, 12));
    for found in [&split, &kept] {
        let longest = found.iter().max_by_key(|phrase| phrase.words).unwrap();
        assert_eq!(longest.words, 6);
        assert_eq!(corpus.quote(longest.left[0]), "US Secretary of Defence Lloyd Austin");
    }
    for phrase in split.iter().chain(&kept) {
        let words: BTreeSet<String> = phrase
            .left
            .iter()
            .chain(&phrase.right)
            .map(|span| corpus.quote(*span).to_lowercase().replace('-', " "))
            .collect();
        assert_eq!(words.len(), 1, "one phrase, one wording: {words:?}");
        assert!(phrase.left.iter().all(|s| s.doc == 0) && phrase.right.iter().all(|s| s.doc == 1));
    }
}

fn counts(corpus: &Corpus, split_hyphens: bool) -> Vec<usize> {
    let of = |least| phrases(corpus, &WHOLE, PhraseOptions { least, split_hyphens }).len();
    (2..=6).map(of).collect()
}

#[test]
fn longer_phrases_are_fewer() {
    let corpus = built_in();
    assert_eq!(counts(&corpus, true), [38, 14, 6, 3, 1]);
    assert_eq!(counts(&corpus, false), [38, 12, 5, 3, 1]);
}

fn words<'a>(corpus: &'a Corpus, phrases: &'a [Phrase], formula: bool) -> Vec<&'a str> {
    let kept = phrases.iter().filter(|phrase| phrase.formula == formula);
    kept.map(|phrase| corpus.quote(phrase.left[0])).collect()
}

#[test]
fn names_and_titles_are_formulaic() {
    let corpus = built_in();
    let found = phrases(&corpus, &WHOLE, PhraseOptions::default());
    assert_eq!(
        words(&corpus, &found, true),
        [
            "Defence Minister Rajnath Singh",
            "and the US",
            "the US Secretary of Defence",
            "US Secretary of Defence",
            "US Secretary of Defence Lloyd Austin",
            "in the Indo-Pacific",
            "Defence Minister Rajnath Singh and",
            "Rajnath Singh and",
        ]
    );
    assert_eq!(
        words(&corpus, &found, false),
        [
            "the regional security",
            "discussed ways to",
            "bilateral defence cooperation",
            "collaboration between Defence",
            "for co-development",
            "and co-production",
        ]
    );
}

/// The 2023 report has fourteen words twice: without quotation marks, and in the tweet it quotes.
#[test]
fn repeated_phrases_of_the_reports() {
    let corpus = built_in();
    let longest = |doc, split_hyphens| {
        let found = repeated(&corpus, &WHOLE, doc, PhraseOptions { least: 3, split_hyphens });
        let longest = found.into_iter().max_by_key(|phrase| phrase.words).unwrap();
        assert_eq!(longest.left, longest.right);
        let words: Vec<_> =
            longest.left.iter().map(|span| corpus.quote(*span).to_owned()).collect();
        (longest.words, words)
    };
    for split in [true, false] {
        let (count, places) = longest(1, split);
        assert_eq!((count, places.len()), (14, 2));
        assert!(places.iter().all(|words| words.starts_with("defence cooperation in several")));
        let (count, places) = longest(0, split);
        assert_eq!((count, places.len()), (7, 2));
        assert!(places.iter().all(|words| words.ends_with("maintenance of defence equipment")));
    }
}

/// With one document on both sides, the result is its repeated phrases.
#[test]
fn a_document_compared_with_itself() {
    let corpus = built_in();
    let beside = Selection { left: 1, right: 1, scope: None };
    let found = phrases(&corpus, &beside, PhraseOptions::default());
    assert_eq!(found, repeated(&corpus, &WHOLE, 1, PhraseOptions::default()));
    let corpus = texts(&["ha ha ha ha", "none"]);
    let found = repeated(&corpus, &WHOLE, 0, PhraseOptions { least: 2, split_hyphens: true });
    assert_eq!(words(&corpus, &found, false), ["ha ha"]);
    let nothing = Selection { left: 7, right: 9, scope: Some(3) };
    assert_eq!(phrases(&corpus, &nothing, PhraseOptions::default()), []);
}
