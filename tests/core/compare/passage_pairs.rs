//! The passage pairs that are shown.

use super::{WHOLE, quotes, texts};
use crate::built_in;
use readout::compare::Selection;
use readout::compare::passage_pairs::PassagePairs;

/// The editors have twelve pairs, with automatic scores. The automatic alignment has four, all of
/// them also the editors', and its six best-scored pairs are the editors' too.
#[test]
fn editors_and_machine_on_the_reports() {
    let corpus = built_in();
    let editors = PassagePairs::new(&corpus, &WHOLE, false);
    assert_eq!((editors.pairs.len(), editors.by_machine), (12, false));
    assert!(editors.pairs.iter().all(|pair| pair.editors.is_some() && pair.score.is_some()));
    let machine = PassagePairs::new(&corpus, &WHOLE, true);
    assert_eq!((machine.pairs.len(), machine.by_machine), (4, true));
    assert_eq!((machine.editors, machine.machine, machine.shared, machine.agreeing), (12, 4, 4, 6));
    let places: Vec<_> =
        machine.pairs.iter().map(|p| (p.left.block + 1, p.right.block + 1)).collect();
    assert_eq!(places, [(1, 1), (3, 8), (6, 5), (10, 10)]);
    let (Some(right), Some(wrong)) = machine.parting else { panic!("{:?}", machine.parting) };
    assert!(0.155 < right && right < 0.165 && 0.14 < wrong && wrong < 0.15, "{right} {wrong}");
}

#[test]
fn swapping_the_selection_keeps_the_pairs() {
    let corpus = built_in();
    let back = Selection { left: 1, right: 0, scope: None };
    for by_machine in [false, true] {
        let there = PassagePairs::new(&corpus, &WHOLE, by_machine);
        let back = PassagePairs::new(&corpus, &back, by_machine);
        let mut turned: Vec<_> = back.pairs.iter().map(|p| (p.right, p.left)).collect();
        turned.sort();
        let there: Vec<_> = there.pairs.iter().map(|p| (p.left, p.right)).collect();
        assert_eq!(turned, there);
    }
}

/// Without editors' pairs the automatic ones are shown, with a word diff if most words are equal.
#[test]
fn two_texts_without_editors_pairs() {
    let corpus = texts(&[
        "The ministers met in the old town on Monday.\n\nNobody spoke of ships.",
        "The ministers met in the new town on Monday.\n\nRain fell, and ships sank far away in it.",
    ]);
    let matches = PassagePairs::new(&corpus, &WHOLE, false);
    assert!(matches.by_machine);
    assert_eq!((matches.pairs.len(), matches.editors, matches.agreeing), (2, 0, 0));
    let change = matches.pairs[0].change(&corpus).expect("most of it stays");
    assert_eq!(
        (quotes(&corpus, &change.gone), quotes(&corpus, &change.new)),
        (vec!["old"], vec!["new"])
    );
    assert_eq!(matches.pairs[1].change(&corpus), None, "one word in common");
}
