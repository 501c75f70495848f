//! A day of the calendar, and day arithmetic.
//!
//! ```
//! use readout::dates::{Day, Weekday};
//!
//! let first = Day::from_ymd(2022, 4, 11);
//! let second = Day::parse("2023-06-05");
//! assert_eq!(first.map(Day::weekday), Some(Weekday::Monday));
//! assert_eq!(first.zip(second).map(|(first, second)| first.until(second)), Some(420));
//! assert_eq!(first.map(|first| first.plus(420)), second);
//! ```

use super::format::month_name;
use super::format::year_digits;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the proleptic Gregorian calendar, counted from 1 January 1970.
///
/// Years range from −1,000,000 to 1,000,000; arithmetic saturates. Year 0 is 1 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(i32);

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    /// Day number 0, 1 January 1970.
    pub const EPOCH: Day = Day(0);
    /// The first supported day.
    pub const MIN: Day = Day::civil(-1_000_000, 1, 1);
    /// The last supported day.
    pub const MAX: Day = Day::civil(1_000_000, 12, 31);

    /// The day of a year, month and day of the month; `None` if it does not exist.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        let exists = (-1_000_000..=1_000_000).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then(|| Day::civil(year, month, day))
    }

    /// Year, month and day of the month.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 12, 1 to 31")]
    pub const fn ymd(self) -> (i32, u8, u8) {
        // Howard Hinnant's `civil_from_days`: years start in March, so that the leap day is last.
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = era * 400 + year + (month <= 2) as i32;
        (year, month as u8, day as u8)
    }

    /// Days since 1 January 1970.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day `days` later, or earlier if negative; clamped to [`Day::MIN`] and [`Day::MAX`].
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days)).clamp(Day::MIN, Day::MAX)
    }

    /// The number of days from this one to another; negative if the other is earlier.
    pub fn until(self, later: Day) -> i32 {
        later.0 - self.0
    }

    /// Parses a day as `Display` writes it, such as `2022-04-11`; `None` if it does not exist.
    pub fn parse(text: &str) -> Option<Day> {
        // From the right, as the year may start with a sign.
        let mut parts = text.rsplitn(3, '-').map(|part| part.parse::<i32>().ok());
        let mut next = || parts.next()?;
        let (day, month, year) = (next()?, next()?, next()?);
        let day = Day::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        // Numbers may have signs, or lack zeros on the left.
        (day.to_string() == text).then_some(day)
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        match self.0.rem_euclid(7) {
            0 => Thursday,
            1 => Friday,
            2 => Saturday,
            3 => Sunday,
            4 => Monday,
            5 => Tuesday,
            _ => Wednesday,
        }
    }

    /// The English name of the month.
    pub fn month_name(self) -> &'static str {
        month_name(self.ymd().1)
    }

    /// The day of a valid year, month and day of the month.
    pub(super) const fn civil(year: i32, month: u8, day: u8) -> Day {
        let (month, day) = (month as i32, day as i32);
        let year = if month <= 2 { year - 1 } else { year };
        let of_era = year.rem_euclid(400);
        let from_march = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * from_march + 2) / 5 + day - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Day(year.div_euclid(400) * 146_097 + days - 719_468)
    }

    /// The last day of a month.
    pub(super) fn end_of(year: i32, month: u8) -> Day {
        Day::civil(year, month, days_in(year, month))
    }
}

/// The number of days in a month from 1 to 12.
pub fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{}-{month:02}-{day:02}", year_digits(year))
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
