//! The language of a text, which decides which of its words are compared as one.
//!
//! ```
//! use readout::text::Language;
//!
//! let english = Language::of_tag("en-GB");
//! assert_eq!(english.key("defence"), english.key("defense"));
//! assert_eq!(english.stem("ministers"), english.stem("minister"));
//! assert!(english.is_function_word("the"));
//! assert_eq!(Language::of_tag("de").key("defence"), "defence");
//! ```

use super::{function_words, spelling, stem::Stemmer};
use std::borrow::Cow;

/// A language, as far as words are compared by it. The default is a language of which nothing is
/// known: each word is its own key and stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Language {
    stemmer: Stemmer,
    is_english: bool,
}

impl Language {
    /// The language of a BCP 47 tag: `en`, `en-GB`, `pt-BR`.
    pub fn of_tag(tag: &str) -> Self {
        let subtag = tag.split(['-', '_']).next().unwrap_or_default();
        let is_english = subtag.eq_ignore_ascii_case("en");
        Language { stemmer: Stemmer::of_language(subtag), is_english }
    }

    /// Whether words have several spellings, as far as is known.
    pub fn has_spellings(self) -> bool {
        self.is_english
    }

    /// The key shared by the spellings of a folded word. Only English has variants.
    pub fn key(self, word: &str) -> Cow<'_, str> {
        if self.is_english { spelling::key(word) } else { Cow::Borrowed(word) }
    }

    /// The key shared by the spellings and inflected forms of a folded word.
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        match self.key(word) {
            Cow::Borrowed(key) => self.stemmer.stem(key),
            Cow::Owned(key) => Cow::Owned(self.stemmer.stem(&key).into_owned()),
        }
    }

    /// Whether a folded word is a function word; known for English only.
    pub fn is_function_word(self, word: &str) -> bool {
        self.is_english && function_words::is_function_word(word)
    }
}
