//! The words of a side, and equal words as equal numbers.

use crate::corpus::{Corpus, Span};
use crate::text::interner::Interner;
use crate::text::{fold, parts, tokens};

/// Where a word ends that is joined to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// Nowhere: `co-development` and `R&D` are one word each.
    Whole,
    /// At hyphens: `co-development` is two words, `R&D` is one.
    Hyphens,
    /// At every joint: `R&D` is two words as well.
    Joints,
}

/// Gives each word of a stretch, and where it stands.
pub(super) fn each_word<'a>(
    corpus: &'a Corpus,
    whole: Span,
    cut: Split,
    push: &mut dyn FnMut(&'a str, Span),
) {
    let text = corpus.quote(whole);
    let mut give = |start: usize, end: usize| {
        let span = Span { doc: whole.doc, start: whole.start + start, end: whole.start + end };
        push(&text[start..end], span);
    };
    for token in tokens(text) {
        let (mut start, end) = (token.range.start, token.range.end);
        match cut {
            Split::Whole => give(start, end),
            Split::Hyphens => {
                for part in token.of(text).split(['-', '\u{2010}', '\u{2011}']) {
                    give(start, start + part.len());
                    let after = start + part.len();
                    start = after + text[after..].chars().next().map_or(0, char::len_utf8);
                }
            }
            Split::Joints => parts(token.of(text))
                .for_each(|part| give(start + part.range.start, start + part.range.end)),
        }
    }
}

/// Folded words by number, from 1, as 0 is no word.
#[derive(Debug, Default)]
pub(super) struct WordIds(Interner);

impl WordIds {
    /// The number of a word; the next one for a new word.
    pub(super) fn of(&mut self, word: &str) -> u32 {
        self.0.number(&fold(word)) + 1
    }
}

/// Words that hold others together and say nothing by themselves.
const FUNCTION: &str = "a an and are as at be been being both but by for from had has have he her \
    his i in into is it its me my no nor not of on or our out over she so than that the their them \
    there these they this those to up was we were which who whom will with would you your";

/// Whether a folded word only holds others together. `us` is not one: it may be the US.
pub fn is_function_word(folded: &str) -> bool {
    FUNCTION.split(' ').any(|word| word == folded)
}
