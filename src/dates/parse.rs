//! Text to dates: strict, one spelling of each date, as far as the standard has one.

use super::date::{APPROXIMATE, Date, Digits, UNCERTAIN, Year, candidates, number};
use super::{Extent, Limit, When};

/// Why a text is not a date, with the part of it that is wrong.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault<'a> {
    /// The text is empty.
    Empty,
    /// Not in the form of a date.
    Form(&'a str),
    /// No day fits: 30 February.
    NoDay(&'a str),
    /// No month and no part of the year has this number.
    Month(&'a str),
    /// More significant digits than the year has, or none.
    Significant(&'a str),
    /// Not a time of day.
    Time(&'a str),
    /// A time of day where the day is not known, or is qualified.
    TimeWithoutDay(&'a str),
    /// `?`, `~` or `%` after a time of day.
    TimeMarked(&'a str),
    /// A time of day in an interval or set.
    TimeInside(&'a str),
    /// A part of a year other than a month, at the end of an interval or range.
    SeasonAtEnd(&'a str),
    /// An end before the start.
    Reversed(&'a str, &'a str, &'a str),
    /// A second `/`.
    SecondSlash(&'a str),
    /// A set without its closing bracket, or with an empty place.
    Set(&'a str),
    /// `..x` other than first or `x..` other than last in a set.
    Order(&'a str),
}

/// Reads a date of any level.
pub(super) fn read(text: &str) -> Result<When, Fault<'_>> {
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.starts_with(['[', '{']) {
        return set(text);
    }
    match text.split_once('/') {
        Some((start, end)) => {
            let (from, to) = (limit(start)?, limit(end)?);
            if let Limit::At(Extent::On(first) | Extent::From(first)) = &from
                && let Limit::At(Extent::On(last) | Extent::UpTo(last)) = &to
                && is_reversed(first, last)
            {
                return Err(Fault::Reversed(start, "/", end));
            }
            Ok(When::Interval(from, to))
        }
        None => date(text).map(When::At),
    }
}

/// `{1667,1670..1672}`, `[..1760-12-03]`.
fn set(text: &str) -> Result<When, Fault<'_>> {
    let all = text.starts_with('{');
    let inner = text[1..].strip_suffix(if all { '}' } else { ']' }).ok_or(Fault::Set(text))?;
    let mut members = Vec::new();
    for part in inner.split(',') {
        if part.is_empty() {
            return Err(Fault::Set(text));
        }
        members.push(match (part.starts_with(".."), part.split_once("..")) {
            (false, Some((first, last))) if !last.is_empty() => {
                let (from, to) = (end(first)?, end(last)?);
                if is_reversed(&from, &to) {
                    return Err(Fault::Reversed(first, "..", last));
                }
                Extent::Between(from, to)
            }
            (false, None) => Extent::On(without_time(part)?),
            _ => open_ended(part)?,
        });
    }
    let is_misplaced = |(at, member): (usize, &Extent)| match member {
        Extent::UpTo(_) => at > 0,
        Extent::From(_) => at + 1 < members.len(),
        _ => false,
    };
    if members.iter().enumerate().any(is_misplaced) {
        return Err(Fault::Order(text));
    }
    Ok(When::Set { all, members: members.into() })
}

/// The start or end of an interval.
fn limit(text: &str) -> Result<Limit, Fault<'_>> {
    match text {
        "" => Ok(Limit::Unknown),
        ".." => Ok(Limit::Open),
        _ if text.contains('/') => Err(Fault::SecondSlash(text)),
        _ => open_ended(text).map(Limit::At),
    }
}

/// `..x`, `x..` or `x`.
fn open_ended(text: &str) -> Result<Extent, Fault<'_>> {
    if let Some(latest) = text.strip_prefix("..") {
        end(latest).map(Extent::UpTo)
    } else if let Some(earliest) = text.strip_suffix("..") {
        end(earliest).map(Extent::From)
    } else {
        end(text).map(Extent::On)
    }
}

/// Whether the second ends before the first can start. Years that no `Day` holds have an order, too.
fn is_reversed(start: &Date, end: &Date) -> bool {
    let days = start.first.zip(end.last);
    days.is_some_and(|(start, end)| end < start) || end.year.span().1 < start.year.span().0
}

/// A date that something starts or ends with.
fn end(text: &str) -> Result<Date, Fault<'_>> {
    let date = without_time(text)?;
    if date.part_of_year().is_some() { Err(Fault::SeasonAtEnd(text)) } else { Ok(date) }
}

fn without_time(text: &str) -> Result<Date, Fault<'_>> {
    let date = date(text)?;
    if date.time.is_some() { Err(Fault::TimeInside(text)) } else { Ok(date) }
}

fn date(text: &str) -> Result<Date, Fault<'_>> {
    let Some((day, time)) = text.split_once('T') else { return calendar(text) };
    if day.is_empty() {
        return Err(Fault::Form(text));
    }
    let mut date = calendar(day)?;
    if date.day.and_then(number).is_none() || date.has_gaps() || date.marks != [0; 3] {
        return Err(Fault::TimeWithoutDay(day));
    }
    if time.ends_with(['?', '~', '%']) {
        return Err(Fault::TimeMarked(text));
    }
    is_time(time).ok_or(Fault::Time(time))?;
    date.time = Some(time.into());
    Ok(date)
}

/// A year, month and day, each perhaps with marks: one before it is for this part alone, one after
/// it is also for the parts to the left.
fn calendar(text: &str) -> Result<Date, Fault<'_>> {
    let form = Fault::Form(text);
    // The first hyphen may be the sign of the year.
    let signed = text.trim_start_matches(['?', '~', '%', 'Y', '-']);
    let split = signed.find('-').map_or(text.len(), |at| text.len() - signed.len() + at);
    let (year, rest) = text.split_at(split);
    let mut marks = [0; 3];
    let mut parts = [None; 3];
    for (at, part) in [year].into_iter().chain(rest.split('-').skip(1)).enumerate() {
        let inner = part.strip_prefix(['?', '~', '%']).unwrap_or(part);
        let core = inner.strip_suffix(['?', '~', '%']).unwrap_or(inner);
        let alone = mark(&part[..part.len() - inner.len()]);
        let group = mark(&inner[core.len()..]);
        if at > 2 || alone & group != 0 {
            return Err(form);
        }
        parts[at] = Some(core);
        marks[at] = alone;
        marks[..=at].iter_mut().for_each(|marks| *marks |= group);
    }
    let year = year_of(parts[0].unwrap_or_default(), form)?;
    let digits = |part: Option<&str>| part.map(|part| digits(part).ok_or(form)).transpose();
    let (month, day) = (digits(parts[1])?, digits(parts[2])?);
    if let Some(month) = month {
        let is_part = day.is_none()
            && number(month).is_some_and(|part| (21..=41).contains(&part))
            && year.span().0 == year.span().1;
        if matches!(year, Year::Number { .. }) {
            return Err(form);
        }
        if candidates(month, 12).next().is_none() && !is_part {
            return Err(Fault::Month(text));
        }
    }
    let mut date = Date { year, month, day, time: None, marks, first: None, last: None };
    if date.find_bounds() { Ok(date) } else { Err(Fault::NoDay(text)) }
}

fn mark(text: &str) -> u8 {
    match text {
        "?" => UNCERTAIN,
        "~" => APPROXIMATE,
        "%" => UNCERTAIN | APPROXIMATE,
        _ => 0,
    }
}

/// `2021`, `-0043`, `20XX`, `1950S2`; `Y170000002`, `Y-17E7`, `Y3388E2S3`.
fn year_of<'a>(text: &'a str, form: Fault<'a>) -> Result<Year, Fault<'a>> {
    let (body, significant) = match text.split_once('S') {
        Some((body, digits)) => (body, Some(counted(digits, 2).ok_or(form)?)),
        None => (text, None),
    };
    let (is_long, body) = body.strip_prefix('Y').map_or((false, body), |rest| (true, rest));
    let (negative, body) = body.strip_prefix('-').map_or((false, body), |rest| (true, rest));
    let (body, exponent) = match body.split_once('E') {
        Some((body, exponent)) if is_long => (body, counted(exponent, 9).ok_or(form)?),
        _ => (body, 0),
    };
    if is_long {
        let is_short = exponent == 0 && body.len() < 5;
        if is_short || body.len() > 18 || body.starts_with('0') {
            return Err(form);
        }
    } else if body.len() != 4 || negative && body == "0000" {
        return Err(form);
    }
    if !is_long && significant.is_none() {
        let digits = <[u8; 4]>::try_from(body.as_bytes()).map_err(|_| form)?;
        let is_written = digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'X'));
        return if is_written { Ok(Year::Four { negative, digits }) } else { Err(form) };
    }
    let number = whole(body).ok_or(form)?;
    let number = if negative { -number } else { number };
    let year = Year::Number { number, exponent, significant: significant.unwrap_or(0) };
    if i64::from(significant.unwrap_or(0)) > year.len() {
        return Err(Fault::Significant(text));
    }
    Ok(year)
}

/// A number from 1, without a zero on the left and with at most `most` digits.
fn counted(text: &str, most: usize) -> Option<u32> {
    let number = whole(text).filter(|_| !text.starts_with('0') && text.len() <= most)?;
    u32::try_from(number).ok()
}

/// Digits only: `parse` alone would accept a sign.
fn whole(digits: &str) -> Option<i64> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// Two digits or `X`.
fn digits(text: &str) -> Option<Digits> {
    let digits = <[u8; 2]>::try_from(text.as_bytes()).ok()?;
    digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'X')).then_some(digits)
}

/// `14:40:04`, perhaps with a fraction of a second, or `24:00:00`; then `Z` or the offset from UTC
/// if the zone is known, from 12 hours behind to 14 ahead.
fn is_time(text: &str) -> Option<()> {
    let (clock, zone) = text.split_at(text.find(['Z', '+', '-']).unwrap_or(text.len()));
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_clock = clock == "24:00:00"
        || whole.len() == 8
            && two(whole, 0)? < 24
            && whole.get(2..3)? == ":"
            && two(whole, 3)? < 60
            && whole.get(5..6)? == ":"
            && two(whole, 6)? < 60
            && !fraction.is_empty()
            && fraction.bytes().all(|b| b.is_ascii_digit());
    let is_zone = match (zone.len(), zone.get(3..4)) {
        (0, _) => true,
        (1, _) => zone == "Z",
        (3, _) | (6, Some(":")) => {
            let minute = if zone.len() == 3 { 0 } else { two(zone, 4)? };
            let minutes = two(zone, 1)? * 60 + minute;
            let possible = if zone.starts_with('-') { 1..=12 * 60 } else { 0..=14 * 60 };
            minute < 60 && possible.contains(&minutes) && !zone.starts_with('Z')
        }
        _ => false,
    };
    (is_clock && is_zone).then_some(())
}

fn two(text: &str, at: usize) -> Option<i64> {
    whole(text.get(at..at + 2)?)
}
