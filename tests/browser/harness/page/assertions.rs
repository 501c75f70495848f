//! What the page shows.

use serde_json::{Value, json};

use super::{FIND_VISIBLE, Page};

impl Page {
    /// Waits until an element of this selector is visible.
    #[track_caller]
    pub(crate) fn wait_for(&self, selector: &str) {
        self.until(selector, || self.find(FIND_VISIBLE, selector));
    }

    /// Waits until no element of this selector is visible.
    #[track_caller]
    pub(crate) fn wait_until_gone(&self, selector: &str) {
        let gone = || self.find(FIND_VISIBLE, selector).is_none().then_some(());
        self.until(&format!("{selector} to go"), gone);
    }

    /// Waits until the first visible element of a selector shows this text.
    #[track_caller]
    pub(crate) fn wait_for_text(&self, selector: &str, text: &str) {
        self.until(&format!("{selector} to show “{text}”"), || {
            self.find_text(selector)?.contains(text).then_some(())
        });
    }

    /// The text of the first visible element of a selector.
    #[track_caller]
    pub(crate) fn text_of(&self, selector: &str) -> String {
        self.until(selector, || self.find_text(selector))
    }

    /// How many elements match a selector at this moment, visible or not.
    #[track_caller]
    pub(crate) fn count(&self, selector: &str) -> u64 {
        let count = self.ask("return document.querySelectorAll(arguments[0]).length", selector);
        count.as_u64().expect("a length is a number")
    }

    /// An attribute of the first element of a selector, if present.
    #[track_caller]
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let element = self.until(selector, || self.find(FIND_ANY, selector));
        self.wait(element.attr(name)).expect("the element should still be there")
    }

    /// The accessibility tree in order, a line for each node that has a name: its role and its
    /// name, such as `heading: Compare`.
    #[track_caller]
    pub(crate) fn accessibility_lines(&self) -> Vec<String> {
        self.command("Accessibility.enable", &json!({}));
        let tree = self.command("Accessibility.getFullAXTree", &json!({}));
        let nodes = tree["nodes"].as_array().expect("a tree has nodes");
        let mut lines = Vec::new();
        let mut stack: Vec<&Value> = nodes.first().into_iter().collect();
        while let Some(node) = stack.pop() {
            let [role, name] = ["role", "name"].map(|of| node[of]["value"].as_str().unwrap_or(""));
            if node["ignored"] != true && !name.is_empty() && role != "InlineTextBox" {
                lines.push(format!("{role}: {}", name.trim()));
            }
            let children = node["childIds"].as_array().into_iter().flatten().rev();
            stack.extend(children.filter_map(|id| nodes.iter().find(|n| n["nodeId"] == *id)));
        }
        lines
    }

    /// Whether an element of this selector has focus.
    #[track_caller]
    pub(crate) fn has_focus(&self, selector: &str) -> bool {
        self.ask("return !!document.activeElement?.matches(arguments[0])", selector) == true
    }
}

const FIND_ANY: &str = "return document.querySelector(arguments[0])";
