//! Clusters: the events of a lane with too many rows, counted per bin of days instead of shown one
//! by one.
//!
//! A count is more useful than a hundred rows, as the user can zoom in on it, and its drawing cost
//! does not grow with the number of events. Bins are aligned to a fixed day, so they do not change
//! when the window is panned.
//!
//! ```
//! use readout::timeline::{LayoutOptions, layout};
//!
//! let corpus = readout::built_in();
//! let drawn = layout(&corpus, &LayoutOptions { rows: 1, ..LayoutOptions::default() });
//! let counted: usize = drawn.clusters.iter().map(|cluster| cluster.events).sum();
//! assert!(counted > 0);
//! assert_eq!(drawn.marks.len() + counted, drawn.order.len());
//! ```

use super::{Axis, LaneRow, LayoutOptions, Mark};
use crate::dates::{Day, Edtf};
use crate::sort;

/// The minimum width of a cluster, in characters.
const MIN_COLUMNS: f64 = 5.0;

/// A bin of days with the number of its events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Index into [`super::Layout::lanes`].
    pub lane: usize,
    /// The position of the start of its first day.
    pub from: f64,
    /// The position of the end of its last day.
    pub to: f64,
    /// Its first and its last day.
    pub days: (Day, Day),
    /// The number of its events.
    pub events: usize,
    /// The first event: an index into [`crate::corpus::Corpus::events`].
    pub first: usize,
}

impl Cluster {
    /// “37 events, 5–11 June 2023”.
    pub fn words(&self, what: &str) -> String {
        let (first, last) = self.days;
        format!("{} {what}, {}", self.events, Edtf::between(first, last).words())
    }
}

/// Removes the marks of lanes with too many rows, and returns the clusters that replace them.
pub(super) fn clusters(
    marks: &mut Vec<Mark>,
    lanes: &mut [LaneRow],
    axis: &Axis,
    config: &LayoutOptions,
) -> Vec<Cluster> {
    let mut clusters = Vec::new();
    for (at, lane) in lanes.iter_mut().enumerate().filter(|(_, lane)| lane.rows > config.rows) {
        let of_lane = marks.iter().filter(|mark| mark.lane == at);
        if axis.is_one_day() && of_lane.clone().count() <= config.most {
            continue;
        }
        let mut bins = of_lane
            .filter_map(|mark| Some((bin(axis, mark.day, config)?, mark)))
            .collect::<Vec<_>>();
        sort::by_key(&mut bins, |(bin, _)| *bin);
        for bin in bins.chunk_by(|a, b| a.0 == b.0) {
            let ((days, first), events) = (bin[0], bin.len());
            let (from, to) = (axis.start(days.0), axis.end(days.1));
            clusters.push(Cluster { lane: at, from, to, days, events, first: first.event });
        }
        lane.rows = 1;
    }
    if !clusters.is_empty() {
        marks.retain(|mark| !clusters.iter().any(|cluster| cluster.lane == mark.lane));
    }
    clusters
}

/// The bin of a day, as its first and last day: the smallest power of two of days that has space
/// for a number, clipped to the segment.
fn bin(axis: &Axis, day: Day, config: &LayoutOptions) -> Option<(Day, Day)> {
    let segment = axis.segments.iter().find(|segment| day <= segment.days.last)?;
    let (first, last) = (segment.days.first, segment.days.last);
    // Of the whole segment: computed for one day among millions, it would vary by rounding.
    let day_width =
        (segment.to - segment.from) * config.chars() / f64::from(segment.days.len()).max(1.0);
    let mut days = 1;
    while f64::from(days) * day_width < MIN_COLUMNS && days < 1 << 28 {
        days *= 2;
    }
    // `end` is computed from `begin`, not from its `Day`, as `begin` may be before `Day::MIN`.
    let begin = day.number().div_euclid(days) * days;
    let end = begin + days - 1;
    Some((Day::EPOCH.plus(begin).max(first), Day::EPOCH.plus(end).min(last)))
}
