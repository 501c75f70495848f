//! A posting: one occurrence of a word, and why it is a hit.

use super::merge_sort;
use super::reason::Reason;

/// An occurrence with its reason, packed into one number because searches handle long lists: 24
/// bits for the passage, 24 for its first position there, 13 for the maximum width minus its width,
/// 3 for the reason. So the numbers sort in text order, the widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting(u64);

const REASON: u32 = 3;
const WIDTH: u32 = 13;
const POSITION: u32 = 24;
const MAX_WIDTH: u32 = (1 << WIDTH) - 1;

#[allow(clippy::cast_possible_truncation)]
impl Posting {
    pub(crate) fn new(passage: u32, start: u32, end: u32, reason: Reason) -> Self {
        let at = u64::from(passage) << POSITION | u64::from(start);
        let narrower_by = MAX_WIDTH - (end - start).min(MAX_WIDTH);
        Self((at << WIDTH | u64::from(narrower_by)) << REASON | reason as u64)
    }

    /// The same posting with another reason.
    pub(crate) fn with_reason(self, reason: Reason) -> Self {
        Self(self.0 >> REASON << REASON | reason as u64)
    }

    /// Passage and first position, packed.
    pub(crate) fn at(self) -> u64 {
        self.0 >> (WIDTH + REASON)
    }

    pub(crate) fn passage(self) -> u32 {
        (self.at() >> POSITION) as u32
    }

    pub(crate) fn start(self) -> u32 {
        self.at() as u32 & ((1 << POSITION) - 1)
    }

    pub(crate) fn width(self) -> u32 {
        MAX_WIDTH - ((self.0 >> REASON) as u32 & MAX_WIDTH)
    }

    pub(crate) fn end(self) -> u32 {
        self.start() + self.width()
    }

    pub(crate) fn reason(self) -> Reason {
        Reason::ALL[self.0 as usize & ((1 << REASON) - 1)]
    }
}

/// Sorts postings in text order.
pub(crate) fn sort(found: &mut [Posting]) {
    if found.windows(2).any(|pair| pair[1] < pair[0]) {
        let mut numbers: Vec<u64> = found.iter().map(|found| found.0).collect();
        merge_sort::sort(&mut numbers);
        for (found, number) in found.iter_mut().zip(numbers) {
            found.0 = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occurrence_is_a_number() {
        for (passage, start, end, reason) in [
            (0, 0, 1, Reason::Exact),
            (1, 2, 4, Reason::Slip),
            ((1 << 24) - 1, (1 << 24) - 9, (1 << 24) - 1, Reason::Annotation),
        ] {
            let found = Posting::new(passage, start, end, reason);
            assert_eq!(
                (found.passage(), found.start(), found.end(), found.reason()),
                (passage, start, end, reason)
            );
            assert_eq!(found.with_reason(Reason::Stem).reason(), Reason::Stem);
            assert_eq!(found.with_reason(Reason::Stem).at(), found.at());
        }
        let wide = Posting::new(1, 5, 7, Reason::Slip);
        assert!(wide < Posting::new(1, 5, 6, Reason::Exact), "the widest first");
        assert!(wide < Posting::new(1, 6, 7, Reason::Exact));
        assert!(wide < Posting::new(2, 0, 1, Reason::Exact));
    }
}
