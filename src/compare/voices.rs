//! Who is quoted in a document, in what medium, and how much of it is theirs.

use super::Selection;
use super::prose::prose;
use crate::corpus::{Corpus, Quotation, Span, Speaker};
use crate::sort;
use crate::text::tokens;

/// The quoted words of a document within the scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// How many words of [prose](super::prose) there are; a hyphenated word is one.
    pub words: usize,
    /// How many of them are quoted: the sum over the voices.
    pub quoted: usize,
    /// The voices, most words first, then in the order of the corpus.
    pub voices: Vec<Voice>,
}

/// A speaker in a medium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who is quoted, where the text says so.
    pub speaker: Option<Speaker>,
    /// The medium, as stated.
    pub medium: String,
    /// Indices into [`Corpus::quotations`].
    pub quotations: Vec<usize>,
    /// The quoted words, in the order of the corpus.
    pub evidence: Vec<Span>,
    /// How many words these are.
    pub words: usize,
}

/// The voices of a document.
pub fn voices(corpus: &Corpus, selection: &Selection, doc: usize) -> Voices {
    let mut voices: Vec<Voice> = Vec::new();
    for (at, quotation) in corpus.quotations.iter().enumerate() {
        let evidence = selection.of(corpus, doc, &quotation.parts);
        if evidence.is_empty() {
            continue;
        }
        let same =
            |voice: &Voice| voice.speaker == quotation.speaker && voice.medium == quotation.medium;
        let known = voices.iter().position(same);
        let known = known.unwrap_or_else(|| {
            voices.push(Voice::of(quotation));
            voices.len() - 1
        });
        voices[known].words += words(corpus, &evidence);
        voices[known].quotations.push(at);
        voices[known].evidence.extend(evidence);
    }
    sort::by(&mut voices, |a, b| b.words.cmp(&a.words));
    let quoted = voices.iter().map(|voice| voice.words).sum();
    Voices { words: words(corpus, &prose(corpus, selection, doc)), quoted, voices }
}

impl Voice {
    fn of(quotation: &Quotation) -> Self {
        let medium = quotation.medium.clone();
        let (quotations, evidence) = (Vec::new(), Vec::new());
        Self { speaker: quotation.speaker, medium, quotations, evidence, words: 0 }
    }
}

/// So many words of so many, in whole per cent; 0 of nothing.
pub fn percent(words: usize, of: usize) -> usize {
    (words * 100 + of / 2).checked_div(of).unwrap_or(0)
}

fn words(corpus: &Corpus, spans: &[Span]) -> usize {
    spans.iter().map(|span| tokens(corpus.quote(*span)).count()).sum()
}
