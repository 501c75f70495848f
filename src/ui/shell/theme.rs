//! The theme: light, dark, or the system setting.

use crate::ui::components::visually_hidden;
use crate::ui::html::{self, Element};
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::storage;
use leptos::ev;
use leptos::prelude::*;

const KEY: &str = "readout-theme";
const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// A button that cycles through the themes.
pub fn switch() -> Element {
    let root = expect_context::<MountRoot>();
    let (theme, set_theme) = signal(initial_theme(root));
    Effect::new(move |_| {
        let _ = root.themed().set_attribute("data-theme", THEMES[theme.get()]);
    });
    html::button()
        .class("theme")
        .attr("type", "button")
        .attr("title", "Light, dark, or as the system has it")
        .on(ev::click, move |_| {
            set_theme.set((theme.get_untracked() + 1) % THEMES.len());
            if !root.embedded {
                storage::set(KEY, THEMES[theme.get_untracked()]);
            }
        })
        .child(html::span().attr("aria-hidden", "true").child("◐ "))
        .child(visually_hidden("Colours: "))
        .child(move || THEMES[theme.get()])
}

/// The theme that the host page asks for if embedded, otherwise as stored on the last visit: see
/// `src/js/before_paint.js`.
fn initial_theme(root: MountRoot) -> usize {
    let name = root.themed().get_attribute("data-theme");
    name.and_then(|theme| THEMES.iter().position(|t| *t == theme)).unwrap_or(0)
}
