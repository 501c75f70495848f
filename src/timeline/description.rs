//! Events in words, as short phrases.
//!
//! ```
//! use readout::corpus::Basis;
//! use readout::dates::Edtf;
//! use readout::timeline::words_with;
//!
//! let date = Edtf::parse("2023-06-05?")?;
//! assert_eq!(words_with(&date, Basis::Inferred), "5 June 2023, inferred");
//! # Ok::<(), readout::dates::EdtfError>(())
//! ```

use crate::corpus::{Basis, Corpus, Event};
use crate::dates::{Edtf, Shape};

/// A date in words, with its basis: “5 June 2023, inferred”, “before 5 June 2023, date not stated”.
pub fn words_with(date: &Edtf, basis: Basis) -> String {
    let known = match (date.shape(), basis) {
        (Shape::Unknown, _) => return date.words(),
        (Shape::Before | Shape::After, Basis::Relative) if date.is_interval() => {
            return date.words();
        }
        (Shape::Before | Shape::After, _) if !date.is_interval() => "date not stated",
        (_, Basis::Stated) => "stated",
        (_, Basis::Resolved) => "resolved",
        // “inferred” already implies “uncertain”.
        (_, Basis::Inferred) => return format!("{}, inferred", date.certain().words()),
        (_, Basis::Relative) => "only the order is stated",
    };
    format!("{}, {known}", date.words())
}

/// The date of an event in words, with its basis.
pub fn when(event: &Event) -> String {
    words_with(&event.when, event.basis)
}

/// Everything the axis shows of an event: label, date, basis, and its relations to other events.
pub fn words(corpus: &Corpus, relations: &[(usize, usize)], index: usize) -> String {
    let Some(event) = corpus.events.get(index) else { return String::new() };
    let ties = ties(corpus, relations, index);
    let semicolon = if ties.is_empty() { "" } else { "; " };
    format!("{}: {}{semicolon}{ties}", event.label, when(event))
}

/// What an event is part of, and its [`relations`](super::relations): “part of “Austin’s two-day
/// visit”; before “Tweet by Singh””.
pub fn ties(corpus: &Corpus, relations: &[(usize, usize)], index: usize) -> String {
    let label = |other: usize| corpus.events.get(other).map_or("", |event| event.label.as_str());
    let after = relations.iter().filter(|pair| pair.1 == index).map(|pair| ("after", pair.0));
    let before = relations.iter().filter(|pair| pair.0 == index).map(|pair| ("before", pair.1));
    let part = corpus.events.get(index).and_then(|event| event.part_of);
    let ties = part.map(|whole| ("part of", whole)).into_iter().chain(after).chain(before);
    ties.map(|(how, other)| format!("{how} “{}”", label(other))).collect::<Vec<_>>().join("; ")
}
