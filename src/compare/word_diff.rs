//! Which words of one wording are gone, which of the other are new, and which only moved.

use super::lcs::{MOST_CELLS, longest_common_subsequence};
use super::maximal_matches::maximal_matches;
use super::word_ids::{Split, WordIds, each_word, is_function_word};
use crate::corpus::{Corpus, Span};
use crate::sort;
use crate::text::fold;
use std::cmp::Reverse;

/// The words that differ between two wordings, as spans of the documents; the others are the same
/// on both sides, in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordDiff {
    /// Wording only on the left, runs of them joined.
    pub gone: Vec<Span>,
    /// Wording only on the right, runs of them joined.
    pub new: Vec<Span>,
    /// Wording on both sides, but elsewhere: where they stand on the left and on the right. In the
    /// order of the left.
    pub moved: Vec<(Span, Span)>,
}

/// Compares two wordings word by word, a hyphenated word being one, and case being no difference.
/// What is not in their heaviest common subsequence is gone or new, unless the same
/// words are both: then they moved. Function words alone do not move, as “and” is in any sentence.
/// In wordings of more than a thousand words nothing is said to have moved.
pub fn word_diff(corpus: &Corpus, left: Span, right: Span) -> WordDiff {
    let mut numbers = WordIds::default();
    let (left, right) = (words(corpus, left, &mut numbers), words(corpus, right, &mut numbers));
    let (mut lefts, mut rights) = (left.ids.clone(), right.ids.clone());
    let weight = |at: usize| left.spans[at].end - left.spans[at].start;
    for (one, other) in longest_common_subsequence(&left.ids, &right.ids, &weight) {
        (lefts[one], rights[other]) = (0, 0);
    }
    let content = |at: usize| !is_function_word(&fold(corpus.quote(left.spans[at])));
    let mut moved = Vec::new();
    for (from, to, len) in elsewhere(&mut lefts, &mut rights, &content) {
        moved.push((left.joined(from, len), right.joined(to, len)));
    }
    sort::by_key(&mut moved, |places| *places);
    WordDiff { gone: left.runs(&lefts), new: right.runs(&rights), moved }
}

/// The words of a wording, by number.
struct Wording {
    ids: Vec<u32>,
    spans: Vec<Span>,
}

impl Wording {
    fn joined(&self, from: usize, len: usize) -> Span {
        Span { end: self.spans[from + len - 1].end, ..self.spans[from] }
    }

    /// Where the items that are left stand, those in a row joined.
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

fn words(corpus: &Corpus, span: Span, numbers: &mut WordIds) -> Wording {
    let mut words = Wording { ids: Vec::new(), spans: Vec::new() };
    each_word(corpus, span, Split::Whole, &mut |word, at| {
        words.ids.push(numbers.of(word));
        words.spans.push(at);
    });
    words
}

/// Takes out what is on both sides, longest first: where it begins on the left and on the right,
/// and how many words it has, one of them at least no function word. 0 is what is out already.
fn elsewhere(
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
        // A longer run may have taken a part of this one.
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
