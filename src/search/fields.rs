//! What a field or a filter stands for: words quoted from someone, or passages that speak of
//! something, as the annotations have it.

use super::bits::Bits;
use super::found;
use super::index::Index;
use super::matching::alias_key;
use super::query::Field;
use crate::corpus::{Corpus, Named, Quotation, Span, Speaker};
use crate::text::{fold, parts, stem, tokens};

/// The words an annotation rests on.
pub(crate) fn evidence(index: &Index, corpus: &Corpus, field: Field, value: &str) -> Vec<Span> {
    let wanted = Wanted::new(index, value);
    let mut spans = Vec::new();
    match field {
        Field::In | Field::Date => {}
        Field::Speaker => {
            let named = |speaker| person_or_body(corpus, speaker);
            let fits = |q: &Quotation| wanted.names(q.speaker.and_then(named));
            spans = quoted(corpus, &fits);
        }
        Field::Medium => spans = quoted(corpus, &|q| wanted.in_text(&q.medium)),
        Field::Topic => {
            for (at, topic) in corpus.topics.iter().enumerate() {
                if wanted.is(&topic.id) || wanted.in_text(&topic.label) {
                    spans.extend(of_topic(corpus, at));
                }
            }
        }
        Field::Person | Field::Place => {
            let all = if field == Field::Person { &corpus.people } else { &corpus.places };
            for one in all.iter().filter(|one| wanted.names(Some(one))) {
                spans.extend(named(index, corpus, Some(one)));
            }
        }
    }
    spans
}

/// The documents that `in:` or `date:` means.
pub(crate) fn documents(corpus: &Corpus, field: Field, value: &str) -> Vec<usize> {
    let value = fold(value);
    let mut documents = Vec::new();
    for (doc, document) in corpus.documents.iter().enumerate() {
        let fits = match field {
            Field::In => fold(&document.id) == value || fold(&document.label) == value,
            _ => fold(&document.date.to_string()).starts_with(&*value),
        };
        if fits {
            documents.push(doc);
        }
    }
    documents
}

/// The words that speak of a topic or of one below it.
pub(crate) fn of_topic(corpus: &Corpus, topic: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, below) in corpus.topics.iter().enumerate() {
        let mut up = Some(at);
        // A topic is at most as deep as there are topics, should they run in a circle.
        for _ in 0..corpus.topics.len() {
            if up == Some(topic) {
                spans.extend_from_slice(&below.evidence);
                break;
            }
            up = up.and_then(|at| corpus.topics.get(at)?.parent);
        }
    }
    spans
}

/// The words of the quotations that fit.
pub(crate) fn quoted(corpus: &Corpus, fits: &dyn Fn(&Quotation) -> bool) -> Vec<Span> {
    let mut spans = Vec::new();
    for quotation in corpus.quotations.iter().filter(|quotation| fits(quotation)) {
        spans.extend_from_slice(&quotation.parts);
    }
    spans
}

/// Where something is named, or a role of it stated.
pub(crate) fn named(index: &Index, corpus: &Corpus, named: Option<&Named>) -> Vec<Span> {
    let mut spans = Vec::new();
    let Some(named) = named else { return spans };
    for role in &named.roles {
        spans.extend_from_slice(&role.evidence);
    }
    for name in named.aliases.iter().chain([&named.name]) {
        for one in found::phrase(index, name) {
            spans.push(found::span(index, one));
        }
    }
    spans.retain(|span| corpus.passage(*span).is_some());
    spans
}

/// The passages that spans touch.
pub(crate) fn touched(index: &Index, corpus: &Corpus, spans: &[Span]) -> Bits {
    let mut passages = Bits::none(index.passages());
    for span in spans {
        for byte in [span.start, span.end.saturating_sub(1)] {
            if let Some(passage) = index.passage_at(corpus, span.doc, byte) {
                passages.set(passage);
            }
        }
    }
    passages
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
        let mut words = Vec::new();
        for word in tokens(value) {
            words.push(alias_key(word.of(value)));
        }
        let mut names = vec![stems(&words)];
        for group in index.aliases.iter().filter(|group| group.contains(&words)) {
            names.extend(group.iter().map(|name| stems(name)));
        }
        Self { value: fold(value).into_owned(), names }
    }

    fn is(&self, id: &str) -> bool {
        fold(id) == self.value
    }

    /// Whether it is its id, or a name or another name of it has all the words.
    fn names(&self, named: Option<&Named>) -> bool {
        named.is_some_and(|named| {
            let mut all = named.aliases.iter().chain([&named.name]);
            self.is(&named.id) || all.any(|name| self.in_text(name))
        })
    }

    /// Whether all the words are in a text, whole or as parts of a word.
    fn in_text(&self, text: &str) -> bool {
        let mut words = Vec::new();
        for token in tokens(text) {
            let word = token.of(text);
            words.push(alias_key(word));
            words.extend(parts(word).map(|part| alias_key(part.of(word))));
        }
        let words = stems(&words);
        self.names.iter().any(|name| !name.is_empty() && name.iter().all(|w| words.contains(w)))
    }
}

fn stems(words: &[String]) -> Vec<String> {
    words.iter().map(|word| stem(word).into_owned()).collect()
}
