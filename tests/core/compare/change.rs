//! Which words are gone, new or moved.

use super::{WHOLE, quotes};
use crate::built_in;
use readout::compare::change::word_change;
use readout::compare::pairs;
use readout::corpus::Span;

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
