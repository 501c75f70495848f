//! What is asked: a tree of words, phrases and fields, each with the bytes it was typed in.
//!
//! | typed | finds passages with |
//! |---|---|
//! | `defence dialogue` | both words |
//! | `"regional security"` | the words in this order, nothing between |
//! | `"defence cooperation"~3` | the words in any order, at most three others among them |
//! | `minister -prime` | the first and not the second; a phrase, field or group may stand after `-` |
//! | `roadmap OR momentum` | either; `OR` joins its two neighbours only |
//! | `(a OR b) c` | groups |
//! | `minist*` | words that begin so |
//! | `speaker:austin` | see [`Field`]; a value of several words is quoted |
//!
//! Words find their other spellings, forms and names too (`matching`); quoted words only their
//! other spellings and names. [`parse`](fn@parse) takes any string: what is no query is searched
//! as words, with a [`QueryNotice`] that says so.

pub mod parse;

use std::ops::Range;

pub use parse::{Typing, parse};

/// A query as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these must match. Each can be shown, and taken away, on its own.
    pub clauses: Vec<Node>,
    /// What was not understood as it may have been meant.
    pub notices: Vec<QueryNotice>,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the query as typed, with `-`, quotes and field name.
    pub span: Range<usize>,
    /// What it asks.
    pub kind: NodeKind,
}

/// What a part of a query asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A word in any of its forms.
    Word(Word),
    /// Words as they are, one after the other.
    Phrase(Vec<Word>),
    /// Words as they are, in any order, with at most so many others among them.
    Near(Vec<Word>, u32),
    /// An annotation of the corpus.
    Field(Field, String),
    /// Passages where this does not match.
    Not(Box<Node>),
    /// Passages where each matches.
    All(Vec<Node>),
    /// Passages where at least one matches.
    Any(Vec<Node>),
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// As typed, without `*`.
    pub text: String,
    /// Whether it stands for every word that begins so.
    pub prefix: bool,
}

/// What a query can ask of the annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `in:` documents with this id or label.
    In,
    /// `speaker:` words quoted from this person or body.
    Speaker,
    /// `medium:` words quoted from such a medium, as stated.
    Medium,
    /// `topic:` passages that speak of it.
    Topic,
    /// `person:` passages that name the person, or state a role.
    Person,
    /// `place:` passages that name the place, or rest on it.
    Place,
    /// `date:` documents whose date begins so.
    Date,
}

impl Field {
    /// All fields, in the order they are listed to the reader.
    pub const ALL: [Self; 7] =
        [Self::In, Self::Speaker, Self::Medium, Self::Topic, Self::Person, Self::Place, Self::Date];

    /// What stands before the colon.
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

/// Something in a query that the reader should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryNotice {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// What it is.
    pub kind: NoticeKind,
}

/// Why a part of a query may not do what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// A quotation mark without its partner: the words after it are searched one by one.
    UnbalancedQuote,
    /// A parenthesis without its partner, or one too deep: passed over.
    UnbalancedGroup,
    /// `OR` with nothing to choose from on one side: searched as a word.
    DanglingOr,
    /// A name with a colon that is no field: searched as words.
    UnknownField,
    /// A field without a value: searched as a word.
    EmptyField,
    /// `~` that follows no phrase, or has no number: passed over.
    StrayNear,
    /// `AND` or `NOT`, which are words here: words stand together anyway, and `-` excludes.
    NotAnOperator,
    /// Signs in which there is no word to search: passed over.
    NoWord,
    /// Only exclusions: every passage without them matches, and nothing can be marked.
    OnlyExclusions,
    /// More words than are searched: those from here on are passed over.
    TooLong,
}

impl Query {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

impl From<Word> for Node {
    fn from(word: Word) -> Self {
        Self { span: word.span.clone(), kind: NodeKind::Word(word) }
    }
}
