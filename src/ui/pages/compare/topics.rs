//! The matrix of topics, with quotations on both sides.

use super::filter::{filter, shows};
use super::{Chosen, changed, matrix, not_read_yet};
use crate::compare::Selection;
use crate::compare::editors_pairs::{EditorsChange, changes};
use crate::compare::topics::{Presence, TopicRow, count, topics};
use crate::compare::word_diff::word_diff;
use crate::corpus::{Corpus, Span};
use crate::route::Comparison;
use crate::ui::components::{colour, label_of, marked_quote, silent};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::scroll::scroll_into_view;
use crate::ui::reports::Reports;
use leptos::prelude::*;
use std::ops::Range;

/// The matrix.
pub fn table(chosen: Chosen, selection: Selection) -> Element {
    let corpus = &*expect_context::<Reports>().corpus();
    let rows = topics(corpus, &selection);
    if rows.is_empty() {
        return not_read_yet(chosen, "Topics");
    }
    let moved = changes(corpus, &selection);
    let counts = [Presence::Both, Presence::Left, Presence::Right].map(|side| count(&rows, side));
    let body = rows.iter().map(|row| topic_row(corpus, row, &moved, selection, chosen));
    html::div().child(filter(chosen, selection, "topic", counts)).child(matrix(
        "matrix",
        "Topics, and what each report says of them",
        "Topic",
        selection,
        body.collect(),
    ))
}

/// A topic, with its quotations on each side.
fn topic_row(
    corpus: &Corpus,
    row: &TopicRow,
    moved: &[EditorsChange],
    selection: Selection,
    chosen: Chosen,
) -> Element {
    let topic = &corpus.topics[row.topic];
    let on = row.side;
    let index = row.topic;
    let (id, is_child) = (Some(topic.id.clone()), topic.parent.is_some());
    let to = id.clone();
    let is_here = move |c: &Comparison| c.topic == id;
    let here = Memo::new(move |_| chosen.with(|c| is_here(c).then_some(index)));
    let (root, node) = (expect_context::<MountRoot>(), ElementRef::new());
    Effect::new(move |_| {
        if here.get().is_some()
            && let Some(node) = node.get()
        {
            scroll_into_view(root, &node);
        }
    });
    let is_about = |m: &&EditorsChange| corpus.changes[m.change].topic == Some(row.topic);
    let moved: Vec<&EditorsChange> = moved.iter().filter(is_about).collect();
    let class = move || match (is_child, here.get().is_some()) {
        (true, true) => "child target",
        (true, false) => "child",
        (false, true) => "target",
        (false, false) => "",
    };
    let hidden = move || !shows(chosen.with(|c| c.show), on);
    let side = match row.side {
        Presence::Both if topic.related => "in both: related, not the same".to_owned(),
        Presence::Both => "in both".to_owned(),
        Presence::Left => format!("only {}", label_of(selection.left)),
        Presence::Right => format!("only {}", label_of(selection.right)),
    };
    let href = changed(chosen, move |c| c.topic.clone_from(&to));
    let notes = [side, topic.note.clone()].into_iter().filter(|note| !note.is_empty());
    let what = html::ul()
        .class("what")
        .child(moved.iter().map(|m| html::li().child(what(corpus, m))).collect::<Vec<_>>());
    let marks = marks(corpus, &moved);
    html::tr()
        .attr("id", format!("topic-{}", topic.id))
        .node_ref(node)
        .attr("hidden", hidden)
        .class(class)
        .child(
            html::th()
                .attr("scope", "row")
                .child(html::a().attr("href", href).child(&topic.label))
                .child(notes.map(|note| html::p().class("side").child(note)).collect::<Vec<_>>())
                .child((!moved.is_empty()).then_some(what)),
        )
        .child(cell(&row.left, selection.left, &marks))
        .child(cell(&row.right, selection.right, &marks))
}

/// What changed, in the editors' words, which describe it from their first report to the second.
fn what(corpus: &Corpus, moved: &EditorsChange) -> String {
    let change = &corpus.changes[moved.change];
    if moved.forward {
        change.what.clone()
    } else {
        format!("from {} on: {}", label_of(change.from.doc), change.what)
    }
}

/// The removed and the added words, on both sides.
fn marks(corpus: &Corpus, moved: &[&EditorsChange]) -> Vec<(Span, &'static str)> {
    let mut marks = Vec::new();
    for m in moved {
        let change = word_diff(corpus, m.left, m.right);
        marks.extend(change.gone.into_iter().map(|span| (span, "gone")));
        marks.extend(change.new.into_iter().map(|span| (span, "new")));
    }
    marks
}

/// One side of a topic.
fn cell(spans: &[Span], doc: usize, marks: &[(Span, &'static str)]) -> Element {
    let here = marks.iter().filter(|(mark, _)| mark.doc == doc);
    let here: Vec<(Range<usize>, &str)> =
        here.map(|(mark, class)| (mark.range(), *class)).collect();
    let quotes = spans.iter().map(|span| html::p().child(marked_quote(*span, &here)));
    html::td()
        .class(colour(doc))
        .attr("data-label", label_of(doc))
        .child(quotes.collect::<Vec<_>>())
        .child(spans.is_empty().then(|| silent(doc)))
}
