//! The values of fields, and their evidence: the words quoted from someone, or about something,
//! according to the annotations.
//!
//! A value refers to whatever has exactly this id, name or alias; if there is none, to everything
//! whose name contains the words of the value. `place:India` is only India, not also the Indian
//! Ocean; `speaker:ministry` is the Defence Ministry. A date refers to the documents whose date may be
//! that date ([`super::date_value`]).

use super::alias::{alias_key, alias_keys};
use super::date_value::DateValue;
use super::index::Index;
use super::postings;
use super::query::Field;
use crate::corpus::{Corpus, Named, Quotation, Span, Speaker};
use crate::text::{fold, parts, tokens};
use fixedbitset::FixedBitSet;

/// Something that a value of a field can refer to.
pub(crate) struct Choice<'a> {
    /// Its value in a query.
    pub(crate) value: String,
    /// Its display name.
    pub(crate) label: &'a str,
    /// All its names: the label, of documents also the name, of named things the id and the aliases.
    names: Vec<&'a str>,
    of: Of<'a>,
}

/// The kind of a choice, with its place in the corpus.
#[derive(Clone, Copy)]
enum Of<'a> {
    Document(usize),
    Speaker(Speaker),
    Medium(&'a str),
    Topic(usize),
    Named(&'a Named),
}

/// All choices of a field, in the order of the corpus.
pub(crate) fn choices(corpus: &Corpus, field: Field) -> Vec<Choice<'_>> {
    let mut all: Vec<Choice> = Vec::new();
    match field {
        Field::In | Field::Date => {
            for (doc, document) in corpus.documents.iter().enumerate() {
                let date = || document.date.to_string();
                let value = if field == Field::In { document.id.clone() } else { date() };
                let mut choice = Choice::new(value, &document.label, Of::Document(doc));
                choice.names.push(&document.name);
                all.push(choice);
            }
        }
        Field::Speaker | Field::Medium => {
            for quotation in &corpus.quotations {
                if let Some(new) = speaker_or_medium(corpus, quotation, field)
                    && all.iter().all(|known| known.value != new.value)
                {
                    all.push(new);
                }
            }
        }
        Field::Topic => {
            for (at, topic) in corpus.topics.iter().enumerate() {
                all.push(Choice::new(topic.id.clone(), &topic.label, Of::Topic(at)));
            }
        }
        Field::Person | Field::Place => {
            let named = if field == Field::Person { &corpus.people } else { &corpus.places };
            for one in named {
                all.push(Choice::of_name(one, Of::Named(one)));
            }
        }
    }
    all
}

/// The choices that a value of a field refers to.
pub(crate) fn resolve<'a>(
    index: &Index,
    corpus: &'a Corpus,
    field: Field,
    value: &str,
) -> Vec<Choice<'a>> {
    let wanted = Wanted::new(index, value);
    let mut all = choices(corpus, field);
    let date = (field == Field::Date).then(|| DateValue::parse(value)).flatten();
    let is_dated = |choice: &Choice| match (&choice.of, &date) {
        (Of::Document(doc), Some(date)) => date.may_be(&corpus.documents[*doc].date),
        _ => false,
    };
    let is = |name: &str| fold(name) == wanted.value;
    let exact = |choice: &Choice| is(&choice.value) || choice.names.iter().any(|name| is(name));
    let has = |choice: &Choice| choice.names.iter().any(|name| wanted.in_text(index, name));
    let fits: &dyn Fn(&Choice) -> bool = match field {
        Field::Date => &is_dated,
        _ if all.iter().any(exact) => &exact,
        _ => &has,
    };
    all.retain(fits);
    all
}

/// The evidence of a choice; empty for a document, to which all its words belong.
pub(crate) fn evidence(index: &Index, corpus: &Corpus, choice: &Choice) -> Vec<Span> {
    match choice.of {
        Of::Document(_) => Vec::new(),
        Of::Speaker(speaker) => quoted(corpus, &|q| q.speaker == Some(speaker)),
        Of::Medium(medium) => quoted(corpus, &|q| q.medium == medium),
        Of::Topic(topic) => of_topic(corpus, topic),
        Of::Named(one) => named(index, corpus, one),
    }
}

/// The passages of a choice: those with evidence, or all of a document.
pub(crate) fn passages(
    index: &Index,
    corpus: &Corpus,
    choice: &Choice,
    evidence: &[Span],
) -> FixedBitSet {
    let mut passages = touched(index, corpus, evidence);
    if let Of::Document(doc) = choice.of {
        index.passages_of(doc).for_each(|passage| passages.insert(passage as usize));
    }
    passages
}

/// The speaker or the medium of a quotation.
fn speaker_or_medium<'a>(
    corpus: &'a Corpus,
    quotation: &'a Quotation,
    field: Field,
) -> Option<Choice<'a>> {
    let medium = &quotation.medium;
    if field == Field::Medium {
        return (!medium.is_empty())
            .then(|| Choice::new(medium.clone(), medium, Of::Medium(medium)));
    }
    let speaker = quotation.speaker?;
    Some(Choice::of_name(person_or_body(corpus, speaker)?, Of::Speaker(speaker)))
}

impl<'a> Choice<'a> {
    fn new(value: String, label: &'a str, of: Of<'a>) -> Self {
        Self { value, label, names: vec![label], of }
    }

    fn of_name(named: &'a Named, of: Of<'a>) -> Self {
        let mut choice = Self::new(named.name.clone(), &named.name, of);
        choice.names.push(&named.id);
        for alias in &named.aliases {
            choice.names.push(alias);
        }
        choice
    }
}

/// The evidence of a topic and of its descendants.
fn of_topic(corpus: &Corpus, topic: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, below) in corpus.topics.iter().enumerate() {
        let mut up = Some(at);
        // Bounded by the number of topics, in case parents form a cycle.
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

/// The words of the quotations that satisfy `fits`.
fn quoted(corpus: &Corpus, fits: &dyn Fn(&Quotation) -> bool) -> Vec<Span> {
    let mut spans = Vec::new();
    for quotation in corpus.quotations.iter().filter(|quotation| fits(quotation)) {
        spans.extend_from_slice(&quotation.parts);
    }
    spans
}

/// Where something is named or a role of it is stated.
fn named(index: &Index, corpus: &Corpus, named: &Named) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut add = |span: Span| {
        if corpus.passage(span).is_some() {
            spans.push(span);
        }
    };
    for role in &named.roles {
        for &span in &role.evidence {
            add(span);
        }
    }
    for name in named.aliases.iter().chain([&named.name]) {
        for &one in &postings::phrase(index, name) {
            add(postings::span(index, one));
        }
    }
    spans
}

/// The passages in which spans start or end.
fn touched(index: &Index, corpus: &Corpus, spans: &[Span]) -> FixedBitSet {
    let mut passages = FixedBitSet::with_capacity(index.passages());
    for span in spans {
        for byte in [span.start, span.end.saturating_sub(1)] {
            if let Some(passage) = index.passage_at(corpus, span.doc, byte) {
                passages.insert(passage as usize);
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

/// The value of a field: folded, and the stems of its words and of each of its aliases.
struct Wanted {
    value: String,
    names: Vec<Vec<String>>,
}

impl Wanted {
    fn new(index: &Index, value: &str) -> Self {
        let words = alias_keys(value);
        let mut names = vec![stems(index, &words)];
        for group in index.aliases.iter().filter(|group| group.contains(&words)) {
            for name in group {
                names.push(stems(index, name));
            }
        }
        Self { value: fold(value).into_owned(), names }
    }

    /// Whether a text has all the words of a name, as words or as parts of words.
    fn in_text(&self, index: &Index, text: &str) -> bool {
        let mut words = Vec::new();
        for token in tokens(text) {
            let word = token.of(text);
            words.push(alias_key(word));
            for part in parts(word) {
                words.push(alias_key(part.of(word)));
            }
        }
        let words = stems(index, &words);
        self.names.iter().any(|name| !name.is_empty() && name.iter().all(|w| words.contains(w)))
    }
}

fn stems(index: &Index, words: &[String]) -> Vec<String> {
    words.iter().map(|word| index.language.stem(word).into_owned()).collect()
}
