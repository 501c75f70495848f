//! A corpus without annotations to drafts, so that its reader can correct it again.
//!
//! ```
//! use readout::import::{self, draft::Aside};
//!
//! let corpus = import::corpus(&[import::paste("They met.\n\nAlso read: Treaty signed")?]);
//! let mut drafts = import::drafts(&corpus);
//! assert_eq!(import::corpus(&drafts), corpus);
//! assert_eq!(drafts[0].blocks[1].left_out, Some(Aside::ReadAlso));
//! drafts[0].blocks[1].left_out = None;
//! drafts[0].date = None;
//! # Ok::<(), import::Problem>(())
//! ```

use super::asides::aside;
use super::draft::{Aside, Dated, Draft, DraftBlock, Kind, Origin, Title};
use crate::corpus::{self, Corpus, Document};
use crate::dates::Edtf;

/// The documents of a corpus as drafts. [`corpus()`](super::corpus()) makes the same corpus of them,
/// if it made this one. Annotations are left behind.
pub fn drafts(corpus: &Corpus) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = corpus.documents.iter().map(Draft::of).collect();
    let first = drafts.iter().find_map(|draft| draft.language.as_deref()).unwrap_or("en");
    if first != corpus.language && !corpus.language.is_empty() {
        for draft in &mut drafts {
            draft.language.get_or_insert_with(|| corpus.language.clone());
        }
    }
    drafts
}

impl Draft {
    /// A document as a draft, with what is left out of it. Why, and what kind of block it was, is not
    /// in a corpus: the reason is found again by the words, or is [`Aside::Reader`].
    ///
    /// A label that follows from date and title is not taken for one that a reader has given, nor is
    /// it with a number, as [`corpus()`](super::corpus()) numbers equal labels.
    pub fn of(document: &Document) -> Draft {
        let date = Some(&document.date).filter(|date| **date != Edtf::default());
        // A document without a title is named after its label.
        let has_title =
            !document.name.is_empty() && (document.name != document.label || date.is_none());
        let title = Title { words: document.name.clone(), origin: Origin::Corpus };
        let mut draft = Draft {
            text: document.text.clone(),
            prefix: document.prefix.clone(),
            blocks: document.blocks.iter().map(|block| draft_block(document, block)).collect(),
            title: has_title.then_some(title),
            date: date.map(|date| Dated {
                date: date.clone(),
                origin: Origin::Corpus,
                words: date.to_string(),
            }),
            language: Some(document.language.clone()).filter(|language| !language.is_empty()),
            file: document.source.file.clone(),
            outlet: document.source.outlet.clone(),
            sha256: document.source.sha256.clone(),
            ..Draft::default()
        };
        let follows = draft.label().is_some_and(|label| is_numbered(&document.label, &label));
        draft.label = (!follows).then(|| document.label.clone());
        draft
    }
}

fn draft_block(document: &Document, block: &corpus::Block) -> DraftBlock {
    let (kind, is_left_out) = match block.kind {
        corpus::Kind::Paragraph => (Kind::Paragraph, false),
        corpus::Kind::Heading => (Kind::Heading, false),
        corpus::Kind::Tweet => (Kind::Post, false),
        corpus::Kind::Metadata => (Kind::Paragraph, true),
    };
    let words = document.text.get(block.range.clone()).unwrap_or_default();
    let left_out = is_left_out.then(|| aside(words).unwrap_or(Aside::Reader));
    DraftBlock { kind, range: block.range.clone(), left_out }
}

/// Whether a label is this one, with a number or without: `Talks (2)`.
fn is_numbered(label: &str, plain: &str) -> bool {
    let is_number = |rest: &str| {
        let digits = rest.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')'));
        digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    label.strip_prefix(plain).is_some_and(|rest| rest.is_empty() || is_number(rest))
}
