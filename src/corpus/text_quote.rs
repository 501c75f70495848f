//! Evidence to ranges: the W3C Web Annotation TextQuoteSelector.
//!
//! A selector quotes the words exactly, and, where they stand more than once, the characters right
//! before (`prefix`) or after (`suffix`). It must fit exactly one place of the document's text.
//! <https://www.w3.org/TR/annotation-model/#text-quote-selector>

use std::ops::Range;

/// Why a selector does not fit exactly one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The words are not in the text at all.
    Absent,
    /// The words are there, but not between this prefix and this suffix.
    OutOfContext,
    /// So many places fit.
    Ambiguous(usize),
}

/// The one place where `exact` stands right after `prefix` and right before `suffix`.
///
/// # Errors
/// If no place fits, or several do.
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

/// Where `exact` begins, overlapping occurrences included. The empty string occurs nowhere.
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
