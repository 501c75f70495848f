//! Zoom and pan: from one window to the next.
//!
//! Both work on the axis without a window, so that a step looks the same everywhere, however many
//! days it spans. They answer with whole days, always move when they can, and say nothing where
//! the new window is all there is.

use super::Axis;
use crate::dates::Day;

type Window = Option<(Day, Day)>;

/// The window with `factor` times the detail, about a day that keeps its place; a day more or less
/// at least.
pub fn zoom(axis: &Axis, window: Window, about: Day, factor: f64) -> Window {
    let (first, last) = whole(axis, window)?;
    let scaled = scaled(axis, window, about, factor);
    if whole(axis, scaled)? != (first, last) {
        return scaled;
    }
    let about = about.clamp(first, last);
    let mut days = (first, last);
    if factor > 1.0 {
        // Too small a step to lose a day: lose the one farther away.
        let (left, right) = (axis.at(about) - axis.start(first), axis.end(last) - axis.at(about));
        days = if left > right { (first.plus(1), last) } else { (first, last.plus(-1)) };
        days = (days.0.min(about), days.1.max(about));
    } else if factor < 1.0 {
        days = (first.plus(-1), last.plus(1));
    }
    part(axis, days)
}

/// The same for a gesture: the days that have their middle in the new window, be it the same ones.
pub fn scaled(axis: &Axis, window: Window, about: Day, factor: f64) -> Window {
    let (first, last) = whole(axis, window)?;
    let factor = if factor.is_finite() { factor.clamp(0.01, 100.0) } else { 1.0 };
    let about = about.clamp(first, last);
    let centre = axis.at(about);
    let left = centre - (centre - axis.start(first)) / factor;
    let right = centre + (axis.end(last) - centre) / factor;
    part(axis, days_between(axis, left, right, about)?)
}

/// The window moved to the right by so many of its widths, or to the left; by a day at least.
pub fn pan(axis: &Axis, window: Window, by: f64) -> Window {
    let (first, last) = whole(axis, window)?;
    let moved = moved(axis, window, by);
    let (start, end) = axis.days()?;
    if whole(axis, moved)? != (first, last) {
        moved
    } else if by < 0.0 && first > start {
        part(axis, (first.plus(-1), last.plus(-1)))
    } else if by > 0.0 && last < end {
        part(axis, (first.plus(1), last.plus(1)))
    } else {
        window
    }
}

/// The same for a gesture: the days that have their middle in the new window, be it the same ones.
pub fn moved(axis: &Axis, window: Window, by: f64) -> Window {
    let (first, last) = whole(axis, window)?;
    let (start, end) = axis.days()?;
    let (left, right) = (axis.start(first), axis.end(last));
    let by = if by.is_finite() { by * (right - left) } else { 0.0 };
    let by = by.max(axis.start(start) - left).min(axis.end(end) - right);
    let about = axis.day(f64::midpoint(left, right) + by)?;
    part(axis, days_between(axis, left + by, right + by, about)?)
}

/// The window if it shows some of these days; otherwise moved so that they are in its middle.
pub fn showing(axis: &Axis, window: Window, days: (Day, Day)) -> Window {
    let (first, last) = whole(axis, window)?;
    if days.0 <= last && days.1 >= first {
        return window;
    }
    let half = (axis.end(last) - axis.start(first)) / 2.0;
    let centre = axis.at(days.0);
    part(axis, days_between(axis, centre - half, centre + half, days.0)?)
}

/// The days of the group of events that this day is in: what a window on a meeting shows.
pub fn group(axis: &Axis, day: Day) -> Window {
    axis.groups().find(|(first, last)| *first <= day && day <= *last)
}

/// The days the window shows, all if there is none.
fn whole(axis: &Axis, window: Window) -> Window {
    let (start, end) = axis.days()?;
    let (first, last) = window.unwrap_or((start, end));
    let first = first.clamp(start, end);
    Some((first, last.clamp(first, end)))
}

/// The days whose middle lies between two positions, and one day at least.
fn days_between(axis: &Axis, left: f64, right: f64, about: Day) -> Window {
    let (first, last) = (axis.day(left)?, axis.day(right)?);
    let first = if axis.at(first) < left { first.plus(1) } else { first };
    let last = if axis.at(last) > right { last.plus(-1) } else { last };
    Some((first.min(about), last.max(about)))
}

/// The window, unless it is everything.
fn part(axis: &Axis, (first, last): (Day, Day)) -> Window {
    let (start, end) = axis.days()?;
    let (first, last) = (first.clamp(start, end), last.clamp(start, end));
    (first > start || last < end).then_some((first, last))
}
