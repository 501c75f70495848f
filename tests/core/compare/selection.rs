//! Any two documents can be compared.

use crate::built_in;
use readout::compare::Selection;
use readout::compare::align::MachineAlignment;
use readout::compare::collocates::collocates;
use readout::compare::editors_pairs::pairs;
use readout::compare::facts::facts;
use readout::compare::keyness::keyness;
use readout::compare::phrases::{PhraseOptions, phrases};
use readout::compare::prose::prose;
use readout::compare::topics::{Presence, topics};
use readout::compare::word_diff::{WordDiff, word_diff};
use readout::corpus::Span;

/// A selection of missing documents, or of the same one twice, is valid.
#[test]
fn any_selection_is_answered() {
    let corpus = built_in();
    for (left, right) in [(7, 9), (0, 9), (9, 1), (0, 0), (1, 1), (1, 0)] {
        for scope in [None, Some(0), Some(9)] {
            let selection = Selection { left, right, scope };
            let facts = facts(&corpus, &selection);
            let topics = topics(&corpus, &selection);
            let phrases = phrases(&corpus, &selection, PhraseOptions::default());
            let words = keyness(&corpus, &selection);
            let machine = MachineAlignment::new(&corpus, &selection);
            let near = collocates(&corpus, &selection, "defence", 4);
            let curated = pairs(&corpus, &selection);
            if left == right {
                assert!(facts.iter().all(|fact| !fact.differs));
                assert!(topics.iter().all(|row| row.side == Presence::Both));
                assert!(phrases.iter().all(|phrase| phrase.left == phrase.right));
                assert!(words.keys.iter().all(|key| key.left == key.right));
                assert!(near.iter().all(|near| near.left == near.right));
                assert!(curated.is_empty());
            }
            if left > 1 && right > 1 {
                assert!(facts.is_empty() && topics.is_empty() && phrases.is_empty());
                assert!(words.keys.is_empty() && near.is_empty() && curated.is_empty());
                assert!(machine.pairs().is_empty() && machine.mutual().is_empty());
                assert!(prose(&corpus, &selection, left).is_empty());
            }
        }
    }
    let nowhere = Span { doc: 9, start: 3, end: 1 };
    assert_eq!(word_diff(&corpus, nowhere, nowhere), WordDiff::default());
}
