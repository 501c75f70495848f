//! A citation in the RIS format, which most reference managers read.
//!
//! ```
//! use readout::cite::{Citation, ris};
//!
//! let corpus = readout::built_in();
//! let citation = Citation::of(&corpus, corpus.quotations[0].parts[0], "https://example.org");
//! assert!(ris(&citation).contains("DA  - 2022/04/11/\r\n"));
//! ```

use super::citation::{Citation, one_line};

/// The citation as a generic reference: one tag per line, each line ending in CR LF.
pub fn ris(citation: &Citation) -> String {
    let numbers = citation.numbers();
    let number = |at: usize, digits: usize| {
        numbers.get(at).map(|number| format!("{number:0digits$}")).unwrap_or_default()
    };
    let date = match numbers.len() {
        0 => String::new(),
        _ => format!("{}/{}/{}/", number(0, 4), number(1, 2), number(2, 2)),
    };
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        if !value.trim().is_empty() {
            out.extend([tag, "  - ", &one_line(value), "\r\n"]);
        }
    };
    line("TY", "GEN");
    line("ID", &citation.key);
    line("TI", &citation.title);
    line("T2", &citation.collection);
    line("PB", citation.outlet.as_deref().unwrap_or_default());
    line("PY", &number(0, 4));
    line("DA", &date);
    line("UR", &citation.link);
    for note in citation.notes() {
        line("N1", &note);
    }
    out + "ER  - \r\n"
}
