//! The shell: title, search box, navigation, theme; and the page the route names.

use super::el::{El, Node, effect, el, live};
use super::explorer::Outside;
use super::ground::Ground;
use super::hits::{Hits, Way};
use super::keys::{Keys, is_typing};
use super::location::{Kept, Location};
use super::pages::Page;
use super::rest::Rests;
use super::search::Search;
use super::search_box::SearchBox;
use super::state::{Memo, StoredValue};
use super::{Reports, announce, context, overview, printed, share, theme};
use crate::corpus::Corpus;
use crate::route::{Route, View};
use crate::text::tokens;
use gloo::utils::{document, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The application.
#[component]
pub fn App(
    /// What is read.
    reports: Reports,
    /// Where it stands.
    ground: Ground,
    /// Where the route is kept.
    kept: Kept,
    /// What it has to do with the page around it.
    outside: Outside,
) -> impl IntoView {
    context::provide(ground);
    let location = Location::follow(reports.corpus, ground, kept);
    context::provide(reports);
    context::provide(location);
    let rests = Rests::follow(reports);
    context::provide(rests);
    let search = Search::follow(reports, location, rests);
    context::provide(search);
    let announcer = announce::place(search);
    let hits = Hits::follow(reports, search, location);
    let search_box = SearchBox::new(reports, location, search, rests);
    let keys = Keys::remembered();
    let main = Node::new();
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
    effect(move || {
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
    effect(move || outside.tell(location.route.with(Route::to_string)));
    let content = live(move || match page.get().0 {
        Page::Overview => overview::page().into(),
        page => rests.page(page),
    });
    let skip = el("a").class("skip").attr("href", "#main").text("Skip to the page");
    [
        skip.on("click", move |event| {
            event.prevent_default();
            focus(main);
        }),
        header(search, page, search_box, keys, hits, rests),
        el("main")
            .attr("id", "main")
            .attr("part", "page")
            .attr("tabindex", "-1")
            .node(main)
            .child(printed::line(location))
            .child(notices(location))
            .child(content),
        footer(reports.corpus),
        share::popover(location),
        announcer,
    ]
    .map(AnyView::from)
    .into_iter()
    .collect::<Vec<_>>()
}

fn header(
    search: Search,
    page: Memo<(Page, String)>,
    search_box: SearchBox,
    keys: Keys,
    hits: Hits,
    rests: Rests,
) -> El {
    let to = move |view: View| {
        move || Some(Route { view: view.clone(), query: search.settled() }.to_string())
    };
    let door = |p: Page| {
        el("a")
            .live("href", to(p.view()))
            .live("aria-current", move || (page.get().0 == p).then_some("page"))
            .text(p.name())
    };
    el("header")
        .class("shell")
        .attr("part", "header")
        .child(el("a").class("brand").live("href", to(View::Overview)).text("Readout"))
        .all(crate::SEARCH.then(|| searching(search_box, keys, hits, rests)))
        .child(el("nav").attr("part", "tabs").attr("aria-label", "Pages").all(Page::ALL.map(door)))
        .child(share::button())
        .child(theme::switch())
        .all(crate::SEARCH.then(|| hits.bar(search_box)))
}

/// How little the reports prove, at every page's end.
fn footer(corpus: &Corpus) -> El {
    let words: usize = corpus.documents.iter().map(|document| tokens(&document.text).count()).sum();
    let each = words / corpus.documents.len().max(1) / 10 * 10;
    let little = if each > 0 && each < 5000 {
        format!("Reports of some {each} words each prove little, and what one")
    } else {
        "What a report".into()
    };
    el("footer").class("shell").attr("part", "footer").child(el("p").text(
        little
            + " does not mention may still have been discussed. Every claim here opens the words \
               it rests on. Nothing leaves this page.",
    ))
}

/// What of the link was not understood.
fn notices(location: Location) -> El {
    el("div").class("notices").attr("role", "status").child(live(move || {
        let lines = location.notices.get();
        el("div").all(lines.into_iter().map(|line| el("p").text(line)))
    }))
}

/// The search box, and what can be typed into it; `/` comes here from anywhere, and Enter leads to
/// the first hit.
fn searching(search_box: SearchBox, keys: Keys, hits: Hits, rests: Rests) -> El {
    let label = el("label").class("visually-hidden").attr("for", "query");
    let help = el("button")
        .class("help")
        .attr("type", "button")
        .attr("popovertarget", "help")
        .attr("aria-label", "What can be typed")
        .attr("title", "What can be typed")
        .text("?");
    el("form")
        .attr("role", "search")
        .on("submit", move |event| {
            event.prevent_default();
            search_box.show();
            hits.begin();
        })
        .child(label.text("Search both reports"))
        .child(search_box.input())
        .child(el("kbd").attr("aria-hidden", "true").text("/"))
        .child(help)
        .child(rests.part(move |rest| (rest.help)(keys)))
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
fn begin_page(ground: Ground, main: Node) {
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
fn keep_place(ground: Ground, main: Node) {
    let focused = ground.active();
    if focused.is_some_and(|element| matches!(element.closest("main"), Ok(Some(_)))) {
        focus(main);
    }
}

fn focus(node: Node) {
    if let Some(element) = node.get_untracked() {
        super::focus(&element);
    }
}
