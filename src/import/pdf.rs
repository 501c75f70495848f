//! Paragraphs of a PDF, from pieces of text and where they stand on the pages.
//!
//! A PDF has no text of its own, only characters on pages. So the text is made here: the lines of a
//! paragraph are joined with a space. A hyphen at the end of a line is taken out if the document
//! writes the word without it elsewhere, and kept if it writes it with one; where it has the word no
//! second time, what most of the known ones were decides, and without any the hyphen stays. The notes
//! say how many were taken out and kept.
//!
//! Lines at the same height on most pages, the same but for their digits, are running heads and page
//! numbers, which are proposed to be left out.

use super::draft::{Aside, Draft, Kind, Properties};
use super::lines::ends_sentence;
use super::pdf_hyphens::{Counts, Hyphens, join};
use super::pdf_lines::{Line, lines};
use super::pdf_margins::running;
use super::understand::understand;
use super::{MAX_TEXT, Problem, decode};
use crate::sort;

pub use super::pdf_lines::Piece;

/// Reads the pieces of a PDF, with what the document says of itself.
///
/// # Errors
/// If there is no text on its pages, as in a scan, or too much.
pub fn read(name: &str, properties: Properties, pieces: &[Piece]) -> Result<Draft, Problem> {
    if pieces.iter().map(|piece| piece.text.len()).sum::<usize>() > MAX_TEXT {
        return Err(decode::too_long());
    }
    let lines = lines(pieces);
    if !lines.iter().any(|line| line.text.contains(char::is_alphanumeric)) {
        let what =
            "This PDF has no text: its pages are pictures (a scan), or its letters have no codes";
        return Err(Problem::new(what, "Have the text recognised (OCR), or paste the words"));
    }
    let asides = running(&lines, median_size(&lines));
    let hyphens = Hyphens::of(&lines);
    let mut draft = Draft { file: name.to_owned(), properties, ..Draft::default() };
    let mut counts = Counts::default();
    for paragraph in paragraphs(&lines, &asides) {
        let text = join(&lines, &paragraph.lines, &hyphens, &mut counts);
        draft.push(paragraph.kind, &text, paragraph.aside);
    }
    draft.notes = notes(&asides, &counts);
    understand(&mut draft);
    Ok(draft)
}

/// What is said of how it was read.
fn notes(asides: &[Option<Aside>], counts: &Counts) -> Vec<String> {
    let mut notes =
        vec!["Lines were joined to paragraphs by where they stand on the page.".to_owned()];
    if counts.removed + counts.kept > 0 {
        let Counts { removed, kept } = counts;
        notes.push(format!("Hyphens at the ends of lines: {removed} taken out, {kept} kept."));
    }
    let running = asides.iter().flatten().count();
    if running > 0 {
        let words = "Running heads and page numbers are left out; lines:";
        notes.push(format!("{words} {running}."));
    }
    notes
}

/// A paragraph: its lines, and what it is.
struct Paragraph {
    lines: Vec<usize>,
    kind: Kind,
    aside: Option<Aside>,
}

/// The paragraphs, in reading order; running heads between those that go over the end of a page come
/// after them.
fn paragraphs(lines: &[Line], asides: &[Option<Aside>]) -> Vec<Paragraph> {
    let page = Layout::of(lines, asides);
    let mut all: Vec<Paragraph> = Vec::new();
    let mut open: Option<Paragraph> = None;
    let mut heads: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if asides[at].is_some() {
            heads.push(Paragraph { lines: vec![at], kind: Kind::Paragraph, aside: asides[at] });
            continue;
        }
        match &mut open {
            Some(paragraph) if page.goes_on(lines, &paragraph.lines, line) => {
                paragraph.lines.push(at);
            }
            _ => {
                all.extend(open.take());
                all.append(&mut heads);
                open = Some(Paragraph { lines: vec![at], kind: Kind::Paragraph, aside: None });
            }
        }
    }
    all.extend(open);
    all.append(&mut heads);
    for paragraph in &mut all {
        paragraph.kind = page.kind(lines, &paragraph.lines);
    }
    all
}

/// What is usual in a document.
struct Layout {
    /// The size of most of the text.
    size: f32,
    /// The usual distance of two lines, in sizes.
    leading: f32,
}

impl Layout {
    fn of(lines: &[Line], asides: &[Option<Aside>]) -> Layout {
        let body =
            || lines.iter().zip(asides).filter(|(_, aside)| aside.is_none()).map(|(line, _)| line);
        let size = median_size(body());
        let pitch = |pair: &[&Line]| {
            let distance = (pair[0].y - pair[1].y) / pair[0].size;
            let is_near = pair[0].page == pair[1].page && distance > 0.5 && distance < 3.0;
            is_near.then_some(distance)
        };
        let all: Vec<&Line> = body().collect();
        let mut pitches: Vec<f32> = all.windows(2).filter_map(pitch).collect();
        // Below the median, as the space between paragraphs is among them.
        sort::by(&mut pitches, f32::total_cmp);
        let leading = pitches.get(pitches.len() / 3).copied().unwrap_or(1.2);
        Layout { size, leading }
    }

    /// Whether a line goes on with a paragraph of these lines.
    fn goes_on(&self, lines: &[Line], paragraph: &[usize], next: &Line) -> bool {
        let [.., last] = paragraph else { return false };
        let last = &lines[*last];
        if (last.size - next.size).abs() > 0.12 * last.size || is_item(&next.text) {
            return false;
        }
        let (left, right) = extent(lines, last);
        let is_small = next.text.starts_with(char::is_lowercase);
        let ends = ends_sentence(&last.text);
        // The break was meant if the next word would have fitted, as in plain text.
        let word = first_word(last, next);
        let had_room = last.right + word < right - (right - left) / 6.0;
        let distance = (last.y - next.y) / last.size;
        let in_column =
            last.page == next.page && distance > 0.0 && (next.x - left).abs() < 8.0 * next.size;
        if in_column {
            let is_item = is_item(&lines[paragraph[0]].text);
            // Indented lines below each other: a quotation, or paragraphs of a line each.
            let is_first = last.x < next.x - 0.8 * next.size || ends;
            let is_indented = next.x > left + 0.8 * next.size && is_first;
            let is_meant = had_room && (ends || !is_small);
            return distance < self.leading * 1.25 && (is_item || !is_indented) && !is_meant;
        }
        // Over the end of a column or page.
        let is_indented = next.x > extent(lines, next).0 + 0.8 * next.size;
        let is_full = last.right + word > right;
        last.size < 1.12 * self.size && !is_indented && !ends && (is_small || is_full)
    }

    fn kind(&self, lines: &[Line], paragraph: &[usize]) -> Kind {
        let first = &lines[paragraph[0]];
        let len: usize = paragraph.iter().map(|at| lines[*at].text.len()).sum();
        if first.size > 1.12 * self.size && paragraph.len() <= 4 && len < 300 {
            Kind::Heading
        } else if is_item(&first.text) {
            Kind::ListItem
        } else {
            Kind::Paragraph
        }
    }
}

/// How wide the first word of a line is, with a space, in the letters of another.
fn first_word(of: &Line, next: &Line) -> f32 {
    let letters = of.text.chars().count().max(1) as f32;
    let word = next.text.chars().take_while(|c| !c.is_whitespace()).count() as f32;
    (word + 1.0) * (of.right - of.x) / letters
}

/// The left and right edge of the column of a line: of the lines on its page that overlap it.
fn extent(lines: &[Line], of: &Line) -> (f32, f32) {
    let from = lines.partition_point(|line| line.page < of.page);
    let page = &lines[from..from + lines[from..].partition_point(|line| line.page == of.page)];
    let is_beside = |line: &&Line| line.x < of.right && line.right > of.x;
    // Headings over two columns would widen both.
    let is_near = |line: &&Line| (line.x - of.x).abs() < 4.0 * of.size;
    let column = page.iter().filter(is_beside).filter(is_near);
    column.fold((of.x, of.right), |(left, right), line| (left.min(line.x), right.max(line.right)))
}

/// The size of most of the text.
fn median_size<'a>(lines: impl IntoIterator<Item = &'a Line>) -> f32 {
    let weighted = |line: &Line| std::iter::repeat_n(line.size, line.text.len() / 8 + 1);
    let mut sizes: Vec<f32> = lines.into_iter().flat_map(weighted).collect();
    sort::by(&mut sizes, f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(12.0)
}

/// Whether a line begins with the mark of a list. Some programs write no space after it.
fn is_item(line: &str) -> bool {
    if line.starts_with(['•', '◦', '▪', '‣', '●', '○', '■']) {
        return true;
    }
    if let Some(rest) = line.strip_prefix(['–', '-']) {
        return rest.starts_with(' ');
    }
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(line.starts_with(|c: char| c.is_ascii_lowercase()));
    match (number, letter) {
        (1..=2, _) => line[number..]
            .strip_prefix(['.', ')'])
            .is_some_and(|rest| rest.starts_with(|c: char| c == ' ' || c.is_alphabetic())),
        (0, 1) => line[1..].starts_with(')'),
        _ => false,
    }
}
