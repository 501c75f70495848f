//! Running heads and page numbers.

use super::draft::Aside;
use super::pdf_lines::Line;
use crate::sort;

/// How many lines at the top and at the bottom of a page may be running heads.
const MARGIN_LINES: usize = 3;

/// Which lines are running heads or page numbers: those at the same height on half of the pages, the
/// same but for their digits; a bare number in the first or last row of a page; and such a row in
/// smaller type than the text, apart from it.
pub(crate) fn running(lines: &[Line], size: f32) -> Vec<Option<Aside>> {
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
        let reversed: Vec<usize> = page.iter().rev().copied().collect();
        for from_edge in [&*page, &*reversed] {
            mark_edge(lines, from_edge, size, &mut asides);
        }
    }
    for (at, text) in &margins {
        let is_same = |(other, other_text): &&(usize, String)| {
            (lines[*other].y - lines[*at].y).abs() < 2.0 && other_text == text
        };
        let count = margins.iter().filter(is_same).count();
        if count >= 2 && count * 2 >= pages {
            asides[*at] = Some(reason(&lines[*at].text));
        }
    }
    asides
}

/// Marks the outermost row of a page; its lines come in the order from there inwards.
fn mark_edge(lines: &[Line], from_edge: &[usize], size: f32, asides: &mut [Option<Aside>]) {
    let Some(first) = from_edge.first().map(|at| &lines[*at]) else { return };
    let distance = |at: &usize| (lines[*at].y - first.y).abs();
    let row = from_edge.iter().take_while(|at| distance(at) < 2.0).count();
    let is_apart = from_edge.get(row).is_some_and(|next| distance(next) > 1.5 * size);
    for at in &from_edge[..row] {
        let line = &lines[*at];
        if is_page_number(&line.text) || is_apart && line.size < 0.9 * size {
            asides[*at] = Some(reason(&line.text));
        }
    }
}

fn reason(text: &str) -> Aside {
    let is_number = !text.contains(char::is_alphabetic) || is_page_number(text);
    if is_number { Aside::PageNumber } else { Aside::RunningHead }
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
    const FORMS: [&str; 8] = ["#", "##", "page#", "page#of#", "p#", "seite#", "seite#von#", "#of#"];
    let bare = pattern(text).to_lowercase();
    let bare: String = bare.chars().filter(|c| c.is_alphabetic() || *c == '#').collect();
    FORMS.contains(&&*bare) && text.len() < 24 && !text.contains(['.', ','])
}
