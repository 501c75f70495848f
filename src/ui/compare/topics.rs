//! The matrix of topics, with quotations on both sides.

use super::{ColumnTitle, change, rows};
use crate::compare::change::word_change;
use crate::compare::pairs::{Moved, changes};
use crate::compare::topics::{Row, Side, count, topics};
use crate::compare::Selection;
use crate::corpus::{Corpus, Span};
use crate::route::{Comparison, Show};
use crate::ui::pieces::{NotMentioned, Quote, colour};
use crate::ui::{Reports, scroll_into_view};
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;

/// The matrix.
#[component]
pub(super) fn Topics(chosen: Memo<Comparison>, selection: Selection) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let all = topics(corpus, &selection);
    let moved = changes(corpus, &selection);
    let show = Memo::new(move |_| chosen.with(|c| c.show));
    let counts = [Side::Both, Side::Left, Side::Right].map(|side| count(&all, side));
    let shown = move |row: &Row| match show.get() {
        Show::All => true,
        Show::Both => row.side == Side::Both,
        Show::Left => row.side == Side::Left,
        Show::Right => row.side == Side::Right,
    };
    let visible = {
        let all = all.clone();
        move || all.iter().filter(|row| shown(row)).count()
    };
    view! {
        <Filter chosen selection counts/>
        <p class="visually-hidden" role="status">{move || rows(visible())}</p>
        <table class="matrix">
            <caption class="visually-hidden">"Topics, and what each report says of them"</caption>
            <thead>
                <tr>
                    <th scope="col">"Topic"</th>
                    <th scope="col" class=colour(selection.left)><ColumnTitle doc=selection.left/></th>
                    <th scope="col" class=colour(selection.right)><ColumnTitle doc=selection.right/></th>
                </tr>
            </thead>
            <tbody>
                {all
                    .into_iter()
                    .map(|row| {
                        let hidden = {
                            let row = row.clone();
                            move || !shown(&row)
                        };
                        view! { <TopicRow row moved=moved.clone() selection chosen hidden/> }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// Which rows are shown, with their counts.
#[component]
fn Filter(chosen: Memo<Comparison>, selection: Selection, counts: [usize; 3]) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let label = |doc: usize| corpus.documents.get(doc).map_or("", |d| d.label.as_str());
    let [both, left, right] = counts;
    let all = [
        (Show::All, "all".to_owned(), both + left + right),
        (Show::Both, "in both".to_owned(), both),
        (Show::Left, format!("only {}", label(selection.left)), left),
        (Show::Right, format!("only {}", label(selection.right)), right),
    ];
    view! {
        <nav class="filter" aria-label="Which topics">
            "Show: "
            {all
                .map(|(show, name, count)| {
                    let there = change(chosen, move |c| {
                        c.show = show;
                        c.topic = None;
                    });
                    view! {
                        <a href=there aria-current=move || (chosen.get().show == show).then_some("true")>
                            {name}" "<b>{count}</b>
                        </a>
                    }
                })}
        </nav>
    }
}

/// A topic, with the words of either side.
#[component]
fn TopicRow(
    row: Row,
    moved: Vec<Moved>,
    selection: Selection,
    chosen: Memo<Comparison>,
    hidden: impl Fn() -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let topic = &corpus.topics[row.topic];
    let here = Memo::new(move |_| chosen.with(|c| c.topic.as_deref() == Some(&topic.id)));
    let node = NodeRef::<html::Tr>::new();
    Effect::new(move |_| {
        if here.get() && let Some(node) = node.get() {
            scroll_into_view(&node);
        }
    });
    let moved: Vec<Moved> = moved
        .into_iter()
        .filter(|m| corpus.changes[m.change].topic == Some(row.topic))
        .collect();
    let there = change(chosen, move |c| c.topic = Some(topic.id.clone()));
    let label = |doc: usize| corpus.documents.get(doc).map_or("", |d| d.label.as_str());
    let side = match row.side {
        Side::Both if topic.related => "in both: related, not the same".to_owned(),
        Side::Both => "in both".to_owned(),
        Side::Left => format!("only {}", label(selection.left)),
        Side::Right => format!("only {}", label(selection.right)),
    };
    let what = moved.iter().map(|m| view! { <li>{what(corpus, m)}</li> }).collect_view();
    view! {
        <tr
            id=format!("topic-{}", topic.id)
            node_ref=node
            hidden=hidden
            class:child=topic.parent.is_some()
            class:target=move || here.get()
        >
            <th scope="row">
                <a href=there>{topic.label.as_str()}</a>
                <p class="side">{side}</p>
                {(!topic.note.is_empty()).then(|| view! { <p class="side">{topic.note.as_str()}</p> })}
                {(!moved.is_empty()).then(|| view! { <ul class="what">{what}</ul> })}
            </th>
            <Cell spans=row.left doc=selection.left marks=marks(corpus, &moved)/>
            <Cell spans=row.right doc=selection.right marks=marks(corpus, &moved)/>
        </tr>
    }
}

/// What moved, in the editors' words, which tell the way from their first report to the second.
fn what(corpus: &Corpus, moved: &Moved) -> String {
    let what = &corpus.changes[moved.change].what;
    if moved.forward {
        what.clone()
    } else {
        let first = corpus.changes[moved.change].from.doc;
        let label = corpus.documents.get(first).map_or("", |d| d.label.as_str());
        format!("from {label} on: {what}")
    }
}

/// The words that are gone and new, on both sides.
fn marks(corpus: &Corpus, moved: &[Moved]) -> Vec<(Span, &'static str)> {
    let mut marks = Vec::new();
    for m in moved {
        let change = word_change(corpus, m.left, m.right);
        marks.extend(change.gone.into_iter().map(|span| (span, "gone")));
        marks.extend(change.new.into_iter().map(|span| (span, "new")));
    }
    marks
}

/// One side of a topic.
#[component]
fn Cell(spans: Vec<Span>, doc: usize, marks: Vec<(Span, &'static str)>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let label = corpus.documents.get(doc).map(|d| d.label.as_str());
    let on = |span: &Span| -> Vec<(Range<usize>, &'static str)> {
        let here = marks.iter().filter(|(m, _)| m.doc == span.doc);
        here.map(|(m, class)| (m.range(), *class)).collect()
    };
    let quotes: Vec<_> = spans
        .iter()
        .map(|span| view! { <p><Quote span=*span marks=on(span)/></p> })
        .collect();
    view! {
        <td class=colour(doc) data-label=label>
            {if quotes.is_empty() {
                view! { <NotMentioned/> }.into_any()
            } else {
                quotes.into_any()
            }}
        </td>
    }
}
