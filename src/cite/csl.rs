//! A citation in the JSON of the Citation Style Language (CSL-JSON).

use super::citation::Citation;
use crate::list::Listed;

/// The citation as a list of one item, a document.
pub fn csl(citation: &Citation) -> String {
    let texts = [
        ("id", citation.key.clone()),
        ("type", "document".into()),
        ("title", citation.title.clone()),
        ("collection-title", citation.collection.clone()),
        ("publisher", citation.outlet.clone().unwrap_or_default()),
        ("note", citation.notes().join(". ")),
        ("URL", citation.link.clone()),
    ];
    let texts = texts.iter().filter(|(_, value)| !value.is_empty());
    let mut fields = texts.map(|(name, value)| format!("{}: {}", json(name), json(value))).listed();
    let parts = citation.numbers();
    let parts = parts.iter().map(u32::to_string).listed().join(", ");
    fields.push(match parts.as_str() {
        "" => format!("\"issued\": {{\"literal\": {}}}", json(&citation.date.words())),
        _ => format!("\"issued\": {{\"date-parts\": [[{parts}]]}}"),
    });
    format!("[{{\n  {}\n}}]\n", fields.join(",\n  "))
}

/// A string of JSON.
fn json(text: &str) -> String {
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
