//! The collocates of a word on each side, and all its occurrences.

use crate::compare::Selection;
use crate::compare::collocates::{Collocate, REACH, collocates};
use crate::compare::keyness::Keyness;
use crate::corpus::Span;
use crate::search::{self, Hit, Line, Reason};
use crate::text::is_function_word;
use crate::ui::components::{colour, in_context, label, long_list, wording};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::pages::compare::{Chosen, changed};
use crate::ui::platform::focus::focus;
use crate::ui::platform::timeout::OwnedTimeout;
use crate::ui::reports::Reports;
use crate::ui::series::LongList;
use gloo::utils::document;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Of more places or words only those near the viewport are drawn.
const SHORT: usize = 60;

/// The heights of a place and of a row, in pixels.
const PLACE: f64 = 56.0;
const ROW: f64 = 29.0;

/// Words of context on each side: the collocation window, and a few more.
const CONTEXT: usize = REACH + 2;

/// How many collocates are shown at first.
const FIRST: usize = 8;

/// The panel for the word of the route. Choosing a word moves focus to the panel; closing it
/// returns focus to the word.
pub fn panel(chosen: Chosen, selection: Selection, all: Arc<Keyness>) -> Element {
    let word = Memo::new(move |_| chosen.with(|c| c.word.clone()));
    let node = ElementRef::new();
    let previous = StoredValue::new(None::<Option<String>>);
    let known = all.clone();
    let rendered = OwnedTimeout::default();
    Effect::new(move |_| {
        let now = word.get();
        let old = previous.get_value();
        previous.set_value(Some(now.clone()));
        let Some(old) = old.filter(|old| *old != now) else { return };
        let row = old.and_then(|old| known.find(&old)).map(|at| format!("word-{at}"));
        // After the table is rendered.
        rendered.start(0, move || match (now, row) {
            (Some(_), _) => node.get_untracked().iter().for_each(|panel| focus(panel)),
            (None, Some(row)) => document().get_element_by_id(&row).iter().for_each(focus),
            (None, None) => {}
        });
    });
    let shown = move || match word.get() {
        None => html::p().class("note").child(
            "Choose a word to see what stands near it on either side, and every place where it \
             stands.",
        ),
        Some(word) => word_details(chosen, selection, &all, &word),
    };
    html::section()
        .class("company")
        .attr("tabindex", "-1")
        .attr("aria-label", move || {
            let of = word.get().map_or("a word".into(), |word| format!("“{word}”"));
            format!("The company of {of}")
        })
        .node_ref(node)
        .child(shown)
}

fn word_details(chosen: Chosen, selection: Selection, all: &Keyness, word: &str) -> Element {
    let key = all.find(word).map(|at| &all.keys[at]);
    let close = html::a().class("close").attr("href", changed(chosen, |c| c.word = None));
    let head = html::header()
        .child(html::h2().child(format!("“{}”", key.map_or(word, |key| &key.word))))
        .child(close.child("All words"));
    let Some(key) = key else {
        let none = "Neither side has this word in its prose.";
        return html::div().child(head).child(html::p().class("absent").child(none));
    };
    let side = |doc: usize, places: &[Span]| {
        let heading =
            html::h3().child(label(doc)).child(format!(": {}", wording::times(places.len())));
        let (count, places) = (places.len(), places.to_vec());
        let part = move |range: Range<usize>| {
            let places = lines(&places[range]).into_iter().map(|line| {
                let around = Span { start: line.left.start, end: line.right.end, ..line.hit.span };
                html::li().child(in_context(line.hit.span, around))
            });
            html::ol().class("plain").child(places.collect::<Vec<_>>())
        };
        let places = long_list(LongList::new(count, 12, PLACE, Arc::new(part)), SHORT);
        html::section().class(colour(doc)).child(heading).child(html::div().child(places))
    };
    html::div().child(head).child(collocate_tables(chosen, selection, &key.word)).child(
        html::div()
            .class("places")
            .child(side(selection.left, &key.left))
            .child(side(selection.right, &key.right)),
    )
}

/// The collocates of a word, with their counts side by side.
fn collocate_tables(chosen: Chosen, selection: Selection, word: &str) -> Element {
    let corpus = &*expect_context::<Reports>().corpus();
    let mut all = collocates(corpus, &selection, word, REACH);
    all.retain(|near| !is_function_word(&near.word));
    let row = move |near: &Collocate| {
        let to = near.word.clone();
        let link = html::a().attr("href", changed(chosen, move |c| c.word = Some(to.clone())));
        let count = |doc: usize, places: &[Span]| {
            html::td().class(colour(doc)).child(places.len().to_string())
        };
        html::tr()
            .child(html::th().attr("scope", "row").child(link.child(near.word.clone())))
            .child(count(selection.left, &near.left))
            .child(count(selection.right, &near.right))
    };
    let column = |doc: usize| html::th().attr("scope", "col").child(label(doc));
    let table = |rows: &[Collocate], caption: &'static str| {
        let (count, rows) = (rows.len(), rows.to_vec());
        let part = move |range: Range<usize>| {
            html::tbody().child(rows[range].iter().map(row).collect::<Vec<_>>())
        };
        let rows = long_list(LongList::new(count, 24, ROW, Arc::new(part)).in_table(), SHORT);
        let head = html::tr()
            .child(html::th().attr("scope", "col").child("Near it"))
            .child(column(selection.left))
            .child(column(selection.right));
        html::table()
            .class("near")
            .child(html::caption().class("visually-hidden").child(caption))
            .child(html::thead().child(head))
            .child(rows)
    };
    let (first, more) = all.split_at(all.len().min(FIRST));
    let note = format!(
        "Within {REACH} words of it, in the same passage; words such as “the” and “of” are left out."
    );
    let details = (!more.is_empty()).then(|| {
        let summary = html::summary().child(wording::count(more.len(), "more word"));
        html::details().child(summary).child(table(more, "More words near it"))
    });
    html::div()
        .child(html::p().class("note").child(note))
        .child(table(first, "Words near it, with how often on either side"))
        .child(details)
}

/// The occurrences of a word, each with some words of context.
fn lines(places: &[Span]) -> Vec<Line> {
    let hits = places.iter().map(|span| Hit { span: *span, reason: Reason::Exact, part: 0 });
    let corpus = &*expect_context::<Reports>().corpus();
    search::concordance(corpus, &hits.collect::<Vec<_>>(), CONTEXT, search::ConcordanceOrder::Text)
}
