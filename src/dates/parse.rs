//! Text to dates: strict, with errors that say how to fix the text.
//!
//! ```
//! use readout::dates::Edtf;
//!
//! let error = Edtf::parse("2023-02-30").unwrap_err();
//! assert_eq!(error.what(), "`2023-02-30` does not exist");
//! assert_eq!(error.mend(), "February 2023 has days 01 to 28");
//! ```

use super::{Date, Day, Edtf, Known, Limit, When, Zone, day::days_in, format::month_name};
use std::{error, fmt, str::FromStr};

/// Why a text is not a valid date, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError {
    what: String,
    mend: String,
}

impl EdtfError {
    /// What is wrong.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// How to fix it.
    pub fn mend(&self) -> &str {
        &self.mend
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.mend)
    }
}

impl error::Error for EdtfError {}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        Edtf::parse(text)
    }
}

impl Edtf {
    /// Parses a date.
    ///
    /// # Errors
    /// If the text is not in the part of the Extended Date/Time Format that [`crate::dates`]
    /// covers, contains a day that does not exist, or is an interval that ends before it starts.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        if text.is_empty() {
            return err("the date is empty", "write `../..` for a date of which nothing is known");
        }
        if text.starts_with(['[', '{']) {
            return one_of(text).map(Edtf);
        }
        match text.split_once('/') {
            Some((start, end)) => interval(start, end).map(Edtf),
            None => date(text).map(|date| Edtf(When::At(date))),
        }
    }
}

/// `[..x]` or `[x..]`.
fn one_of(text: &str) -> Result<When, EdtfError> {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match inner.map(|inner| (inner.strip_prefix(".."), inner.strip_suffix(".."))) {
        Some((Some(latest), None)) => date_only(latest).map(When::Earlier),
        Some((None, Some(earliest))) => date_only(earliest).map(When::Later),
        _ => err(
            format!("`{text}` is a set of dates"),
            "write `[..x]` for a day not after x, `[x..]` for one not before it, or `x/y`",
        ),
    }
}

fn interval(start: &str, end: &str) -> Result<When, EdtfError> {
    match (limit(start)?, limit(end)?) {
        (Limit::Open, Limit::Open) => Ok(When::Unknown),
        (Limit::At(first), Limit::At(last)) if last.last() < first.first() => {
            err(format!("`{start}/{end}` ends before it starts"), format!("write `{end}/{start}`"))
        }
        (from @ Limit::At(_), to) | (from, to @ Limit::At(_)) => Ok(When::Interval(from, to)),
        _ => err(format!("`{start}/{end}` has no date"), "write `../..` if nothing is known"),
    }
}

fn limit(text: &str) -> Result<Limit, EdtfError> {
    match text {
        "" => Ok(Limit::Unknown),
        ".." => Ok(Limit::Open),
        _ if text.contains('/') => {
            err(format!("`{text}` follows a second `/`"), "write one start and one end: `x/y`")
        }
        _ => date_only(text).map(Limit::At),
    }
}

/// A date without a time of day: EDTF allows no time of day in intervals and sets.
fn date_only(text: &str) -> Result<Date, EdtfError> {
    match date(text)? {
        Date { known: Known::Second { .. }, .. } => {
            let day = text.split('T').next().unwrap_or_default();
            err(format!("`{text}` has a time of day inside an interval"), format!("write `{day}`"))
        }
        date => Ok(date),
    }
}

fn date(text: &str) -> Result<Date, EdtfError> {
    let plain = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let mark = &text[plain.len()..];
    let (year, known) = match plain.split_once('T') {
        Some(_) if !mark.is_empty() => {
            return err(
                format!("`{text}` marks a time of day with `{mark}`"),
                format!("drop the `{mark}`, or the time"),
            );
        }
        Some((day, time)) => at_time(day, time)?,
        None => calendar(plain)?,
    };
    let (uncertain, approximate) = (matches!(mark, "?" | "%"), matches!(mark, "~" | "%"));
    Ok(Date { year, known, uncertain, approximate })
}

/// `2021`, `2021-03`, `2021-03-17`, seasons, and `X` for unspecified digits.
fn calendar(text: &str) -> Result<(i32, Known), EdtfError> {
    let long = text.starts_with('Y');
    let year_ends =
        text.char_indices().skip(1 + usize::from(long)).find(|(_, c)| *c == '-').map(|(at, _)| at);
    let (year, rest) = text.split_at(year_ends.unwrap_or(text.len()));
    let (year, known) = self::year(year).ok_or_else(|| form(text))?;
    let mut parts = rest.split('-').skip(1);
    let known = match (known, parts.next(), parts.next(), parts.next()) {
        (_, None, None, None) => known,
        _ if long => return Err(form(text)),
        (Known::Year, Some("XX"), None, None) => Known::SomeMonth,
        (Known::Year, Some("XX"), Some("XX"), None) => Known::SomeDay,
        (Known::Year, Some(month), day, None) => within(text, year, month, day)?,
        _ => return Err(form(text)),
    };
    Ok((year, known))
}

/// Four digits, optionally ending in `XX` or `X`, or after a minus; `Y` before more than four.
fn year(text: &str) -> Option<(i32, Known)> {
    let (long, rest) = text.strip_prefix('Y').map_or((false, text), |rest| (true, rest));
    let (sign, digits) = rest.strip_prefix('-').map_or((1, rest), |digits| (-1, digits));
    let (value, known) = match (long, digits.len()) {
        (true, 5 | 6) if !digits.starts_with('0') => (number(digits)?, Known::Year),
        (false, 4) if sign == 1 && digits.ends_with("XX") => {
            (number(&digits[..2])? * 100, Known::Century)
        }
        (false, 4) if sign == 1 && digits.ends_with('X') => {
            (number(&digits[..3])? * 10, Known::Decade)
        }
        (false, 4) if digits != "0000" || sign == 1 => (number(digits)?, Known::Year),
        _ => return None,
    };
    Some((sign * value, known))
}

/// The month or season, and the day if there is one.
fn within(text: &str, year: i32, month: &str, day: Option<&str>) -> Result<Known, EdtfError> {
    let month = two(month).ok_or_else(|| form(text))?;
    match (month, day) {
        (1..=12, None) => Ok(Known::Month(month)),
        (1..=12, Some("XX")) => Ok(Known::DayOf(month)),
        (1..=12, Some(day)) => {
            let day = two(day).ok_or_else(|| form(text))?;
            let days = days_in(year, month);
            Day::from_ymd(year, month, day).map(|_| Known::Day(month, day)).ok_or_else(|| {
                let name = month_name(month);
                error(
                    format!("`{text}` does not exist"),
                    format!("{name} {year} has days 01 to {days}"),
                )
            })
        }
        (21..=24, None) => Ok(Known::Season(month)),
        _ => err(
            format!("`{text}` has no month {month:02}"),
            "months are 01 to 12, seasons without a day 21 to 24",
        ),
    }
}

/// `2021-03-17T14:40:04`, with `Z` or `±hh:mm` or `±hh` if the zone is known.
fn at_time(date: &str, text: &str) -> Result<(i32, Known), EdtfError> {
    let (year, Known::Day(month, day)) = calendar(date)? else {
        return err(format!("`{date}` is not a day and has a time"), format!("write `{date}`"));
    };
    let clock = |text: &str| {
        let (hour, rest) = text.split_once(':')?;
        let (minute, second) = rest.split_once(':').unwrap_or((rest, "00"));
        let time = [two(hour)?, two(minute)?, two(second)?];
        (time[0] < 24 && time[1] < 60 && time[2] < 60).then_some(time)
    };
    let (time, zone) = text.split_at(text.find(['Z', '+', '-']).unwrap_or(text.len()));
    let zone = match zone {
        "" => Some(None),
        "Z" => Some(Some(Zone::Utc)),
        _ => {
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let whole = if zone.len() == 3 { format!("{zone}:00") } else { zone.to_owned() };
            let offset = whole.get(1..).filter(|offset| offset.len() == 5).and_then(clock);
            let minutes = offset.map(|[hour, minute, _]| i16::from(hour) * 60 + i16::from(minute));
            minutes.filter(|m| sign > 0 || *m > 0).map(|m| Some(Zone::East(sign * m)))
        }
    };
    match (clock(time).filter(|_| time.len() == 8), zone) {
        (Some(time), Some(zone)) => Ok((year, Known::Second { month, day, time, zone })),
        _ => err(
            format!("`{text}` is no time of day"),
            "write `14:40:04`, then `Z` or `+05:30` if the zone is known",
        ),
    }
}

fn two(text: &str) -> Option<u8> {
    (text.len() == 2).then(|| number(text)).flatten().and_then(|n| n.try_into().ok())
}

/// Digits only: `parse` alone would accept a sign.
fn number(digits: &str) -> Option<i32> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn form(text: &str) -> EdtfError {
    error(
        format!("`{text}` is no date in EDTF"),
        "write `2021`, `2021-03` or `2021-03-17`, with `?`, `~` or `%` after it if in doubt",
    )
}

fn err<T>(what: impl Into<String>, mend: impl Into<String>) -> Result<T, EdtfError> {
    Err(error(what, mend))
}

fn error(what: impl Into<String>, mend: impl Into<String>) -> EdtfError {
    EdtfError { what: what.into(), mend: mend.into() }
}
