//! Runs of equal items that two sequences share, or that one sequence repeats.
//!
//! Seed and extend: a *seed* is `least` consecutive items. Equal seeds get equal ids, made by
//! pairing the ids of shorter ones, so none is compared item by item; a run is extended from its
//! first seed only. The time is linear in the items and in the pairs of positions of equal seeds.
//!
//! A very repetitive sequence has too many such pairs. So a seed with more than [`MOST_PAIRS`] of
//! them starts no run: a run may contain it, but a run of nothing else is not found. It would have
//! to occur 256 times on both sides. This bounds the work to some hundred steps per item.
//!
//! ```
//! use readout::compare::maximal_matches::{MaximalRun, maximal_matches};
//!
//! let runs = maximal_matches(&[1, 2, 3, 4], &[9, 2, 3, 4], 2);
//! assert_eq!(runs, [MaximalRun { left: 1, right: 1, len: 3 }]);
//! ```

use super::counting_sort::Buckets;
use crate::sort;

/// The most pairs of positions a seed may have and still start runs.
pub const MOST_PAIRS: usize = 1 << 16;

/// A run of equal items, at positions in two sequences, or twice in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MaximalRun {
    /// Its start on the left; within one sequence, the earlier start.
    pub left: usize,
    /// Its start on the right; within one sequence, the later start.
    pub right: usize,
    /// The number of items.
    pub len: usize,
}

/// All maximal runs of at least `least` equal items (at least one), in order of the left, then the
/// right. The item `0` equals nothing, not even itself: it separates passages.
pub fn maximal_matches(left: &[u32], right: &[u32], least: usize) -> Vec<MaximalRun> {
    let both = [left, &[0], right].concat();
    let from = left.len() + 1;
    let mut runs = extend(&both, least.max(1), Some(from));
    for run in &mut runs {
        run.right -= from;
    }
    runs
}

/// All maximal runs of at least `least` items that a sequence has at two positions, in order of the
/// earlier, then the later. The two do not overlap: in `ha ha ha ha` the second `ha ha` starts
/// where the first ends, and `ha ha ha` does not repeat.
pub fn repeated_runs(items: &[u32], least: usize) -> Vec<MaximalRun> {
    let least = least.max(1);
    let mut runs = extend(items, least, None);
    for run in &mut runs {
        run.len = run.len.min(run.right - run.left);
    }
    runs.retain(|run| run.len >= least);
    runs
}

/// The runs across both sequences if a second one starts at `from`, else those within one sequence.
fn extend(items: &[u32], least: usize, from: Option<usize>) -> Vec<MaximalRun> {
    let seeds = Seeds::new(items, least, from);
    let mut runs = Vec::new();
    for left in 0..items.len() {
        for &right in seeds.partners(left) {
            let right = right as usize;
            if let Some(back) = seeds.back(left, right) {
                let ahead = items[left + least..].iter().zip(&items[right + least..]);
                let more = ahead.take_while(|(a, b)| a == b && **a != 0).count();
                let (left, right) = (left - back, right - back);
                runs.push(MaximalRun { left, right, len: back + least + more });
            }
        }
    }
    sort::by_key(&mut runs, |run| *run);
    runs
}

/// The seeds of a sequence.
struct Seeds {
    /// Per position: the id of the seed that starts there; 0 if none does.
    ids: Vec<u32>,
    /// Per seed: its positions, in ascending order.
    places: Buckets,
    /// Per seed: whether it has too many pairs of positions.
    common: Vec<bool>,
    /// Start of the second sequence, if there is one.
    from: Option<usize>,
}

impl Seeds {
    fn new(items: &[u32], least: usize, from: Option<usize>) -> Self {
        let ids = seed_ids(items, least);
        let places = Buckets::new(&ids);
        let mut seeds = Self { ids, places, common: Vec::new(), from };
        for seed in 0..seeds.places.len() {
            let places = seeds.places.of(seed);
            let firsts = from.map_or(places.len(), |from| count_before(places, from));
            let seconds = from.map_or(firsts, |_| places.len() - firsts);
            seeds.common.push(seed == 0 || firsts.saturating_mul(seconds) > MOST_PAIRS);
        }
        seeds
    }

    /// The positions of the same seed on the other side, or later within the one sequence.
    fn partners(&self, left: usize) -> &[u32] {
        let seed = self.ids[left] as usize;
        if self.common[seed] || self.from.is_some_and(|from| left >= from) {
            return &[];
        }
        let places = self.places.of(seed);
        &places[count_before(places, self.from.unwrap_or(left + 1))..]
    }

    /// How far back the run starts; `None` if an earlier seed has already found it.
    fn back(&self, left: usize, right: usize) -> Option<usize> {
        for back in 0..left {
            let (seed, other) = (self.ids[left - back - 1], self.ids[right - back - 1]);
            if seed != other || seed == 0 {
                return Some(back);
            }
            if !self.common[seed as usize] {
                return None;
            }
        }
        Some(left)
    }
}

/// How many of the sorted positions are less than `place`.
fn count_before(places: &[u32], place: usize) -> usize {
    places.partition_point(|at| (*at as usize) < place)
}

/// An id for the `least` items from each position on: equal for equal items, from 1; 0 if there are
/// fewer items, or a 0 is among them.
fn seed_ids(items: &[u32], least: usize) -> Vec<u32> {
    let mut pairs = Pairs::new(items.len());
    let mut seeds = items.iter().map(|item| pairs.id(*item, *item)).collect::<Vec<_>>();
    let mut len = 1;
    while len < least {
        let step = len.min(least - len);
        pairs.clear();
        for at in 0..seeds.len() {
            let next = at.checked_add(step).and_then(|at| seeds.get(at));
            seeds[at] = next.map_or(0, |next| pairs.id(seeds[at], *next));
        }
        len += step;
    }
    seeds
}

/// Pairs of ids, and their own ids from 1: a hash table with open addressing, at most three
/// quarters full.
struct Pairs {
    keys: Vec<u64>,
    slots: Vec<u32>,
}

impl Pairs {
    /// A table with capacity for `most` pairs.
    fn new(most: usize) -> Self {
        let slots = (most.max(8) / 3 * 4 + 4).next_power_of_two();
        Self { keys: Vec::with_capacity(most), slots: vec![0; slots] }
    }

    fn clear(&mut self) {
        self.keys.clear();
        self.slots.fill(0);
    }

    /// The id of a pair; 0 if either is 0.
    #[expect(clippy::cast_possible_truncation, reason = "no sequence is that long")]
    fn id(&mut self, one: u32, other: u32) -> u32 {
        if one == 0 || other == 0 {
            return 0;
        }
        let key = u64::from(one) << 32 | u64::from(other);
        let mask = self.slots.len() - 1;
        // After multiplying by 2⁶⁴ over the golden ratio, the high bits depend on the whole key.
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots[slot] != 0 && self.keys[self.slots[slot] as usize - 1] != key {
            slot = (slot + 1) & mask;
        }
        if self.slots[slot] == 0 {
            self.keys.push(key);
            self.slots[slot] = self.keys.len() as u32;
        }
        self.slots[slot]
    }
}
