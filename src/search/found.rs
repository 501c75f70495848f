//! Occurrences of words, and of words in sequence or near each other.
//!
//! A list of occurrences is sorted by passage, then by place, and none overlaps another: a hit is
//! counted once, however many ways lead to it.

use super::index::Index;
use super::matching::{Expansion, Forms, Reach, Reason, expand};
use super::order;
use crate::corpus::Span;
use crate::text::tokens;
use fixedbitset::FixedBitSet;

/// An occurrence and why it is one, in one number, as long lists of them are what a search handles:
/// 24 bits for the passage, 24 for its first place there, 13 for how much it lacks to the widest,
/// 3 for the reason. So the order of numbers is that of the text, the widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found(u64);

const REASON: u32 = 3;
const WIDTH: u32 = 13;
const PLACE: u32 = 24;
const WIDEST: u32 = (1 << WIDTH) - 1;

#[allow(clippy::cast_possible_truncation)]
impl Found {
    pub(crate) fn new(passage: u32, start: u32, end: u32, reason: Reason) -> Self {
        let at = u64::from(passage) << PLACE | u64::from(start);
        let lacks = WIDEST - (end - start).min(WIDEST);
        Self((at << WIDTH | u64::from(lacks)) << REASON | reason as u64)
    }

    /// The same for another reason.
    pub(crate) fn because(self, reason: Reason) -> Self {
        Self(self.0 >> REASON << REASON | reason as u64)
    }

    /// Passage and first place.
    pub(crate) fn at(self) -> u64 {
        self.0 >> (WIDTH + REASON)
    }

    pub(crate) fn passage(self) -> u32 {
        (self.at() >> PLACE) as u32
    }

    pub(crate) fn start(self) -> u32 {
        self.at() as u32 & ((1 << PLACE) - 1)
    }

    pub(crate) fn width(self) -> u32 {
        WIDEST - ((self.0 >> REASON) as u32 & WIDEST)
    }

    pub(crate) fn end(self) -> u32 {
        self.start() + self.width()
    }

    pub(crate) fn reason(self) -> Reason {
        Reason::ALL[self.0 as usize & ((1 << REASON) - 1)]
    }
}

/// Every occurrence of an expanded word; they may overlap.
pub(crate) fn all(index: &Index, word: &Expansion) -> Vec<Found> {
    let mut found = of_forms(index, &word.forms);
    for (sequence, reason) in &word.sequences {
        let mut run = None;
        for choices in sequence {
            run = Some(go_on(run, of_forms(index, choices)));
        }
        for one in &run.unwrap_or_default() {
            found.push(one.because(one.reason().max(*reason)));
        }
    }
    found
}

fn of_forms(index: &Index, forms: &Forms) -> Vec<Found> {
    let mut found = Vec::new();
    for &(form, reason) in forms.iter() {
        for one in index.occurrences(form) {
            found.push(one.because(reason));
        }
    }
    found
}

/// In the order of the text.
pub(crate) fn sort(found: &mut [Found]) {
    if found.windows(2).any(|pair| pair[1] < pair[0]) {
        let mut numbers: Vec<u64> = found.iter().map(|found| found.0).collect();
        order::sort(&mut numbers);
        for (found, number) in found.iter_mut().zip(numbers) {
            found.0 = number;
        }
    }
}

/// A run and what follows it; where nothing was before, `next` itself.
fn go_on(run: Option<Vec<Found>>, next: Vec<Found>) -> Vec<Found> {
    match run {
        Some(run) => follow(&run, next),
        None => next,
    }
}

/// What begins with an occurrence of `left` and goes on, without a gap, with one of `right`.
pub(crate) fn follow(left: &[Found], mut right: Vec<Found>) -> Vec<Found> {
    sort(&mut right);
    let mut found = Vec::new();
    for one in left {
        let edge = one.at() + u64::from(one.width());
        let from = right.partition_point(|other| other.at() < edge);
        for other in right[from..].iter().take_while(|other| other.at() == edge) {
            let reason = one.reason().max(other.reason());
            found.push(Found::new(one.passage(), one.start(), other.end(), reason));
        }
    }
    found
}

/// The shortest stretches that hold an occurrence of every list and at most `slop` places that
/// belong to none, apart from each other. Each list is in order and its occurrences are apart.
pub(crate) fn near(lists: &[Vec<Found>], slop: u32) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    let mut at = vec![0; lists.len()];
    // One occurrence of each list is looked at; the first of them goes on to its next.
    loop {
        let mut heads = Vec::new();
        let mut first = 0;
        for (list, &at) in lists.iter().zip(&at) {
            let Some(&head) = list.get(at) else { return kept };
            heads.push(head);
            if head < heads[first] {
                first = heads.len() - 1;
            }
        }
        if heads.is_empty() {
            return kept;
        }
        at[first] += 1;
        let Some(found) = stretch(heads, slop) else { continue };
        // Stretches come with later and later ends: one with the same end lies in the last.
        if kept.last().is_some_and(|l| (l.passage(), l.end()) == (found.passage(), found.end())) {
            kept.pop();
        }
        if kept.last().is_none_or(|l| l.passage() != found.passage() || l.end() <= found.start()) {
            kept.push(found);
        }
    }
}

/// The stretch over occurrences, if they are near each other and apart.
fn stretch(mut all: Vec<Found>, slop: u32) -> Option<Found> {
    sort(&mut all);
    let mut whole = *all.first()?;
    let mut gaps = 0;
    for one in &all[1..] {
        if one.passage() != whole.passage() || one.start() < whole.end() {
            return None;
        }
        gaps += one.start() - whole.end();
        let reason = whole.reason().max(one.reason());
        whole = Found::new(whole.passage(), whole.start(), one.end(), reason);
    }
    (gaps <= slop).then_some(whole)
}

/// Sorted, and of those that overlap only one: of those that begin together the widest, else the
/// first.
pub(crate) fn apart(mut found: Vec<Found>) -> Vec<Found> {
    sort(&mut found);
    let mut end = 0;
    found.retain(|one| {
        let clear = one.at() >= end;
        if clear {
            end = one.at() + u64::from(one.width());
        }
        clear
    });
    found
}

/// Every occurrence of the words of `text` one after the other, in any spelling.
pub(crate) fn phrase(index: &Index, text: &str) -> Vec<Found> {
    let mut run = None;
    for word in tokens(text) {
        let next = all(index, &expand(index, word.of(text), false, Reach::Verbatim));
        run = Some(go_on(run, next));
    }
    apart(run.unwrap_or_default())
}

/// The passages that occurrences stand in.
pub(crate) fn passages(index: &Index, found: &[Found]) -> FixedBitSet {
    let mut passages = FixedBitSet::with_capacity(index.passages());
    for one in found {
        passages.insert(one.passage() as usize);
    }
    passages
}

/// The bytes of the document an occurrence takes.
pub(crate) fn span(index: &Index, found: Found) -> Span {
    index.span(found.passage(), found.start(), found.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occurrence_is_a_number() {
        for (passage, start, end, reason) in [
            (0, 0, 1, Reason::Exact),
            (1, 2, 4, Reason::Typo),
            ((1 << 24) - 1, (1 << 24) - 9, (1 << 24) - 1, Reason::Annotation),
        ] {
            let found = Found::new(passage, start, end, reason);
            assert_eq!(
                (found.passage(), found.start(), found.end(), found.reason()),
                (passage, start, end, reason)
            );
            assert_eq!(found.because(Reason::Stem).reason(), Reason::Stem);
            assert_eq!(found.because(Reason::Stem).at(), found.at());
        }
        let wide = Found::new(1, 5, 7, Reason::Typo);
        assert!(wide < Found::new(1, 5, 6, Reason::Exact), "the widest first");
        assert!(wide < Found::new(1, 6, 7, Reason::Exact));
        assert!(wide < Found::new(2, 0, 1, Reason::Exact));
    }
}
