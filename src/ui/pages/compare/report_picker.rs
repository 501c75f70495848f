//! Chooses the left and the right report, swaps them, and chooses the scope of the comparison.

use super::{Chosen, Compared, changed, changed_route, choice};
use crate::route::{Comparison, Show, VocabularyOrder};
use crate::ui::components::label;
use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use crate::ui::series::{PairChoice, ReportChoice};
use leptos::prelude::*;
use std::sync::Arc;

/// All choices.
pub fn choices(chosen: Chosen, shown: Compared) -> Element {
    let reports = expect_context::<Reports>();
    let swap = html::a()
        .class("swap")
        .attr("href", changed(chosen, move |c| swap(reports, shown, c)))
        .attr("aria-label", "Swap left and right")
        .child("⇄");
    let note = move || shown.get().1.scope.map(|scope| reports.corpus().scopes[scope].note.clone());
    html::div()
        .class("sides")
        .child(
            html::p()
                .child("Left ")
                .child(side(chosen, shown, true))
                .child(swap)
                .child("Right ")
                .child(side(chosen, shown, false)),
        )
        .child(steps(chosen, shown))
        .child(scopes(chosen))
        .child(html::p().class("note").child(note))
}

/// Of a series, steps to the pairs of neighbours in time.
fn steps(chosen: Chosen, shown: Compared) -> Option<Element> {
    let (reports, location) = (expect_context::<Reports>(), expect_context::<Location>());
    let series = expect_context::<LazyLoader>().series();
    let series = series.filter(|_| reports.corpus().documents.len() > 2)?;
    let current = move || {
        let selection = shown.get().1;
        (selection.left, selection.right)
    };
    let choose = move |left: usize, right: usize| {
        let corpus = reports.corpus();
        let id = |doc: usize| corpus.documents.get(doc).map(|document| document.id.clone());
        location.go(&changed_route(location, chosen, |c| {
            (c.left, c.right, c.step) = (id(left), id(right), None);
        }));
    };
    let current = Signal::derive(current);
    Some((series.pair_steps)(PairChoice { current, choose: Arc::new(choose) }))
}

/// The report of a side; of more than two, a field to choose it with.
fn side(chosen: Chosen, shown: Compared, on_left: bool) -> AnyView {
    let (reports, location) = (expect_context::<Reports>(), expect_context::<Location>());
    let at = move |on_left: bool| {
        let selection = shown.get().1;
        if on_left { selection.left } else { selection.right }
    };
    let series = expect_context::<LazyLoader>().series();
    let Some(series) = series.filter(|_| reports.corpus().documents.len() > 2) else {
        return html::fragment(move || label(at(on_left)));
    };
    let choose = move |doc: usize, c: &mut Comparison| {
        if at(!on_left) == doc {
            return swap(reports, shown, c);
        }
        // Both, because without a choice the other follows this one.
        let (left, right) = if on_left { (doc, at(false)) } else { (at(true), doc) };
        let corpus = reports.corpus();
        let id = |doc: usize| corpus.documents.get(doc).map(|document| document.id.clone());
        (c.left, c.right, c.step) = (id(left), id(right), None);
    };
    html::fragment((series.picker)(ReportChoice {
        id: if on_left { "left" } else { "right" },
        name: if on_left { "Left report" } else { "Right report" },
        current: Signal::derive(move || at(on_left)),
        choose: Arc::new(move |doc| {
            location.go(&changed_route(location, chosen, |c| choose(doc, c)));
        }),
    }))
}

fn swap(reports: Reports, shown: Compared, c: &mut Comparison) {
    let corpus = reports.corpus();
    let now = shown.get().1;
    let id = |doc: usize| corpus.documents.get(doc).map(|d| d.id.clone());
    (c.left, c.right) = (id(now.right), id(now.left));
    c.show = match c.show {
        Show::Left => Show::Right,
        Show::Right => Show::Left,
        same => same,
    };
    c.order = match c.order {
        VocabularyOrder::Left => VocabularyOrder::Right,
        VocabularyOrder::Right => VocabularyOrder::Left,
        same => same,
    };
    c.step = None;
}

/// Links to compare the whole reports, or a named part of them.
fn scopes(chosen: Chosen) -> Element {
    let corpus = expect_context::<Reports>().corpus();
    let named = corpus.scopes.iter().map(|scope| {
        let id = Some(scope.id.clone());
        let name = scope.label.to_ascii_lowercase();
        let chosen_id = id.clone();
        let is = move |c: &Comparison| c.scope == id;
        let choose = move |c: &mut Comparison| (c.scope, c.step) = (chosen_id.clone(), None);
        choice(chosen, "true", name, is, choose)
    });
    let all = |c: &mut Comparison| (c.scope, c.step) = (None, None);
    let whole = choice(chosen, "true", "whole reports", |c| c.scope.is_none(), all);
    let nav = html::nav().class("filter").attr("aria-label", "Scope");
    nav.child("Scope: ").child(whole).child(named.collect::<Vec<_>>())
}
