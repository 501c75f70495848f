//! A passage: its number, its words with their marks, and buttons to its partners.

use super::Sides;
use crate::compare::word_diff::WordDiff;
use crate::corpus::{Kind, Passage, Span};
use crate::text::runs;
use crate::ui::components::{
    HIT, coloured, direction, label_of, link, mark_hit, reading_passage, visually_hidden,
};
use crate::ui::html::{self, Child, Element};
use crate::ui::search::Search;
use leptos::prelude::*;
use std::ops::Range;

/// One passage.
pub fn block(sides: Sides, passage: Passage) -> Element {
    let corpus = &*sides.reports.corpus();
    // The current pair, if this passage is in it.
    let active = Memo::new(move |_| {
        let pair = sides.pair()?;
        let holds = |matches: &super::PassagePairs| {
            let pair = &matches.pairs[pair];
            pair.left == passage || pair.right == passage
        };
        sides.matches.with(|matches| holds(matches)).then_some(pair)
    });
    let heading = corpus.documents[passage.doc].blocks[passage.block].kind == Kind::Heading;
    let kind = if heading { "passage heading" } else { "passage" };
    let class = move || if active.get().is_some() { "target " } else { "" }.to_owned() + kind;
    let number = html::a()
        .class("number")
        .attr("href", link(reading_passage(corpus, passage)))
        .child(visually_hidden(label_of(passage.doc) + " "))
        .child(format!("¶{}", passage.block + 1))
        .child(visually_hidden(", open in the report"));
    html::div()
        .class(class)
        .attr("data-passage", passage.block.to_string())
        .attr("dir", direction(corpus.documents[passage.doc].block(passage.block)))
        .child(number)
        .child(html::p().child(move || words(sides, passage, active.get())))
        .child(html::p().class("doors").child(move || pair_buttons(sides, passage)))
}

/// Buttons that align the pairs of a passage.
fn pair_buttons(sides: Sides, passage: Passage) -> Option<Element> {
    let on_left = passage.doc == sides.selection.left;
    let now = sides.pair();
    let pair_button = |at: usize, other: Passage| {
        let (arrow, number) = (if on_left { "→" } else { "←" }, other.block + 1);
        let name = format!("Pair {}: level with {} passage {number}", at + 1, label_of(other.doc));
        html::button()
            .attr("type", "button")
            .class(coloured("door", other.doc))
            .attr("data-pair", (at + 1).to_string())
            .attr("aria-label", name)
            .attr("aria-current", (now == Some(at)).then_some("true"))
            .child(format!("{arrow} ¶{number}"))
    };
    let buttons = sides.matches.with(|matches| {
        let pairs = matches.pairs.iter().enumerate();
        let here = pairs.filter_map(|(at, pair)| match passage {
            _ if on_left && pair.left == passage => Some(pair_button(at, pair.right)),
            _ if !on_left && pair.right == passage => Some(pair_button(at, pair.left)),
            _ => None,
        });
        here.collect::<Vec<_>>()
    });
    (!buttons.is_empty()).then(|| html::span().child(buttons))
}

/// Why a range of a passage is marked.
#[derive(Clone, Copy, PartialEq)]
enum Highlight {
    /// A shared phrase, by its number from 1.
    Phrase(usize),
    /// Words removed, added or moved in the current pair, by class.
    Changed(&'static str),
    /// A hit of the query.
    Hit,
}

/// The words of a passage, marked with shared phrases, hits and the changes of the current pair.
fn words(sides: Sides, passage: Passage, active: Option<usize>) -> Option<Element> {
    let corpus = &*sides.reports.corpus();
    let whole = corpus.span_of(passage)?;
    let mut marks: Vec<(Range<usize>, Highlight)> = Vec::new();
    let within =
        |span: &Span| span.doc == whole.doc && whole.start <= span.start && span.end <= whole.end;
    sides.phrases.with(|phrases| {
        for (phrase, number) in phrases.iter().zip(1..) {
            let places = phrase.left.iter().chain(&phrase.right).filter(|span| within(span));
            marks.extend(places.map(|span| (span.range(), Highlight::Phrase(number))));
        }
    });
    let change =
        active.and_then(|at| sides.matches.with(|matches| matches.pairs[at].change(corpus)));
    for (class, spans) in change.map(|change| classes_of(&change)).into_iter().flatten() {
        marks.extend(
            spans.iter().filter(|s| within(s)).map(|s| (s.range(), Highlight::Changed(class))),
        );
    }
    let hits = expect_context::<Search>().hits_within(whole);
    marks.extend(hits.into_iter().map(|range| (range, Highlight::Hit)));
    let ranges = marks.iter().map(|(range, _)| range.clone()).collect::<Vec<_>>();
    let mut pieces = Vec::new();
    for run in runs(whole.range(), &ranges) {
        let marks = run.marks.iter().map(|at| &marks[*at]).collect::<Vec<_>>();
        let span = Span { start: run.range.start, end: run.range.end, ..whole };
        let words = corpus.quote(span).to_owned();
        push_run(words, span, whole, &marks, sides.phrase_now(), &mut pieces);
    }
    Some(html::span().child(pieces))
}

/// The removed, added and moved words, each with its class.
fn classes_of(change: &WordDiff) -> [(&'static str, Vec<Span>); 3] {
    let moved = change.moved.iter().flat_map(|(from, to)| [*from, *to]).collect();
    [("gone", change.gone.clone()), ("new", change.new.clone()), ("moved", moved)]
}

/// Appends a run of words with the same marks. The number of a phrase follows its last word; the
/// current phrase is highlighted.
fn push_run(
    words: String,
    run: Span,
    whole: Span,
    marks: &[&(Range<usize>, Highlight)],
    current: usize,
    pieces: &mut Vec<Child>,
) {
    if marks.is_empty() {
        return pieces.push(words.into());
    }
    let mut classes: Vec<&str> = Vec::new();
    let (mut phrases, mut begins): (Vec<(String, usize)>, bool) = (Vec::new(), false);
    let mut is_current = false;
    for (range, mark) in marks {
        match mark {
            Highlight::Phrase(number) => {
                is_current |= *number == current;
                phrases.push((number.to_string(), range.end));
            }
            Highlight::Changed(class) => classes.push(class),
            Highlight::Hit => {
                classes.push(HIT);
                begins |= range.start == run.start;
            }
        }
    }
    if !phrases.is_empty() {
        classes.push("shared");
    }
    let mut mark = html::mark().class(classes.join(" "));
    if begins {
        mark = mark_hit(mark, whole);
    }
    let numbers = phrases.iter().map(|(number, _)| number.as_str()).collect::<Vec<_>>();
    if !numbers.is_empty() {
        let lit = is_current.then_some("");
        mark = mark.attr("data-phrase", numbers.join(" ")).attr("data-lit", lit);
    }
    pieces.push(mark.child(words).into());
    for (number, _) in phrases.into_iter().filter(|(_, end)| *end == run.end) {
        pieces.push(html::sup().class("tag").attr("aria-hidden", "true").child(number).into());
    }
}
