//! A whole corpus as bytes: what the build hands the page.
//!
//! The format that people write is read with a word for every mistake, and that is a sixth of a
//! program. The built-in corpus is read when the page is built; the page has what came of it.

use super::Corpus;

/// A corpus as bytes, in the format of postcard.
///
/// # Errors
/// None that is known: every value of a corpus can be written.
pub fn pack(corpus: &Corpus) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(corpus)
}

/// The corpus that was packed, by a program of the same version.
///
/// # Errors
/// When the bytes are others.
pub fn unpack(bytes: &[u8]) -> Result<Corpus, postcard::Error> {
    postcard::from_bytes(bytes)
}
