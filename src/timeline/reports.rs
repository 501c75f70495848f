//! The reports themselves in time: a lane of their own, with a mark at the date of each.
//!
//! Their marks are numbered after the events: that of document `n` is `corpus.events.len() + n`. The
//! arrow keys reach them before the events, in the order of their dates. A report without a date has
//! no mark.
//!
//! ```
//! use readout::timeline::{LayoutOptions, Plan};
//!
//! let corpus = readout::built_in();
//! let drawn = Plan::new(&corpus).with_reports(&corpus).layout(&LayoutOptions::default());
//! let reports = drawn.marks.iter().filter(|mark| mark.lane == corpus.lanes.len());
//! assert_eq!(reports.map(|mark| mark.event - corpus.events.len()).collect::<Vec<_>>(), [0, 1]);
//! ```

use super::{MarkForm, PlacedEvent, Plan, Stretch};
use crate::corpus::{Chronology, Corpus};
use crate::dates::Edtf;
use crate::sort;

impl Plan {
    /// The same plan with the reports, in the lane after those of the corpus.
    #[must_use]
    pub fn with_reports(mut self, corpus: &Corpus) -> Plan {
        let mark = |&doc: &usize| {
            let document = &corpus.documents[doc];
            Some(PlacedEvent {
                index: corpus.events.len() + doc,
                lane: corpus.lanes.len(),
                stretch: Stretch::of(&document.date, &document.label)?,
                parts: document.date.parts().to_vec(),
                hollow: document.date.is_uncertain() || document.date.is_approximate(),
                approximate: document.date.is_approximate(),
                basis: None,
            })
        };
        let reports: Vec<_> = Chronology::new(corpus).order().iter().filter_map(mark).collect();
        self.lanes = corpus.lanes.len() + 1;
        self.stretches.extend(reports.iter().map(|report| report.stretch));
        self.stretches.extend(between(&reports));
        sort::by_key(&mut self.stretches, |stretch| stretch.first);
        self.events.splice(..0, reports);
        self
    }

    /// Whether nothing has a place on the axis.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

/// A time between reports is cut out only if it is so many times as long as the usual one.
const UNUSUAL: i32 = 4;

/// The stretches between successive reports that are not to be cut out of the axis.
fn between(reports: &[PlacedEvent]) -> Vec<Stretch> {
    let pairs = || reports.windows(2).map(|pair| (pair[0].stretch, pair[1].stretch));
    let days = |a: Stretch, b: Stretch| a.first.until(b.first);
    let mut all: Vec<i32> = pairs().map(|(a, b)| days(a, b)).collect();
    sort::by(&mut all, Ord::cmp);
    let usual = all.get(all.len() / 2).copied().unwrap_or_default();
    let is_usual = |&(a, b): &(Stretch, Stretch)| days(a, b) <= usual.saturating_mul(UNUSUAL);
    let bridge = |(a, b): (Stretch, Stretch)| Stretch {
        last: b.first,
        form: MarkForm::Interval,
        columns: 0,
        ..a
    };
    pairs().filter(is_usual).map(bridge).collect()
}

/// The lane and the date of a mark: of an event, or of a report.
pub fn lane_and_date(corpus: &Corpus, mark: usize) -> Option<(usize, &Edtf)> {
    let event = corpus.events.get(mark).map(|event| (event.lane, &event.when));
    let report = || corpus.documents.get(mark - corpus.events.len());
    event.or_else(|| Some((corpus.lanes.len(), &report()?.date)))
}
