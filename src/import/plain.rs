//! Plain text to blocks.
//!
//! Blank lines part passages; where there are none, lines do. Lines that were wrapped at a width are
//! one paragraph. The text is only cut: a block is a range of it, its line breaks included.
//!
//! A line break is the end of a paragraph if the first word of the next line would have fitted on
//! the line (with a sixth of the width to spare, as widths are ragged), and either the line ends
//! like a sentence or the next one does not begin with a small letter.

use super::draft::{Draft, DraftBlock, Kind};
use super::lines::{ends_sentence, groups, is_heading, is_space, lines, trimmed};
use super::{Problem, asides, date_forms, decode};
use std::ops::Range;

/// The longest line of a wrapped text, in characters; a longer one is a paragraph.
const WIDEST: usize = 120;

/// The narrowest width at which a text is taken for wrapped, in characters.
const NARROWEST: usize = 40;

/// The longest word that is wrapped, in bytes; longer ones are addresses of pages.
const LONGEST_WORD: usize = 40;

/// Reads plain text.
///
/// # Errors
/// If there is nothing in it, or it is no text.
pub fn read(text: &str) -> Result<Draft, Problem> {
    decode::check(text)?;
    let mut draft = Draft { text: text.to_owned(), ..Draft::default() };
    if let Some((prefix, date)) = stamp(text) {
        draft.prefix = 0..prefix;
        date.clone_into(&mut draft.properties.date);
        draft.properties.are_metadata = true;
    }
    let lines: Vec<Range<usize>> = lines(text, draft.prefix.end).collect();
    let groups = groups(text, &lines);
    let width = width(text, &groups);
    for group in groups {
        cut(text, group, width, &mut draft.blocks);
    }
    mark_headings(text, &mut draft.blocks);
    asides::propose(&mut draft);
    // What stood before an aside may stand before a paragraph now.
    mark_headings(text, &mut draft.blocks);
    Ok(draft)
}

/// A stamp such as ` date 2022-04-11 ` at the head: where it ends, and the date.
fn stamp(text: &str) -> Option<(usize, &str)> {
    let start = text.trim_start_matches(' ');
    let rest =
        start.get(..4).filter(|word| word.eq_ignore_ascii_case("date")).map(|_| &start[4..])?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let found = rest.strip_prefix(' ')?.trim_start_matches(' ');
    let date = &found[..found.find(char::is_whitespace).unwrap_or(found.len())];
    let is_date =
        date.starts_with(|c: char| c.is_ascii_digit()) && date_forms::edtf(date).is_some();
    let after = found[date.len()..].trim_start_matches(' ');
    is_date.then_some((text.len() - after.len(), date))
}

/// The width at which the text was wrapped: its longest line, as far as lines stand in groups without
/// one that is too long. `None` if it was not wrapped.
fn width(text: &str, groups: &[&[Range<usize>]]) -> Option<usize> {
    let mut width = 0;
    let (mut breaks, mut sentences) = (0, 0);
    for group in groups.iter().filter(|group| group.len() > 1) {
        if has_long_line(text, group) {
            continue;
        }
        let lengths = group.iter().map(|line| length(&text[line.clone()]));
        width = width.max(lengths.max().unwrap_or(0));
        breaks += group.len() - 1;
        let lines = &group[..group.len() - 1];
        sentences += lines.iter().filter(|line| ends_sentence(&text[(*line).clone()])).count();
    }
    // Where most lines are sentences, they are paragraphs.
    (width >= NARROWEST && sentences * 2 < breaks).then_some(width)
}

/// Whether a line is longer than lines are wrapped at, addresses of pages aside, which cannot be.
fn has_long_line(text: &str, group: &[Range<usize>]) -> bool {
    group.iter().any(|line| length(&text[line.clone()]) > WIDEST)
}

/// Characters, of words that cannot be wrapped none, without the white space at the end.
fn length(line: &str) -> usize {
    let is_address = |word: &&str| word.len() > LONGEST_WORD && word.is_ascii();
    let addresses = line.split_whitespace().filter(is_address).map(str::len).sum::<usize>();
    line.trim_end().chars().count() - addresses
}

/// Cuts a group of lines into blocks.
fn cut(text: &str, group: &[Range<usize>], width: Option<usize>, blocks: &mut Vec<DraftBlock>) {
    let width = width.filter(|_| !has_long_line(text, group));
    let mut start = 0;
    for at in 1..=group.len() {
        let goes_on = group.get(at).is_some_and(|next| {
            let line = &text[group[at - 1].clone()];
            let is_item = list_mark(&text[group[start].clone()]).is_some();
            width.is_some_and(|width| is_wrapped(line, &text[next.clone()], width, is_item))
        });
        if !goes_on {
            blocks.extend(block(text, group[start].start..group[at - 1].end));
            start = at;
        }
    }
}

/// Whether the break between two lines was made by wrapping.
fn is_wrapped(line: &str, next: &str, width: usize, is_item: bool) -> bool {
    if list_mark(next).is_some() || !next.contains(char::is_alphanumeric) {
        return false;
    }
    if !is_item && indent(next) >= indent(line) + 2 {
        return false;
    }
    let begins_small = next.trim_start().starts_with(char::is_lowercase);
    if begins_small && !ends_sentence(line) {
        return true;
    }
    let next = next.trim_start();
    let word = next.chars().take_while(|c| !c.is_whitespace());
    // Between Chinese or Japanese characters, lines are wrapped anywhere.
    let word = if next.starts_with(|c| c >= '\u{2e80}') { 1 } else { word.count() };
    (length(line) + 1 + word) * 6 > width * 5
}

fn indent(line: &str) -> usize {
    let space = line.chars().take_while(|c| is_space(*c));
    space.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// A block of these bytes; `None` if they contain neither letter nor digit. A bullet is no part of it.
fn block(text: &str, range: Range<usize>) -> Option<DraftBlock> {
    let mut range = trimmed(text, range);
    let words = &text[range.clone()];
    words.contains(char::is_alphanumeric).then_some(())?;
    let mark = list_mark(words);
    let kind = match mark {
        Some(_) => Kind::ListItem,
        None if is_post(words) => Kind::Post,
        None => Kind::Paragraph,
    };
    range.start += mark.unwrap_or(0);
    Some(DraftBlock { kind, range, left_out: None })
}

/// Bytes of the mark and the space with which an item of a list begins, 0 for a number or letter,
/// which stays a part of it; `None` if the line is no item.
fn list_mark(line: &str) -> Option<usize> {
    let words = line.trim_start();
    let bullet = words.strip_prefix(['-', '*', '+', '•', '◦', '▪', '‣', '·', '–', '●', '○', '■']);
    if let Some(rest) = bullet {
        let item = rest.trim_start();
        return (rest.len() > item.len() && !item.is_empty()).then(|| line.len() - item.len());
    }
    let words = words.strip_prefix('(').unwrap_or(words);
    let number = words.find(|c: char| !c.is_ascii_alphanumeric())?;
    let is_number = match &words[..number] {
        digits if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => number <= 3,
        // Roman numerals and single letters, but not the initial of a name: `(a)`, `iv)`.
        letters => {
            words[number..].starts_with(')')
                && (letters.len() == 1 || letters.bytes().all(|b| b"ivxIVX".contains(&b)))
                && !letters.is_empty()
        }
    };
    let after = words[number..].strip_prefix(['.', ')'])?;
    (is_number && after.starts_with([' ', '\t'])).then_some(0)
}

/// Whether these words are an embedded post: they end with `— Name (@handle) April 11, 2022`.
fn is_post(words: &str) -> bool {
    let Some((_, end)) = words.rsplit_once("(@") else { return false };
    let Some((handle, date)) = end.split_once(')') else { return false };
    let is_handle = handle.chars().all(|c| c.is_alphanumeric() || c == '_');
    let found = date_forms::find(date);
    is_handle && found.first().is_some_and(|found| date.len() - found.range.len() < 12)
}

/// Marks as headings the short lines without a full stop before a longer paragraph with one, not
/// counting what is left out.
fn mark_headings(text: &str, blocks: &mut [DraftBlock]) {
    let is_paragraph =
        |block: &&mut DraftBlock| block.kind == Kind::Paragraph && block.left_out.is_none();
    let mut before: Option<&mut DraftBlock> = None;
    for block in blocks.iter_mut().filter(|block| block.left_out.is_none()) {
        let words = &text[block.range.clone()];
        if let Some(line) = before.filter(is_paragraph).filter(|_| block.kind == Kind::Paragraph) {
            let heading = &text[line.range.clone()];
            let is_line = is_heading(heading) && !date_forms::is_dated(heading);
            if is_line && ends_sentence(words) && words.len() > heading.len() {
                line.kind = Kind::Heading;
            }
        }
        before = Some(block);
    }
}
