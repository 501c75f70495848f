//! Imprecise dates: what a text says of a time, and no more.
//!
//! An [`Edtf`] is a date in the Extended Date/Time Format (ISO 8601-2:2019, annex A): “March
//! 2021”, “about 11 April 2022”, “before 5 June 2023”, “from 5 June 2023, end not stated” are
//! values of their own, never a day made up to stand for them. Parsing is strict, so that one
//! date has one spelling and [`Edtf`]'s `Display` gives back what was parsed.
//!
//! - [`mod@day`]: one day of the Gregorian calendar, and counting with days;
//! - [`parse`]: text to dates, with errors that name the mend;
//! - [`mod@format`]: dates to text, the EDTF form and British English.
//!
//! Covered are levels 0 and 1 and, of level 2, the one-of sets `[..x]` and `[x..]`. Left out:
//! other sets, seasons by hemisphere, doubt about parts of a date, unspecified digits but the
//! last, exponential years. Time zones are kept and shown, never reckoned with: a time of day
//! belongs to the day it is written with.

pub mod day;
pub mod format;
pub mod parse;

pub use day::{Day, Weekday};
pub use parse::EdtfError;
use serde::{Deserialize, Serialize};

/// A date as precise as it is known. The default is a date of which nothing is known, `../..`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edtf(When);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum When {
    At(Date),
    /// Never two limits that are not dates, never the end before the start.
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
    /// Left empty: there is one, but it is not known.
    Unknown,
}

/// A year, what is known within it, and how well. A calendar day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Date {
    /// The year, or the first one of the decade or century.
    year: i32,
    known: Known,
    uncertain: bool,
    approximate: bool,
}

/// What is known of a date besides its year: variants are named after the smallest part known.
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

/// The smallest unit a date is known to. Coarser is less.
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

/// How two dates stand to each other, as far as their bounds tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// The first is over before the second can begin.
    Before,
    /// The first cannot begin before the second is over.
    After,
    /// Both have the same bounds: the dates do not tell them apart.
    Same,
    /// Both are bounded and share days.
    Overlapping,
    /// A bound that would decide is missing.
    Unknown,
}

impl Edtf {
    /// The first day it can touch; nothing where it has no lower bound.
    ///
    /// Doubt does not widen the bounds: those of `2022-04-11~` are that day. A season, which EDTF
    /// gives no hemisphere, has the bounds of its year, and of the two months after it where the
    /// season may run into them.
    pub fn earliest(&self) -> Option<Day> {
        match self.0 {
            When::At(date) | When::Later(date) | When::Interval(Limit::At(date), _) => {
                Some(date.first())
            }
            _ => None,
        }
    }

    /// The last day it can touch; nothing where it has no upper bound.
    pub fn latest(&self) -> Option<Day> {
        match self.0 {
            When::At(date) | When::Earlier(date) | When::Interval(_, Limit::At(date)) => {
                Some(date.last())
            }
            _ => None,
        }
    }

    /// How two dates stand to each other. What it says follows from the bounds alone.
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

    /// The smallest unit it is known to; of an interval the coarser of both ends, and of a date
    /// of which nothing is known the coarsest there is.
    pub fn precision(&self) -> Precision {
        self.dates().map(Date::precision).min().unwrap_or(Precision::Century)
    }

    /// Whether it is a time with two ends, known or not: `a/b`, `a/`, `../b`. Not so `[..b]`,
    /// which is one day that is not known.
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

    /// The same without `?`, for those who say themselves how sure it is.
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

    /// From one day to another: an interval, or the day if it is the same.
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
