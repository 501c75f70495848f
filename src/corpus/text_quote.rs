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
