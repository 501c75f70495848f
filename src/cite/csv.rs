//! Comma-separated values.
//!
//! Text of the reports is verbatim. A spreadsheet may read a cell that begins with `=`, `+`, `-` or
//! `@` as a formula; changing the text would be worse.
//!
//! ```
//! use readout::cite::Csv;
//!
//! let mut table = Csv::new(&["word", "count"]);
//! table.row(&["peace, stability", "2"]);
//! assert_eq!(table.text(), "\u{feff}word,count\r\n\"peace, stability\",2\r\n");
//! ```

/// A table as comma-separated values (RFC 4180), built row by row: every row ends in CR LF, and
/// cells with a comma, a quotation mark or a line break are quoted. A byte order mark tells
/// spreadsheets that it is UTF-8.
#[derive(Debug)]
pub struct Csv(String);

impl Csv {
    /// A table with these column names.
    pub fn new(head: &[&str]) -> Self {
        let mut table = Self('\u{feff}'.into());
        table.row(head);
        table
    }

    /// Appends a row.
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

    /// The whole table.
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
