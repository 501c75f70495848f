//! Groups of events: events without a long gap between them.

use super::{GAP, MarkForm, Stretch};
use crate::dates::{Day, Precision};
use crate::sort;
use std::cmp::Reverse;

/// The number of days of a short group: a month and some days around it.
const SHORT: i32 = 45;
/// The longest label that space is set aside for, in characters.
const LONGEST: usize = 44;

/// Events without a long gap between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) first: Day,
    pub(super) last: Day,
    /// The precision of the first and the last day.
    pub(super) first_unit: Precision,
    pub(super) last_unit: Precision,
    /// The finest unit of its events.
    pub(super) unit: Precision,
    events: u32,
    pub(super) fades_in: bool,
    pub(super) fades_out: bool,
    /// The width of its longest label, in characters.
    pub(super) columns: usize,
}

/// Groups of events, in chronological order, with more than [`GAP`] days between them.
pub(super) fn groups(stretches: impl Iterator<Item = Stretch>) -> Vec<Group> {
    let mut stretches: Vec<Stretch> = stretches.collect();
    if !stretches.is_sorted_by_key(|stretch| stretch.first) {
        sort::by_key(&mut stretches, |stretch| stretch.first);
    }
    let mut groups: Vec<Group> = Vec::new();
    for group in stretches.iter().map(Group::of) {
        match groups.last_mut() {
            Some(last) if last.last.until(group.first) <= GAP => last.join(&group),
            _ => groups.push(group),
        }
    }
    groups
}

impl Group {
    fn of(stretch: &Stretch) -> Group {
        let Stretch { first, last, unit, form, columns } = *stretch;
        let (fades_in, fades_out) = (form == MarkForm::Before, form == MarkForm::After);
        Group {
            first,
            last,
            first_unit: unit,
            last_unit: unit,
            unit,
            events: 1,
            fades_in,
            fades_out,
            columns,
        }
    }

    /// Merges a group that does not start earlier.
    fn join(&mut self, next: &Group) {
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
        self.columns = self.columns.max(next.columns);
    }

    pub(super) fn len(&self) -> i32 {
        self.first.until(self.last) + 1
    }

    /// Whether its days need so little space that its labels can follow them.
    pub(super) fn is_short(&self) -> bool {
        self.len() <= SHORT
    }

    /// The space for its labels, in characters: of the longest one, up to a limit.
    pub(super) fn labels(&self) -> f64 {
        (self.columns + 2).min(LONGEST) as f64
    }

    /// The space for its days, in characters, if it is short.
    pub(super) fn scale(&self) -> f64 {
        match (self.unit >= Precision::Day, self.len()) {
            (true, 1) => 4.0,
            // Each day has room for its tick.
            (true, days) => 9.0 * f64::from(days.min(3)),
            (false, _) => 8.0,
        }
    }

    /// The space that it should have, in characters.
    pub(super) fn need(&self) -> f64 {
        let days = if self.is_short() { self.scale() } else { 0.0 };
        let fades = f64::from(u8::from(self.fades_in) + u8::from(self.fades_out));
        self.labels() + days + 6.0 * fades
    }

    /// Its weight in the division of the axis: grows with events and days, but less than in
    /// proportion, so that neither a busy day nor a quiet year takes up everything.
    pub(super) fn weight(&self) -> f64 {
        f64::from(self.events).sqrt() + f64::from(self.len()).sqrt() / 8.0
    }
}

/// The groups within a window; the first and the last are extended to its ends if those are near.
pub(super) fn groups_within(
    stretches: impl Iterator<Item = Stretch>,
    window: Option<(Day, Day)>,
) -> Vec<Group> {
    widen(groups(stretches.filter_map(|stretch| within(stretch, window))), window)
}

/// The part of a stretch within the window.
fn within(stretch: Stretch, window: Option<(Day, Day)>) -> Option<Stretch> {
    let Some((from, to)) = window else { return Some(stretch) };
    let (first, last) = (stretch.first.max(from), stretch.last.min(to));
    (first <= last).then_some(Stretch { first, last, ..stretch })
}

/// Extends the first and the last group to the ends of the window if those are near.
fn widen(mut groups: Vec<Group>, window: Option<(Day, Day)>) -> Vec<Group> {
    let Some((from, to)) = window else { return groups };
    let near = |a: Day, b: Day| a.until(b) <= GAP;
    if let Some(first) = groups.first_mut().filter(|c| near(from, c.first)) {
        first.first = from;
    }
    if let Some(last) = groups.last_mut().filter(|c| near(c.last, to)) {
        last.last = to;
    }
    if groups.is_empty() {
        let (unit, form) = (Precision::Day, MarkForm::Interval);
        let empty = Stretch { first: from, last: to, unit, form, columns: 0 };
        groups.push(Group { events: 0, ..Group::of(&empty) });
    }
    groups
}

/// Merges groups until `is_allowed` accepts the number of gaps between them. The longest gaps are
/// kept, and the earlier of equal ones.
pub(super) fn widest_gaps(groups: Vec<Group>, is_allowed: impl Fn(usize) -> bool) -> Vec<Group> {
    let gap = |pair: &[Group]| pair[0].last.until(pair[1].first);
    let mut gaps: Vec<_> = groups.windows(2).map(gap).enumerate().collect();
    sort::by_key(&mut gaps, |&(at, days)| (Reverse(days), at));
    let mut cut = vec![false; groups.len()];
    for (&(at, _), _) in gaps.iter().zip(1..).take_while(|(_, count)| is_allowed(*count)) {
        cut[at] = true;
    }
    let mut joined: Vec<Group> = Vec::new();
    for (at, group) in groups.into_iter().enumerate() {
        match joined.last_mut() {
            Some(last) if !cut[at - 1] => last.join(&group),
            _ => joined.push(group),
        }
    }
    joined
}
