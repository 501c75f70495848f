//! Verbatim quotations with a link to their source, and marks in them.

use super::{coloured, direction, label_of, link, reading, visually_hidden, wording};
use crate::corpus::Span;
use crate::text::runs;
use crate::ui::html::{self, Child, Element};
use crate::ui::reports::Reports;
use crate::ui::search::Search;
use leptos::prelude::*;
use std::ops::Range;

/// A verbatim quotation with a link to its source; hits of the query are marked.
pub fn quote(span: Span) -> Element {
    marked_quote(span, &[])
}

/// Like [`quote`], with further marked ranges, each with its class.
pub fn marked_quote(span: Span, marks: &[(Range<usize>, &'static str)]) -> Element {
    let hits = expect_context::<Search>().hits_within(span).into_iter().map(|range| (range, HIT));
    quote_of(span, &marks.iter().cloned().chain(hits).collect::<Vec<_>>())
}

/// Like [`quote`] but without marks, for text that is on the page already.
pub fn repeated(span: Span) -> Element {
    quote_of(span, &[])
}

fn quote_of(span: Span, marks: &[(Range<usize>, &'static str)]) -> Element {
    html::span()
        .class(coloured("quote", span.doc))
        .child(html::q().attr("dir", direction_of(span)).child(marked(span, marks)))
        .child(" ")
        .child(source(span))
}

fn direction_of(span: Span) -> &'static str {
    direction(expect_context::<Reports>().corpus().quote(span))
}

/// A word marked in its context, with a link to its source.
pub fn in_context(word: Span, around: Span) -> Element {
    html::span()
        .class(coloured("quote", word.doc))
        .child(
            html::q()
                .attr("dir", direction_of(around))
                .child(marked(around, &[(word.range(), "word")])),
        )
        .child(" ")
        .child(source(word))
}

/// Speaker and place of a span, as a link.
fn source(span: Span) -> Element {
    let corpus = &*expect_context::<Reports>().corpus();
    let voice = corpus.quotation_at(span).map(|i| wording::voice(corpus, &corpus.quotations[i]));
    html::a()
        .class(coloured("source", span.doc))
        .attr("href", link(reading(corpus, span)))
        .child(visually_hidden(format!("{} report, ", label_of(span.doc))))
        .child(voice.map(|voice| voice + " "))
        .child(html::span().class("nowrap").child(wording::place(corpus, span)))
}

/// Several quotations, one below the other.
pub fn quotes(spans: &[Span]) -> Element {
    html::div().class("stack").child(spans.iter().map(|span| quote(*span)).collect::<Vec<_>>())
}

/// The text of a span, split where marks begin and end, with a class for each mark. The text itself
/// is unchanged.
pub fn marked(span: Span, marks: &[(Range<usize>, &'static str)]) -> Vec<Child> {
    let corpus = &*expect_context::<Reports>().corpus();
    let ranges: Vec<Range<usize>> = marks.iter().map(|(range, _)| range.clone()).collect();
    let run = |run: crate::text::Run| {
        let words = Span { start: run.range.start, end: run.range.end, ..span };
        let words = corpus.quote(words).to_owned();
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

/// The CSS class of hits of the query.
pub const HIT: &str = "hit";

/// Makes a mark a stop of the hit navigation: the start of a hit. `data-hit` describes its place.
pub fn mark_hit(mark: Element, within: Span) -> Element {
    let place = wording::place(&expect_context::<Reports>().corpus(), within);
    mark.attr("data-hit", format!("{} {place}", label_of(within.doc)))
}

/// The placeholder for a report without quotations.
pub fn not_mentioned() -> Element {
    html::p().class("absent").child("not mentioned in this report")
}

/// The placeholder for a report without annotations of something: it does not mention it, unless
/// nobody has annotated the report.
pub fn silent(doc: usize) -> Element {
    if expect_context::<Reports>().corpus().is_annotated(doc) {
        return not_mentioned();
    }
    html::p().class("absent").child("not read yet")
}

/// In place of a view of annotations that there are none of: what is missing, and what would fill it.
pub fn not_read(what: &'static str) -> Element {
    html::p().class("absent").child(what).child(
        " have not been read here yet. A corpus file with annotations has them. What the words alone \
         tell:",
    )
}
