//! Markdown to blocks: headings, lists, quotations and tables, without their marks where these stand
//! at the ends of a block.
//!
//! Blocks alone are read; emphasis and links stay as they are written, as the text is never altered.
//! Front matter (fields between two lines `---`) is the prefix.
//!
//! ```
//! use readout::import::{draft::Kind, markdown};
//!
//! let draft = markdown::read("# Talks\n\n- one\n- two, which\n  goes on\n\n> quoted")?;
//! let blocks: Vec<_> = (0..4).map(|at| (draft.blocks[at].kind, draft.block(at))).collect();
//! assert_eq!(blocks[0], (Kind::Heading, "Talks"));
//! assert_eq!(blocks[2], (Kind::ListItem, "two, which\n  goes on"));
//! assert_eq!(blocks[3], (Kind::Quotation, "quoted"));
//! # Ok::<(), readout::import::Problem>(())
//! ```

use super::draft::{Draft, DraftBlock, Kind, Properties};
use super::lines::{is_blank, lines, trimmed};
use super::{Problem, decode};
use std::ops::Range;

/// Reads Markdown.
///
/// # Errors
/// If there is nothing in it, or it is no text.
pub fn read(text: &str) -> Result<Draft, Problem> {
    decode::check(text)?;
    let mut draft = Draft { text: text.to_owned(), ..Draft::default() };
    if let Some((end, properties)) = front_matter(text) {
        draft.prefix = 0..end;
        draft.properties = properties;
    }
    let mut reader = Cutter { text, blocks: Vec::new(), open: None };
    let mut in_code = false;
    for line in lines(text, draft.prefix.end) {
        let line = trimmed(text, line);
        let words = &text[line.clone()];
        if words.starts_with("```") || words.starts_with("~~~") {
            in_code = !in_code;
            reader.close();
        } else if is_blank(words) {
            reader.close();
        } else if in_code {
            reader.add(Kind::Paragraph, line);
        } else {
            reader.line(line);
        }
    }
    reader.close();
    draft.blocks = reader.blocks;
    Ok(draft)
}

/// The fields between two lines `---` at the head, and where they end.
fn front_matter(text: &str) -> Option<(usize, Properties)> {
    let mut all = lines(text, 0);
    all.next().filter(|first| text[first.clone()].trim_end() == "---")?;
    let mut properties = Properties { are_metadata: true, ..Properties::default() };
    for line in all {
        let words = &text[line.clone()];
        if words.trim_end() == "---" {
            return Some((line.end, properties));
        }
        let Some((key, value)) = words.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim() {
            "title" => value.clone_into(&mut properties.title),
            "date" => value.clone_into(&mut properties.date),
            "lang" | "language" => value.clone_into(&mut properties.language),
            _ => {}
        }
    }
    None
}

/// The blocks so far, and the one that the next line may go on with.
struct Cutter<'a> {
    text: &'a str,
    blocks: Vec<DraftBlock>,
    open: Option<(Kind, Range<usize>)>,
}

impl Cutter<'_> {
    fn close(&mut self) {
        let Some((kind, range)) = self.open.take() else { return };
        if self.text[range.clone()].contains(char::is_alphanumeric) {
            self.blocks.push(DraftBlock { kind, range, left_out: None });
        }
    }

    /// A block of its own.
    fn add_whole(&mut self, kind: Kind, range: Range<usize>) {
        self.close();
        self.open = Some((kind, range));
        self.close();
    }

    /// Goes on with a block of this kind, or begins one.
    fn add(&mut self, kind: Kind, line: Range<usize>) {
        match &mut self.open {
            Some((open, range)) if *open == kind => range.end = line.end,
            _ => {
                self.close();
                self.open = Some((kind, line));
            }
        }
    }

    /// A line that is not blank, without the white space around it.
    fn line(&mut self, line: Range<usize>) {
        let words = &self.text[line.clone()];
        let after = |mark: usize| trimmed(self.text, line.start + mark..line.end);
        if let Some(mark) = heading_mark(words) {
            let heading = after(mark);
            let end = self.text[heading.clone()].trim_end_matches('#').len();
            let heading = trimmed(self.text, heading.start..heading.start + end);
            self.add_whole(Kind::Heading, heading);
        } else if is_rule(words) {
            // Under a paragraph of one line, it makes that a heading.
            if let Some((kind @ Kind::Paragraph, _)) =
                &mut self.open.as_mut().filter(|_| !words.contains(['*', '_', ' ']))
            {
                *kind = Kind::Heading;
            }
            self.close();
        } else if words.starts_with('>') {
            let mark = words.len() - words.trim_start_matches(['>', ' ']).len();
            let line = after(mark);
            if line.is_empty() { self.close() } else { self.add(Kind::Quotation, line) }
        } else if words.starts_with('|') {
            let inner = words.trim_matches(['|', ' ', '\t']);
            let start = line.start + words.len() - words.trim_start_matches(['|', ' ', '\t']).len();
            self.add_whole(Kind::TableRow, start..start + inner.len());
        } else if let Some(mark) = item_mark(words) {
            self.close();
            let item = after(mark);
            self.add(Kind::ListItem, item);
        } else {
            // A line under an item or a quotation goes on with it.
            let kind = self.open.as_ref().map_or(Kind::Paragraph, |(kind, _)| *kind);
            self.add(kind, line);
        }
    }
}

fn heading_mark(words: &str) -> Option<usize> {
    let mark = words.len() - words.trim_start_matches('#').len();
    ((1..=6).contains(&mark) && words[mark..].starts_with([' ', '\t'])).then_some(mark)
}

/// `---`, `===`, `***`, `* * *`.
fn is_rule(words: &str) -> bool {
    let mut signs = words.chars().filter(|c| *c != ' ');
    let first = signs.next();
    let is_mark = first.is_some_and(|c| matches!(c, '-' | '=' | '*' | '_'));
    let (mut count, mut same) = (1, true);
    for sign in signs {
        count += 1;
        same &= Some(sign) == first;
    }
    is_mark && same && (count >= 3 || words == "--" || words == "==")
}

/// Bytes of `- `, `* `, `+ `, `1. ` or `1) `.
fn item_mark(words: &str) -> Option<usize> {
    let number = words.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[u8] = if number == 0 { b"-*+" } else { b".)" };
    let mark = words.as_bytes().get(number).filter(|mark| marks.contains(mark));
    let is_item = mark.is_some() && number <= 9 && words[number + 1..].starts_with([' ', '\t']);
    is_item.then_some(number + 2)
}
