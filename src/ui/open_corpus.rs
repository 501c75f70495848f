//! The corpus that is open: one signal, from which the views are derived.

use super::platform::location::{Location, Wanted};
use super::platform::mount_root::MountRoot;
use super::platform::permalink::{CorpusSource, Permalinks};
use super::reports::IndexedCorpus;
use crate::corpus::Corpus;
use crate::route::Collection;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::sync::Arc;

/// The corpus that is open, and how to open another; it outlives the views of each.
#[derive(Clone, Copy)]
pub struct OpenCorpus {
    shown: RwSignal<Arc<IndexedCorpus>>,
    /// What the page came with, and is there again after a reader's own.
    of_page: StoredValue<(Arc<IndexedCorpus>, Permalinks)>,
    location: Location,
    root: MountRoot,
}

/// Reports that a reader has opened.
pub struct OwnCorpus {
    /// The id under which they are kept.
    pub id: String,
    /// The reports.
    pub corpus: Corpus,
}

/// Reads reports of a reader's own; why it cannot, in words.
pub type ReadOwn = fn(Collection) -> Pin<Box<dyn Future<Output = Result<OwnCorpus, String>>>>;

impl OpenCorpus {
    /// Begins with a corpus that the location knows.
    pub fn new(shown: Arc<IndexedCorpus>, location: Location, root: MountRoot) -> Self {
        let of_page = StoredValue::new((shown.clone(), location.permalinks()));
        OpenCorpus { shown: RwSignal::new(shown), of_page, location, root }
    }

    /// What is shown; tracked.
    pub fn get(self) -> Arc<IndexedCorpus> {
        self.shown.get()
    }

    /// Where the application is.
    pub fn location(self) -> Location {
        self.location
    }

    /// The element that the application is mounted in.
    pub fn root(self) -> MountRoot {
        self.root
    }

    /// Shows another corpus of the page at the present route, as far as that leads anywhere in it.
    pub fn open(self, corpus: Arc<IndexedCorpus>, permalinks: Permalinks) {
        self.of_page.set_value((corpus.clone(), permalinks.clone()));
        self.show(corpus, permalinks, None);
    }

    /// Opens what links lead to from now on, if it is not what is open; `read` finds a reader's own.
    pub fn follow_links<Reading>(self, read: impl Fn(Collection) -> Reading + 'static)
    where
        Reading: Future<Output = Result<OwnCorpus, String>> + 'static,
    {
        Effect::new(move |_| {
            let Some(wanted) = self.location.wanted.get() else { return };
            if wanted.collection == Collection::OfPage {
                let (corpus, permalinks) = self.of_page.get_value();
                return self.show(corpus, permalinks, Some(wanted));
            }
            let read = read(wanted.collection.clone());
            spawn_local(async move {
                let read = read.await;
                // Another link may have been followed meanwhile.
                if self.location.wanted.try_get_untracked().flatten().as_ref() == Some(&wanted) {
                    match read {
                        Ok(own) => self.show_own(own, Some(wanted)),
                        Err(why) => self.location.cannot_open(why),
                    }
                }
            });
        });
    }

    /// Shows a corrected version of a reader's own reports, if they are open.
    pub fn correct(self, own: OwnCorpus) {
        if *self.location.permalinks().source() == CorpusSource::Own(own.id.clone()) {
            self.show_own(own, None);
        }
    }

    fn show_own(self, OwnCorpus { id, corpus }: OwnCorpus, wanted: Option<Wanted>) {
        let permalinks = self.location.permalinks().of_own(&id);
        self.show(IndexedCorpus::new(corpus), permalinks, wanted);
    }

    fn show(self, corpus: Arc<IndexedCorpus>, permalinks: Permalinks, wanted: Option<Wanted>) {
        // An element with focus would be told of its removal when its view is disposed already.
        self.root.blur();
        let text = corpus.corpus.clone();
        // First, so that the old view is disposed before it could follow the route.
        self.shown.set(corpus);
        self.location.open(text, permalinks, wanted);
    }
}
