//! Comma-separated values.
//!
//! Words of the reports are given as they stand, letter by letter. A spreadsheet may take a cell
//! that begins with `=`, `+`, `-` or `@` for a formula; changing the words would be worse.

/// A table as comma-separated values (RFC 4180), row by row: every row ends in CR LF, and what holds
/// a comma, a quotation mark or a line break stands in quotation marks. The mark before it tells
/// spreadsheets that it is UTF-8.
#[derive(Debug)]
pub struct Csv(String);

impl Csv {
    /// A table with these names of columns.
    pub fn new(head: &[&str]) -> Self {
        let mut table = Self('\u{feff}'.into());
        table.row(head);
        table
    }

    /// One more row.
    pub fn row(&mut self, cells: &[&str]) {
        let table = &mut self.0;
        for (at, cell) in cells.iter().enumerate() {
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

    /// All of it.
    pub fn text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Csv;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let table = Csv::new(&["a", "b, c", "say \"no\"", "", "two\nlines", "@x"]);
        let expected = "\u{feff}a,\"b, c\",\"say \"\"no\"\"\",,\"two\nlines\",@x\r\n";
        assert_eq!(table.text(), expected);
    }
}
