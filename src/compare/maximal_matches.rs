//! Runs of equal items that two sequences share, or that one sequence repeats.
//!
//! By seed and extend. A *seed* is `least` items in a row. Equal seeds get equal numbers, by pairing
//! the numbers of shorter ones, so none is compared item by item; a run is extended from its first
//! seed only. That is linear in the items and in the pairs of places of equal seeds.
//!
//! Of those there are too many where a sequence repeats itself without end. So a seed that makes
//! more than [`MOST_PAIRS`] of them begins nothing: a run may contain it, but a run of nothing else
//! is not found. It would have to stand 256 times on both sides. The work is then bounded by some
//! hundred steps for each item.

use super::counting_sort::Buckets;
use crate::sort;

/// How many pairs of places a seed may make.
pub const MOST_PAIRS: usize = 1 << 16;

/// A run of equal items, as places in two sequences, or twice in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MaximalRun {
    /// Where it begins on the left; within one sequence, the earlier place.
    pub left: usize,
    /// Where it begins on the right; within one sequence, the later place.
    pub right: usize,
    /// How many items it has.
    pub len: usize,
}

/// All maximal runs of at least `least` equal items (at least one), in order of the left, then the
/// right. The item `0` equals nothing, not even itself: it parts passages.
pub fn maximal_matches(left: &[u32], right: &[u32], least: usize) -> Vec<MaximalRun> {
    let both = [left, &[0], right].concat();
    let from = left.len() + 1;
    let mut runs = extend(&both, least.max(1), Some(from));
    for run in &mut runs {
        run.right -= from;
    }
    runs
}

/// All maximal runs of at least `least` items that a sequence has at two places, in order of the
/// earlier, then the later. The two do not overlap: in `ha ha ha ha` the run `ha ha` has its second
/// place where its first one ends, and `ha ha ha` has none.
pub fn repeated_runs(items: &[u32], least: usize) -> Vec<MaximalRun> {
    let least = least.max(1);
    let mut runs = extend(items, least, None);
    for run in &mut runs {
        run.len = run.len.min(run.right - run.left);
    }
    runs.retain(|run| run.len >= least);
    runs
}

/// The runs across, where a second sequence begins at `from`, or those within one sequence.
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

/// The seeds of a sequence, by number; 0 where none begins.
struct Seeds {
    at: Vec<u32>,
    /// Per seed, where it stands, in order.
    places: Buckets,
    /// Per seed, whether it stands at too many places.
    common: Vec<bool>,
    from: Option<usize>,
}

impl Seeds {
    fn new(items: &[u32], least: usize, from: Option<usize>) -> Self {
        let at = numbered(items, least);
        let places = Buckets::new(&at);
        let mut seeds = Self { at, places, common: Vec::new(), from };
        for seed in 0..seeds.places.len() {
            let places = seeds.places.of(seed);
            let firsts = from.map_or(places.len(), |from| before(places, from));
            let seconds = from.map_or(firsts, |_| places.len() - firsts);
            seeds.common.push(seed == 0 || firsts.saturating_mul(seconds) > MOST_PAIRS);
        }
        seeds
    }

    /// Where the seed of a place stands on the other side, or later within the one sequence.
    fn partners(&self, left: usize) -> &[u32] {
        let seed = self.at[left] as usize;
        if self.common[seed] || self.from.is_some_and(|from| left >= from) {
            return &[];
        }
        let places = self.places.of(seed);
        &places[before(places, self.from.unwrap_or(left + 1))..]
    }

    /// How far back the run begins; nothing where an earlier seed has found it.
    fn back(&self, left: usize, right: usize) -> Option<usize> {
        for back in 0..left {
            let (seed, other) = (self.at[left - back - 1], self.at[right - back - 1]);
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

/// How many of some places in order are before one.
fn before(places: &[u32], place: usize) -> usize {
    places.partition_point(|at| (*at as usize) < place)
}

/// A number for the `least` items from each place on: the same for the same items, from 1; 0 where
/// there are not as many, or a 0 is among them.
fn numbered(items: &[u32], least: usize) -> Vec<u32> {
    let mut pairs = Pairs::new(items.len());
    let mut seeds = items.iter().map(|item| pairs.number(*item, *item)).collect::<Vec<_>>();
    let mut len = 1;
    while len < least {
        let step = len.min(least - len);
        let mut pairs = Pairs::new(items.len());
        for at in 0..seeds.len() {
            let next = at.checked_add(step).and_then(|at| seeds.get(at));
            seeds[at] = next.map_or(0, |next| pairs.number(seeds[at], *next));
        }
        len += step;
    }
    seeds
}

/// Pairs of numbers, and their numbers from 1: a hash table with open addressing, half full.
struct Pairs {
    keys: Vec<u64>,
    slots: Vec<u32>,
}

impl Pairs {
    /// Has room for so many.
    fn new(most: usize) -> Self {
        Self { keys: Vec::new(), slots: vec![0; (most.max(8) * 2).next_power_of_two()] }
    }

    /// The number of a pair; 0 where either is 0.
    #[expect(clippy::cast_possible_truncation, reason = "no sequence is that long")]
    fn number(&mut self, one: u32, other: u32) -> u32 {
        if one == 0 || other == 0 {
            return 0;
        }
        let key = u64::from(one) << 32 | u64::from(other);
        let mask = self.slots.len() - 1;
        // Multiplied by 2⁶⁴ over the golden ratio, the high bits depend on all of the key.
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
