//! Zoom and pan: from one window to the next.
//!
//! Both work on the axis without a window, so that a step looks the same everywhere, however many
//! days it spans. They answer with whole days, always move when they can, and say nothing where
//! the new window is all there is.

use super::Axis;
use crate::dates::Day;

type Window = Option<(Day, Day)>;

/// The window with `factor` times the detail, about a day that keeps its place.
pub fn zoom(axis: &Axis, window: Window, about: Day, factor: f64) -> Window {
    let (first, last) = whole(axis, window)?;
    let factor = if factor.is_finite() { factor.clamp(0.01, 100.0) } else { 1.0 };
    let about = about.clamp(first, last);
    let centre = axis.at(about);
    let left = centre - (centre - axis.start(first)) / factor;
    let right = centre + (axis.end(last) - centre) / factor;
    let mut days = days_between(axis, left, right, about)?;
    if days == (first, last) && factor > 1.0 {
        // Too small a step to lose a day: lose the one farther away.
        let left_is_farther = centre - axis.start(first) > axis.end(last) - centre;
        days = if left_is_farther { (first.plus(1), last) } else { (first, last.plus(-1)) };
        days = (days.0.min(about), days.1.max(about));
    } else if days == (first, last) && factor < 1.0 {
        days = (first.plus(-1), last.plus(1));
    }
    part(axis, days)
}

/// The window moved to the right by so many of its widths, or to the left.
pub fn pan(axis: &Axis, window: Window, by: f64) -> Window {
    let (first, last) = whole(axis, window)?;
    let (start, end) = axis.days()?;
    let (left, right) = (axis.start(first), axis.end(last));
    let by = if by.is_finite() { by * (right - left) } else { 0.0 };
    let by = by.max(axis.start(start) - left).min(axis.end(end) - right);
    let about = axis.day(f64::midpoint(left, right) + by)?;
    let mut days = days_between(axis, left + by, right + by, about)?;
    if days == (first, last) && by < 0.0 {
        days = (first.plus(-1), last.plus(-1));
    } else if days == (first, last) && by > 0.0 {
        days = (first.plus(1), last.plus(1));
    }
    part(axis, days)
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
