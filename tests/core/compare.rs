//! The comparison, on the real corpus and against a slower, plainer way to the same answer.

use crate::built_in;
use proptest::prelude::*;
use readout::compare::facts::{About, What, facts};
use readout::compare::phrases::{Config, MaximalRun, maximal_runs, phrases};
use readout::compare::{Selection, change::word_change, pairs};
use readout::corpus::{Corpus, Span};
use std::collections::BTreeSet;

const WHOLE: Selection = Selection { left: 0, right: 1, scope: None };

fn quotes<'a>(corpus: &'a Corpus, spans: &[Span]) -> Vec<&'a str> {
    spans.iter().map(|span| corpus.quote(*span)).collect()
}

/// All runs, one pair of places at a time.
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

proptest! {
    #[test]
    fn seed_and_extend_finds_every_run(
        left in prop::collection::vec(0u32..4, 0..40),
        right in prop::collection::vec(0u32..4, 0..40),
        least in 1usize..5,
    ) {
        let found = maximal_runs(&left, &right, least);
        prop_assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), every_run(&left, &right, least));
        prop_assert!(found.is_sorted());
    }
}

/// Fourteen phrases with hyphens split, twelve with them kept; the longest has six words.
#[test]
fn shared_phrases_of_the_reports() {
    let corpus = built_in();
    let count = |split_hyphens| phrases(&corpus, &WHOLE, Config { least: 3, split_hyphens });
    let (split, kept) = (count(true), count(false));
    assert_eq!((split.len(), kept.len()), (14, 12));
    let longest = split.iter().max_by_key(|p| p.words).map(|p| (p.words, corpus.quote(p.left[0])));
    assert_eq!(longest, Some((6, "US Secretary of Defence Lloyd Austin")));
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

/// What is gone and what is new in each of the curated wordings, read off the two texts; and the
/// words that stay are the same on both sides.
#[test]
fn word_changes_of_the_curated_pairs() {
    let table = [
        ("and prosperity | and broader Indian Ocean", "and"),
        ("situation", "issues"),
        (
            "need | between India | US companies",
            "opportunities | of new technologies | of existing | new systems",
        ),
        ("ways for closer | industries", "increased | start-up ecosystems"),
        ("deepen the Major | Partnership (MDP", "enhance | cooperation in several areas"),
        ("our | values", "their | interest"),
        ("information", "technology"),
    ];
    let corpus = built_in();
    let found: Vec<_> = pairs::changes(&corpus, &WHOLE)
        .iter()
        .map(|moved| {
            let change = word_change(&corpus, moved.left, moved.right);
            let kept = |whole: Span, taken: &[Span]| {
                let text = corpus.quote(whole);
                let words = readout::text::tokens(text).filter(|word| {
                    let at = whole.start + word.range.start;
                    !taken.iter().any(|span| span.range().contains(&at))
                });
                words.map(|word| word.of(text).to_lowercase()).collect::<Vec<_>>()
            };
            assert_eq!(kept(moved.left, &change.gone), kept(moved.right, &change.new));
            let words = |spans: &[Span]| quotes(&corpus, spans).join(" | ");
            (words(&change.gone), words(&change.new))
        })
        .collect();
    let expected: Vec<_> = table.map(|(gone, new)| (gone.to_owned(), new.to_owned())).into();
    assert_eq!(found, expected);
}

/// The pairs of the selection, and that turning it round turns each of them.
#[test]
fn pairs_turn_with_the_selection() {
    let corpus = built_in();
    let there = pairs::pairs(&corpus, &WHOLE);
    let back = pairs::pairs(&corpus, &Selection { left: 1, right: 0, scope: None });
    assert_eq!((there.len(), back.len()), (12, 12));
    let turned: BTreeSet<_> = back.iter().map(|p| (p.right, p.left)).collect();
    assert_eq!(turned, there.iter().map(|p| (p.left, p.right)).collect());
    let moved = |pairs: &[pairs::Pair]| pairs.iter().map(|p| p.changes.len()).sum::<usize>();
    assert_eq!((moved(&there), moved(&back)), (6, 6), "one of the seven is not within a pair");
    let talks = pairs::pairs(&corpus, &Selection { scope: Some(0), ..WHOLE });
    assert_eq!(talks.len(), 11, "A¶10–B¶10 is about the leaders");
}

#[test]
fn facts_of_the_two_meetings() {
    let corpus = built_in();
    let facts = facts(&corpus, &WHOLE);
    let row = |about: About| facts.iter().find(|f| f.about == about).expect("a row");
    let people = |claims: &[readout::compare::facts::Claim]| {
        let name = |claim: &readout::compare::facts::Claim| match claim.what {
            What::Person(i) => corpus.people[i].name.clone(),
            _ => String::new(),
        };
        claims.iter().map(name).collect::<Vec<_>>()
    };
    let office = |label: &str| {
        let index = corpus.offices.iter().position(|o| o.label == label).expect(label);
        let fact = row(About::Office(index));
        (people(&fact.left), people(&fact.right), fact.differs)
    };
    let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        office("Defence Secretary"),
        (names(&["Ajay Kumar"]), names(&["Giridhar Aramane"]), true)
    );
    assert_eq!(
        office("Defence Minister"),
        (names(&["Rajnath Singh"]), names(&["Rajnath Singh"]), false)
    );
    assert_eq!(office("Prime Minister"), (names(&["Modi"]), names(&[]), true));
    assert_eq!(people(&row(About::LedBy).left), ["Rajnath Singh", "Lloyd Austin"]);
    assert_eq!(
        people(&row(About::Present).right),
        ["Anil Chauhan", "Giridhar Aramane", "Samir V Kamat"]
    );
    assert_eq!((row(About::Voices).left.len(), row(About::Voices).right.len()), (4, 5));
    assert_eq!((row(About::Outcomes).left.len(), row(About::Outcomes).right.len()), (1, 3));
    for fact in &facts {
        for (claims, doc) in [(&fact.left, 0), (&fact.right, 1)] {
            for claim in claims {
                assert!(!claim.evidence.is_empty(), "{:?} has no words", fact.about);
                assert!(claim.evidence.iter().all(|span| span.doc == doc), "{:?}", fact.about);
            }
        }
    }
}
