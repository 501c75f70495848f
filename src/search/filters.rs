//! What the reader has narrowed the results to.

use super::bits::Bits;
use super::fields;
use super::index::Index;
use super::plan::Region;
use crate::corpus::{Corpus, Span, Speaker};

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
    let none = Bits::none(index.passages());
    let mut bits = none.clone().not();
    let mut regions = Vec::new();
    if !filters.documents.is_empty() {
        let mut chosen = none;
        for doc in &filters.documents {
            index.passages_of(*doc).for_each(|passage| chosen.set(passage));
        }
        bits.and(&chosen);
    }
    if !filters.speakers.is_empty() {
        let fits = |speaker| filters.speakers.contains(&speaker);
        let spans = fields::quoted(corpus, &|q| q.speaker.is_some_and(fits));
        regions.push(Region { spans, inside: true });
    }
    if !filters.media.is_empty() {
        let spans = fields::quoted(corpus, &|q| filters.media.contains(&q.medium));
        regions.push(Region { spans, inside: true });
    }
    for region in &regions {
        bits.and(&fields::touched(index, corpus, &region.spans));
    }
    let mut touching = |chosen: &[usize], spans: &dyn Fn(usize) -> Vec<Span>| {
        if !chosen.is_empty() {
            let spans: Vec<Span> = chosen.iter().flat_map(|&at| spans(at)).collect();
            bits.and(&fields::touched(index, corpus, &spans));
        }
    };
    touching(&filters.topics, &|at| fields::of_topic(corpus, at));
    touching(&filters.people, &|at| fields::named(index, corpus, corpus.people.get(at)));
    touching(&filters.places, &|at| fields::named(index, corpus, corpus.places.get(at)));
    (bits, regions)
}
