//! Events on one axis: where each is drawn, in which form, and how it reads in words.
//!
//! [`layout`] is a function of the corpus and the [`LayoutOptions`] alone: the same input gives the same
//! layout. Its positions are fractions of the axis, from 0 to 1, and it knows widths only in
//! characters, so it draws nothing and measures nothing.
//!
//! What is not known is not drawn as if it were. A date without a day has no dot, a date without
//! a lower bound fades in and ends at its bound, one without an upper bound fades out, and what
//! is only inferred is hollow. An event of which no time is known, or that is *background* and
//! known only to be earlier than something, gets no place on the axis at all: see [`is_placed`].
//!
//! - [`mod@axis`]: days to positions, with the long empty stretches cut out;
//! - [`mod@gap`]: those stretches in words;
//! - [`window`]: zoom and pan, from window to window;
//! - [`mod@reading_order`]: one order of reading that no date and, where dates allow, no stated order breaks;
//! - [`rows`]: marks and labels in rows, so that none lies on another;
//! - [`mod@cluster`]: more events than rows can show, counted instead;
//! - [`ticks`]: what the axis says of itself;
//! - [`mod@description`]: events in words;
//! - [`mod@icalendar`]: those with a day as an iCalendar file;
//! - [`mod@table`]: all of them as a table.

pub mod axis;
pub mod cluster;
pub mod description;
pub mod gap;
mod groups;
pub mod icalendar;
pub mod reading_order;
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

/// The id of the lane whose events are mentioned rather than reported.
pub const BACKGROUND: &str = "background";

/// A stretch of more days than this without an event is cut out of the axis.
pub const GAP: i32 = 45;

/// What a layout is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutOptions {
    /// How many characters of a label fit along the axis.
    pub width: f64,
    /// The first and the last day to show; everything if absent. Empty stretches at its ends are
    /// not shown when they are long enough to be cut.
    pub window: Option<(Day, Day)>,
    /// Events are shown whose date is known in one of these ways. The axis stays as it is.
    pub bases: Bases,
    /// How many rows a lane may have. One that needs more has clusters instead, unless the window
    /// is a single day: there is no closer look at a day than all of it.
    pub rows: usize,
}

impl Default for LayoutOptions {
    fn default() -> LayoutOptions {
        LayoutOptions { width: 120.0, window: None, bases: Bases::default(), rows: usize::MAX }
    }
}

/// Where everything is.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Days to positions and back.
    pub axis: Axis,
    /// The lanes of the corpus, in its order, and how many rows each takes.
    pub lanes: Vec<LaneRow>,
    /// The events within the window, in the order of reading.
    pub marks: Vec<Mark>,
    /// What stands in place of more events than a lane has rows for.
    pub clusters: Vec<Cluster>,
    /// What stands under the axis, from left to right.
    pub ticks: Vec<Tick>,
    /// Pairs of events of which only the order is known: the earlier, the later.
    pub orders: Vec<(usize, usize)>,
    /// All events that have a place on the axis, within the window or not, in the order of
    /// reading: the way of the arrow keys.
    pub order: Vec<usize>,
    /// The events that have none, in the order of reading: to be listed in words.
    pub unplaced: Vec<usize>,
}

/// How an event is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkForm {
    /// A day, or a time of day: a dot.
    Day,
    /// Some time in a month: a bar a month wide.
    Month,
    /// Some time in a season, a year or longer: a bar of that width.
    Period,
    /// From a day to a day: a bar.
    Interval,
    /// Before a day: fades in, and ends at that day.
    Before,
    /// From a day on: starts at that day, and fades out.
    After,
}

impl MarkForm {
    /// The form in a word or two.
    pub fn name(self) -> &'static str {
        match self {
            MarkForm::Day => "day",
            MarkForm::Month => "month",
            MarkForm::Period => "season or year",
            MarkForm::Interval => "interval",
            MarkForm::Before => "before",
            MarkForm::After => "from … on",
        }
    }
}

/// Lays the events out.
pub fn layout(corpus: &Corpus, config: &LayoutOptions) -> Layout {
    Plan::new(corpus).layout(config)
}

/// What a layout needs of a corpus. Worth keeping while the window moves: it is half the work.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    lanes: usize,
    /// Those on the axis, in the order of reading.
    events: Vec<PlacedEvent>,
    /// Their days, from early to late, for the axis.
    stretches: Vec<Stretch>,
    /// The others.
    unplaced: Vec<(usize, Basis)>,
    orders: Vec<(usize, usize)>,
}

impl Plan {
    /// Reads what there is to lay out.
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

    /// The same without labels: only the marks need room.
    #[must_use]
    pub fn unlabelled(mut self) -> Plan {
        self.events.iter_mut().for_each(|event| event.columns = 0);
        self
    }

    /// The axis alone.
    pub fn axis(&self, config: &LayoutOptions) -> Axis {
        Axis::new(self.stretches.iter().copied(), config)
    }

    /// Lays the events out.
    pub fn layout(&self, config: &LayoutOptions) -> Layout {
        let axis = self.axis(config);
        let shown = self.events.iter().filter(|event| config.bases.has(event.basis));
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

/// What is drawn of an event, and its days.
#[derive(Clone, Copy, Debug, PartialEq)]
struct PlacedEvent {
    index: usize,
    lane: usize,
    stretch: Stretch,
    /// What its label takes, in characters.
    columns: usize,
    hollow: bool,
    approximate: bool,
    basis: Basis,
}

impl PlacedEvent {
    /// Nothing for an event without a place on the axis.
    fn of(corpus: &Corpus, index: usize) -> Option<PlacedEvent> {
        let event = corpus.events.get(index).filter(|event| is_placed(corpus, event))?;
        Some(PlacedEvent {
            index,
            lane: event.lane.min(corpus.lanes.len().saturating_sub(1)),
            stretch: Stretch::of(&event.when)?,
            columns: rows::columns(&event.label),
            hollow: is_hollow(event),
            approximate: event.when.is_approximate(),
            basis: event.basis,
        })
    }
}

/// Whether an event has a place on the axis.
///
/// It has none where nothing bounds it. Where only an upper bound is known, a fade that ends
/// there is honest for something reported as recent or earlier; but what a report mentions as
/// background may lie any time back, and a mark beside the report's own events would put it near
/// them. So it is listed in words instead. The lane [`BACKGROUND`] tells which is which.
pub fn is_placed(corpus: &Corpus, event: &Event) -> bool {
    let background = corpus.lanes.get(event.lane).is_some_and(|lane| lane.id == BACKGROUND);
    match event.when.shape() {
        Shape::Unknown => false,
        Shape::Before => !background,
        Shape::Point | Shape::Interval | Shape::After => true,
    }
}

/// How a date is drawn; nothing where it is wholly unknown.
pub fn form(date: &Edtf) -> Option<MarkForm> {
    match (date.shape(), date.precision()) {
        (Shape::Unknown, _) => None,
        (Shape::Before, _) => Some(MarkForm::Before),
        (Shape::After, _) => Some(MarkForm::After),
        (Shape::Interval, _) => Some(MarkForm::Interval),
        (Shape::Point, Precision::Day | Precision::Second) => Some(MarkForm::Day),
        (Shape::Point, Precision::Month) => Some(MarkForm::Month),
        (Shape::Point, _) => Some(MarkForm::Period),
    }
}

/// Whether it is drawn hollow: the day is inferred or in doubt, or only an order puts it there.
/// A fade already says that a bound is all that is known, and is hollow only when that bound is
/// not.
pub fn is_hollow(event: &Event) -> bool {
    let fades = matches!(event.when.shape(), Shape::Before | Shape::After);
    event.when.is_uncertain()
        || event.when.is_approximate()
        || event.basis == Basis::Inferred
        || event.basis == Basis::Relative && !fades
}

impl LayoutOptions {
    /// The width in characters, whatever was asked for.
    #[allow(clippy::manual_clamp, reason = "`clamp` would keep a NaN")]
    fn chars(&self) -> f64 {
        self.width.max(8.0).min(1e6)
    }
}

/// The days of an event that the axis has to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    first: Day,
    last: Day,
    unit: Precision,
    form: MarkForm,
}

impl Stretch {
    /// The bounds, or twice the only one.
    fn of(date: &Edtf) -> Option<Stretch> {
        let first = date.earliest().or(date.latest())?;
        let last = date.latest().or(date.earliest())?;
        let unit = date.precision().min(Precision::Day);
        Some(Stretch { first, last, unit, form: form(date)? })
    }
}
