//! Which words one side uses more than the other, and whether that means anything.
//!
//! Counts come first, and each is a list of places. What is counted is [prose](super::prose). A word
//! is what stands between spaces and signs, cut at hyphens, so that `India-US` and `US-India` each
//! name both; `R&D` and `2+2` stay whole. A possessive ending is left out. Two words are the same
//! where only case, accents or spelling differ: `Defence` and `defense` are one. Forms of a word
//! (`meet`, `meeting`) are two.
//!
//! Each word is a test, and with many tests chance alone will have some word differ; so the level is
//! divided by their number (Bonferroni).

use super::Selection;
use super::log_likelihood::{critical, g2, log_ratio};
use super::vocabulary::{Vocabulary, count};
use crate::corpus::{Corpus, Span};
use crate::sort;
use crate::text::{base, fold, spelling};

/// How likely chance may be, over all tests, where a word is said to differ.
pub const LEVEL: f64 = 0.05;

/// A word, where it stands, and how unevenly.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyWord {
    /// The word as it is first written, on the left if it is there; folded.
    pub word: String,
    /// Where it stands on the left, in order.
    pub left: Vec<Span>,
    /// Where it stands on the right, in order.
    pub right: Vec<Span>,
    /// The log-likelihood ratio, never negative: it does not tell which side has more.
    pub g2: f64,
    /// How many doublings the left has over the right; negative where the right has more.
    pub log_ratio: f64,
}

/// All words of two sides, compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keyness {
    /// How many words of prose the left side has.
    pub left: usize,
    /// How many words of prose the right side has.
    pub right: usize,
    /// Each word: highest G² first, then the more frequent, then by alphabet. As many as tests.
    pub keys: Vec<KeyWord>,
    /// The G² from which on a word differs beyond chance, the number of tests allowed for.
    pub critical: f64,
}

impl Keyness {
    /// The words that differ beyond chance; in two short reports mostly none.
    pub fn beyond_chance(&self) -> &[KeyWord] {
        let beyond = self.keys.iter().take_while(|key| key.g2 >= self.critical);
        &self.keys[..beyond.count()]
    }

    /// The place of a word among [`Keyness::keys`], in whatever spelling it is given.
    pub fn find(&self, word: &str) -> Option<usize> {
        let folded = fold(base(word));
        let wanted = spelling::key(&folded);
        self.keys.iter().position(|key| spelling::key(&key.word) == wanted)
    }
}

/// Counts and compares the words of both sides.
pub fn keyness(corpus: &Corpus, selection: &Selection) -> Keyness {
    let words = Vocabulary::read(corpus, selection);
    let (left, right) = (count(&words.left), count(&words.right));
    let key = |word| KeyWord { word, left: Vec::new(), right: Vec::new(), g2: 0.0, log_ratio: 0.0 };
    let mut keys = words.forms.into_iter().map(key).collect::<Vec<_>>();
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
    let often = |key: &KeyWord| key.left.len() + key.right.len();
    sort::by(&mut keys, |a, b| {
        let unevenly = b.g2.total_cmp(&a.g2);
        unevenly.then_with(|| often(b).cmp(&often(a))).then_with(|| a.word.cmp(&b.word))
    });
    let critical = critical(LEVEL / keys.len().max(1) as f64);
    Keyness { left, right, keys, critical }
}
