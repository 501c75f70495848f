//! Two reports side by side: one selection, three ways to look at it.

mod facts;
mod text;
mod topics;

use super::location::Location;
use super::pieces::{Label, link};
use super::{Reports, words};
use crate::compare::Selection;
use crate::route::{Comparison, Mode, Route, Show, View};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Compare() -> impl IntoView {
    let chosen = chosen();
    let selection = selection(chosen);
    let mode = Memo::new(move |_| chosen.with(|c| c.mode));
    view! {
        <div class="compare">
            <header class="tools">
                <h1>"Compare"</h1>
                <nav class="tabs" aria-label="What is compared">
                    {[(Mode::Topics, "Topics"), (Mode::Text, "Text"), (Mode::Facts, "Facts")]
                        .map(|(m, name)| {
                            let there = change(chosen, move |c| {
                                c.mode = m;
                                c.pair = None;
                            });
                            view! {
                                <a href=there aria-current=move || (mode.get() == m).then_some("page")>
                                    {name}
                                </a>
                            }
                        })}
                </nav>
                <Sides chosen selection/>
            </header>
            {move || {
                let selection = selection.get();
                match mode.get() {
                    Mode::Topics => view! { <topics::Topics chosen selection/> }.into_any(),
                    Mode::Text => view! { <text::Text chosen selection/> }.into_any(),
                    Mode::Facts => view! { <facts::Facts selection/> }.into_any(),
                }
            }}
        </div>
    }
}

/// What is chosen here; the default while another page is shown.
fn chosen() -> Memo<Comparison> {
    let route = Location::here().route;
    Memo::new(move |_| {
        route.with(|route| match &route.view {
            View::Compare(chosen) => chosen.clone(),
            _ => Comparison::default(),
        })
    })
}

fn selection(chosen: Memo<Comparison>) -> Memo<Selection> {
    let corpus = Reports::here().corpus;
    Memo::new(move |_| {
        chosen.with(|c| {
            let doc = |id: &Option<String>| id.as_ref().and_then(|id| corpus.document(id));
            let last = corpus.documents.len().min(2).saturating_sub(1);
            let (left, right) = match (doc(&c.left), doc(&c.right)) {
                (Some(left), Some(right)) => (left, right),
                (Some(left), None) => (left, if left == last { 0 } else { last }),
                (None, Some(right)) => (if right == 0 { last } else { 0 }, right),
                (None, None) => (0, last),
            };
            let scope = c.scope.as_ref().and_then(|id| corpus.scopes.iter().position(|s| s.id == *id));
            Selection { left, right, scope }
        })
    })
}

/// The link to the same comparison, with something changed.
fn change(
    chosen: Memo<Comparison>,
    change: impl Fn(&mut Comparison) + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let route = Location::here().route;
    move || {
        let mut chosen = chosen.get();
        change(&mut chosen);
        let query = route.with(|route| route.query.clone());
        Route { view: View::Compare(chosen), query }.to_string()
    }
}

/// Left, right, the way to swap them, and the scope.
#[component]
fn Sides(chosen: Memo<Comparison>, selection: Memo<Selection>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let swap = change(chosen, move |c| {
        let now = selection.get();
        let id = |doc: usize| corpus.documents.get(doc).map(|d| d.id.clone());
        (c.left, c.right) = (id(now.right), id(now.left));
        c.show = match c.show {
            Show::Left => Show::Right,
            Show::Right => Show::Left,
            same => same,
        };
        c.pair = None;
    });
    let whole = change(chosen, |c| c.scope = None);
    view! {
        <div class="sides">
            <p>
                "Left " {move || view! { <Label doc=selection.get().left/> }}
                <a class="swap" href=swap aria-label="Swap left and right" title="Swap left and right">
                    "⇄"
                </a>
                "Right " {move || view! { <Label doc=selection.get().right/> }}
            </p>
            <nav aria-label="Scope" class="filter">
                "Scope: "
                <a href=whole aria-current=move || selection.get().scope.is_none().then_some("true")>
                    "whole reports"
                </a>
                {(0..corpus.scopes.len())
                    .map(|i| {
                        let scope = &corpus.scopes[i];
                        let there = change(chosen, move |c| c.scope = Some(scope.id.clone()));
                        view! {
                            <a
                                href=there
                                title=scope.note.as_str()
                                aria-current=move || (selection.get().scope == Some(i)).then_some("true")
                            >
                                {scope.label.to_lowercase()}
                            </a>
                        }
                    })
                    .collect_view()}
            </nav>
            <p class="note">
                {move || {
                    let scope = selection.get().scope?;
                    Some(corpus.scopes[scope].note.as_str())
                }}
            </p>
        </div>
    }
}

/// The heading of a column.
#[component]
fn ColumnTitle(doc: usize) -> impl IntoView {
    let document = Reports::here().corpus.documents.get(doc);
    let rest = document.filter(|d| !d.name.is_empty()).map(|d| format!(" · {}", d.name));
    view! { <Label doc/>{rest} }
}

/// A link to the reader's start of a report.
fn report_link(doc: usize) -> impl Fn() -> String {
    let corpus = Reports::here().corpus;
    let passage = crate::corpus::Passage { doc, block: 0 };
    link(super::pieces::reading_passage(corpus, passage))
}

/// “2022 report”.
fn report_name(doc: usize) -> String {
    let document = Reports::here().corpus.documents.get(doc);
    document.map(|d| format!("{} report", d.label)).unwrap_or_default()
}

/// “12 rows”.
fn rows(n: usize) -> String {
    words::count(n, "row")
}
