//! Zoom and pan: from one window to the next.
//!
//! Both use the axis of the whole timeline, so that a step has the same width everywhere, however
//! many days it spans. They return whole days, always change the window if possible, and return
//! `None` if the new window is the whole timeline.
//!
//! ```
//! use readout::dates::Day;
//! use readout::timeline::{LayoutOptions, Plan, window};
//!
//! let axis = Plan::new(&readout::built_in()).axis(&LayoutOptions::default());
//! let talks = Day::parse("2023-06-05").expect("a day");
//! let meeting = window::group(&axis, talks);
//! assert_eq!(meeting, Day::parse("2023-06-04").zip(Some(talks)));
//! assert_eq!(window::zoom(&axis, meeting, talks, 1.1), Some((talks, talks)));
//! ```

use super::Axis;
use crate::dates::Day;

/// The days in view; `None` for all.
pub type Window = Option<(Day, Day)>;

/// Zooms the window by `factor` about a day that keeps its position; changes it by at least a day.
pub fn zoom(axis: &Axis, window: Window, about: Day, factor: f64) -> Window {
    let (first, last) = shown_days(axis, window)?;
    let scaled = scaled(axis, window, about, factor);
    if shown_days(axis, scaled)? != (first, last) {
        return scaled;
    }
    let about = about.clamp(first, last);
    let mut days = (first, last);
    if factor > 1.0 {
        // The step is smaller than a day: drop the day farther away.
        let (left, right) = (axis.at(about) - axis.start(first), axis.end(last) - axis.at(about));
        days = if left > right { (first.plus(1), last) } else { (first, last.plus(-1)) };
        days = (days.0.min(about), days.1.max(about));
    } else if factor < 1.0 {
        days = (first.plus(-1), last.plus(1));
    }
    window_of(axis, days)
}

/// [`zoom`] for a gesture: the days with their middle in the new window, which may be unchanged.
pub fn scaled(axis: &Axis, window: Window, about: Day, factor: f64) -> Window {
    let (first, last) = shown_days(axis, window)?;
    let factor = if factor.is_finite() { factor.clamp(0.01, 100.0) } else { 1.0 };
    let about = about.clamp(first, last);
    let centre = axis.at(about);
    let left = centre - (centre - axis.start(first)) / factor;
    let right = centre + (axis.end(last) - centre) / factor;
    window_of(axis, days_between(axis, left, right, about)?)
}

/// Moves the window by `by` times its width, to the left if negative; by at least a day.
pub fn pan(axis: &Axis, window: Window, by: f64) -> Window {
    let (first, last) = shown_days(axis, window)?;
    let moved = moved(axis, window, by);
    let (start, end) = axis.days()?;
    if shown_days(axis, moved)? != (first, last) {
        moved
    } else if by < 0.0 && first > start {
        window_of(axis, (first.plus(-1), last.plus(-1)))
    } else if by > 0.0 && last < end {
        window_of(axis, (first.plus(1), last.plus(1)))
    } else {
        window
    }
}

/// [`pan`] for a gesture: the days with their middle in the new window, which may be unchanged.
pub fn moved(axis: &Axis, window: Window, by: f64) -> Window {
    let (first, last) = shown_days(axis, window)?;
    let (start, end) = axis.days()?;
    let (left, right) = (axis.start(first), axis.end(last));
    let by = if by.is_finite() { by * (right - left) } else { 0.0 };
    let by = by.max(axis.start(start) - left).min(axis.end(end) - right);
    let about = axis.day(f64::midpoint(left, right) + by)?;
    window_of(axis, days_between(axis, left + by, right + by, about)?)
}

/// The window if it shows any of these days; otherwise the window centred on the first of them.
pub fn showing(axis: &Axis, window: Window, days: (Day, Day)) -> Window {
    let (first, last) = shown_days(axis, window)?;
    if days.0 <= last && days.1 >= first {
        return window;
    }
    let half = (axis.end(last) - axis.start(first)) / 2.0;
    let centre = axis.at(days.0);
    window_of(axis, days_between(axis, centre - half, centre + half, days.0)?)
}

/// The first and last day of the group of events that contains a day, such as a meeting.
pub fn group(axis: &Axis, day: Day) -> Window {
    axis.groups().find(|(first, last)| *first <= day && day <= *last)
}

/// The days of the window, clamped to the axis; all days if there is no window.
fn shown_days(axis: &Axis, window: Window) -> Window {
    let (start, end) = axis.days()?;
    let (first, last) = window.unwrap_or((start, end));
    let first = first.clamp(start, end);
    Some((first, last.clamp(first, end)))
}

/// The days with their middle between two positions, and always `about`.
fn days_between(axis: &Axis, left: f64, right: f64, about: Day) -> Window {
    let (first, last) = (axis.day(left)?, axis.day(right)?);
    let first = if axis.at(first) < left { first.plus(1) } else { first };
    let last = if axis.at(last) > right { last.plus(-1) } else { last };
    Some((first.min(about), last.max(about)))
}

/// The window of some days, clamped to the axis; `None` if it is the whole axis.
fn window_of(axis: &Axis, (first, last): (Day, Day)) -> Window {
    let (start, end) = axis.days()?;
    let (first, last) = (first.clamp(start, end), last.clamp(start, end));
    (first > start || last < end).then_some((first, last))
}
