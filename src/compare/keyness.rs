//! Which words one side uses more than the other, and whether the difference is significant.
//!
//! Each count is a list of occurrences in the [prose](super::prose). A word is delimited by spaces
//! and punctuation, and split at hyphens, so that `India-US` and `US-India` are the same two words;
//! `R&D` and `2+2` are not split. A possessive ending is removed. Words that differ only in case,
//! accents or spelling are the same: `Defence` and `defense` are one. Inflected forms (`meet`,
//! `meeting`) are separate words.
//!
//! Each word is a test, and with many tests some words differ by chance alone; so the significance
//! level is divided by the number of tests (Bonferroni).
//!
//! ```
//! use readout::compare::{Selection, keyness::keyness};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let words = keyness(&corpus, &selection);
//! assert_eq!((words.left, words.right), (367, 360));
//! assert!(words.beyond_chance().is_empty());
//! ```

use super::Selection;
use super::chi_square::critical;
use super::log_likelihood::{g2, log_ratio};
use super::vocabulary::{Vocabulary, count};
use crate::corpus::{Corpus, Span};
use crate::sort;
use crate::text::{Language, base, fold};

/// The significance level, over all tests.
pub const LEVEL: f64 = 0.05;

/// A word, its occurrences, and how unevenly they are distributed.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyWord {
    /// The first written form of the word, on the left if it occurs there; folded.
    pub word: String,
    /// Its occurrences on the left, in order.
    pub left: Vec<Span>,
    /// Its occurrences on the right, in order.
    pub right: Vec<Span>,
    /// The log-likelihood ratio G², never negative: it does not tell which side has more.
    pub g2: f64,
    /// The binary logarithm of the ratio of relative frequencies; negative if the right has more.
    pub log_ratio: f64,
}

/// All words of two sides, compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keyness {
    /// The language by which spellings are compared.
    pub language: Language,
    /// How many words of prose the left side has.
    pub left: usize,
    /// How many words of prose the right side has.
    pub right: usize,
    /// All words, one per test: highest G² first, then the more frequent, then alphabetically.
    pub keys: Vec<KeyWord>,
    /// The G² from which a word differs beyond chance, corrected for the number of tests.
    pub critical: f64,
}

impl Keyness {
    /// The words that differ beyond chance; in two short reports usually none.
    pub fn beyond_chance(&self) -> &[KeyWord] {
        let beyond = self.keys.iter().take_while(|key| key.g2 >= self.critical);
        &self.keys[..beyond.count()]
    }

    /// The index of a word in [`Keyness::keys`], in any spelling.
    pub fn find(&self, word: &str) -> Option<usize> {
        let folded = fold(base(word));
        let wanted = self.language.key(&folded);
        self.keys.iter().position(|key| self.language.key(&key.word) == wanted)
    }
}

/// Counts and compares the words of both sides.
pub fn keyness(corpus: &Corpus, selection: &Selection) -> Keyness {
    let words = Vocabulary::read(corpus, selection);
    let language = words.types.language;
    let (left, right) = (count(&words.left), count(&words.right));
    let key = |word| KeyWord { word, left: Vec::new(), right: Vec::new(), g2: 0.0, log_ratio: 0.0 };
    let mut keys = words.each(key);
    for (word, place) in words.left.into_iter().flatten() {
        keys[word].left.push(place);
    }
    for (word, place) in words.right.into_iter().flatten() {
        keys[word].right.push(place);
    }
    for key in &mut keys {
        key.g2 = g2(key.left.len(), left, key.right.len(), right);
        key.log_ratio = log_ratio(key.left.len(), left, key.right.len(), right);
    }
    let frequency = |key: &KeyWord| key.left.len() + key.right.len();
    sort::by(&mut keys, |a, b| {
        let by_g2 = b.g2.total_cmp(&a.g2);
        by_g2.then_with(|| frequency(b).cmp(&frequency(a))).then_with(|| a.word.cmp(&b.word))
    });
    let critical = critical(LEVEL / keys.len().max(1) as f64, 1);
    Keyness { language, left, right, keys, critical }
}
