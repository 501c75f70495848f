//! Citations as plain strings.

use crate::corpus::{Corpus, Span};

/// A quotation with its citation: the words, the report, its date, the passage and the code
/// points in the source file, so that anyone who has the file can find it.
pub fn plain(corpus: &Corpus, span: Span) -> String {
    let Some(document) = corpus.documents.get(span.doc) else { return String::new() };
    let points = document.code_points(span.range());
    let passage =
        corpus.passage(span).map_or("file prefix".into(), |p| format!("¶{}", p.block + 1));
    format!(
        "“{}” ({}, report of {}, {passage}, characters {}–{} of {}; outlet {})",
        corpus.quote(span),
        document.label,
        document.date.words(),
        points.start,
        points.end,
        document.source.file,
        document.source.outlet,
    )
}
