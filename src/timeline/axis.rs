//! Days to positions: a linear scale within each group of events, with the gaps between groups
//! compressed.
//!
//! ```
//! use readout::timeline::{LayoutOptions, Plan};
//!
//! let corpus = readout::built_in();
//! let axis = Plan::new(&corpus).axis(&LayoutOptions::default());
//! let (first, last) = axis.days().expect("the corpus has events");
//! assert_eq!(first.to_string(), "2021-03-01");
//! assert!(axis.at(first) < axis.at(last));
//! assert_eq!(axis.day(axis.at(last)), Some(last));
//! ```

use super::gap::{Gap, GapWording};
use super::groups::{Group, groups_within, widest_gaps};
use super::{LayoutOptions, Stretch};
use crate::dates::Day;

/// The maximum share of the axis of all gaps together.
const GAPS: f64 = 0.3;
/// The share of the axis of a fade.
const FADE: f64 = 0.05;
/// The share of the axis left free after the last day, for the labels of its events.
const TAIL: f64 = 0.2;

/// A scale of days with the long gaps cut out. Positions are from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub(super) segments: Vec<Segment>,
    gaps: Vec<Gap>,
}

/// A group of events and its part of the axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) days: Group,
    /// The start of its first day and the end of its last day.
    pub(super) from: f64,
    pub(super) to: f64,
    /// The same, including the margins for fades.
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Axis {
    pub(super) fn new(stretches: impl Iterator<Item = Stretch>, config: &LayoutOptions) -> Axis {
        let width = config.chars();
        let window = config.window.map(|(a, b)| (a.min(b), a.max(b)));
        // One gap per 24 characters, but always the two that a corpus of two meetings has.
        let is_allowed = |gaps: usize| gaps <= 2 || gaps as f64 * 24.0 <= width;
        place(&widest_gaps(groups_within(stretches, window), is_allowed), width)
    }

    /// The gaps, from left to right.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// The groups of events, as their first and last days.
    pub fn groups(&self) -> impl Iterator<Item = (Day, Day)> {
        self.segments.iter().map(|segment| (segment.days.first, segment.days.last))
    }

    /// The first and the last day it shows; `None` on an empty axis.
    pub fn days(&self) -> Option<(Day, Day)> {
        Some((self.segments.first()?.days.first, self.segments.last()?.days.last))
    }

    /// Whether it shows one day at most.
    pub(super) fn is_one_day(&self) -> bool {
        self.days().is_none_or(|(first, last)| first == last)
    }

    /// The position of the middle of a day.
    pub fn at(&self, day: Day) -> f64 {
        f64::midpoint(self.start(day), self.end(day))
    }

    /// The position of the start of a day.
    pub fn start(&self, day: Day) -> f64 {
        self.position(f64::from(day.number()))
    }

    /// The position of the end of a day.
    pub fn end(&self, day: Day) -> f64 {
        self.position(f64::from(day.number()) + 1.0)
    }

    /// The day at a position, which may be inside a gap; `None` on an empty axis.
    #[allow(clippy::cast_possible_truncation, reason = "a day's number; what is none is clamped")]
    pub fn day(&self, at: f64) -> Option<Day> {
        let (first, last) = self.days()?;
        let number = interpolate(at, self.knots().map(|(day, at)| (at, day)));
        Some(first.plus((number - f64::from(first.number())) as i32).clamp(first, last))
    }

    /// The start and end of a fade that ends on a day, at the position `to` within it.
    pub(super) fn fade_in(&self, day: Day, to: f64) -> (f64, f64) {
        let left = self.segment(day).map_or(0.0, |segment| segment.left);
        ((to - FADE).max(left), to)
    }

    /// The start and end of a fade that starts on a day, at the position `from` within it.
    pub(super) fn fade_out(&self, day: Day, from: f64) -> (f64, f64) {
        let right = self.segment(day).map_or(1.0, |segment| segment.right);
        (from, (from + FADE).min(right))
    }

    /// Where the part of the axis of a day's group starts and ends.
    pub(super) fn segment_ends(&self, day: Day) -> (f64, f64) {
        self.segment(day).map_or((0.0, 1.0), |segment| (segment.left, segment.right))
    }

    fn segment(&self, day: Day) -> Option<&Segment> {
        self.segments.iter().find(|segment| day <= segment.days.last)
    }

    fn position(&self, day: f64) -> f64 {
        interpolate(day, self.knots())
    }

    /// The start and end of each group, as (day number, position); the scale is linear in between.
    fn knots(&self) -> impl Iterator<Item = (f64, f64)> {
        let ends = |segment: &Segment| {
            let first = f64::from(segment.days.first.number());
            let end = f64::from(segment.days.last.number()) + 1.0;
            [(first, segment.from), (end, segment.to)]
        };
        self.segments.iter().flat_map(ends)
    }
}

/// Linear interpolation at `x` between points in ascending order; constant outside of them.
fn interpolate(x: f64, points: impl Iterator<Item = (f64, f64)>) -> f64 {
    let mut before: Option<(f64, f64)> = None;
    for (x1, y1) in points {
        if x < x1 {
            return before.map_or(y1, |(x0, y0)| y0 + (y1 - y0) * (x - x0) / (x1 - x0));
        }
        before = Some((x1, y1));
    }
    before.map_or(0.5, |(_, y)| y)
}

/// Gives each gap the width of its label, and each group the width of its longest label and a share
/// of the rest.
fn place(groups: &[Group], width: f64) -> Axis {
    let count = groups.len().saturating_sub(1) as f64;
    let gaps: Vec<_> =
        groups.windows(2).map(|pair| GapWording::between(&pair[0], &pair[1])).collect();
    let room: Vec<f64> =
        gaps.iter().map(|gap| ((gap.columns() + 2) as f64 / width).min(GAPS / count)).collect();
    let free = 1.0 - room.iter().sum::<f64>();
    let mut axis = Axis { segments: Vec::new(), gaps: Vec::new() };
    let mut at = 0.0;
    for (index, (days, share)) in groups.iter().zip(shares(groups, free * width)).enumerate() {
        let (left, right) = (at, at + share * free);
        let is_last = index + 1 == groups.len();
        axis.segments.push(segment(*days, (left, right), width, is_last));
        at = right;
        if let (Some(gap), Some(room)) = (gaps.get(index), room.get(index)) {
            axis.gaps.push(gap.place(right, right + room, width));
            at += room;
        }
    }
    axis
}

/// The share of each group in a width, in characters: that of its longest label, and of what is left
/// by the number of its events and days.
fn shares(groups: &[Group], width: f64) -> Vec<f64> {
    // A minimum weight, so that no group is too narrow for its events.
    let weights: Vec<f64> = groups.iter().map(Group::weight).collect();
    let min_weight = 0.4 * weights.iter().sum::<f64>() / weights.len().max(1) as f64;
    let weights: Vec<f64> = weights.into_iter().map(|weight| weight.max(min_weight)).collect();
    // Without labels, it is divided by weight alone.
    let has_labels = groups.iter().any(|group| group.columns > 0);
    let need = |group: &Group| if has_labels { group.need() } else { 0.0 };
    let needs: Vec<f64> = groups.iter().map(need).collect();
    let (all_weights, all_needs) = (weights.iter().sum::<f64>(), needs.iter().sum::<f64>());
    // Of very many groups the busy ones have more.
    let ratio = all_needs / width;
    let needed = ratio.min(1.0).min((2.2 - ratio).max(0.6));
    let share = |(weight, need): (&f64, &f64)| {
        let by_need = if all_needs > 0.0 { need / all_needs } else { 0.0 };
        let needed = if all_needs > 0.0 { needed } else { 0.0 };
        needed * by_need + (1.0 - needed) * weight / all_weights
    };
    weights.iter().zip(&needs).map(share).collect()
}

/// The part of the axis of a group. A short group leaves space for its labels after its days, the
/// last one always some.
fn segment(days: Group, (left, right): (f64, f64), width: f64, is_last: bool) -> Segment {
    let room = right - left;
    let margin = (0.75 / width).min(0.1 * room);
    let pad = |fades: bool| if fades { FADE.min(0.25 * room) } else { margin };
    let labels = if days.is_short() { days.labels() / width } else { 0.0 };
    let labels = labels.max(if is_last { TAIL.min(0.5 * room) } else { 0.0 });
    let before = pad(days.fades_in);
    let scale = (days.scale() / width).max(0.1 * room);
    let after = pad(days.fades_out).max(labels.min(room - before - scale));
    Segment { days, from: left + before, to: right - after, left, right }
}
