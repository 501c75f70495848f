//! Why a text is not a date, and what to write instead.
//!
//! ```
//! use readout::dates::Edtf;
//!
//! let error = Edtf::parse("2023-02-30").unwrap_err();
//! assert_eq!(error.what(), "`2023-02-30` does not exist");
//! assert_eq!(error.mend(), "February 2023 has days 01 to 28");
//! ```

use super::{day::days_in, format::month_name, parse::Fault, parse::read};
use std::{error, fmt};

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

    pub(super) fn new(text: &str, fault: Fault<'_>) -> EdtfError {
        let (part, wrong, mend) = match fault {
            Fault::Empty => {
                let (what, mend) = ("the date is empty", "write `../..` if nothing is known");
                return EdtfError { what: what.into(), mend: mend.into() };
            }
            Fault::Form(part) => (part, "is no date in EDTF", FORM.into()),
            Fault::NoDay(part) => (part, "does not exist", days_of(part)),
            Fault::Month(part) => (part, "has no such month", MONTH.into()),
            Fault::Significant(part) => {
                (part, "has more significant digits than the year", SIGNIFICANT.into())
            }
            Fault::Time(part) => (part, "is no time of day", TIME.into()),
            Fault::TimeWithoutDay(part) => {
                (part, "is not a plain day and has a time", format!("write `{part}` alone"))
            }
            Fault::TimeMarked(part) => {
                (part, "marks a time of day", format!("write `{}`", &part[..part.len() - 1]))
            }
            Fault::TimeInside(part) => {
                let day = part.split('T').next().unwrap_or_default();
                (part, "has a time of day inside an interval or set", format!("write `{day}`"))
            }
            Fault::SeasonAtEnd(part) => {
                (part, "is no month or day to start or end with", END.into())
            }
            Fault::Reversed(start, sign, end) => {
                return EdtfError {
                    what: format!("`{start}{sign}{end}` ends before it starts"),
                    mend: format!("write `{end}{sign}{start}`"),
                };
            }
            Fault::SecondSlash(part) => (part, "follows a second `/`", SLASH.into()),
            Fault::Set(part) => (part, "is no complete set", SET.into()),
            Fault::Order(part) => (part, "has an open end inside", ORDER.into()),
        };
        let mend = repaired(text).map_or(mend, |better| format!("write `{better}`"));
        EdtfError { what: format!("`{part}` {wrong}"), mend }
    }
}

const FORM: &str = "write `2021`, `2021-03` or `2021-03-17`, `X` for a digit not known, and `?`, `~` or `%` if in doubt";
const MONTH: &str =
    "months are 01 to 12; seasons and other parts of a known year are 21 to 41, without a day";
const SIGNIFICANT: &str = "write `S1` up to the number of its digits, as in `1950S2`";
const TIME: &str =
    "write `14:40:04`, then `Z` or `+05:30` if the zone is known, from -12:00 to +14:00";
const END: &str = "write its first or last month, as in `2021-03/2021-05`";
const SLASH: &str = "write one start and one end: `x/y`";
const SET: &str = "write `[1667,1668]` for one of them or `{1667,1670..1672}` for all of them";
const ORDER: &str = "write `..x` first and `x..` last, as in `[..1667,1670,1672..]`";

/// The days of the month of a date.
fn days_of(text: &str) -> String {
    let plain = text.replace(['?', '~', '%'], "");
    // From the right, as the year may start with a sign.
    let mut parts = plain.rsplitn(3, '-').skip(1);
    let month = parts.next().and_then(|month| month.parse().ok()).filter(|month| *month < 13);
    let year = parts.next().unwrap_or_default();
    match (month, year.parse::<i32>()) {
        (Some(month), Ok(number)) => {
            let days = days_in(number, month);
            format!("{} {year} has days 01 to {days}", month_name(month))
        }
        (Some(month), _) => format!("{} has no such day in {year}", month_name(month)),
        (None, _) => "days are 01 to 31".into(),
    }
}

/// What was probably meant, if it is a date: without spaces, with the signs and capitals of EDTF,
/// with all digits and hyphens.
fn repaired(text: &str) -> Option<String> {
    let sign = |c: char| match c {
        'u' | 'x' => 'X',
        'y' | 'e' | 's' | 't' | 'z' => c.to_ascii_uppercase(),
        '−' | '–' => '-',
        _ => c,
    };
    // The draft of 2012 has words, and `?~` for `%`.
    let words = text.replace("unknown", "").replace("open", "..").replace("?~", "%");
    let spelled: String = words.chars().filter(|c| !c.is_whitespace()).map(sign).collect();
    let (date, time) = spelled.split_at(spelled.find('T').unwrap_or(spelled.len()));
    let mut offset = time.to_owned();
    let basic = |at: &usize| time.len() - at == 5 && time.is_char_boundary(at + 3);
    if let Some(at) = time.rfind(['+', '-']).filter(basic) {
        offset.insert(at + 3, ':');
    }
    let mut hyphened = date.to_owned();
    if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        hyphened.insert(6, '-');
        hyphened.insert(4, '-');
    }
    let candidates = [
        text.trim().replace(' ', "T"),
        spelled.clone(),
        date.to_owned() + &offset,
        hyphened + time,
        padded(date) + time,
        spelled.replace("..", "/"),
        spelled.replace('/', ".."),
    ];
    candidates.into_iter().find(|candidate| candidate != text && read(candidate).is_ok())
}

/// A date with a year of four digits, or `Y` before more, and months and days of two digits.
fn padded(date: &str) -> String {
    let date = date.trim_start_matches('Y');
    let (sign, date) = date.split_at(date.len() - date.trim_start_matches('-').len());
    let pad = |(at, part): (usize, &str)| {
        let core = part.trim_matches(['?', '~', '%']);
        let digits = match core.len() {
            1 if at > 0 => format!("0{core}"),
            2 | 3 if at == 0 => format!("{core}{}", &"XX"[core.len() - 2..]),
            _ => return part.to_owned(),
        };
        part.replace(core, &digits)
    };
    let parts = date.split('-').enumerate().map(pad).collect::<Vec<_>>();
    let long =
        if parts[0].len() > 4 && parts.len() == 1 && !parts[0].contains('X') { "Y" } else { "" };
    format!("{long}{sign}{}", parts.join("-"))
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.mend)
    }
}

impl error::Error for EdtfError {}
