//! Mentions of the people, organisations and places of a corpus.
//!
//! ```
//! use readout::corpus::mentions::{Entity, mentions};
//!
//! let corpus = readout::built_in();
//! let id = |of: Entity| match of {
//!     Entity::Person(at) => corpus.people[at].id.as_str(),
//!     _ => "",
//! };
//! assert_eq!(mentions(&corpus, 0).iter().filter(|one| id(one.of) == "singh").count(), 7);
//! ```

use super::{Corpus, Document, Named, Span};
use crate::sort;

/// A name in a document, and whom or what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The span of the name.
    pub span: Span,
    /// Whom or what it names.
    pub of: Entity,
}

/// Who or what is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    /// Index into [`Corpus::people`].
    Person(usize),
    /// Index into [`Corpus::organisations`].
    Organisation(usize),
    /// Index into [`Corpus::places`].
    Place(usize),
}

/// The mentions in a document, its prefix excepted, in order and without overlaps: of two that
/// overlap the longer counts, so “US companies” is no mention of the United States. Names are
/// matched as whole words, case-sensitively.
pub fn mentions(corpus: &Corpus, doc: usize) -> Vec<Mention> {
    let Some(document) = corpus.documents.get(doc) else { return Vec::new() };
    let mut found: Vec<Mention> = names(corpus)
        .flat_map(|(of, name)| {
            let at = |start| Span { doc, start, end: start + name.len() };
            occurrences(document, name).map(move |start| Mention { span: at(start), of })
        })
        .collect();
    sort::by_key(&mut found, |m| (std::cmp::Reverse(m.span.end - m.span.start), m.span.start));
    let mut kept: Vec<Mention> = Vec::new();
    for mention in found {
        let apart =
            |k: &Mention| k.span.end <= mention.span.start || mention.span.end <= k.span.start;
        if kept.iter().all(apart) {
            kept.push(mention);
        }
    }
    sort::by_key(&mut kept, |mention| mention.span);
    kept
}

fn names(corpus: &Corpus) -> impl Iterator<Item = (Entity, &str)> {
    let people = corpus.people.iter().enumerate().map(|(i, n)| (Entity::Person(i), n));
    let bodies = corpus.organisations.iter().enumerate().map(|(i, n)| (Entity::Organisation(i), n));
    let places = corpus.places.iter().enumerate().map(|(i, n)| (Entity::Place(i), n));
    people
        .chain(bodies)
        .chain(places)
        .flat_map(|(of, named)| forms(named).map(move |form| (of, form)))
}

fn forms(named: &Named) -> impl Iterator<Item = &str> {
    named.aliases.iter().chain([&named.name]).map(String::as_str).filter(|form| !form.is_empty())
}

fn occurrences<'a>(document: &'a Document, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let text = &document.text;
    let first = document.prefix.end;
    let whole = move |start: usize| {
        let before = text[..start].chars().next_back();
        let after = text[start + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(name).map(|(at, _)| at).filter(move |at| *at >= first && whole(*at))
}
