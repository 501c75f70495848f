//! Queries: a tree of words, phrases and fields, each with its byte range in the query text.
//!
//! | typed | finds passages with |
//! |---|---|
//! | `defence dialogue` | both words |
//! | `"regional security"` | the words in this order, adjacent |
//! | `"defence cooperation"~3` | the words in any order, at most three other words among them |
//! | `minister -prime`, `minister NOT prime` | the first but not the second; a phrase, field or group can follow |
//! | `roadmap OR momentum` | either; `OR` joins only its two neighbours |
//! | `roadmap AND momentum` | both, as without `AND` |
//! | `defence NEAR/5 talks` | both, in any order, at most five other words between them |
//! | `(a OR b) c` | groups |
//! | `minist*` | words with this prefix |
//! | `speaker:austin` | see [`Field`]; a value of several words is quoted |
//!
//! Words also match their other spellings, forms and names
//! ([`term_expansion`](super::term_expansion)); quoted words only their other spellings and names.
//! [`parse`](fn@parse) accepts any string: what is not valid syntax is searched as words, with a
//! [`QueryNotice`].
//!
//! ```
//! use readout::search::{NodeKind, Typing, parse};
//!
//! let query = parse("minister -prime", Typing::Done);
//! assert_eq!(query.clauses.len(), 2);
//! assert!(matches!(query.clauses[1].kind, NodeKind::Not(_)));
//! assert!(query.notices.is_empty());
//! ```

pub mod parse;

use crate::text::{base, parts};
use std::ops::Range;

pub use parse::{Typing, parse};

/// A parsed query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these must match. Each can be shown and removed on its own.
    pub clauses: Vec<Node>,
    /// The parts that may not have been understood as intended.
    pub notices: Vec<QueryNotice>,
    /// Whether it was read as one that is still being typed.
    pub typing: Typing,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the query as typed, with `-`, quotes and field name.
    pub span: Range<usize>,
    /// What it matches.
    pub kind: NodeKind,
}

/// What a part of a query matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A word in any of its forms.
    Word(Word),
    /// Words in the form given, adjacent and in order.
    Phrase(Vec<Word>),
    /// Words in the form given, in any order, with at most this many other words among them.
    Near(Vec<Word>, u32),
    /// An annotation of the corpus.
    Field(Field, String),
    /// Passages that do not match this.
    Not(Box<Node>),
    /// Passages that match all of these.
    All(Vec<Node>),
    /// Passages that match at least one of these.
    Any(Vec<Node>),
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// As typed, without `*`.
    pub text: String,
    /// Whether it matches every word with this prefix.
    pub prefix: bool,
}

/// The annotations that a query can filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `in:` documents with this id or label, or else with these words in label or name.
    In,
    /// `speaker:` words quoted from this person or body.
    Speaker,
    /// `medium:` words quoted from this medium, as stated.
    Medium,
    /// `topic:` passages on this topic.
    Topic,
    /// `person:` passages that name the person or state a role of theirs.
    Person,
    /// `place:` passages that name the place or state a role of it.
    Place,
    /// `date:` documents whose date may be this, in EDTF or in words: `2022-04`, `april`.
    Date,
}

impl Field {
    /// All fields, in display order.
    pub const ALL: [Self; 7] =
        [Self::In, Self::Speaker, Self::Medium, Self::Topic, Self::Person, Self::Place, Self::Date];

    /// The name before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Speaker => "speaker",
            Self::Medium => "medium",
            Self::Topic => "topic",
            Self::Person => "person",
            Self::Place => "place",
            Self::Date => "date",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name().eq_ignore_ascii_case(name))
    }
}

/// A problem in a query that the user should know about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryNotice {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// The kind of problem.
    pub kind: NoticeKind,
}

/// Why a part of a query may not do what was intended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// An unpaired quotation mark: the words after it are searched separately.
    UnbalancedQuote,
    /// An unpaired or too deeply nested parenthesis: ignored.
    UnbalancedGroup,
    /// `OR`, `AND`, `NOT` or `NEAR/5` without an operand that it needs: searched as a word.
    DanglingOperator,
    /// A name with a colon that is not a field: searched as words.
    UnknownField,
    /// A field without a value: searched as a word.
    EmptyField,
    /// `~` that follows no phrase or has no number: ignored.
    StrayNear,
    /// Characters that contain no word: ignored.
    NoWord,
    /// Only exclusions: every passage without them matches, and there are no hits to mark.
    OnlyExclusions,
    /// Too many words: those from here on are ignored.
    TooLong,
}

impl Query {
    /// Whether it has no clauses.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The query with the parts of compound words as words of their own.
    pub(crate) fn in_parts(&self) -> Query {
        let mut clauses = Vec::new();
        for node in &self.clauses {
            match &node.kind {
                NodeKind::Word(word) => clauses.extend(word.parts().map(Node::from)),
                _ => clauses.push(node.clone()),
            }
        }
        Query { clauses, notices: self.notices.clone(), typing: self.typing }
    }
}

impl Word {
    /// Its parts, as words.
    fn parts(&self) -> impl Iterator<Item = Self> + '_ {
        parts(base(&self.text)).map(|part| Self {
            span: self.span.start + part.range.start..self.span.start + part.range.end,
            text: part.of(&self.text).to_string(),
            prefix: self.prefix && part.range.end == self.text.len(),
        })
    }
}

impl From<Word> for Node {
    fn from(word: Word) -> Self {
        Self { span: word.span.clone(), kind: NodeKind::Word(word) }
    }
}
