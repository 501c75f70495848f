//! Groups positions by their value: a counting sort.

/// The positions of each group, in ascending order.
pub(super) struct Buckets {
    /// Per group: the start of its slice of `places`, and one more at the end.
    first: Vec<u32>,
    places: Vec<u32>,
}

impl Buckets {
    /// `group_of` is the group of each position. Groups should be numbered densely.
    pub(super) fn new(group_of: &[u32]) -> Self {
        let groups = group_of.iter().max().map_or(0, |most| *most as usize + 1);
        let mut first = vec![0; groups + 1];
        for group in group_of {
            first[*group as usize + 1] += 1;
        }
        for group in 1..first.len() {
            first[group] += first[group - 1];
        }
        let (mut next, mut places) = (first.clone(), vec![0; group_of.len()]);
        for (place, group) in (0..).zip(group_of) {
            let slot = &mut next[*group as usize];
            places[*slot as usize] = place;
            *slot += 1;
        }
        Self { first, places }
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// The positions of a group; empty if there is no such group.
    pub(super) fn of(&self, group: usize) -> &[u32] {
        let bound = |at: usize| self.first.get(at).map_or(self.places.len(), |at| *at as usize);
        &self.places[bound(group)..bound(group + 1)]
    }
}
