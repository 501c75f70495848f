//! The comparison, on the built-in corpus and against slower reference implementations.

mod align;
mod chi_square;
mod keyness;
mod novelty;
mod passage_pairs;
mod phrases;
mod selection;
mod series;
mod voices;
mod word_diff;

use crate::built_in;
use readout::compare::facts::{About, What, facts};
use readout::compare::{Selection, editors_pairs};
use readout::corpus::{Block, Corpus, Document, Kind, Span};
use std::collections::BTreeSet;

const WHOLE: Selection = Selection { left: 0, right: 1, scope: None };

/// A corpus of plain texts, each a document with passages separated by blank lines.
pub(crate) fn texts(texts: &[&str]) -> Corpus {
    let mut corpus = Corpus::default();
    for text in texts {
        let mut blocks = Vec::new();
        let mut at = 0;
        for passage in text.split("\n\n") {
            blocks.push(Block { kind: Kind::Paragraph, range: at..at + passage.len() });
            at += passage.len() + 2;
        }
        let text = (*text).to_owned();
        corpus.documents.push(Document { text, blocks, ..Document::default() });
    }
    corpus
}

fn quotes<'a>(corpus: &'a Corpus, spans: &[Span]) -> Vec<&'a str> {
    spans.iter().map(|span| corpus.quote(*span)).collect()
}

#[test]
fn swapping_the_selection_swaps_each_pair() {
    let corpus = built_in();
    let there = editors_pairs::pairs(&corpus, &WHOLE);
    let back = editors_pairs::pairs(&corpus, &Selection { left: 1, right: 0, scope: None });
    assert_eq!((there.len(), back.len()), (12, 12));
    let turned: BTreeSet<_> = back.iter().map(|p| (p.right, p.left)).collect();
    assert_eq!(turned, there.iter().map(|p| (p.left, p.right)).collect());
    let moved =
        |pairs: &[editors_pairs::EditorsPair]| pairs.iter().map(|p| p.changes.len()).sum::<usize>();
    assert_eq!((moved(&there), moved(&back)), (6, 6), "one of the seven is not within a pair");
    let talks = editors_pairs::pairs(&corpus, &Selection { scope: Some(0), ..WHOLE });
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
