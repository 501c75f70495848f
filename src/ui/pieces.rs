//! What pages share: quotations with their source, marked text, names of reports.

use super::html::{self, Child, Element, IntoChild};
use super::location::Location;
use super::search::Search;
use super::{Reports, words};
use crate::corpus::{Corpus, Passage, Span};
use crate::route::{Reading, Route, View};
use crate::text::runs;
use leptos::prelude::*;
use std::ops::Range;

/// The link to a page that keeps the query. A page is made anew when the query changes, so its
/// links need not follow it.
pub fn link(view: View) -> String {
    let query = expect_context::<Location>().route.with_untracked(|route| route.query.clone());
    Route { view, query }.to_string()
}

/// A link with words on it.
pub fn anchor(view: View, words: impl IntoChild) -> Element {
    html::a().attr("href", link(view)).child(words)
}

/// Words for screen readers alone.
pub fn unseen(words: impl IntoChild) -> Element {
    html::span().class("visually-hidden").child(words)
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

/// Classes with the colour of a report.
pub fn coloured(classes: &str, doc: usize) -> String {
    format!("{classes} {}", colour(doc))
}

/// The label of a report, in its colour.
pub fn label(doc: usize) -> Element {
    html::b().class(colour(doc)).child(label_of(doc))
}

/// The label of a report.
pub fn label_of(doc: usize) -> &'static str {
    expect_context::<Reports>().corpus.documents.get(doc).map_or("", |d| &d.label)
}

/// Label and name of a report, as a heading has them: “2022 · The Pentagon”.
pub fn title(within: &'static str, doc: usize) -> Element {
    let name =
        expect_context::<Reports>().corpus.documents.get(doc).map_or("", |d| d.name.as_str());
    let name = (!name.is_empty()).then(|| format!(" · {name}"));
    html::custom(within).child(label(doc)).child(name)
}

/// Verbatim words with a link to where they stand.
pub fn quote(span: Span) -> Element {
    marked_quote(span, &[])
}

/// The same, with stretches of the words marked, each with its class; the hits of the query too.
pub fn marked_quote(span: Span, marks: &[(Range<usize>, &'static str)]) -> Element {
    let hits = expect_context::<Search>().hits_within(span).into_iter().map(|range| (range, HIT));
    quote_of(span, &marks.iter().cloned().chain(hits).collect::<Vec<_>>())
}

/// The same without a mark, where the words stand on the page already.
pub fn repeated(span: Span) -> Element {
    quote_of(span, &[])
}

fn quote_of(span: Span, marks: &[(Range<usize>, &'static str)]) -> Element {
    html::span()
        .class(coloured("quote", span.doc))
        .child(html::q().child(marked(span, marks)))
        .child(" ")
        .child(source(span))
}

/// A word in its place: what stands around it, and a link to where it stands.
pub fn in_context(word: Span, around: Span) -> Element {
    html::span()
        .class(coloured("quote", word.doc))
        .child(html::q().child(marked(around, &[(word.range(), "word")])))
        .child(" ")
        .child(source(word))
}

/// Whose words they are and where they stand, as a link.
fn source(span: Span) -> Element {
    let corpus = expect_context::<Reports>().corpus;
    let voice = corpus.quotation_at(span).map(|i| words::voice(corpus, &corpus.quotations[i]));
    html::a()
        .class(coloured("source", span.doc))
        .attr("href", link(reading(corpus, span)))
        .child(unseen(format!("{} report, ", label_of(span.doc))))
        .child(voice.map(|voice| voice + " "))
        .child(html::span().class("nowrap").child(words::place(corpus, span)))
}

/// Several quotations, one below the other.
pub fn quotes(spans: &[Span]) -> Element {
    html::div().class("stack").child(spans.iter().map(|span| quote(*span)).collect::<Vec<_>>())
}

/// The words of a span, cut where marks begin and end; a class for each mark. Not a letter of the
/// text is changed, added or left out.
pub fn marked(span: Span, marks: &[(Range<usize>, &'static str)]) -> Vec<Child> {
    let corpus = expect_context::<Reports>().corpus;
    let ranges: Vec<Range<usize>> = marks.iter().map(|(range, _)| range.clone()).collect();
    let run = |run: crate::text::Run| {
        let words = corpus.quote(Span { start: run.range.start, end: run.range.end, ..span });
        if run.marks.is_empty() {
            return words.into();
        }
        let classes: Vec<&str> = run.marks.iter().map(|i| marks[*i].1).collect();
        let mark = html::mark().class(classes.join(" "));
        let begins = |i: &usize| marks[*i].1 == HIT && ranges[*i].start == run.range.start;
        let mark = if run.marks.iter().any(begins) { mark_hit(mark, span) } else { mark };
        mark.child(words).into()
    };
    runs(span.range(), &ranges).into_iter().map(run).collect()
}

/// The class of hits of the query.
pub const HIT: &str = "hit";

/// Makes a mark one that is stepped to: a hit begins with it. It carries in words where it stands.
pub fn mark_hit(mark: Element, within: Span) -> Element {
    let place = words::place(expect_context::<Reports>().corpus, within);
    mark.attr("data-hit", format!("{} {place}", label_of(within.doc)))
}

/// What an empty side says.
pub fn not_mentioned() -> Element {
    html::p().class("absent").child("not mentioned in this report")
}
