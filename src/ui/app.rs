//! The shell: title, search box, navigation, theme; and the page the route names.

use super::el::{El, Node, effect, el, live};
use super::location::Location;
use super::{Reports, compare, overview, reader, search, theme, timeline};
use crate::route::{Comparison, Reading, Route, View};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// Which page is shown; what is chosen on it may change without it being made anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Overview,
    Search,
    Timeline,
    Compare,
    Read,
}

impl Page {
    const ALL: [Page; 5] =
        [Page::Overview, Page::Search, Page::Timeline, Page::Compare, Page::Read];

    fn of(view: &View) -> Page {
        match view {
            View::Overview => Page::Overview,
            View::Search => Page::Search,
            View::Timeline { .. } => Page::Timeline,
            View::Compare(_) => Page::Compare,
            View::Read(_) => Page::Read,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Page::Overview => "Overview",
            Page::Search => "Search",
            Page::Timeline => "Timeline",
            Page::Compare => "Compare",
            Page::Read => "Read",
        }
    }

    fn view(self) -> View {
        match self {
            Page::Overview => View::Overview,
            Page::Search => View::Search,
            Page::Timeline => View::Timeline { event: None },
            Page::Compare => View::Compare(Comparison::default()),
            Page::Read => View::Read(Reading::default()),
        }
    }
}

/// The application.
#[component]
pub fn App(
    /// What is read.
    reports: Reports,
) -> impl IntoView {
    let location = Location::follow(reports.corpus);
    provide_context(reports);
    provide_context(location);
    provide_context(search::Search::follow(reports, location));
    // The search page follows the query by itself; the others are made anew for another.
    let page = Memo::new(move |_| {
        location.route.with(|route| match Page::of(&route.view) {
            Page::Search => (Page::Search, String::new()),
            page => (page, route.query.clone()),
        })
    });
    let main = Node::new();
    Effect::new(move |before: Option<(usize, Page)>| {
        let now = (location.arrivals.get(), page.get().0);
        document().set_title(&format!("{} · Readout", now.1.name()));
        if before.is_some_and(|before| before.0 != now.0 && before.1 != now.1) {
            begin_page(main);
        }
        now
    });
    let content = live(move || match page.get().0 {
        Page::Overview => overview::page(),
        Page::Search => search::page(),
        Page::Timeline => timeline::page(),
        Page::Compare => compare::page(),
        Page::Read => reader::page(),
    });
    let skip = el("a").class("skip").attr("href", "#main").text("Skip to the page");
    [
        skip.on("click", move |event| {
            event.prevent_default();
            focus(main);
        }),
        header(location, page),
        el("main")
            .attr("id", "main")
            .attr("tabindex", "-1")
            .node(main)
            .child(notices(location))
            .child(content),
        footer(),
    ]
    .map(AnyView::from)
    .into_iter()
    .collect::<Vec<_>>()
}

fn header(location: Location, page: Memo<(Page, String)>) -> El {
    let to = move |view: View| {
        move || {
            let query = location.route.with(|route| route.query.clone());
            Some(Route { view: view.clone(), query }.to_string())
        }
    };
    let door = |p: Page| {
        el("a")
            .live("href", to(p.view()))
            .live("aria-current", move || (page.get().0 == p).then_some("page"))
            .text(p.name())
    };
    el("header")
        .class("shell")
        .child(el("a").class("brand").live("href", to(View::Overview)).text("Readout"))
        .child(search_box(location))
        .child(el("nav").attr("aria-label", "Pages").all(Page::ALL.map(door)))
        .child(theme::switch())
}

fn footer() -> El {
    el("footer").class("shell").child(el("p").text(
        "Two reports of some 370 words each prove little, and what one does not mention may \
         still have been discussed. Every claim here opens the words it rests on. Nothing \
         leaves this page.",
    ))
}

/// What of the link was not understood.
fn notices(location: Location) -> El {
    el("div").class("notices").attr("role", "status").child(live(move || {
        let lines = location.notices.get();
        el("div").all(lines.into_iter().map(|line| el("p").text(line)))
    }))
}

/// The search box: typing shows results at once; `/` comes here from anywhere.
fn search_box(location: Location) -> El {
    let field = Node::new();
    let value = move || field.get_untracked()?.dyn_into::<HtmlInputElement>().ok();
    let search = move || {
        let Some(field) = value() else { return };
        let route = Route { view: View::Search, query: field.value() };
        let there = location.route.with_untracked(|now| now.view == View::Search);
        if there { location.replace(route) } else { location.go(&route) }
    };
    effect(move || {
        let query = location.route.with(|route| route.query.clone());
        field.track();
        if let Some(field) = value().filter(|field| field.value() != query) {
            field.set_value(&query);
        }
    });
    come_on_slash(field);
    let input = el("input")
        .attr("id", "query")
        .attr("type", "search")
        .attr("placeholder", "Search both reports")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "10000")
        .attr("aria-keyshortcuts", "/")
        .node(field)
        .on("input", move |_| search());
    el("form")
        .attr("role", "search")
        .on("submit", move |event| {
            event.prevent_default();
            search();
        })
        .child(
            el("label").class("visually-hidden").attr("for", "query").text("Search both reports"),
        )
        .child(input)
        .child(el("kbd").attr("aria-hidden", "true").text("/"))
}

/// `/` puts the keyboard into the field, unless it is being typed into another.
fn come_on_slash(field: Node) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let plain = !key.ctrl_key() && !key.meta_key() && !key.alt_key();
        if key.key() == "/" && plain && !is_typing() {
            key.prevent_default();
            focus(field);
        }
    });
    let listener = SendWrapper::new(listener);
    on_cleanup(move || drop(listener));
}

/// Whether a key press belongs to a field.
fn is_typing() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

/// A new page begins at its top; the keyboard goes there too, unless it is typing.
fn begin_page(main: Node) {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if !is_typing() {
        focus(main);
    }
}

fn focus(node: Node) {
    if let Some(element) = node.get_untracked() {
        super::focus(&element);
    }
}
