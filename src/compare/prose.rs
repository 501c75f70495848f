//! What of a passage is prose, and so counts when words are counted.
//!
//! Not the prefix and the stamps of a file ([`Kind::Metadata`]), and not a sub-heading, which says
//! again what its passage says. Of an embedded post only the words that the corpus quotes: the rest
//! is a link, a name and a date. A post that nothing quotes counts as a whole.

use super::Selection;
use crate::corpus::{Corpus, Kind, Passage, Span};
use crate::sort;

/// The stretches of prose of a document within the scope, in order, none across two passages.
pub fn prose(corpus: &Corpus, selection: &Selection, doc: usize) -> Vec<Span> {
    let passages = selection.passages(corpus, doc).into_iter();
    passages.flat_map(|passage| of_passage(corpus, passage)).collect()
}

fn of_passage(corpus: &Corpus, passage: Passage) -> Vec<Span> {
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
