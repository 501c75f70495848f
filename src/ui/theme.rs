//! Light, dark, or as the system has it.

use super::el::{El, effect, el, live, text};
use super::pieces::unseen;
use super::state::signal;
use super::storage;
use gloo::utils::document_element;

const KEY: &str = "readout-theme";
const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// A button that goes round the three.
pub fn switch() -> El {
    let (theme, set_theme) = signal(stored());
    effect(move || apply(THEMES[theme.get()]));
    el("button")
        .class("theme")
        .attr("type", "button")
        .attr("title", "Light, dark, or as the system has it")
        .on("click", move |_| {
            set_theme.set((theme.get_untracked() + 1) % THEMES.len());
            storage::set(KEY, THEMES[theme.get_untracked()]);
        })
        .child(el("span").attr("aria-hidden", "true").text("◐ "))
        .child(unseen("Colours: "))
        .child(live(move || text(THEMES[theme.get()])))
}

fn apply(theme: &str) {
    let _ = document_element().set_attribute("data-theme", theme);
}

fn stored() -> usize {
    let theme = storage::get(KEY);
    theme.and_then(|theme| THEMES.iter().position(|t| *t == theme)).unwrap_or(0)
}
