//! A citation for `BibTeX` and biblatex.
//!
//! ```
//! use readout::cite::{Citation, bibtex};
//!
//! let corpus = readout::built_in();
//! let citation = Citation::of(&corpus, corpus.quotations[0].parts[0], "https://example.org");
//! assert!(bibtex(&citation).contains("title = {2022 · {The Pentagon}}"));
//! ```

use super::citation::{Citation, one_line};

/// The citation as a `@misc` entry, as the reports have no author and no headline.
pub fn bibtex(citation: &Citation) -> String {
    let numbers = citation.numbers();
    let number = |at: usize| numbers.get(at).map(u32::to_string).unwrap_or_default();
    let mut entry = format!("@misc{{{}", key(&citation.key));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            entry.extend([",\n  ", name, " = {", value, "}"]);
        }
    };
    field("title", &with_capitals(&citation.title));
    field("series", &escaped(&citation.collection));
    field("publisher", &whole(citation.outlet.as_deref().unwrap_or_default()));
    field("year", &number(0));
    field("month", &number(1));
    field("day", &number(2));
    field("note", &escaped(&citation.notes().join(". ")));
    field("url", &encoded_url(&citation.link));
    entry + "\n}\n"
}

/// A title whose capitals stay in styles that lower them: `2023 · {New Delhi}`.
fn with_capitals(title: &str) -> String {
    let mut out = String::new();
    let is_capital = |word: &str| word.chars().any(char::is_uppercase);
    let words: Vec<&str> = title.split(' ').collect();
    for (at, run) in words.chunk_by(|one, other| is_capital(one) == is_capital(other)).enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let words = escaped(&run.join(" "));
        if is_capital(run[0]) {
            out.extend(["{", &words, "}"]);
        } else {
            out += &words;
        }
    }
    out
}

/// The name of an institution, which is not taken apart at “and” or a comma.
fn whole(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("{{{}}}", escaped(name)) }
}

/// Escapes commands and braces. `\{` is not used, as it would count as an unbalanced brace.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Percent-encodes braces, backslashes and spaces in a URL; nothing else is escaped.
fn encoded_url(link: &str) -> String {
    let mut out = String::new();
    for c in one_line(link).chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            _ => out.push(c),
        }
    }
    out
}

/// Replaces everything but ASCII letters and digits with hyphens.
fn key(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
