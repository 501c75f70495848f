//! One date to text in British English, no more precise than it is.

use super::date::{APPROXIMATE, Date, Digits, UNCERTAIN, Year, candidates, has_gaps, number};
use super::day::days_in;
use super::format::{join, month_name, year_name};

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
const OPEN: Digits = *b"XX";

impl Date {
    /// “about 11 April 2022”, “25 December of a year in the 1560s”, “June 2004 (year approximate)”.
    pub(super) fn words(&self) -> String {
        let plain = self.plain();
        let period = match self.part_of_year() {
            Some(33..) => "period",
            Some(_) => "season",
            None => "month",
        };
        let count = 1 + usize::from(self.month.is_some()) + usize::from(self.day.is_some());
        let marked = |mark: u8| -> Vec<String> {
            let parts = ["year", period, "day"].into_iter().zip(self.marks).take(count);
            parts.filter(|part| part.1 & mark != 0).map(|part| part.0.to_owned()).collect()
        };
        let (uncertain, approximate) = (marked(UNCERTAIN), marked(APPROXIMATE));
        if [&uncertain, &approximate].iter().all(|parts| parts.is_empty() || parts.len() == count) {
            let about = if approximate.is_empty() { "" } else { "about " };
            let doubt = if uncertain.is_empty() { "" } else { ", uncertain" };
            return format!("{about}{plain}{doubt}");
        }
        let names = join(&uncertain, "and");
        let doubts = if uncertain == approximate {
            names + " uncertain and approximate"
        } else if approximate.is_empty() {
            names + " uncertain"
        } else {
            let separator = if uncertain.is_empty() { "" } else { " uncertain, " };
            names + separator + &join(&approximate, "and") + " approximate"
        };
        format!("{plain} ({doubts})")
    }

    /// “11 Apr”, “Mar 2021”, “2010s”, without marks.
    pub(super) fn short(&self) -> String {
        let day = self.day.unwrap_or(OPEN);
        let months = |month: Digits| number(month).filter(|month| *month < 13).map(month_name);
        let plain = self.plain();
        if !self.year.is_one() || self.part_of_year().is_some() {
            return plain.trim_start_matches("the ").into();
        }
        match (self.month.and_then(months), number(day)) {
            (Some(month), Some(day)) => format!("{day} {}", &month[..3]),
            (Some(month), None) if day == OPEN => format!("{} {}", &month[..3], self.year.words()),
            (None, None) if self.month.is_none_or(|month| month == OPEN) && day == OPEN => {
                self.year.words()
            }
            _ => plain,
        }
    }

    /// Whether nothing of it is qualified or unspecified.
    pub(super) fn is_plain(&self) -> bool {
        let parts = [self.month, self.day];
        let is_open = parts.iter().flatten().any(|digits| digits.contains(&b'X'));
        self.marks == [0; 3] && self.year.is_one() && !is_open
    }

    /// Without marks.
    fn plain(&self) -> String {
        let year = self.year.words();
        let Some(month) = self.month else { return year };
        if let Some(part) = self.part_of_year() {
            return part_of_year(part, &year);
        }
        // The year after a month, and after “a day” or “a month”.
        let (of_year, in_year) = if self.year.is_one() {
            (format!(" {year}"), format!(" in {year}"))
        } else if self.year.span() == (0, 9999) {
            (format!(", {year}"), format!(", {year}"))
        } else {
            let a_year = if year.starts_with("a ") { "" } else { "a year in " };
            (format!(" of {a_year}{year}"), format!(" in {year}"))
        };
        let months: Vec<u8> = candidates(month, 12).collect();
        // A leap year, if it may be one.
        let known = if self.year.is_one() { self.year.span().0 } else { 2000 };
        let length = |month: &u8| days_in(i32::try_from(known).unwrap_or_default(), *month);
        let longest = months.iter().map(length).max().unwrap_or(31);
        let names: Vec<String> = months.iter().map(|month| month_name(*month).into()).collect();
        let days = |day| candidates(day, longest).map(|day| day.to_string()).collect::<Vec<_>>();
        let (name, is_range) = choice(&names, months.last().zip(months.first()));
        match (month == OPEN, self.day) {
            (true, None) => format!("a month{in_year}"),
            (true, Some(OPEN)) => format!("a day{in_year}"),
            (true, Some(day)) => format!("day {} of a month{in_year}", join(&days(day), "or")),
            (false, None) if is_range => format!("a month from {name}{of_year}"),
            (false, None) => format!("{name}{of_year}"),
            (false, Some(OPEN)) if is_range => format!("a day from {name}{of_year}"),
            (false, Some(OPEN)) => format!("a day in {name}{of_year}"),
            (false, Some(day)) if months.len() > 1 => {
                let name = if is_range { "a month from ".to_owned() + &name } else { name };
                format!("day {} of {name}{of_year}", join(&days(day), "or"))
            }
            (false, Some(day)) => {
                let all: Vec<u8> = candidates(day, longest).collect();
                let (days, is_range) = choice(&days(day), all.last().zip(all.first()));
                let from = if is_range { "a day from " } else { "" };
                format!("{from}{days} {name}{of_year}{}", self.time_words())
            }
        }
    }

    /// “, 14:40:04 UTC+05:30”.
    fn time_words(&self) -> String {
        let Some(time) = &self.time else { return String::new() };
        let (clock, zone) = time.split_at(time.find(['Z', '+', '-']).unwrap_or(time.len()));
        let utc = if zone.is_empty() { "" } else { " UTC" };
        format!(", {clock}{utc}{}", zone.replace('Z', "").replace('-', "−"))
    }
}

impl Year {
    /// Whether it is a single year.
    fn is_one(&self) -> bool {
        let (from, to) = self.span();
        from == to
    }

    /// “2021”, “the 1560s”, “1500–1599”, “a year of the form 1XX3”, “year not stated”.
    fn words(&self) -> String {
        let (from, to) = self.span();
        match *self {
            _ if from == to && self.value().is_some() => year_name(from),
            Year::Four { negative: false, digits: [.., b'0'..=b'9', b'X'] } if from > 9 => {
                format!("the {from}s")
            }
            Year::Four { negative: false, digits: [b'X', b'X', b'X', b'X'] } => {
                "year not stated".into()
            }
            Year::Four { negative, digits } if has_gaps(digits) => {
                let sign = if negative { "−" } else { "" };
                let digits: String = digits.iter().map(|digit| char::from(*digit)).collect();
                format!("a year of the form {sign}{digits}")
            }
            Year::Four { .. } => years(from, to),
            Year::Number { number, exponent, significant } => {
                if let Some(value) = self.value() {
                    let (years, value) = (years(from, to), year_name(value));
                    return format!("a year in {years}, estimated as {value}");
                }
                let sign = if number < 0 { "−" } else { "" };
                let power = format!("the year {sign}{} × 10^{exponent}", number.abs());
                match significant {
                    0 => power,
                    1 => power + ", to 1 significant digit",
                    _ => format!("{power}, to {significant} significant digits"),
                }
            }
        }
    }
}

/// “1500–1599”, “50–41 BC”, “1 BC – 9”.
fn years(from: i64, to: i64) -> String {
    let (from, to) = (year_name(from), year_name(to));
    match (from.strip_suffix(" BC"), to.ends_with(" BC")) {
        (Some(from), true) => format!("{from}–{to}"),
        (Some(_), false) => format!("{from} – {to}"),
        (None, _) => format!("{from}–{to}"),
    }
}

/// “October to December” of more than two in a row, else “February or December”; and whether it is
/// a range.
fn choice(names: &[String], ends: Option<(&u8, &u8)>) -> (String, bool) {
    match (names, ends) {
        ([first, _, _, ..], Some((to, from))) if usize::from(to - from) + 1 == names.len() => {
            (format!("{first} to {}", names[names.len() - 1]), true)
        }
        _ => (join(names, "or"), false),
    }
}

/// “spring 2001 (northern hemisphere)”, “the second quarter of 2001”.
fn part_of_year(part: u8, year: &str) -> String {
    let season = |first: u8| SEASONS[usize::from(part - first) % 4];
    let ordinal = |first: u8| ORDINALS[usize::from(part - first) % 4];
    match part {
        ..=24 => format!("{} {year}", season(21)),
        25..=28 => format!("{} {year} (northern hemisphere)", season(25)),
        29..=32 => format!("{} {year} (southern hemisphere)", season(29)),
        33..=36 => format!("the {} quarter of {year}", ordinal(33)),
        37..=39 => format!("the {} four-month period of {year}", ordinal(37)),
        40.. => format!("the {} half of {year}", ordinal(40)),
    }
}
