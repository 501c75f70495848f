//! What results can be narrowed to, and how much would be left, report by report.

use super::bits::Bits;
use super::evaluate::{Options, search};
use super::fields;
use super::filters::Filters;
use super::index::Index;
use super::query::Query;
use super::results::{Count, Results};
use crate::corpus::{Corpus, Named, Span, Speaker};
use crate::sort;

/// The values of every facet, in the order of the corpus; those that would leave nothing too.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// Indices into `Corpus::documents`.
    pub documents: Vec<Value<usize>>,
    /// Who is quoted.
    pub speakers: Vec<Value<Speaker>>,
    /// Media, as the corpus has them.
    pub media: Vec<Value<String>>,
    /// Indices into `Corpus::topics`.
    pub topics: Vec<Value<usize>>,
    /// Indices into `Corpus::people`.
    pub people: Vec<Value<usize>>,
    /// Indices into `Corpus::places`.
    pub places: Vec<Value<usize>>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<T> {
    /// What [`Filters`] takes.
    pub value: T,
    /// What would be left by it, per document, were it the only value chosen in its facet.
    pub left: Vec<Count>,
    /// Whether it is chosen now.
    pub chosen: bool,
}

/// Counts what each value would leave. A facet does not narrow its own counts, so that another of
/// its values can always be taken instead.
pub fn facets(index: &Index, corpus: &Corpus, query: &Query, filters: &Filters) -> Facets {
    let without = |lift: fn(&mut Filters)| {
        let mut filters = filters.clone();
        lift(&mut filters);
        search(index, corpus, query, &Options { filters, limit: None })
    };
    let counter = Counter { index, corpus };
    let named = |all: &[Named], chosen: &[usize], found: &Results| {
        let spans = |at: &usize| fields::named(index, corpus, all.get(*at));
        counter.values(0..all.len(), chosen, found, |at| Reach::Passages(spans(at)))
    };
    Facets {
        documents: {
            let found = without(|filters| filters.documents.clear());
            let all = 0..corpus.documents.len();
            counter.values(all, &filters.documents, &found, |doc| Reach::Document(*doc))
        },
        speakers: {
            let found = without(|filters| filters.speakers.clear());
            counter.values(speakers(corpus), &filters.speakers, &found, |speaker| {
                Reach::Words(fields::quoted(corpus, &|q| q.speaker == Some(*speaker)))
            })
        },
        media: {
            let found = without(|filters| filters.media.clear());
            counter.values(media(corpus), &filters.media, &found, |medium| {
                Reach::Words(fields::quoted(corpus, &|q| q.medium == *medium))
            })
        },
        topics: {
            let found = without(|filters| filters.topics.clear());
            counter.values(0..corpus.topics.len(), &filters.topics, &found, |topic| {
                Reach::Passages(fields::of_topic(corpus, *topic))
            })
        },
        people: {
            named(&corpus.people, &filters.people, &without(|filters| filters.people.clear()))
        },
        places: {
            named(&corpus.places, &filters.places, &without(|filters| filters.places.clear()))
        },
    }
}

/// What a value leaves.
enum Reach {
    Document(usize),
    /// The hits within.
    Words(Vec<Span>),
    /// All hits of the passages that these touch.
    Passages(Vec<Span>),
}

struct Counter<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
}

impl Counter<'_> {
    fn values<T: PartialEq>(
        &self,
        all: impl IntoIterator<Item = T>,
        chosen: &[T],
        found: &Results,
        reach: impl Fn(&T) -> Reach,
    ) -> Vec<Value<T>> {
        let value = |value: T| Value {
            left: self.left(found, &reach(&value)),
            chosen: chosen.contains(&value),
            value,
        };
        all.into_iter().map(value).collect()
    }

    fn left(&self, found: &Results, reach: &Reach) -> Vec<Count> {
        let touched = match reach {
            Reach::Document(_) => Bits::none(0),
            Reach::Words(spans) | Reach::Passages(spans) => {
                fields::touched(self.index, self.corpus, spans)
            }
        };
        let passes = |span: Span| match reach {
            Reach::Words(spans) => spans.iter().any(|within| {
                within.doc == span.doc && within.start <= span.start && span.end <= within.end
            }),
            _ => true,
        };
        let mut left = vec![Count::default(); found.documents.len()];
        for passage in found.documents.iter().flat_map(|document| &document.passages) {
            let doc = passage.passage.doc;
            let inside = match reach {
                Reach::Document(own) => doc == *own,
                _ => self.index.number(passage.passage).is_some_and(|at| touched.has(at)),
            };
            let hits = passage.hits.iter().filter(|hit| inside && passes(hit.span)).count();
            left[doc].hits += hits;
            left[doc].passages += usize::from(inside && (hits > 0 || passage.hits.is_empty()));
        }
        left
    }
}

fn speakers(corpus: &Corpus) -> Vec<Speaker> {
    let mut speakers: Vec<Speaker> = corpus.quotations.iter().filter_map(|q| q.speaker).collect();
    sort::by(&mut speakers, Ord::cmp);
    speakers.dedup();
    speakers
}

/// In the order in which they first stand.
fn media(corpus: &Corpus) -> Vec<String> {
    let mut media: Vec<String> = Vec::new();
    for quotation in &corpus.quotations {
        if !quotation.medium.is_empty() && !media.contains(&quotation.medium) {
            media.push(quotation.medium.clone());
        }
    }
    media
}
