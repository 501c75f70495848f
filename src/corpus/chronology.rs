//! The documents of a corpus in the order of their dates.
//!
//! A document stands at the first possible day of its date: `2022` at 1 January 2022, an interval at
//! its start. A date with an upper bound only, “before 5 June 2023”, stands at that bound, ahead of
//! the documents that begin there. Documents that stand at the same day keep the order of the
//! corpus, and so do those without any bound, which come last: nothing is known of their place in
//! time, and a reader who steps through the series still gets to them.
//!
//! ```
//! use readout::corpus::Chronology;
//!
//! let chronology = Chronology::new(&readout::built_in());
//! assert_eq!((chronology.order(), chronology.dated()), (&[0, 1][..], 2));
//! assert_eq!((chronology.before(1), chronology.after(1)), (Some(0), None));
//! ```

use super::{Corpus, Document};
use crate::dates::Day;
use crate::sort;

/// The order of the documents of a corpus in time. If a document is added or removed or gets another
/// date, it must be made again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chronology {
    order: Vec<usize>,
    /// Per document: its index in `order`.
    positions: Vec<usize>,
    dated: usize,
}

impl Chronology {
    /// Sorts the documents of a corpus, in time `n log n`.
    pub fn new(corpus: &Corpus) -> Self {
        let places: Vec<_> = corpus.documents.iter().map(place).collect();
        let mut order: Vec<usize> = (0..places.len()).collect();
        sort::by_key(&mut order, |doc| (places[*doc].is_none(), places[*doc]));
        let mut positions = vec![0; order.len()];
        for (position, doc) in order.iter().enumerate() {
            positions[*doc] = position;
        }
        Self { order, positions, dated: places.iter().flatten().count() }
    }

    /// Indices into [`Corpus::documents`], the earliest first, those without a date last.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// How many documents have a place in time: the first so many of [`Chronology::order`].
    pub fn dated(&self) -> usize {
        self.dated
    }

    /// The index of a document in [`Chronology::order`]; `None` if there is no such document.
    pub fn position(&self, doc: usize) -> Option<usize> {
        self.positions.get(doc).copied()
    }

    /// The document before this one, if there is one.
    pub fn before(&self, doc: usize) -> Option<usize> {
        self.order.get(self.position(doc)?.checked_sub(1)?).copied()
    }

    /// The document after this one, if there is one.
    pub fn after(&self, doc: usize) -> Option<usize> {
        self.order.get(self.position(doc)?.checked_add(1)?).copied()
    }
}

/// The day of a document, and whether it is the first possible one; otherwise it is the last.
fn place(document: &Document) -> Option<(Day, bool)> {
    let (first, last) = (document.date.earliest(), document.date.latest());
    Some((first.or(last)?, first.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Edtf;

    fn chronology(dates: &[&str]) -> Chronology {
        let document = |date: &&str| {
            let date = Edtf::parse(date).expect("an EDTF date");
            Document { date, ..Document::default() }
        };
        let documents = dates.iter().map(document).collect();
        Chronology::new(&Corpus { documents, ..Corpus::default() })
    }

    #[test]
    fn documents_are_in_the_order_of_their_dates() {
        let all = chronology(&["2023-06-05", "2022-04-11", "-0043-03-15", "1066", "2022-04-10"]);
        assert_eq!(all.order(), [2, 3, 4, 1, 0]);
        assert_eq!([0, 1, 2, 3, 4].map(|doc| all.position(doc)), [4, 3, 0, 1, 2].map(Some));
        assert_eq!(
            [2, 3, 4, 1, 0].map(|doc| all.before(doc)),
            [None, Some(2), Some(3), Some(4), Some(1)]
        );
        assert_eq!(
            [2, 3, 4, 1, 0].map(|doc| all.after(doc)),
            [Some(3), Some(4), Some(1), Some(0), None]
        );
        assert_eq!((all.position(5), all.before(5), all.after(usize::MAX)), (None, None, None));
    }

    #[test]
    fn years_before_our_era_are_in_order() {
        assert_eq!(
            chronology(&["-0001", "0000", "-0044", "-0043", "Y-170000002"]).order(),
            [4, 2, 3, 0, 1]
        );
    }

    #[test]
    fn equal_days_keep_the_order_of_the_corpus() {
        let all = chronology(&[
            "2022-04",
            "2022-04-01",
            "2022-03-31",
            "2022-04-01/2022-04-30",
            "2022-04-01~",
        ]);
        assert_eq!(all.order(), [2, 0, 1, 3, 4]);
    }

    #[test]
    fn dates_with_one_bound_stand_at_it() {
        let all = chronology(&[
            "2022-04-11",
            "[..2022-04-11]",
            "2022-04-10",
            "2022-04-11/..",
            "../2022-04-10",
        ]);
        assert_eq!(all.order(), [4, 2, 1, 0, 3]);
        assert_eq!(all.dated(), 5);
    }

    #[test]
    fn documents_without_a_date_come_last() {
        let all = chronology(&["../..", "2022", "/..", "2021"]);
        assert_eq!((all.order(), all.dated()), (&[3, 1, 0, 2][..], 2));
        assert_eq!(all.after(1), Some(0));
        let undated = chronology(&["../..", "../..", "../.."]);
        assert_eq!((undated.order(), undated.dated()), (&[0, 1, 2][..], 0));
    }

    #[test]
    fn one_document_has_no_other_before_or_after_it() {
        let one = chronology(&["2022"]);
        assert_eq!((one.order(), one.before(0), one.after(0)), (&[0][..], None, None));
        assert_eq!(chronology(&[]), Chronology::default());
    }

    #[test]
    fn ten_thousand_documents_are_sorted() {
        let year = |n: usize| Edtf::parse(&format!("{:04}", n * 7919 % 10_000)).expect("a year");
        let document = |n| Document { date: year(n), ..Document::default() };
        let corpus = Corpus { documents: (0..10_000).map(document).collect(), ..Corpus::default() };
        let all = Chronology::new(&corpus);
        // 7919 has no factor in common with 10,000: each year occurs once.
        for (position, doc) in all.order().iter().enumerate() {
            assert_eq!((doc * 7919 % 10_000, all.position(*doc)), (position, Some(position)));
        }
    }
}
