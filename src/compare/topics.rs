//! The matrix of topics: for each, the words on either side.

use super::Selection;
use crate::corpus::{Corpus, Span};

/// A topic with its words on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    /// Index into [`Corpus::topics`].
    pub topic: usize,
    /// Where the left document speaks of it.
    pub left: Vec<Span>,
    /// Where the right document speaks of it.
    pub right: Vec<Span>,
    /// On which sides it is.
    pub side: Presence,
}

/// On which sides something is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// In both documents.
    Both,
    /// In the left document only.
    Left,
    /// In the right document only.
    Right,
}

impl Presence {
    /// Where there are words on the left, on the right; nothing where there are on neither.
    pub fn of(left: bool, right: bool) -> Option<Presence> {
        match (left, right) {
            (true, true) => Some(Presence::Both),
            (true, false) => Some(Presence::Left),
            (false, true) => Some(Presence::Right),
            (false, false) => None,
        }
    }
}

/// The topics that either side mentions, in the order of the corpus, a child after its parent.
pub fn topics(corpus: &Corpus, selection: &Selection) -> Vec<TopicRow> {
    let row = |topic: usize| {
        let evidence = &corpus.topics[topic].evidence;
        let left = selection.of(corpus, selection.left, evidence);
        let right = selection.of(corpus, selection.right, evidence);
        let side = Presence::of(!left.is_empty(), !right.is_empty())?;
        Some(TopicRow { topic, left, right, side })
    };
    (0..corpus.topics.len()).filter_map(row).collect()
}

/// How many rows are on these sides.
pub fn count(rows: &[TopicRow], side: Presence) -> usize {
    rows.iter().filter(|row| row.side == side).count()
}
