//! Lines of a text, and the passages between blank ones.

use std::ops::Range;

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 90;

/// The lines from a byte on, without their ends. Lines end with LF, CR LF, CR, form feed, vertical tab
/// or the separators of Unicode.
pub(crate) fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_end =
        |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut next = Some(from);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = &text[start..];
        let Some(end) = rest.find(is_end) else {
            next = None;
            return Some(start..text.len());
        };
        let after = &rest[end..];
        let len = if after.starts_with("\r\n") { 2 } else { after.chars().next()?.len_utf8() };
        next = Some(start + end + len);
        Some(start..start + end)
    })
}

/// The parts of a text between blank lines, without white space around them.
pub(crate) fn passages(text: &str) -> Vec<Range<usize>> {
    let lines: Vec<Range<usize>> = lines(text, 0).collect();
    let whole = |group: &[Range<usize>]| group[0].start..group[group.len() - 1].end;
    groups(text, &lines).into_iter().map(|group| trimmed(text, whole(group))).collect()
}

/// Runs of lines without a blank one.
pub(crate) fn groups<'a>(text: &str, lines: &'a [Range<usize>]) -> Vec<&'a [Range<usize>]> {
    let groups = lines.split(|line| is_blank(&text[line.clone()]));
    groups.filter(|group| !group.is_empty()).collect()
}

/// A range without the white space at its ends.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start_matches(is_space).len();
    start..(start + words.trim_matches(is_space).len())
}

pub(crate) fn is_blank(line: &str) -> bool {
    line.chars().all(is_space)
}

pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Whether a line ends like a sentence, closing quotation marks and brackets aside.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| {
        is_space(c) || matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '」' | '』')
    });
    line.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// Whether a line could be a heading.
pub(crate) fn is_heading(line: &str) -> bool {
    let begins = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    line.len() <= 4 * LONGEST_HEADING
        && line.chars().count() <= LONGEST_HEADING
        && !line.contains(['\n', '\r'])
        && !begins.starts_with(char::is_lowercase)
        && line.contains(char::is_alphabetic)
        && !ends_sentence(line)
        && !line.ends_with([':', ';', ',', '"', '”', '-', '–', '—', '_'])
}
