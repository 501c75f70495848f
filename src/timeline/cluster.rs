//! More events than a lane has rows for: counted by stretches of days instead of shown one by one.
//!
//! Where it helps to look closer, a count says more than a hundred rows, and costs no more to draw
//! however many events there are. The stretches are counted from the same day whatever the window
//! is, so they stay what they are while it moves.

use super::{Axis, LaneRow, LayoutOptions, Mark};
use crate::dates::{Day, Edtf};
use crate::sort;

/// What a cluster takes along the axis at least, in characters.
const LEAST: f64 = 5.0;

/// Events that are too many to be shown one by one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Index into [`super::Layout::lanes`].
    pub lane: usize,
    /// Where its days begin on the axis.
    pub from: f64,
    /// Where they end.
    pub to: f64,
    /// Its first and its last day.
    pub days: (Day, Day),
    /// How many events it has.
    pub events: usize,
    /// The first of them: an index into [`crate::corpus::Corpus::events`].
    pub first: usize,
}

impl Cluster {
    /// “37 events, 5–11 June 2023”.
    pub fn words(&self) -> String {
        let (first, last) = self.days;
        format!("{} events, {}", self.events, Edtf::between(first, last).words())
    }
}

/// Takes the marks of crowded lanes away, and gives what stands in their place.
pub(super) fn clusters(
    marks: &mut Vec<Mark>,
    lanes: &mut [LaneRow],
    axis: &Axis,
    config: &LayoutOptions,
) -> Vec<Cluster> {
    let mut clusters = Vec::new();
    if axis.is_one_day() || lanes.iter().all(|lane| lane.rows <= config.rows) {
        return clusters;
    }
    for (at, lane) in lanes.iter_mut().enumerate().filter(|(_, lane)| lane.rows > config.rows) {
        let of_lane = marks.iter().filter(|mark| mark.lane == at);
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
    marks.retain(|mark| !clusters.iter().any(|cluster| cluster.lane == mark.lane));
    clusters
}

/// The stretch of days that a day is counted with: a power of two of them, as few as have room for
/// a number, and no others than its segment has.
fn bin(axis: &Axis, day: Day, config: &LayoutOptions) -> Option<(Day, Day)> {
    let segment = axis.segments.iter().find(|segment| day <= segment.days.last)?;
    let (first, last) = (segment.days.first, segment.days.last);
    // Of the whole segment: of one day among millions, it would come out differently for each.
    let day_width =
        (segment.to - segment.from) * config.chars() / f64::from(segment.days.len()).max(1.0);
    let mut days = 1;
    while f64::from(days) * day_width < LEAST && days < 1 << 28 {
        days *= 2;
    }
    // Its last day is not counted from its first, which may be before all days there are.
    let begin = day.number().div_euclid(days) * days;
    let end = begin + days - 1;
    Some((Day::EPOCH.plus(begin).max(first), Day::EPOCH.plus(end).min(last)))
}
