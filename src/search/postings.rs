//! Lists of postings: of words, of words in sequence, of words near each other.
//!
//! A list of postings is sorted by passage, then by place, and none overlaps another: a hit is
//! counted once, however many ways lead to it.

use super::index::Index;
use super::posting::{Posting, sort};
use super::term_expansion::{Expansion, Forms, Reach, expand};
use crate::corpus::Span;
use crate::text::tokens;
use fixedbitset::FixedBitSet;

/// Every occurrence of an expanded word; they may overlap.
pub(crate) fn all(index: &Index, word: &Expansion) -> Vec<Posting> {
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

fn of_forms(index: &Index, forms: &Forms) -> Vec<Posting> {
    let mut found = Vec::new();
    for &(form, reason) in forms.iter() {
        for one in index.occurrences(form) {
            found.push(one.because(reason));
        }
    }
    found
}

/// A run and what follows it; where nothing was before, `next` itself.
fn go_on(run: Option<Vec<Posting>>, next: Vec<Posting>) -> Vec<Posting> {
    match run {
        Some(run) => follow(&run, next),
        None => next,
    }
}

/// What begins with an occurrence of `left` and goes on, without a gap, with one of `right`.
pub(crate) fn follow(left: &[Posting], mut right: Vec<Posting>) -> Vec<Posting> {
    sort(&mut right);
    let mut found = Vec::new();
    for one in left {
        let edge = one.at() + u64::from(one.width());
        let from = right.partition_point(|other| other.at() < edge);
        for other in right[from..].iter().take_while(|other| other.at() == edge) {
            let reason = one.reason().max(other.reason());
            found.push(Posting::new(one.passage(), one.start(), other.end(), reason));
        }
    }
    found
}

/// The shortest stretches that hold an occurrence of every list and at most `slop` places that
/// belong to none, apart from each other. Each list is in order and its occurrences are apart.
pub(crate) fn near(lists: &[Vec<Posting>], slop: u32) -> Vec<Posting> {
    let mut kept: Vec<Posting> = Vec::new();
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
fn stretch(mut all: Vec<Posting>, slop: u32) -> Option<Posting> {
    sort(&mut all);
    let mut whole = *all.first()?;
    let mut gaps = 0;
    for one in &all[1..] {
        if one.passage() != whole.passage() || one.start() < whole.end() {
            return None;
        }
        gaps += one.start() - whole.end();
        let reason = whole.reason().max(one.reason());
        whole = Posting::new(whole.passage(), whole.start(), one.end(), reason);
    }
    (gaps <= slop).then_some(whole)
}

/// Sorted, and of those that overlap only one: of those that begin together the widest, else the
/// first.
pub(crate) fn apart(mut found: Vec<Posting>) -> Vec<Posting> {
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
pub(crate) fn phrase(index: &Index, text: &str) -> Vec<Posting> {
    let mut run = None;
    for word in tokens(text) {
        let next = all(index, &expand(index, word.of(text), false, Reach::Verbatim));
        run = Some(go_on(run, next));
    }
    apart(run.unwrap_or_default())
}

/// The passages that occurrences stand in.
pub(crate) fn passages(index: &Index, found: &[Posting]) -> FixedBitSet {
    let mut passages = FixedBitSet::with_capacity(index.passages());
    for one in found {
        passages.insert(one.passage() as usize);
    }
    passages
}

/// The bytes of the document an occurrence takes.
pub(crate) fn span(index: &Index, found: Posting) -> Span {
    index.span(found.passage(), found.start(), found.end())
}
