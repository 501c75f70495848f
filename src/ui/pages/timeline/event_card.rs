//! The card of an event: its evidence, and how its date is known.

use super::{TimelineView, doc, kicker, link_to};
use crate::corpus::{Corpus, Event};
use crate::route::{Comparison, View};
use crate::timeline::when;
use crate::ui::components::wording::place;
use crate::ui::components::{anchor, coloured, quotes};
use crate::ui::html::{self, Element};
use leptos::ev;

/// The card.
pub fn card(shown: TimelineView, index: usize) -> Element {
    let corpus = &*shown.reports.corpus();
    let event = &corpus.events[index];
    let close = html::button()
        .attr("type", "button")
        .class("close")
        .attr("aria-label", "Close the card")
        .on(ev::click, move |_| shown.change(|timeline| timeline.event = None))
        .child("×");
    let body = html::div()
        .child(kicker(corpus, event, html::p().class("kicker")))
        .child(html::h2().child(&event.label))
        .child(html::p().class("date").child(html::b().child(when(event))))
        .child(html::p().child(&event.note))
        .child(ties(corpus, event))
        .child(topics(corpus, event))
        .child(
            html::p()
                .class("note")
                .child("EDTF ")
                .child(html::code().child(event.when.to_string())),
        );
    html::article()
        .class(coloured("card", doc(event)))
        .child(body)
        .child(quotes(&event.evidence))
        .child(close)
}

/// The stated relations to other events, in words.
fn ties(corpus: &Corpus, event: &Event) -> Element {
    let part = event.part_of.iter().map(|i| ("part of ", i));
    let after = event.after.iter().map(|i| ("after ", i));
    let before = event.before.iter().map(|i| ("before ", i));
    let line = |(how, other): (&'static str, &usize)| {
        let name = &corpus.events.get(*other)?.label;
        Some(html::li().child(how).child(link_to(corpus, *other).child(name)))
    };
    html::ul()
        .class("plain relations")
        .child(part.chain(after).chain(before).filter_map(line).collect::<Vec<_>>())
}

/// Links to the topics of an event in the comparison.
fn topics(corpus: &Corpus, event: &Event) -> Option<Element> {
    let topic = |topic: &usize| {
        let topic = corpus.topics.get(*topic)?;
        let comparison = Comparison { topic: Some(topic.id.clone()), ..Comparison::default() };
        Some(html::li().child(anchor(View::Compare(comparison), &topic.label)))
    };
    let topics = event.topics.iter().filter_map(topic).collect::<Vec<_>>();
    let list = html::ul().class("plain").attr("aria-label", "Compared by topic");
    (!topics.is_empty())
        .then(|| html::div().class("compared").child("Compared: ").child(list.child(topics)))
}

/// A short version for the tooltip.
pub fn tip(corpus: &Corpus, index: usize) -> Element {
    let event = &corpus.events[index];
    let words = event.evidence.first().map(|span| {
        html::p()
            .class("quote")
            .child(html::q().child(corpus.quote(*span).to_owned()))
            .child(html::span().class("source").child(format!(" {}", place(corpus, *span))))
    });
    html::div()
        .child(kicker(corpus, event, html::p().class("kicker")))
        .child(html::b().child(&event.label))
        .child(html::p().class("date").child(when(event)))
        .child(html::p().child(&event.note))
        .child(words)
}
