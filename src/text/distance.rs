//! Edit distance between two words.
//!
//! Damerau–Levenshtein distance in the optimal string alignment variant: insertions, deletions,
//! substitutions and swaps of adjacent letters cost one each, and no substring is edited twice. The
//! distance is bounded: a search for near words only needs “at most two?”, and lengths alone rule
//! out most words.
//!
//! ```
//! use readout::text::distance::{Rows, within};
//!
//! let mut rows = Rows::default();
//! assert_eq!(within(&mut rows, "minsiter", "minister", 2), Some(1));
//! assert_eq!(within(&mut rows, "kitten", "sitting", 2), None);
//! ```

/// Buffers, including three rows of the table, reused so that a vocabulary scan allocates once.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    one: Vec<char>,
    other: Vec<char>,
    costs: [Vec<usize>; 3],
}

/// The edit distance, if it is at most `bound`.
pub fn within(rows: &mut Rows, one: &str, other: &str, bound: usize) -> Option<usize> {
    let Rows { one: a, other: b, costs: [before, above, row] } = rows;
    a.clear();
    a.extend(one.chars());
    b.clear();
    b.extend(other.chars());
    if a.len().abs_diff(b.len()) > bound {
        return None;
    }
    for r in [&mut *before, &mut *row] {
        r.clear();
        r.resize(b.len() + 1, 0);
    }
    above.clear();
    above.extend(0..=b.len());
    for i in 1..=a.len() {
        row[0] = i;
        let mut least = i;
        for j in 1..=b.len() {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut cost = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost;
            least = least.min(cost);
        }
        // A swap uses the row before the last, but the minimum of a row never decreases.
        if least > bound {
            return None;
        }
        std::mem::swap(before, above);
        std::mem::swap(above, row);
    }
    Some(above[b.len()]).filter(|&distance| distance <= bound)
}

/// The maximum edit distance for a word of this many letters: 0 for short words, which all have
/// neighbours; 1 from four letters; 2 from eight.
pub fn allowed(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(one: &str, other: &str) -> Option<usize> {
        within(&mut Rows::default(), one, other, 2)
    }

    #[test]
    fn counts_slips() {
        let table = [
            ("delegation", "delegation", Some(0)),
            ("ministr", "ministry", Some(1)),
            ("delation", "delegation", Some(2)),
            ("minsiter", "minister", Some(1)),
            ("abcd", "badc", Some(2)),
            ("ca", "abc", None),
            ("defence", "defense", Some(1)),
            ("", "ab", Some(2)),
            ("", "abc", None),
            ("münchen", "munchen", Some(1)),
            ("kitten", "sitting", None),
        ];
        for (one, other, slips) in table {
            assert_eq!(distance(one, other), slips, "{one} {other}");
            assert_eq!(distance(other, one), slips, "{other} {one}");
        }
    }

    proptest! {
        #[test]
        fn bound_only_cuts(one in "[abc]{0,7}", other in "[abc]{0,7}") {
            let mut rows = Rows::default();
            let free = within(&mut rows, &one, &other, 99).expect("within any bound");
            for bound in 0..4 {
                let found = within(&mut rows, &one, &other, bound);
                prop_assert_eq!(found, (free <= bound).then_some(free));
            }
        }
    }
}
