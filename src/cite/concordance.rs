//! A concordance as a table, one hit per row.
//!
//! ```
//! use readout::cite::concordance;
//! use readout::search::{self, ConcordanceOrder, Hit, Reason};
//!
//! let corpus = readout::built_in();
//! let hit = Hit { span: corpus.quotations[2].parts[0], reason: Reason::Exact, part: 0 };
//! let lines = search::concordance(&corpus, &[hit], 3, ConcordanceOrder::Text);
//! assert!(concordance(&corpus, &lines).contains("\r\n2022,5,1196,1378,,"));
//! ```

use super::Csv;
use super::csv::quoted;
use crate::corpus::Corpus;
use crate::search::Line;

/// A concordance as CSV, one line per row: the position of the hit, in code points of the source
/// file, end exclusive; the hit in its context; the reason why it is one.
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
            &quoted(corpus.quote(line.left)),
            &quoted(corpus.quote(line.hit.span)),
            &quoted(corpus.quote(line.right)),
            line.hit.reason.words(),
        ]);
    }
    table.text()
}
