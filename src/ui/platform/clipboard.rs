//! Copies text to the clipboard, with two fallbacks.
//!
//! The asynchronous clipboard exists only in secure contexts and may refuse; then the text is
//! selected and copied with `execCommand`; if that fails too, the selected text is shown in a
//! dialog for the user to copy.

use super::capability::clipboard;
use super::focus::focus;
use super::mount_root::MountRoot;
use gloo::events::EventListener;
use gloo::utils::document;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDialogElement, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies a text; `done` is called once it is on the clipboard.
pub fn copy(root: MountRoot, text: String, done: Rc<dyn Fn()>) {
    let Some(clipboard) = clipboard() else {
        return copy_with_fallbacks(root, &text, &*done);
    };
    let promise = clipboard.write_text(&text);
    let then = done.clone();
    let then = Closure::once(move |_: JsValue| then());
    let refused = Closure::once(move |_: JsValue| copy_with_fallbacks(root, &text, &*done));
    // One of the two is called, which drops its captures.
    let _ = promise.then2(&then, &refused);
    then.forget();
    refused.forget();
}

fn copy_with_fallbacks(root: MountRoot, text: &str, done: &dyn Fn()) {
    if matches!(copy_selected(root, text), Ok(true)) {
        done();
    } else {
        // This fails only if there is no page to show the dialog on.
        let _ = show_dialog(root, text);
    }
}

/// Copies by selecting the text in a temporary text area, then restores focus.
fn copy_selected(root: MountRoot, text: &str) -> Result<bool, JsValue> {
    let focused = root.active();
    let area = document().create_element("textarea")?.unchecked_into::<HtmlTextAreaElement>();
    area.set_class_name("copying");
    area.set_value(text);
    root.host().append_child(&area)?;
    area.select();
    let copied = document().unchecked_into::<HtmlDocument>().exec_command("copy");
    area.remove();
    focused.iter().for_each(focus);
    copied
}

const BY_HAND: &str = "<form method=\"dialog\"><p>The browser does not let the page copy. Here is \
    the text, selected: press Ctrl+C, or ⌘C on a Mac.</p><textarea readonly rows=\"12\" \
    aria-label=\"The text to copy\"></textarea><button>Close</button></form>";

/// Shows the selected text in a dialog.
fn show_dialog(root: MountRoot, text: &str) -> Result<(), JsValue> {
    let dialog = document().create_element("dialog")?.unchecked_into::<HtmlDialogElement>();
    dialog.set_class_name("by-hand");
    dialog.set_attribute("aria-label", "Copy by hand")?;
    dialog.set_inner_html(BY_HAND);
    root.host().append_child(&dialog)?;
    let to_remove = dialog.clone().unchecked_into::<HtmlElement>();
    EventListener::once(&dialog, "close", move |_| to_remove.remove()).forget();
    dialog.show_modal()?;
    if let Some(area) = dialog.query_selector("textarea")? {
        let area = area.unchecked_into::<HtmlTextAreaElement>();
        area.set_value(text);
        area.select();
    }
    Ok(())
}
