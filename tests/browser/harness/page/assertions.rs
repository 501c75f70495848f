//! Seeing what the page shows.

use serde_json::{Value, json};

use super::{FIND_VISIBLE, Page};

impl Page {
    /// Waits until something of this selector is visible.
    #[track_caller]
    pub(crate) fn wait_for(&self, selector: &str) {
        self.until(selector, || self.find(FIND_VISIBLE, selector));
    }

    /// Waits until nothing of this selector is visible.
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

    /// The text shown by the first visible element of a selector.
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

    /// An attribute of the first element of a selector, if it has it.
    #[track_caller]
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let element = self.until(selector, || self.find(FIND_ANY, selector));
        self.wait(element.attr(name)).expect("the element should still be there")
    }

    /// What the browser tells assistive technology, in order: a line for each thing that has words,
    /// its role and its words, such as `heading: Compare`.
    #[track_caller]
    pub(crate) fn told(&self) -> Vec<String> {
        self.command("Accessibility.enable", &json!({}));
        let tree = self.command("Accessibility.getFullAXTree", &json!({}));
        let nodes = tree["nodes"].as_array().expect("a tree has nodes");
        let mut told = Vec::new();
        let mut ahead: Vec<&Value> = nodes.first().into_iter().collect();
        while let Some(node) = ahead.pop() {
            let [role, name] = ["role", "name"].map(|of| node[of]["value"].as_str().unwrap_or(""));
            if node["ignored"] != true && !name.is_empty() && role != "InlineTextBox" {
                told.push(format!("{role}: {}", name.trim()));
            }
            let children = node["childIds"].as_array().into_iter().flatten().rev();
            ahead.extend(children.filter_map(|id| nodes.iter().find(|n| n["nodeId"] == *id)));
        }
        told
    }

    /// Whether the focus is on something of this selector.
    #[track_caller]
    pub(crate) fn has_focus(&self, selector: &str) -> bool {
        self.ask("return !!document.activeElement?.matches(arguments[0])", selector) == true
    }
}

const FIND_ANY: &str = "return document.querySelector(arguments[0])";
