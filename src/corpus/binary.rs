//! A corpus in binary form (postcard), as the build passes it to the application.
//!
//! The JSON loader, which reports every mistake, is a sixth of a program's size. So the built-in
//! corpus is loaded at build time, and the application only decodes the result.
//!
//! ```
//! use readout::corpus::binary::{decode, encode};
//!
//! let corpus = readout::built_in();
//! let copy = encode(&corpus).and_then(|bytes| decode(&bytes));
//! assert_eq!(copy.map(|copy| copy.title), Ok(corpus.title));
//! ```

use super::Corpus;

/// Encodes a corpus.
///
/// # Errors
/// None known: every corpus can be encoded.
pub fn encode(corpus: &Corpus) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(corpus)
}

/// Decodes a corpus that a program of the same version encoded.
///
/// # Errors
/// If the bytes are not such a corpus.
pub fn decode(bytes: &[u8]) -> Result<Corpus, postcard::Error> {
    postcard::from_bytes(bytes)
}
