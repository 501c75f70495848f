//! A citation in the JSON of the Citation Style Language (CSL-JSON).
//!
//! ```
//! use readout::cite::{Citation, csl};
//!
//! let corpus = readout::built_in();
//! let citation = Citation::of(&corpus, corpus.quotations[0].parts[0], "https://example.org");
//! assert!(csl(&citation).contains("\"date-parts\": [[2022, 4, 11]]"));
//! ```

use super::citation::Citation;

/// The citation as a list of one item, a document.
pub fn csl(citation: &Citation) -> String {
    let mut out = String::from("[{\n");
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            out.extend(["  ", &json_string(name), ": ", &json_string(value), ",\n"]);
        }
    };
    field("id", &citation.key);
    field("type", "document");
    field("title", &citation.title);
    field("collection-title", &citation.collection);
    field("publisher", citation.outlet.as_deref().unwrap_or_default());
    field("note", &citation.notes().join(". "));
    field("URL", &citation.link);
    let parts = citation.numbers().iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let issued = match parts.as_str() {
        "" => format!("\"literal\": {}", json_string(&citation.date.words())),
        _ => format!("\"date-parts\": [[{parts}]]"),
    };
    out.extend(["  \"issued\": {", &issued, "}\n}]\n"]);
    out
}

/// A JSON string literal.
fn json_string(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\0'..'\x20' => {
                let digit = |at: u32| char::from_digit(u32::from(c) >> at & 15, 16);
                out.push_str("\\u00");
                out.extend([digit(4), digit(0)].into_iter().flatten());
            }
            _ => out.push(c),
        }
    }
    out + "\""
}
