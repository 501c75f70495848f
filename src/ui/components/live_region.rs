//! What screen readers are told of changes elsewhere on the page.
//!
//! One place says it, politely, and only when things have come to rest: a voice that starts anew
//! with every letter typed says nothing.

use crate::ui::components::summary;
use crate::ui::html::{self, Element};
use crate::ui::platform::debounce::debounce;
use crate::ui::search::Search;
use leptos::prelude::*;

/// Says things.
#[derive(Clone, Copy)]
pub struct LiveRegion(WriteSignal<String>);

/// How long nothing must be typed before results are told, in milliseconds.
const DELAY: u32 = 600;

impl LiveRegion {
    /// Says this after what is being said.
    pub fn say(self, words: String) {
        self.0.update(|said| {
            // The same again would change nothing, and so not be said.
            let again = if *said == words { "\u{a0}" } else { "" };
            *said = words + again;
        });
    }
}

/// The place, which tells of the query by itself.
pub fn live_region(search: Search) -> Element {
    let (said, say) = signal(String::new());
    provide_context(LiveRegion(say));
    let debounced = debounce(DELAY, move || search.with(|_| ()));
    // What stands there when the page opens is read anyway.
    let mut told = search.peek(|found| found.text.clone());
    Effect::new(move |_| {
        debounced.track();
        search.peek(|found| {
            if found.is_done && found.text != told {
                told.clone_from(&found.text);
                say.set(if found.asks() { summary(found) } else { "No query.".into() });
            }
        });
    });
    let words = move || said.get();
    html::p().class("visually-hidden").attr("role", "status").child(words)
}
