//! What is new in a report, on small texts, the built-in reports and the statements of a central bank.

use super::{WHOLE, quotes, texts};
use crate::built_in;
use crate::statements::{Statements, joined_words, words};
use proptest::prelude::*;
use readout::compare::Selection;
use readout::compare::novelty::{Novelty, OneSided, novelty};
use readout::corpus::{Chronology, Corpus, Passage};
use std::collections::BTreeSet;

fn compare(left: &str, right: &str) -> (Corpus, Novelty) {
    let mut corpus = texts(&[left, right]);
    "en".clone_into(&mut corpus.language);
    let found = novelty(&corpus, &WHOLE);
    (corpus, found)
}

fn blocks(passages: &[Passage], doc: usize) -> Vec<usize> {
    assert!(passages.iter().all(|passage| passage.doc == doc));
    passages.iter().map(|passage| passage.block).collect()
}

fn listed(words: &[OneSided]) -> String {
    let word = |word: &OneSided| format!("{} {}", word.word, word.spans.len());
    words.iter().map(word).collect::<Vec<_>>().join(", ")
}

#[test]
fn passages_are_word_for_word_reworded_or_new() {
    let left = "The ministers met in Delhi on Monday.\n\n\
        They agreed to continue the talks next year in Washington.\n\n\
        Thank you.\n\n\
        Nothing was said about the price of wheat.";
    let right = "Before noon: “the Ministers met in Delhi, on Monday”, and left.\n\n\
        They agreed to continue their talks next month in Washington.\n\n\
        thank you\n\n\
        Rain fell.";
    let (_, found) = compare(left, right);
    assert_eq!(blocks(&found.verbatim, 1), [2], "the first has more words");
    assert_eq!(
        found.reworded.iter().map(|(a, b)| (a.block, b.block)).collect::<Vec<_>>(),
        [(0, 0), (1, 1)]
    );
    assert_eq!(blocks(&found.new, 1), [3]);
    assert_eq!(blocks(&found.gone, 0), [3]);
    let (_, back) = compare(right, left);
    assert_eq!(blocks(&back.verbatim, 1), [0, 2], "it stands within the longer one");
    assert_eq!(back.reworded.iter().map(|(a, b)| (a.block, b.block)).collect::<Vec<_>>(), [(1, 1)]);
}

#[test]
fn words_of_one_side_are_listed_with_their_spans() {
    let (corpus, found) = compare(
        "the defence of the realm",
        "their defenses: realm, pact, pact’s Défense 2+2 with it",
    );
    assert_eq!(listed(&found.new_words), "pact 2, defenses 1, 2+2 1, their 1, with 1, it 1");
    assert_eq!(listed(&found.gone_words), "the 2, of 1");
    assert_eq!(quotes(&corpus, &found.new_words[0].spans), ["pact", "pact"]);
    assert!(found.gone_words.iter().flat_map(|word| &word.spans).all(|span| span.doc == 0));
}

/// Two texts of one passage each: no word is rare, and the pair must still be found.
#[test]
fn single_passages_are_compared() {
    let (_, found) = compare("We will meet again in the spring.", "We will meet again in autumn.");
    assert_eq!((found.reworded.len(), found.new.len(), found.gone.len()), (1, 0, 0));
}

#[test]
fn short_passages_stand_only_as_a_whole() {
    let (_, found) = compare("Thank you all for it\n\nNote", "Thank you\n\nNote");
    assert_eq!(blocks(&found.verbatim, 1), [1]);
    assert_eq!(found.reworded.len(), 1, "a part of a longer passage");
}

#[test]
fn a_report_has_nothing_new_against_itself() {
    let corpus = built_in();
    let found = novelty(&corpus, &Selection { left: 1, right: 1, scope: None });
    assert!(found.reworded.is_empty() && found.new.is_empty() && found.gone.is_empty());
    assert!(found.new_words.is_empty() && found.gone_words.is_empty());
    assert!(found.verbatim.len() > 5);
}

#[test]
fn against_no_report_all_is_new() {
    let (mut corpus, _) = compare("", "One passage.\n\nAnother one.");
    let found = novelty(&corpus, &WHOLE);
    assert_eq!((found.new.len(), found.new_words.len()), (2, 3));
    corpus.documents.remove(0);
    let found = novelty(&corpus, &Selection { left: 9, right: 0, scope: None });
    assert_eq!(
        (found.new.len(), listed(&found.new_words)),
        (2, "one 2, passage 1, another 1".into())
    );
}

proptest! {
    #[test]
    fn each_passage_is_one_thing(left in prop::collection::vec("([abc] ){0,6}", 0..6), right in prop::collection::vec("([abc] ){0,6}", 0..6)) {
        let (left, right) = (left.join("\n\n"), right.join("\n\n"));
        let (_, there) = compare(&left, &right);
        let (_, back) = compare(&right, &left);
        let with_words = |text: &str| text.split("\n\n").filter(|passage| !passage.trim().is_empty()).count();
        prop_assert_eq!(there.verbatim.len() + there.reworded.len() + there.new.len(), with_words(&right));
        prop_assert_eq!(back.verbatim.len() + back.reworded.len() + back.new.len(), with_words(&left));
        prop_assert_eq!(listed(&there.gone_words), listed(&back.new_words));
        prop_assert_eq!(blocks(&there.gone, 0), blocks(&back.new, 1));
        // The definition, by plain search.
        let padded = |text: &str| format!(" {} ", words(text).join(" "));
        for (block, passage) in right.split("\n\n").enumerate() {
            let stands = if words(passage).len() < 3 {
                left.split("\n\n").any(|other| words(other) == words(passage))
            } else {
                left.split("\n\n").any(|other| padded(other).contains(&padded(passage)))
            };
            let found = there.verbatim.contains(&Passage { doc: 1, block });
            prop_assert_eq!(found, stands && !words(passage).is_empty());
        }
    }
}

/// Each statement against the one before: passages by plain search, words by splitting the files.
#[test]
fn the_statements_are_compared_as_by_plain_search() {
    let Some(statements) = Statements::read() else { return };
    let corpus = &statements.corpus;
    let chronology = Chronology::new(corpus);
    let padded = |text: &str| format!(" {} ", words(text).join(" "));
    let mut verbatim = 0;
    for right in 0..corpus.documents.len() {
        let Some(left) = chronology.before(right) else { continue };
        let found = novelty(corpus, &Selection { left, right, scope: None });
        let [old, new] = [left, right].map(|doc| &corpus.documents[doc]);
        let stands = |block: &usize| {
            let passage = padded(new.block(*block));
            let enough = passage.split_whitespace().count() >= 3;
            enough && (0..old.blocks.len()).any(|other| padded(old.block(other)).contains(&passage))
        };
        let expected: Vec<_> = (0..new.blocks.len()).filter(stands).collect();
        assert_eq!(blocks(&found.verbatim, right), expected, "{}", new.id);
        verbatim += expected.len();
        let known: BTreeSet<_> = joined_words(&old.text).into_iter().collect();
        for word in &found.new_words {
            let all = joined_words(&new.text);
            let count = all.iter().filter(|other| **other == word.word).count();
            // Initials and fractions are one word each here.
            if word.word.chars().all(char::is_alphabetic) && word.word.len() > 1 {
                assert!(!known.contains(&word.word), "{}: {}", new.id, word.word);
                assert_eq!(word.spans.len(), count, "{}: {}", new.id, word.word);
            }
        }
    }
    assert!(verbatim > 20, "{verbatim} passages word for word");
}
