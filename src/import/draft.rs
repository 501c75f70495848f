//! A report as it was understood, before its reader has agreed.
//!
//! ```
//! use readout::import::{draft::Kind, plain};
//!
//! let draft = plain::read("# not a heading in plain text\n\nAlso read: Something else")?;
//! assert_eq!(draft.blocks[0].kind, Kind::Paragraph);
//! let document = draft.document("one");
//! assert_eq!(document.text, draft.text);
//! assert_eq!(document.blocks[1].kind, readout::corpus::Kind::Metadata);
//! # Ok::<(), readout::import::Problem>(())
//! ```

use super::{decode::Encoding, lines::passages};
use crate::corpus::{self, Block, Document, Source};
use crate::dates::{Edtf, Shape};
use std::ops::Range;

/// A report with what was understood of it. Everything but the text is open to correction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The text. Of a text file exactly as decoded; of other files made from their paragraphs, with
    /// a blank line between blocks.
    pub text: String,
    /// Bytes of `text` before the first block that are no prose: a stamp of the file, such as
    /// ` date 2022-04-11 `, or the fields before a Markdown text.
    pub prefix: Range<usize>,
    /// The blocks, in order, without overlaps. A range begins and ends on a letter or a sign, never
    /// on white space, and contains no blank line.
    pub blocks: Vec<DraftBlock>,
    /// The label that a reader has given; without one it is made of date and title.
    pub label: Option<String>,
    /// The proposed title.
    pub title: Option<Title>,
    /// The proposed date.
    pub date: Option<Dated>,
    /// Other dates that it may be: both readings of an ambiguous one, and those of less trust.
    pub other_dates: Vec<Dated>,
    /// The BCP 47 language, if it is clear or a reader has given it.
    pub language: Option<String>,
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// The name of the file; empty if there is none.
    pub file: String,
    /// Of a document opened again: its outlet; else empty.
    pub outlet: String,
    /// Of a document opened again: the SHA-256 that its corpus states; else empty.
    pub sha256: String,
    /// What the document says of itself.
    pub properties: Properties,
    /// What the reader should know of how it was read, in sentences.
    pub notes: Vec<String>,
}

/// A block of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftBlock {
    /// What it is.
    pub kind: Kind,
    /// Bytes of [`Draft::text`].
    pub range: Range<usize>,
    /// Why it is left out, if it is.
    pub left_out: Option<Aside>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading of what follows.
    Heading,
    /// An item of a list, without its mark.
    ListItem,
    /// A quotation set off as a block.
    Quotation,
    /// A row of a table, its cells separated by tabs.
    TableRow,
    /// A footnote or endnote.
    Note,
    /// An embedded post of a social network.
    Post,
}

/// Why a block is, probably, no part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// A link to another article.
    ReadAlso,
    /// Who wrote, edited or contributed.
    Byline,
    /// A caption or the credit of a picture.
    Caption,
    /// Buttons to share, follow or comment.
    Share,
    /// An offer of a newsletter, a subscription or an app.
    Newsletter,
    /// An advertisement.
    Advertisement,
    /// A menu, a path of links, a notice of copyright.
    Navigation,
    /// A stamp of the file or of the page: a time, a number.
    Stamp,
    /// A line that stands at the same height on most pages.
    RunningHead,
    /// The number of a page.
    PageNumber,
    /// A reader, or an editor of the corpus, has left it out.
    Reader,
}

impl Aside {
    /// The reason by the name that the reader of web pages gives it.
    pub fn named(name: &str) -> Option<Aside> {
        Some(match name {
            "read-also" => Aside::ReadAlso,
            "byline" => Aside::Byline,
            "caption" => Aside::Caption,
            "share" => Aside::Share,
            "newsletter" => Aside::Newsletter,
            "advertisement" => Aside::Advertisement,
            "navigation" => Aside::Navigation,
            "stamp" => Aside::Stamp,
            _ => return None,
        })
    }

    /// The reason in words, for “left out: …”.
    pub const fn words(self) -> &'static str {
        match self {
            Aside::ReadAlso => "a link to another article",
            Aside::Byline => "who wrote it",
            Aside::Caption => "a caption or credit",
            Aside::Share => "buttons to share",
            Aside::Newsletter => "an offer to subscribe",
            Aside::Advertisement => "an advertisement",
            Aside::Navigation => "navigation",
            Aside::Stamp => "a stamp",
            Aside::RunningHead => "a running head or foot",
            Aside::PageNumber => "a page number",
            Aside::Reader => "a reader’s choice",
        }
    }
}

/// Where a title or a date comes from; the first are trusted most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A reader has given it.
    Reader,
    /// The corpus that is opened again.
    Corpus,
    /// Fields of the file: its prefix, front matter, tags of a web page.
    Metadata,
    /// Place and date at the beginning of the report.
    Dateline,
    /// One of the first lines.
    FirstLine,
    /// The name of the file.
    FileName,
    /// Properties of the document.
    Properties,
}

impl Origin {
    /// In words, for “from …”.
    pub const fn words(self) -> &'static str {
        match self {
            Origin::Reader => "your correction",
            Origin::Corpus => "the corpus",
            Origin::Metadata => "metadata of the file",
            Origin::Dateline => "the dateline",
            Origin::FirstLine => "the first lines",
            Origin::FileName => "the name of the file",
            Origin::Properties => "properties of the document",
        }
    }
}

/// A proposed title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The title, as written.
    pub words: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// A proposed date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub date: Edtf,
    /// Where it comes from.
    pub origin: Origin,
    /// The words that say it, as written.
    pub words: String,
}

/// What a document says of itself. Empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// The title.
    pub title: String,
    /// Words that contain the date.
    pub date: String,
    /// The BCP 47 language.
    pub language: String,
    /// Whether they are fields that someone wrote for readers (front matter, tags of a page) and not
    /// what a program noted when it saved the file.
    pub are_metadata: bool,
}

impl Kind {
    /// The kind by the name that the reader of web pages gives it.
    pub fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "paragraph" => Kind::Paragraph,
            "heading" => Kind::Heading,
            "list-item" => Kind::ListItem,
            "quotation" => Kind::Quotation,
            "table-row" => Kind::TableRow,
            "note" => Kind::Note,
            "post" => Kind::Post,
            _ => return None,
        })
    }

    /// What the block is in a corpus, whose kinds are fewer.
    pub const fn in_corpus(self) -> corpus::Kind {
        match self {
            Kind::Heading => corpus::Kind::Heading,
            Kind::Post => corpus::Kind::Tweet,
            _ => corpus::Kind::Paragraph,
        }
    }
}

impl Draft {
    /// The text of a block; empty if there is no such block.
    pub fn block(&self, block: usize) -> &str {
        self.blocks.get(block).and_then(|b| self.text.get(b.range.clone())).unwrap_or_default()
    }

    /// The words of the blocks that are not left out, in order.
    pub fn prose(&self) -> impl Iterator<Item = &str> {
        let kept = self.blocks.iter().filter(|block| block.left_out.is_none());
        kept.filter_map(|block| self.text.get(block.range.clone()))
    }

    /// A document with this id. The text stays whole: a block that is left out is one of metadata,
    /// which is neither searched nor compared.
    pub fn document(&self, id: &str) -> Document {
        let block = |block: &DraftBlock| {
            let kind = match block.left_out {
                Some(_) => corpus::Kind::Metadata,
                None => block.kind.in_corpus(),
            };
            Block { kind, range: block.range.clone() }
        };
        let label = self.label().unwrap_or_else(|| id.to_owned());
        Document {
            id: id.to_owned(),
            name: self.title().unwrap_or(&label).to_owned(),
            label,
            date: self.date.as_ref().map(|dated| dated.date.clone()).unwrap_or_default(),
            language: self.language.clone().unwrap_or_default(),
            source: Source {
                file: self.file.clone(),
                sha256: self.sha256.clone(),
                outlet: self.outlet.clone(),
            },
            text: self.text.clone(),
            prefix: self.prefix.clone(),
            blocks: self.blocks.iter().map(block).collect(),
            meeting: None,
        }
    }

    /// A short name: the label that a reader has given, else the date in words, else the title; `None`
    /// if there is none of them.
    pub fn label(&self) -> Option<String> {
        if let Some(own) = self.label.as_deref().and_then(not_blank) {
            return Some(own.to_owned());
        }
        let date = self.date.as_ref().filter(|dated| dated.date.shape() != Shape::Unknown);
        let date = date.map(|dated| dated.date.words());
        date.or_else(|| self.title().map(str::to_owned))
    }

    /// The title, if it is not blank.
    fn title(&self) -> Option<&str> {
        self.title.as_ref().and_then(|title| not_blank(&title.words))
    }

    /// Adds a block that stands apart from the one before by a blank line, trimmed; none for white
    /// space. Parts between blank lines are blocks of their own.
    pub(crate) fn push(&mut self, kind: Kind, words: &str, left_out: Option<Aside>) {
        for part in passages(words) {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            let start = self.text.len();
            self.text.push_str(&words[part.clone()]);
            // A line of stars or dashes is in the text, but no block, as in plain text.
            if words[part].contains(char::is_alphanumeric) {
                self.blocks.push(DraftBlock { kind, range: start..self.text.len(), left_out });
            }
        }
    }
}

fn not_blank(words: &str) -> Option<&str> {
    Some(words.trim()).filter(|words| !words.is_empty())
}
