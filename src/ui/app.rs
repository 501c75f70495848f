//! The shell: title, search box, navigation, theme; and the page the route names.

use super::explorer::Outside;
use super::ground::Ground;
use super::hits::{Hits, Way};
use super::html::{self, Element, ElementRef};
use super::keys::{Keys, is_typing};
use super::lazy::LazyLoader;
use super::location::{Kept, Location};
use super::pages::Page;
use super::search::Search;
use super::search_box::SearchBox;
use super::{Reports, announce, overview, printed, share, theme};
use crate::corpus::Corpus;
use crate::route::{Route, View};
use crate::text::tokens;
use gloo::utils::{document, window};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The application: what is read, the element it stands in, where the route is kept, and what it has
/// to do with the page around it.
pub fn app(reports: Reports, ground: Ground, kept: Kept, outside: Outside) -> AnyView {
    provide_context(ground);
    let location = Location::follow(reports.corpus, ground, kept);
    provide_context(reports);
    provide_context(location);
    let lazy = LazyLoader::fetch_for(reports);
    provide_context(lazy);
    let search = Search::follow(reports, location, lazy);
    provide_context(search);
    let announcer = announce::place(search);
    let hits = Hits::follow(reports, search, location);
    let search_box = SearchBox::new(reports, location, search, lazy);
    let keys = Keys::remembered();
    let main = ElementRef::new();
    keys.listen(move |key| {
        match key {
            _ if !crate::SEARCH => return false,
            "/" => search_box.focus(),
            "j" => hits.step(Way::Next),
            "k" => hits.step(Way::Previous),
            "Escape" => {
                search_box.clear();
                keep_place(ground, main);
            }
            _ => return press(ground, key),
        }
        true
    });
    // The search page follows the query by itself; the others are made anew for another.
    let page = Memo::new(move |_| {
        location.route.with(|route| match Page::of(&route.view) {
            Page::Search => (Page::Search, String::new()),
            page => (page, route.query.clone()),
        })
    });
    let before = StoredValue::new(None::<(usize, Page)>);
    Effect::new(move |_| {
        let now = (location.arrivals.get(), page.get().0);
        if !ground.embedded {
            document().set_title(&format!("{} · Readout", now.1.name()));
        }
        if before.get_value().is_some_and(|before| before.0 != now.0 && before.1 != now.1) {
            begin_page(ground, main);
        }
        before.set_value(Some(now));
    });
    outside.location.set(Some(location));
    Effect::new(move |_| outside.tell(location.route.with(Route::to_string)));
    let content = move || match page.get().0 {
        Page::Overview => overview::page().into_any(),
        page => lazy.page(page),
    };
    let skip = html::a().class("skip").attr("href", "#main").child("Skip to the page");
    let parts = [
        skip.on(ev::click, move |event| {
            event.prevent_default();
            focus(main);
        }),
        header(search, page, search_box, keys, hits, lazy),
        html::main()
            .attr("id", "main")
            .attr("part", "page")
            .attr("tabindex", "-1")
            .node_ref(main)
            .child(printed::line(location))
            .child(notices(location))
            .child(content),
        footer(reports.corpus),
        share::popover(location),
        announcer,
    ];
    html::fragment(parts)
}

fn header(
    search: Search,
    page: Memo<(Page, String)>,
    search_box: SearchBox,
    keys: Keys,
    hits: Hits,
    lazy: LazyLoader,
) -> Element {
    let to =
        move |view: View| move || Route { view: view.clone(), query: search.settled() }.to_string();
    let door = |p: Page| {
        html::a()
            .attr("href", to(p.view()))
            .attr("aria-current", move || (page.get().0 == p).then_some("page"))
            .child(p.name())
    };
    html::header()
        .class("shell")
        .attr("part", "header")
        .child(html::a().class("brand").attr("href", to(View::Overview)).child("Readout"))
        .child(crate::SEARCH.then(|| searching(search_box, keys, hits, lazy)))
        .child(
            html::nav().attr("part", "tabs").attr("aria-label", "Pages").child(Page::ALL.map(door)),
        )
        .child(share::button())
        .child(theme::switch())
        .child(crate::SEARCH.then(|| hits.bar(search_box)))
}

/// How little the reports prove, at every page's end.
fn footer(corpus: &Corpus) -> Element {
    let words: usize = corpus.documents.iter().map(|document| tokens(&document.text).count()).sum();
    let each = words / corpus.documents.len().max(1) / 10 * 10;
    let little = if each > 0 && each < 5000 {
        format!("Reports of some {each} words each prove little, and what one")
    } else {
        "What a report".into()
    };
    html::footer().class("shell").attr("part", "footer").child(html::p().child(
        little
            + " does not mention may still have been discussed. Every claim here opens the words \
               it rests on. Nothing leaves this page.",
    ))
}

/// What of the link was not understood.
fn notices(location: Location) -> Element {
    html::div().class("notices").attr("role", "status").child(move || {
        let lines = location.notices.get();
        html::div().child(lines.into_iter().map(|line| html::p().child(line)).collect::<Vec<_>>())
    })
}

/// The search box, and what can be typed into it; `/` comes here from anywhere, and Enter leads to
/// the first hit.
fn searching(search_box: SearchBox, keys: Keys, hits: Hits, lazy: LazyLoader) -> Element {
    let label = html::label().class("visually-hidden").attr("for", "query");
    let help = html::button()
        .class("help")
        .attr("type", "button")
        .attr("popovertarget", "help")
        .attr("aria-label", "What can be typed")
        .attr("title", "What can be typed")
        .child("?");
    html::form()
        .attr("role", "search")
        .on(ev::submit, move |event| {
            event.prevent_default();
            search_box.show();
            hits.begin();
        })
        .child(label.child("Search both reports"))
        .child(search_box.input())
        .child(html::kbd().attr("aria-hidden", "true").child("/"))
        .child(help)
        .child(lazy.part(move |chunk| (chunk.help)(keys)))
}

/// Presses what on the page is worked by this key, if anything is.
fn press(ground: Ground, key: &str) -> bool {
    let is_letter = key.len() == 1 && key.as_bytes()[0].is_ascii_alphanumeric();
    let control = || ground.query(&format!("main [aria-keyshortcuts='{key}']"));
    let control = is_letter.then(control).flatten();
    let control = control.and_then(|control| control.dyn_into::<HtmlElement>().ok());
    if let Some(control) = &control {
        control.click();
    }
    control.is_some()
}

/// A new page begins at its top; the keyboard goes there too, unless it is typing. Of a page that
/// embeds it, only what must is scrolled, and the keyboard stays where it is.
fn begin_page(ground: Ground, main: ElementRef) {
    if !ground.embedded {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    } else if ground.host().get_bounding_client_rect().top() < 0.0 {
        super::scroll_to(&ground.host(), web_sys::ScrollLogicalPosition::Start);
    }
    if !is_typing(ground) && (!ground.embedded || ground.active().is_some()) {
        focus(main);
    }
}

/// Keeps the keyboard on the page when what it is on there will be made anew.
fn keep_place(ground: Ground, main: ElementRef) {
    let focused = ground.active();
    if focused.is_some_and(|element| matches!(element.closest("main"), Ok(Some(_)))) {
        focus(main);
    }
}

fn focus(node: ElementRef) {
    if let Some(element) = node.get_untracked() {
        super::focus(&element);
    }
}
