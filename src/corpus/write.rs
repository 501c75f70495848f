//! A corpus in the format `readout-corpus/1`: what [`load()`](super::load()) reads.
//!
//! Evidence is quoted, with the words around it only where it occurs more than once. What is as the
//! format assumes is left out: an unknown date, a paragraph's kind, a blank line between blocks.
//!
//! Every corpus that was loaded is written so that loading it gives the same corpus. One that no file
//! can hold (no documents, ids twice, evidence over the end of a block) is written as well, and
//! loading it tells its problems.
//!
//! ```
//! use readout::corpus::{load, write};
//!
//! let corpus = load(br#"{"format": "readout-corpus/1", "documents": [
//!     {"id": "a", "separator": "\r\n", "blocks": [{"text": "One."}, {"text": "Two."}]}]}"#)?;
//! assert_eq!(corpus.documents[0].text, "One.\r\nTwo.");
//! assert_eq!(load(write(&corpus).as_bytes())?, corpus);
//! # Ok::<(), Vec<readout::corpus::Problem>>(())
//! ```

use super::json::Json;
use super::load::{BLANK_LINE, FORMAT, KINDS, MARKS};
use super::text_quote::context;
use super::{
    Alignment, Change, Corpus, Document, Event, Named, Office, Passage, Quotation, Scope, Source,
    Span, Speaker, Topic,
};
use crate::dates::Edtf;
use std::collections::BTreeMap;

/// Writes a corpus for people: indented, with a line break at the end.
pub fn write(corpus: &Corpus) -> String {
    let mut text = serde_json::to_string_pretty(&json(corpus)).unwrap_or_default();
    text.push('\n');
    text
}

/// Writes a corpus for programs: without white space.
pub fn compact(corpus: &Corpus) -> String {
    // Keys are strings and there is no I/O: nothing fails.
    serde_json::to_string(&json(corpus)).unwrap_or_default()
}

fn json(corpus: &Corpus) -> Json {
    let w = Writer(corpus);
    let mut map = Map::new();
    map.set("format", FORMAT);
    map.words("title", &corpus.title);
    map.words("summary", &corpus.summary);
    map.words("language", &corpus.language);
    map.set("documents", list(&corpus.documents, |document| w.document(document)));
    map.list("scopes", &corpus.scopes, |scope| w.scope(scope));
    map.list("people", &corpus.people, |named| w.named(named));
    map.list("organisations", &corpus.organisations, |named| w.named(named));
    map.list("places", &corpus.places, |named| w.named(named));
    map.list("offices", &corpus.offices, |office| w.office(office));
    map.list("topics", &corpus.topics, |topic| w.topic(topic));
    map.list("lanes", &corpus.lanes, |lane| pair(["id", &lane.id], ["label", &lane.label]));
    map.list("events", &corpus.events, |event| w.event(event));
    map.list("quotations", &corpus.quotations, |quotation| w.quotation(quotation));
    map.list("outcomes", &corpus.outcomes, |outcome| {
        let mut map = Map::new();
        map.set("label", &*outcome.label);
        map.set("evidence", w.spans(&outcome.evidence));
        map.into()
    });
    map.list("tone", &corpus.tone, |span| w.span(*span));
    map.list("alignments", &corpus.alignments, |alignment| w.alignment(alignment));
    map.list("changes", &corpus.changes, |change| w.change(change));
    map.list("slips", &corpus.slips, |slip| {
        let mut map = Map::new();
        map.set("at", w.span(slip.at));
        map.set("note", &*slip.note);
        map.into()
    });
    map.list("aliases", &corpus.aliases, |aliases| {
        let mut map = Map::new();
        map.set("forms", list(&aliases.forms, |form| Json::from(&**form)));
        map.words("note", &aliases.note);
        map.into()
    });
    map.list("examples", &corpus.examples, |example| {
        pair(["query", &example.query], ["finds", &example.finds])
    });
    map.into()
}

/// Writes parts of a corpus, and the ids that they refer to.
struct Writer<'a>(&'a Corpus);

impl Writer<'_> {
    fn document(&self, document: &Document) -> Json {
        let mut map = Map::new();
        map.set("id", &*document.id);
        if document.label != document.id {
            map.set("label", &*document.label);
        }
        map.words("name", &document.name);
        if document.date != Edtf::default() {
            map.set("date", &*document.date.to_string());
        }
        map.words("language", &document.language);
        if document.source != Source::default() {
            let mut source = Map::new();
            source.words("file", &document.source.file);
            source.words("sha256", &document.source.sha256);
            source.words("outlet", &document.source.outlet);
            map.set("source", source);
        }
        if let Some(event) = document.meeting {
            map.set("meeting", self.event_id(event));
        }
        text(document, &mut map);
        map.into()
    }

    fn scope(&self, scope: &Scope) -> Json {
        let mut map = Map::new();
        map.set("id", &*scope.id);
        map.set("label", &*scope.label);
        map.words("note", &scope.note);
        let blocks = list(&scope.blocks, |(doc, blocks)| {
            let mut map = Map::new();
            map.set("in", self.document_id(*doc));
            map.set("from", number(blocks.start + 1));
            map.set("to", number(blocks.end));
            map.into()
        });
        map.set("blocks", blocks);
        map.into()
    }

    fn named(&self, named: &Named) -> Json {
        let mut map = Map::new();
        map.set("id", &*named.id);
        map.set("name", &*named.name);
        map.list("aliases", &named.aliases, |alias| Json::from(&**alias));
        map.words("side", &named.side);
        map.list("roles", &named.roles, |role| {
            let mut map = Map::new();
            map.set("role", &*role.role);
            map.set("evidence", self.spans(&role.evidence));
            map.into()
        });
        map.words("note", &named.note);
        map.into()
    }

    fn office(&self, office: &Office) -> Json {
        let mut map = Map::new();
        map.set("id", &*office.id);
        map.set("label", &*office.label);
        let holders = list(&office.holders, |holder| {
            let mut map = Map::new();
            map.set("person", self.person_id(holder.person));
            map.set("evidence", self.spans(&holder.evidence));
            map.into()
        });
        map.set("holders", holders);
        map.words("note", &office.note);
        map.into()
    }

    fn topic(&self, topic: &Topic) -> Json {
        let mut map = Map::new();
        map.set("id", &*topic.id);
        map.set("label", &*topic.label);
        if let Some(parent) = topic.parent {
            map.set("parent", self.topic_id(parent));
        }
        if topic.related {
            map.set("related", Json::Bool(true));
        }
        map.words("note", &topic.note);
        map.set("passages", self.spans(&topic.evidence));
        map.into()
    }

    fn event(&self, event: &Event) -> Json {
        let mut map = Map::new();
        map.set("id", &*event.id);
        map.set("label", &*event.label);
        map.set("when", &*event.when.to_string());
        map.set("basis", event.basis.name());
        map.set("lane", id(&self.0.lanes, event.lane, |lane| &lane.id));
        if let Some(whole) = event.part_of {
            map.set("part_of", self.event_id(whole));
        }
        map.list("after", &event.after, |other| self.event_id(*other).into());
        map.list("before", &event.before, |other| self.event_id(*other).into());
        if let Some(place) = event.place {
            map.set("place", id(&self.0.places, place, |place| &place.id));
        }
        map.list("led_by", &event.led_by, |person| self.person_id(*person).into());
        map.list("present", &event.present, |person| self.person_id(*person).into());
        map.list("topics", &event.topics, |topic| self.topic_id(*topic).into());
        map.set("evidence", self.spans(&event.evidence));
        map.words("note", &event.note);
        map.into()
    }

    fn quotation(&self, quotation: &Quotation) -> Json {
        let mut map = Map::new();
        map.set("id", &*quotation.id);
        match quotation.speaker {
            Some(Speaker::Person(at)) => map.set("speaker", self.person_id(at)),
            Some(Speaker::Organisation(at)) => {
                map.set("speaker", id(&self.0.organisations, at, |named| &named.id));
            }
            None => {}
        }
        map.set("medium", &*quotation.medium);
        map.set("marks", name_in(MARKS, quotation.marks));
        map.set("parts", self.spans(&quotation.parts));
        map.words("note", &quotation.note);
        map.into()
    }

    fn alignment(&self, alignment: &Alignment) -> Json {
        let passage = |passage: Passage| {
            let mut map = Map::new();
            map.set("in", self.document_id(passage.doc));
            map.set("block", number(passage.block + 1));
            Json::from(map)
        };
        let mut map = Map::new();
        map.set("from", passage(alignment.from));
        map.set("to", passage(alignment.to));
        map.list("topics", &alignment.topics, |topic| self.topic_id(*topic).into());
        map.set("why", &*alignment.why);
        map.into()
    }

    fn change(&self, change: &Change) -> Json {
        let mut map = Map::new();
        map.set("from", self.span(change.from));
        map.set("to", self.span(change.to));
        map.set("what", &*change.what);
        if let Some(topic) = change.topic {
            map.set("topic", self.topic_id(topic));
        }
        map.into()
    }

    fn spans(&self, spans: &[Span]) -> Json {
        list(spans, |span| self.span(*span))
    }

    fn span(&self, span: Span) -> Json {
        let text = self.0.documents.get(span.doc).map_or("", |document| &document.text);
        let (prefix, suffix) = context(text, span.range());
        let mut map = Map::new();
        map.set("in", self.document_id(span.doc));
        map.set("exact", self.0.quote(span));
        map.words("prefix", prefix);
        map.words("suffix", suffix);
        map.into()
    }

    fn document_id(&self, at: usize) -> &str {
        id(&self.0.documents, at, |document| &document.id)
    }

    fn person_id(&self, at: usize) -> &str {
        id(&self.0.people, at, |person| &person.id)
    }

    fn topic_id(&self, at: usize) -> &str {
        id(&self.0.topics, at, |topic| &topic.id)
    }

    fn event_id(&self, at: usize) -> &str {
        id(&self.0.events, at, |event| &event.id)
    }
}

/// The prefix, the blocks with what stands between them, and the rest.
fn text(document: &Document, map: &mut Map) {
    let bytes = |start, end| document.text.get(start..end).unwrap_or_default();
    let mut end = document.prefix.end;
    let separators: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| bytes(std::mem::replace(&mut end, block.range.end), block.range.start))
        .collect();
    let between = most_frequent(separators.get(1..).unwrap_or_default());
    map.words("prefix", bytes(0, document.prefix.end));
    if between != BLANK_LINE {
        map.set("separator", between);
    }
    let mut default = "";
    let blocks = list(document.blocks.iter().zip(&separators), |(block, separator)| {
        let mut map = Map::new();
        if block.kind != super::Kind::default() {
            map.set("kind", name_in(KINDS, block.kind));
        }
        if *separator != std::mem::replace(&mut default, between) {
            map.set("separator", *separator);
        }
        map.set("text", bytes(block.range.start, block.range.end));
        map.into()
    });
    map.set("blocks", blocks);
    map.words("suffix", bytes(end, document.text.len()));
}

/// The most frequent of these, to be stated once for all blocks; of equally frequent ones a blank
/// line, else the first.
fn most_frequent<'a>(separators: &[&'a str]) -> &'a str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::from([(BLANK_LINE, 0)]);
    for separator in separators {
        *counts.entry(separator).or_default() += 1;
    }
    let most = counts.values().max().copied();
    let candidates = [BLANK_LINE].into_iter().chain(separators.iter().copied());
    candidates.into_iter().find(|one| counts.get(one).copied() == most).unwrap_or(BLANK_LINE)
}

/// The fields of an object, in order.
struct Map(Vec<(String, Json)>);

impl Map {
    fn new() -> Map {
        Map(Vec::new())
    }

    fn set(&mut self, key: &str, value: impl Into<Json>) {
        self.0.push((key.to_owned(), value.into()));
    }

    /// A string, unless it is empty.
    fn words(&mut self, key: &str, words: &str) {
        if !words.is_empty() {
            self.set(key, words);
        }
    }

    /// A list, unless it is empty.
    fn list<T>(&mut self, key: &str, items: &[T], write: impl FnMut(&T) -> Json) {
        if !items.is_empty() {
            self.set(key, list(items, write));
        }
    }
}

impl From<Map> for Json {
    fn from(map: Map) -> Json {
        Json::Map(map.0)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_owned())
    }
}

fn list<I: IntoIterator>(items: I, write: impl FnMut(I::Item) -> Json) -> Json {
    Json::List(items.into_iter().map(write).collect())
}

fn pair(first: [&str; 2], second: [&str; 2]) -> Json {
    Json::Map([first, second].map(|[key, value]| (key.to_owned(), value.into())).to_vec())
}

fn number(n: usize) -> Json {
    Json::Number(n as f64)
}

/// The id of an item; empty if there is no such item.
fn id<T>(items: &[T], at: usize, of: impl Fn(&T) -> &String) -> &str {
    items.get(at).map_or("", |item| of(item))
}

/// The name of a value in the format.
fn name_in<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}
