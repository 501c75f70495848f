//! The header: search box, navigation, share, theme, and the hit navigation bar.

use super::hit_navigation::HitNavigation;
use super::search_box::SearchBox;
use super::shortcuts::Shortcuts;
use super::{share, theme};
use crate::route::{Page, Route, View};
use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::location::Location;
use crate::ui::search::Search;
use leptos::ev;
use leptos::prelude::*;

/// The header of every page.
pub fn header(
    search: Search,
    page: Memo<(Page, String)>,
    search_box: SearchBox,
    shortcuts: Shortcuts,
    hits: HitNavigation,
    lazy: LazyLoader,
) -> Element {
    let location = expect_context::<Location>();
    let href = move |view: View| {
        move || location.href(&Route { view: view.clone(), query: search.settled_query() })
    };
    let tab = |p: Page| {
        html::a()
            .attr("href", href(p.view()))
            .attr("aria-current", move || (page.get().0 == p).then_some("page"))
            .child(p.name())
    };
    // In another page it is hidden unless that page wants it: see `style/embed.css`.
    let open = html::a()
        .class("opens")
        .attr("href", location.href_to_open())
        .attr("aria-current", move || (page.get().0 == Page::Open).then_some("page"))
        .child(Page::Open.name());
    html::header()
        .class("shell")
        .attr("part", "header")
        .child(html::a().class("brand").attr("href", href(View::Overview)).child("Readout"))
        .child(crate::SEARCH.then(|| search_form(search_box, shortcuts, hits, lazy)))
        .child(
            html::nav()
                .attr("part", "tabs")
                .attr("aria-label", "Pages")
                .child(Page::ALL.map(tab))
                .child(open),
        )
        .child(share::button())
        .child(theme::switch())
        .child(crate::SEARCH.then(|| hits.bar(search_box)))
}

/// The search box with its help; `/` focuses it from anywhere, and Enter goes to the first hit.
fn search_form(
    search_box: SearchBox,
    shortcuts: Shortcuts,
    hits: HitNavigation,
    lazy: LazyLoader,
) -> Element {
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
        .child(label.child(search_box.label()))
        .child(search_box.input())
        .child(html::kbd().attr("aria-hidden", "true").child("/"))
        .child(help)
        .child(lazy.element(move |chunk| (chunk.help)(shortcuts.switch())))
}
