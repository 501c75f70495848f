//! Pieces of text on a page to lines in reading order.
//!
//! A page is read column by column: where an upright strip is free of text in most rows, and what is
//! right of it begins at one edge, the lines left of it come before those right of it. A row that runs
//! over the strip ends both columns above it.

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

/// Two pieces are in one row if their base lines differ by less than this part of their size.
const SAME_ROW: f32 = 0.35;

/// Between two columns is at least this much space, in sizes of the text.
const GUTTER: f32 = 0.6;

/// Pieces that are farther apart are two lines, in sizes of the text. In narrow columns of justified
/// text, words are two sizes apart.
const APART: f32 = 2.5;

/// Between two words is at least this much space, in sizes of the text.
const SPACE: f32 = 0.12;

/// No page is larger, in points; it is 1.7 km.
const FARTHEST: f32 = 5_000_000.0;

/// The most rows of a page on which columns are looked for.
const MOST_ROWS: usize = 1000;

/// Columns beside each other, at most: two to the power of this.
const MOST_CUTS: usize = 2;

/// Pieces on one base line, from left to right; never empty.
type Row<'a> = Vec<&'a Piece>;

/// The lines of all pages in reading order.
pub(crate) fn lines(pieces: &[Piece]) -> Vec<Line> {
    let is_usable = |piece: &&Piece| {
        // Neither damaged numbers nor what stands far outside of any page.
        let is_near = [piece.x, piece.y].iter().all(|at| at.abs() < FARTHEST);
        let has_size =
            (0.0..FARTHEST).contains(&piece.width) && (0.1..FARTHEST).contains(&piece.size);
        is_near && has_size && !piece.text.trim().is_empty()
    };
    let mut usable: Vec<&Piece> = pieces.iter().filter(is_usable).collect();
    sort::by_key(&mut usable, |piece| piece.page);
    let mut lines = Vec::new();
    for page in usable.chunk_by_mut(|a, b| a.page == b.page) {
        order(rows(page), MOST_CUTS, &mut lines);
    }
    lines
}

/// The rows of a page, from the top.
fn rows<'a>(page: &mut [&'a Piece]) -> Vec<Row<'a>> {
    sort::by(page, |a, b| b.y.total_cmp(&a.y));
    let is_same = |a: &&Piece, b: &&Piece| a.y - b.y < SAME_ROW * a.size.max(b.size);
    let mut rows: Vec<Row> = page.chunk_by(is_same).map(<[_]>::to_vec).collect();
    for row in &mut rows {
        sort::by(row, |a, b| a.x.total_cmp(&b.x));
    }
    rows
}

/// Writes the lines of a part of a page in reading order.
fn order(rows: Vec<Row>, cuts: usize, to: &mut Vec<Line>) {
    let may_cut = cuts > 0 && rows.len() <= MOST_ROWS;
    let Some(gutter) = may_cut.then(|| gutter(&rows)).flatten() else {
        for row in &rows {
            join(row, to);
        }
        return;
    };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for mut row in rows {
        if runs_over(&row, gutter) {
            order(std::mem::take(&mut left), cuts - 1, to);
            order(std::mem::take(&mut right), cuts - 1, to);
            join(&row, to);
            continue;
        }
        let of_right = row.split_off(row.partition_point(|piece| piece.x < gutter));
        left.extend(Some(row).filter(|row| !row.is_empty()));
        right.extend(Some(of_right).filter(|row| !row.is_empty()));
    }
    order(left, cuts - 1, to);
    order(right, cuts - 1, to);
}

/// Whether there is text in a row at a place, or so near before it that it is no gutter.
fn runs_over(row: &Row, at: f32) -> bool {
    row.iter().any(|piece| piece.x < at && piece.x + piece.width > at - 0.5 * piece.size)
}

/// Where the page is cut into two columns: just before the left edge that most rows right of it share.
fn gutter(rows: &[Row]) -> Option<f32> {
    let mut edges: Vec<(f32, f32)> = rows.iter().flat_map(|row| edges(row)).collect();
    sort::by(&mut edges, |a, b| a.0.total_cmp(&b.0));
    let mut best: Option<(usize, f32)> = None;
    for same in edges.chunk_by(|a, b| b.0 - a.0 < 0.3 * a.1).filter(|same| same.len() >= 4) {
        let at = same[0].0 - 0.1 * same[0].1;
        let apart: Vec<&Row> = rows.iter().filter(|row| !runs_over(row, at)).collect();
        let right = apart.iter().filter(|row| row.last().is_some_and(|last| last.x >= at)).count();
        // Text, not labels before values: half of the lines reach over most of the column.
        let left: Vec<(f32, f32)> = apart.iter().filter_map(|row| extent(row, at)).collect();
        let start = left.iter().map(|(start, _)| *start).fold(at, f32::min);
        let long = left.iter().filter(|(from, to)| to - from > 0.6 * (at - start)).count();
        let is_column = same.len() * 2 >= right && left.len() >= 4 && long * 2 >= left.len();
        let is_cut = is_column && apart.len() * 2 >= rows.len();
        if is_cut && best.is_none_or(|(most, _)| same.len() > most) {
            best = Some((same.len(), at));
        }
    }
    best.map(|(_, at)| at)
}

/// Left edges of what stands apart in a row, with the size of its type.
fn edges(row: &Row) -> Vec<(f32, f32)> {
    let mut edges = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for piece in row {
        if piece.x - end > GUTTER * piece.size {
            edges.push((piece.x, piece.size));
        }
        end = end.max(piece.x + piece.width);
    }
    edges
}

/// From where to where the text of a row reaches that is left of a place.
fn extent(row: &Row, at: f32) -> Option<(f32, f32)> {
    let left = row.iter().take_while(|piece| piece.x < at);
    let end = left.map(|piece| piece.x + piece.width).reduce(f32::max)?;
    Some((row[0].x, end))
}

/// Joins the pieces of a row to lines, with a space where there is one.
fn join(row: &Row, to: &mut Vec<Line>) {
    let before = to.len();
    for piece in row {
        match to[before..].last_mut() {
            Some(line) if piece.x - line.right < APART * line.size.max(piece.size) => {
                append(line, piece);
            }
            _ => to.push(Line {
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
