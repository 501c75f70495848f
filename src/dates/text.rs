//! A date as its text: how it is compared and displayed.

use super::format::{NOT_STATED, month_name, year_name};
use super::{Day, Edtf, EdtfError, Precision, Shape};
use std::{fmt, hash, str::FromStr};

impl Default for Edtf {
    fn default() -> Edtf {
        Edtf {
            text: "../..".into(),
            words: NOT_STATED.into(),
            short: NOT_STATED.into(),
            first: None,
            last: None,
            shape: Shape::Unknown,
            precision: Precision::Century,
            is_interval: true,
            is_approximate: false,
            has_gaps: false,
            parts: Vec::new(),
            certain: None,
        }
    }
}

/// A day as a date. EDTF has no days in years of more than four digits: the text of such a date
/// cannot be parsed.
impl From<Day> for Edtf {
    fn from(day: Day) -> Edtf {
        let (year, month, of_month) = day.ymd();
        let month = month_name(month);
        Edtf {
            text: day.to_string().into(),
            words: format!("{of_month} {month} {}", year_name(year)).into(),
            short: format!("{of_month} {}", &month[..3]).into(),
            first: Some(day),
            last: Some(day),
            shape: Shape::Point,
            precision: Precision::Day,
            is_interval: false,
            ..Edtf::default()
        }
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        Edtf::parse(text)
    }
}

/// The date in EDTF, as it was parsed.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for Edtf {
    fn eq(&self, other: &Edtf) -> bool {
        self.text == other.text
    }
}

impl Eq for Edtf {}

impl hash::Hash for Edtf {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
