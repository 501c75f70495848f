//! Marks and labels in rows, so that none lies on another.

use super::{Axis, LayoutOptions, MarkForm, PlacedEvent, Stretch};
use crate::dates::{Day, Precision};
use crate::sort;
use std::{cmp::Reverse, collections::BinaryHeap};

/// Half of what a dot takes along the axis, in characters.
const DOT: f64 = 0.75;
/// Between a mark and its label, and between a label and the next mark, in characters.
const SPACE: f64 = 1.0;

/// A lane of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneRow {
    /// Index into [`crate::corpus::Corpus::lanes`].
    pub lane: usize,
    /// How many rows its marks need; none where it has no marks, one where it has clusters.
    pub rows: usize,
}

/// An event on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Index into [`crate::corpus::Corpus::events`].
    pub event: usize,
    /// Index into [`super::Layout::lanes`].
    pub lane: usize,
    /// The row within the lane, from 0.
    pub row: usize,
    /// How it is drawn.
    pub form: MarkForm,
    /// Where it begins. A dot begins and ends at the middle of its day.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The first of its days that is shown; of those without a first, the last.
    pub day: Day,
    /// Whether it goes on beyond the window, before and after.
    pub cut_off: (bool, bool),
    /// Whether it is drawn hollow: see [`super::is_hollow`].
    pub hollow: bool,
    /// Whether its date is given as an approximate one.
    pub approximate: bool,
    /// Where its label stands.
    pub label: Label,
}

/// The room of a label. What does not fit in it is to be clipped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// On which side of the mark.
    pub side: LabelSide,
    /// Where the room begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelSide {
    /// To the right of its mark: the rule.
    Right,
    /// To the left of it, where there is no room on the right.
    Left,
    /// On it, where there is no room on either side.
    Over,
}

/// Places the events that lie within the axis. Answers in the order given; a lane that needs more
/// rows than it may have is not put in rows.
pub(super) fn marks<'a>(
    events: impl Iterator<Item = &'a PlacedEvent>,
    lanes: usize,
    axis: &Axis,
    config: &LayoutOptions,
) -> (Vec<Mark>, Vec<LaneRow>) {
    let width = config.chars();
    let mut marks: Vec<Mark> = events.filter_map(|e| mark(e, axis, width)).collect();
    let mut by_lane = vec![Vec::new(); lanes.max(usize::from(!marks.is_empty()))];
    for (at, mark) in marks.iter().enumerate() {
        by_lane[mark.lane].push(at);
    }
    let lanes = by_lane.into_iter().enumerate().map(|(lane, at)| {
        let taken: Vec<_> = at.iter().map(|&at| extent(&marks[at], width)).collect();
        // What cannot fit need not be tried.
        let length: f64 = taken.iter().map(|(from, to)| to - from).sum();
        if length > config.rows as f64 && !axis.is_one_day() {
            return LaneRow { lane, rows: config.rows.saturating_add(1) };
        }
        let (rows, count) = pack(&taken, SPACE / width);
        let rows = first_come_first(&rows, count);
        for (at, row) in at.into_iter().zip(rows) {
            marks[at].row = row;
        }
        LaneRow { lane, rows: count }
    });
    let lanes = lanes.collect();
    (marks, lanes)
}

/// An event where its date puts it, in the first row.
fn mark(event: &PlacedEvent, axis: &Axis, width: f64) -> Option<Mark> {
    let Stretch { first, last, unit, form } = event.stretch;
    let (start, end) = axis.days()?;
    if last < start || first > end {
        return None;
    }
    let cut_off = (first < start, last > end);
    let (first, last) = (first.max(start), last.min(end));
    let (from, to) = match form {
        MarkForm::Day => (axis.at(first), axis.at(first)),
        // A bound that is a day lies where the dot of that day would.
        MarkForm::Before if unit == Precision::Day => axis.fade_in(last, axis.at(last)),
        MarkForm::Before => axis.fade_in(last, axis.end(last)),
        MarkForm::After if unit == Precision::Day => axis.fade_out(first, axis.at(first)),
        MarkForm::After => axis.fade_out(first, axis.start(first)),
        MarkForm::Month | MarkForm::Period | MarkForm::Interval => {
            (axis.start(first), axis.end(last))
        }
    };
    Some(Mark {
        event: event.index,
        lane: event.lane,
        row: 0,
        form,
        from,
        to,
        day: first,
        cut_off,
        hollow: event.hollow,
        approximate: event.approximate,
        label: label(body(from, to, width), event.columns, width),
    })
}

/// To the right if it fits there, else to the left, else on the mark, else where there is most
/// room.
fn label((from, to): (f64, f64), columns: usize, width: f64) -> Label {
    let need = columns as f64 / width;
    let space = SPACE / width;
    let rooms = [
        (LabelSide::Right, 1.0 - to - space),
        (LabelSide::Left, from - space),
        (LabelSide::Over, to - from),
    ];
    let most = rooms.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or(rooms[0]);
    let (side, room) = rooms.into_iter().find(|(_, room)| *room >= need).unwrap_or(most);
    let taken = need.min(room.max(0.0));
    let (from, to) = match side {
        LabelSide::Right => (to + space, to + space + taken),
        LabelSide::Left => (from - space - taken, from - space),
        LabelSide::Over => (from, from + taken),
    };
    Label { side, from, to }
}

/// What the mark itself takes: a dot has no length, but a width.
fn body(from: f64, to: f64, width: f64) -> (f64, f64) {
    let least = DOT / width;
    let middle = f64::midpoint(from, to);
    (from.min(middle - least).max(0.0), to.max(middle + least).min(1.0))
}

/// What mark and label take together.
fn extent(mark: &Mark, width: f64) -> (f64, f64) {
    let (from, to) = body(mark.from, mark.to, width);
    (from.min(mark.label.from).max(0.0), to.max(mark.label.to))
}

/// The topmost row for each, such that no two in a row come closer than `space`; and how many
/// rows that takes, which is as few as can be.
fn pack(taken: &[(f64, f64)], space: f64) -> (Vec<usize>, usize) {
    let mut by_start: Vec<usize> = (0..taken.len()).collect();
    sort::by(&mut by_start, |&a, &b| taken[a].0.total_cmp(&taken[b].0));
    let mut rows = vec![0; taken.len()];
    let mut count = 0;
    // Bits of numbers that are not negative sort as the numbers do.
    let mut busy: BinaryHeap<Reverse<(u64, usize)>> = BinaryHeap::new();
    let mut free: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    for at in by_start {
        let (from, to) = taken[at];
        while let Some(&Reverse((until, row))) = busy.peek() {
            if f64::from_bits(until) > from {
                break;
            }
            busy.pop();
            free.push(Reverse(row));
        }
        rows[at] = free.pop().map_or(count, |Reverse(row)| row);
        count = count.max(rows[at] + 1);
        busy.push(Reverse(((to + space).to_bits(), rows[at])));
    }
    (rows, count)
}

/// The same rows in the order of the first of each, so that a lane reads from top to bottom.
fn first_come_first(rows: &[usize], count: usize) -> Vec<usize> {
    let mut names = vec![None; count];
    let mut next = 0..count;
    let name = |row: &usize| *names[*row].get_or_insert_with(|| next.next().unwrap_or(*row));
    rows.iter().map(name).collect()
}

/// The columns a text takes: one a character, two for the wide ones of East Asia.
pub(super) fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let wide =
        |c: char| matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{ffdc}' | '\u{1f300}'..);
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}
