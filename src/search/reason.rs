//! Why a range of text is a hit.
//!
//! ```
//! use readout::search::{Index, Options, Reason, Typing, parse, search};
//!
//! let corpus = readout::built_in();
//! let query = parse("defense", Typing::Done);
//! let results = search(&Index::new(&corpus), &corpus, &query, &Options::default());
//! assert_eq!(results.hits[0].reason, Reason::Variant);
//! assert_eq!(results.hits[0].reason.words(), "another spelling");
//! ```

/// Why a range of text is a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The word itself, ignoring case, accents, quotes, hyphens and a possessive ending.
    Exact,
    /// Another spelling of the word.
    Variant,
    /// A word with the given prefix.
    Prefix,
    /// Another form of the word.
    Stem,
    /// Another name, from the aliases of the corpus.
    Alias,
    /// A slip of the source, for which the corpus names the word that was meant.
    Slip,
    /// The words an annotation is based on, if the query has only fields.
    Annotation,
}

impl Reason {
    /// All reasons, the closest first.
    pub const ALL: [Self; 7] = [
        Self::Exact,
        Self::Variant,
        Self::Prefix,
        Self::Stem,
        Self::Alias,
        Self::Slip,
        Self::Annotation,
    ];

    /// A description for users.
    pub fn words(self) -> &'static str {
        match self {
            Self::Exact => "the word itself",
            Self::Variant => "another spelling",
            Self::Prefix => "begins so",
            Self::Stem => "another form",
            Self::Alias => "another name",
            Self::Slip => "a slip in the report",
            Self::Annotation => "as annotated",
        }
    }
}
