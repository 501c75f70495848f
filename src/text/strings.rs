//! Short strings in one allocation, by number.

/// Strings by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, i: usize) -> &str {
        let end = self.ends.get(i).map_or(0, |&end| end as usize);
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    pub(crate) fn push(&mut self, string: &str) -> u32 {
        self.text.push_str(string);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX)
    }

    /// Where `string` is in a sorted list, or where it would be.
    pub(crate) fn search(&self, string: &str) -> Result<usize, usize> {
        let at = self.first(|found| found < string);
        if at < self.len() && self.get(at) == string { Ok(at) } else { Err(at) }
    }

    /// The first of a sorted list that is not `before`.
    pub(crate) fn first(&self, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if before(self.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// Strings, each once, and their numbers: a hash table of numbers with open addressing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    pub(crate) strings: Strings,
    hashes: Vec<u32>,
    /// Numbers plus one; nought is a free slot. A power of two long, at most half full.
    slots: Vec<u32>,
}

impl Interner {
    /// The number of a string, which is the next one for a new string.
    pub(crate) fn number(&mut self, string: &str) -> u32 {
        if self.strings.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(string);
        let slot = self.slot(string, hash);
        if self.slots[slot] == 0 {
            self.slots[slot] = self.strings.push(string) + 1;
            self.hashes.push(hash);
        }
        self.slots[slot] - 1
    }

    /// The number of a string that is known.
    pub(crate) fn find(&self, string: &str) -> Option<u32> {
        let slot = (!self.slots.is_empty()).then(|| self.slot(string, hash(string)))?;
        self.slots[slot].checked_sub(1)
    }

    /// Where the string is, or the free slot where it would be.
    fn slot(&self, string: &str, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let same = |number: u32| {
            let at = number as usize - 1;
            self.hashes[at] == hash && self.strings.get(at) == string
        };
        let mut slot = hash as usize & mask;
        while self.slots[slot] != 0 && !same(self.slots[slot]) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let mask = (self.slots.len() * 2).max(1024) - 1;
        self.slots = vec![0; mask + 1];
        for (number, hash) in (1..).zip(&self.hashes) {
            let mut slot = *hash as usize & mask;
            while self.slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = number;
        }
    }
}

/// FNV-1a, folded so that its low bits depend on all of it: short keys, and no one to attack.
fn hash(string: &str) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let hash = string.as_bytes().iter().fold(0x811c_9dc5, step);
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept() {
        let mut words = Interner::default();
        assert_eq!(words.find("a"), None);
        let numbers: Vec<u32> = (0..5000).map(|n| words.number(&n.to_string())).collect();
        assert_eq!(numbers, (0..5000).collect::<Vec<_>>());
        assert_eq!(words.number("4321"), 4321);
        assert_eq!((words.find("77"), words.find("x")), (Some(77), None));
    }

    #[test]
    fn finds() {
        let mut strings = Strings::default();
        for word in ["a", "", "defence", "us"] {
            strings.push(word);
        }
        assert_eq!(strings.len(), 4);
        assert_eq!((strings.get(0), strings.get(1), strings.get(2)), ("a", "", "defence"));
        let mut sorted = Strings::default();
        for word in ["a", "defence", "us"] {
            sorted.push(word);
        }
        assert_eq!(sorted.search("defence"), Ok(1));
        assert_eq!(sorted.search("b"), Err(1));
        assert_eq!(sorted.search("z"), Err(3));
    }
}
