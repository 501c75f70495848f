//! Why a stretch of text is a hit.

/// Why a stretch of text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The word itself; case, accents, quotes, hyphens and a possessive ending do not matter.
    Exact,
    /// Another spelling of the word.
    Variant,
    /// A word that begins so.
    Prefix,
    /// Another form of the word.
    Stem,
    /// Another name, from the corpus's list.
    Alias,
    /// A word that is nearly this one.
    Typo,
    /// The words an annotation rests on, where only annotations were asked for.
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
        Self::Typo,
        Self::Annotation,
    ];

    /// In words for the reader.
    pub fn words(self) -> &'static str {
        match self {
            Self::Exact => "the word itself",
            Self::Variant => "another spelling",
            Self::Prefix => "begins so",
            Self::Stem => "another form",
            Self::Alias => "another name",
            Self::Typo => "a near spelling",
            Self::Annotation => "as annotated",
        }
    }
}
