//! Lists of postings: of words, of adjacent words, of words near each other.
//!
//! A list of postings is sorted by passage, then by position, and none overlaps another, so that
//! each hit is counted once.

use super::index::Index;
use super::posting::{Posting, sort};
use super::term_expansion::{Expansion, Forms, Reach, expand};
use crate::corpus::Span;
use crate::text::tokens;
use fixedbitset::FixedBitSet;

/// The postings of an expanded word; they may overlap.
pub(crate) fn all(index: &Index, word: &Expansion) -> Vec<Posting> {
    let mut found = of_forms(index, &word.forms);
    for (sequence, reason) in &word.sequences {
        let mut run = None;
        for choices in sequence {
            run = Some(extend_run(run, of_forms(index, choices)));
        }
        for one in &run.unwrap_or_default() {
            found.push(one.with_reason(one.reason().max(*reason)));
        }
    }
    found
}

fn of_forms(index: &Index, forms: &Forms) -> Vec<Posting> {
    let mut found = Vec::new();
    for &(form, reason) in forms.iter() {
        found.extend(index.occurrences(form, reason));
    }
    found
}

/// Extends a run by the postings adjacent to it; without a run, returns `next`.
fn extend_run(run: Option<Vec<Posting>>, next: Vec<Posting>) -> Vec<Posting> {
    match run {
        Some(run) => follow(&run, next),
        None => next,
    }
}

/// The postings that consist of one of `left` and an adjacent one of `right`.
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

/// The shortest ranges that contain a posting of every list and at most `slop` positions of none,
/// without overlaps. Each list must be sorted and without overlaps.
pub(crate) fn near(lists: &[Vec<Posting>], slop: u32) -> Vec<Posting> {
    let mut kept: Vec<Posting> = Vec::new();
    let mut at = vec![0; lists.len()];
    // Compares one posting of each list, and advances the list of the first of them.
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
        // Ranges come with ascending ends: one with the same end is inside the last.
        if kept.last().is_some_and(|l| (l.passage(), l.end()) == (found.passage(), found.end())) {
            kept.pop();
        }
        if kept.last().is_none_or(|l| l.passage() != found.passage() || l.end() <= found.start()) {
            kept.push(found);
        }
    }
}

/// The range that covers postings, if they do not overlap and the gaps are within `slop`.
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

/// Sorts postings and removes overlapping ones: keeps the first, and of those that start together
/// the widest.
pub(crate) fn without_overlaps(mut found: Vec<Posting>) -> Vec<Posting> {
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

/// The postings of the words of `text` as a phrase, in any spelling.
pub(crate) fn phrase(index: &Index, text: &str) -> Vec<Posting> {
    let mut run = None;
    for word in tokens(text) {
        let next = all(index, &expand(index, word.of(text), false, Reach::Verbatim));
        run = Some(extend_run(run, next));
    }
    without_overlaps(run.unwrap_or_default())
}

/// The passages of postings.
pub(crate) fn passages(index: &Index, found: &[Posting]) -> FixedBitSet {
    let mut passages = FixedBitSet::with_capacity(index.passages());
    for one in found {
        passages.insert(one.passage() as usize);
    }
    passages
}

/// The bytes of a posting in its document.
pub(crate) fn span(index: &Index, found: Posting) -> Span {
    index.span(found.passage(), found.start(), found.end())
}
