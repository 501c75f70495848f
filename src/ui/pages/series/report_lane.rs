//! The reports as marks of a lane of the timeline, each a link to its text.

use crate::corpus::{Corpus, Passage};
use crate::timeline::Plan;
use crate::ui::components::{anchor, reading_passage, visually_hidden, wording};
use crate::ui::html::{self, Element};
use crate::ui::series::ReportLane;

/// The entry points of the timeline.
pub const LANE: ReportLane = ReportLane { plan, mark, tip };

fn plan(corpus: &Corpus) -> Plan {
    Plan::new(corpus).with_reports(corpus)
}

/// The link of a report, with its sign.
fn mark(corpus: &Corpus, doc: usize, sign: Element) -> Element {
    let document = &corpus.documents[doc];
    anchor(reading_passage(corpus, Passage { doc, block: 0 }), sign)
        .class("event doc marked-report")
        .child(html::span().class("name").child(&document.label))
        .child(visually_hidden(format!(" {}", document.date.words())))
}

fn tip(corpus: &Corpus, doc: usize) -> Element {
    let document = &corpus.documents[doc];
    html::div()
        .child(html::b().child(wording::title(document)))
        .child(html::p().class("date").child(document.date.words()))
        .child(html::p().child(wording::passages(document)))
}
