//! Passages that the editors aligned, and the wordings that changed.
//!
//! ```
//! use readout::compare::{Selection, editors_pairs::{changes, pairs}};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! assert_eq!(pairs(&corpus, &selection).len(), 12);
//! assert_eq!(changes(&corpus, &selection).len(), 7);
//! ```

use super::Selection;
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;

/// Two aligned passages, in the order of the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorsPair {
    /// Index into [`Corpus::alignments`].
    pub alignment: usize,
    /// The passage of the left document.
    pub left: Passage,
    /// The passage of the right document.
    pub right: Passage,
    /// The wordings that changed between the two.
    pub changes: Vec<EditorsChange>,
}

/// A wording that changed, in the order of the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorsChange {
    /// Index into [`Corpus::changes`].
    pub change: usize,
    /// The wording on the left.
    pub left: Span,
    /// The wording on the right.
    pub right: Span,
    /// Whether the editors' note describes the change from left to right, or the reverse.
    pub forward: bool,
}

/// The aligned pairs of the selection, in the order of the left document.
pub fn pairs(corpus: &Corpus, selection: &Selection) -> Vec<EditorsPair> {
    let all = changes(corpus, selection);
    let pair = |(alignment, a): (usize, &crate::corpus::Alignment)| {
        let (left, right, _) = orient(selection, (a.from.doc, a.from), (a.to.doc, a.to))?;
        let both = selection.holds(corpus, left) && selection.holds(corpus, right);
        let within = |change: &&EditorsChange| {
            corpus.passage(change.left) == Some(left) && corpus.passage(change.right) == Some(right)
        };
        let changes = all.iter().filter(within).cloned().collect();
        both.then_some(EditorsPair { alignment, left, right, changes })
    };
    let mut pairs: Vec<EditorsPair> =
        corpus.alignments.iter().enumerate().filter_map(pair).collect();
    sort::by_key(&mut pairs, |pair| (pair.left, pair.right));
    pairs
}

/// The wordings that changed between the two sides of the selection, in the order of the corpus.
pub fn changes(corpus: &Corpus, selection: &Selection) -> Vec<EditorsChange> {
    let oriented = |(change, c): (usize, &crate::corpus::Change)| {
        let (left, right, forward) = orient(selection, (c.from.doc, c.from), (c.to.doc, c.to))?;
        let both = selection.holds_span(corpus, left) && selection.holds_span(corpus, right);
        both.then_some(EditorsChange { change, left, right, forward })
    };
    corpus.changes.iter().enumerate().filter_map(oriented).collect()
}

/// Left, right, and whether `from` is on the left; `None` if the documents are not those selected.
fn orient<T>(selection: &Selection, from: (usize, T), to: (usize, T)) -> Option<(T, T, bool)> {
    if (from.0, to.0) == (selection.left, selection.right) {
        Some((from.1, to.1, true))
    } else if (to.0, from.0) == (selection.left, selection.right) {
        Some((to.1, from.1, false))
    } else {
        None
    }
}
