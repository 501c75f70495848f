//! Marks and labels in rows without overlap.
//!
//! ```
//! use readout::timeline::{LayoutOptions, layout};
//!
//! let corpus = readout::built_in();
//! let drawn = layout(&corpus, &LayoutOptions::default());
//! assert_eq!(drawn.marks.len(), 21);
//! assert!(drawn.marks.iter().all(|mark| mark.row < drawn.lanes[mark.lane].rows));
//! ```

use super::{Axis, LayoutOptions, MarkForm, PlacedEvent, Stretch};
use crate::dates::{Day, Precision};
use crate::sort;
use std::{cmp::Reverse, collections::BinaryHeap};

/// Half the width of a dot, in characters.
const HALF_DOT: f64 = 0.75;
/// The space between a mark and its label, and between a label and the next mark, in characters.
const SPACE: f64 = 1.0;

/// A lane of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneRow {
    /// Index into [`crate::corpus::Corpus::lanes`].
    pub lane: usize,
    /// The number of rows its marks need; 0 without marks, 1 with clusters.
    pub rows: usize,
}

/// An event on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Index into [`crate::corpus::Corpus::events`], or of a report: see [`super::reports`].
    pub event: usize,
    /// Index into [`super::Layout::lanes`].
    pub lane: usize,
    /// The row within the lane, from 0.
    pub row: usize,
    /// How it is drawn.
    pub form: MarkForm,
    /// The position of its start. A dot starts and ends at the middle of its day.
    pub from: f64,
    /// The position of its end.
    pub to: f64,
    /// The start and end of each of several times, or alternatives, as fractions of the mark from 0
    /// to 1, from left to right; the mark is faint between them. Empty if it is one stretch.
    pub parts: Vec<(f64, f64)>,
    /// Its first visible day; its last day if it has no first.
    pub day: Day,
    /// Whether it continues before and after the window.
    pub cut_off: (bool, bool),
    /// Whether it is drawn hollow: see [`super::is_hollow`].
    pub hollow: bool,
    /// Whether its date is approximate.
    pub approximate: bool,
    /// The position of its label.
    pub label: Label,
}

/// The space of a label. Longer labels are clipped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// On which side of the mark.
    pub side: LabelSide,
    /// The position of its start.
    pub from: f64,
    /// The position of its end.
    pub to: f64,
}

/// Where a label is relative to its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelSide {
    /// To the right of it: the default.
    Right,
    /// To the left of it, if there is no space on the right.
    Left,
    /// On it, if there is no space on either side.
    Over,
}

/// The marks of the events within the axis, in the order given. Rows are not assigned in a lane
/// that needs more than the maximum.
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
        // Skip the packing if the marks cannot fit.
        let length: f64 = taken.iter().map(|(from, to)| to - from).sum();
        if length > config.rows as f64 && !(axis.is_one_day() && at.len() <= config.most) {
            return LaneRow { lane, rows: config.rows.saturating_add(1) };
        }
        let (rows, count) = pack(&taken, SPACE / width);
        let rows = renumber(&rows, count);
        for (at, row) in at.into_iter().zip(rows) {
            marks[at].row = row;
        }
        LaneRow { lane, rows: count }
    });
    let lanes = lanes.collect();
    (marks, lanes)
}

/// The mark of an event, in the first row; `None` outside of the axis.
fn mark(event: &PlacedEvent, axis: &Axis, width: f64) -> Option<Mark> {
    let Stretch { first, last, unit, form, columns } = event.stretch;
    let (start, end) = axis.days()?;
    if last < start || first > end {
        return None;
    }
    let cut_off = (first < start, last > end);
    let (first, last) = (first.max(start), last.min(end));
    let (from, to) = match form {
        MarkForm::Day => (axis.at(first), axis.at(first)),
        // A bound known to the day is at the position of that day's dot.
        MarkForm::Before if unit == Precision::Day => axis.fade_in(last, axis.at(last)),
        MarkForm::Before => axis.fade_in(last, axis.end(last)),
        MarkForm::After if unit == Precision::Day => axis.fade_out(first, axis.at(first)),
        MarkForm::After => axis.fade_out(first, axis.start(first)),
        MarkForm::Month
        | MarkForm::Period
        | MarkForm::Interval
        | MarkForm::OneOf
        | MarkForm::AllOf => (axis.start(first), axis.end(last)),
    };
    let visible = event.parts.iter().filter(|part| part.0 <= last && part.1 >= first);
    let share = |at: f64| (at - from) / (to - from).max(f64::MIN_POSITIVE);
    let part = |part: &(Day, Day)| {
        (share(axis.start(part.0.max(first))), share(axis.end(part.1.min(last))))
    };
    Some(Mark {
        event: event.index,
        lane: event.lane,
        row: 0,
        form,
        from,
        to,
        parts: visible.map(part).collect(),
        day: first,
        cut_off,
        hollow: event.hollow,
        approximate: event.approximate,
        label: label((from, to), axis.segment_ends(first), columns, width),
    })
}

/// To the right if it fits there, else to the left, else on the mark; first without reaching into a
/// gap, then anywhere on the axis. Else where there is the most space.
fn label((from, to): (f64, f64), (left, right): (f64, f64), columns: usize, width: f64) -> Label {
    let need = columns as f64 / width;
    let space = SPACE / width;
    // A dot has no width for a label.
    let over = (LabelSide::Over, to - from);
    let (from, to) = body(from, to, width);
    let rooms = [
        (LabelSide::Right, right - to - space),
        (LabelSide::Left, from - space - left),
        over,
        (LabelSide::Right, 1.0 - to - space),
        (LabelSide::Left, from - space),
    ];
    let widest = rooms.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or(rooms[0]);
    let (side, room) = rooms.into_iter().find(|(_, room)| *room >= need).unwrap_or(widest);
    let taken = need.min(room.max(0.0));
    let (from, to) = match side {
        LabelSide::Right => (to + space, to + space + taken),
        LabelSide::Left => (from - space - taken, from - space),
        LabelSide::Over => (from, from + taken),
    };
    Label { side, from, to }
}

/// The extent of a mark without its label: at least the width of a dot.
fn body(from: f64, to: f64, width: f64) -> (f64, f64) {
    let half_dot = HALF_DOT / width;
    let middle = f64::midpoint(from, to);
    (from.min(middle - half_dot).max(0.0), to.max(middle + half_dot).min(1.0))
}

/// The extent of a mark with its label.
fn extent(mark: &Mark, width: f64) -> (f64, f64) {
    let (from, to) = body(mark.from, mark.to, width);
    (from.min(mark.label.from).max(0.0), to.max(mark.label.to))
}

/// The topmost free row for each extent, such that no two in a row are closer than `space`; and the
/// number of rows, which is minimal.
fn pack(taken: &[(f64, f64)], space: f64) -> (Vec<usize>, usize) {
    let mut by_start: Vec<usize> = (0..taken.len()).collect();
    sort::by(&mut by_start, |&a, &b| taken[a].0.total_cmp(&taken[b].0));
    let mut rows = vec![0; taken.len()];
    let mut count = 0;
    // The bit patterns of non-negative floats sort like the floats.
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

/// Renumbers the rows in order of first use, so that a lane reads from top to bottom.
fn renumber(rows: &[usize], count: usize) -> Vec<usize> {
    let mut numbers = vec![None; count];
    let mut next = 0..count;
    let number = |row: &usize| *numbers[*row].get_or_insert_with(|| next.next().unwrap_or(*row));
    rows.iter().map(number).collect()
}

/// The width of a label in characters, generously: two for a wide East Asian character, a little more
/// than one for a figure, and one to spare.
pub(super) fn columns(text: &str) -> usize {
    let wide =
        |c: char| matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{ffdc}' | '\u{1f300}'..);
    let characters: usize = text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum();
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    if text.is_empty() { 0 } else { characters + figures / 8 + 1 }
}
