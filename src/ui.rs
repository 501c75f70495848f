//! The Leptos application: reads, arranges, forwards. What can be worked out is worked out in the
//! core; the state is the route, and everything shown is derived from it.
//!
//! - [`app`]: the shell and the choice of the page; [`location`]: the route and the address bar;
//! - [`ground`]: the element it stands in; [`explorer`]: the same, embedded in another page;
//!   [`framed`]: in a frame of one; [`share`]: how to get it there;
//! - in the shell: [`search_box`]; [`hits`], the bar under it; [`keys`]; [`announce`]; [`theme`];
//! - [`pages`]: which there are; one file each: [`overview`], [`search`], [`timeline`], [`compare`],
//!   [`reader`]; [`lazy`]: what all but the first need, fetched after it;
//! - [`html`]: the builder of elements; [`patch`]: lists of which only what has changed is drawn;
//! - [`pieces`]: what pages share: links, quotations with their source, marked text;
//! - [`quiet`], [`save`], [`copy`], [`storage`], [`width`]: what the browser is asked for;
//! - [`cite`]: a passage taken away with its source; [`printed`]: what paper says of it;
//! - [`words`]: how numbers, dates and reasons are put into English.

pub mod announce;
pub mod app;
pub mod cite;
pub mod compare;
pub mod copy;
pub mod explorer;
pub mod failure;
pub mod framed;
pub mod ground;
pub mod hits;
pub mod html;
pub mod keys;
pub mod lazy;
pub mod location;
pub mod overview;
pub mod pages;
pub mod patch;
pub mod pieces;
pub mod printed;
pub mod quiet;
pub mod reader;
pub mod save;
pub mod search;
pub mod search_box;
pub mod share;
pub mod storage;
pub mod theme;
pub mod timeline;
pub mod width;
pub mod words;

use self::explorer::Outside;
use self::ground::Ground;
use self::location::Kept;
use crate::corpus::Corpus;
use crate::search::Index;
use gloo::utils::window;
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use std::sync::OnceLock;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The reports in view and what is worked out from them once. They live as long as the page.
#[derive(Clone, Copy)]
pub struct Reports {
    /// The corpus.
    pub corpus: &'static Corpus,
    index: &'static OnceLock<Index>,
}

impl Reports {
    /// Those of a corpus; both live as long as the page.
    fn of(corpus: Corpus) -> Self {
        Reports { corpus: Box::leak(Box::new(corpus)), index: Box::leak(Box::default()) }
    }

    /// The search index.
    pub fn index(self) -> &'static Index {
        self.index.get_or_init(|| Index::new(self.corpus))
    }
}

/// Mounts the application in the element that the page has for it, in place of what stands there,
/// and tells the page by an event. A page that has no such element embeds it: see [`explorer`].
///
/// Where a link leads further than the first page, what stands there stays until the lazy chunk has
/// come, too: so the reports can be read, and nothing moves twice.
pub fn start() {
    failure::install();
    framed::follow();
    let app = gloo::utils::document().query_selector("#app[data-readout]");
    let Ok(Some(Ok(host))) = app.map(|app| app.map(JsCast::dyn_into::<HtmlElement>)) else {
        return;
    };
    if location::is_first_page() {
        return mount(&host);
    }
    // Leptos has no executor before it mounts something.
    wasm_bindgen_futures::spawn_local(async move {
        lazy::preload().await;
        mount(&host);
    });
}

/// Mounts the application in the place of what stands there.
fn mount(host: &HtmlElement) {
    // The browser went to where the link leads in what stands there; here it leads elsewhere.
    if host.query_selector(":target").is_ok_and(|target| target.is_some()) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    host.set_inner_html("");
    let reports = Reports::of(crate::built_in());
    place(host, reports, false, Kept::InAddress, Outside::default()).forget();
    if let Ok(started) = web_sys::Event::new("readout-started") {
        let _ = window().dispatch_event(&started);
    }
}

/// Puts the application into an element; it stays as long as what is given back.
fn place(
    host: &HtmlElement,
    reports: Reports,
    embedded: bool,
    kept: Kept,
    outside: Outside,
) -> UnmountHandle<impl Mountable + use<>> {
    let ground = host.clone();
    mount_to(host.clone(), move || {
        let ground = Ground::new(ground, embedded);
        app::app(reports, ground, kept, outside)
    })
}

/// Brings an element to the middle of the window.
fn scroll_into_view(element: &web_sys::Element) {
    scroll_to(element, web_sys::ScrollLogicalPosition::Center);
}

/// Brings an element into the window, to this place in it. A page that embeds it stays where it is
/// until the reader is in the explorer.
fn scroll_to(element: &web_sys::Element, to: web_sys::ScrollLogicalPosition) {
    let around = element.get_root_node().dyn_into::<web_sys::ShadowRoot>();
    if around.is_ok_and(|around| around.active_element().is_none()) {
        return;
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Gives an element the keyboard.
fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
