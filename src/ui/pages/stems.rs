//! The stemmers of other languages than English: a WebAssembly module of their own (the feature
//! `split`), fetched only for a corpus with a document in one of these languages.

use super::split::Unfetched;
use crate::corpus::Corpus;
use crate::text::Stemmer;
use crate::text::stem::{
    fetched,
    other_languages::{self, StemWord},
};

/// Whether a corpus needs them and they have not been fetched.
pub(super) fn are_missing(corpus: &Corpus) -> bool {
    let documents = (0..corpus.documents.len()).map(|doc| corpus.language_of(doc));
    let mut languages = documents.chain([&*corpus.language]);
    !fetched::are_added() && languages.any(|tag| Stemmer::of_language(tag).is_of_other_language())
}

/// Fetches them.
///
/// # Errors
/// They could not be fetched; a later call tries again.
pub(super) async fn fetch() -> Result<(), Unfetched> {
    fetched::add(stemmers().await?);
    Ok(())
}

#[leptos::wasm_split::wasm_split(stems, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "it can fail where it is fetched")]
fn stemmers() -> Result<StemWord, Unfetched> {
    Ok(other_languages::stem)
}
