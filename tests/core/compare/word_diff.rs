//! Word diff: gone, new and moved words.

use super::{WHOLE, quotes, texts};
use crate::built_in;
use proptest::prelude::*;
use readout::compare::editors_pairs;
use readout::compare::word_diff::{WordDiff, word_diff};
use readout::corpus::{Corpus, Span};
use readout::text::{fold, tokens};

/// The gone and new words of each curated change, copied from the two texts; and the unchanged
/// words are the same on both sides.
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
    let found: Vec<_> = editors_pairs::changes(&corpus, &WHOLE)
        .iter()
        .map(|moved| {
            let change = word_diff(&corpus, moved.left, moved.right);
            assert!(change.moved.is_empty(), "they are said in other words, not elsewhere");
            let (left, right) = unchanged(&corpus, moved.left, moved.right, &change);
            assert_eq!(left, right);
            let words = |spans: &[Span]| quotes(&corpus, spans).join(" | ");
            (words(&change.gone), words(&change.new))
        })
        .collect();
    let expected: Vec<_> = table.map(|(gone, new)| (gone.to_owned(), new.to_owned())).into();
    assert_eq!(found, expected);
}

/// The folded words of each side that are neither gone, new nor moved.
fn unchanged(
    corpus: &Corpus,
    left: Span,
    right: Span,
    change: &WordDiff,
) -> (Vec<String>, Vec<String>) {
    let without = |whole: Span, taken: Vec<Span>| {
        let text = corpus.quote(whole);
        let unchanged = tokens(text).filter(|word| {
            let at = whole.start + word.range.start;
            !taken.iter().any(|span| span.range().contains(&at))
        });
        unchanged.map(|word| fold(word.of(text)).into_owned()).collect()
    };
    let (moved_from, moved_to): (Vec<_>, Vec<_>) = change.moved.iter().copied().unzip();
    (
        without(left, [change.gone.clone(), moved_from].concat()),
        without(right, [change.new.clone(), moved_to].concat()),
    )
}

fn whole(corpus: &Corpus, doc: usize) -> Span {
    Span { doc, start: 0, end: corpus.documents[doc].text.len() }
}

/// The gone, new and moved words of two texts.
fn change(left: &str, right: &str) -> [String; 3] {
    let corpus = texts(&[left, right]);
    let change = word_diff(&corpus, whole(&corpus, 0), whole(&corpus, 1));
    let words = |spans: &[Span]| quotes(&corpus, spans).join(" | ");
    let moved: Vec<Span> = change.moved.iter().map(|(from, _)| *from).collect();
    [words(&change.gone), words(&change.new), words(&moved)]
}

#[test]
fn gone_new_and_moved_words() {
    let table = [
        ("peace and stability", "stability and peace", ["and", "and", "peace"]),
        ("On Monday the ministers met", "The ministers met on Monday", ["", "", "On Monday"]),
        ("he said it and left", "and he left", ["he said it", "he", ""]),
        ("a roadmap was agreed", "they agreed a roadmap", ["was", "they", "agreed"]),
        ("new ships, old planes", "old planes, new planes", ["ships", "planes", "new"]),
        ("", "all new", ["", "all new", ""]),
        ("the same", "The same.", ["", "", ""]),
    ];
    for (left, right, expected) in table {
        assert_eq!(change(left, right), expected, "{left} | {right}");
    }
}

/// Too long for the LCS table: exactly the words that differ are found.
#[test]
fn long_texts_with_few_changes() {
    let word = |n: usize| format!("w{}", if n.is_multiple_of(5) { n } else { n % 97 });
    let text = |change: &dyn Fn(usize) -> Option<String>| {
        let words = (0..9000).map(|n| change(n).unwrap_or_else(|| word(n)));
        words.collect::<Vec<_>>().join(" ")
    };
    let left = text(&|_| None);
    let right = text(&|n| (n % 1000 == 500).then(|| format!("new{n}")));
    let [gone, new, moved] = change(&left, &right);
    assert_eq!(gone.split(" | ").count(), 9);
    assert_eq!(
        new,
        (0..9).map(|n| format!("new{}", n * 1000 + 500)).collect::<Vec<_>>().join(" | ")
    );
    assert_eq!(moved, "");
    let [gone, new, _] = change(&left, &"other ".repeat(9000));
    assert_eq!((gone.len(), new.split(' ').count()), (left.len(), 9000));
}

/// Random words of several kinds, including function words.
fn wording(most: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof!["[a-d]", "(of|and|the)", "[é’]?[A-C]-?[x-z]", "\\PC"];
    prop::collection::vec(word, 0..most).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn unchanged_words_are_the_same_on_both_sides(left in wording(30), right in wording(30)) {
        let corpus = texts(&[&left, &right]);
        let (left, right) = (whole(&corpus, 0), whole(&corpus, 1));
        let change = word_diff(&corpus, left, right);
        let (unchanged_left, unchanged_right) = unchanged(&corpus, left, right, &change);
        prop_assert_eq!(unchanged_left, unchanged_right);
        let folded = |span: Span| {
            let text = corpus.quote(span);
            tokens(text).map(|word| fold(word.of(text)).into_owned()).collect::<Vec<_>>()
        };
        for (from, to) in &change.moved {
            prop_assert_eq!(folded(*from), folded(*to));
        }
        let back = word_diff(&corpus, right, left);
        let (unchanged_right, unchanged_left) = unchanged(&corpus, right, left, &back);
        prop_assert_eq!(unchanged_left, unchanged_right);
    }

    /// Long texts are compared by anchors.
    #[test]
    fn unchanged_words_are_the_same_in_long_texts(
        kinds in 2usize..3000,
        cut in 0usize..1200,
        step in 2usize..40,
    ) {
        let word = |n: usize| format!("w{} ", n * n * 31 % kinds);
        let left: String = (0..1300).map(word).collect();
        let kept = (0..1300).filter(|n| n % step != 0);
        let right: String = kept.clone().skip(cut).chain(kept.take(cut)).map(word).collect();
        let corpus = texts(&[&left, &right]);
        let (left, right) = (whole(&corpus, 0), whole(&corpus, 1));
        let change = word_diff(&corpus, left, right);
        let (unchanged_left, unchanged_right) = unchanged(&corpus, left, right, &change);
        prop_assert_eq!(unchanged_left, unchanged_right);
    }
}
