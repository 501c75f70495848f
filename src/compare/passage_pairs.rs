//! The passage pairs that are shown: those of the editors, each with the machine's score, or those
//! of the machine.
//!
//! ```
//! use readout::compare::{Selection, passage_pairs::PassagePairs};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let shown = PassagePairs::new(&corpus, &selection, false);
//! assert!(!shown.by_machine);
//! assert_eq!((shown.pairs.len(), shown.machine, shown.shared), (12, 4, 4));
//! ```

use super::Selection;
use super::align::MachineAlignment;
use super::editors_pairs::{EditorsPair, pairs};
use super::word_diff::{WordDiff, word_diff};
use super::word_ids::{Split, each_word};
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;

/// The pairs of a selection, and how many of them a machine finds.
#[derive(Clone, Debug, Default)]
pub struct PassagePairs {
    /// The pairs, in the order of the left document.
    pub pairs: Vec<PassagePair>,
    /// Whether the pairs are those of the machine.
    pub by_machine: bool,
    /// How many pairs the editors made.
    pub editors: usize,
    /// How many pairs the machine proposes, each passage the other's best.
    pub machine: usize,
    /// How many of these the editors also made.
    pub shared: usize,
    /// How many of the best pairs scored by the machine are also the editors', up to the first that
    /// is not.
    pub agreeing: usize,
    /// The scores of the last of those and of the first that is not the editors'.
    pub parting: (Option<f32>, Option<f32>),
}

/// Two passages that are shown as a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct PassagePair {
    /// The passage of the left document.
    pub left: Passage,
    /// The passage of the right document.
    pub right: Passage,
    /// The similarity found by machine, from 0 to 1; `None` if not known.
    pub score: Option<f32>,
    /// The editors' annotation, if the pair is theirs.
    pub editors: Option<EditorsPair>,
}

impl PassagePairs {
    /// The editors' pairs, or the machine's if asked for or if the editors made none.
    pub fn new(corpus: &Corpus, selection: &Selection, by_machine: bool) -> Self {
        let alignment = MachineAlignment::new(corpus, selection);
        let editors = pairs(corpus, selection);
        let of_editors = |left: Passage, right: Passage| {
            editors.iter().find(|pair| pair.left == left && pair.right == right).cloned()
        };
        let mut machine = alignment.mutual();
        sort::by_key(&mut machine, |pair| (pair.left, pair.right));
        let machine = machine.iter().map(|pair| PassagePair {
            left: pair.left,
            right: pair.right,
            score: Some(pair.score),
            editors: of_editors(pair.left, pair.right),
        });
        let machine = machine.collect::<Vec<_>>();
        let (all, agreeing) = (alignment.pairs(), alignment.agreeing(corpus));
        let score = |at: Option<usize>| all.get(at?).map(|pair| pair.score);
        let mut matches = PassagePairs {
            pairs: Vec::new(),
            by_machine: by_machine || editors.is_empty(),
            editors: editors.len(),
            machine: machine.len(),
            shared: machine.iter().filter(|pair| pair.editors.is_some()).count(),
            agreeing,
            parting: (score(agreeing.checked_sub(1)), score(Some(agreeing))),
        };
        matches.pairs = if matches.by_machine {
            machine
        } else {
            let pair = |pair: &EditorsPair| PassagePair {
                left: pair.left,
                right: pair.right,
                score: alignment.score(pair.left, pair.right),
                editors: Some(pair.clone()),
            };
            editors.iter().map(pair).collect()
        };
        matches
    }
}

impl PassagePair {
    /// The weight of the pair for [`chain`](super::scroll_sync::chain); always above 0.
    pub fn weight(&self) -> f32 {
        0.05 + self.score.unwrap_or(0.0)
    }

    /// The words that are removed, new or moved from one passage to the other: within the wordings
    /// that the editors paired; if there are none, within the passages, if at least half of the
    /// words of the shorter one are unchanged. With less in common, they are different texts.
    pub fn change(&self, corpus: &Corpus) -> Option<WordDiff> {
        let wordings = self.editors.as_ref().map(|pair| &pair.changes[..]).unwrap_or_default();
        if wordings.is_empty() {
            let (left, right) = (corpus.span_of(self.left)?, corpus.span_of(self.right)?);
            let change = word_diff(corpus, left, right);
            let count = |spans: &[Span]| -> usize { spans.iter().map(|s| words(corpus, *s)).sum() };
            let kept = count(&[left]).saturating_sub(count(&change.gone));
            let shorter = count(&[left]).min(count(&[right]));
            return (2 * kept >= shorter && kept > 0).then_some(change);
        }
        let mut all = WordDiff::default();
        for wording in wordings {
            let change = word_diff(corpus, wording.left, wording.right);
            all.gone.extend(change.gone);
            all.new.extend(change.new);
            all.moved.extend(change.moved);
        }
        Some(all)
    }
}

fn words(corpus: &Corpus, span: Span) -> usize {
    let mut count = 0;
    each_word(corpus, span, Split::Whole, &mut |_, _| count += 1);
    count
}
