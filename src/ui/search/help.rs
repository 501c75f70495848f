//! What can be typed, with examples from these reports.

use super::asking;
use crate::corpus::Example;
use crate::ui::Reports;
use crate::ui::el::{El, Node, el, text};
use crate::ui::keys::Keys;
use leptos::prelude::*;

/// All examples of the corpus, in place of results.
pub fn examples() -> El {
    let has_some = !Reports::here().corpus.examples.is_empty();
    let lead = el("p").class("lead").text("Every word of the reports, as you type.");
    el("div").child(lead.all(has_some.then(|| text(" Try:")))).child(list())
}

/// All of them.
pub fn list() -> El {
    let row = |example: &'static Example| {
        let query = el("dt").child(asking(&example.query, &example.query));
        el("div").child(query).child(el("dd").text(&example.finds))
    };
    el("dl").class("examples").all(Reports::here().corpus.examples.iter().map(row))
}

/// A key or several, and what they do.
type Key = (&'static str, &'static str);

const KEYS: [Key; 4] = [
    ("/", "to the search box"),
    ("j k", "to the next hit, to the one before"),
    ("↓ ↑ Enter", "in the box: take a suggestion"),
    ("Esc", "clear the query"),
];

/// All of them and the keys, over the page.
pub fn popover(keys: Keys) -> El {
    let node = Node::new();
    let close = move || {
        if let Some(popover) = node.get_untracked() {
            let _ = popover.hide_popover();
        }
    };
    let key = |&(keys, what): &Key| {
        let keys = el("dt").all(keys.split(' ').map(|key| el("kbd").text(key)));
        el("div").child(keys).child(el("dd").text(what))
    };
    let button = el("button").attr("type", "button").class("close").attr("aria-label", "Close");
    el("div")
        .attr("id", "help")
        .class("popover")
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("aria-label", "What can be typed")
        .node(node)
        .child(button.on("click", move |_| close()).text("×"))
        .child(el("h2").text("What can be typed"))
        .child(list().on("click", move |_| close()))
        .child(el("h2").text("Keys"))
        .child(el("dl").class("examples").all(KEYS.iter().map(key)))
        .child(el("p").child(keys.switch()))
}
