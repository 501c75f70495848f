//! The live region: announces changes elsewhere on the page to screen readers.
//!
//! There is a single polite region, and results are announced only once the query has settled:
//! speech that restarts on every keystroke is useless.

use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::debounce::debounce;
use crate::ui::search::Search;
use leptos::prelude::*;

/// Announces messages.
#[derive(Clone, Copy)]
pub struct LiveRegion(WriteSignal<String>);

/// How long the query must be unchanged before results are announced, in milliseconds.
const DELAY: u32 = 600;

impl LiveRegion {
    /// Announces this after the current announcement.
    pub fn say(self, words: String) {
        self.0.update(|message| {
            // Identical text would not be a change, and so not be announced.
            let suffix = if *message == words { "\u{a0}" } else { "" };
            *message = words + suffix;
        });
    }
}

/// The element of the live region, which also announces the results of the query.
pub fn live_region(search: Search) -> Element {
    let (message, set_message) = signal(String::new());
    provide_context(LiveRegion(set_message));
    let lazy = expect_context::<LazyLoader>();
    let debounced = debounce(DELAY, move || search.with(|_| ()));
    // The results that are there when the page opens are read anyway.
    let mut announced = search.peek(|found| found.text.clone());
    Effect::new(move |_| {
        debounced.track();
        search.peek(|found| {
            if found.is_done && found.text != announced {
                announced.clone_from(&found.text);
                let chunk = lazy.peek().filter(|_| found.asks());
                let told = chunk.map(|chunk| (chunk.summary)(&found.text, &found.results));
                set_message.set(told.unwrap_or_else(|| "No query.".into()));
            }
        });
    });
    let words = move || message.get();
    html::p().class("visually-hidden").attr("role", "status").child(words)
}
