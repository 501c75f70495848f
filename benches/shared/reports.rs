//! Generated reports.

use super::zipf::{Text, Words};
use readout::corpus::Corpus;

/// Reports of about 150 words in two passages.
pub(crate) fn generated(reports: usize) -> Corpus {
    let mut words = Words::default();
    let mut corpus = Corpus { language: "en".into(), ..Corpus::default() };
    for _ in 0..reports {
        let mut text = Text::default();
        for _ in 0..2 {
            let length = 65 + words.below(20) as usize;
            text.push(&words.passage(length));
        }
        corpus.documents.push(text.document);
    }
    corpus
}
