//! The matrix of topics: for each, the words on either side.

use super::Selection;
use crate::corpus::{Corpus, Span};

/// A topic with its words on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index into [`Corpus::topics`].
    pub topic: usize,
    /// Where the left document speaks of it.
    pub left: Vec<Span>,
    /// Where the right document speaks of it.
    pub right: Vec<Span>,
    /// On which sides it is.
    pub side: Side,
}

/// On which sides something is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// In both documents.
    Both,
    /// In the left document only.
    Left,
    /// In the right document only.
    Right,
}

impl Side {
    /// Where there are words on the left, on the right; nothing where there are on neither.
    pub fn of(left: bool, right: bool) -> Option<Side> {
        match (left, right) {
            (true, true) => Some(Side::Both),
            (true, false) => Some(Side::Left),
            (false, true) => Some(Side::Right),
            (false, false) => None,
        }
    }
}

/// The topics that either side mentions, in the order of the corpus, a child after its parent.
pub fn topics(corpus: &Corpus, selection: &Selection) -> Vec<Row> {
    let row = |topic: usize| {
        let evidence = &corpus.topics[topic].evidence;
        let left = selection.of(corpus, selection.left, evidence);
        let right = selection.of(corpus, selection.right, evidence);
        let side = Side::of(!left.is_empty(), !right.is_empty())?;
        Some(Row { topic, left, right, side })
    };
    (0..corpus.topics.len()).filter_map(row).collect()
}

/// How many rows are on these sides.
pub fn count(rows: &[Row], side: Side) -> usize {
    rows.iter().filter(|row| row.side == side).count()
}
