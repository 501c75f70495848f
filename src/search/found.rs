//! Occurrences of words, and of words in sequence or near each other.
//!
//! A list of occurrences is sorted by passage, then by place, and none overlaps another: a hit is
//! counted once, however many ways lead to it.

use super::index::{Index, Occurrence};
use super::matching::{Expansion, Forms, Reach, Reason, expand};
use super::order;
use crate::corpus::Span;
use crate::text::tokens;

/// An occurrence and why it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) passage: u32,
    pub(crate) places: Occurrence,
    pub(crate) reason: Reason,
}

impl Found {
    fn width(&self) -> u32 {
        (self.places.end - self.places.start).min(WIDEST)
    }
}

/// Bits of an occurrence as a number: its reason, width and place; the rest is for the passage.
const REASON: u32 = 3;
const WIDTH: u32 = 13;
const PLACE: u32 = 24;
const WIDEST: u32 = (1 << WIDTH) - 1;

/// Every occurrence of an expanded word; they may overlap.
pub(crate) fn all(index: &Index, word: &Expansion) -> Vec<Found> {
    let mut found = of_forms(index, &word.forms);
    for (sequence, reason) in &word.sequences {
        let mut run: Option<Vec<Found>> = None;
        for choices in sequence {
            let next = of_forms(index, choices);
            run = Some(match run {
                Some(run) => follow(run, next),
                None => next,
            });
        }
        for one in run.into_iter().flatten() {
            found.push(Found { reason: one.reason.max(*reason), ..one });
        }
    }
    found
}

fn of_forms(index: &Index, forms: &Forms) -> Vec<Found> {
    let mut found = Vec::new();
    for &(form, reason) in forms.iter() {
        of_form(index, form, reason, &mut found);
    }
    found
}

/// Every occurrence of a form.
pub(crate) fn of_form(index: &Index, form: u32, reason: Reason, found: &mut Vec<Found>) {
    for &(passage, places) in index.occurrences(form) {
        found.push(Found { passage, places, reason });
    }
}

/// What begins with an occurrence of `left` and goes on, without a gap, with one of `right`.
pub(crate) fn follow(mut left: Vec<Found>, mut right: Vec<Found>) -> Vec<Found> {
    by_end(&mut left);
    by_start(&mut right);
    let mut found = Vec::new();
    let mut from = 0;
    for one in left {
        let edge = (one.passage, one.places.end);
        while right.get(from).is_some_and(|f| (f.passage, f.places.start) < edge) {
            from += 1;
        }
        for other in right[from..].iter().take_while(|f| (f.passage, f.places.start) == edge) {
            let places = Occurrence { start: one.places.start, end: other.places.end };
            let reason = one.reason.max(other.reason);
            found.push(Found { passage: one.passage, places, reason });
        }
    }
    found
}

/// The stretches that hold an occurrence of every list and at most `slop` places that belong to
/// none. Each list is in order and its occurrences are apart.
pub(crate) fn near(lists: &[Vec<Found>], slop: u32) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = vec![0; lists.len()];
    // One occurrence of each list is looked at; the first of them goes on to its next.
    loop {
        let mut heads = Vec::new();
        let mut first = 0;
        for (list, &at) in lists.iter().zip(&at) {
            let Some(&head) = list.get(at) else { return found };
            heads.push(head);
            let least: &Found = &heads[first];
            if (head.passage, head.places) < (least.passage, least.places) {
                first = heads.len() - 1;
            }
        }
        if heads.is_empty() {
            return found;
        }
        at[first] += 1;
        found.extend(stretch(heads, slop));
    }
}

/// The stretch over occurrences, if they are near each other and apart.
fn stretch(mut all: Vec<Found>, slop: u32) -> Option<Found> {
    by_start(&mut all);
    let mut whole = *all.first()?;
    let mut gaps = 0;
    for one in &all[1..] {
        if one.passage != whole.passage || one.places.start < whole.places.end {
            return None;
        }
        gaps += one.places.start - whole.places.end;
        whole.places.end = one.places.end;
        whole.reason = whole.reason.max(one.reason);
    }
    (gaps <= slop).then_some(whole)
}

/// Sorted, and of those that overlap only one: of those that begin together the widest, else the
/// first.
pub(crate) fn apart(mut found: Vec<Found>) -> Vec<Found> {
    by_start(&mut found);
    keep_apart(&mut found);
    found
}

/// Sorted, and of those that overlap only one: of those that end together the shortest, else the
/// first to end.
pub(crate) fn shortest(mut found: Vec<Found>) -> Vec<Found> {
    by_end(&mut found);
    keep_apart(&mut found);
    found
}

fn keep_apart(found: &mut Vec<Found>) {
    let mut last = (u32::MAX, 0);
    found.retain(|f| {
        let clear = f.passage != last.0 || f.places.start >= last.1;
        if clear {
            last = (f.passage, f.places.end);
        }
        clear
    });
}

/// By passage and first place; the widest first, then the closest reason.
pub(crate) fn by_start(found: &mut Vec<Found>) {
    order::by_number(
        found,
        |f| pack(f.passage, f.places.start, WIDEST - f.width(), f.reason),
        |number| {
            let (passage, start, narrow, reason) = unpack(number);
            let end = start + WIDEST - narrow;
            Found { passage, places: Occurrence { start, end }, reason }
        },
    );
}

/// By passage and end; the shortest first, then the closest reason.
fn by_end(found: &mut Vec<Found>) {
    order::by_number(
        found,
        |f| pack(f.passage, f.places.end, f.width(), f.reason),
        |number| {
            let (passage, end, width, reason) = unpack(number);
            Found { passage, places: Occurrence { start: end - width, end }, reason }
        },
    );
}

fn pack(passage: u32, place: u32, width: u32, reason: Reason) -> u64 {
    let high = u64::from(passage) << PLACE | u64::from(place);
    (high << WIDTH | u64::from(width)) << REASON | reason as u64
}

#[allow(clippy::cast_possible_truncation)]
fn unpack(number: u64) -> (u32, u32, u32, Reason) {
    let bits = |from: u32, count: u32| (number >> from) as u32 & ((1 << count) - 1);
    let reason = Reason::ALL[bits(0, REASON) as usize];
    let passage = (number >> (REASON + WIDTH + PLACE)) as u32;
    (passage, bits(REASON + WIDTH, PLACE), bits(REASON, WIDTH), reason)
}

/// Every occurrence of the words of `text` one after the other, in any spelling.
pub(crate) fn phrase(index: &Index, text: &str) -> Vec<Found> {
    let mut run: Option<Vec<Found>> = None;
    for word in tokens(text) {
        let next = all(index, &expand(index, word.of(text), false, Reach::Verbatim));
        run = Some(match run {
            Some(run) => follow(run, next),
            None => next,
        });
    }
    apart(run.unwrap_or_default())
}

/// The bytes of the document an occurrence takes.
pub(crate) fn span(index: &Index, found: Found) -> Span {
    let bytes = index.bytes(found.passage, found.places);
    let doc = index.passages[found.passage as usize].passage.doc;
    Span { doc, start: bytes.start, end: bytes.end }
}
