//! Light, dark, or as the system has it.

use super::ground::Ground;
use super::html::{self, Element};
use super::pieces::unseen;
use super::storage;
use leptos::ev;
use leptos::prelude::*;

const KEY: &str = "readout-theme";
const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// A button that goes round the three.
pub fn switch() -> Element {
    let ground = expect_context::<Ground>();
    let (theme, set_theme) = signal(given(ground));
    Effect::new(move |_| {
        let _ = ground.dressed().set_attribute("data-theme", THEMES[theme.get()]);
    });
    html::button()
        .class("theme")
        .attr("type", "button")
        .attr("title", "Light, dark, or as the system has it")
        .on(ev::click, move |_| {
            set_theme.set((theme.get_untracked() + 1) % THEMES.len());
            if !ground.embedded {
                storage::set(KEY, THEMES[theme.get_untracked()]);
            }
        })
        .child(html::span().attr("aria-hidden", "true").child("◐ "))
        .child(unseen("Colours: "))
        .child(move || THEMES[theme.get()])
}

/// What the page that embeds it asks for; otherwise as it was left.
fn given(ground: Ground) -> usize {
    let asked = if ground.embedded {
        ground.dressed().get_attribute("data-theme")
    } else {
        storage::get(KEY)
    };
    asked.and_then(|theme| THEMES.iter().position(|t| *t == theme)).unwrap_or(0)
}
