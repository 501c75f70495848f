//! Dates to text: in EDTF and in British English.
//!
//! ```
//! use readout::dates::Edtf;
//!
//! let visit = Edtf::parse("2023-06-04/2023-06-05")?;
//! assert_eq!(visit.words(), "4–5 June 2023");
//! assert_eq!(visit.short(), "4–5 Jun");
//! assert_eq!(visit.to_string(), "2023-06-04/2023-06-05");
//! # Ok::<(), readout::dates::EdtfError>(())
//! ```

use super::{Date, Edtf, Known, Limit, When, Zone};
use std::fmt;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

impl Edtf {
    /// The date in words: “11 April 2022”, “March 2021”, “about 2021”, “before 5 June 2023”.
    ///
    /// `[..x]` is “before x” and `[x..]` is “after x”, although both include x itself: the exact
    /// day is unknown.
    pub fn words(&self) -> String {
        let text = self.text(Date::words);
        match self.0 {
            When::Interval(Limit::At(_), Limit::Unknown) => text + ", end not stated",
            When::Interval(Limit::At(_), Limit::Open) => text + " on",
            When::Interval(Limit::Unknown, Limit::At(_)) => text + ", start not stated",
            _ => text,
        }
    }

    /// The date abbreviated, for an axis that shows the year: “11 Apr”, “Mar 2021”.
    pub fn short(&self) -> String {
        self.text(Date::short)
    }

    fn text(self, date: impl Fn(Date) -> String) -> String {
        match self.0 {
            When::At(d) => date(d),
            When::Earlier(d) => format!("before {}", date(d)),
            When::Later(d) => format!("after {}", date(d)),
            When::Interval(Limit::At(a), Limit::At(b)) => span(a, b, date),
            When::Interval(Limit::At(a), _) => format!("from {}", date(a)),
            When::Interval(_, Limit::At(b)) => format!("until {}", date(b)),
            When::Interval(..) | When::Unknown => "date not stated".into(),
        }
    }
}

/// Two dates joined by a dash, with shared parts given once; “… to …” if either is qualified.
fn span(a: Date, b: Date, date: impl Fn(Date) -> String) -> String {
    let (from, to) = (date(a), date(b));
    if a == b {
        return to;
    }
    if !a.is_plain() || !b.is_plain() {
        return format!("{from} to {to}");
    }
    let shared = common_tail(&from, &to);
    let head = &from[..from.len() - shared];
    // No spaces around a dash between single words; “28 May – 2 June” has spaces.
    let alone = |text: &str| !text.trim().contains(' ');
    let close = alone(head) && (alone(&to) || alone(&to[..to.len() - shared]));
    format!("{}{}{to}", head.trim_end(), if close { "–" } else { " – " })
}

/// The length in bytes of the whole words that both texts end with; never all of either.
fn common_tail(a: &str, b: &str) -> usize {
    let words = |text: &str| text.rsplit(' ').map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let most = a.len().min(b.len()) - 1;
    let same = a.iter().zip(&b).take(most).take_while(|(a, b)| a == b);
    same.map(|(word, _)| word.len() + 1).sum()
}

impl Date {
    fn words(self) -> String {
        let year = year_name(self.year);
        let plain = match self.known {
            Known::Century => format!("{}–{}", self.year, self.year + 99),
            Known::Decade => format!("the {}s", self.year),
            Known::Year => year,
            Known::SomeMonth => format!("a month in {year}"),
            Known::SomeDay => format!("a day in {year}"),
            Known::Season(season) => format!("{} {year}", SEASONS[usize::from(season - 21)]),
            Known::Month(month) => format!("{} {year}", month_name(month)),
            Known::DayOf(month) => format!("a day in {} {year}", month_name(month)),
            Known::Day(month, day) => format!("{day} {} {year}", month_name(month)),
            Known::Second { month, day, time: [h, m, s], zone } => {
                let zone = match zone {
                    None => String::new(),
                    Some(Zone::Utc) => " UTC".into(),
                    Some(Zone::East(_)) => format!(" UTC{}", offset(zone).replace('-', "−")),
                };
                format!("{day} {} {year}, {h:02}:{m:02}:{s:02}{zone}", month_name(month))
            }
        };
        let about = if self.approximate { "about " } else { "" };
        let doubt = if self.uncertain { ", uncertain" } else { "" };
        format!("{about}{plain}{doubt}")
    }

    fn short(self) -> String {
        let year = year_name(self.year);
        match self.known {
            Known::Decade => format!("{}s", self.year),
            Known::SomeMonth | Known::SomeDay => year,
            Known::Month(month) | Known::DayOf(month) => {
                format!("{} {year}", &month_name(month)[..3])
            }
            Known::Day(month, day) | Known::Second { month, day, .. } => {
                format!("{day} {}", &month_name(month)[..3])
            }
            _ => Date { uncertain: false, approximate: false, ..self }.words(),
        }
    }
}

/// A year as EDTF and ISO 8601 write it, with at least four digits: “2022”, “-0043”.
pub fn year_digits(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

/// A year in words: “2022”, “44 BC”.
pub fn year_name(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i64::from(year)) }
}

/// The English name of a month from 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

fn offset(zone: Option<Zone>) -> String {
    match zone {
        None => String::new(),
        Some(Zone::Utc) => "Z".into(),
        Some(Zone::East(minutes)) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.unsigned_abs();
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            When::At(date) => write!(f, "{date}"),
            When::Earlier(date) => write!(f, "[..{date}]"),
            When::Later(date) => write!(f, "[{date}..]"),
            When::Interval(start, end) => write!(f, "{start}/{end}"),
            When::Unknown => f.write_str("../.."),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::At(date) => write!(f, "{date}"),
            Limit::Open => f.write_str(".."),
            Limit::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.year.unsigned_abs();
        match self.known {
            Known::Century => write!(f, "{:02}XX", digits / 100)?,
            Known::Decade => write!(f, "{:03}X", digits / 10)?,
            _ if digits > 9999 => write!(f, "Y{}", year_digits(self.year))?,
            _ => f.write_str(&year_digits(self.year))?,
        }
        match self.known {
            Known::Century | Known::Decade | Known::Year => {}
            Known::SomeMonth => f.write_str("-XX")?,
            Known::SomeDay => f.write_str("-XX-XX")?,
            Known::Season(part) | Known::Month(part) => write!(f, "-{part:02}")?,
            Known::DayOf(month) => write!(f, "-{month:02}-XX")?,
            Known::Day(month, day) => write!(f, "-{month:02}-{day:02}")?,
            Known::Second { month, day, time: [h, m, s], zone } => {
                write!(f, "-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}{}", offset(zone))?;
            }
        }
        match (self.uncertain, self.approximate) {
            (true, true) => f.write_str("%"),
            (true, false) => f.write_str("?"),
            (false, true) => f.write_str("~"),
            (false, false) => Ok(()),
        }
    }
}
