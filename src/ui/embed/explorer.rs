//! The application in an element of another page, mounted by `embed.js` through `main.rs`.
//!
//! All explorers of a page share one program, and the corpora that any of them shows.

use crate::corpus::binary::decode;
use crate::ui::app;
use crate::ui::open_corpus::OpenCorpus;
use crate::ui::pages::chunk;
use crate::ui::platform::host_page::HostPage;
use crate::ui::platform::location::{self, RouteStorage};
use crate::ui::platform::permalink::{CorpusSource, Permalinks};
use crate::ui::reports::IndexedCorpus;
use std::any::Any;
use std::cell::RefCell;
use std::sync::{Arc, Weak};
use web_sys::HtmlElement;

/// An embedded application; it is unmounted when it is dropped.
pub struct Explorer {
    _mounted: Box<dyn Any>,
    open: OpenCorpus,
    site: String,
    sync_url: bool,
}

thread_local! {
    /// The corpora that are shown and can be shown by another explorer.
    static CORPORA: RefCell<Vec<(CorpusSource, Weak<IndexedCorpus>)>> =
        const { RefCell::new(Vec::new()) };
}

/// What an explorer starts with.
pub struct ExplorerOptions {
    /// The route to show first, and wherever the host page's address has none.
    pub route: String,
    /// The address of the folder with the site.
    pub site: String,
    /// Whether the route is kept in the host page's address.
    pub sync_url: bool,
    /// Called with each route that is shown.
    pub on_navigate: js_sys::Function,
    /// The corpus to show first.
    pub corpus: GivenCorpus,
}

/// A corpus as `embed.js` gives it.
pub struct GivenCorpus {
    /// Its address, empty for the built-in one; `None` if it was given as an object.
    pub source: Option<String>,
    /// The corpus in binary form; empty if it is shown already or is the built-in one.
    pub bytes: Vec<u8>,
}

impl Explorer {
    /// Mounts an explorer in an element of a shadow root.
    ///
    /// # Errors
    /// When the corpus was written by a program of another version.
    pub fn new(host: &HtmlElement, options: ExplorerOptions) -> Result<Explorer, String> {
        let ExplorerOptions { route, site, sync_url, on_navigate, corpus } = options;
        let (corpus, source) = corpus.read()?;
        let storage = if sync_url {
            RouteStorage::Address { default: route }
        } else {
            RouteStorage::Memory { route }
        };
        let permalinks = permalinks(&site, source, sync_url);
        let host_page = HostPage { on_navigate: Some(on_navigate) };
        let (open, mounted) =
            app::mount(host, corpus, true, storage, permalinks, host_page, chunk::preload);
        Ok(Explorer { _mounted: Box::new(mounted), open, site, sync_url })
    }

    /// Whether an explorer shows the corpus at this address.
    pub fn has(address: String) -> bool {
        shared(&CorpusSource::Address(address)).is_some()
    }

    /// Shows another corpus.
    ///
    /// # Errors
    /// As [`Explorer::new`].
    pub fn open(&self, corpus: GivenCorpus) -> Result<(), String> {
        let (corpus, source) = corpus.read()?;
        self.open.open(corpus, permalinks(&self.site, source, self.sync_url));
        Ok(())
    }

    /// Goes to a route, as a link would.
    pub fn go(&self, route: &str) {
        self.open.location().go_for_host(route);
    }
}

fn permalinks(site: &str, source: CorpusSource, sync_url: bool) -> Permalinks {
    Permalinks::of_embed(site.to_owned(), source, sync_url.then(location::here))
}

impl GivenCorpus {
    /// The corpus, decoded unless an explorer shows it, and where it comes from.
    fn read(self) -> Result<(Arc<IndexedCorpus>, CorpusSource), String> {
        let source = match self.source {
            None => CorpusSource::Memory,
            Some(address) if address.is_empty() => CorpusSource::BuiltIn,
            Some(address) => CorpusSource::Address(address),
        };
        if let Some(corpus) = shared(&source) {
            return Ok((corpus, source));
        }
        let corpus = match source {
            CorpusSource::BuiltIn => crate::built_in(),
            _ => decode(&self.bytes).map_err(|error| {
                format!("the files of the explorer are of two versions ({error}): reload the page")
            })?,
        };
        let corpus = IndexedCorpus::new(corpus);
        if source != CorpusSource::Memory {
            let shown = (source.clone(), Arc::downgrade(&corpus));
            CORPORA.with_borrow_mut(|corpora| corpora.push(shown));
        }
        Ok((corpus, source))
    }
}

/// The corpus of a source, if an explorer shows it.
fn shared(source: &CorpusSource) -> Option<Arc<IndexedCorpus>> {
    CORPORA.with_borrow_mut(|corpora| {
        corpora.retain(|(_, shown)| shown.strong_count() > 0);
        corpora.iter().find(|(other, _)| other == source)?.1.upgrade()
    })
}
