//! Occurrences of words, and of words in sequence or near each other.
//!
//! A list of occurrences is sorted by passage, then by place, and none overlaps another: a hit is
//! counted once, however many ways lead to it.

use super::index::{Index, Occurrence};
use super::matching::{Expansion, Reach, Reason, expand};
use crate::corpus::Span;
use crate::sort;
use crate::text::tokens;
use std::collections::BTreeMap;

/// An occurrence and why it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) passage: u32,
    pub(crate) places: Occurrence,
    pub(crate) reason: Reason,
}

/// Every occurrence of an expanded word; they may overlap.
pub(crate) fn all(index: &Index, word: &Expansion) -> Vec<Found> {
    let mut found = of_forms(index, &word.forms);
    for (sequence, reason) in &word.sequences {
        let lists = sequence.iter().map(|choices| of_forms(index, choices));
        let run = lists.reduce(|left, right| follow(left, &right)).unwrap_or_default();
        found.extend(run.into_iter().map(|f| Found { reason: f.reason.max(*reason), ..f }));
    }
    found
}

fn of_forms(index: &Index, forms: &BTreeMap<u32, Reason>) -> Vec<Found> {
    let mut found = Vec::new();
    for (&form, &reason) in forms {
        of_form(index, form, reason, &mut found);
    }
    found
}

/// Every occurrence of a form.
pub(crate) fn of_form(index: &Index, form: u32, reason: Reason, found: &mut Vec<Found>) {
    for (nth, posting) in index.postings(form).iter().enumerate() {
        let (passage, places) = (posting.passage, index.occurrences(form, nth).iter());
        found.extend(places.map(|&places| Found { passage, places, reason }));
    }
}

/// What begins with an occurrence of `left` and goes on, without a gap, with one of `right`.
pub(crate) fn follow(mut left: Vec<Found>, right: &[Found]) -> Vec<Found> {
    let mut right = right.to_vec();
    sort::by_key(&mut left, |f| (f.passage, f.places.end));
    sort::by_key(&mut right, |f| (f.passage, f.places.start));
    let mut found = Vec::new();
    let mut from = 0;
    for one in left {
        let edge = (one.passage, one.places.end);
        from += right[from..].partition_point(|f| (f.passage, f.places.start) < edge);
        let next = right[from..].iter().take_while(|f| (f.passage, f.places.start) == edge);
        found.extend(next.map(|other| Found {
            passage: one.passage,
            places: Occurrence { start: one.places.start, end: other.places.end },
            reason: one.reason.max(other.reason),
        }));
    }
    found
}

/// The shortest stretches that hold an occurrence of every list and at most `slop` places that
/// belong to none.
pub(crate) fn near(lists: &[Vec<Found>], slop: u32) -> Vec<Found> {
    let mut marks: Vec<(Found, usize)> = lists
        .iter()
        .enumerate()
        .flat_map(|(list, found)| found.iter().map(move |&found| (found, list)))
        .collect();
    sort::by_key(&mut marks, |(f, list)| (f.passage, f.places, *list));
    let mut last: Vec<Option<Found>> = vec![None; lists.len()];
    let mut found = Vec::new();
    for (mark, list) in marks {
        if last.iter().flatten().any(|before| before.passage != mark.passage) {
            last.fill(None);
        }
        last[list] = Some(mark);
        found.extend(stretch(&last, slop));
    }
    found
}

/// The stretch over one occurrence of each list, if they are near and apart.
fn stretch(last: &[Option<Found>], slop: u32) -> Option<Found> {
    let mut all: Vec<Found> = last.iter().copied().collect::<Option<_>>()?;
    sort::by_key(&mut all, |f| f.places);
    let apart = all.windows(2).all(|pair| pair[0].places.end <= pair[1].places.start);
    let (first, end) = (all.first()?, all.last()?.places.end);
    let own: u32 = all.iter().map(|f| f.places.end - f.places.start).sum();
    let places = Occurrence { start: first.places.start, end };
    let reason = all.iter().map(|f| f.reason).max()?;
    let gaps = (end - places.start).saturating_sub(own);
    (apart && gaps <= slop).then_some(Found { passage: first.passage, places, reason })
}

/// Sorted, and of those that overlap only one: of those that begin together the widest, else the
/// first.
pub(crate) fn apart(mut found: Vec<Found>) -> Vec<Found> {
    sort::by_key(&mut found, |f| (f.passage, f.places.start, u32::MAX - f.places.end, f.reason));
    keep_apart(found)
}

/// Sorted, and of those that overlap only one: of those that end together the shortest, else the
/// first to end.
pub(crate) fn shortest(mut found: Vec<Found>) -> Vec<Found> {
    sort::by_key(&mut found, |f| (f.passage, f.places.end, u32::MAX - f.places.start, f.reason));
    keep_apart(found)
}

fn keep_apart(found: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for one in found {
        let last = kept.last();
        let clear = |f: &Found| f.passage != one.passage || f.places.end <= one.places.start;
        if last.is_none_or(clear) {
            kept.push(one);
        }
    }
    kept
}

/// Every occurrence of the words of `text` one after the other, in any spelling.
pub(crate) fn phrase(index: &Index, text: &str) -> Vec<Found> {
    let words = tokens(text).map(|word| expand(index, word.of(text), false, Reach::Verbatim));
    let lists = words.map(|word| apart(all(index, &word)));
    lists.reduce(|left, right| follow(left, &right)).unwrap_or_default()
}

/// The bytes of the document an occurrence takes.
pub(crate) fn span(index: &Index, found: Found) -> Span {
    let bytes = index.bytes(found.passage, found.places);
    let doc = index.passages[found.passage as usize].passage.doc;
    Span { doc, start: bytes.start, end: bytes.end }
}
