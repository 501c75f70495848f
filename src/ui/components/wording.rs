//! Numbers, people and quotations in English.

use crate::corpus::{Corpus, Document, Kind, Quotation, Span};
use crate::search::{Count, InDocument};

/// “1 passage”, “12 passages”, “no passages”.
pub fn count(n: usize, one: &str) -> String {
    match n {
        0 => format!("no {}", plural(one)),
        1 => format!("1 {one}"),
        _ => format!("{n} {}", plural(one)),
    }
}

fn plural(one: &str) -> String {
    one.strip_suffix('y').map_or_else(|| format!("{one}s"), |stem| format!("{stem}ies"))
}

/// “Search both reports”, of one report or of many in their words.
pub fn search_label(reports: usize) -> &'static str {
    match reports {
        1 => "Search the report",
        2 => "Search both reports",
        _ => "Search the reports",
    }
}

/// “Neither report mentions”, of one report or of many in their words.
pub fn no_report(reports: usize) -> &'static str {
    match reports {
        1 => "The report does not mention",
        2 => "Neither report mentions",
        _ => "No report mentions",
    }
}

/// So many reports are named one by one with their counts.
pub const MOST_NAMED: usize = 5;

/// “in 12 of 61 reports”: those with results.
pub fn in_reports(documents: &[InDocument]) -> String {
    let with = documents.iter().filter(|document| document.count.passages > 0);
    format!("in {} of {} reports", with.count(), documents.len())
}

/// “30 in 12 of 61 reports”: the hits of one part of a query.
pub fn hits_in_reports(counts: &[Count]) -> String {
    let hits: usize = counts.iter().map(|count| count.hits).sum();
    let with = counts.iter().filter(|count| count.passages > 0).count();
    format!("{hits} in {with} of {} reports", counts.len())
}

/// A number from 0 to 1, to two digits: “0.33”.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
pub fn hundredths(share: f32) -> String {
    let all = (share.clamp(0.0, 1.0) * 100.0).round() as u32;
    format!("{}.{:02}", all / 100, all % 100)
}

/// “once”, “twice”, “3 times”, “not at all”.
pub fn times(n: usize) -> String {
    match n {
        0 => "not at all".into(),
        1 => "once".into(),
        2 => "twice".into(),
        n => format!("{n} times"),
    }
}

/// A number to a tenth: “14.2”, “−0.2”. Formatted with integers: float formatting of the standard
/// library would add 6 KB.
#[expect(clippy::cast_possible_truncation, reason = "no statistic of a text is that large")]
pub fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as i64;
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// “A”, “A and B”, “A, B and C”.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// “Rajnath Singh, tweet”; only the medium if the text names no speaker.
pub fn voice(corpus: &Corpus, quotation: &Quotation) -> String {
    match quotation.speaker {
        Some(speaker) => format!("{}, {}", corpus.speaker(speaker), quotation.medium),
        None => quotation.medium.clone(),
    }
}

/// “2022 · The Pentagon”, or only the label.
pub fn title(document: &Document) -> String {
    if document.name.is_empty() {
        document.label.clone()
    } else {
        format!("{} · {}", document.label, document.name)
    }
}

/// How many passages of prose a document has.
pub fn passages(document: &Document) -> String {
    count(document.blocks.iter().filter(|b| b.kind != Kind::Metadata).count(), "passage")
}

/// “¶6”, or “file prefix” for text before the first passage.
pub fn place(corpus: &Corpus, span: Span) -> String {
    corpus.passage(span).map_or_else(|| "file prefix".into(), |p| format!("¶{}", p.block + 1))
}

/// The first sentence of a span: up to a full stop that a space and a capital follow.
pub fn first_sentence(corpus: &Corpus, span: Span) -> Span {
    let text = corpus.quote(span);
    let ends = text.match_indices(". ").map(|(at, _)| at + 1);
    let end = ends
        .into_iter()
        .find(|&at| text[at..].trim_start().starts_with(|c: char| c.is_ascii_uppercase()));
    Span { end: span.start + end.unwrap_or(text.len()), ..span }
}
