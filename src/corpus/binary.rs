//! A corpus in binary form (postcard), as the build hands it to the application.
//!
//! The reader of the JSON format names every mistake, and is a sixth of a program. The built-in
//! corpus is read at build time, and the application only decodes the result.

use super::Corpus;

/// Encodes a corpus.
///
/// # Errors
/// None that is known: every value of a corpus can be encoded.
pub fn encode(corpus: &Corpus) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(corpus)
}

/// Decodes a corpus that a program of the same version encoded.
///
/// # Errors
/// When the bytes are not such a corpus.
pub fn decode(bytes: &[u8]) -> Result<Corpus, postcard::Error> {
    postcard::from_bytes(bytes)
}
