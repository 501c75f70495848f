//! Word diff of two wordings: which words are removed, which are new, and which only moved.
//!
//! ```
//! use readout::compare::word_diff::word_diff;
//!
//! let corpus = readout::built_in();
//! // “the regional security situation” and “the regional security issues”
//! let change = &corpus.changes[1];
//! let diff = word_diff(&corpus, change.from, change.to);
//! assert_eq!(corpus.quote(diff.gone[0]), "situation");
//! assert_eq!(corpus.quote(diff.new[0]), "issues");
//! ```

use super::lcs::{MOST_CELLS, longest_common_subsequence};
use super::maximal_matches::maximal_matches;
use super::word_ids::{Split, WordIds, each_word};
use crate::corpus::{Corpus, Span};
use crate::sort;
use crate::text::{fold, is_function_word};
use std::cmp::Reverse;

/// The words that differ between two wordings, as spans of the documents; all other words are
/// unchanged and in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordDiff {
    /// Words only on the left; consecutive words are joined.
    pub gone: Vec<Span>,
    /// Words only on the right; consecutive words are joined.
    pub new: Vec<Span>,
    /// Words on both sides, but at different places: their spans on the left and on the right, in
    /// the order of the left.
    pub moved: Vec<(Span, Span)>,
}

/// Compares two wordings word by word, ignoring case; a hyphenated word is one. Words outside their
/// heaviest common subsequence are removed or new, or moved if they are on both sides. Function
/// words alone do not count as moved, as “and” is in any sentence. In wordings of more than a
/// thousand words nothing counts as moved.
pub fn word_diff(corpus: &Corpus, left: Span, right: Span) -> WordDiff {
    let mut word_ids = WordIds::default();
    let (left, right) = (words(corpus, left, &mut word_ids), words(corpus, right, &mut word_ids));
    let (mut lefts, mut rights) = (left.ids.clone(), right.ids.clone());
    let weight = |at: usize| left.spans[at].end - left.spans[at].start;
    for (one, other) in longest_common_subsequence(&left.ids, &right.ids, &weight) {
        (lefts[one], rights[other]) = (0, 0);
    }
    let content = |at: usize| !is_function_word(&fold(corpus.quote(left.spans[at])));
    let mut moved = Vec::new();
    for (from, to, len) in take_moved(&mut lefts, &mut rights, &content) {
        moved.push((left.joined(from, len), right.joined(to, len)));
    }
    sort::by_key(&mut moved, |places| *places);
    WordDiff { gone: left.runs(&lefts), new: right.runs(&rights), moved }
}

/// The ids and spans of the words of a wording.
struct Wording {
    ids: Vec<u32>,
    spans: Vec<Span>,
}

impl Wording {
    fn joined(&self, from: usize, len: usize) -> Span {
        Span { end: self.spans[from + len - 1].end, ..self.spans[from] }
    }

    /// The spans of the words that are left over, those in a row joined.
    fn runs(&self, left_over: &[u32]) -> Vec<Span> {
        let mut runs = Vec::new();
        let mut from = 0;
        for run in left_over.chunk_by(|a, b| (*a == 0) == (*b == 0)) {
            if run[0] != 0 {
                runs.push(self.joined(from, run.len()));
            }
            from += run.len();
        }
        runs
    }
}

fn words(corpus: &Corpus, span: Span, word_ids: &mut WordIds) -> Wording {
    let mut words = Wording { ids: Vec::new(), spans: Vec::new() };
    each_word(corpus, span, Split::Whole, &mut |word, at| {
        words.ids.push(word_ids.id(word));
        words.spans.push(at);
    });
    words
}

/// Removes the runs that are on both sides, longest first, by setting their ids to 0. Returns start
/// on the left, start on the right and length; each run has at least one content word.
fn take_moved(
    lefts: &mut [u32],
    rights: &mut [u32],
    content: &dyn Fn(usize) -> bool,
) -> Vec<(usize, usize, usize)> {
    if lefts.len().saturating_mul(rights.len()) > MOST_CELLS {
        return Vec::new();
    }
    let mut runs = maximal_matches(lefts, rights, 1);
    sort::by_key(&mut runs, |run| (Reverse(run.len), run.left, run.right));
    let mut found = Vec::new();
    for run in runs {
        // A longer run may already have taken part of this one.
        let free = |at: &usize| lefts[run.left + at] != 0 && rights[run.right + at] != 0;
        let free = (0..run.len).filter(free).collect::<Vec<_>>();
        for part in free.chunk_by(|a, b| a + 1 == *b) {
            let (from, to) = (run.left + part[0], run.right + part[0]);
            if (from..from + part.len()).any(content) {
                lefts[from..from + part.len()].fill(0);
                rights[to..to + part.len()].fill(0);
                found.push((from, to, part.len()));
            }
        }
    }
    found
}
