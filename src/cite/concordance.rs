//! Every hit in a line, as a table.

use super::csv;
use crate::corpus::Corpus;
use crate::search::Line;

/// A concordance as comma-separated values, one line a row: where the hit stands, in code points
/// of the source file, end exclusive; its context; why it is one.
pub fn concordance(corpus: &Corpus, lines: &[Line]) -> String {
    let head = ["report", "passage", "from", "to", "left", "hit", "right", "why"];
    let row = |line: &Line| {
        let document = corpus.documents.get(line.hit.span.doc);
        let points = document.map(|d| d.code_points(line.hit.span.range())).unwrap_or_default();
        [
            document.map(|document| document.label.clone()).unwrap_or_default(),
            (line.passage.block + 1).to_string(),
            points.start.to_string(),
            points.end.to_string(),
            corpus.quote(line.left).to_string(),
            corpus.quote(line.hit.span).to_string(),
            corpus.quote(line.right).to_string(),
            line.hit.reason.words().to_string(),
        ]
    };
    csv(std::iter::once(head.map(String::from)).chain(lines.iter().map(row)))
}
