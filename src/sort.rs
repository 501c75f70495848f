//! One sort for the whole program.
//!
//! Each type that is sorted by the standard library brings 6 to 8 KB of WebAssembly of its own;
//! thirty of them were a tenth of the page. Here only indices are sorted, by a comparison that is
//! called through a pointer, and then the items are put in that order. A call costs a few
//! nanoseconds more; lists here are short. The sort is stable.

use std::cmp::Ordering;

/// Sorts by a key.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison.
pub(crate) fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    arrange(items, order);
}

/// The indices below `len`, in order.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Puts at each place the item whose index stands there.
fn arrange<T>(items: &mut [T], mut from: Vec<usize>) {
    for start in 0..from.len() {
        let mut at = start;
        // Follows the circle of moves that begins here; each place is settled once.
        while from[at] != at {
            let next = from[at];
            from[at] = at;
            if next == start {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0u8..9, any::<u16>()), 0..60)) {
            let mut sorted = items.clone();
            sorted.sort_by_key(|item| item.0);
            let mut ours = items;
            super::by_key(&mut ours, |item| item.0);
            prop_assert_eq!(ours, sorted);
        }
    }
}
