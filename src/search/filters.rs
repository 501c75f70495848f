//! What the reader has narrowed the results to.

use super::bits::Bits;
use super::fields;
use super::index::Index;
use super::plan::Region;
use crate::corpus::{Corpus, Speaker};

/// Chosen values, by facet. Values of one facet add up, facets narrow each other; an empty facet
/// does not narrow. Speakers and media leave only the hits in their quotations, the others only
/// the passages that hold their evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Indices into [`Corpus::documents`].
    pub documents: Vec<usize>,
    /// Who is quoted.
    pub speakers: Vec<Speaker>,
    /// Media, as the corpus has them.
    pub media: Vec<String>,
    /// Indices into [`Corpus::topics`].
    pub topics: Vec<usize>,
    /// Indices into [`Corpus::people`].
    pub people: Vec<usize>,
    /// Indices into [`Corpus::places`].
    pub places: Vec<usize>,
}

impl Filters {
    /// Whether nothing is narrowed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The passages that pass, and where their hits must lie.
pub(crate) fn admitted(index: &Index, corpus: &Corpus, filters: &Filters) -> (Bits, Vec<Region>) {
    let mut bits = Bits::all(index.passages.len());
    let mut regions = Vec::new();
    if !filters.documents.is_empty() {
        let own = filters.documents.iter().filter_map(|&doc| index.documents.get(doc).cloned());
        bits = bits.and(&Bits::of(index.passages.len(), own.flatten()));
    }
    if !filters.speakers.is_empty() {
        let fits = |speaker| filters.speakers.contains(&speaker);
        let spans = fields::quoted(corpus, |q| q.speaker.is_some_and(fits));
        regions.push(Region { spans, inside: true });
    }
    if !filters.media.is_empty() {
        let spans = fields::quoted(corpus, |q| filters.media.contains(&q.medium));
        regions.push(Region { spans, inside: true });
    }
    let topics = filters.topics.iter().flat_map(|&at| fields::of_topic(corpus, at)).collect();
    let people = filters.people.iter().filter_map(|&at| corpus.people.get(at));
    let people = fields::named_spans(index, corpus, people);
    let places = filters.places.iter().filter_map(|&at| corpus.places.get(at));
    let places = fields::named_spans(index, corpus, places);
    let touching: [(bool, Vec<_>); 3] = [
        (filters.topics.is_empty(), topics),
        (filters.people.is_empty(), people),
        (filters.places.is_empty(), places),
    ];
    for (_, spans) in touching.iter().filter(|(any, _)| !any) {
        bits = bits.and(&fields::touched(index, corpus, spans));
    }
    for region in &regions {
        bits = bits.and(&fields::touched(index, corpus, &region.spans));
    }
    (bits, regions)
}
