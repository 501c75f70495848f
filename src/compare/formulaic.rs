//! Formulaic phrases: names, titles and the function words between them.

use super::word_ids::{Split, each_word};
use crate::corpus::{Corpus, Named, Span};
use crate::text::{fold, is_function_word};

/// Titles and forms of address, which corpora do not list.
const TITLES: [&str; 8] = ["dr", "mr", "mrs", "ms", "sir", "general", "minister", "secretary"];

/// The names of a corpus: people and their roles, organisations, places, offices.
pub(super) struct KnownNames<'a> {
    names: Vec<&'a str>,
    /// Length of the longest name in bytes.
    longest: usize,
}

impl<'a> KnownNames<'a> {
    pub(super) fn of(corpus: &'a Corpus) -> Self {
        let forms = |one: &'a Named| one.aliases.iter().chain([&one.name]);
        let listed = corpus.people.iter().chain(&corpus.organisations).chain(&corpus.places);
        let roles = corpus.people.iter().flat_map(|person| &person.roles).map(|role| &role.role);
        let offices = corpus.offices.iter().map(|office| &office.label);
        let all = listed.flat_map(forms).chain(roles).chain(offices).map(String::as_str);
        let names = all.filter(|name| !name.is_empty()).collect::<Vec<_>>();
        let longest = names.iter().map(|name| name.len()).max().unwrap_or(0);
        Self { names, longest }
    }

    /// Whether the words of a span are formulaic: each is a title, a function word or part of a
    /// name (case-sensitive). A name also counts if the span contains only part of it.
    pub(super) fn cover(&self, corpus: &Corpus, place: Span) -> bool {
        let named = self.overlapping(corpus, place);
        let mut all = true;
        each_word(corpus, place, Split::Joints, &mut |word, span| {
            let within = |name: &Span| name.start <= span.start && span.end <= name.end;
            let folded = fold(word);
            all &=
                is_function_word(&folded) || TITLES.contains(&&*folded) || named.iter().any(within);
        });
        all
    }

    /// The names that overlap a span.
    fn overlapping(&self, corpus: &Corpus, place: Span) -> Vec<Span> {
        let Some(document) = corpus.documents.get(place.doc) else { return Vec::new() };
        let text = &document.text;
        let starts = |at: &usize| text.is_char_boundary(*at);
        let from = place.start.saturating_sub(self.longest);
        let from = (from..place.start).find(starts).unwrap_or(place.start);
        let to = (place.end + self.longest..text.len()).find(starts).unwrap_or(text.len());
        let nearby = &text[from..to];
        let mut found = Vec::new();
        for name in &self.names {
            for (at, _) in nearby.match_indices(name) {
                let (start, end) = (from + at, from + at + name.len());
                let joined = text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
                    || text[end..].chars().next().is_some_and(char::is_alphanumeric);
                if !joined && start < place.end && place.start < end {
                    found.push(Span { doc: place.doc, start, end });
                }
            }
        }
        found
    }
}
