//! Values of the field `date:`, in EDTF or in words.
//!
//! A date has a value if, by their bounds, it may be on the same days: a report of June 2023 has
//! `2023`, `2023-06-04` and `june`.

use crate::dates::format::month_name;
use crate::dates::{Day, Edtf, Shape};
use crate::text::{fold, parts, tokens};

/// What a value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateValue {
    /// The bounds of a date in EDTF, `2023-06`, or in words with a year: `June 2023`, `5 June 2023`.
    Between(Option<Day>, Option<Day>),
    /// A month, or a day in it, of any year: `June`, `5 June`.
    EachYear(u8, Option<u8>),
}

impl DateValue {
    /// Reads a value; `None` if it is no date.
    pub(crate) fn parse(value: &str) -> Option<Self> {
        if let Ok(date) = Edtf::parse(value) {
            return Some(Self::bounds(&date));
        }
        let (mut year, mut month, mut day) = (None::<i32>, None::<u8>, None::<u8>);
        for token in tokens(value) {
            for part in parts(token.of(value)) {
                let word = fold(part.of(token.of(value)));
                let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
                let is_again = match digits.len() {
                    0 => month.replace(month_named(&word)?).is_some(),
                    1 | 2 => day.replace(digits.parse().ok()?).is_some(),
                    4 => year.replace(digits.parse().ok()?).is_some(),
                    _ => return None,
                };
                if is_again {
                    return None;
                }
            }
        }
        let date = match (year, month, day) {
            (Some(year), None, None) => format!("{year:04}"),
            (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (None, Some(month), day) => return Some(Self::EachYear(month, day)),
            _ => return None,
        };
        Edtf::parse(&date).ok().as_ref().map(Self::bounds)
    }

    fn bounds(date: &Edtf) -> Self {
        Self::Between(date.earliest(), date.latest())
    }

    /// Whether a date may be on the days that are meant. False of a date that is not known.
    pub(crate) fn may_be(&self, date: &Edtf) -> bool {
        if date.shape() == Shape::Unknown {
            return false;
        }
        match self {
            Self::Between(from, to) => {
                let is_before = |end: Option<Day>, start: Option<Day>| {
                    end.zip(start).is_some_and(|(a, b)| a < b)
                };
                !is_before(*to, date.earliest()) && !is_before(date.latest(), *from)
            }
            Self::EachYear(month, day) => {
                let (Some(from), Some(to)) = (date.earliest(), date.latest()) else { return true };
                let (first, last) = (from.ymd().0, to.ymd().0);
                // Among nine years in a row is a leap year.
                (first..=last.min(first + 8)).any(|year| {
                    let start = Day::from_ymd(year, *month, day.unwrap_or(1));
                    let end = Day::from_ymd(year, *month, day.unwrap_or(28));
                    start.is_some_and(|start| start <= to)
                        && end
                            .is_some_and(|end| from <= end.plus(if day.is_none() { 3 } else { 0 }))
                })
            }
        }
    }
}

/// The month of a folded name or of its first letters, at least three.
fn month_named(word: &str) -> Option<u8> {
    let begins = |month: &u8| fold(month_name(*month)).starts_with(word);
    (word.len() > 2).then(|| (1..=12).find(begins)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_meet_dates_that_may_be_theirs() {
        for (value, date, expected) in [
            ("2022", "2022-04-11", true),
            ("2022-04", "2022-04-11", true),
            ("2022-04-12", "2022-04-11", false),
            ("2022-04-10/2022-04-12", "2022-04-11", true),
            ("2023-06-04", "2023-06", true),
            ("2023-06-04", "2023-06-04/2023-06-05", true),
            ("2023-06-06", "2023-06-04/2023-06-05", false),
            ("2024", "[..2023-06-05]", false),
            ("2021", "[..2023-06-05]", true),
            ("2021", "../..", false),
            ("april", "2022-04-11", true),
            ("Apr", "2022-04-11", true),
            ("may", "2022-04-11", false),
            ("11 April", "2022-04-11", true),
            ("April 11th", "2022-04-11", true),
            ("12 April", "2022-04-11", false),
            ("April 11, 2022", "2022-04-11", true),
            ("april 2022", "2022-04-11", true),
            ("april 2023", "2022-04-11", false),
            ("may", "2022-04-28/2022-05-02", true),
            ("30 april", "2022-04-28/2022-05-02", true),
            ("27 april", "2022-04-28/2022-05-02", false),
            ("january", "2021-12/2022-02", true),
            ("29 february", "2021/2023", false),
            ("29 february", "2023/2025", true),
            ("june", "2022", true),
            ("june", "../..", false),
        ] {
            let meant = DateValue::parse(value).expect(value);
            let date = Edtf::parse(date).expect(date);
            assert_eq!(meant.may_be(&date), expected, "{value} and {date}");
        }
    }

    #[test]
    fn other_words_are_no_dates() {
        for value in ["", "pentagon", "april april", "11", "11 2022", "35 april 2022", "ap", "1.5"]
        {
            assert_eq!(DateValue::parse(value), None, "{value}");
        }
    }
}
