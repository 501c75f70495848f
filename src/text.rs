//! Tokenization, and keys by which words are compared.
//!
//! Everything here returns byte ranges into the text it was given, or words derived from it, and
//! never changes the text.
//!
//! - [`direction`]: left to right, or right to left;
//! - [`language`]: which words of a language are compared as one;
//! - [`function_words`]: words without a meaning of their own;
//! - [`number`]: numbers with grouped digits;
//! - [`token`]: words with their ranges; `2+2`, `R&D` and `co-development` are one word each,
//!   and can be split into parts;
//! - [`mod@fold`]: the form two words share if only case, accents or quote shapes differ;
//! - [`spelling`]: a key shared by British and American spellings;
//! - [`stem`]: a key shared by the inflected forms of a word, by language;
//! - `interner`: words as numbers;
//! - [`distance`]: the edit distance between two words;
//! - [`mod@runs`]: a text split where marks start and end, for rendering.
//!
//! ```
//! use readout::text::{fold, tokens};
//!
//! let text = "India’s R&D";
//! let words: Vec<String> = tokens(text).map(|token| fold(token.of(text)).into_owned()).collect();
//! assert_eq!(words, ["india's", "r&d"]);
//! ```

pub mod direction;
pub mod distance;
pub mod fold;
pub mod function_words;
pub(crate) mod interner;
pub mod language;
pub mod number;
pub mod runs;
pub mod spelling;
pub mod stem;
pub mod token;

pub use fold::fold;
pub use function_words::is_function_word;
pub use language::Language;
pub use runs::{Run, runs};
pub use stem::Stemmer;
pub use token::{Token, base, parts, tokens};
