//! The shell: title, search box, navigation, theme; and the page the route names.

use super::location::Location;
use super::pieces::link;
use super::theme::ThemeSwitch;
use super::{Reports, compare, overview, reader, search, timeline};
use crate::route::{Comparison, Mode, Reading, Route, View};
use gloo::events::EventListener;
use gloo::utils::{document, window};
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

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
            Page::Compare => View::Compare(Comparison { mode: Mode::Topics, ..Comparison::default() }),
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
    provide_context(search::Hits::follow(reports, location));
    let page = Memo::new(move |_| location.route.with(|route| Page::of(&route.view)));
    let main = NodeRef::<html::Main>::new();
    Effect::new(move |_| document().set_title(&format!("{} · Readout", page.get().name())));
    Effect::new(move |before: Option<(usize, Page)>| {
        let now = (location.arrivals.get(), page.get());
        if before.is_some_and(|before| before.0 != now.0 && before.1 != now.1) {
            begin_page(main);
        }
        now
    });
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            focus_main(main);
        }>"Skip to the page"</a>
        <header class="shell">
            <a class="brand" href=link(View::Overview)>"Readout"</a>
            <SearchBox/>
            <nav aria-label="Pages">
                {Page::ALL.map(|p| view! {
                    <a href=link(p.view()) aria-current=move || (page.get() == p).then_some("page")>
                        {p.name()}
                    </a>
                })}
            </nav>
            <ThemeSwitch/>
        </header>
        <main id="main" tabindex="-1" node_ref=main>
            <Notices/>
            {move || match page.get() {
                Page::Overview => view! { <overview::Overview/> }.into_any(),
                Page::Search => view! { <search::Search/> }.into_any(),
                Page::Timeline => view! { <timeline::Timeline/> }.into_any(),
                Page::Compare => view! { <compare::Compare/> }.into_any(),
                Page::Read => view! { <reader::Reader/> }.into_any(),
            }}
        </main>
        <footer class="shell">
            <p>
                "Two reports of some 370 words each prove little, and what one does not mention may
                still have been discussed. Every claim here opens the words it rests on. Nothing
                leaves this page."
            </p>
        </footer>
    }
}

/// What of the link was not understood.
#[component]
fn Notices() -> impl IntoView {
    let notices = Location::here().notices;
    view! {
        <div role="status" class="notices">
            {move || notices.get().into_iter().map(|notice| view! { <p>{notice}</p> }).collect_view()}
        </div>
    }
}

/// The search box: typing shows results at once; `/` comes here from anywhere.
#[component]
fn SearchBox() -> impl IntoView {
    let location = Location::here();
    let field = NodeRef::<html::Input>::new();
    let query = move || location.route.with(|route| route.query.clone());
    let search = move |query: String| {
        let route = Route { view: View::Search, query };
        let there = location.route.with_untracked(|now| Page::of(&now.view) == Page::Search);
        if there { location.replace(route) } else { location.go(&route) }
    };
    let slash = EventListener::new_with_options(
        &window(),
        "keydown",
        gloo::events::EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            let plain = !key.ctrl_key() && !key.meta_key() && !key.alt_key();
            if key.key() == "/" && plain && !is_typing() {
                key.prevent_default();
                if let Some(field) = field.get_untracked() {
                    let _ = field.focus();
                    field.select();
                }
            }
        },
    );
    let slash = SendWrapper::new(slash);
    on_cleanup(move || drop(slash));
    view! {
        <form role="search" on:submit=move |event| {
            event.prevent_default();
            if let Some(field) = field.get_untracked() {
                search(field.value());
            }
        }>
            <label class="visually-hidden" for="query">"Search both reports"</label>
            <input
                id="query"
                type="search"
                placeholder="Search both reports"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength="10000"
                aria-keyshortcuts="/"
                node_ref=field
                prop:value=query
                on:input:target=move |event| search(event.target().value())
            />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
}

/// Whether a key press belongs to a field.
fn is_typing() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

/// A new page begins at its top; the keyboard goes there too, unless it is typing.
fn begin_page(main: NodeRef<html::Main>) {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if !is_typing() {
        focus_main(main);
    }
}

fn focus_main(main: NodeRef<html::Main>) {
    if let Some(main) = main.get_untracked() {
        let _ = main.focus();
    }
}
