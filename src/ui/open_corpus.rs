//! The corpus that is open: one signal, from which the views are derived.

use super::platform::location::Location;
use super::platform::mount_root::MountRoot;
use super::platform::permalink::Permalinks;
use super::reports::IndexedCorpus;
use leptos::prelude::*;
use std::sync::Arc;

/// The corpus that is open, and how to open another; it outlives the views of each.
#[derive(Clone, Copy)]
pub struct OpenCorpus {
    shown: RwSignal<Arc<IndexedCorpus>>,
    location: Location,
    root: MountRoot,
}

impl OpenCorpus {
    /// Begins with a corpus that the location knows.
    pub fn new(shown: Arc<IndexedCorpus>, location: Location, root: MountRoot) -> Self {
        OpenCorpus { shown: RwSignal::new(shown), location, root }
    }

    /// What is shown; tracked.
    pub fn get(self) -> Arc<IndexedCorpus> {
        self.shown.get()
    }

    /// Where the application is.
    pub fn location(self) -> Location {
        self.location
    }

    /// Shows another corpus at the present route, as far as that leads anywhere in it.
    pub fn open(self, corpus: Arc<IndexedCorpus>, permalinks: Permalinks) {
        // An element with focus would be told of its removal when its view is disposed already.
        self.root.blur();
        let text = corpus.corpus.clone();
        // First, so that the old view is disposed before it could follow the route.
        self.shown.set(corpus);
        self.location.open(text, permalinks);
    }
}
