//! What can be taken away, as strings.
//!
//! Words of the reports are given as they stand, letter by letter. A spreadsheet may take a cell
//! that begins with `=`, `+`, `-` or `@` for a formula; changing the words would be worse.

use crate::corpus::Corpus;
use crate::search::Line;

/// A table as comma-separated values (RFC 4180): every row ends in CR LF, and what holds a comma,
/// a quotation mark or a line break stands in quotation marks. The mark before it tells
/// spreadsheets that it is UTF-8.
pub fn csv<Row: AsRef<[String]>>(rows: impl IntoIterator<Item = Row>) -> String {
    let mut table = String::from('\u{feff}');
    for row in rows {
        for (at, cell) in row.as_ref().iter().enumerate() {
            if at > 0 {
                table.push(',');
            }
            if cell.contains([',', '"', '\r', '\n']) {
                table.push('"');
                table.push_str(&cell.replace('"', "\"\""));
                table.push('"');
            } else {
                table.push_str(cell);
            }
        }
        table.push_str("\r\n");
    }
    table
}

/// A concordance as comma-separated values, one line a row: where the hit stands, in code points
/// of the source file, end exclusive; its context; why it is one.
pub fn concordance(corpus: &Corpus, lines: &[Line]) -> String {
    let head = ["report", "passage", "from", "to", "left", "hit", "right", "why"];
    let row = |line: &Line| {
        let document = corpus.documents.get(line.hit.span.doc);
        let points = document.map(|d| d.code_points(line.hit.span.range())).unwrap_or_default();
        [
            document.map(|document| document.label.clone()).unwrap_or_default(),
            (line.passage.block + 1).to_string(),
            points.start.to_string(),
            points.end.to_string(),
            corpus.quote(line.left).to_string(),
            corpus.quote(line.hit.span).to_string(),
            corpus.quote(line.right).to_string(),
            line.hit.reason.words().to_string(),
        ]
    };
    csv(std::iter::once(head.map(String::from)).chain(lines.iter().map(row)))
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let row = ["a", "b, c", "say \"no\"", "", "two\nlines", "@x"].map(String::from);
        assert_eq!(csv([row]), "\u{feff}a,\"b, c\",\"say \"\"no\"\"\",,\"two\nlines\",@x\r\n");
    }
}
