//! The Leptos application. It reads, arranges and forwards; what can be computed is computed in the
//! core. The state is the corpus that is open and the route, and everything shown is derived from
//! them. Another corpus is shown by a new view: see [`open_corpus`].
//!
//! | room | what it is for | may reach |
//! |---|---|---|
//! | [`platform`] | the browser: address bar, clipboard, files, storage, media queries, mount root | no other room |
//! | [`mod@html`] | the element builder, and lists that redraw only what changed | no other room |
//! | [`reports`], [`open_corpus`], [`desk`], [`lazy`], [`series`], [`search`] | shared state: the corpus of a view, how to open another, what is being opened, lazy chunk, part for series, query and results | `html`, `platform` |
//! | [`components`] | links, quotations, names of reports, live region, wording | those above |
//! | [`shell`] | header, search box, hit navigation, shortcuts, theme, share | those above |
//! | [`pages`] | overview, search, timeline, compare, reader, open, one file or folder each | those above |
//! | [`app`] | the shell around the page that the route names | those above |
//! | [`embed`] | the application inside another page | all |
//!
//! `tests/core/rooms.rs` checks this.

pub mod app;
pub mod components;
pub mod desk;
pub mod embed;
pub mod html;
pub mod lazy;
pub mod open_corpus;
pub mod pages;
pub mod platform;
pub mod reports;
pub mod search;
pub mod series;
pub mod shell;

use self::embed::iframe;
use self::pages::chunk;
use self::platform::host_page::HostPage;
use self::platform::location::{self, RouteStorage};
#[cfg(not(feature = "split"))]
use self::platform::page_file;
use self::platform::panic_hook;
use self::platform::permalink::{CorpusSource, Permalinks};
use self::reports::IndexedCorpus;
use gloo::utils::window;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Mounts the application in `#app[data-readout]`, replacing its prerendered content, and fires the
/// event `readout-started`. A page without that element embeds the application: see [`embed`].
///
/// If the link leads to another page than the first, the prerendered content stays until the lazy
/// chunk is there, too: the reports can be read meanwhile, and the layout shifts once.
pub fn start() {
    panic_hook::install();
    iframe::follow();
    let app = gloo::utils::document().query_selector("#app[data-readout]");
    let Ok(Some(Ok(host))) = app.map(|app| app.map(JsCast::dyn_into::<HtmlElement>)) else {
        return;
    };
    if location::is_first_page() {
        return mount(&host);
    }
    // Leptos has no executor before it mounts something.
    wasm_bindgen_futures::spawn_local(async move {
        chunk::preload().await;
        mount(&host);
    });
}

fn mount(host: &HtmlElement) {
    // The browser scrolled to the link's target in the prerendered content.
    if host.query_selector(":target").is_ok_and(|target| target.is_some()) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    host.set_inner_html("");
    let (corpus, source) = first_corpus();
    let page = HostPage::default();
    let storage = RouteStorage::Address { default: String::new() };
    let links = Permalinks::of_page(&location::here(), source);
    let (_, mounted) = app::mount(host, corpus, false, storage, links, page, chunk::preload);
    mounted.forget();
    if let Ok(started) = web_sys::Event::new("readout-started") {
        let _ = window().dispatch_event(&started);
    }
}

/// What the page came with: the built-in corpus, or reports that a reader has put into the file.
fn first_corpus() -> (Arc<IndexedCorpus>, CorpusSource) {
    // A file has the program whole.
    #[cfg(not(feature = "split"))]
    if let Some(Ok(corpus)) = page_file::reports().map(|json| crate::corpus::load(json.as_bytes()))
    {
        return (IndexedCorpus::new(corpus), CorpusSource::InFile);
    }
    (IndexedCorpus::new(crate::built_in()), CorpusSource::BuiltIn)
}
