//! The application: header, the page of the route, footer.

use super::components::live_region::live_region;
use super::desk::Desk;
use super::html::{self, Child, Element, ElementRef};
use super::lazy::{LazyLoader, Preload};
use super::open_corpus::OpenCorpus;
use super::pages::{open_chunk, overview};
use super::platform::focus::{focus, focus_without_scrolling};
use super::platform::host_page::HostPage;
use super::platform::location::{Location, RouteStorage};
use super::platform::mount_root::MountRoot;
use super::platform::permalink::Permalinks;
use super::platform::scroll::scroll_to;
use super::platform::timeout::OwnedTimeout;
use super::reports::{IndexedCorpus, Reports};
use super::search::Search;
use super::series::DrawnLists;
use super::shell::footer::footer;
use super::shell::header::header;
use super::shell::hit_navigation::{Direction, HitNavigation};
use super::shell::print_header::print_header;
use super::shell::search_box::SearchBox;
use super::shell::shortcuts::{Shortcuts, is_typing};
use crate::route::{Page, Route};
use gloo::utils::{document, window};
use leptos::either::Either;
use leptos::ev;
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Mounts the application in an element; it is unmounted when the handle is dropped.
///
/// # Panics
/// Never: Leptos renders what it mounts at once.
pub fn mount(
    host: &HtmlElement,
    corpus: Arc<IndexedCorpus>,
    embedded: bool,
    storage: RouteStorage,
    permalinks: Permalinks,
    host_page: HostPage,
    preload: Preload,
) -> (OpenCorpus, UnmountHandle<impl Mountable + use<>>) {
    let opened = Rc::new(Cell::new(None));
    let (root, to_fill) = (host.clone(), opened.clone());
    let handle = mount_to(host.clone(), move || {
        let root = MountRoot::new(root, embedded);
        let location = Location::follow(corpus.corpus.clone(), root, storage, permalinks);
        let open = OpenCorpus::new(corpus, location, root);
        to_fill.set(Some(open));
        app(open, root, location, host_page, preload)
    });
    (opened.get().expect("the closure has been called"), handle)
}

/// What stays when another corpus is opened, around the view of the corpus.
fn app(
    open: OpenCorpus,
    root: MountRoot,
    location: Location,
    host_page: HostPage,
    preload: Preload,
) -> AnyView {
    provide_context(root);
    provide_context(location);
    provide_context(open);
    provide_context(Desk::new());
    open.follow_links(move |collection| async move {
        preload().await;
        open_chunk::read_own(collection).await
    });
    let shortcuts = Shortcuts::remembered();
    Effect::new(move |_| host_page.notify(location.route.with(Route::to_string)));
    // Each view is on the other side of an `Either`: Leptos would else patch the one before.
    let mut is_left = false;
    html::fragment(move || {
        is_left = !is_left;
        let view = view(open.get(), root, location, shortcuts, preload);
        let view: Either<AnyView, AnyView> =
            if is_left { Either::Left(view) } else { Either::Right(view) };
        view.into_any()
    })
}

/// The view of a corpus; all that it holds is disposed with it.
fn view(
    corpus: Arc<IndexedCorpus>,
    root: MountRoot,
    location: Location,
    shortcuts: Shortcuts,
    preload: Preload,
) -> AnyView {
    let footer = footer(&corpus.corpus);
    let reports = Reports::new(corpus);
    provide_context(reports);
    let lazy = LazyLoader::new(reports, preload);
    provide_context(lazy);
    provide_context(DrawnLists::default());
    let search = Search::follow(reports, location, lazy);
    provide_context(search);
    let live_region = live_region(search);
    let hits = HitNavigation::follow(reports, search, location);
    let search_box = SearchBox::new(location, search, lazy);
    let main = ElementRef::new();
    shortcuts.listen(move |key| {
        match key {
            _ if !crate::SEARCH => return false,
            "/" => search_box.focus(),
            "j" => hits.step(Direction::Next),
            "k" => hits.step(Direction::Previous),
            "Escape" => {
                search_box.clear();
                keep_focus(root, main);
            }
            _ => return click_shortcut(root, key),
        }
        true
    });
    // The search page updates itself when the query changes; other pages are re-rendered.
    let page = Memo::new(move |_| {
        location.route.with(|route| match Page::of(&route.view) {
            Page::Search => (Page::Search, String::new()),
            page => (page, route.query.clone()),
        })
    });
    let previous = StoredValue::new(None::<(usize, Page)>);
    let rendered = OwnedTimeout::default();
    Effect::new(move |_| {
        let current = (location.navigations.get(), page.get().0);
        if !root.embedded {
            document().set_title(&format!("{} · Readout", current.1.name()));
        }
        if let Some(previous) = previous.get_value().filter(|previous| previous.0 != current.0) {
            if previous.1 != current.1 {
                reset_scroll(root, main);
            }
            // Once the page is there: the element that had focus may be gone.
            rendered.start(0, move || keep_focus_inside(root, main));
        }
        previous.set_value(Some(current));
    });
    let content = move || match page.get().0 {
        Page::Overview => overview::page().into_any(),
        page => lazy.page(page),
    };
    let skip = html::a().class("skip").attr("href", "#main").child("Skip to the page");
    let skip = skip.on(ev::click, move |event| {
        event.prevent_default();
        focus_on(main);
    });
    let content = html::main()
        .attr("id", "main")
        .attr("part", "page")
        .attr("tabindex", "-1")
        .node_ref(main)
        .child(print_header(location))
        .child(notices(location))
        .child(content);
    let parts: [Child; 6] = [
        skip.into(),
        header(search, page, search_box, shortcuts, hits, lazy).into(),
        content.into(),
        footer.into(),
        Child::View(lazy.element(move |chunk| (chunk.share)(location))),
        live_region.into(),
    ];
    html::fragment(parts)
}

/// Messages about parts of the link that were not understood.
fn notices(location: Location) -> Element {
    html::div().class("notices").attr("role", "status").child(move || {
        let lines = location.notices.get();
        html::div().child(lines.into_iter().map(|line| html::p().child(line)).collect::<Vec<_>>())
    })
}

/// Clicks the control on the page that has this key as its shortcut; `false` if there is none.
fn click_shortcut(root: MountRoot, key: &str) -> bool {
    let is_letter = key.len() == 1 && key.as_bytes()[0].is_ascii_alphanumeric();
    let control = || root.query(&format!("main [aria-keyshortcuts='{key}']"));
    let control = is_letter.then(control).flatten();
    let control = control.and_then(|control| control.dyn_into::<HtmlElement>().ok());
    if let Some(control) = &control {
        control.click();
    }
    control.is_some()
}

/// Scrolls a new page to its top and focuses it, unless a field has focus. A host page is scrolled
/// only after a navigation from inside, and only if the top is above the viewport.
fn reset_scroll(root: MountRoot, main: ElementRef) {
    if !root.embedded {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    } else if root.host().get_bounding_client_rect().top() < 0.0 {
        scroll_to(root, &root.host(), web_sys::ScrollLogicalPosition::Start);
    }
    if root.may_move_view() && !is_typing(root) {
        main.get_untracked().iter().for_each(|main| focus_without_scrolling(main));
    }
}

/// Gives the focus to the page if a navigation from inside has removed what had it.
fn keep_focus_inside(root: MountRoot, main: ElementRef) {
    let is_lost = root.active().is_none_or(|active| active.tag_name() == "BODY");
    if root.may_move_view() && is_lost {
        main.get_untracked().iter().for_each(|main| focus_without_scrolling(main));
    }
}

/// Keeps focus on the page if the focused element there is about to be re-rendered.
fn keep_focus(root: MountRoot, main: ElementRef) {
    let focused = root.active();
    if focused.is_some_and(|element| matches!(element.closest("main"), Ok(Some(_)))) {
        focus_on(main);
    }
}

fn focus_on(node: ElementRef) {
    if let Some(element) = node.get_untracked() {
        focus(&element);
    }
}
