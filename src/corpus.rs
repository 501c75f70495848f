//! A corpus: documents, and what is claimed of them, each claim with the words it rests on.
//!
//! A corpus is one JSON file in the format `readout-corpus/1` (`data/README.md`). [`load`] turns
//! it into a [`Corpus`] in which every reference is an index and every quotation a [`Span`], or
//! into the complete list of its problems. There is nothing in between: a corpus that is given
//! out is whole.
//!
//! - [`json`]: a JSON tree that keeps order and duplicate keys;
//! - [`mod@cursor`]: a cursor over it that notes every problem with its path;
//! - [`mod@text_quote`]: each W3C TextQuoteSelector to ranges;
//! - [`mod@load`]: the format itself, field by field;
//! - [`mod@binary`]: a corpus as bytes, for the page;
//! - [`mentions`]: where the people, organisations and places are named.

pub mod binary;
pub mod cursor;
pub mod json;
pub mod load;
pub mod mentions;
pub mod text_quote;

use crate::dates::Edtf;
use serde::{Deserialize, Serialize};
use std::ops::Range;

pub use cursor::Problem;
pub use load::load;

/// Documents and the annotations on them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Corpus {
    /// What the corpus is called.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: String,
    /// BCP 47 language of the documents.
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
    /// What is talked about.
    pub topics: Vec<Topic>,
    /// The rows of the timeline.
    pub lanes: Vec<Lane>,
    /// What happened, when, and how that is known.
    pub events: Vec<Event>,
    /// Direct quotations.
    pub quotations: Vec<Quotation>,
    /// What a document says was achieved or offered.
    pub outcomes: Vec<Outcome>,
    /// Words that give the tone.
    pub tone: Vec<Span>,
    /// Passages that speak of the same thing, paired by the editors.
    pub alignments: Vec<Alignment>,
    /// Wordings that moved, paired by the editors.
    pub changes: Vec<Change>,
    /// Slips of the source, kept and marked.
    pub slips: Vec<Slip>,
    /// Groups of forms that a search treats as equal.
    pub aliases: Vec<Vec<String>>,
    /// What can be asked, to begin with.
    pub examples: Vec<Example>,
}

/// A stretch of a document: the words a claim rests on.
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Document {
    /// Short and stable: it stands in links.
    pub id: String,
    /// What the reader sees in place of the id.
    pub label: String,
    /// A few words that tell it from the others, such as the venue.
    pub name: String,
    /// The date of the report.
    pub date: Edtf,
    /// Where the text comes from.
    pub source: Source,
    /// The whole source file: prefix and blocks, joined by blank lines.
    pub text: String,
    /// Bytes of `text` that stand before the first block and are not prose.
    pub prefix: Range<usize>,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// Index into [`Corpus::events`]: the meeting the report is about.
    pub meeting: Option<usize>,
}

/// Where a document comes from.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Source {
    /// Name of the source file.
    pub file: String,
    /// SHA-256 of the source file, in hexadecimal.
    pub sha256: String,
    /// The outlet, or the words that say it is not known.
    pub outlet: String,
}

/// A block of a document: what stands between two blank lines.
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
    /// A line that heads what follows.
    Heading,
    /// An embedded post.
    Tweet,
    /// A stamp or label of the file; not prose, not searched.
    Metadata,
}

/// A named subset of the blocks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Scope {
    /// Short and stable: it stands in links.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// Why there is such a scope.
    pub note: String,
    /// Per document: the blocks that belong, counted from 0. A document not named is whole.
    pub blocks: Vec<(usize, Range<usize>)>,
}

/// A person, an organisation or a place.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Named {
    /// Short and stable.
    pub id: String,
    /// The name as the corpus gives it.
    pub name: String,
    /// Other forms of the name in the texts.
    pub aliases: Vec<String>,
    /// The side, where the text says so; else empty.
    pub side: String,
    /// The roles, as stated where they are stated.
    pub roles: Vec<Role>,
    /// What the reader should know; may be empty.
    pub note: String,
}

/// A role and the words that state it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Role {
    /// The role, in the words of the text.
    pub role: String,
    /// Where it is stated.
    pub evidence: Vec<Span>,
}

/// An office, and who holds it in which document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Office {
    /// Short and stable.
    pub id: String,
    /// What the office is called.
    pub label: String,
    /// Its holders; the document is that of the evidence.
    pub holders: Vec<Holder>,
    /// What the reader should know; may be empty.
    pub note: String,
}

/// A holder of an office.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Holder {
    /// Index into [`Corpus::people`].
    pub person: usize,
    /// Where it is stated.
    pub evidence: Vec<Span>,
}

/// Something talked about, with the passages that do.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Topic {
    /// Short and stable: it stands in links.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// Index into [`Corpus::topics`].
    pub parent: Option<usize>,
    /// Whether the two sides are related, but not the same thing.
    pub related: bool,
    /// What the reader should know; may be empty.
    pub note: String,
    /// The words that speak of it, on every side; `passages` in the file.
    pub evidence: Vec<Span>,
}

/// A row of the timeline.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lane {
    /// Short and stable.
    pub id: String,
    /// What the reader sees.
    pub label: String,
}

/// Something that happened.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Event {
    /// Short and stable: it stands in links.
    pub id: String,
    /// What happened, in neutral words.
    pub label: String,
    /// When, as precisely as it is known and no more.
    pub when: Edtf,
    /// How the date is known.
    pub basis: Basis,
    /// Index into [`Corpus::lanes`].
    pub lane: usize,
    /// Index into [`Corpus::events`]: the event this one is part of.
    pub part_of: Option<usize>,
    /// Indices of events stated to be earlier.
    pub after: Vec<usize>,
    /// Indices of events stated to be later.
    pub before: Vec<usize>,
    /// Index into [`Corpus::places`].
    pub place: Option<usize>,
    /// Indices into [`Corpus::people`]: who led it.
    pub led_by: Vec<usize>,
    /// Indices into [`Corpus::people`]: who else was there, as far as stated.
    pub present: Vec<usize>,
    /// Indices into [`Corpus::topics`].
    pub topics: Vec<usize>,
    /// The words it rests on; never empty.
    pub evidence: Vec<Span>,
    /// How the date is known, in a sentence.
    pub note: String,
}

/// How a date is known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Basis {
    /// A date in the text fixes it.
    #[default]
    Stated,
    /// A weekday or “today”, resolved by the date of the file.
    Resolved,
    /// No day is given; other dates bound it.
    Inferred,
    /// Only an order is given.
    Relative,
}

impl Basis {
    /// All of them, from sure to unsure.
    pub const ALL: [Basis; 4] = [Basis::Stated, Basis::Resolved, Basis::Inferred, Basis::Relative];

    /// As it stands in a corpus and in links.
    pub const fn name(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Resolved => "resolved",
            Basis::Inferred => "inferred",
            Basis::Relative => "relative",
        }
    }
}

/// Some of the ways in which dates are known. The default is all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bases(u8);

impl Bases {
    /// None of them.
    pub const NONE: Bases = Bases(0);

    /// Whether this one is among them.
    pub fn has(self, basis: Basis) -> bool {
        self.0 & 1 << basis as u8 != 0
    }

    /// The same without this one if it is among them, otherwise with it.
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Quotation {
    /// Short and stable.
    pub id: String,
    /// Who is quoted, where the text says so.
    pub speaker: Option<Speaker>,
    /// The medium, as stated.
    pub medium: String,
    /// How the source marks it.
    pub marks: Marks,
    /// The words; a quotation may run over two blocks.
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
    /// Not at all, as in an embedded post.
    None,
    /// A paragraph is left open and the next re-opens.
    Open,
}

/// What a document says was achieved or offered.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// In neutral words.
    pub label: String,
    /// The words it rests on; never empty, all in one document.
    pub evidence: Vec<Span>,
}

/// A passage: a block of a document, the unit of search and alignment.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Passage {
    /// Index into [`Corpus::documents`].
    pub doc: usize,
    /// Index into [`Document::blocks`], from 0; readers are shown it from 1.
    pub block: usize,
}

/// Two blocks that speak of the same thing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Change {
    /// The wording in one document.
    pub from: Span,
    /// The wording in the other.
    pub to: Span,
    /// What changed, in words.
    pub what: String,
    /// Index into [`Corpus::topics`].
    pub topic: Option<usize>,
}

/// A slip of the source.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Slip {
    /// The words, kept as they are.
    pub at: Span,
    /// What is odd about them.
    pub note: String,
}

impl Corpus {
    /// The words of a span, verbatim; empty for a span of another corpus.
    pub fn quote(&self, span: Span) -> &str {
        self.documents.get(span.doc).and_then(|d| d.text.get(span.range())).unwrap_or_default()
    }

    /// The block a span lies in, or nothing where it lies in the document's prefix.
    pub fn passage(&self, span: Span) -> Option<Passage> {
        let block = self.documents.get(span.doc)?.block_at(span.start)?;
        Some(Passage { doc: span.doc, block })
    }

    /// The whole of a block.
    pub fn span_of(&self, passage: Passage) -> Option<Span> {
        let range = &self.documents.get(passage.doc)?.blocks.get(passage.block)?.range;
        Some(Span { doc: passage.doc, start: range.start, end: range.end })
    }

    /// The quotation that a span lies in.
    pub fn quotation_at(&self, span: Span) -> Option<usize> {
        let holds =
            |part: &Span| part.doc == span.doc && part.start <= span.start && span.end <= part.end;
        self.quotations.iter().position(|quotation| quotation.parts.iter().any(holds))
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<usize> {
        self.documents.iter().position(|d| d.id == id)
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
    /// The block that holds a byte of the text.
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        self.blocks.iter().position(|b| b.range.contains(&byte))
    }

    /// The words of a block, verbatim; empty where there is no such block.
    pub fn block(&self, block: usize) -> &str {
        self.blocks.get(block).and_then(|b| self.text.get(b.range.clone())).unwrap_or_default()
    }

    /// Bytes to Unicode code points, as W3C TextPositionSelector and links count them.
    pub fn code_points(&self, bytes: Range<usize>) -> Range<usize> {
        let count = |byte| self.text.char_indices().take_while(|(at, _)| *at < byte).count();
        count(bytes.start)..count(bytes.end)
    }

    /// Code points to bytes; nothing where they reach beyond the text or are empty.
    pub fn bytes(&self, points: Range<usize>) -> Option<Range<usize>> {
        let byte = |n| {
            let ends = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
            ends.into_iter().nth(n)
        };
        (points.start < points.end).then(|| Some(byte(points.start)?..byte(points.end)?))?
    }
}

/// A query that shows what can be asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Example {
    /// As it is typed.
    pub query: String,
    /// What it finds, in a few words.
    pub finds: String,
}
