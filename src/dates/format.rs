//! Dates to text in British English.
//!
//! ```
//! use readout::dates::Edtf;
//!
//! let visit = Edtf::parse("2023-06-04/2023-06-05")?;
//! assert_eq!(visit.words(), "4–5 June 2023");
//! assert_eq!(visit.short(), "4–5 Jun");
//! assert_eq!(Edtf::parse("[1667,1760-12]")?.words(), "either 1667 or December 1760");
//! # Ok::<(), readout::dates::EdtfError>(())
//! ```

use super::{Date, Extent, Limit, When};

/// In place of a date without any bound.
pub(super) const NOT_STATED: &str = "date not stated";

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

/// A date to its words.
type Words = fn(&Date) -> String;

impl When {
    /// See [`super::Edtf::words`].
    pub(super) fn words(&self) -> String {
        let text = self.text(Date::words);
        match self {
            When::Interval(Limit::At(_), Limit::Unknown) => text + ", end not stated",
            When::Interval(Limit::At(_), Limit::Open) => text + " on",
            When::Interval(Limit::Unknown, Limit::At(_)) => text + ", start not stated",
            _ => text,
        }
    }

    /// See [`super::Edtf::short`].
    pub(super) fn short(&self) -> String {
        self.text(Date::short)
    }

    fn text(&self, date: Words) -> String {
        match self {
            When::At(d) => date(d),
            When::Interval(Limit::At(Extent::On(a)), Limit::At(Extent::On(b))) => span(a, b, date),
            When::Interval(Limit::At(a), Limit::At(b)) => {
                format!("from {} to {}", one(a, date), one(b, date))
            }
            When::Interval(Limit::At(a), _) => format!("from {}", one(a, date)),
            When::Interval(_, Limit::At(b)) => format!("until {}", one(b, date)),
            When::Interval(..) => NOT_STATED.into(),
            When::Set { all, members } => set(*all, members, date),
        }
    }
}

fn set(all: bool, members: &[Extent], date: Words) -> String {
    let each = |member: &Extent| match member {
        Extent::UpTo(d) if all => format!("all until {}", date(d)),
        Extent::From(d) if all => format!("all from {} on", date(d)),
        member => one(member, date),
    };
    let words: Vec<String> = members.iter().map(each).collect();
    match (members, all) {
        ([Extent::UpTo(d)], false) => format!("before {}", date(d)),
        ([Extent::From(d)], false) => format!("after {}", date(d)),
        ([Extent::Between(..)], true) => format!("all of {}", words[0]),
        ([Extent::Between(..)], false) => format!("one of {}", words[0]),
        ([_], _) => words[0].clone(),
        (_, true) => join(&words, "and"),
        ([Extent::On(_), Extent::On(_)], false) => format!("either {}", join(&words, "or")),
        (_, false) => format!("one of {}", join(&words, "or")),
    }
}

/// One member of a set, or the start or end of an interval.
fn one(extent: &Extent, date: Words) -> String {
    match extent {
        Extent::On(d) => date(d),
        Extent::UpTo(d) => format!("{} or earlier", date(d)),
        Extent::From(d) => format!("{} or later", date(d)),
        Extent::Between(a, b) => span(a, b, date),
    }
}

/// “a, b and c”; with a comma before “and” if one has an “or” of its own, and with semicolons if
/// one has a comma.
pub(super) fn join(items: &[String], word: &str) -> String {
    let any = |sign: &str| items.iter().any(|item| item.contains(sign));
    let (comma, last_comma) = match (any(","), any(" or ")) {
        (true, _) => ("; ", ";"),
        (false, true) => (", ", ","),
        (false, false) => (", ", ""),
    };
    match items.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{}{last_comma} {word} {last}", rest.join(comma)),
        None => String::new(),
    }
}

/// Two dates joined by a dash, with shared parts given once; “… to …” if either is qualified or has
/// unspecified digits.
fn span(a: &Date, b: &Date, date: Words) -> String {
    let (from, to) = (date(a), date(b));
    if from == to {
        return to;
    }
    if !a.is_plain() || !b.is_plain() {
        let comma = if from.contains(',') { "," } else { "" };
        return format!("{from}{comma} to {to}");
    }
    range(&from, &to)
}

/// Two plain dates in words, joined by a dash, with shared parts given once.
pub(super) fn range(from: &str, to: &str) -> String {
    // No spaces around a dash between single words; “28 May – 2 June” has spaces.
    let alone = |text: &str| !text.trim().contains(' ');
    let mut shared = common_tail(from, to);
    let years_alone = [from, to].iter().all(|year| year.matches(' ').count() == 1);
    if to.ends_with(" BC") && shared == " BC".len() && !years_alone {
        // “1001 – October 91 BC” would begin in another era.
        shared = 0;
    }
    let head = &from[..from.len() - shared];
    let close = alone(head) && (alone(to) || alone(&to[..to.len() - shared]));
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

/// A year as EDTF and ISO 8601 write it, with at least four digits: “2022”, “-0043”.
pub fn year_digits(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

/// A year in words: “2022”, “44 BC”, “12,000 BC”.
pub fn year_name(year: impl Into<i64>) -> String {
    let year = year.into();
    let (year, era) = if year > 0 { (year, "") } else { (1_i64.saturating_sub(year), " BC") };
    if year < 10_000 { format!("{year}{era}") } else { thousands(year) + era }
}

/// A number with its digits in groups of three: “1,234,567”.
pub fn thousands(number: i64) -> String {
    let (head, tail) = (number / 1000, number % 1000);
    if head == 0 { tail.to_string() } else { format!("{},{tail:03}", thousands(head)) }
}

/// The English name of a month from 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}
