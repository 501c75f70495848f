//! The layout of events on one axis: the position and form of each, and its description in words.
//!
//! [`layout`] depends only on the corpus and the [`LayoutOptions`] and is deterministic. Positions
//! are fractions of the axis, from 0 to 1, and widths are in characters, so it draws nothing and
//! measures nothing.
//!
//! Unknown dates are not drawn as if they were known. A date without a day has no dot, a date
//! without a lower bound fades in and ends at its bound, one without an upper bound fades out, and
//! an inferred date is hollow. Of several times, or alternatives, each is drawn, the alternatives
//! hollow. An event without any known time, or a *background* event with only
//! an upper bound, has no position on the axis: see [`is_placed`].
//!
//! - [`mod@axis`]: days to positions, with long gaps cut out;
//! - [`mod@gap`]: those gaps in words;
//! - [`window`]: zoom and pan, from window to window;
//! - [`mod@reading_order`]: one order of all events that agrees with their dates and, where the
//!   dates allow it, with the stated orders;
//! - [`rows`]: marks and labels in rows without overlap;
//! - [`mod@cluster`]: counts in place of more events than the rows can show;
//! - [`mod@reports`]: the reports themselves as a lane;
//! - [`ticks`]: the dates under the axis;
//! - [`mod@description`]: events in words;
//! - [`mod@icalendar`]: the events dated to days, as an iCalendar file;
//! - [`mod@table`]: all events as a table.
//!
//! ```
//! use readout::timeline::{LayoutOptions, layout};
//!
//! let corpus = readout::built_in();
//! let drawn = layout(&corpus, &LayoutOptions::default());
//! assert_eq!((drawn.marks.len(), drawn.unplaced.len()), (21, 2));
//! assert_eq!(drawn.axis.gaps().len(), 2);
//! ```

pub mod axis;
pub mod cluster;
pub mod description;
pub mod gap;
mod groups;
pub mod icalendar;
pub mod reading_order;
pub mod reports;
pub mod rows;
pub mod table;
pub mod ticks;
pub mod window;

use crate::corpus::{Bases, Basis, Corpus, Event};
use crate::dates::{Day, Edtf, Precision, Shape};
use crate::sort;

pub use axis::Axis;
pub use cluster::Cluster;
pub use description::{ties, when, words, words_with};
pub use gap::Gap;
pub use icalendar::calendar;
pub use reading_order::{reading_order, relations};
pub use rows::{Label, LabelSide, LaneRow, Mark};
pub use ticks::Tick;

/// The id of the lane of events that the reports only mention as background.
pub const BACKGROUND: &str = "background";

/// More days than this without an event are cut out of the axis.
pub const GAP: i32 = 45;

/// The options of a layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutOptions {
    /// The width of the axis, in characters of a label.
    pub width: f64,
    /// The first and the last day to show; everything if `None`. Gaps at its ends that are long
    /// enough to be cut are not shown.
    pub window: Option<(Day, Day)>,
    /// Only events whose date has one of these bases are shown. The axis does not depend on it.
    pub bases: Bases,
    /// The maximum number of rows of a lane. A lane that needs more has clusters instead, unless
    /// the window is a single day, as there is no closer zoom.
    pub rows: usize,
    /// The maximum number of marks of a lane on a single day; of more there is one cluster.
    pub most: usize,
}

impl Default for LayoutOptions {
    fn default() -> LayoutOptions {
        let (rows, most) = (usize::MAX, usize::MAX);
        LayoutOptions { width: 120.0, window: None, bases: Bases::default(), rows, most }
    }
}

/// The result of [`layout`].
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Days to positions and back.
    pub axis: Axis,
    /// The lanes of the corpus, in its order, with the number of rows of each.
    pub lanes: Vec<LaneRow>,
    /// The events within the window, in reading order, after the reports, if those have a lane.
    pub marks: Vec<Mark>,
    /// Counts that replace the marks of lanes with too many rows.
    pub clusters: Vec<Cluster>,
    /// The dates under the axis, from left to right.
    pub ticks: Vec<Tick>,
    /// Pairs of events of which only the order is known: (earlier, later).
    pub orders: Vec<(usize, usize)>,
    /// All events that have a position on the axis, within the window or not, in reading order: the
    /// order of the arrow keys.
    pub order: Vec<usize>,
    /// The events without a position, in reading order: to be listed in words.
    pub unplaced: Vec<usize>,
}

/// How an event is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkForm {
    /// A day, or a time of day: a dot.
    Day,
    /// Some time in a month: a bar the width of the month.
    Month,
    /// Some time in a season, a year or longer: a bar of that width.
    Period,
    /// From one day to another: a bar.
    Interval,
    /// Before a day: fades in, and ends at that day.
    Before,
    /// From a day on: starts at that day, and fades out.
    After,
    /// One of several times: hollow, and faint between them.
    OneOf,
    /// Several times: faint between them.
    AllOf,
}

impl MarkForm {
    /// A short name of the form.
    pub fn name(self) -> &'static str {
        match self {
            MarkForm::Day => "day",
            MarkForm::Month => "month",
            MarkForm::Period => "season or year",
            MarkForm::Interval => "interval",
            MarkForm::Before => "before",
            MarkForm::After => "from … on",
            MarkForm::OneOf => "one of several",
            MarkForm::AllOf => "several",
        }
    }
}

/// Lays out the events of a corpus.
pub fn layout(corpus: &Corpus, config: &LayoutOptions) -> Layout {
    Plan::new(corpus).layout(config)
}

/// The part of a layout that depends only on the corpus. Half of the work, so it is worth caching
/// while the window moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    lanes: usize,
    /// The events on the axis, in reading order.
    events: Vec<PlacedEvent>,
    /// The days of `events`, sorted, for the axis.
    stretches: Vec<Stretch>,
    /// The events without a position.
    unplaced: Vec<(usize, Basis)>,
    orders: Vec<(usize, usize)>,
}

impl Plan {
    /// Computes the plan of a corpus.
    pub fn new(corpus: &Corpus) -> Plan {
        let all = reading_order(corpus).into_iter();
        let planned = |index| PlacedEvent::of(corpus, index).ok_or(index);
        let (placed, unplaced): (Vec<_>, Vec<_>) = all.map(planned).partition(Result::is_ok);
        let basis = |index: usize| (index, corpus.events[index].basis);
        let events: Vec<PlacedEvent> = placed.into_iter().flatten().collect();
        let mut stretches = events.iter().map(|event| event.stretch).collect::<Vec<_>>();
        sort::by_key(&mut stretches, |stretch| stretch.first);
        Plan {
            lanes: corpus.lanes.len(),
            events,
            stretches,
            unplaced: unplaced.into_iter().filter_map(Result::err).map(basis).collect(),
            orders: relations(corpus),
        }
    }

    /// The same plan without labels, so that only the marks take space.
    #[must_use]
    pub fn unlabelled(mut self) -> Plan {
        let events = self.events.iter_mut().map(|event| &mut event.stretch);
        events.chain(&mut self.stretches).for_each(|stretch| stretch.columns = 0);
        self
    }

    /// The axis alone.
    pub fn axis(&self, config: &LayoutOptions) -> Axis {
        Axis::new(self.stretches.iter().copied(), config)
    }

    /// Lays out the events.
    pub fn layout(&self, config: &LayoutOptions) -> Layout {
        let axis = self.axis(config);
        let is_shown = |event: &&PlacedEvent| event.basis.is_none_or(|it| config.bases.has(it));
        let shown = self.events.iter().filter(is_shown);
        let (mut marks, mut lanes) = rows::marks(shown.clone(), self.lanes, &axis, config);
        let clusters = cluster::clusters(&mut marks, &mut lanes, &axis, config);
        let ticks = ticks::ticks(&axis, config.chars());
        let unplaced = self.unplaced.iter().filter(|(_, basis)| config.bases.has(*basis));
        let order: Vec<usize> = shown.map(|event| event.index).collect();
        let unplaced = unplaced.map(|(index, _)| *index).collect();
        let orders = self.orders.clone();
        Layout { axis, lanes, marks, clusters, ticks, orders, order, unplaced }
    }
}

/// The days of an event and how it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct PlacedEvent {
    index: usize,
    lane: usize,
    stretch: Stretch,
    /// Its runs of days, if it has gaps between them.
    parts: Vec<(Day, Day)>,
    hollow: bool,
    approximate: bool,
    /// How the date is known; `None` for a report.
    basis: Option<Basis>,
}

impl PlacedEvent {
    /// `None` for an event without a position on the axis.
    fn of(corpus: &Corpus, index: usize) -> Option<PlacedEvent> {
        let event = corpus.events.get(index).filter(|event| is_placed(corpus, event))?;
        Some(PlacedEvent {
            index,
            lane: event.lane.min(corpus.lanes.len().saturating_sub(1)),
            stretch: Stretch::of(&event.when, &event.label)?,
            parts: event.when.parts().to_vec(),
            hollow: is_hollow(event),
            approximate: event.when.is_approximate(),
            basis: Some(event.basis),
        })
    }
}

/// Whether an event has a position on the axis.
///
/// It has none if its date has no bound. With only an upper bound, a fade that ends there is
/// accurate for something reported as recent or earlier. But what a report mentions as background
/// may have happened any time before, and a mark next to the report's own events would suggest
/// that it happened near them. Such an event, in the lane [`BACKGROUND`], is listed in words
/// instead.
pub fn is_placed(corpus: &Corpus, event: &Event) -> bool {
    let background = corpus.lanes.get(event.lane).is_some_and(|lane| lane.id == BACKGROUND);
    match form(&event.when) {
        None => false,
        Some(MarkForm::Before) => !background,
        Some(_) => true,
    }
}

/// How a date is drawn; `None` if it has no bound, such as an unknown date.
///
/// A year outside the range of [`Day`] is a fade at its end: its own days are further on.
pub fn form(date: &Edtf) -> Option<MarkForm> {
    match (date.earliest(), date.latest()) {
        (None, None) => return None,
        (None, Some(_)) => return Some(MarkForm::Before),
        (Some(_), None) => return Some(MarkForm::After),
        (Some(_), Some(_)) => {}
    }
    Some(match (date.shape(), date.precision()) {
        (Shape::Interval, _) => MarkForm::Interval,
        (Shape::AllOf, _) => MarkForm::AllOf,
        (Shape::OneOf, _) => MarkForm::OneOf,
        _ if date.has_gaps() => MarkForm::OneOf,
        (_, Precision::Day | Precision::Second) => MarkForm::Day,
        (_, Precision::Month) => MarkForm::Month,
        _ => MarkForm::Period,
    })
}

/// Whether an event is drawn hollow: its day is inferred or uncertain, one of several, or known only
/// from a stated order. A fade already shows that only a bound is known, so it is hollow only if that bound is
/// inferred or uncertain.
pub fn is_hollow(event: &Event) -> bool {
    let form = form(&event.when);
    let fades = matches!(form, Some(MarkForm::Before | MarkForm::After));
    event.when.is_uncertain()
        || event.when.is_approximate()
        || form == Some(MarkForm::OneOf)
        || event.basis == Basis::Inferred
        || event.basis == Basis::Relative && !fades
}

impl LayoutOptions {
    /// The width, in characters, clamped to a usable range.
    #[allow(clippy::manual_clamp, reason = "`clamp` would keep a NaN")]
    fn chars(&self) -> f64 {
        self.width.max(8.0).min(1e6)
    }
}

/// The days that an event takes up on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    first: Day,
    last: Day,
    unit: Precision,
    form: MarkForm,
    /// The width of its label, in characters.
    columns: usize,
}

impl Stretch {
    /// Both bounds of the date, or its only bound twice; `None` without any.
    fn of(date: &Edtf, label: &str) -> Option<Stretch> {
        let first = date.earliest().or(date.latest())?;
        let last = date.latest().or(date.earliest())?;
        let unit = date.precision().min(Precision::Day);
        Some(Stretch { first, last, unit, form: form(date)?, columns: rows::columns(label) })
    }
}
