//! Every hit in a line, as a table.

use super::Csv;
use crate::corpus::Corpus;
use crate::search::Line;

/// A concordance as comma-separated values, one line a row: where the hit stands, in code points
/// of the source file, end exclusive; its context; why it is one.
pub fn concordance(corpus: &Corpus, lines: &[Line]) -> String {
    let mut table = Csv::new(&["report", "passage", "from", "to", "left", "hit", "right", "why"]);
    for line in lines {
        let document = corpus.documents.get(line.hit.span.doc);
        let points = document.map(|d| d.code_points(line.hit.span.range())).unwrap_or_default();
        table.row(&[
            document.map_or("", |document| &document.label),
            &(line.passage.block + 1).to_string(),
            &points.start.to_string(),
            &points.end.to_string(),
            corpus.quote(line.left),
            corpus.quote(line.hit.span),
            corpus.quote(line.right),
            line.hit.reason.words(),
        ]);
    }
    table.text()
}
