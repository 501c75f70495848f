//! The words of a span, and ids for them.

use crate::corpus::{Corpus, Span};
use crate::text::interner::Interner;
use crate::text::token::has_unspaced;
use crate::text::{fold, parts, tokens};

/// Where compound words are split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// Nowhere: `co-development` and `R&D` are one word each.
    Whole,
    /// At hyphens: `co-development` is two words, `R&D` is one.
    Hyphens,
    /// At every joining character: `R&D` is two words as well.
    Joints,
}

/// Calls `push` with each word of a span and its own span.
pub(super) fn each_word<'a>(
    corpus: &'a Corpus,
    whole: Span,
    split: Split,
    push: &mut dyn FnMut(&'a str, Span),
) {
    let text = corpus.quote(whole);
    let mut emit = |start: usize, end: usize| {
        let span = Span { doc: whole.doc, start: whole.start + start, end: whole.start + end };
        push(&text[start..end], span);
    };
    for token in tokens(text) {
        let (mut start, end) = (token.range.start, token.range.end);
        match split {
            // Where no spaces tell words apart, each character is one.
            _ if has_unspaced(token.of(text)) => parts(token.of(text))
                .for_each(|part| emit(start + part.range.start, start + part.range.end)),
            Split::Whole => emit(start, end),
            Split::Hyphens => {
                for part in token.of(text).split(['-', '\u{2010}', '\u{2011}']) {
                    emit(start, start + part.len());
                    let after = start + part.len();
                    start = after + text[after..].chars().next().map_or(0, char::len_utf8);
                }
            }
            Split::Joints => parts(token.of(text))
                .for_each(|part| emit(start + part.range.start, start + part.range.end)),
        }
    }
}

/// Ids of folded words, from 1; 0 is no word.
#[derive(Debug, Default)]
pub(super) struct WordIds(Interner);

impl WordIds {
    /// The id of a word; the next free one for a new word.
    pub(super) fn id(&mut self, word: &str) -> u32 {
        self.0.number(&fold(word)) + 1
    }
}
