//! A citation in the RIS format, which most programs for references read.

use super::citation::{Citation, one_line};

/// The citation as a generic reference: a tag a line, each line ended by CR LF.
pub fn ris(citation: &Citation) -> String {
    let numbers = citation.numbers();
    let number = |at: usize, digits: usize| {
        numbers.get(at).map(|number| format!("{number:0digits$}")).unwrap_or_default()
    };
    let date = match numbers.len() {
        0 => String::new(),
        _ => format!("{}/{}/{}/", number(0, 4), number(1, 2), number(2, 2)),
    };
    let mut lines = vec![
        ("TY", "GEN".into()),
        ("ID", citation.key.clone()),
        ("TI", citation.title.clone()),
        ("T2", citation.collection.clone()),
        ("PB", citation.outlet.clone().unwrap_or_default()),
        ("PY", number(0, 4)),
        ("DA", date),
        ("UR", citation.link.clone()),
    ];
    lines.extend(citation.notes().into_iter().map(|note| ("N1", note)));
    lines.retain(|(_, value)| !value.trim().is_empty());
    lines.push(("ER", String::new()));
    let mut out = String::new();
    for (tag, value) in lines {
        out.extend([tag, "  - ", &one_line(&value), "\r\n"]);
    }
    out
}
