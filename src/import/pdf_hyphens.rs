//! The lines of a paragraph to one text, and what becomes of hyphens at their ends.

use super::pdf_lines::Line;
use crate::text::{fold, tokens};
use rustc_hash::FxHashSet;

/// How often hyphens were taken out and kept.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) removed: usize,
    pub(crate) kept: usize,
}

/// The words of a document, for what a hyphen at the end of a line is.
pub(crate) struct Hyphens {
    words: FxHashSet<String>,
    /// Whether hyphens of which nothing is known are taken out.
    removes: bool,
}

impl Hyphens {
    pub(crate) fn of(lines: &[Line]) -> Hyphens {
        let mut words = FxHashSet::default();
        for line in lines {
            words.extend(tokens(&line.text).map(|token| fold(token.of(&line.text)).into_owned()));
        }
        let mut hyphens = Hyphens { words, removes: false };
        let mut balance = 0_i32;
        for pair in lines.windows(2) {
            match hyphens.known(&pair[0].text, &pair[1].text) {
                Some(true) => balance += 1,
                Some(false) => balance -= 1,
                None => {}
            }
        }
        hyphens.removes = balance > 0;
        hyphens
    }

    /// Whether the document shows that the hyphen is no part of the word, or that it is one.
    fn known(&self, line: &str, next: &str) -> Option<bool> {
        let (before, after) = halves(line, next)?;
        let has = |word: String| self.words.contains(&*fold(&word));
        match (has(format!("{before}{after}")), has(format!("{before}-{after}"))) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }
}

/// The parts of a word that is divided by a hyphen at the end of a line.
fn halves<'a>(line: &'a str, next: &'a str) -> Option<(&'a str, &'a str)> {
    let line = line.strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    let before = &line[line
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8))..];
    let after = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
    (!before.is_empty() && !after.is_empty()).then_some((before, after))
}

/// The lines of a paragraph as one text.
pub(crate) fn join(
    lines: &[Line],
    paragraph: &[usize],
    hyphens: &Hyphens,
    counts: &mut Counts,
) -> String {
    let mut text = String::new();
    for at in paragraph {
        let next = &*lines[*at].text;
        let is_small = next.starts_with(char::is_lowercase);
        if text.ends_with('\u{ad}') {
            text.pop();
            counts.removed += 1;
        } else if text.ends_with(['-', '\u{2010}']) && halves(&text, next).is_some() {
            if is_small && hyphens.known(&text, next).unwrap_or(hyphens.removes) {
                text.pop();
                counts.removed += 1;
            } else {
                counts.kept += 1;
            }
        } else if !text.is_empty() && !is_east_asian(&text, next) {
            text.push(' ');
        }
        text.push_str(next);
    }
    text
}

/// Whether the break is between letters of a script without spaces.
fn is_east_asian(text: &str, next: &str) -> bool {
    let is_wide = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}');
    text.ends_with(is_wide) && next.starts_with(is_wide)
}
