//! The corpus shown and its search index.

use crate::corpus::Corpus;
use crate::search::Index;
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};

/// A corpus and its search index, shared by the views that show it and dropped with the last.
pub struct IndexedCorpus {
    /// The corpus.
    pub corpus: Arc<Corpus>,
    index: OnceLock<Index>,
}

impl IndexedCorpus {
    /// A corpus whose index is still to be built.
    pub fn new(corpus: Corpus) -> Arc<Self> {
        Arc::new(IndexedCorpus { corpus: Arc::new(corpus), index: OnceLock::new() })
    }

    /// The search index; built now if it was not built before.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.corpus))
    }

    /// Whether the index is built.
    pub fn has_index(&self) -> bool {
        self.index.get().is_some()
    }

    /// Stores an index that was built in steps; ignored if one is stored already.
    pub fn set_index(&self, index: Index) {
        let _ = self.index.set(index);
    }
}

/// What a view shows, as a handle that is disposed with the view.
#[derive(Clone, Copy)]
pub struct Reports(StoredValue<Arc<IndexedCorpus>>);

impl Reports {
    /// A handle that lives as long as the current owner.
    pub fn new(shown: Arc<IndexedCorpus>) -> Self {
        Reports(StoredValue::new(shown))
    }

    /// The corpus with its index.
    #[inline(never)]
    pub fn get(self) -> Arc<IndexedCorpus> {
        self.0.get_value()
    }

    /// The same, or `None` once the view is disposed: for what a timer or a promise calls.
    pub fn try_get(self) -> Option<Arc<IndexedCorpus>> {
        self.0.try_get_value()
    }

    /// The corpus.
    #[inline(never)]
    pub fn corpus(self) -> Arc<Corpus> {
        self.get().corpus.clone()
    }
}
