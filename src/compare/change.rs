//! Which words of one wording are gone, and which of the other are new.

use crate::corpus::{Corpus, Span};
use crate::text::{fold, tokens};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The words that differ between two wordings, as spans of the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordChange {
    /// Words only on the left, runs of them joined.
    pub gone: Vec<Span>,
    /// Words only on the right, runs of them joined.
    pub new: Vec<Span>,
}

/// Compares two wordings word by word (Myers' diff over folded words; hyphenated words are one).
pub fn word_change(corpus: &Corpus, left: Span, right: Span) -> WordChange {
    let (lefts, rights) = (words(corpus, left), words(corpus, right));
    let folded = |words: &[Span]| -> Vec<String> {
        words.iter().map(|word| fold(corpus.quote(*word)).into_owned()).collect()
    };
    let mut change = WordChange::default();
    for op in capture_diff_slices(Algorithm::Myers, &folded(&lefts), &folded(&rights)) {
        if !matches!(op, DiffOp::Equal { .. }) {
            change.gone.extend(join(&lefts[op.old_range()]));
            change.new.extend(join(&rights[op.new_range()]));
        }
    }
    change
}

fn words(corpus: &Corpus, span: Span) -> Vec<Span> {
    let at = |range: std::ops::Range<usize>| Span {
        doc: span.doc,
        start: span.start + range.start,
        end: span.start + range.end,
    };
    tokens(corpus.quote(span)).map(|token| at(token.range)).collect()
}

fn join(words: &[Span]) -> Option<Span> {
    let (first, last) = (words.first()?, words.last()?);
    Some(Span { end: last.end, ..*first })
}
