//! A word through all reports of a corpus: its counts, the first and the last report that has it,
//! and whether its rate differs between them by more than chance.
//!
//! ```
//! use readout::compare::series_vocabulary::{SeriesVocabulary, Verdict};
//! use readout::compare::word_series::word_series;
//!
//! let corpus = readout::built_in();
//! let words = SeriesVocabulary::new(&corpus);
//! let found = word_series(&corpus, &words, "Roadmap").expect("it occurs");
//! let counts: Vec<usize> = found.frequencies.iter().map(|one| one.count).collect();
//! assert_eq!((counts, found.verdict), (vec![0, 1], Verdict::TooFew));
//! assert_eq!(corpus.quote(found.first.spans[0]), "roadmap");
//! ```

use super::series_vocabulary::{Frequency, SeriesVocabulary, Verdict};
use crate::corpus::{Corpus, Span};

/// A word through all reports.
#[derive(Clone, Debug, PartialEq)]
pub struct WordSeries {
    /// The first written form of the word, folded.
    pub word: String,
    /// How often it occurs.
    pub count: usize,
    /// In how many reports it occurs.
    pub reports: usize,
    /// Its counts in each report, in the order of the corpus.
    pub frequencies: Vec<Frequency>,
    /// The first report in time that has it.
    pub first: InReport,
    /// The last report in time that has it.
    pub last: InReport,
    /// The log-likelihood ratio G² over the reports, never negative.
    pub g2: f64,
    /// The G² from which it would differ beyond chance.
    pub critical: f64,
    /// The degrees of freedom of both: one less than there are reports with words.
    pub degrees: usize,
    /// Whether its rate differs between the reports.
    pub verdict: Verdict,
}

/// Where a word stands in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InReport {
    /// Index into [`Corpus::documents`].
    pub doc: usize,
    /// Its occurrences in order; at least one.
    pub spans: Vec<Span>,
}

/// Follows a word, in any spelling, through the reports; `None` if it occurs in none. The vocabulary
/// must be of this corpus.
pub fn word_series(
    corpus: &Corpus,
    vocabulary: &SeriesVocabulary,
    word: &str,
) -> Option<WordSeries> {
    let at = vocabulary.find(word)?;
    let found = vocabulary.word(at)?;
    let in_report = |doc| InReport { doc, spans: vocabulary.places(corpus, at, doc) };
    Some(WordSeries {
        word: found.form.to_owned(),
        count: found.count,
        reports: found.reports,
        frequencies: vocabulary.frequencies(at),
        first: in_report(found.first),
        last: in_report(found.last),
        g2: found.g2,
        critical: vocabulary.critical(),
        degrees: vocabulary.degrees(),
        verdict: found.verdict,
    })
}
