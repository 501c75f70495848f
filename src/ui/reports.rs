//! The corpus shown and its search index.

use crate::corpus::Corpus;
use crate::search::Index;
use std::sync::OnceLock;

/// A corpus and its search index. Both live as long as the page.
#[derive(Clone, Copy)]
pub struct Reports {
    /// The corpus.
    pub corpus: &'static Corpus,
    index: &'static OnceLock<Index>,
}

impl Reports {
    /// Leaks a corpus, so that it lives as long as the page.
    pub(super) fn new(corpus: Corpus) -> Self {
        Reports { corpus: Box::leak(Box::new(corpus)), index: Box::leak(Box::default()) }
    }

    /// The search index; built now if it was not built before.
    pub fn index(self) -> &'static Index {
        self.index.get_or_init(|| Index::new(self.corpus))
    }

    /// Whether the index is built.
    pub fn has_index(self) -> bool {
        self.index.get().is_some()
    }

    /// Stores an index that was built in steps; ignored if one is stored already.
    pub fn set_index(self, index: Index) {
        let _ = self.index.set(index);
    }
}
