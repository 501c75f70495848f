//! What can be typed, with examples from these reports.

use super::asking;
use crate::ui::el::{El, Node, el};
use crate::ui::keys::Keys;
use leptos::prelude::*;

/// An example, and what it finds.
type Example = (&'static str, &'static str);

const EXAMPLES: [Example; 14] = [
    ("supply chains", "passages with both words, in any form"),
    ("\"regional security\"", "the words in this order"),
    ("minister -prime", "the first and not the second"),
    ("roadmap OR momentum", "either"),
    ("\"defence cooperation\"~3", "in any order, at most three words among them"),
    ("collab*", "words that begin so"),
    ("defense", "other spellings are found too: defence"),
    ("AI", "other names are found too: Artificial Intelligence"),
    ("2+2", "found whole; so are R&D, @SecDef and co-development"),
    ("speaker:austin exercises", "words quoted from someone"),
    ("medium:tweet cooperation", "words of a medium"),
    ("topic:roadmap", "passages on a topic"),
    ("person:kamat", "passages that name someone"),
    ("in:2023 place:india", "one report; passages that name a place"),
];

/// All of them, in place of results.
pub fn examples() -> El {
    let lead = el("p").class("lead").text("Every word of both reports, as you type. Try:");
    el("div").child(lead).child(list())
}

/// All of them.
pub fn list() -> El {
    let row = |&(query, what): &Example| {
        let example = el("dt").child(asking(query, query));
        el("div").child(example).child(el("dd").text(what))
    };
    el("dl").class("examples").all(EXAMPLES.iter().map(row))
}

const KEYS: [Example; 4] = [
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
    let key = |&(keys, what): &Example| {
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
