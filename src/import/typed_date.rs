//! A date as a reader types it: in words, in numbers or in EDTF.
//!
//! ```
//! use readout::import::parse_date;
//!
//! assert_eq!(parse_date("11 April 2022")?.to_string(), "2022-04-11");
//! assert_eq!(parse_date("about June 2023")?.to_string(), "2023-06~");
//! assert_eq!(parse_date("2023-06-05/2023-06-08")?.to_string(), "2023-06-05/2023-06-08");
//! let problem = parse_date("04/05/2022").unwrap_err();
//! assert_eq!(problem.what, "“04/05/2022” is 4 May 2022 or 5 April 2022");
//! assert_eq!(problem.mend, "Write “2022-05-04” or “2022-04-05”");
//! # Ok::<(), readout::import::Problem>(())
//! ```

use super::Problem;
use super::date_forms::{Found, Reading, find};
use crate::dates::Edtf;
use crate::text::fold;

/// Words before a date, and how EDTF writes it: what stands before it and after it.
const QUALIFIERS: [(&str, &str, &str); 8] = [
    ("about ", "", "~"),
    ("around ", "", "~"),
    ("circa ", "", "~"),
    ("ca. ", "", "~"),
    ("c. ", "", "~"),
    ("before ", "[..", "]"),
    ("after ", "[", "..]"),
    ("perhaps ", "", "?"),
];

/// What may stand next to a date and says nothing more.
const BESIDE: &str = "on the monday tuesday wednesday thursday friday saturday sunday \
    mon tue wed thu fri sat sun";

/// The longest date, in characters: a set in EDTF has many days.
const LONGEST: usize = 200;

/// What would mend most.
const MEND: &str = "Write it like 3 May 2024, May 2024, 2024 or 2024-05-03";

/// Reads a date: in EDTF, as “11 April 2022”, “April 11, 2022”, “June 2023”, `11.4.2022`, with “about”,
/// “before”, “after” or “perhaps” before it, or as [`Edtf::words`] says it of one day, month or year.
///
/// # Errors
/// If it is no date, has no year, or can be two days; with what would mend it.
pub fn parse_date(typed: &str) -> Result<Edtf, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::new("There is no date here", MEND));
    }
    if typed.chars().count() > LONGEST {
        return Err(Problem::new("This is too long for a date", MEND));
    }
    let error = match Edtf::parse(typed) {
        Ok(date) => return Ok(date),
        Err(error) => error,
    };
    let (rest, before, after) = qualifier(typed);
    let date = match plain(rest.trim()) {
        // Of what looks like EDTF, its errors know more.
        Err(problem) if problem.mend == MEND && is_like_edtf(typed) => {
            return Err(Problem::new(quoted(error.what()), quoted(error.mend())));
        }
        other => other?,
    };
    Edtf::parse(&format!("{before}{date}{after}")).map_err(|_| unknown(typed))
}

fn unknown(words: &str) -> Problem {
    Problem::new(format!("“{words}” is no date that can be read"), MEND)
}

/// A date without its doubt, and how EDTF writes that.
fn qualifier(words: &str) -> (&str, &'static str, &'static str) {
    let lower = words.to_ascii_lowercase();
    if let Some((word, before, after)) =
        QUALIFIERS.iter().find(|(word, ..)| lower.starts_with(word))
    {
        return (&words[word.len()..], before, after);
    }
    match words.strip_suffix(", uncertain").or_else(|| words.strip_suffix('?')) {
        Some(rest) => (rest, "", "?"),
        None => (words, "", ""),
    }
}

/// A date without a word before it.
fn plain(words: &str) -> Result<Edtf, Problem> {
    if let Ok(date) = Edtf::parse(words) {
        return Ok(date);
    }
    if let Some(date) = month_of_year(words) {
        return Ok(date);
    }
    let found = find(words);
    let [Found { range, reading }] = &found[..] else { return Err(unknown(words)) };
    let beside = [&words[..range.start], &words[range.end..]].join(" ");
    let mut beside = beside.split([' ', ',', '.']).filter(|word| !word.is_empty());
    if !beside.all(|word| BESIDE.split(' ').any(|known| known == fold(word))) {
        return Err(unknown(words));
    }
    match reading {
        Reading::Date(date) => Ok(date.clone()),
        Reading::Either(british, american) => Err(Problem::new(
            format!("“{words}” is {} or {}", british.words(), american.words()),
            format!("Write “{british}” or “{american}”"),
        )),
        Reading::NoYear(..) => Err(Problem::new(
            format!("“{words}” has no year"),
            format!("Add the year, as in “{} 2023”", &words[range.clone()]),
        )),
    }
}

/// `04/2022`, `4.2022`
fn month_of_year(words: &str) -> Option<Edtf> {
    let (month, year) = words.split_once(['/', '.', '-'])?;
    let month: u8 = month.parse().ok()?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| Edtf::parse(&format!("{year}-{month:02}")).ok())?.filter(|_| month <= 12)
}

/// Whether somebody meant this as EDTF: `2022-…`, `20220411`, `[…`.
fn is_like_edtf(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        4 => words[4..].starts_with('-'),
        8 => words.len() == 8,
        _ => words.starts_with(['[', '{', 'Y', '-']),
    }
}

/// An error of dates for readers: with a capital, and quotation marks instead of grave accents.
fn quoted(words: &str) -> String {
    let mut quoted = String::new();
    let mut is_open = false;
    for c in words.chars() {
        match c {
            '`' => {
                quoted.push(if is_open { '”' } else { '“' });
                is_open = !is_open;
            }
            _ if quoted.is_empty() => quoted.push(c.to_ascii_uppercase()),
            _ => quoted.push(c),
        }
    }
    quoted
}
