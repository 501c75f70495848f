//! The application in an element of another page, mounted by `embed.js` through `main.rs`.
//!
//! All explorers of a page share one program and the corpora it has read.

use crate::corpus::binary::decode;
use crate::ui::app;
use crate::ui::pages::chunk;
use crate::ui::platform::host_page::HostPage;
use crate::ui::platform::location::{self, RouteStorage};
use crate::ui::platform::permalink::Permalinks;
use crate::ui::reports::Reports;
use std::any::Any;
use std::cell::RefCell;
use web_sys::HtmlElement;

/// An embedded application; it is unmounted when it is dropped.
pub struct Explorer {
    _mounted: Box<dyn Any>,
    host_page: HostPage,
}

thread_local! {
    /// The corpora in use, by address; the built-in one has an empty address. They are never
    /// dropped, so a corpus is read once.
    static CORPORA: RefCell<Vec<(String, Reports)>> = const { RefCell::new(Vec::new()) };
}

/// What an explorer starts with.
pub struct ExplorerOptions {
    /// The route to show first, and wherever the host page's address has none.
    pub route: String,
    /// The address of the folder with the site.
    pub site: String,
    /// Whether the route is kept in the host page's address.
    pub sync_url: bool,
    /// The address of the corpus; empty for the built-in one.
    pub source: String,
    /// The corpus in binary form; empty if it was read before or is the built-in one.
    pub corpus: Vec<u8>,
    /// Called with each route that is shown.
    pub on_navigate: js_sys::Function,
}

impl Explorer {
    /// Mounts an explorer in an element of a shadow root.
    ///
    /// # Errors
    /// When the corpus was written by a program of another version.
    pub fn new(host: &HtmlElement, options: ExplorerOptions) -> Result<Explorer, String> {
        let ExplorerOptions { route, site, sync_url, source, corpus, on_navigate } = options;
        let reports = reports(source.clone(), &corpus)?;
        let permalinks = Permalinks::of_embed(site, source, sync_url.then(location::here));
        let storage = if sync_url {
            RouteStorage::Address { default: route }
        } else {
            RouteStorage::Memory { route }
        };
        let host_page = HostPage { on_navigate: Some(on_navigate), ..HostPage::default() };
        let mounted =
            app::mount(host, reports, true, storage, permalinks, host_page.clone(), chunk::preload);
        Ok(Explorer { _mounted: Box::new(mounted), host_page })
    }

    /// Whether the corpus at this address was read before.
    pub fn has(source: &str) -> bool {
        CORPORA.with_borrow(|corpora| corpora.iter().any(|(address, _)| address == source))
    }

    /// Goes to a route, as a link would.
    pub fn go(&self, route: &str) {
        if let Some(location) = self.host_page.location.get() {
            location.go_for_host(route);
        }
    }
}

/// The corpus of an address; decoded on first use.
fn reports(source: String, corpus: &[u8]) -> Result<Reports, String> {
    CORPORA.with_borrow_mut(|corpora| {
        if let Some((_, reports)) = corpora.iter().find(|(address, _)| *address == source) {
            return Ok(*reports);
        }
        let corpus = if source.is_empty() {
            crate::built_in()
        } else {
            decode(corpus).map_err(|error| {
                format!("the files of the explorer are of two versions ({error}): reload the page")
            })?
        };
        let reports = Reports::new(corpus);
        corpora.push((source, reports));
        Ok(reports)
    })
}
