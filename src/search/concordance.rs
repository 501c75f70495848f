//! Concordance: every hit on a line with its left and right context (keyword in context).
//!
//! Lines are ranges; rendering and export are elsewhere. Contexts end at the edge of the passage.
//!
//! ```
//! use readout::search::{ConcordanceOrder, Index, Options, Typing, concordance, parse, search};
//!
//! let corpus = readout::built_in();
//! let query = parse("Bucha", Typing::Done);
//! let results = search(&Index::new(&corpus), &corpus, &query, &Options::default());
//! let lines = concordance(&corpus, &results.hits, 1, ConcordanceOrder::Text);
//! assert_eq!(corpus.quote(lines[0].left), "the ");
//! assert_eq!(corpus.quote(lines[0].right), " genocide");
//! ```

use super::results::Hit;
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;
use crate::text::{Token, fold, tokens};

/// A hit in its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The hit.
    pub hit: Hit,
    /// The passage of the hit.
    pub passage: Passage,
    /// From the start of a word to the hit, including the characters between them.
    pub left: Span,
    /// From the hit to the end of a word.
    pub right: Span,
}

/// The order of lines. Lines that compare equal stay in text order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConcordanceOrder {
    /// In text order.
    #[default]
    Text,
    /// By the words of the hit.
    Hit,
    /// By the words before the hit, from the given distance (1 is next to it) outwards.
    Left(usize),
    /// By the words after the hit, from the given distance (1 is next to it) outwards.
    Right(usize),
}

/// The lines of hits, which must be in text order, each with up to `words` words on either side.
pub fn concordance(
    corpus: &Corpus,
    hits: &[Hit],
    words: usize,
    order: ConcordanceOrder,
) -> Vec<Line> {
    let order = line_order(corpus, hits, words, order).into_iter();
    order.filter_map(|at| line(corpus, hits[at], words)).collect()
}

/// The indices of hits in the order of their lines: for lists of which a part is shown, because making
/// all lines takes long.
pub fn line_order(
    corpus: &Corpus,
    hits: &[Hit],
    words: usize,
    order: ConcordanceOrder,
) -> Vec<usize> {
    let mut all: Vec<usize> = (0..hits.len()).collect();
    arrange(corpus, hits, &mut all, words, order);
    all
}

/// So many words are compared at a time.
const WORDS: usize = 2;

/// Sorts lines by the first words that the order asks for, and those that have the same by the next: of
/// most lines few words need to be read.
fn arrange(
    corpus: &Corpus,
    hits: &[Hit],
    lines: &mut [usize],
    words: usize,
    order: ConcordanceOrder,
) {
    let (reach, next) = match order {
        ConcordanceOrder::Text => return,
        ConcordanceOrder::Hit => (0, None),
        ConcordanceOrder::Left(from) => (from, Some(ConcordanceOrder::Left(from + WORDS))),
        ConcordanceOrder::Right(from) => (from, Some(ConcordanceOrder::Right(from + WORDS))),
    };
    let reach = reach.saturating_add(WORDS - 1).min(words);
    let key = |at: &usize| line(corpus, hits[*at], reach).map(|line| key(corpus, &line, order));
    let mut keyed: Vec<(Option<String>, usize)> = lines.iter().map(|at| (key(at), *at)).collect();
    sort::by(&mut keyed, |a, b| a.0.cmp(&b.0));
    for (line, (_, at)) in lines.iter_mut().zip(&keyed) {
        *line = *at;
    }
    let Some(next) = next.filter(|_| reach < words) else { return };
    let mut from = 0;
    for same in keyed.chunk_by(|a, b| a.0 == b.0) {
        let range = from..from + same.len();
        from = range.end;
        if same.len() > 1 {
            arrange(corpus, hits, &mut lines[range], words, next);
        }
    }
}

/// The line of a hit; `None` if the hit is in no passage.
pub fn line(corpus: &Corpus, hit: Hit, words: usize) -> Option<Line> {
    let passage = corpus.passage(hit.span)?;
    let whole = corpus.span_of(passage)?;
    let before = Span { end: hit.span.start, ..whole };
    let after = Span { start: hit.span.end, ..whole };
    let start = before.start + last_words(corpus.quote(before), words);
    let end = tokens(corpus.quote(after)).take(words).last().map_or(0, |token| token.range.end);
    let left = Span { start, ..before };
    let right = Span { end: after.start + end, ..after };
    Some(Line { hit, passage, left, right })
}

/// Where the last words of a text start. Looks at its end first: a passage may be a whole book.
fn last_words(text: &str, words: usize) -> usize {
    let mut length = 16 * (words + 1);
    loop {
        let mut from = text.len().saturating_sub(length);
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let starts = tokens(&text[from..]).map(|token| from + token.range.start);
        // What is first may be the end of a word.
        let starts: Vec<usize> = starts.skip(usize::from(from > 0)).collect();
        if from == 0 || starts.len() >= words {
            let first = starts.get(starts.len().saturating_sub(words));
            return first.copied().unwrap_or(text.len());
        }
        length *= 4;
    }
}

/// The words to sort by, folded, each followed by NUL, which sorts before any letter.
fn key(corpus: &Corpus, line: &Line, order: ConcordanceOrder) -> String {
    let (span, from) = match order {
        ConcordanceOrder::Text => return String::new(),
        ConcordanceOrder::Hit => (line.hit.span, 1),
        ConcordanceOrder::Left(from) => (line.left, from),
        ConcordanceOrder::Right(from) => (line.right, from),
    };
    let text = corpus.quote(span);
    let words: Vec<Token> = tokens(text).collect();
    let mut key = String::new();
    for away in from.max(1)..=words.len() {
        let at =
            if matches!(order, ConcordanceOrder::Left(_)) { words.len() - away } else { away - 1 };
        key += &fold(words[at].of(text));
        key.push('\0');
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::test_corpora::{corpus, hits};
    use proptest::prelude::*;

    #[track_caller]
    fn check(words: usize, order: ConcordanceOrder, expected: &[&str]) {
        let corpus = corpus(&["The old sea and the new sea.\n\nA sea; no more"]);
        let show = |line: Line| {
            let quote = |span| corpus.quote(span);
            [quote(line.left), "[", quote(line.hit.span), "]", quote(line.right)].concat()
        };
        let lines = concordance(&corpus, &hits(&corpus, "sea"), words, order);
        assert_eq!(lines.into_iter().map(show).collect::<Vec<_>>(), expected);
    }

    proptest! {
        #[test]
        fn last_words_are_those_of_all(text in "([a-z’é]{0,40}[ .'&-]{0,3}){0,30}", words in 0usize..9) {
            let all: Vec<usize> = tokens(&text).map(|token| token.range.start).collect();
            let start = all.get(all.len().saturating_sub(words)).copied().unwrap_or(text.len());
            prop_assert_eq!(last_words(&text, words), start);
        }
    }

    #[test]
    fn lines_stand_in_order() {
        let [old, new, last] = ["old [sea] and", "new [sea]", "A [sea]; no"];
        check(1, ConcordanceOrder::Text, &[old, new, last]);
        check(1, ConcordanceOrder::Left(1), &[last, new, old]);
        check(1, ConcordanceOrder::Right(1), &[new, old, last]);
        check(0, ConcordanceOrder::Hit, &["[sea]", "[sea]", "[sea]"]);
        check(
            2,
            ConcordanceOrder::Left(2),
            &["A [sea]; no more", "The old [sea] and the", "the new [sea]"],
        );
    }
}
