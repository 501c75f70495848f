//! Splits a text where marks start and end.
//!
//! Quotations, names, slips and search hits can overlap; HTML elements cannot. [`runs()`] splits a
//! range of text into consecutive runs, each with the marks that cover it, so that a view can
//! render overlapping layers without changing the words.
//!
//! ```
//! use readout::text::{Run, runs};
//!
//! let split = runs(0..10, &[2..6, 4..12]);
//! assert_eq!(split.len(), 4);
//! assert_eq!(split[2], Run { range: 4..6, marks: vec![0, 1] });
//! ```

use crate::sort;
use std::ops::Range;

/// A range of text that is covered by the same marks throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The marks that cover it: indices into the slice passed to [`runs()`], ascending.
    pub marks: Vec<usize>,
}

/// Splits `within` at the edges of `marks`. The runs are in order, not empty, and together cover
/// exactly `within`; parts of marks outside of it are ignored.
pub fn runs(within: Range<usize>, marks: &[Range<usize>]) -> Vec<Run> {
    let mut edges: Vec<usize> = marks
        .iter()
        .flat_map(|m| [m.start, m.end])
        .filter(|edge| within.contains(edge))
        .chain([within.start, within.end])
        .collect();
    sort::by(&mut edges, Ord::cmp);
    edges.dedup();
    edges
        .windows(2)
        .map(|pair| Run { range: pair[0]..pair[1], marks: covering(marks, pair[0], pair[1]) })
        .collect()
}

fn covering(marks: &[Range<usize>], start: usize, end: usize) -> Vec<usize> {
    (0..marks.len()).filter(|&i| marks[i].start <= start && end <= marks[i].end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(range: Range<usize>, marks: &[usize]) -> Run {
        Run { range, marks: marks.to_vec() }
    }

    #[test]
    fn overlapping_marks_are_cut() {
        assert_eq!(
            runs(0..10, &[2..6, 4..12]),
            [run(0..2, &[]), run(2..4, &[0]), run(4..6, &[0, 1]), run(6..10, &[1])]
        );
        assert_eq!(runs(3..5, &[0..9, 5..6]), [run(3..5, &[0])]);
        assert_eq!(runs(3..3, &[0..9, 5..6]), []);
    }

    proptest! {
        #[test]
        fn runs_joined_are_the_whole(
            start in 0usize..50, len in 0usize..50,
            marks in prop::collection::vec((0usize..100, 0usize..20), 0..8),
        ) {
            let within = start..start + len;
            let marks: Vec<_> = marks.into_iter().map(|(at, n)| at..at + n).collect();
            let mut at = within.start;
            for run in runs(within.clone(), &marks) {
                prop_assert_eq!(run.range.start, at);
                prop_assert!(run.range.end > at);
                at = run.range.end;
            }
            prop_assert_eq!(at, within.end);
        }
    }
}
