//! The line shown only in print: the address and the date.

use crate::dates::Day;
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::location::Location;
use crate::ui::platform::permalink::CorpusSource;
use gloo::events::EventListener;
use gloo::utils::window;
use leptos::prelude::*;

/// The line shown only in print. It is updated right before printing, because a page may stay open
/// for days.
pub fn print_header(location: Location) -> Element {
    let node = ElementRef::new();
    let fill = move || {
        let links = location.permalinks();
        let link = location.route.with_untracked(|route| links.link(route));
        let corpus = match links.source() {
            CorpusSource::Address(corpus) => Some(format!("reports from {corpus}")),
            _ => None,
        };
        let printed = format!("printed {}", today());
        let parts = [Some("Readout".into()), link, corpus, Some(printed)];
        if let Some(line) = node.get_untracked() {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            line.set_text_content(Some(&parts.join(" · ")));
        }
    };
    Effect::new(move |_| {
        location.route.track();
        node.track();
        fill();
    });
    let listener = EventListener::new(&window(), "beforeprint", move |_| fill());
    // Removed when the owner is disposed.
    StoredValue::new_local(listener);
    html::p().class("printed").node_ref(node)
}

/// The current date in the local time zone: “25 November 2026”.
fn today() -> String {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let date = Day::from_ymd(i32::try_from(year).unwrap_or_default(), small(month), small(day));
    format!("{day} {} {year}", date.map_or("", Day::month_name))
}
