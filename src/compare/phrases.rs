//! Word sequences that two documents share.
//!
//! A shared phrase is a maximal run: it cannot be made longer on either side of either occurrence.
//! Found by seed and extend: every run of `least` words of one side is looked up in the sorted list
//! of the other's, and extended from where it cannot begin earlier. About linear in the length of
//! the texts, as long as they do not repeat themselves without end. Sorted lists, for the page sorts
//! anyway; tables would bring three kilobytes.

use super::Selection;
use crate::corpus::{Corpus, Passage, Span};
use crate::list::Listed;
use crate::sort;
use crate::text::{fold, parts, tokens};
use std::borrow::Cow;

/// How shared phrases are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Config {
    /// The least number of words in a row.
    pub least: usize,
    /// Whether `co-development` is two words or one.
    pub split_hyphens: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config { least: 3, split_hyphens: true }
    }
}

/// A phrase and where it stands on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// How many words it has.
    pub words: usize,
    /// Where it stands on the left, in order.
    pub left: Vec<Span>,
    /// Where it stands on the right, in order.
    pub right: Vec<Span>,
}

/// The phrases that both sides of the selection share, in order of their first place on the left.
pub fn phrases(corpus: &Corpus, selection: &Selection, config: Config) -> Vec<Phrase> {
    let side = |doc| words(corpus, &selection.passages(corpus, doc), config);
    let (left, right) = (side(selection.left), side(selection.right));
    let (left_ids, right_ids) = ids(&left, &right);
    let mut runs = maximal_runs(&left_ids, &right_ids, config.least);
    let words_of = |run: &MaximalRun| &left_ids[run.left..run.left + run.len];
    sort::by(&mut runs, |a, b| words_of(a).cmp(words_of(b)));
    let mut phrases: Vec<Phrase> = Vec::new();
    for same in runs.chunk_by(|a, b| words_of(a) == words_of(b)) {
        let mut phrase = Phrase { words: same[0].len, left: Vec::new(), right: Vec::new() };
        for run in same {
            add(&mut phrase.left, span(&left[run.left..run.left + run.len]));
            add(&mut phrase.right, span(&right[run.right..run.right + run.len]));
        }
        phrases.push(phrase);
    }
    for phrase in &mut phrases {
        sort::by_key(&mut phrase.left, |span| *span);
        sort::by_key(&mut phrase.right, |span| *span);
    }
    sort::by_key(&mut phrases, |p| (p.left.first().copied(), p.right.first().copied()));
    phrases
}

fn add(places: &mut Vec<Span>, place: Span) {
    if !places.contains(&place) {
        places.push(place);
    }
}

/// A run of equal words, as places in the two sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MaximalRun {
    /// Where it begins on the left.
    pub left: usize,
    /// Where it begins on the right.
    pub right: usize,
    /// How many words it has.
    pub len: usize,
}

/// All maximal runs of at least `least` equal items, in order of the left, then the right.
/// The item `0` equals nothing, not even itself: it parts passages.
pub fn maximal_runs(left: &[u32], right: &[u32], least: usize) -> Vec<MaximalRun> {
    let least = least.max(1);
    let same = |i: usize, j: usize| left[i] == right[j] && left[i] != 0;
    let seed_at = |j: usize| &right[j..j + least];
    let mut seeds: Vec<usize> = (0..(right.len() + 1).saturating_sub(least)).listed();
    sort::by(&mut seeds, |a, b| seed_at(*a).cmp(seed_at(*b)));
    let mut runs = Vec::new();
    for (i, seed) in left.windows(least).enumerate() {
        if seed.contains(&0) {
            continue;
        }
        let first = seeds.partition_point(|j| seed_at(*j) < seed);
        for &j in seeds[first..].iter().take_while(|j| seed_at(**j) == seed) {
            if i > 0 && j > 0 && same(i - 1, j - 1) {
                continue;
            }
            let beyond = (i + least..left.len()).zip(j + least..right.len());
            let more = beyond.take_while(|&(i, j)| same(i, j)).count();
            runs.push(MaximalRun { left: i, right: j, len: least + more });
        }
    }
    runs
}

/// A word of a passage, folded; nothing between passages.
struct Word<'a> {
    folded: Cow<'a, str>,
    span: Span,
}

fn words<'a>(corpus: &'a Corpus, passages: &[Passage], config: Config) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    for whole in passages.iter().filter_map(|passage| corpus.span_of(*passage)) {
        let text = corpus.quote(whole);
        let mut push = |from: usize, to: usize| {
            let span = Span { doc: whole.doc, start: whole.start + from, end: whole.start + to };
            words.push(Word { folded: fold(&text[from..to]), span });
        };
        for token in tokens(text) {
            if config.split_hyphens {
                let at = token.range.start;
                parts(token.of(text)).for_each(|p| push(at + p.range.start, at + p.range.end));
            } else {
                push(token.range.start, token.range.end);
            }
        }
        words.push(Word { folded: "".into(), span: Span { start: whole.end, ..whole } });
    }
    words
}

/// A number for each word of either side, the same for the same word; 0 between passages.
fn ids(left: &[Word], right: &[Word]) -> (Vec<u32>, Vec<u32>) {
    let mut places: Vec<(&Word, usize)> = left.iter().chain(right).zip(0..).listed();
    sort::by(&mut places, |a, b| a.0.folded.cmp(&b.0.folded));
    let mut ids = vec![0; places.len()];
    let words = places.chunk_by(|a, b| a.0.folded == b.0.folded);
    for (same, id) in words.filter(|same| !same[0].0.folded.is_empty()).zip(1..) {
        for (_, place) in same {
            ids[*place] = id;
        }
    }
    let of_right = ids.split_off(left.len());
    (ids, of_right)
}

fn span(words: &[Word]) -> Span {
    let (first, last) = (words[0].span, words[words.len() - 1].span);
    Span { end: last.end, ..first }
}
