//! String interning: words as numbers.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// Distinct words, numbered in the order of insertion.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner(IndexSet<Box<str>, FxBuildHasher>);

impl Interner {
    /// The number of words.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The word with a number; empty if there is none.
    pub(crate) fn get(&self, number: u32) -> &str {
        self.0.get_index(number as usize).map_or("", |word| word)
    }

    /// The number of a word; a new word is added with the next number.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        let at = self.0.get_index_of(word).unwrap_or_else(|| self.0.insert_full(word.into()).0);
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The number of a word, if it is known.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        self.0.get_index_of(word).and_then(|at| u32::try_from(at).ok())
    }
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
        assert_eq!((words.number("4321"), words.len()), (4321, 5000));
        assert_eq!((words.find("77"), words.find("x")), (Some(77), None));
        assert_eq!((words.get(77), words.get(5000)), ("77", ""));
    }
}
