//! The gaps that are cut out of the axis, with their lengths in words.
//!
//! ```
//! use readout::timeline::{LayoutOptions, Plan};
//!
//! let corpus = readout::built_in();
//! let axis = Plan::new(&corpus).axis(&LayoutOptions { width: 160.0, ..LayoutOptions::default() });
//! let gap = &axis.gaps()[1];
//! assert_eq!((gap.days, gap.label.as_str()), (419, "419 days"));
//! assert_eq!(gap.words, "419 days, from 11 April 2022 to 4 June 2023, without a dated event");
//! ```

use super::groups::Group;
use crate::dates::format::{thousands, year_name};
use crate::dates::{Day, Edtf, Precision};

/// A long period without events, not shown to scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The position of its start.
    pub from: f64,
    /// The position of its end.
    pub to: f64,
    /// The number of days from the last day before it to the first day after it.
    pub days: i32,
    /// Its length, in the unit its ends are known in: “419 days”, “13 months”; “419 d” if that does
    /// not fit, empty if neither fits.
    pub label: String,
    /// The same in full: “13 months, from March 2021 to April 2022, without a dated event”.
    pub words: String,
}

/// The length of a gap, in the coarser unit of its two ends unless that would make it 0.
pub(super) struct GapWording {
    days: i32,
    long: String,
    short: String,
    ends: String,
}

impl GapWording {
    pub(super) fn between(before: &Group, after: &Group) -> GapWording {
        let (a, b) = (before.last, after.first);
        let days = a.until(b);
        let ((year, month, _), (next_year, next_month, _)) = (a.ymd(), b.ymd());
        let years = next_year - year;
        let months = years * 12 + i32::from(next_month) - i32::from(month);
        let (count, unit) = match before.last_unit.min(after.first_unit) {
            Precision::Century | Precision::Decade | Precision::Year if years > 0 => {
                (years, "year")
            }
            Precision::Day | Precision::Second => (days, "day"),
            _ if months > 0 => (months, "month"),
            _ => (days, "day"),
        };
        let plural = if count == 1 { "" } else { "s" };
        let short = if unit == "month" { "mo" } else { &unit[..1] };
        GapWording {
            days,
            long: format!("{} {unit}{plural}", thousands(count.into())),
            short: format!("{} {short}", thousands(count.into())),
            ends: format!("from {} to {}", words_in_unit(a, unit), words_in_unit(b, unit)),
        }
    }

    /// The width of its label, in characters.
    pub(super) fn columns(&self) -> usize {
        self.long.chars().count()
    }

    /// The gap at a position on the axis.
    pub(super) fn place(&self, from: f64, to: f64, width: f64) -> Gap {
        let fits = |label: &&String| label.chars().count() as f64 <= (to - from) * width;
        let label = [&self.long, &self.short].into_iter().find(fits).cloned().unwrap_or_default();
        let words = format!("{}, {}, without a dated event", self.long, self.ends);
        Gap { from, to, days: self.days, label, words }
    }
}

/// A day in words, in the precision of a unit.
fn words_in_unit(day: Day, unit: &str) -> String {
    let year = year_name(day.ymd().0);
    match unit {
        "day" => Edtf::from(day).words(),
        "month" => format!("{} {year}", day.month_name()),
        _ => year,
    }
}
