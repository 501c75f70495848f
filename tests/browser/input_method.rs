//! Input methods: while a word is being composed, Enter, Escape, arrows and single keys are theirs.

use serde_json::json;

use crate::harness::{page::Page, run};

/// Composes a text in the focused field, without committing it.
#[track_caller]
fn compose(page: &Page, text: &str) {
    let end = text.encode_utf16().count();
    let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
    page.command("Input.imeSetComposition", &composition);
}

/// The key code of a key that an input method has taken.
const TAKEN: u32 = 229;

/// Presses a key as an input method passes it on: with its own name, but taken.
#[track_caller]
fn press_while_composing(page: &Page, key: &str) {
    for kind in ["rawKeyDown", "keyUp"] {
        let event =
            json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": TAKEN });
        page.command("Input.dispatchKeyEvent", &event);
    }
}

fn query(page: &Page) -> String {
    page.eval_text("return document.getElementById('query').value")
}

#[test]
fn keys_of_a_composition_are_the_input_methods() {
    run(|page| {
        page.open("#/");
        page.press("/");
        page.type_text("def ");
        compose(page, "くに");
        assert_eq!(query(page), "def くに");
        page.eval(
            "window.keys = [];
             document.getElementById('query').addEventListener('keydown', event => {
                 window.keys.push(`${event.key} ${event.keyCode} ${event.isComposing}`);
             })",
        );
        for key in ["Escape", "ArrowDown", "ArrowUp", "Enter"] {
            press_while_composing(page, key);
            let keys = page.eval_text("return window.keys.join()");
            assert_eq!(query(page), "def くに", "{keys}");
        }
        let keys = page.eval_text("return window.keys.join()");
        assert!(keys.contains("Escape 229"), "the browser passes them on: {keys}");

        // Committed, and then the keys are the page's again.
        page.command("Input.insertText", &json!({ "text": "国" }));
        page.until("the text to be committed", || (query(page) == "def 国").then_some(()));
        page.press("Escape");
        page.until("the query to be cleared", || query(page).is_empty().then_some(()));
    });
}

#[test]
fn a_suggestion_is_not_taken_by_a_composition() {
    run(|page| {
        page.open("#/");
        page.press("/");
        page.type_text("defen");
        page.wait_for(".options [role=option]");
        page.press("ArrowDown");
        page.wait_for(".options [aria-selected]");
        compose(page, "く");
        press_while_composing(page, "Enter");
        assert_eq!(query(page), "defenく");
        // A composition that is cancelled, because the field loses the focus, leaves the page as it was.
        page.eval("document.getElementById('query').blur()");
        page.press("/");
        assert!(page.has_focus("#query"));
    });
}

#[test]
fn single_keys_and_the_timeline_wait_for_a_composition() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let window = "return location.hash";
        // Safari ends a composition with a key that is not composing, and has the code 229.
        for taken in [
            json!({ "key": "Escape", "keyCode": 229 }),
            json!({ "key": "+", "isComposing": true }),
            json!({ "key": "/", "isComposing": true }),
            json!({ "key": "2", "keyCode": 229 }),
        ] {
            page.eval(&format!(
                "const target = document.querySelector('a[data-event][tabindex=\"0\"]');
                 target.focus();
                 target.dispatchEvent(new KeyboardEvent('keydown',
                     {{ bubbles: true, cancelable: true, composed: true, ...{taken} }}))"
            ));
            assert_eq!(page.eval_text(window), "#/timeline", "{taken}");
            assert!(!page.has_focus("#query"), "{taken}");
        }
        page.press("2");
        page.until("the second meeting", || page.route().contains("from=2023").then_some(()));
    });
}
