//! Who is quoted in a document, in what medium, and in how many of its words.
//!
//! ```
//! use readout::compare::{Selection, voices::{percent, voices}};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let voices = voices(&corpus, &selection, 0);
//! assert_eq!((voices.quoted, voices.words), (119, 359));
//! assert_eq!(percent(voices.quoted, voices.words), 33);
//! ```

use super::Selection;
use super::prose::prose;
use crate::corpus::{Corpus, Quotation, Span, Speaker};
use crate::sort;
use crate::text::tokens;

/// The quoted words of a document within the scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// The number of words of [prose](super::prose); a hyphenated word counts as one.
    pub words: usize,
    /// The number of quoted words: the sum over the voices.
    pub quoted: usize,
    /// The voices, most words first, then in the order of the corpus.
    pub voices: Vec<Voice>,
}

/// A speaker in a medium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who is quoted, if the text says so.
    pub speaker: Option<Speaker>,
    /// The medium, as stated.
    pub medium: String,
    /// Indices into [`Corpus::quotations`].
    pub quotations: Vec<usize>,
    /// The quoted words, in the order of the corpus.
    pub evidence: Vec<Span>,
    /// The number of these words.
    pub words: usize,
}

/// The voices of a document within the scope.
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

/// `words` as a percentage of `of`, rounded; 0 if `of` is 0.
pub fn percent(words: usize, of: usize) -> usize {
    (words * 100 + of / 2).checked_div(of).unwrap_or(0)
}

fn words(corpus: &Corpus, spans: &[Span]) -> usize {
    spans.iter().map(|span| tokens(corpus.quote(*span)).count()).sum()
}
