//! Days to positions: a straight scale within each group of events, and none between groups.

use super::{Config, Form, GAP, Stretch};
use crate::dates::{Day, Edtf, Precision, words::year_name};
use std::{cmp::Reverse, collections::HashSet};

/// The most of the axis that all cuts together may take.
const CUTS: f64 = 0.3;
/// How much of the axis a fade takes.
const FADE: f64 = 0.1;
/// How much is left free behind the last day, for the labels of what happened on it.
const TAIL: f64 = 0.2;

/// A scale of days with the long empty stretches cut out. Positions run from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub(super) segments: Vec<Segment>,
    cuts: Vec<Cut>,
}

/// An empty stretch that the axis does not show to scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Where it begins on the axis.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// From the last day before it to the first day after it.
    pub days: i32,
    /// How long it is, in the unit its ends are known in: “419 days”, “13 months”; “419 d” where
    /// there is no room for that, empty where there is none at all.
    pub label: String,
    /// The same in full: “13 months, from March 2021 to April 2022, without a dated event”.
    pub words: String,
}

/// A group of events and the part of the axis that shows its days.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) days: Cluster,
    /// Where its first day begins and its last day ends.
    pub(super) from: f64,
    pub(super) to: f64,
    /// The same with the room beside it for fades.
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Days that hold events without a long empty stretch between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cluster {
    pub(super) first: Day,
    pub(super) last: Day,
    /// How well the first and the last day are known.
    first_unit: Precision,
    last_unit: Precision,
    /// The finest unit of its events.
    pub(super) unit: Precision,
    events: u32,
    fades_in: bool,
    fades_out: bool,
}

/// Groups of events, from early to late, with more than [`GAP`] days between them.
pub(super) fn clusters(stretches: impl Iterator<Item = Stretch>) -> Vec<Cluster> {
    let mut stretches: Vec<Stretch> = stretches.collect();
    stretches.sort_unstable_by_key(|stretch| stretch.first);
    let mut clusters: Vec<Cluster> = Vec::new();
    for cluster in stretches.iter().map(Cluster::of) {
        match clusters.last_mut() {
            Some(last) if last.last.until(cluster.first) <= GAP => last.join(&cluster),
            _ => clusters.push(cluster),
        }
    }
    clusters
}

impl Cluster {
    fn of(stretch: &Stretch) -> Cluster {
        let Stretch { first, last, unit, form } = *stretch;
        let (fades_in, fades_out) = (form == Form::Before, form == Form::After);
        Cluster {
            first,
            last,
            first_unit: unit,
            last_unit: unit,
            unit,
            events: 1,
            fades_in,
            fades_out,
        }
    }

    /// Takes in one that begins no earlier.
    fn join(&mut self, next: &Cluster) {
        if next.first == self.first {
            self.first_unit = self.first_unit.max(next.first_unit);
        }
        if next.last == self.last {
            self.last_unit = self.last_unit.max(next.last_unit);
        } else if next.last > self.last {
            (self.last, self.last_unit) = (next.last, next.last_unit);
        }
        self.unit = self.unit.max(next.unit);
        self.events += next.events;
        self.fades_in |= next.fades_in;
        self.fades_out |= next.fades_out;
    }

    pub(super) fn len(&self) -> i32 {
        self.first.until(self.last) + 1
    }

    /// Its claim to room: many events need more than few and a year more than a day, but neither
    /// in proportion, or a busy day would have no room beside a quiet year.
    fn weight(&self) -> f64 {
        f64::from(self.events).sqrt() + f64::from(self.len()).sqrt() / 8.0
    }
}

impl Axis {
    pub(super) fn new(stretches: impl Iterator<Item = Stretch>, config: &Config) -> Axis {
        let width = config.chars();
        let window = config.window.map(|(a, b)| (a.min(b), a.max(b)));
        let seen = stretches.filter_map(|stretch| within(stretch, window));
        let clusters = widen(clusters(seen), window);
        place(&widest_gaps(clusters, width), width)
    }

    /// The long empty stretches, from left to right.
    pub fn cuts(&self) -> &[Cut] {
        &self.cuts
    }

    /// The groups of events, as their first and last days.
    pub fn groups(&self) -> impl Iterator<Item = (Day, Day)> {
        self.segments.iter().map(|segment| (segment.days.first, segment.days.last))
    }

    /// The first and the last day it shows; nothing on an empty axis.
    pub fn days(&self) -> Option<(Day, Day)> {
        Some((self.segments.first()?.days.first, self.segments.last()?.days.last))
    }

    /// The middle of a day.
    pub fn at(&self, day: Day) -> f64 {
        f64::midpoint(self.start(day), self.end(day))
    }

    /// Where a day begins.
    pub fn start(&self, day: Day) -> f64 {
        self.position(f64::from(day.number()))
    }

    /// Where a day ends.
    pub fn end(&self, day: Day) -> f64 {
        self.position(f64::from(day.number()) + 1.0)
    }

    /// The day at a position, also within a cut; nothing on an empty axis.
    #[allow(clippy::cast_possible_truncation, reason = "a day's number; what is none is clamped")]
    pub fn day(&self, at: f64) -> Option<Day> {
        let (first, last) = self.days()?;
        let number = interpolate(at, self.knots().map(|(day, at)| (at, day)));
        Some(first.plus((number - f64::from(first.number())) as i32).clamp(first, last))
    }

    /// A fade that ends on a day, at a position within it.
    pub(super) fn fade_in(&self, day: Day, to: f64) -> (f64, f64) {
        let left = self.segment(day).map_or(0.0, |segment| segment.left);
        ((to - FADE).max(left), to)
    }

    /// A fade that begins on a day, at a position within it.
    pub(super) fn fade_out(&self, day: Day, from: f64) -> (f64, f64) {
        let right = self.segment(day).map_or(1.0, |segment| segment.right);
        (from, (from + FADE).min(right))
    }

    fn segment(&self, day: Day) -> Option<&Segment> {
        self.segments.iter().find(|segment| day <= segment.days.last)
    }

    fn position(&self, day: f64) -> f64 {
        interpolate(day, self.knots())
    }

    /// Where groups begin and end, in days and in positions: between them all is straight.
    fn knots(&self) -> impl Iterator<Item = (f64, f64)> {
        let ends = |segment: &Segment| {
            let first = f64::from(segment.days.first.number());
            let end = f64::from(segment.days.last.number()) + 1.0;
            [(first, segment.from), (end, segment.to)]
        };
        self.segments.iter().flat_map(ends)
    }
}

/// The value at `x` of the line through points that rise; flat beyond its ends.
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

/// What of a stretch lies within the window.
fn within(stretch: Stretch, window: Option<(Day, Day)>) -> Option<Stretch> {
    let Some((from, to)) = window else { return Some(stretch) };
    let (first, last) = (stretch.first.max(from), stretch.last.min(to));
    (first <= last).then_some(Stretch { first, last, ..stretch })
}

/// Reaches to the ends of the window, where they are near.
fn widen(mut clusters: Vec<Cluster>, window: Option<(Day, Day)>) -> Vec<Cluster> {
    let Some((from, to)) = window else { return clusters };
    let near = |a: Day, b: Day| a.until(b) <= GAP;
    if let Some(first) = clusters.first_mut().filter(|c| near(from, c.first)) {
        first.first = from;
    }
    if let Some(last) = clusters.last_mut().filter(|c| near(c.last, to)) {
        last.last = to;
    }
    if clusters.is_empty() {
        let unit = Precision::Day;
        clusters.push(Cluster {
            events: 0,
            ..Cluster::of(&Stretch { first: from, last: to, unit, form: Form::Interval })
        });
    }
    clusters
}

/// Joins clusters until as many gaps are left as the width bears, the longest, the earlier of
/// equal ones.
fn widest_gaps(clusters: Vec<Cluster>, width: f64) -> Vec<Cluster> {
    let gap = |pair: &[Cluster]| pair[0].last.until(pair[1].first);
    let mut gaps: Vec<_> = clusters.windows(2).map(gap).enumerate().collect();
    gaps.sort_by_key(|&(at, days)| (Reverse(days), at));
    let bears = |count: usize| count <= 2 || count as f64 * 24.0 <= width;
    let cut = gaps.iter().zip(1..).take_while(|(_, count)| bears(*count));
    let cut: HashSet<usize> = cut.map(|(&(at, _), _)| at).collect();
    let mut joined: Vec<Cluster> = Vec::new();
    for (at, cluster) in clusters.into_iter().enumerate() {
        match joined.last_mut() {
            Some(last) if !cut.contains(&(at - 1)) => last.join(&cluster),
            _ => joined.push(cluster),
        }
    }
    joined
}

/// Gives each cluster its share of the axis, and each gap the room its label needs.
fn place(clusters: &[Cluster], width: f64) -> Axis {
    let gaps = clusters.len().saturating_sub(1) as f64;
    let cuts: Vec<_> = clusters.windows(2).map(|pair| Gap::between(&pair[0], &pair[1])).collect();
    let room: Vec<f64> = cuts
        .iter()
        .map(|gap| ((gap.long.chars().count() + 2) as f64 / width).min(CUTS / gaps))
        .collect();
    // No share is so small that its events have no room at all.
    let weights: Vec<f64> = clusters.iter().map(Cluster::weight).collect();
    let least = 0.4 * weights.iter().sum::<f64>() / weights.len().max(1) as f64;
    let weights: Vec<f64> = weights.into_iter().map(|weight| weight.max(least)).collect();
    let unit = (1.0 - room.iter().sum::<f64>()) / weights.iter().sum::<f64>();
    let mut axis = Axis { segments: Vec::new(), cuts: Vec::new() };
    let mut at = 0.0;
    for (index, (days, weight)) in clusters.iter().zip(&weights).enumerate() {
        let (left, right) = (at, at + weight * unit);
        let margin = (0.75 / width).min(0.1 * (right - left));
        let pad = |fades: bool| if fades { FADE.min(0.25 * (right - left)) } else { margin };
        let tail = if index + 1 == clusters.len() { TAIL.min(0.5 * (right - left)) } else { 0.0 };
        let (from, to) = (left + pad(days.fades_in), right - pad(days.fades_out).max(tail));
        axis.segments.push(Segment { days: *days, from, to, left, right });
        at = right;
        if let (Some(gap), Some(room)) = (cuts.get(index), room.get(index)) {
            axis.cuts.push(gap.cut(right, right + room, width));
            at += room;
        }
    }
    axis
}

/// How long a gap is, in the coarser unit of its two ends if it has any.
struct Gap {
    days: i32,
    long: String,
    short: String,
    ends: String,
}

impl Gap {
    fn between(before: &Cluster, after: &Cluster) -> Gap {
        let (a, b) = (before.last, after.first);
        let days = a.until(b);
        let ((year, month, _), (next_year, next_month, _)) = (a.ymd(), b.ymd());
        let years = next_year - year;
        let months = years * 12 + i32::from(next_month) - i32::from(month);
        let (count, unit) = match before.last_unit.min(after.first_unit) {
            Precision::Century | Precision::Decade | Precision::Year if years > 0 => {
                (years, "year")
            }
            Precision::Day | Precision::Second => (days, "day"),
            _ if months > 0 => (months, "month"),
            _ => (days, "day"),
        };
        let plural = if count == 1 { "" } else { "s" };
        let short = if unit == "month" { "mo" } else { &unit[..1] };
        Gap {
            days,
            long: format!("{} {unit}{plural}", thousands(count)),
            short: format!("{} {short}", thousands(count)),
            ends: format!("from {} to {}", named(a, unit), named(b, unit)),
        }
    }

    fn cut(&self, from: f64, to: f64, width: f64) -> Cut {
        let fits = |label: &&String| label.chars().count() as f64 <= (to - from) * width;
        let label = [&self.long, &self.short].into_iter().find(fits).cloned().unwrap_or_default();
        let words = format!("{}, {}, without a dated event", self.long, self.ends);
        Cut { from, to, days: self.days, label, words }
    }
}

/// A day as coarse as the unit it is known in.
fn named(day: Day, unit: &str) -> String {
    let year = year_name(day.ymd().0);
    match unit {
        "day" => Edtf::from(day).words(),
        "month" => format!("{} {year}", day.month_name()),
        _ => year,
    }
}

fn thousands(count: i32) -> String {
    let (head, tail) = (count / 1000, count % 1000);
    if head == 0 { tail.to_string() } else { format!("{},{tail:03}", thousands(head)) }
}
