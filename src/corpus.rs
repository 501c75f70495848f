//! A corpus: documents and annotations on them, each with its evidence, the words it is based on.
//!
//! A corpus is one JSON file in the format `readout-corpus/1` (`data/README.md`). [`load()`] turns
//! it into a [`Corpus`] in which every reference is an index and every quotation a [`Span`], or
//! into the complete list of its problems. A corpus is never returned in part.
//!
//! - [`json`]: a JSON tree that keeps order and duplicate keys;
//! - [`mod@cursor`]: a cursor over it that reports every problem with its path;
//! - [`mod@text_quote`]: resolves W3C `TextQuoteSelector`s to byte ranges;
//! - [`mod@load`]: the format itself, field by field;
//! - [`mod@write`]: a corpus as such a file again;
//! - [`mod@binary`]: a corpus in binary form, for the application;
//! - [`chronology`]: the documents in the order of their dates;
//! - [`progress`]: how far a corpus has been read that is read in steps;
//! - `annotated`: which documents somebody has annotated;
//! - [`mentions`]: mentions of people, organisations and places in the text.
//!
//! ```
//! use readout::corpus::Passage;
//!
//! let corpus = readout::built_in();
//! let tweet = corpus.quotations[2].parts[0];
//! assert!(corpus.quote(tweet).starts_with("Had a wonderful meeting"));
//! assert_eq!(corpus.passage(tweet), Some(Passage { doc: 0, block: 4 }));
//! ```

mod annotated;
pub mod binary;
pub mod chronology;
pub mod cursor;
pub mod json;
pub mod load;
pub mod mentions;
pub mod progress;
pub mod text_quote;
pub mod write;

use crate::dates::Edtf;
use serde::{Deserialize, Serialize};
use std::ops::Range;

pub use chronology::Chronology;
pub use cursor::Problem;
pub use load::load;
pub use progress::Progress;
pub use write::write;

/// Documents and the annotations on them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// The title of the corpus.
    pub title: String,
    /// A description in one sentence.
    pub summary: String,
    /// BCP 47 language of the documents that name none of their own.
    pub language: String,
    /// The documents, in the order of the file.
    pub documents: Vec<Document>,
    /// Named parts of documents.
    pub scopes: Vec<Scope>,
    /// People, with their roles as stated.
    pub people: Vec<Named>,
    /// Organisations and bodies.
    pub organisations: Vec<Named>,
    /// Places.
    pub places: Vec<Named>,
    /// Offices and who held them where.
    pub offices: Vec<Office>,
    /// Topics of the documents.
    pub topics: Vec<Topic>,
    /// The rows of the timeline.
    pub lanes: Vec<Lane>,
    /// Events, with their dates and how these are known.
    pub events: Vec<Event>,
    /// Direct quotations.
    pub quotations: Vec<Quotation>,
    /// What a document says was achieved or offered.
    pub outcomes: Vec<Outcome>,
    /// Words that give the tone.
    pub tone: Vec<Span>,
    /// Passages about the same thing, paired by the editors.
    pub alignments: Vec<Alignment>,
    /// Wordings that changed, paired by the editors.
    pub changes: Vec<Change>,
    /// Errors in the source, kept and marked.
    pub slips: Vec<Slip>,
    /// Groups of forms that a search treats as equal.
    pub aliases: Vec<Aliases>,
    /// Example queries.
    pub examples: Vec<Example>,
}

/// A byte range of a document, such as the evidence of a claim.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// Index into [`Corpus::documents`].
    pub doc: usize,
    /// First byte in [`Document::text`].
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes of the document's text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// One report, verbatim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Short and stable: used in links.
    pub id: String,
    /// Shown to the reader in place of the id.
    pub label: String,
    /// A few words that distinguish it from the others, such as the venue.
    pub name: String,
    /// The date of the report.
    pub date: Edtf,
    /// BCP 47 language, if it is not that of the corpus; else empty.
    pub language: String,
    /// Where the text comes from.
    pub source: Source,
    /// The whole source text: prefix, blocks, and what stands before, between and after them.
    pub text: String,
    /// Bytes of `text` before the first block; not prose.
    pub prefix: Range<usize>,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// Index into [`Corpus::events`]: the meeting the report is about.
    pub meeting: Option<usize>,
}

/// Where a document comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Name of the source file.
    pub file: String,
    /// SHA-256 of the source file, in hexadecimal; empty unless that file is the text in UTF-8.
    pub sha256: String,
    /// The outlet, or a phrase saying that it is not known.
    pub outlet: String,
}

/// A block of a document: a paragraph or the like, without a blank line in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the block is.
    pub kind: Kind,
    /// Bytes of [`Document::text`].
    pub range: Range<usize>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading of what follows.
    Heading,
    /// An embedded post.
    Tweet,
    /// A stamp or label of the file; not prose, not searched.
    Metadata,
}

/// A named subset of the blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Short and stable: used in links.
    pub id: String,
    /// Shown to the reader.
    pub label: String,
    /// Why the scope exists.
    pub note: String,
    /// Per document: the blocks in the scope, from 0. Documents not listed are in it as a whole.
    pub blocks: Vec<(usize, Range<usize>)>,
}

/// A person, an organisation or a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Short and stable.
    pub id: String,
    /// The name as the corpus gives it.
    pub name: String,
    /// Other forms of the name in the texts.
    pub aliases: Vec<String>,
    /// The side, if the text says so; otherwise empty.
    pub side: String,
    /// The roles, as stated in the texts.
    pub roles: Vec<Role>,
    /// What the reader should know; may be empty.
    pub note: String,
}

/// A role and the words that state it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// The role, in the words of the text.
    pub role: String,
    /// Where it is stated.
    pub evidence: Vec<Span>,
}

/// An office, with its holders in each document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Short and stable.
    pub id: String,
    /// The title of the office.
    pub label: String,
    /// Its holders; the document is that of their evidence.
    pub holders: Vec<Holder>,
    /// What the reader should know; may be empty.
    pub note: String,
}

/// A holder of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Index into [`Corpus::people`].
    pub person: usize,
    /// Where it is stated.
    pub evidence: Vec<Span>,
}

/// A topic with its evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Short and stable: used in links.
    pub id: String,
    /// Shown to the reader.
    pub label: String,
    /// Index into [`Corpus::topics`].
    pub parent: Option<usize>,
    /// Whether the two sides are only related, not about the same thing.
    pub related: bool,
    /// What the reader should know; may be empty.
    pub note: String,
    /// The words about it, in any document; `passages` in the file.
    pub evidence: Vec<Span>,
}

/// A row of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// Short and stable.
    pub id: String,
    /// Shown to the reader.
    pub label: String,
}

/// An event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Short and stable: used in links.
    pub id: String,
    /// What happened, in neutral words.
    pub label: String,
    /// The date, exactly as precise as it is known.
    pub when: Edtf,
    /// How the date is known.
    pub basis: Basis,
    /// Index into [`Corpus::lanes`].
    pub lane: usize,
    /// Index into [`Corpus::events`]: the event this one is part of.
    pub part_of: Option<usize>,
    /// Indices into [`Corpus::events`]: events stated to be earlier.
    pub after: Vec<usize>,
    /// Indices into [`Corpus::events`]: events stated to be later.
    pub before: Vec<usize>,
    /// Index into [`Corpus::places`].
    pub place: Option<usize>,
    /// Indices into [`Corpus::people`]: who led it.
    pub led_by: Vec<usize>,
    /// Indices into [`Corpus::people`]: who else was present, as far as stated.
    pub present: Vec<usize>,
    /// Indices into [`Corpus::topics`].
    pub topics: Vec<usize>,
    /// The words it is based on; never empty.
    pub evidence: Vec<Span>,
    /// How the date is known, in a sentence.
    pub note: String,
}

/// How a date is known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Basis {
    /// The text states the date.
    #[default]
    Stated,
    /// A weekday or “today”, resolved with the date of the report.
    Resolved,
    /// No day is stated; inferred from other dates.
    Inferred,
    /// Only the order of events is stated.
    Relative,
}

impl Basis {
    /// All of them, from certain to uncertain.
    pub const ALL: [Basis; 4] = [Basis::Stated, Basis::Resolved, Basis::Inferred, Basis::Relative];

    /// The name used in corpus files and in links.
    pub const fn name(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Resolved => "resolved",
            Basis::Inferred => "inferred",
            Basis::Relative => "relative",
        }
    }
}

/// A set of [`Basis`] values. The default is all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bases(u8);

impl Bases {
    /// The empty set.
    pub const NONE: Bases = Bases(0);

    /// Whether the set contains `basis`.
    pub fn has(self, basis: Basis) -> bool {
        self.0 & 1 << basis as u8 != 0
    }

    /// The set without `basis` if it contains it, otherwise with it.
    #[must_use]
    pub fn toggled(self, basis: Basis) -> Bases {
        Bases(self.0 ^ 1 << basis as u8)
    }
}

impl Default for Bases {
    fn default() -> Self {
        Bases(0b1111)
    }
}

/// A direct quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// Short and stable.
    pub id: String,
    /// Who is quoted, if the text says so.
    pub speaker: Option<Speaker>,
    /// The medium, as stated.
    pub medium: String,
    /// How the source marks it.
    pub marks: Marks,
    /// The quoted words; a quotation may span two blocks.
    pub parts: Vec<Span>,
    /// What the reader should know; may be empty.
    pub note: String,
}

/// Who is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Speaker {
    /// Index into [`Corpus::people`].
    Person(usize),
    /// Index into [`Corpus::organisations`].
    Organisation(usize),
}

/// How the source marks a quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marks {
    /// `"…"`
    Straight,
    /// `“…”`
    #[default]
    Curly,
    /// No marks, as in an embedded post.
    None,
    /// A paragraph ends without a closing mark, and the next one opens again.
    Open,
}

/// What a document says was achieved or offered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// In neutral words.
    pub label: String,
    /// The words it is based on; never empty, all in one document.
    pub evidence: Vec<Span>,
}

/// A passage: a block of a document, the unit of search and alignment.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Passage {
    /// Index into [`Corpus::documents`].
    pub doc: usize,
    /// Index into [`Document::blocks`], from 0; displayed from 1.
    pub block: usize,
}

/// Two passages about the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alignment {
    /// One of the two.
    pub from: Passage,
    /// The other, in another document.
    pub to: Passage,
    /// Indices into [`Corpus::topics`].
    pub topics: Vec<usize>,
    /// Why they were paired.
    pub why: String,
}

/// Two wordings of the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The wording in one document.
    pub from: Span,
    /// The wording in the other.
    pub to: Span,
    /// A description of the change.
    pub what: String,
    /// Index into [`Corpus::topics`].
    pub topic: Option<usize>,
}

/// An error in the source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// The words, kept unchanged.
    pub at: Span,
    /// What is wrong with them.
    pub note: String,
}

impl Corpus {
    /// The text of a span, verbatim; empty if the span is not in this corpus.
    pub fn quote(&self, span: Span) -> &str {
        self.documents.get(span.doc).and_then(|d| d.text.get(span.range())).unwrap_or_default()
    }

    /// The passage that contains the start of a span; `None` if it is in the document's prefix.
    pub fn passage(&self, span: Span) -> Option<Passage> {
        let block = self.documents.get(span.doc)?.block_at(span.start)?;
        Some(Passage { doc: span.doc, block })
    }

    /// The span of a whole passage.
    pub fn span_of(&self, passage: Passage) -> Option<Span> {
        let range = &self.documents.get(passage.doc)?.blocks.get(passage.block)?.range;
        Some(Span { doc: passage.doc, start: range.start, end: range.end })
    }

    /// The index of the quotation that contains a span.
    pub fn quotation_at(&self, span: Span) -> Option<usize> {
        let holds =
            |part: &Span| part.doc == span.doc && part.start <= span.start && span.end <= part.end;
        self.quotations.iter().position(|quotation| quotation.parts.iter().any(holds))
    }

    /// The index of the document with this id.
    pub fn document(&self, id: &str) -> Option<usize> {
        self.documents.iter().position(|d| d.id == id)
    }

    /// The BCP 47 language of a document.
    pub fn language_of(&self, doc: usize) -> &str {
        let own = self.documents.get(doc).map(|document| &*document.language);
        own.filter(|own| !own.is_empty()).unwrap_or(&self.language)
    }

    /// The name of a speaker.
    pub fn speaker(&self, speaker: Speaker) -> &str {
        let named = match speaker {
            Speaker::Person(i) => self.people.get(i),
            Speaker::Organisation(i) => self.organisations.get(i),
        };
        named.map_or("", |n| &n.name)
    }
}

impl Document {
    /// The index of the block that contains a byte of the text.
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        self.blocks.iter().position(|b| b.range.contains(&byte))
    }

    /// The text of a block, verbatim; empty if there is no such block.
    pub fn block(&self, block: usize) -> &str {
        self.blocks.get(block).and_then(|b| self.text.get(b.range.clone())).unwrap_or_default()
    }

    /// Converts bytes to Unicode code points, the unit of W3C `TextPositionSelector` and of links.
    pub fn code_points(&self, bytes: Range<usize>) -> Range<usize> {
        let count = |byte| self.text.char_indices().take_while(|(at, _)| *at < byte).count();
        count(bytes.start)..count(bytes.end)
    }

    /// Converts code points to bytes; `None` if the range is empty or beyond the end of the text.
    pub fn bytes(&self, points: Range<usize>) -> Option<Range<usize>> {
        let byte = |n| {
            let ends = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
            ends.into_iter().nth(n)
        };
        (points.start < points.end).then(|| Some(byte(points.start)?..byte(points.end)?))?
    }
}

/// Forms that a search treats as equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aliases {
    /// The forms, at least two.
    pub forms: Vec<String>,
    /// What the reader should know; may be empty.
    pub note: String,
}

/// An example query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The query as typed.
    pub query: String,
    /// What it finds, in a few words.
    pub finds: String,
}
