//! Corpora of more and more documents, each of one passage.

use super::abstracts;
use super::material::corpus;
use super::zipf::{Text, Words};
use serde_json::Value;
use std::path::Path;

/// The corpora with their names: generated ones, and the abstracts of the Cranfield collection if they
/// are there.
pub(crate) fn corpora() -> Vec<(String, Value)> {
    let mut sets: Vec<_> = [100, 1000, 10_000].map(|count| ("generated", generated(count))).into();
    let abstracts = abstracts::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    sets.extend(abstracts.map(|abstracts| ("abstracts", abstracts)));
    let documents = |texts: Vec<String>| texts.into_iter().map(|text| vec![text]).collect();
    let named = |(name, texts): (&str, Vec<String>)| {
        (format!("{} {name}", texts.len()), corpus(documents(texts)))
    };
    sets.into_iter().map(named).collect()
}

/// Documents of about 150 words.
fn generated(documents: usize) -> Vec<String> {
    let mut words = Words::default();
    let document = |_| {
        let mut text = Text::default();
        let length = 130 + words.below(40) as usize;
        text.push(&words.passage(length));
        text.document.text
    };
    (0..documents).map(document).collect()
}
