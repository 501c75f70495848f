//! Sets of passage numbers.

use fixedbitset::FixedBitSet;

/// The members of a set of passage numbers, ascending.
#[allow(clippy::cast_possible_truncation, reason = "the numbers that an index gives have 32 bits")]
pub(crate) fn members(set: &FixedBitSet) -> impl Iterator<Item = u32> + '_ {
    set.ones().map(|at| at as u32)
}

/// The set of all numbers below `units`.
pub(crate) fn full(units: usize) -> FixedBitSet {
    let mut set = FixedBitSet::with_capacity(units);
    set.insert_range(..);
    set
}
