//! Resolves evidence to byte ranges: the W3C Web Annotation `TextQuoteSelector`.
//!
//! A selector quotes the words exactly, and, if they occur more than once, the characters directly
//! before (`prefix`) or after (`suffix`). It must match exactly once in the document's text.
//! <https://www.w3.org/TR/annotation-model/#text-quote-selector>
//!
//! ```
//! use readout::corpus::text_quote::{Misfit, locate};
//!
//! assert_eq!(locate("the talks, the talks", "talks", "", ""), Err(Misfit::Ambiguous(2)));
//! assert_eq!(locate("the talks, the talks", "talks", "", ","), Ok(4..9));
//! ```

use std::ops::Range;

/// Why a selector does not match exactly once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The words are not in the text at all.
    Absent,
    /// The words are in the text, but not between this prefix and this suffix.
    OutOfContext,
    /// The selector matches this many times.
    Ambiguous(usize),
}

/// The only place where `exact` occurs directly after `prefix` and directly before `suffix`.
///
/// # Errors
/// If there is no match, or more than one.
pub fn locate(text: &str, exact: &str, prefix: &str, suffix: &str) -> Result<Range<usize>, Misfit> {
    let fits =
        |&at: &usize| text[..at].ends_with(prefix) && text[at + exact.len()..].starts_with(suffix);
    let mut fitting = occurrences(text, exact).filter(fits);
    match (fitting.next(), fitting.count()) {
        (Some(at), 0) => Ok(at..at + exact.len()),
        (Some(_), more) => Err(Misfit::Ambiguous(1 + more)),
        (None, _) if occurrences(text, exact).next().is_some() => Err(Misfit::OutOfContext),
        (None, _) => Err(Misfit::Absent),
    }
}

/// What must stand before and after some words to find them with [`locate`], the shorter of the two
/// alone if it will do. Both are empty if the words occur once, and if the range is not one of the
/// text. They are whole words, unless these are long.
///
/// ```
/// use readout::corpus::text_quote::context;
///
/// assert_eq!(context("the talks, the talks", 4..9), ("", ","));
/// ```
pub fn context(text: &str, words: Range<usize>) -> (&str, &str) {
    let parts = (text.get(..words.start), text.get(words.clone()), text.get(words.end..));
    let (Some(before), Some(exact), Some(after)) = parts else { return ("", "") };
    let others = || occurrences(text, exact).filter(|at| *at != words.start);
    if others().next().is_none() {
        return ("", "");
    }
    let after_other = |at: usize| &text[at + exact.len()..];
    let left = others().fold(0, |most, at| common_end(before, &text[..at], most));
    let right = others().fold(0, |most, at| common_start(after, after_other(at), most));
    match (longer_prefix(before, left), longer_suffix(after, right)) {
        (Some(prefix), Some(suffix)) if suffix.len() < prefix.len() => ("", suffix),
        (Some(prefix), _) => (prefix, ""),
        (None, Some(suffix)) => ("", suffix),
        // All before the words stands before a later occurrence as well, which has less after it.
        (None, None) => {
            let same = others().filter(|at| text[..*at].ends_with(before));
            let right = same.fold(0, |most, at| common_start(after, after_other(at), most));
            (before, longer_suffix(after, right).unwrap_or(after))
        }
    }
}

/// How far the end of a word may be to be taken in, in bytes.
const NEAR: usize = 24;

/// The end of a text that is longer than `common` bytes; `None` if it has no more.
fn longer_prefix(text: &str, common: usize) -> Option<&str> {
    let start = text.len().checked_sub(common + 1)?;
    let least = (0..=start).rev().find(|at| text.is_char_boundary(*at))?;
    let is_blank = text[least..].starts_with(char::is_whitespace);
    let rest = if is_blank { text[..least].trim_end() } else { &text[..least] };
    let blank = rest.char_indices().rev().find(|(_, c)| c.is_whitespace());
    let word = blank.map_or(0, |(at, c)| at + c.len_utf8());
    Some(&text[if least - word <= NEAR { word } else { least }..])
}

/// The beginning of a text that is longer than `common` bytes; `None` if it has no more.
fn longer_suffix(text: &str, common: usize) -> Option<&str> {
    let least = (common + 1..=text.len()).find(|at| text.is_char_boundary(*at))?;
    let is_blank = text[..least].ends_with(char::is_whitespace);
    let rest = if is_blank { text[least..].trim_start() } else { &text[least..] };
    let word = text.len() - rest.len() + rest.find(char::is_whitespace).unwrap_or(rest.len());
    Some(&text[..if word - least <= NEAR { word } else { least }])
}

/// How many bytes two texts have in common at their ends, or `most` if that is more.
fn common_end(a: &str, b: &str, most: usize) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    // Comparing all at once is fast, and most texts agree in less.
    match a.len().checked_sub(most + 1) {
        Some(start) if b.ends_with(&a[start..]) => {
            let pairs = a.iter().rev().zip(b.iter().rev()).skip(most);
            most + pairs.take_while(|(a, b)| a == b).count()
        }
        _ => most,
    }
}

/// How many bytes two texts have in common at their beginnings, or `most` if that is more.
fn common_start(a: &str, b: &str, most: usize) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    match a.get(..=most) {
        Some(start) if b.starts_with(start) => {
            most + a.iter().zip(b).skip(most).take_while(|(a, b)| a == b).count()
        }
        _ => most,
    }
}

/// Where `exact` starts, overlapping occurrences included. The empty string has none.
fn occurrences<'a>(text: &'a str, exact: &'a str) -> impl Iterator<Item = usize> + 'a {
    let step = exact.chars().next().map_or(1, char::len_utf8);
    let mut from = if exact.is_empty() { text.len() + 1 } else { 0 };
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(exact)?;
        from = at + step;
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_context_is_as_short_as_whole_words_allow() {
        let text = "the first talks and the second talks, not third";
        let table = [
            (10..15, "", " and"),
            (31..36, "", ","),
            (4..9, "", ""),
            (0..3, "", " first"),
            (20..23, "and ", ""),
            (0..0, "", ""),
            (40..90, "", ""),
        ];
        for (range, prefix, suffix) in table {
            assert_eq!(context(text, range.clone()), (prefix, suffix), "{range:?}");
        }
        // Half of a character is none: two that begin alike, two that end alike.
        assert_eq!(context("xé xè", 0..1), ("", "é"));
        assert_eq!(context("éx ©x", 2..3), ("é", ""));
        // What stands before stands before the next one, too, and what stands after before.
        assert_eq!(context("aaaaa", 2..3), ("aa", "aa"));
        assert_eq!(locate("aaaaa", "a", "aa", "aa"), Ok(2..3));
        let long = format!("a {0}x a {0}y", "é".repeat(40));
        assert_eq!(context(&long, 0..1).1.len(), 1 + 80 + 1);
        assert_eq!(locate(&long, "a", "", context(&long, 0..1).1), Ok(0..1));
    }

    #[test]
    fn fits_one_place_or_says_why() {
        let text = "the talks, the talks; “the end” aaa";
        let table = [
            ("talks", "the ", ",", Ok(4..9)),
            ("talks", "", ";", Ok(15..20)),
            ("talks", "", "", Err(Misfit::Ambiguous(2))),
            ("the", "“", "", Ok(25..28)),
            ("walks", "", "", Err(Misfit::Absent)),
            ("talks", "two ", "", Err(Misfit::OutOfContext)),
            ("aa", "", "", Err(Misfit::Ambiguous(2))),
            ("", "", "", Err(Misfit::Absent)),
        ];
        for (exact, prefix, suffix, expected) in table {
            assert_eq!(locate(text, exact, prefix, suffix), expected, "{prefix}|{exact}|{suffix}");
        }
    }
}
