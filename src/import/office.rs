//! What Word and OpenDocument have in common: paragraphs, tables and notes, in reading order.

use super::draft::{Draft, Kind, Properties};
use super::{MAX_TEXT, Problem, decode};

/// A paragraph of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

/// The paragraphs of a row of a table. If each cell has one at most, the row is one, its cells
/// separated by tabs; otherwise the paragraphs of the cells follow each other, as in tables that only
/// arrange the page.
pub(crate) fn row(cells: Vec<Vec<Paragraph>>) -> Vec<Paragraph> {
    let mut cells = cells;
    for cell in &mut cells {
        cell.retain(|paragraph| !paragraph.text.trim().is_empty());
    }
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    if filled < 2 || cells.iter().any(|cell| cell.len() > 1) {
        return cells.into_iter().flatten().collect();
    }
    let cell = |cell: &Vec<Paragraph>| {
        cell.first().map_or("", |p| p.text.trim()).replace(['\n', '\t'], " ")
    };
    let text = cells.iter().map(cell).collect::<Vec<_>>().join("\t");
    vec![Paragraph { kind: Kind::TableRow, text }]
}

/// The draft of a document: its paragraphs, then its notes.
///
/// # Errors
/// If there are no words in it, or too many.
pub(crate) fn draft(
    paragraphs: Vec<Paragraph>,
    notes: Vec<Paragraph>,
    properties: Properties,
) -> Result<Draft, Problem> {
    let mut draft = Draft { properties, ..Draft::default() };
    let count = notes.len();
    let notes = notes.into_iter().map(|note| Paragraph { kind: Kind::Note, ..note });
    for paragraph in paragraphs.into_iter().chain(notes) {
        draft.push(paragraph.kind, &paragraph.text, None);
        if draft.text.len() > MAX_TEXT {
            return Err(decode::too_long());
        }
    }
    if !draft.text.contains(char::is_alphanumeric) {
        let what = "There are no words in this document; its pages may be pictures";
        return Err(Problem::new(what, "Have the text recognised (OCR), or paste the words"));
    }
    if count > 0 {
        let words = "Footnotes and endnotes stand at the end of the text, without their numbers.";
        draft.notes.push(words.to_owned());
    }
    Ok(draft)
}
