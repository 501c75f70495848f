//! Values of the field `date:`, in figures or in words.
//!
//! A date has a value if, by their bounds, it may be on the same days: a report of June 2023 has
//! `2023`, `2023-06-04` and `june`.

use crate::dates::day::days_in;
use crate::dates::format::month_name;
use crate::dates::{Day, Edtf, Shape};
use crate::text::{fold, parts, tokens};

/// What a value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateValue {
    /// The first and the last day of `2023`, `2023-06`, `2023-06-05` or of an interval of these; or
    /// of `June 2023`, `5 June 2023`.
    Between(Day, Day),
    /// A month, or a day in it, of any year: `June`, `5 June`.
    EachYear(u8, Option<u8>),
}

impl DateValue {
    /// Reads a value; `None` if it is no date.
    pub(crate) fn parse(value: &str) -> Option<Self> {
        let (start, end) = value.split_once('/').unwrap_or((value, value));
        if let (Some((first, _)), Some((_, last))) = (days_of(start), days_of(end)) {
            return Some(Self::Between(first, last));
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
        match (year, month) {
            (Some(year), Some(month)) => days_within(year, Some(month), day),
            (Some(year), None) if day.is_none() => days_within(year, None, None),
            (None, Some(month)) => return Some(Self::EachYear(month, day)),
            _ => return None,
        }
        .map(|(first, last)| Self::Between(first, last))
    }

    /// Whether a date may be on the days that are meant. False of a date that is not known.
    pub(crate) fn may_be(&self, date: &Edtf) -> bool {
        if date.shape() == Shape::Unknown {
            return false;
        }
        match self {
            Self::Between(from, to) => {
                date.earliest().is_none_or(|first| first <= *to)
                    && date.latest().is_none_or(|last| last >= *from)
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

/// The first and the last day of `2023`, `2023-06` or `2023-06-05`.
fn days_of(text: &str) -> Option<(Day, Day)> {
    let mut parts = text.split('-').map(|part| {
        let is_number = part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i32>().ok().filter(|_| is_number)
    });
    let year = parts.next()?.filter(|_| text.find('-').unwrap_or(text.len()) == 4)?;
    let mut two = || match parts.next() {
        None => Some(None),
        Some(number) => u8::try_from(number?).ok().map(Some),
    };
    let (month, day) = (two()?, two()?);
    if parts.next().is_some() { None } else { days_within(year, month, day) }
}

/// The first and the last day of a year, of a month of it, or of a day of that.
fn days_within(year: i32, month: Option<u8>, day: Option<u8>) -> Option<(Day, Day)> {
    let (first, last) = (month.unwrap_or(1), month.unwrap_or(12));
    let length = if (1..=12).contains(&last) { days_in(year, last) } else { return None };
    Day::from_ymd(year, first, day.unwrap_or(1)).zip(Day::from_ymd(
        year,
        last,
        day.unwrap_or(length),
    ))
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
