//! An event with the words it rests on, and how its date is known.

use super::{Shown, doc, kicker, link_to};
use crate::corpus::{Corpus, Event};
use crate::route::{Comparison, View};
use crate::timeline::when;
use crate::ui::el::{El, el};
use crate::ui::pieces::{anchor, coloured, quotes};
use crate::ui::words::place;

/// All of it.
pub fn card(shown: Shown, index: usize) -> El {
    let corpus = shown.corpus;
    let event = &corpus.events[index];
    let close = el("button")
        .attr("type", "button")
        .class("close")
        .attr("aria-label", "Close the card")
        .on("click", move |_| shown.change(|timeline| timeline.event = None))
        .text("×");
    let told = el("div")
        .child(kicker(corpus, event, el("p").class("kicker")))
        .child(el("h2").text(&event.label))
        .child(el("p").class("date").child(el("b").text(when(event))))
        .child(el("p").text(&event.note))
        .child(ties(corpus, event))
        .all(topics(corpus, event))
        .child(el("p").class("note").text("EDTF ").child(el("code").text(event.when.to_string())));
    el("article")
        .class(coloured("card", doc(event)))
        .child(told)
        .child(quotes(&event.evidence))
        .child(close)
}

/// The order that is stated, in words.
fn ties(corpus: &'static Corpus, event: &Event) -> El {
    let part = event.part_of.iter().map(|i| ("part of ", i));
    let after = event.after.iter().map(|i| ("after ", i));
    let before = event.before.iter().map(|i| ("before ", i));
    let line = |(how, other): (&'static str, &usize)| {
        let name = &corpus.events.get(*other)?.label;
        Some(el("li").text(how).child(link_to(corpus, *other).text(name)))
    };
    el("ul").class("plain relations").all(part.chain(after).chain(before).filter_map(line))
}

/// Where the comparison speaks of it.
fn topics(corpus: &'static Corpus, event: &Event) -> Option<El> {
    let topic = |topic: &usize| {
        let topic = corpus.topics.get(*topic)?;
        let there = Comparison { topic: Some(topic.id.clone()), ..Comparison::default() };
        Some(el("li").child(anchor(View::Compare(there), &topic.label)))
    };
    let topics = event.topics.iter().filter_map(topic).collect::<Vec<_>>();
    let list = el("ul").class("plain").attr("aria-label", "Compared by topic");
    (!topics.is_empty())
        .then(|| el("div").class("compared").text("Compared: ").child(list.all(topics)))
}

/// In short, for whoever only points at it.
pub fn tip(corpus: &'static Corpus, index: usize) -> El {
    let event = &corpus.events[index];
    let words = event.evidence.first().map(|span| {
        el("p")
            .class("quote")
            .child(el("q").text(corpus.quote(*span)))
            .child(el("span").class("source").text(format!(" {}", place(corpus, *span))))
    });
    el("div")
        .child(kicker(corpus, event, el("p").class("kicker")))
        .child(el("b").text(&event.label))
        .child(el("p").class("date").text(when(event)))
        .child(el("p").text(&event.note))
        .all(words)
}
