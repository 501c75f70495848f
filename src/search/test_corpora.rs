//! Small corpora for tests.

use super::{Hit, Index, Options, Typing, parse, search};
use crate::corpus::{Block, Corpus, Document, Kind};

/// A corpus with a document for each text and a block for each paragraph.
pub(crate) fn corpus(texts: &[&str]) -> Corpus {
    Corpus { documents: texts.iter().map(|text| document(text)).collect(), ..Corpus::default() }
}

/// The hits of a query.
pub(crate) fn hits(corpus: &Corpus, query: &str) -> Vec<Hit> {
    let query = parse(query, Typing::Done);
    search(&Index::new(corpus), corpus, &query, &Options::default()).hits
}

fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for block in text.split("\n\n") {
        let range = start..start + block.len();
        start = range.end + 2;
        blocks.push(Block { kind: Kind::Paragraph, range });
    }
    Document { text: text.to_string(), blocks, ..Document::default() }
}
