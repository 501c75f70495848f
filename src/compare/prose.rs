//! The prose of a passage: the text in which words are counted.
//!
//! Excluded are the prefix and the stamps of a file ([`Kind::Metadata`]), and sub-headings, which
//! repeat what their passage says. Of an embedded post only the words that the corpus quotes count:
//! the rest is a link, a name and a date. A post without quotations counts as a whole.
//!
//! ```
//! use readout::compare::{Selection, prose::prose};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! // Ten blocks, one of them a sub-heading.
//! assert_eq!(prose(&corpus, &selection, 0).len(), 9);
//! ```

use super::Selection;
use crate::corpus::{Corpus, Kind, Passage, Span};
use crate::sort;

/// The spans of prose of a document within the scope, in order, each within one passage.
pub fn prose(corpus: &Corpus, selection: &Selection, doc: usize) -> Vec<Span> {
    let passages = selection.passages(corpus, doc).into_iter();
    passages.flat_map(|passage| of_passage(corpus, passage)).collect()
}

/// The spans of prose of a passage.
pub(super) fn of_passage(corpus: &Corpus, passage: Passage) -> Vec<Span> {
    let block = corpus.documents.get(passage.doc).and_then(|d| d.blocks.get(passage.block));
    let (Some(block), Some(whole)) = (block, corpus.span_of(passage)) else { return Vec::new() };
    match block.kind {
        Kind::Metadata | Kind::Heading => Vec::new(),
        Kind::Paragraph => vec![whole],
        Kind::Tweet => {
            let parts = corpus.quotations.iter().flat_map(|quotation| &quotation.parts);
            let within = |part: &&Span| {
                part.doc == whole.doc && whole.start <= part.start && part.end <= whole.end
            };
            let mut quoted = parts.filter(within).copied().collect::<Vec<_>>();
            sort::by_key(&mut quoted, |part| *part);
            if quoted.is_empty() { vec![whole] } else { quoted }
        }
    }
}
