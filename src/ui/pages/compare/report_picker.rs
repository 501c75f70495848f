//! Chooses the left and the right report, swaps them, and chooses the scope of the comparison.

use super::{Chosen, Compared, changed, choice};
use crate::route::{Comparison, Show, VocabularyOrder};
use crate::ui::components::{label, label_of};
use crate::ui::html::{self, Element};
use crate::ui::reports::Reports;
use leptos::prelude::*;

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
        .child(scopes(chosen))
        .child(html::p().class("note").child(note))
}

/// The report of a side; with more than two reports, links to choose it.
fn side(chosen: Chosen, shown: Compared, on_left: bool) -> AnyView {
    let reports = expect_context::<Reports>();
    let corpus = &*reports.corpus();
    let at = move |on_left: bool| {
        let selection = shown.get().1;
        if on_left { selection.left } else { selection.right }
    };
    if corpus.documents.len() < 3 {
        return html::fragment(move || label(at(on_left)));
    }
    let report = |doc: usize| {
        let id = corpus.documents[doc].id.clone();
        let choose = move |c: &mut Comparison| {
            if at(!on_left) == doc {
                return swap(reports, shown, c);
            }
            let side = if on_left { &mut c.left } else { &mut c.right };
            (*side, c.step) = (Some(id.clone()), None);
        };
        choice(chosen, "true", label_of(doc), move |_| at(on_left) == doc, choose)
    };
    html::span()
        .class("filter")
        .child((0..corpus.documents.len()).map(report).collect::<Vec<_>>())
        .into_any()
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
