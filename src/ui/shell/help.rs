//! Help: example queries from these reports, and the keys.

use crate::corpus::Example;
use crate::ui::components::asking;
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::reports::Reports;
use leptos::ev;
use leptos::prelude::*;

/// All examples of the corpus, shown instead of results.
pub fn examples() -> Element {
    let corpus = expect_context::<Reports>().corpus();
    let has_examples = !corpus.examples.is_empty();
    let lead = html::p().class("lead").child(match corpus.documents.len() {
        1 => "Every word of the report, as you type.",
        _ => "Every word of the reports, as you type.",
    });
    html::div().child(lead.child(has_examples.then_some(" Try:"))).child(list())
}

/// The list of examples.
pub fn list() -> Element {
    let row = |example: &Example| {
        let query = html::dt().child(asking(&example.query, &example.query));
        html::div().child(query).child(html::dd().child(&example.finds))
    };
    html::dl()
        .class("examples")
        .child(expect_context::<Reports>().corpus().examples.iter().map(row).collect::<Vec<_>>())
}

/// One or several keys, and what they do.
type KeyHelp = (&'static str, &'static str);

const KEYS: [KeyHelp; 4] = [
    ("/", "to the search box"),
    ("j k", "to the next hit, to the one before"),
    ("↓ ↑ Enter", "in the box: take a suggestion"),
    ("Esc", "clear the query"),
];

/// A popover with the examples and the keys; ends with `switch`.
pub fn popover(switch: Element) -> Element {
    let node = ElementRef::new();
    let close = move || {
        if let Some(popover) = node.get_untracked() {
            let _ = popover.hide_popover();
        }
    };
    let key = |&(keys, what): &KeyHelp| {
        let keys =
            html::dt().child(keys.split(' ').map(|key| html::kbd().child(key)).collect::<Vec<_>>());
        html::div().child(keys).child(html::dd().child(what))
    };
    let button = html::button().attr("type", "button").class("close").attr("aria-label", "Close");
    html::div()
        .attr("id", "help")
        .class("popover")
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("aria-label", "What can be typed")
        .node_ref(node)
        .child(button.on(ev::click, move |_| close()).child("×"))
        .child(html::h2().child("What can be typed"))
        .child(list().on(ev::click, move |_| close()))
        .child(html::h2().child("Keys"))
        .child(html::dl().class("examples").child(KEYS.iter().map(key).collect::<Vec<_>>()))
        .child(html::p().child(switch))
}
