//! Places by what stands there: a counting sort.

/// The places of each of some groups, in order.
pub(super) struct Buckets {
    /// Per group: its first place in `places`. One more at the end.
    first: Vec<u32>,
    places: Vec<u32>,
}

impl Buckets {
    /// `at` tells the group of each place. Buckets are numbered densely.
    pub(super) fn new(at: &[u32]) -> Self {
        let groups = at.iter().max().map_or(0, |most| *most as usize + 1);
        let mut first = vec![0; groups + 1];
        for group in at {
            first[*group as usize + 1] += 1;
        }
        for group in 1..first.len() {
            first[group] += first[group - 1];
        }
        let (mut next, mut places) = (first.clone(), vec![0; at.len()]);
        for (place, group) in (0..).zip(at) {
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

    /// The places of a group; none where there is no such group.
    pub(super) fn of(&self, group: usize) -> &[u32] {
        let bound = |at: usize| self.first.get(at).map_or(self.places.len(), |at| *at as usize);
        &self.places[bound(group)..bound(group + 1)]
    }
}
