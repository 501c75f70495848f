//! Dates as they are written, in numbers and in words.
//!
//! Found are ISO dates, British and American ones, and those with the names of months of the
//! languages that have stems. `04/05/2022` has two readings, and both are given; between dots the
//! day comes first, as in the countries that write so.
//!
//! ```
//! use readout::import::date_forms::{Reading, find};
//!
//! let found = find("Washington, April 11, 2022");
//! let Reading::Date(date) = &found[0].reading else { unreachable!() };
//! assert_eq!(date.to_string(), "2022-04-11");
//! assert!(matches!(find("04/05/2022")[0].reading, Reading::Either(..)));
//! ```

use crate::dates::{Day, Edtf};
use crate::text::fold;
use std::ops::Range;

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it says.
    pub reading: Reading,
}

/// What a date in a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A day or a month.
    Date(Edtf),
    /// One of two days: as the British read it, as Americans do.
    Either(Edtf, Edtf),
    /// A month and a day of it, without a year.
    NoYear(u8, u8),
}

/// The dates in a text, in order.
pub fn find(text: &str) -> Vec<Found> {
    scan(text, false)
}

/// The dates in the name of a file, where a day is also written `20220411`.
pub fn find_in_name(name: &str) -> Vec<Found> {
    scan(name, true)
}

/// Whether a line is a date with a place or a label, and little else.
pub(crate) fn is_dated(line: &str) -> bool {
    const LABELS: [&str; 6] = ["for ", "publi", "updated", "posted", "release", "date"];
    // No such line has more bytes.
    let Some(found) = find(if line.len() < 130 { line } else { "" }).into_iter().next() else {
        return false;
    };
    let lower = line.to_lowercase();
    let slack = if LABELS.iter().any(|label| lower.starts_with(label)) { 50 } else { 20 };
    line.len() - found.range.len() < slack
}

/// A date in EDTF that has bounds.
pub fn edtf(text: &str) -> Option<Edtf> {
    let date = Edtf::parse(text).ok()?;
    (date.earliest().is_some() || date.latest().is_some()).then_some(date)
}

fn scan(text: &str, compact: bool) -> Vec<Found> {
    let atoms = atoms(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let rest = &atoms[at..];
        let compact = || compact.then(|| eight_digits(rest)).flatten();
        let read = numeric(rest).or_else(|| in_words(rest)).or_else(compact);
        let Some((len, reading)) = read else {
            at += 1;
            continue;
        };
        // “30 February 2022” is not some day of February.
        let is_part = matches!(&reading, Reading::Date(date) if date.earliest() != date.latest())
            && at > 0
            && rest[0].before.trim().is_empty()
            && atoms[at - 1].small().is_some();
        if is_part {
            at += len;
            continue;
        }
        found.push(Found { range: rest[0].range.start..rest[len - 1].range.end, reading });
        at += len;
    }
    found
}

/// A run of digits or of letters.
struct Atom<'a> {
    words: &'a str,
    range: Range<usize>,
    /// What stands between it and the one before.
    before: &'a str,
}

impl Atom<'_> {
    fn number(&self, digits: Range<usize>) -> Option<u16> {
        let is_number = self.words.bytes().all(|b| b.is_ascii_digit());
        (is_number && digits.contains(&self.words.len())).then(|| self.words.parse().ok())?
    }

    /// A number of one or two digits.
    fn small(&self) -> Option<u8> {
        u8::try_from(self.number(1..3)?).ok()
    }

    fn year(&self) -> Option<u16> {
        self.number(4..5).filter(|year| (1500..2200).contains(year))
    }

    fn month(&self) -> Option<u8> {
        month(self.words)
    }
}

fn atoms(text: &str) -> Vec<Atom<'_>> {
    let mut atoms = Vec::new();
    let (mut at, mut last) = (0, 0);
    while let Some(start) = text[at..].find(char::is_alphanumeric) {
        let start = at + start;
        let rest = &text[start..];
        let is_digit = rest.starts_with(|c: char| c.is_ascii_digit());
        let goes_on = |c: char| {
            // A combining mark belongs to its letter.
            let is_letter = c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c);
            // These stand between the digits of a Chinese or Japanese date.
            if is_digit { c.is_ascii_digit() } else { is_letter && !"年月日".contains(c) }
        };
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = rest[first..].find(|c| !goes_on(c)).map_or(text.len(), |end| start + first + end);
        let before = &text[last..start];
        atoms.push(Atom { words: &text[start..end], range: start..end, before });
        (at, last) = (end, end);
    }
    atoms
}

fn day(year: u16, month: u8, day: u8) -> Option<Edtf> {
    Day::from_ymd(year.into(), month, day).map(Edtf::from)
}

/// `2022-04-11`, `11/04/2022`, `11.4.2022`, `2022年4月11日`.
fn numeric(atoms: &[Atom]) -> Option<(usize, Reading)> {
    if let [year, after_year, month, after_month, date, after_day, ..] = atoms
        && [after_year.words, after_month.words, after_day.words] == ["年", "月", "日"]
    {
        return Some((6, Reading::Date(day(year.year()?, month.small()?, date.small()?)?)));
    }
    let [a, b, c, ..] = atoms else { return None };
    let sign = b.before;
    if sign != c.before || !["-", "/", ".", "_", ". "].contains(&sign) {
        return None;
    }
    if let Some(year) = a.year() {
        return Some((3, Reading::Date(day(year, b.small()?, c.small()?)?)));
    }
    let (a, b, year) = (a.small()?, b.small()?, c.year()?);
    let (british, american) = (day(year, b, a), day(year, a, b).filter(|_| !sign.starts_with('.')));
    let reading = match (british, american) {
        (Some(british), Some(american)) if a != b => Reading::Either(british, american),
        (Some(date), _) | (None, Some(date)) => Reading::Date(date),
        (None, None) => return None,
    };
    Some((3, reading))
}

/// `11 April 2022`, `11th of April, 2022`, `April 11, 2022`, `April 2022`, `April 11`.
fn in_words(atoms: &[Atom]) -> Option<(usize, Reading)> {
    let mut at = 0;
    let mut take = |accept: &dyn Fn(&Atom) -> bool| {
        let is_near =
            |atom: &Atom| at == 0 || atom.before.trim().len() <= 2 && atom.before.len() <= 4;
        let taken = atoms.get(at).filter(|atom| is_near(atom) && accept(atom))?;
        at += 1;
        Some(taken)
    };
    let is_ordinal = |atom: &Atom| {
        atom.before.is_empty() && ["st", "nd", "rd", "th", "er", "o", "º"].contains(&atom.words)
    };
    let is_of = |atom: &Atom| ["of", "de", "del", "d"].contains(&&*fold(atom.words));
    let is_month = |atom: &Atom| atom.month().is_some();
    let is_day = |atom: &Atom| atom.small().is_some_and(|day| (1..=31).contains(&day));
    let is_year = |atom: &Atom| atom.year().is_some();

    let first = take(&is_day).and_then(Atom::small);
    if first.is_some() {
        take(&is_ordinal);
        take(&is_of);
    }
    let month = take(&is_month)?.month()?;
    let date = first.or_else(|| {
        let date = take(&is_day).and_then(Atom::small);
        take(&is_ordinal);
        date
    });
    take(&is_of);
    let year = take(&is_year).and_then(Atom::year);
    let reading = match (year, date) {
        (Some(year), Some(date)) => Reading::Date(day(year, month, date)?),
        (Some(year), None) => Reading::Date(Edtf::parse(&format!("{year}-{month:02}")).ok()?),
        // 2024 was a leap year: 29 February exists without a year.
        (None, Some(date)) => day(2024, month, date).map(|_| Reading::NoYear(month, date))?,
        (None, None) => return None,
    };
    Some((at, reading))
}

/// `20220411`
fn eight_digits(atoms: &[Atom]) -> Option<(usize, Reading)> {
    let digits = atoms.first()?.words;
    let number: u32 = digits.parse().ok().filter(|_| digits.len() == 8)?;
    let (year, month, date) = (number / 10_000, number / 100 % 100, number % 100);
    let year = u16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
    let date = day(year, u8::try_from(month).ok()?, u8::try_from(date).ok()?)?;
    Some((1, Reading::Date(date)))
}

/// The number of a month by its name, folded; abbreviations that are words of another meaning in one
/// of the languages are left out.
fn month(name: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january jan januar janner janvier janv enero gennaio januari janeiro января",
        "february feb februar fevrier fevr febrero febbraio februari fevereiro февраля",
        "march mar marz mars marzo maart marco марта",
        "april apr avril avr abril abr aprile апреля",
        "may mai mayo maggio mei maio мая",
        "june jun juni juin junio giugno junho июня",
        "july jul juli juillet juil julio luglio julho июля",
        "august aug aout agosto augustus августа",
        "september sept sep septembre septiembre settembre setembro сентября",
        "october oct oktober okt octobre octubre ottobre outubro октября",
        "november nov novembre noviembre novembro ноября",
        "december dec dezember dez decembre diciembre dicembre dezembro декабря",
    ];
    if name.len() > 24 {
        return None;
    }
    let name = fold(name);
    let at = NAMES.iter().position(|names| names.split(' ').any(|known| known == name))?;
    u8::try_from(at + 1).ok()
}
