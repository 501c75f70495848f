//! Actions with keyboard, pointer and touch.

use std::time::Duration;

use serde_json::json;

use super::{FIND_VISIBLE, Page, keys};

impl Page {
    /// Presses a key or a key combination: `/`, `Enter`, `Ctrl+Shift+k`.
    #[track_caller]
    pub(crate) fn press(&self, combination: &str) {
        let keys = keys::parse(combination);
        let down = keys.iter().fold(self.browser.action_chain(), |chain, &key| chain.key_down(key));
        let up = keys.iter().rev().fold(down, |chain, &key| chain.key_up(key));
        self.wait(up.perform()).expect("keys should be pressed");
    }

    /// Types into the focused element.
    #[track_caller]
    pub(crate) fn type_text(&self, text: &str) {
        let chain = self.browser.action_chain().send_keys(text);
        self.wait(chain.perform()).expect("text should be typed");
    }

    /// Presses Tab until an element of this selector that contains this text has focus.
    #[track_caller]
    pub(crate) fn tab_to(&self, selector: &str, text: &str) {
        for _ in 0..200 {
            let focused = self.eval_text("return document.activeElement.textContent");
            if self.has_focus(selector) && focused.contains(text) {
                return;
            }
            self.press("Tab");
        }
        panic!("the keyboard does not reach {selector} with “{text}”");
    }

    /// Clicks the first visible element of a selector.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.click_found(selector, FIND_VISIBLE, selector);
    }

    /// Clicks the button, link or other control of that name; if there is none, the one whose name
    /// starts with it, and otherwise the one whose name contains it.
    #[track_caller]
    pub(crate) fn click_text(&self, text: &str) {
        self.click_found(&format!("something to click, named “{text}”"), FIND_NAMED, text);
    }

    /// Moves the pointer onto the first visible element of a selector.
    #[track_caller]
    pub(crate) fn point_at(&self, selector: &str) {
        self.until(selector, || {
            let element = self.find(FIND_VISIBLE, selector)?;
            let chain = self.browser.action_chain_with_delay(None, Some(Duration::ZERO));
            self.wait(chain.move_to_element_center(&element).perform()).ok()
        });
    }

    /// Sends a touch event (`touchStart`, `touchMove`, `touchEnd`) with the positions of all
    /// fingers on the page.
    #[track_caller]
    pub(crate) fn touch(&self, kind: &str, fingers: &[(f64, f64)]) {
        let points = fingers.iter().zip(1..);
        let points: Vec<_> =
            points.map(|((x, y), id)| json!({ "x": x, "y": y, "id": id })).collect();
        self.command("Input.dispatchTouchEvent", &json!({ "type": kind, "touchPoints": points }));
    }

    /// Clicks what `finder` finds; tries again if something briefly covers it.
    #[track_caller]
    fn click_found(&self, what: &str, finder: &str, wanted: &str) {
        self.until(what, || {
            let element = self.find(finder, wanted)?;
            self.wait(element.click()).ok()
        });
    }
}

const FIND_NAMED: &str = "
    const wanted = arguments[0];
    const clean = text => (text ?? '').replace(/\\s+/g, ' ').trim();
    const name = element => clean(element.ariaLabel || element.innerText || element.value);
    const named = [...document.querySelectorAll(
        'a, button, summary, label, input[type=submit], [role=button], [role=link], [role=tab],' +
        '[role=menuitem], [role=option], [role=radio], [role=checkbox], [role=switch]'
    )].filter(element => element.checkVisibility());
    return named.find(element => name(element) === wanted)
        ?? named.find(element => name(element).startsWith(wanted))
        ?? named.find(element => name(element).includes(wanted))
        ?? null";
