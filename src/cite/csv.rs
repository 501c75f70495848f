//! Comma-separated values.
//!
//! Words of the reports are verbatim, in typographic quotation marks. So is any other cell but a number
//! that begins with `=`, `+`, `-`, `@` or white space: a spreadsheet may take it for a formula.
//!
//! ```
//! use readout::cite::Csv;
//!
//! let mut table = Csv::new(&["word", "count"]);
//! table.row(&["peace, stability", "-2"]);
//! table.row(&["=1+1", "2"]);
//! assert_eq!(table.text(), "\u{feff}word,count\r\n\"peace, stability\",-2\r\n“=1+1”,2\r\n");
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
            let cell = if is_formula(cell) { quoted(cell) } else { (*cell).into() };
            if cell.contains([',', '"', '\r', '\n']) {
                table.push('"');
                table.push_str(&cell.replace('"', "\"\""));
                table.push('"');
            } else {
                table.push_str(&cell);
            }
        }
        table.push_str("\r\n");
    }

    /// The whole table.
    pub fn text(self) -> String {
        self.0
    }
}

/// Words of a report in typographic quotation marks; nothing if there are none.
pub(super) fn quoted(words: &str) -> String {
    if words.is_empty() { String::new() } else { ["“", words, "”"].concat() }
}

/// Whether a spreadsheet may take a cell for a formula.
fn is_formula(cell: &str) -> bool {
    let is_number = cell.bytes().any(|b| b.is_ascii_digit())
        && cell.bytes().skip(1).all(|b| b.is_ascii_digit() || b == b'.');
    let begins = cell.starts_with(['=', '+', '@', '\t', '\r', '\n', ' ']);
    begins || cell.starts_with('-') && !is_number
}

#[cfg(test)]
mod tests {
    use super::Csv;

    #[test]
    fn no_cell_is_a_formula() {
        let cells = ["=1+1", "+1", "-1", "-1.5", "-x", "@x", " =1", "a=b", "−1", "-", "--1"];
        let expected = "\u{feff}“=1+1”,“+1”,-1,-1.5,“-x”,“@x”,“ =1”,a=b,−1,“-”,“--1”\r\n";
        assert_eq!(Csv::new(&cells).text(), expected);
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let table = Csv::new(&["a", "b, c", "say \"no\"", "", "two\nlines", "@x"]);
        let expected = "\u{feff}a,\"b, c\",\"say \"\"no\"\"\",,\"two\nlines\",“@x”\r\n";
        assert_eq!(table.text(), expected);
    }
}
