//! The stemmers of other languages than English where they are a module of their own.

use super::other_languages::StemWord;
use snowball_stemmers_rs::Algorithm;
use std::borrow::Cow;
use std::sync::OnceLock;

static STEM_WORD: OnceLock<StemWord> = OnceLock::new();

/// Adds the stemmers, [`stem`](super::other_languages::stem) of their module.
pub fn add(stem_word: StemWord) {
    let _ = STEM_WORD.set(stem_word);
}

/// Whether they were added.
pub fn are_added() -> bool {
    STEM_WORD.get().is_some()
}

/// The stem of a folded word; the word itself until the stemmers are added.
pub(super) fn stem(algorithm: Algorithm, word: &str) -> Cow<'_, str> {
    match STEM_WORD.get() {
        Some(stem_word) => stem_word(algorithm, word),
        None => Cow::Borrowed(word),
    }
}
