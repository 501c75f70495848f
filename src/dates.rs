//! Imprecise dates: exactly as precise as a text states them.
//!
//! An [`Edtf`] is a date in the Extended Date/Time Format, levels 0, 1 and 2: ISO 8601-2:2019, annex
//! A, and the [specification](https://www.loc.gov/standards/datetime/) of the Library of Congress.
//! “March 2021”, “about 11 April 2022”, “before 5 June 2023”, “from 5 June 2023, end not stated”,
//! “one of 1667 or 1668” are distinct values, never approximated by a day. Parsing is strict, so
//! that, as far as the standard allows it, each date has one spelling, and [`Edtf`]'s `Display`
//! returns what was parsed.
//!
//! - [`mod@day`]: a day of the Gregorian calendar, and day arithmetic;
//! - `date`: a date with its unspecified digits, and the days that fit;
//! - `parse`: text to dates; [`mod@mend`]: errors that say how to fix the text;
//! - [`mod@format`], `phrase`: dates to British English;
//! - `parts`: the runs of days of a set, and of digits not specified;
//! - `level`: the level of the standard that a date needs;
//! - `text`: a date is stored, compared and displayed as its text.
//!
//! Where the standard leaves a choice:
//!
//! - Times of day have hours, minutes and seconds; a fraction of a second and `24:00:00`, the end of
//!   the day, are accepted. The time zone is from `-12:00` to `+14:00`, as on earth, and kept and
//!   shown, but not used in calculations: a time of day belongs to the day it is written with.
//! - Years have at most 18 digits and an exponent of at most 9. Those that no [`Day`] holds have at
//!   most one bound: see [`Edtf::earliest`].
//! - Of ISO 8601-1, nothing but level 0 is accepted, as the specification asks: no centuries (`19`),
//!   decades (`193`), offsets without a colon (`+0530`), weeks, days of the year or durations.
//! - A season or other part of a year is no start or end of an interval or range, as it is no date.
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

mod date;
pub mod day;
pub mod format;
mod level;
pub mod mend;
mod parse;
mod parts;
mod phrase;
mod text;

use date::{APPROXIMATE, Date, UNCERTAIN};
pub use day::{Day, Weekday};
pub use mend::EdtfError;
use serde::{Deserialize, Serialize};

/// A date, as precise as it is known: its text, and what was read of it. The default is an unknown
/// date, `../..`.
///
/// Reading is done once, when a corpus is loaded. A page that gets a corpus in its binary form needs
/// none of it.
///
/// Two are equal if they are written alike.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Edtf {
    text: Box<str>,
    words: Box<str>,
    short: Box<str>,
    first: Option<Day>,
    last: Option<Day>,
    shape: Shape,
    precision: Precision,
    is_interval: bool,
    is_approximate: bool,
    has_gaps: bool,
    parts: Vec<(Day, Day)>,
    /// The date without `?`, if it has one.
    certain: Option<Box<Edtf>>,
}

#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "an event has one date, and a box is no simpler")]
enum When {
    At(Date),
    /// The end is not before the start.
    Interval(Limit, Limit),
    /// `{…}`, all members, or `[…]`, one of them. At least one member; the first alone may be open
    /// at its start, the last alone at its end.
    Set {
        all: bool,
        members: Box<[Extent]>,
    },
}

/// The start or end of an interval.
#[derive(Clone, Debug)]
enum Limit {
    At(Extent),
    /// `..`: there is no limit.
    Open,
    /// Empty: there is a limit, but it is not known.
    Unknown,
}

/// A member of a set, or the start or end of an interval.
#[derive(Clone, Debug)]
enum Extent {
    On(Date),
    /// `..x`: this date or before. One day in a limit and in a set of which one member is meant.
    UpTo(Date),
    /// `x..`: this date or after.
    From(Date),
    /// `x..y`, only in sets.
    Between(Date, Date),
}

/// The smallest known unit of a date. Coarser units are less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// What kind of statement a date is. A bound that it has is missing if its year is outside the range
/// of [`Day`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// One time, however coarse: a month, a day, about a year.
    Point,
    /// A time with a start and an end.
    Interval,
    /// Only an upper bound is known.
    Before,
    /// Only a lower bound is known.
    After,
    /// One of several times.
    OneOf,
    /// Several times.
    AllOf,
    /// No bound is known.
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
    /// Parses a date.
    ///
    /// # Errors
    /// If the text is not in the Extended Date/Time Format, contains a day that does not exist, or
    /// ends before it starts.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        match parse::read(text) {
            Ok(when) => Ok(Edtf::of(text, &when)),
            Err(fault) => Err(EdtfError::new(text, fault)),
        }
    }

    fn of(text: &str, when: &When) -> Edtf {
        let (first, last) = when.bounds();
        let certain = when.is_marked(UNCERTAIN).then(|| text.replace('?', "").replace('%', "~"));
        let certain = certain.and_then(|text| Edtf::parse(&text).ok()).map(Box::new);
        Edtf {
            text: text.into(),
            words: when.words().into(),
            short: when.short().into(),
            first,
            last,
            shape: when.shape(),
            precision: when.precision(),
            is_interval: matches!(when, When::Interval(..)),
            is_approximate: when.is_marked(APPROXIMATE),
            has_gaps: when.has_gaps(),
            parts: when.parts(),
            certain,
        }
    }

    /// The date in words: “11 April 2022”, “March 2021”, “about 2021”, “before 5 June 2023”.
    ///
    /// `[..x]` is “before x” and `[x..]` is “after x”, although both include x itself: the exact
    /// day is unknown.
    pub fn words(&self) -> String {
        self.words.to_string()
    }

    /// The date abbreviated, for an axis that shows the year: “11 Apr”, “Mar 2021”.
    pub fn short(&self) -> String {
        self.short.to_string()
    }

    /// The first possible day; `None` if there is no lower bound.
    ///
    /// `~`, `?` and `%` do not widen the bounds: those of `2022-04-11~` are that day. A season, for
    /// which EDTF states no hemisphere, has the bounds of its year, extended by the next two months
    /// if the season may continue into them. With unspecified digits it is the first day that fits.
    ///
    /// Of a year after [`Day::MAX`], this is `Day::MAX`, which is before it, and [`Edtf::latest`] is
    /// `None`; of a year before [`Day::MIN`], this is `None` and `latest` is `Day::MIN`.
    pub fn earliest(&self) -> Option<Day> {
        self.first
    }

    /// The last possible day; `None` if there is no upper bound. See [`Edtf::earliest`].
    pub fn latest(&self) -> Option<Day> {
        self.last
    }

    /// The order of two dates, determined by their bounds alone.
    pub fn compare(&self, other: &Edtf) -> Order {
        let (from, to) = (self.first, self.last);
        let (other_from, other_to) = (other.first, other.last);
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
        self.shape
    }

    /// The smallest known unit; of several dates, the coarsest; for an unknown date, the coarsest
    /// unit. Of a date with unspecified digits, the unit to the left of them: the decade of
    /// `156X-12-25`.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether it has two ends, known or not: `a/b`, `a/`, `../b`. False for `[..b]`, which is one
    /// unknown day.
    pub fn is_interval(&self) -> bool {
        self.is_interval
    }

    /// Whether a date in it, or a part of one, is marked `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.is_approximate
    }

    /// Whether a date in it, or a part of one, is marked `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.certain.is_some()
    }

    /// Whether days between its bounds may be none of its days: those between the members of a set,
    /// or between the days that fit unspecified digits, as in `156X-12-25`.
    pub fn has_gaps(&self) -> bool {
        self.has_gaps
    }

    /// Its runs of days, each from a first to a last day, from early to late: each alternative, or
    /// each of several times. Empty if it has no gaps, lacks a bound, or has more than 60.
    pub fn parts(&self) -> &[(Day, Day)] {
        &self.parts
    }

    /// The date without `?`, for callers that state the uncertainty themselves.
    #[must_use]
    pub fn certain(&self) -> Edtf {
        self.certain.as_deref().unwrap_or(self).clone()
    }

    /// From one day to another: an interval, or the first day unless it is before the last.
    pub fn between(first: Day, last: Day) -> Edtf {
        if first >= last {
            return Edtf::from(first);
        }
        let (from, to) = (Edtf::from(first), Edtf::from(last));
        Edtf {
            text: format!("{first}/{last}").into(),
            words: format::range(&from.words, &to.words).into(),
            short: format::range(&from.short, &to.short).into(),
            last: Some(last),
            shape: Shape::Interval,
            is_interval: true,
            ..from
        }
    }
}

impl When {
    fn bounds(&self) -> (Option<Day>, Option<Day>) {
        match self {
            When::At(date) => (date.first, date.last),
            When::Interval(start, end) => (start.bounds().0, end.bounds().1),
            When::Set { members, .. } => {
                let mut all = members.iter().map(Extent::bounds);
                let first = all.next().unwrap_or_default();
                // `None` is before all days as the first, but after all days as the last.
                all.fold(first, |(from, to), (first, last)| {
                    (from.min(first), to.zip(last).map(|(a, b)| a.max(b)))
                })
            }
        }
    }

    /// The kind of statement it is.
    fn shape(&self) -> Shape {
        match self {
            When::At(_) => Shape::Point,
            When::Interval(..) => match self.bounds() {
                (Some(_), Some(_)) => Shape::Interval,
                (None, Some(_)) => Shape::Before,
                (Some(_), None) => Shape::After,
                (None, None) => Shape::Unknown,
            },
            When::Set { all, members } => match (&**members, all) {
                ([Extent::On(_)], _) => Shape::Point,
                ([Extent::UpTo(_)], false) => Shape::Before,
                ([Extent::From(_)], false) => Shape::After,
                (_, false) => Shape::OneOf,
                (_, true) => Shape::AllOf,
            },
        }
    }

    /// The coarsest smallest known unit of its dates.
    fn precision(&self) -> Precision {
        let mut least = None;
        self.each(|date| {
            let precision = date.precision();
            least = Some(least.map_or(precision, |least| precision.min(least)));
        });
        least.unwrap_or(Precision::Century)
    }

    fn is_marked(&self, mark: u8) -> bool {
        let mut found = false;
        self.each(|date| found |= date.is_marked(mark));
        found
    }

    /// Calls `visit` for each date in it.
    fn each(&self, mut visit: impl FnMut(&Date)) {
        let mut extent = |extent: &Extent| match extent {
            Extent::On(date) | Extent::UpTo(date) | Extent::From(date) => visit(date),
            Extent::Between(first, last) => {
                visit(first);
                visit(last);
            }
        };
        match self {
            When::At(date) => visit(date),
            When::Interval(start, end) => {
                for limit in [start, end] {
                    if let Limit::At(at) = limit {
                        extent(at);
                    }
                }
            }
            When::Set { members, .. } => members.iter().for_each(extent),
        }
    }
}

impl Limit {
    fn bounds(&self) -> (Option<Day>, Option<Day>) {
        match self {
            Limit::At(extent) => extent.bounds(),
            Limit::Open | Limit::Unknown => (None, None),
        }
    }
}

impl Extent {
    fn bounds(&self) -> (Option<Day>, Option<Day>) {
        match self {
            Extent::On(date) => (date.first, date.last),
            Extent::UpTo(date) => (None, date.last),
            Extent::From(date) => (date.first, None),
            Extent::Between(from, to) => (from.first, to.last),
        }
    }
}
