//! The topic matrix: for each topic, its evidence on both sides.
//!
//! ```
//! use readout::compare::{Selection, topics::{Presence, count, topics}};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let rows = topics(&corpus, &selection);
//! assert_eq!(count(&rows, Presence::Both), 10);
//! assert_eq!((count(&rows, Presence::Left), count(&rows, Presence::Right)), (5, 5));
//! ```

use super::Selection;
use crate::corpus::{Corpus, Span};

/// A topic with its evidence on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    /// Index into [`Corpus::topics`].
    pub topic: usize,
    /// Its evidence in the left document.
    pub left: Vec<Span>,
    /// Its evidence in the right document.
    pub right: Vec<Span>,
    /// Which sides mention it.
    pub side: Presence,
}

/// Which sides mention something.
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
    /// From whether the left and the right mention it; `None` if neither does.
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

/// How many rows have this presence.
pub fn count(rows: &[TopicRow], side: Presence) -> usize {
    rows.iter().filter(|row| row.side == side).count()
}
