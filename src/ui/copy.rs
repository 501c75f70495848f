//! Puts a text on the clipboard, by whatever way the browser leaves open.
//!
//! The asynchronous clipboard is there only where the page is trusted, and may refuse; then the
//! text is selected and the browser told to copy; and where that fails too, the selected text is
//! shown, for the reader's own hands. Nothing is lost.

use super::announce::Announcer;
use super::ground::Ground;
use super::html::{self, Element};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use leptos::ev;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, HtmlDialogElement, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// How long a button shows that it has copied, in milliseconds.
const SHOWN: u32 = 2000;

/// A button that copies what `text` gives, and says so.
pub fn button(name: &'static str, text: impl Fn() -> String + 'static) -> Element {
    let announcer = expect_context::<Announcer>();
    let ground = expect_context::<Ground>();
    let (copied, set_copied) = signal(false);
    let done = Rc::new(move || {
        announcer.say("Copied.".into());
        set_copied.set(true);
        Timeout::new(SHOWN, move || set_copied.set(false)).forget();
    });
    html::button()
        .attr("type", "button")
        .attr("data-copied", move || copied.get())
        .on(ev::click, move |_| copy(ground, text(), done.clone()))
        .child(name)
}

/// Copies a text; `done` is called once it is on the clipboard.
fn copy(ground: Ground, text: String, done: Rc<dyn Fn()>) {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    let Some(Ok(clipboard)) = clipboard.ok().map(JsCast::dyn_into::<Clipboard>) else {
        return copy_otherwise(ground, &text, &*done);
    };
    let promise = clipboard.write_text(&text);
    let then = done.clone();
    let then = Closure::once(move |_: JsValue| then());
    let refused = Closure::once(move |_: JsValue| copy_otherwise(ground, &text, &*done));
    // One of the two is called, and what it holds is dropped with that.
    let _ = promise.then2(&then, &refused);
    then.forget();
    refused.forget();
}

fn copy_otherwise(ground: Ground, text: &str, done: &dyn Fn()) {
    if matches!(copy_selected(ground, text), Ok(true)) {
        done();
    } else {
        // Where not even this can be shown, there is no page to show it on.
        let _ = show(ground, text);
    }
}

/// Copies by way of a selection, and gives the keyboard back.
fn copy_selected(ground: Ground, text: &str) -> Result<bool, JsValue> {
    let before = ground.active();
    let area = document().create_element("textarea")?.unchecked_into::<HtmlTextAreaElement>();
    area.set_class_name("copying");
    area.set_value(text);
    ground.host().append_child(&area)?;
    area.select();
    let copied = document().unchecked_into::<HtmlDocument>().exec_command("copy");
    area.remove();
    before.iter().for_each(super::focus);
    copied
}

const BY_HAND: &str = "<form method=\"dialog\"><p>The browser does not let the page copy. Here is \
    the text, selected: press Ctrl+C, or ⌘C on a Mac.</p><textarea readonly rows=\"12\" \
    aria-label=\"The text to copy\"></textarea><button>Close</button></form>";

/// Shows the text, selected.
fn show(ground: Ground, text: &str) -> Result<(), JsValue> {
    let dialog = document().create_element("dialog")?.unchecked_into::<HtmlDialogElement>();
    dialog.set_class_name("by-hand");
    dialog.set_attribute("aria-label", "Copy by hand")?;
    dialog.set_inner_html(BY_HAND);
    ground.host().append_child(&dialog)?;
    let closed = dialog.clone().unchecked_into::<HtmlElement>();
    EventListener::once(&dialog, "close", move |_| closed.remove()).forget();
    dialog.show_modal()?;
    if let Some(area) = dialog.query_selector("textarea")? {
        let area = area.unchecked_into::<HtmlTextAreaElement>();
        area.set_value(text);
        area.select();
    }
    Ok(())
}
