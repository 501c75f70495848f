//! Which words of one wording are gone, and which of the other are new.

use crate::corpus::{Corpus, Span};
use crate::list::Listed;
use crate::text::{fold, tokens};

/// The words that differ between two wordings, as spans of the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordChange {
    /// Words only on the left, runs of them joined.
    pub gone: Vec<Span>,
    /// Words only on the right, runs of them joined.
    pub new: Vec<Span>,
}

/// Compares two wordings word by word: what is not in their heaviest common subsequence of folded
/// words is gone or new. A word weighs as much as it has letters, so that “stability” stays rather
/// than “and”; a hyphenated word is one word.
///
/// The table is as large as one wording times the other, which suits wordings of a sentence. The
/// crate `similar`, for long texts, would add 7 KB to the page.
pub fn word_change(corpus: &Corpus, left: Span, right: Span) -> WordChange {
    let (lefts, rights) = (words(corpus, left), words(corpus, right));
    let same = |i: usize, j: usize| fold(corpus.quote(lefts[i])) == fold(corpus.quote(rights[j]));
    let weight = |i: usize| lefts[i].end - lefts[i].start;
    let kept = common(lefts.len(), rights.len(), weight, same);
    let without = |words: &[Span], kept: &[usize]| {
        let runs = words.iter().enumerate().filter(|(i, _)| !kept.contains(i));
        runs.fold(Vec::<(usize, Span)>::new(), |mut runs, (i, word)| {
            match runs.last_mut() {
                Some((last, run)) if *last + 1 == i => (*last, run.end) = (i, word.end),
                _ => runs.push((i, *word)),
            }
            runs
        })
    };
    let spans = |runs: Vec<(usize, Span)>| runs.into_iter().map(|(_, span)| span).listed();
    let (kept_left, kept_right): (Vec<_>, Vec<_>) = kept.into_iter().unzip();
    WordChange {
        gone: spans(without(&lefts, &kept_left)),
        new: spans(without(&rights, &kept_right)),
    }
}

/// The pairs of the heaviest common subsequence, in order.
fn common(
    lefts: usize,
    rights: usize,
    weight: impl Fn(usize) -> usize,
    same: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let at = |i: usize, j: usize| i * (rights + 1) + j;
    let mut heaviest = vec![0_usize; at(lefts + 1, 0)];
    for i in (0..lefts).rev() {
        for j in (0..rights).rev() {
            let skip = heaviest[at(i + 1, j)].max(heaviest[at(i, j + 1)]);
            let keep = if same(i, j) { weight(i) + heaviest[at(i + 1, j + 1)] } else { 0 };
            heaviest[at(i, j)] = keep.max(skip);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < lefts && j < rights {
        if heaviest[at(i, j)] == heaviest[at(i + 1, j)] {
            i += 1;
        } else if heaviest[at(i, j)] == heaviest[at(i, j + 1)] {
            j += 1;
        } else {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        }
    }
    pairs
}

fn words(corpus: &Corpus, span: Span) -> Vec<Span> {
    let at = |range: std::ops::Range<usize>| Span {
        doc: span.doc,
        start: span.start + range.start,
        end: span.start + range.end,
    };
    tokens(corpus.quote(span)).map(|token| at(token.range)).listed()
}
