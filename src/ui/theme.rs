//! Light, dark, or as the system has it.

use super::el::{El, effect, el, live, text};
use super::ground::Ground;
use super::pieces::unseen;
use super::state::signal;
use super::storage;

const KEY: &str = "readout-theme";
const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// A button that goes round the three.
pub fn switch() -> El {
    let ground = Ground::here();
    let (theme, set_theme) = signal(given(ground));
    effect(move || {
        let _ = ground.dressed().set_attribute("data-theme", THEMES[theme.get()]);
    });
    el("button")
        .class("theme")
        .attr("type", "button")
        .attr("title", "Light, dark, or as the system has it")
        .on("click", move |_| {
            set_theme.set((theme.get_untracked() + 1) % THEMES.len());
            if !ground.embedded {
                storage::set(KEY, THEMES[theme.get_untracked()]);
            }
        })
        .child(el("span").attr("aria-hidden", "true").text("◐ "))
        .child(unseen("Colours: "))
        .child(live(move || text(THEMES[theme.get()])))
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
