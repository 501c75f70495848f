//! Comma-separated values.
//!
//! Words of the reports are given as they stand, letter by letter. A spreadsheet may take a cell
//! that begins with `=`, `+`, `-` or `@` for a formula; changing the words would be worse.

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

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let row = ["a", "b, c", "say \"no\"", "", "two\nlines", "@x"].map(String::from);
        assert_eq!(csv([row]), "\u{feff}a,\"b, c\",\"say \"\"no\"\"\",,\"two\nlines\",@x\r\n");
    }
}
