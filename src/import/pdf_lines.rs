//! Pieces of text on a page to lines in reading order.
//!
//! A page is read column by column: where an upright strip is free of text, except for few lines that
//! run over the whole width, the lines left of it come before those right of it.

use crate::sort;

/// A piece of text on a page, as the text layer of a PDF has it: a line, or a part of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// The page, from 1.
    pub page: u32,
    /// The left edge, in points from the left of the page.
    pub x: f32,
    /// The base line, in points from the bottom of the page.
    pub y: f32,
    /// The width, in points.
    pub width: f32,
    /// The size of the type, in points.
    pub size: f32,
    /// The text.
    pub text: String,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) page: u32,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) right: f32,
    pub(crate) size: f32,
    pub(crate) text: String,
}

/// Two pieces are on one line if their base lines differ by less than this part of their size.
const SAME_LINE: f32 = 0.35;

/// Between two columns is at least this much space, in sizes of the text.
const GUTTER: f32 = 1.4;

/// Between two words is at least this much space, in sizes of the text.
const SPACE: f32 = 0.12;

/// No page is larger, in points; it is 1.7 km.
const FARTHEST: f32 = 5_000_000.0;

/// The most lines of a page on which columns are looked for.
const MOST_LINES: usize = 2000;

/// Columns beside each other, at most: two to the power of this.
const MOST_CUTS: usize = 2;

/// The lines of all pages in reading order.
pub(crate) fn lines(pieces: &[Piece]) -> Vec<Line> {
    let is_usable = |piece: &&Piece| {
        // Neither damaged numbers nor what stands far outside of any page.
        let is_near = [piece.x, piece.y].iter().all(|at| at.abs() < FARTHEST);
        is_near && (0.0..FARTHEST).contains(&piece.width) && (0.1..FARTHEST).contains(&piece.size)
    };
    let mut usable: Vec<&Piece> = pieces.iter().filter(is_usable).collect();
    sort::by_key(&mut usable, |piece| piece.page);
    usable.chunk_by(|a, b| a.page == b.page).flat_map(|page| order(join(page), MOST_CUTS)).collect()
}

/// The lines of one page, from the top: pieces beside each other are joined, with a space where there
/// is one.
fn join(page: &[&Piece]) -> Vec<Line> {
    let mut pieces: Vec<&&Piece> =
        page.iter().filter(|piece| !piece.text.trim().is_empty()).collect();
    sort::by(&mut pieces, |a, b| b.y.total_cmp(&a.y));
    let mut lines = Vec::new();
    for row in pieces.chunk_by_mut(|a, b| a.y - b.y < SAME_LINE * a.size.max(b.size)) {
        sort::by(row, |a, b| a.x.total_cmp(&b.x));
        for piece in row {
            match lines.last_mut() {
                Some(line) if goes_on(line, piece) => append(line, piece),
                _ => lines.push(Line {
                    page: piece.page,
                    x: piece.x,
                    y: piece.y,
                    right: piece.x + piece.width,
                    size: piece.size,
                    text: piece.text.trim().to_owned(),
                }),
            }
        }
    }
    lines
}

fn goes_on(line: &Line, piece: &Piece) -> bool {
    let size = line.size.max(piece.size);
    let gap = piece.x - line.right;
    (line.y - piece.y).abs() < SAME_LINE * size && gap > -size && gap < GUTTER * size
}

fn append(line: &mut Line, piece: &Piece) {
    let gap = piece.x - line.right;
    if gap > SPACE * line.size.max(piece.size) || piece.text.starts_with(' ') {
        line.text.push(' ');
    }
    line.text.push_str(piece.text.trim());
    // The size of most of the line: of a mark in small type it is that of the text.
    if piece.width > line.right - line.x {
        line.size = piece.size;
    }
    line.right = line.right.max(piece.x + piece.width);
}

/// Lines of a part of a page in reading order.
fn order(lines: Vec<Line>, cuts: usize) -> Vec<Line> {
    let gutter = if cuts == 0 || lines.len() > MOST_LINES { None } else { gutter(&lines) };
    let Some(gutter) = gutter else { return lines };
    let mut ordered = Vec::with_capacity(lines.len());
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines {
        if line.right <= gutter {
            left.push(line);
        } else if line.x >= gutter {
            right.push(line);
        } else {
            // It runs over both columns: they end above it.
            ordered.extend(order(std::mem::take(&mut left), cuts - 1));
            ordered.extend(order(std::mem::take(&mut right), cuts - 1));
            ordered.push(line);
        }
    }
    ordered.extend(order(left, cuts - 1));
    ordered.extend(order(right, cuts - 1));
    ordered
}

/// Where the page is cut into two columns: before the left edge that most lines right of it share.
fn gutter(lines: &[Line]) -> Option<f32> {
    let mut best: Option<(usize, f32)> = None;
    for edge in lines {
        let at = edge.x - 0.1 * edge.size;
        let right = lines.iter().filter(|line| line.x >= at).count();
        let at_edge = lines.iter().filter(|line| (line.x - edge.x).abs() < 0.5 * edge.size).count();
        let left = lines.iter().filter(|line| line.right <= at).count();
        let over = lines.iter().filter(|line| line.x < at && line.right > at).count();
        let is_column =
            at_edge >= 4 && at_edge * 2 >= right && left >= 4 && over * 4 <= lines.len();
        // Labels before values: most of the left lines are short.
        let is_text = is_column && is_filled(lines, at);
        if is_text && best.is_none_or(|(most, _)| at_edge > most) {
            best = Some((at_edge, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Whether half of the lines left of a place reach near it, as lines of running text do.
fn is_filled(lines: &[Line], at: f32) -> bool {
    let left = || lines.iter().filter(|line| line.right <= at);
    let start = left().map(|line| line.x).fold(f32::INFINITY, f32::min);
    let long = left().filter(|line| line.right - line.x > 0.6 * (at - start)).count();
    long * 2 >= left().count()
}
