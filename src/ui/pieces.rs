//! What pages share: quotations with their source, marked text, names of reports.

use super::location::Location;
use super::{Reports, words};
use crate::corpus::{Corpus, Passage, Span};
use crate::route::{Reading, Route, View};
use crate::text::runs;
use leptos::prelude::*;
use std::ops::Range;

/// The link to a page that keeps the query.
pub fn link(view: View) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let location = Location::here();
    move || {
        let query = location.route.with(|route| route.query.clone());
        Route { view: view.clone(), query }.to_string()
    }
}

/// The reader, at these words.
pub fn reading(corpus: &Corpus, span: Span) -> View {
    let Some(document) = corpus.documents.get(span.doc) else { return View::Overview };
    let points = document.code_points(span.range());
    View::Read(Reading {
        doc: Some(document.id.clone()),
        passage: corpus.passage(span).map(|p| p.block + 1),
        span: Some((points.start, points.end)),
        ..Reading::default()
    })
}

/// The reader, at this passage.
pub fn reading_passage(corpus: &Corpus, passage: Passage) -> View {
    View::Read(Reading {
        doc: corpus.documents.get(passage.doc).map(|d| d.id.clone()),
        passage: Some(passage.block + 1),
        ..Reading::default()
    })
}

/// The class that gives a report its colour.
pub fn colour(doc: usize) -> &'static str {
    ["doc doc-a", "doc doc-b"][doc % 2]
}

/// The label of a report, in its colour.
#[component]
pub fn Label(
    /// Index of the document.
    doc: usize,
) -> impl IntoView {
    let document = Reports::here().corpus.documents.get(doc);
    view! { <b class=colour(doc)>{document.map(|d| d.label.as_str())}</b> }
}

/// Verbatim words with a link to where they stand.
#[component]
pub fn Quote(
    /// The words.
    span: Span,
    /// Stretches of them to mark, each with its class.
    #[prop(optional)]
    marks: Vec<(Range<usize>, &'static str)>,
) -> impl IntoView {
    let corpus = Reports::here().corpus;
    view! {
        <span class=format!("quote {}", colour(span.doc))>
            <q>{marked(corpus, span, marks)}</q>
            " "
            <Source span/>
        </span>
    }
}

/// Whose words they are and where they stand, as a link.
#[component]
pub fn Source(
    /// The words.
    span: Span,
) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let voice = corpus.quotation_at(span).map(|i| words::voice(corpus, &corpus.quotations[i]));
    let report = corpus.documents.get(span.doc).map(|d| d.label.as_str());
    view! {
        <a class=format!("source {}", colour(span.doc)) href=link(reading(corpus, span))>
            <span class="visually-hidden">{report}" report, "</span>
            {voice.map(|voice| format!("{voice} "))}
            <span class="nowrap">{words::place(corpus, span)}</span>
        </a>
    }
}

/// Several quotations, one below the other.
pub fn quotes(spans: &[Span]) -> impl IntoView + use<> {
    spans.iter().map(|span| view! { <Quote span=*span/> }).collect_view()
}

/// The words of a span, cut where marks begin and end; a class for each mark. Not a letter of the
/// text is changed, added or left out.
pub fn marked(
    corpus: &'static Corpus,
    span: Span,
    marks: Vec<(Range<usize>, &'static str)>,
) -> impl IntoView {
    let ranges: Vec<Range<usize>> = marks.iter().map(|(range, _)| range.clone()).collect();
    let run = |run: crate::text::Run| {
        let words = corpus.quote(Span { start: run.range.start, end: run.range.end, ..span });
        if run.marks.is_empty() {
            return view! { {words} }.into_any();
        }
        let classes: Vec<&str> = run.marks.iter().map(|i| marks[*i].1).collect();
        view! { <mark class=classes.join(" ")>{words}</mark> }.into_any()
    };
    runs(span.range(), &ranges).into_iter().map(run).collect_view()
}

/// What an empty side says.
#[component]
pub fn NotMentioned() -> impl IntoView {
    view! { <p class="absent">"not mentioned in this report"</p> }
}
