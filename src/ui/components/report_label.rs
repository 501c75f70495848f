//! Names of reports, each in the colour of its report.

use crate::text::direction::isolated;
use crate::ui::html::{self, Element};
use crate::ui::reports::Reports;
use leptos::prelude::*;

/// The reports that the page compares: left and right.
#[derive(Clone, Copy)]
pub struct ComparedPair(pub usize, pub usize);

/// The class that gives a report its colour. Of more than two, those have one that are compared.
pub fn colour(doc: usize) -> &'static str {
    let reports = use_context::<Reports>();
    if reports.is_none_or(|reports| reports.corpus().documents.len() < 3) {
        return ["doc doc-a", "doc doc-b"][doc % 2];
    }
    match use_context::<ComparedPair>() {
        Some(ComparedPair(left, _)) if left == doc => "doc doc-a",
        Some(ComparedPair(_, right)) if right == doc => "doc doc-b",
        _ => "doc",
    }
}

/// Classes with the colour of a report.
pub fn coloured(classes: &str, doc: usize) -> String {
    format!("{classes} {}", colour(doc))
}

/// The label of a report, in its colour.
pub fn label(doc: usize) -> Element {
    html::b().class(colour(doc)).child(label_of(doc))
}

/// The label of a report, for a sentence of the page whatever the direction of either.
pub fn label_of(doc: usize) -> String {
    let corpus = expect_context::<Reports>().corpus();
    isolated(corpus.documents.get(doc).map_or("", |document| &document.label)).into_owned()
}

/// Label and name of a report in an element of this tag: “2022 · The Pentagon”.
pub fn title(tag: &'static str, doc: usize) -> Element {
    let corpus = expect_context::<Reports>().corpus();
    let name = corpus.documents.get(doc).map_or("", |document| &document.name);
    let name = (!name.is_empty()).then(|| [" · ", &isolated(name)].concat());
    html::custom(tag).child(label(doc)).child(name)
}
