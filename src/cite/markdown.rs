//! A comparison in Markdown: what is compared, then a table for each part.
//!
//! ```
//! use readout::cite::{ComparisonPart, markdown};
//! use readout::compare::{Selection, phrases::PhraseOptions};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let config = PhraseOptions::default();
//! let text = markdown(&corpus, &selection, config, &[ComparisonPart::Topics], "");
//! assert!(text.contains("| Topic | 2022 | 2023 | Finding |"));
//! ```

use super::citation::one_line;
use super::comparison::{
    Cell, ComparisonPart, ComparisonRow, about, hundredths, label, place, rows, silence,
};
use crate::compare::Selection;
use crate::compare::keyness::{Keyness, keyness};
use crate::compare::phrases::PhraseOptions;
use crate::corpus::Corpus;
use crate::text::direction::isolated;

/// The most words listed; all of them are in the CSV.
const MOST_WORDS: usize = 20;

/// The comparison in `GitHub`'s Markdown. Text of the reports is verbatim, except that markup
/// characters are escaped with a backslash and line breaks become spaces.
pub fn markdown(
    corpus: &Corpus,
    selection: &Selection,
    config: PhraseOptions,
    parts: &[ComparisonPart],
    link: &str,
) -> String {
    let title = if corpus.title.is_empty() { "Comparison" } else { &corpus.title };
    let mut out = format!("# {}\n\n", escaped(title));
    for (name, what) in about(corpus, selection, link) {
        // In angle brackets it stays a link.
        let link = name == "Link" && !what.contains(['<', '>', ' ', '\n']);
        let what = if link { format!("<{what}>") } else { escaped(&what) };
        out.extend(["- ", name, ": ", &what, "\n"]);
    }
    for part in parts {
        let mut rows = rows(corpus, selection, config, *part);
        out.extend(["\n## ", part.name(), "\n\n"]);
        if *part == ComparisonPart::Words {
            out.extend([&summary(&keyness(corpus, selection)), "\n\n"]);
            rows.truncate(MOST_WORDS);
        }
        out += &table(corpus, selection, *part, &rows);
    }
    out
}

/// Summarises the statistics in a sentence or two.
fn summary(words: &Keyness) -> String {
    let tests = words.keys.len();
    let highest = words.keys.first().map_or(0.0, |key| key.g2);
    let (highest, critical) = (hundredths(highest), hundredths(words.critical));
    let said = match words.beyond_chance().len() {
        0 => "No word differs beyond chance".into(),
        1 => "1 word differs beyond chance".into(),
        n => format!("{n} words differ beyond chance"),
    };
    let shown = if tests > MOST_WORDS {
        format!(" The {MOST_WORDS} most uneven of them:")
    } else {
        String::new()
    };
    format!(
        "{said}, once the number of words compared, {tests}, is allowed for: G² would have to reach \
         {critical}, and the highest is {highest}.{shown}"
    )
}

fn table(
    corpus: &Corpus,
    selection: &Selection,
    part: ComparisonPart,
    rows: &[ComparisonRow],
) -> String {
    if rows.is_empty() {
        return "Nothing to show.\n".into();
    }
    // Statistics have two columns of their own.
    let columns = if rows.iter().any(|row| row.figures.is_some()) { 6 } else { 4 };
    let (left, right) = (label(corpus, selection.left), label(corpus, selection.right));
    let mut out = String::new();
    let mut line = |cells: [&str; 6]| {
        for cell in &cells[..columns] {
            out.extend(["| ", cell, " "]);
        }
        out.push_str("|\n");
    };
    line([part.item(), &escaped(&left), &escaped(&right), "Finding", "G²", "Log ratio"]);
    line(["---"; 6]);
    for row in rows {
        let [g2, ratio] = row.figures.as_ref().map_or(["", ""], |[g2, ratio]| [g2, ratio]);
        let side = |side, doc| cell(corpus, side, silence(corpus, part, doc));
        let (left, right) = (side(&row.left, selection.left), side(&row.right, selection.right));
        line([&escaped(&row.item), &left, &right, &escaped(&row.finding), g2, ratio]);
    }
    out
}

/// The answers of a side, each with its quotes.
fn cell(corpus: &Corpus, side: &[Cell], silent: &str) -> String {
    let mut out = String::new();
    let mut add = |words: &[&str]| {
        out.push_str(if out.is_empty() { "" } else { "<br>" });
        out.push_str(&words.concat());
    };
    if side.is_empty() {
        add(&[silent]);
    }
    for answer in side {
        if !answer.answer.is_empty() {
            add(&[&escaped(&answer.answer)]);
        }
        for span in &answer.quotes {
            let words = isolated(corpus.quote(*span));
            add(&["“", &escaped(&words), "” ", &place(corpus, *span)]);
        }
    }
    out
}

/// Escapes markup and joins lines.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        if "\\`*_[]<>|~&$#".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
