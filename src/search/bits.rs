//! A set of passages, or of other small numbers.

/// One bit per member there could be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    pub(crate) fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    pub(crate) fn set(&mut self, at: u32) {
        if let Some(word) = self.words.get_mut(at as usize / 64) {
            *word |= 1 << (at % 64);
        }
    }

    pub(crate) fn has(&self, at: u32) -> bool {
        self.words.get(at as usize / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(crate) fn and(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    pub(crate) fn or(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    pub(crate) fn not(mut self) -> Self {
        for (at, word) in self.words.iter_mut().enumerate() {
            let left = self.len - at * 64;
            *word = !*word & if left < 64 { (1 << left) - 1 } else { u64::MAX };
        }
        self
    }

    /// The members, ascending.
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn members(&self) -> Vec<u32> {
        let mut members = Vec::with_capacity(self.count());
        for (at, word) in self.words.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                members.push(at as u32 * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets() {
        let mut bits = Bits::none(130);
        for at in [0, 63, 64, 129] {
            bits.set(at);
        }
        assert_eq!(bits.members(), [0, 63, 64, 129]);
        assert_eq!(bits.clone().not().count(), 126);
        assert_eq!(bits.clone().not().not(), bits);
        let (mut both, mut either) = (bits.clone(), bits.clone());
        both.and(&bits.clone().not());
        either.or(&bits.clone().not());
        assert!(both.is_empty());
        assert_eq!(either, Bits::none(130).not());
        assert!(bits.has(129) && !bits.has(128) && !bits.has(1000));
    }
}
