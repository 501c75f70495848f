//! Imprecise dates: exactly as precise as a text states them.
//!
//! An [`Edtf`] is a date in the Extended Date/Time Format (ISO 8601-2:2019, annex A): “March
//! 2021”, “about 11 April 2022”, “before 5 June 2023”, “from 5 June 2023, end not stated” are
//! distinct values, never approximated by a day. Parsing is strict, so that each date has one
//! spelling and [`Edtf`]'s `Display` returns what was parsed.
//!
//! - [`mod@day`]: a day of the Gregorian calendar, and day arithmetic;
//! - [`parse`]: text to dates, with errors that say how to fix the text;
//! - [`mod@format`]: dates to text, in EDTF and in British English.
//!
//! Covered are levels 0 and 1 and, of level 2, the one-of sets `[..x]` and `[x..]`. Left out:
//! other sets, seasons by hemisphere, qualification of parts of a date, unspecified digits other
//! than the last, exponential years. Time zones are kept and shown, but not used in calculations: a
//! time of day belongs to the day it is written with.
//!
//! ```
//! use readout::dates::{Edtf, Order};
//!
//! let meeting = Edtf::parse("[..2022-04-11]")?;
//! let visit = Edtf::parse("2023-06-05")?;
//! assert_eq!(meeting.words(), "before 11 April 2022");
//! assert_eq!(meeting.compare(&visit), Order::Before);
//! # Ok::<(), readout::dates::EdtfError>(())
//! ```

pub mod day;
pub mod format;
pub mod parse;

pub use day::{Day, Weekday};
pub use parse::EdtfError;
use serde::{Deserialize, Serialize};

/// A date, as precise as it is known. The default is an unknown date, `../..`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edtf(When);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum When {
    At(Date),
    /// At least one limit is a date, and the end is not before the start.
    Interval(Limit, Limit),
    /// `[..x]`: one day, this one or earlier.
    Earlier(Date),
    /// `[x..]`: one day, this one or later.
    Later(Date),
    #[default]
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Limit {
    At(Date),
    /// `..`: there is no limit.
    Open,
    /// Empty: there is a limit, but it is not known.
    Unknown,
}

/// A year, what is known within it, and its qualification. A day in it exists in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Date {
    /// The year, or the first one of the decade or century.
    year: i32,
    known: Known,
    uncertain: bool,
    approximate: bool,
}

/// What is known of a date besides the year; variants are named after the smallest known unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Known {
    /// `20XX`
    Century,
    /// `202X`
    Decade,
    /// `2021`
    Year,
    /// `2021-XX`
    SomeMonth,
    /// `2021-XX-XX`
    SomeDay,
    /// `2021-21`: 21 spring, 22 summer, 23 autumn, 24 winter.
    Season(u8),
    /// `2021-03`
    Month(u8),
    /// `2021-03-XX`
    DayOf(u8),
    /// `2021-03-17`
    Day(u8, u8),
    /// `2021-03-17T14:40:04`
    Second { month: u8, day: u8, time: [u8; 3], zone: Option<Zone> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Zone {
    Utc,
    /// Minutes east of Greenwich.
    East(i16),
}

/// The smallest known unit of a date. Coarser units are less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Precision {
    Century,
    Decade,
    Year,
    Season,
    Month,
    Day,
    Second,
}

/// What kind of statement a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One time, however coarse: a month, a day, about a year.
    Point,
    /// A time with a start and an end.
    Interval,
    /// Only an upper bound is known.
    Before,
    /// Only a lower bound is known.
    After,
    /// Nothing is known.
    Unknown,
}

/// The order of two dates, as far as their bounds determine it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// The first ends before the second can start.
    Before,
    /// The first cannot start before the second ends.
    After,
    /// Both have the same bounds.
    Same,
    /// Both are bounded and share days.
    Overlapping,
    /// A bound needed to decide is missing.
    Unknown,
}

impl Edtf {
    /// The first possible day; `None` if there is no lower bound.
    ///
    /// `~`, `?` and `%` do not widen the bounds: those of `2022-04-11~` are that day. A season, for
    /// which EDTF states no hemisphere, has the bounds of its year, extended by the next two months
    /// if the season may continue into them.
    pub fn earliest(&self) -> Option<Day> {
        match self.0 {
            When::At(date) | When::Later(date) | When::Interval(Limit::At(date), _) => {
                Some(date.first())
            }
            _ => None,
        }
    }

    /// The last possible day; `None` if there is no upper bound.
    pub fn latest(&self) -> Option<Day> {
        match self.0 {
            When::At(date) | When::Earlier(date) | When::Interval(_, Limit::At(date)) => {
                Some(date.last())
            }
            _ => None,
        }
    }

    /// The order of two dates, determined by their bounds alone.
    pub fn compare(&self, other: &Edtf) -> Order {
        let (from, to) = (self.earliest(), self.latest());
        let (other_from, other_to) = (other.earliest(), other.latest());
        let over = |end: Option<Day>, start: Option<Day>| matches!((end, start), (Some(e), Some(s)) if e < s);
        if over(to, other_from) {
            Order::Before
        } else if over(other_to, from) {
            Order::After
        } else if [from, to, other_from, other_to].contains(&None) {
            Order::Unknown
        } else if (from, to) == (other_from, other_to) {
            Order::Same
        } else {
            Order::Overlapping
        }
    }

    /// The kind of statement it is.
    pub fn shape(&self) -> Shape {
        match self.0 {
            When::At(_) => Shape::Point,
            When::Interval(Limit::At(_), Limit::At(_)) => Shape::Interval,
            When::Earlier(_) | When::Interval(_, Limit::At(_)) => Shape::Before,
            When::Later(_) | When::Interval(Limit::At(_), _) => Shape::After,
            When::Interval(..) | When::Unknown => Shape::Unknown,
        }
    }

    /// The smallest known unit; for an interval, the coarser of both ends; for an unknown date, the
    /// coarsest unit.
    pub fn precision(&self) -> Precision {
        self.dates().map(Date::precision).min().unwrap_or(Precision::Century)
    }

    /// Whether it has two ends, known or not: `a/b`, `a/`, `../b`. False for `[..b]`, which is one
    /// unknown day.
    pub fn is_interval(&self) -> bool {
        matches!(self.0, When::Interval(..) | When::Unknown)
    }

    /// Whether a date in it is marked `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.dates().any(|date| date.approximate)
    }

    /// Whether a date in it is marked `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.dates().any(|date| date.uncertain)
    }

    /// The date without `?`, for callers that state the uncertainty themselves.
    #[must_use]
    pub fn certain(self) -> Edtf {
        let date = |date| Date { uncertain: false, ..date };
        let limit = |limit| match limit {
            Limit::At(d) => Limit::At(date(d)),
            other => other,
        };
        Edtf(match self.0 {
            When::At(d) => When::At(date(d)),
            When::Interval(start, end) => When::Interval(limit(start), limit(end)),
            When::Earlier(d) => When::Earlier(date(d)),
            When::Later(d) => When::Later(date(d)),
            When::Unknown => When::Unknown,
        })
    }

    /// From one day to another: an interval, or the first day unless it is before the last.
    pub fn between(first: Day, last: Day) -> Edtf {
        match (Edtf::from(first).0, Edtf::from(last).0) {
            (When::At(a), When::At(b)) if first < last => {
                Edtf(When::Interval(Limit::At(a), Limit::At(b)))
            }
            (day, _) => Edtf(day),
        }
    }

    fn dates(self) -> impl Iterator<Item = Date> {
        let dates = match self.0 {
            When::At(date) | When::Earlier(date) | When::Later(date) => [Some(date), None],
            When::Interval(start, end) => [start.date(), end.date()],
            When::Unknown => [None, None],
        };
        dates.into_iter().flatten()
    }
}

impl From<Day> for Edtf {
    fn from(day: Day) -> Edtf {
        let (year, month, day) = day.ymd();
        let known = Known::Day(month, day);
        Edtf(When::At(Date { year, known, uncertain: false, approximate: false }))
    }
}

impl Limit {
    fn date(self) -> Option<Date> {
        match self {
            Limit::At(date) => Some(date),
            Limit::Open | Limit::Unknown => None,
        }
    }
}

impl Date {
    fn first(self) -> Day {
        match self.known {
            Known::Month(month) | Known::DayOf(month) => Day::civil(self.year, month, 1),
            Known::Day(month, day) | Known::Second { month, day, .. } => {
                Day::civil(self.year, month, day)
            }
            _ => Day::civil(self.year, 1, 1),
        }
    }

    fn last(self) -> Day {
        match self.known {
            Known::Century => Day::civil(self.year + 99, 12, 31),
            Known::Decade => Day::civil(self.year + 9, 12, 31),
            Known::Season(22 | 24) => Day::end_of(self.year + 1, 2),
            Known::Month(month) | Known::DayOf(month) => Day::end_of(self.year, month),
            Known::Day(..) | Known::Second { .. } => self.first(),
            _ => Day::civil(self.year, 12, 31),
        }
    }

    fn precision(self) -> Precision {
        match self.known {
            Known::Century => Precision::Century,
            Known::Decade => Precision::Decade,
            Known::Year | Known::SomeMonth | Known::SomeDay => Precision::Year,
            Known::Season(_) => Precision::Season,
            Known::Month(_) | Known::DayOf(_) => Precision::Month,
            Known::Day(..) => Precision::Day,
            Known::Second { .. } => Precision::Second,
        }
    }

    fn is_plain(self) -> bool {
        !self.uncertain && !self.approximate
    }
}
