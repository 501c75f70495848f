//! Passages that the editors aligned, and the wordings that moved.

use super::Selection;
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;

/// Two aligned passages, turned so that they fit the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorsPair {
    /// Index into [`Corpus::alignments`].
    pub alignment: usize,
    /// The passage of the left document.
    pub left: Passage,
    /// The passage of the right document.
    pub right: Passage,
    /// The wordings that moved between the two.
    pub changes: Vec<EditorsChange>,
}

/// A wording that moved, turned so that it fits the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorsChange {
    /// Index into [`Corpus::changes`].
    pub change: usize,
    /// The wording on the left.
    pub left: Span,
    /// The wording on the right.
    pub right: Span,
    /// Whether the editors' words describe the way from left to right, or back.
    pub forward: bool,
}

/// The aligned pairs of the selection, in the order of the left document.
pub fn pairs(corpus: &Corpus, selection: &Selection) -> Vec<EditorsPair> {
    let all = changes(corpus, selection);
    let pair = |(alignment, a): (usize, &crate::corpus::Alignment)| {
        let (left, right, _) = turn(selection, (a.from.doc, a.from), (a.to.doc, a.to))?;
        let both = selection.holds(corpus, left) && selection.holds(corpus, right);
        let within = |moved: &&EditorsChange| {
            corpus.passage(moved.left) == Some(left) && corpus.passage(moved.right) == Some(right)
        };
        let changes = all.iter().filter(within).cloned().collect();
        both.then_some(EditorsPair { alignment, left, right, changes })
    };
    let mut pairs: Vec<EditorsPair> =
        corpus.alignments.iter().enumerate().filter_map(pair).collect();
    sort::by_key(&mut pairs, |pair| (pair.left, pair.right));
    pairs
}

/// The wordings that moved between the two sides of the selection, in the order of the corpus.
pub fn changes(corpus: &Corpus, selection: &Selection) -> Vec<EditorsChange> {
    let moved = |(change, c): (usize, &crate::corpus::Change)| {
        let (left, right, forward) = turn(selection, (c.from.doc, c.from), (c.to.doc, c.to))?;
        let both = selection.holds_span(corpus, left) && selection.holds_span(corpus, right);
        both.then_some(EditorsChange { change, left, right, forward })
    };
    corpus.changes.iter().enumerate().filter_map(moved).collect()
}

/// Left, right, and whether they stood in that order.
fn turn<T>(selection: &Selection, from: (usize, T), to: (usize, T)) -> Option<(T, T, bool)> {
    if (from.0, to.0) == (selection.left, selection.right) {
        Some((from.1, to.1, true))
    } else if (to.0, from.0) == (selection.left, selection.right) {
        Some((to.1, from.1, false))
    } else {
        None
    }
}
