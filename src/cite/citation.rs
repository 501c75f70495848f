//! A quotation with its source and position.
//!
//! ```
//! use readout::cite::Citation;
//!
//! let corpus = readout::built_in();
//! let tweet = Citation::of(&corpus, corpus.quotations[2].parts[0], "");
//! assert_eq!(tweet.voice, "Rajnath Singh, tweet");
//! assert_eq!(tweet.key, "2022-1196-1378");
//! ```

use crate::corpus::{Corpus, Span};
use crate::dates::{Edtf, Precision};
use crate::text::direction::isolated;

/// A quotation with its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// The quoted text, verbatim.
    pub quote: String,
    /// Who says it and in what medium, if it is a quotation within the report; otherwise empty.
    pub voice: String,
    /// Identifies the quotation: the document's id and the code point range.
    pub key: String,
    /// Label and name of the report, as the reports have no headline in the corpus.
    pub title: String,
    /// The corpus that the report is from.
    pub collection: String,
    /// The publisher; `None` if the corpus leaves it out or says “not …”.
    pub outlet: Option<String>,
    /// The date of the report.
    pub date: Edtf,
    /// Passage and characters (code points of the source file, end exclusive), and the file.
    pub place: String,
    /// The link the caller gave.
    pub link: String,
}

impl Citation {
    /// The citation of a span, with a link to it.
    pub fn of(corpus: &Corpus, span: Span, link: &str) -> Self {
        let Some(document) = corpus.documents.get(span.doc) else { return Self::default() };
        let points = document.code_points(span.range());
        let voice = corpus.quotation_at(span).map(|at| voice(corpus, at));
        let passage = corpus.passage(span);
        let passage = passage.map_or("file prefix".into(), |at| format!("¶{}", at.block + 1));
        let file = match document.source.file.as_str() {
            "" => String::new(),
            file => format!(" of the source file {file}"),
        };
        let stated =
            !document.source.outlet.is_empty() && !document.source.outlet.starts_with("not ");
        Self {
            quote: corpus.quote(span).to_owned(),
            voice: voice.unwrap_or_default(),
            key: format!("{}-{}-{}", document.id, points.start, points.end),
            title: title(corpus, span.doc),
            collection: corpus.title.clone(),
            outlet: stated.then(|| document.source.outlet.clone()),
            date: document.date.clone(),
            place: format!("{passage}, characters {}–{}{file}", points.start, points.end),
            link: link.to_owned(),
        }
    }

    /// The citation as a line of text.
    pub fn plain(&self) -> String {
        let voice = match self.voice.as_str() {
            "" => String::new(),
            voice => format!(" ({voice})"),
        };
        let mut parts =
            vec![format!("“{}”{voice}", isolated(&self.quote)), isolated(&self.title).into_owned()];
        parts.extend([self.collection.clone(), self.date.words(), self.published()]);
        parts.extend([self.place.clone(), self.link.clone()]);
        parts.retain(|part| !part.is_empty());
        parts.join(". ")
    }

    /// The outlet, or “Outlet not stated”.
    pub(super) fn published(&self) -> String {
        self.outlet.clone().unwrap_or_else(|| "Outlet not stated".into())
    }

    /// What has no field of its own in reference formats: the quotation, its position, an inexact
    /// date, and that no outlet is stated.
    pub(super) fn notes(&self) -> Vec<String> {
        let voice = if self.voice.is_empty() { "" } else { ", " };
        let quoted = format!("“{}”{voice}{}", self.quote, self.voice);
        let outlet = self.outlet.is_none().then(|| self.published());
        let date = self.numbers().is_empty().then(|| self.date.words());
        [quoted, self.place.clone()].into_iter().chain(date).chain(outlet).collect()
    }

    /// Year, month and day, as far as known; empty if the date is inexact or uncertain.
    pub(super) fn numbers(&self) -> Vec<u32> {
        let date = self.date.to_string();
        let mut numbers = Vec::new();
        for part in date.split('-') {
            match part.parse() {
                Ok(number) if part.bytes().all(|byte| byte.is_ascii_digit()) => {
                    numbers.push(number);
                }
                _ => return Vec::new(),
            }
        }
        // The second number of a season is not a month.
        let known =
            matches!(self.date.precision(), Precision::Year | Precision::Month | Precision::Day);
        if known { numbers } else { Vec::new() }
    }
}

/// “2022 · The Pentagon”, or the label alone.
pub(super) fn title(corpus: &Corpus, doc: usize) -> String {
    let Some(document) = corpus.documents.get(doc) else { return String::new() };
    let parts = [document.label.as_str(), document.name.as_str()].into_iter();
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who is quoted and in what medium, as in “Rajnath Singh, tweet”.
pub(super) fn voice(corpus: &Corpus, quotation: usize) -> String {
    let Some(quotation) = corpus.quotations.get(quotation) else { return String::new() };
    let speaker = quotation.speaker.map_or("", |speaker| corpus.speaker(speaker));
    let parts = [speaker, &quotation.medium].into_iter();
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The text on one line: line breaks and control characters become spaces.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if is_break(c) { ' ' } else { c }).collect()
}

/// Whether a character is a line break or another control character.
fn is_break(c: char) -> bool {
    c < ' ' || matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}
