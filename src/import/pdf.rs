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

use super::draft::{Aside, Draft, Kind};
use super::lines::ends_sentence;
use super::pdf_lines::{Line, lines};
use super::understand::understand;
use super::{MAX_TEXT, Problem, decode};
use crate::sort;
use crate::text::{fold, tokens};
use rustc_hash::FxHashSet;

pub use super::pdf_lines::Piece;

/// How many lines at the top and at the bottom of a page may be running heads.
const MARGIN_LINES: usize = 3;

/// Reads the pieces of a PDF.
///
/// # Errors
/// If there is no text on its pages, as in a scan, or too much.
pub fn read(name: &str, pieces: &[Piece]) -> Result<Draft, Problem> {
    if pieces.iter().map(|piece| piece.text.len()).sum::<usize>() > MAX_TEXT {
        return Err(decode::too_long());
    }
    let lines = lines(pieces);
    if !lines.iter().any(|line| line.text.contains(char::is_alphanumeric)) {
        let what =
            "This PDF has no text: its pages are pictures (a scan), or its letters have no codes";
        return Err(Problem::new(what, "Have the text recognised (OCR), or paste the words"));
    }
    let asides = running(&lines);
    let hyphens = Hyphens::of(&lines);
    let mut draft = Draft { file: name.to_owned(), ..Draft::default() };
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

/// Which lines are running heads or page numbers.
fn running(lines: &[Line]) -> Vec<Option<Aside>> {
    let mut asides = vec![None; lines.len()];
    let mut margins: Vec<(usize, String)> = Vec::new();
    let mut pages = 0;
    let mut all: Vec<usize> = (0..lines.len()).collect();
    sort::by_key(&mut all, |at| lines[*at].page);
    for page in all.chunk_by_mut(|a, b| lines[*a].page == lines[*b].page) {
        pages += 1;
        sort::by(page, |a, b| lines[*b].y.total_cmp(&lines[*a].y));
        let bottom = page.len().saturating_sub(MARGIN_LINES).max(MARGIN_LINES.min(page.len()));
        for at in page.iter().take(MARGIN_LINES).chain(&page[bottom..]) {
            margins.push((*at, pattern(&lines[*at].text)));
        }
        // The only page, or the last line of one: a bare number.
        for end in [page.first(), page.last()].into_iter().flatten() {
            if is_page_number(&lines[*end].text) {
                asides[*end] = Some(Aside::PageNumber);
            }
        }
    }
    for (at, text) in &margins {
        let is_same = |(other, other_text): &&(usize, String)| {
            (lines[*other].y - lines[*at].y).abs() < 2.0 && other_text == text
        };
        let count = margins.iter().filter(is_same).count();
        if count >= 2 && count * 2 >= pages {
            let is_number = !text.contains(char::is_alphabetic) || is_page_number(&lines[*at].text);
            asides[*at] = Some(if is_number { Aside::PageNumber } else { Aside::RunningHead });
        }
    }
    asides
}

/// A line with a sign for each number.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        let c = if c.is_numeric() { '#' } else { c };
        if c != '#' || !pattern.ends_with('#') {
            pattern.push(c);
        }
    }
    pattern
}

/// `7`, `- 7 -`, `Page 7 of 10`, `7/10`.
fn is_page_number(text: &str) -> bool {
    let bare = pattern(text).to_lowercase();
    let bare: String = bare.chars().filter(|c| c.is_alphabetic() || *c == '#').collect();
    matches!(
        &*bare,
        "#" | "##" | "page#" | "page#of#" | "p#" | "seite#" | "seite#von#" | "página#" | "#of#"
    ) && text.len() < 24
        && !text.contains('.')
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
        let mut sizes: Vec<f32> = body()
            .flat_map(|line| std::iter::repeat_n(line.size, line.text.len() / 8 + 1))
            .collect();
        let size = median(&mut sizes).unwrap_or(12.0);
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
        let is_full = last.right > right - 0.2 * (right - left);
        let distance = (last.y - next.y) / last.size;
        let in_column =
            last.page == next.page && distance > 0.0 && (next.x - left).abs() < 8.0 * next.size;
        if in_column {
            let is_item = is_item(&lines[paragraph[0]].text);
            // Indented lines below each other: a quotation, or paragraphs of a line each.
            let is_first = last.x < next.x - 0.8 * next.size || ends_sentence(&last.text);
            let is_indented = next.x > left + 0.8 * next.size && is_first;
            let ends = ends_sentence(&last.text) && !is_full;
            return distance < self.leading * 1.25 && (is_item || !is_indented) && !ends;
        }
        // Over the end of a column or page: what does not end like a sentence goes on.
        let is_small = next.text.starts_with(|c: char| !c.is_uppercase());
        !ends_sentence(&last.text) && (is_full || is_small) && last.size < 1.12 * self.size
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

fn median(numbers: &mut [f32]) -> Option<f32> {
    sort::by(numbers, f32::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

/// Whether a line begins with the mark of a list.
fn is_item(line: &str) -> bool {
    let is_bullet = line.starts_with(['•', '◦', '▪', '‣', '●', '○', '■', '–', '-']);
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=2).contains(&number) && line[number..].starts_with([')', '.']);
    let end = if is_number { number + 1 } else { line.chars().next().map_or(0, char::len_utf8) };
    (is_bullet || is_number) && line[end..].starts_with(' ')
}

/// How often hyphens were taken out and kept.
#[derive(Default)]
struct Counts {
    removed: usize,
    kept: usize,
}

/// The words of a document, for what a hyphen at the end of a line is.
struct Hyphens {
    words: FxHashSet<String>,
    /// Whether hyphens of which nothing is known are taken out.
    removes: bool,
}

impl Hyphens {
    fn of(lines: &[Line]) -> Hyphens {
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
fn join(lines: &[Line], paragraph: &[usize], hyphens: &Hyphens, counts: &mut Counts) -> String {
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
