//! The reading order of all events, and the stated orders that the dates do not imply.
//!
//! ```
//! use readout::timeline::{reading_order, relations};
//!
//! let corpus = readout::built_in();
//! let order = reading_order(&corpus);
//! assert_eq!(order.len(), corpus.events.len());
//! assert_eq!(corpus.events[order[0]].when.words(), "March 2021");
//! assert_eq!(relations(&corpus).len(), 7);
//! ```

use super::{Stretch, groups::groups};
use crate::corpus::{Corpus, Event};
use crate::dates::{Day, Order, Shape};
use crate::sort;
use std::{cmp::Reverse, collections::BinaryHeap};

/// All events in chronological order, those without a date last.
///
/// An event that ends before another starts always comes first. Where the dates leave the order
/// open, the stated orders decide, then the order of the corpus. An event with only an upper bound
/// comes before the group of events that contains its bound.
pub fn reading_order(corpus: &Corpus) -> Vec<usize> {
    let (before, after) = constraints(corpus);
    let mut keys = keys(corpus);
    let ranked = topological_order(corpus, &keys, &before, &after);
    // Any day within the bounds of an event is a valid key: move the keys within their bounds to
    // satisfy the stated orders.
    for &event in &ranked {
        let latest = corpus.events[event].when.latest().unwrap_or(Day::MAX);
        for &earlier in &after[event] {
            keys[event] = keys[event].max(keys[earlier]).min(latest);
        }
    }
    for &event in ranked.iter().rev() {
        let earliest = corpus.events[event].when.earliest().unwrap_or(Day::MIN);
        for &later in &before[event] {
            keys[event] = keys[event].min(keys[later]).max(earliest);
        }
    }
    let mut order = ranked;
    sort::by_key(&mut order, |&event| keys[event]);
    order
}

/// Pairs of events, the earlier first, whose order is stated and not implied by their dates.
pub fn relations(corpus: &Corpus) -> Vec<(usize, usize)> {
    let (before, _) = constraints(corpus);
    let pairs = before.iter().enumerate().flat_map(|(a, later)| later.iter().map(move |&b| (a, b)));
    let is_implied = |&(a, b): &(usize, usize)| {
        let order = corpus.events[a].when.compare(&corpus.events[b].when);
        matches!(order, Order::Before | Order::After)
    };
    let mut pairs: Vec<_> = pairs.filter(|pair| !is_implied(pair)).collect();
    sort::by(&mut pairs, Ord::cmp);
    pairs.dedup();
    pairs
}

/// For each event, the events stated to be later, and those stated to be earlier.
fn constraints(corpus: &Corpus) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let count = corpus.events.len();
    let mut before = vec![Vec::new(); count];
    let mut after = vec![Vec::new(); count];
    for (index, event) in corpus.events.iter().enumerate() {
        let earlier = event.after.iter().map(|&other| (other, index));
        let later = event.before.iter().map(|&other| (index, other));
        for (a, b) in earlier.chain(later).filter(|&(a, b)| a.max(b) < count && a != b) {
            before[a].push(b);
            after[b].push(a);
        }
    }
    (before, after)
}

/// The initial sort key of each event: its first day; without one, the first day of the group that
/// contains its last day; without a date, [`Day::MAX`].
fn keys(corpus: &Corpus) -> Vec<Day> {
    let groups = groups(corpus.events.iter().filter_map(|event| Stretch::of(&event.when, "")));
    let group = |day: Day| {
        let at = groups.partition_point(|group| group.first <= day);
        at.checked_sub(1).map_or(day, |at| groups[at].first)
    };
    let key = |event: &Event| {
        let last = || event.when.latest().map_or(Day::MAX, group);
        event.when.earliest().unwrap_or_else(last)
    };
    corpus.events.iter().map(key).collect()
}

/// Topological order by the stated orders, ties by key; events in or after a cycle come last.
fn topological_order(
    corpus: &Corpus,
    keys: &[Day],
    before: &[Vec<usize>],
    after: &[Vec<usize>],
) -> Vec<usize> {
    let entry = |event: usize| {
        let bounded = corpus.events[event].when.shape() != Shape::Before;
        Reverse((keys[event], bounded, event))
    };
    let mut waiting: Vec<usize> = after.iter().map(Vec::len).collect();
    let free = (0..keys.len()).filter(|&event| waiting[event] == 0);
    let mut ready: BinaryHeap<_> = free.map(entry).collect();
    let mut ranked = Vec::with_capacity(keys.len());
    while let Some(Reverse((_, _, event))) = ready.pop() {
        ranked.push(event);
        for &later in &before[event] {
            waiting[later] -= 1;
            if waiting[later] == 0 {
                ready.push(entry(later));
            }
        }
    }
    ranked.extend((0..keys.len()).filter(|&event| waiting[event] > 0));
    ranked
}
