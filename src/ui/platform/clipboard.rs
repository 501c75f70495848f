//! Puts a text on the clipboard, by whatever way the browser leaves open.
//!
//! The asynchronous clipboard is there only where the page is trusted, and may refuse; then the
//! text is selected and the browser told to copy; and where that fails too, the selected text is
//! shown, for the reader's own hands. Nothing is lost.

use super::focus::focus;
use super::mount_root::MountRoot;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, HtmlDialogElement, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies a text; `done` is called once it is on the clipboard.
pub fn copy(root: MountRoot, text: String, done: Rc<dyn Fn()>) {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    let Some(Ok(clipboard)) = clipboard.ok().map(JsCast::dyn_into::<Clipboard>) else {
        return copy_otherwise(root, &text, &*done);
    };
    let promise = clipboard.write_text(&text);
    let then = done.clone();
    let then = Closure::once(move |_: JsValue| then());
    let refused = Closure::once(move |_: JsValue| copy_otherwise(root, &text, &*done));
    // One of the two is called, and what it holds is dropped with that.
    let _ = promise.then2(&then, &refused);
    then.forget();
    refused.forget();
}

fn copy_otherwise(root: MountRoot, text: &str, done: &dyn Fn()) {
    if matches!(copy_selected(root, text), Ok(true)) {
        done();
    } else {
        // Where not even this can be shown, there is no page to show it on.
        let _ = show(root, text);
    }
}

/// Copies by way of a selection, and gives the keyboard back.
fn copy_selected(root: MountRoot, text: &str) -> Result<bool, JsValue> {
    let before = root.active();
    let area = document().create_element("textarea")?.unchecked_into::<HtmlTextAreaElement>();
    area.set_class_name("copying");
    area.set_value(text);
    root.host().append_child(&area)?;
    area.select();
    let copied = document().unchecked_into::<HtmlDocument>().exec_command("copy");
    area.remove();
    before.iter().for_each(focus);
    copied
}

const BY_HAND: &str = "<form method=\"dialog\"><p>The browser does not let the page copy. Here is \
    the text, selected: press Ctrl+C, or ⌘C on a Mac.</p><textarea readonly rows=\"12\" \
    aria-label=\"The text to copy\"></textarea><button>Close</button></form>";

/// Shows the text, selected.
fn show(root: MountRoot, text: &str) -> Result<(), JsValue> {
    let dialog = document().create_element("dialog")?.unchecked_into::<HtmlDialogElement>();
    dialog.set_class_name("by-hand");
    dialog.set_attribute("aria-label", "Copy by hand")?;
    dialog.set_inner_html(BY_HAND);
    root.host().append_child(&dialog)?;
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
