//! What a field or a filter stands for: words quoted from someone, or passages that speak of
//! something, as the annotations have it.

use super::bits::Bits;
use super::found;
use super::index::Index;
use super::matching::alias_key;
use super::query::Field;
use crate::corpus::{Corpus, Named, Quotation, Span, Speaker};
use crate::sort;
use crate::text::fold;
use crate::text::{parts, stem, tokens};

/// The words an annotation rests on.
pub(crate) fn evidence(index: &Index, corpus: &Corpus, field: Field, value: &str) -> Vec<Span> {
    let wanted = Wanted::new(index, value);
    let named = |named: &&Named| wanted.is(&named.id) || wanted.names(named);
    match field {
        Field::In | Field::Date => Vec::new(),
        Field::Speaker => quoted(corpus, |q| {
            q.speaker.and_then(|s| person_or_body(corpus, s)).is_some_and(|n| named(&n))
        }),
        Field::Medium => quoted(corpus, |q| wanted.in_text(&q.medium)),
        Field::Topic => {
            let topics = 0..corpus.topics.len();
            let fits = |&at: &usize| {
                let topic = &corpus.topics[at];
                wanted.is(&topic.id) || wanted.in_text(&topic.label)
            };
            topics.filter(fits).flat_map(|topic| of_topic(corpus, topic)).collect()
        }
        Field::Person => named_spans(index, corpus, corpus.people.iter().filter(named)),
        Field::Place => named_spans(index, corpus, corpus.places.iter().filter(named)),
    }
}

/// The documents that `in:` or `date:` means.
pub(crate) fn documents(corpus: &Corpus, field: Field, value: &str) -> Vec<usize> {
    let value = fold(value).into_owned();
    let fits = |doc: &usize| {
        let document = &corpus.documents[*doc];
        match field {
            Field::In => [&document.id, &document.label].iter().any(|n| fold(n) == value),
            _ => document.date.to_string().to_ascii_lowercase().starts_with(&value),
        }
    };
    (0..corpus.documents.len()).filter(fits).collect()
}

/// The words that speak of a topic or of one below it.
pub(crate) fn of_topic(corpus: &Corpus, topic: usize) -> Vec<Span> {
    let below = |&at: &usize| {
        let up = |at: &usize| corpus.topics.get(*at).and_then(|topic| topic.parent);
        std::iter::successors(Some(at), up).take(corpus.topics.len()).any(|at| at == topic)
    };
    let topics = (0..corpus.topics.len()).filter(below);
    topics.flat_map(|at| corpus.topics[at].evidence.iter().copied()).collect()
}

/// The words of the quotations that fit.
pub(crate) fn quoted(corpus: &Corpus, fits: impl Fn(&Quotation) -> bool) -> Vec<Span> {
    let quotations = corpus.quotations.iter().filter(|q| fits(q));
    quotations.flat_map(|q| q.parts.iter().copied()).collect()
}

/// Where something is named, or a role of it stated.
pub(crate) fn named_spans<'a>(
    index: &Index,
    corpus: &Corpus,
    named: impl Iterator<Item = &'a Named>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for named in named {
        spans.extend(named.roles.iter().flat_map(|role| role.evidence.iter().copied()));
        for name in named.aliases.iter().chain([&named.name]) {
            spans.extend(found::phrase(index, name).into_iter().map(|f| found::span(index, f)));
        }
    }
    sort::by(&mut spans, Ord::cmp);
    spans.dedup();
    spans.retain(|span| corpus.passage(*span).is_some());
    spans
}

/// The passages that spans touch.
pub(crate) fn touched(index: &Index, corpus: &Corpus, spans: &[Span]) -> Bits {
    let at = |span: &Span, byte| index.passage_at(corpus, span.doc, byte);
    let ends = spans.iter().flat_map(|span| [at(span, span.start), at(span, span.end - 1)]);
    Bits::of(index.passages.len(), ends.flatten())
}

fn person_or_body(corpus: &Corpus, speaker: Speaker) -> Option<&Named> {
    match speaker {
        Speaker::Person(at) => corpus.people.get(at),
        Speaker::Organisation(at) => corpus.organisations.get(at),
    }
}

/// The value of a field, by the stems of its words; one list for each of its names.
struct Wanted {
    value: String,
    names: Vec<Vec<String>>,
}

impl Wanted {
    fn new(index: &Index, value: &str) -> Self {
        let words: Vec<String> = tokens(value).map(|w| alias_key(w.of(value))).collect();
        let groups = index.aliases.iter().filter(|group| group.contains(&words)).flatten();
        let stems =
            |words: &Vec<String>| words.iter().map(|word| stem(word).into_owned()).collect();
        let names = groups.chain([&words]).map(stems).collect();
        Self { value: fold(value).into_owned(), names }
    }

    fn is(&self, id: &str) -> bool {
        fold(id) == self.value
    }

    /// Whether a name or another name of it has all the words.
    fn names(&self, named: &Named) -> bool {
        named.aliases.iter().chain([&named.name]).any(|name| self.in_text(name))
    }

    /// Whether all the words are in a text, whole or as parts of a word.
    fn in_text(&self, text: &str) -> bool {
        let mut stems = Vec::new();
        for token in tokens(text) {
            let word = token.of(text);
            stems.extend(parts(word).map(|part| stem(&alias_key(part.of(word))).into_owned()));
            stems.push(stem(&alias_key(word)).into_owned());
        }
        let all = |name: &Vec<String>| !name.is_empty() && name.iter().all(|w| stems.contains(w));
        self.names.iter().any(all)
    }
}
