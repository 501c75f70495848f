//! Shortcuts that work from anywhere on the page.
//!
//! Shortcuts without Ctrl, Alt or Meta can interfere with speech input, so they can be switched off
//! (WCAG 2.1.4); Escape stays.

use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::keyboard::key_press;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::storage;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement};

/// The storage key of the setting.
const KEY: &str = "readout-keys";

/// Whether single-key shortcuts are on.
#[derive(Clone, Copy)]
pub struct Shortcuts {
    on: ReadSignal<bool>,
    set_on: WriteSignal<bool>,
    root: MountRoot,
}

impl Shortcuts {
    /// As stored on the last visit.
    pub fn remembered() -> Self {
        let (on, set_on) = signal(storage::get(KEY).is_none_or(|stored| stored != "off"));
        Shortcuts { on, set_on, root: expect_context::<MountRoot>() }
    }

    /// Calls `handle` with every key pressed outside of fields; it returns whether it used the key.
    pub fn listen(self, handle: impl Fn(&str) -> bool + 'static) {
        let options = EventListenerOptions::enable_prevent_default();
        let on_keydown = move |event: &web_sys::Event| {
            let Some(key) = key_press(event) else { return };
            let name = key.key();
            let plain =
                !key.ctrl_key() && !key.meta_key() && !key.alt_key() && !is_typing(self.root);
            let on = self.on.get_untracked() || name == "Escape";
            if plain && on && !key.default_prevented() && !self.is_open() && handle(&name) {
                key.prevent_default();
            }
        };
        // If embedded, only keys pressed inside of the application.
        let target: EventTarget =
            if self.root.embedded { self.root.host().into() } else { window().into() };
        let listener = EventListener::new_with_options(&target, "keydown", options, on_keydown);
        // Removed when the owner is disposed.
        StoredValue::new_local(listener);
    }

    /// Whether a popover or dialog is open, to which the keys belong.
    fn is_open(self) -> bool {
        self.root.query(":popover-open, dialog[open]").is_some()
    }

    /// The checkbox that turns them on or off.
    pub fn switch(self) -> Element {
        let node = ElementRef::new();
        Effect::new(move |_| {
            let on = self.on.get();
            if let Some(Ok(input)) = node.get().map(JsCast::dyn_into::<HtmlInputElement>) {
                input.set_checked(on);
            }
        });
        let input =
            html::input().attr("type", "checkbox").node_ref(node).on(ev::change, move |_| {
                let on = !self.on.get_untracked();
                self.set_on.set(on);
                storage::set(KEY, if on { "on" } else { "off" });
            });
        html::label().child(input).child(" Single keys work")
    }
}

/// Whether a key press belongs to a field.
pub fn is_typing(root: MountRoot) -> bool {
    let focused = root.active();
    focused.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}
