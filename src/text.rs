//! Words of a text, where they stand, and which of them are the same word.
//!
//! Everything here answers with byte ranges into the text it was given and never changes it.
//!
//! - [`token`]: words with their ranges; `2+2`, `R&D` and `co-development` are one word each,
//!   and fall into parts on demand;
//! - [`mod@fold`]: the form two words share when only case, accents or quote shapes differ;
//! - [`spelling`]: a key under which British and American spellings meet;
//! - [`stem`]: a key under which the forms of a word meet, by language;
//! - `interner`: words by number, each once;
//! - [`distance`]: how many slips lie between two words;
//! - [`runs`]: a text cut where marks begin and end, ready to be drawn.

pub mod distance;
pub mod fold;
pub(crate) mod interner;
pub mod runs;
pub mod spelling;
pub mod stem;
pub mod token;

pub use fold::fold;
pub use runs::{Run, runs};
pub use stem::Stemmer;
pub use token::{Token, base, parts, tokens};
