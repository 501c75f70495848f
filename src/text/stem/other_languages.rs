//! The stemmers of all languages but English.

use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};
use std::borrow::Cow;

/// Stems a folded word by an algorithm.
pub type StemWord = fn(Algorithm, &str) -> Cow<'_, str>;

/// The stem of a folded word.
pub fn stem(algorithm: Algorithm, word: &str) -> Cow<'_, str> {
    match STEMMERS.iter().find(|(of, _)| *of == algorithm) {
        Some((_, create)) => create().stem(word),
        None => Cow::Borrowed(word),
    }
}

/// Algorithms and functions that create their stemmers. One function each, so that only the
/// algorithms named here are linked: some 2 KB each, whereas all would be 80 KB.
const STEMMERS: [(Algorithm, fn() -> Snowball); 9] = [
    (Algorithm::Arabic, || Snowball::create(Algorithm::Arabic)),
    (Algorithm::Dutch, || Snowball::create(Algorithm::Dutch)),
    (Algorithm::French, || Snowball::create(Algorithm::French)),
    (Algorithm::German, || Snowball::create(Algorithm::German)),
    (Algorithm::Hindi, || Snowball::create(Algorithm::Hindi)),
    (Algorithm::Italian, || Snowball::create(Algorithm::Italian)),
    (Algorithm::Portuguese, || Snowball::create(Algorithm::Portuguese)),
    (Algorithm::Russian, || Snowball::create(Algorithm::Russian)),
    (Algorithm::Spanish, || Snowball::create(Algorithm::Spanish)),
];

#[cfg(test)]
pub(super) fn has(algorithm: Algorithm) -> bool {
    STEMMERS.iter().any(|(of, _)| *of == algorithm)
}
