//! Groups of events: days without a long empty stretch between them.

use super::{GAP, MarkForm, Stretch};
use crate::dates::{Day, Precision};
use crate::sort;
use std::cmp::Reverse;

/// Days that hold events without a long empty stretch between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) first: Day,
    pub(super) last: Day,
    /// How well the first and the last day are known.
    pub(super) first_unit: Precision,
    pub(super) last_unit: Precision,
    /// The finest unit of its events.
    pub(super) unit: Precision,
    events: u32,
    pub(super) fades_in: bool,
    pub(super) fades_out: bool,
}

/// Groups of events, from early to late, with more than [`GAP`] days between them.
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
        let Stretch { first, last, unit, form } = *stretch;
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
        }
    }

    /// Takes in one that begins no earlier.
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
    }

    pub(super) fn len(&self) -> i32 {
        self.first.until(self.last) + 1
    }

    /// Its claim to room: many events need more than few and a year more than a day, but neither
    /// in proportion, or a busy day would have no room beside a quiet year.
    pub(super) fn weight(&self) -> f64 {
        f64::from(self.events).sqrt() + f64::from(self.len()).sqrt() / 8.0
    }
}

/// The same of what lies within a window; near its ends the first and the last reach there.
pub(super) fn groups_within(
    stretches: impl Iterator<Item = Stretch>,
    window: Option<(Day, Day)>,
) -> Vec<Group> {
    widen(groups(stretches.filter_map(|stretch| within(stretch, window))), window)
}

/// What of a stretch lies within the window.
fn within(stretch: Stretch, window: Option<(Day, Day)>) -> Option<Stretch> {
    let Some((from, to)) = window else { return Some(stretch) };
    let (first, last) = (stretch.first.max(from), stretch.last.min(to));
    (first <= last).then_some(Stretch { first, last, ..stretch })
}

/// Reaches to the ends of the window, where they are near.
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
        let unit = Precision::Day;
        groups.push(Group {
            events: 0,
            ..Group::of(&Stretch { first: from, last: to, unit, form: MarkForm::Interval })
        });
    }
    groups
}

/// Joins groups until there are no more gaps between them than the axis bears. The longest
/// gaps stay, of equal ones the earlier.
pub(super) fn widest_gaps(groups: Vec<Group>, bears: impl Fn(usize) -> bool) -> Vec<Group> {
    let gap = |pair: &[Group]| pair[0].last.until(pair[1].first);
    let mut gaps: Vec<_> = groups.windows(2).map(gap).enumerate().collect();
    sort::by_key(&mut gaps, |&(at, days)| (Reverse(days), at));
    let mut cut = vec![false; groups.len()];
    for (&(at, _), _) in gaps.iter().zip(1..).take_while(|(_, count)| bears(*count)) {
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
