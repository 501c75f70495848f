//! The two texts in two columns: aligned passages come level, shared phrases are linked, the words
//! that moved are marked.

use super::{Chosen, changed};
use crate::compare::Selection;
use crate::compare::change::word_change;
use crate::compare::pairs::{Pair, pairs};
use crate::compare::phrases::{Config, Phrase, phrases};
use crate::corpus::{Corpus, Kind, Passage, Span};
use crate::list::Listed;
use crate::route::{Comparison, Step};
use crate::text::runs;
use crate::ui::el::{El, Node, effect, el, live, nothing, text};
use crate::ui::pieces::{
    HIT, anchor, coloured, label_of, link, mark_hit, reading, reading_passage, title, unseen,
};
use crate::ui::search::Search;
use crate::ui::state::{Memo, ReadSignal, StoredValue, WriteSignal, signal};
use crate::ui::{Reports, scroll_into_view, words};
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast;

/// What the two columns show, worked out once for a selection.
#[derive(Clone, Copy)]
struct Sides {
    corpus: &'static Corpus,
    selection: Selection,
    pairs: StoredValue<Vec<Pair>>,
    phrases: StoredValue<Vec<Phrase>>,
    chosen: Chosen,
    /// Index into `pairs` of the pair in view.
    pair: Memo<Option<usize>>,
    /// The phrase pointed at, from 1 as it is numbered; 0 for none.
    phrase: ReadSignal<usize>,
    point: WriteSignal<usize>,
}

/// The two columns.
pub fn columns(chosen: Chosen, selection: Selection) -> El {
    let corpus = Reports::here().corpus;
    let all = pairs(corpus, &selection);
    let count = all.len();
    let (phrase, point) = signal(0);
    let sides = Sides {
        corpus,
        selection,
        pairs: StoredValue::new(all),
        phrases: StoredValue::new(phrases(corpus, &selection, Config::default())),
        chosen,
        pair: Memo::new(move |_| {
            chosen.with(pair_in).and_then(|n| n.checked_sub(1)).filter(|i| *i < count)
        }),
        phrase,
        point,
    };
    let (left, right) = (Node::new(), Node::new());
    effect(move || {
        let pair = sides.pair.get().and_then(|i| sides.pairs.with_value(|p| p.get(i).cloned()));
        if let (Some(left), Some(right)) = (left.get(), right.get()) {
            level(&left, &right, pair.as_ref());
        }
    });
    let column = |doc: usize, node: Node| {
        let passages = selection.passages(corpus, doc);
        el("div")
            .class(coloured("column", doc))
            .node(node)
            .child(title("h2", doc))
            .all(passages.into_iter().map(|passage| block(sides, passage)))
    };
    let texts = el("div").class("texts");
    el("div")
        .all((count > 0).then(|| steps(sides, count)))
        .child(texts.child(column(selection.left, left)).child(column(selection.right, right)))
        .child(shared_phrases(sides))
}

fn pair_in(chosen: &Comparison) -> Option<usize> {
    match chosen.step {
        Some(Step::Pair(n)) => Some(n),
        _ => None,
    }
}

/// Where we are among the aligned pairs, and the way to the others.
fn steps(sides: Sides, count: usize) -> El {
    let step = |name: &'static str, by: usize| {
        let there = changed(sides.chosen, move |c| {
            c.step = Some(Step::Pair(sides.pair.get().map_or(1, |now| (now + by) % count + 1)));
        });
        el("a").live("href", there).text(name)
    };
    let none = el("a")
        .live("href", changed(sides.chosen, |c| c.step = None))
        .live("hidden", move || sides.pair.get().is_none().then(String::new))
        .text("No pair");
    let now = move || match sides.pair.get() {
        Some(i) => sides.pairs.with_value(|pairs| describe(sides.corpus, pairs, i)),
        None => format!(
            "{}, paired by the editors. Choose a passage, or step through them.",
            words::count(count, "aligned pair"),
        ),
    };
    el("div")
        .class("steps")
        .child(el("p").attr("role", "status").child(live(move || text(now()))))
        .child(
            el("nav")
                .class("tabs")
                .attr("aria-label", "Aligned pairs")
                .child(step("Previous pair", count - 1))
                .child(step("Next pair", 1))
                .child(none),
        )
}

/// “Pair 3 of 12, ¶3 and ¶8: Regional security. What moved: …”
fn describe(corpus: &Corpus, pairs: &[Pair], i: usize) -> String {
    let Some(pair) = pairs.get(i) else { return String::new() };
    let alignment = &corpus.alignments[pair.alignment];
    let topics = alignment.topics.iter().map(|t| corpus.topics[*t].label.as_str());
    let topics: Vec<&str> = topics.listed();
    let about = if topics.is_empty() { alignment.why.clone() } else { topics.join("; ") };
    let (left, right) = (pair.left.block + 1, pair.right.block + 1);
    let line = format!("Pair {} of {}, ¶{left} and ¶{right}: {about}.", i + 1, pairs.len());
    let what = pair.changes.iter().map(|moved| &corpus.changes[moved.change].what);
    what.fold(line, |line, what| line + " What moved: " + what + ".")
}

/// One passage: its number, its words, and the pairs it is in.
fn block(sides: Sides, passage: Passage) -> El {
    let corpus = sides.corpus;
    let on_left = passage.doc == sides.selection.left;
    let within: Vec<(usize, Passage)> = sides.pairs.with_value(|pairs| {
        let turned =
            pairs.iter().map(|p| if on_left { (p.left, p.right) } else { (p.right, p.left) });
        let here = turned.enumerate().filter(|(_, (mine, _))| *mine == passage);
        here.map(|(i, (_, other))| (i, other)).listed()
    });
    let mine: Vec<usize> = within.iter().map(|(i, _)| *i).listed();
    let active = Memo::new(move |_| sides.pair.get().filter(|i| mine.contains(i)));
    let heading = corpus.documents[passage.doc].blocks[passage.block].kind == Kind::Heading;
    let kind = if heading { "passage heading" } else { "passage" };
    let class = move || if active.get().is_some() { "target " } else { "" }.to_owned() + kind;
    let number = el("a")
        .class("number")
        .attr("href", link(reading_passage(corpus, passage)))
        .text(format!("¶{}", passage.block + 1))
        .child(unseen(", open in the report"));
    el("div")
        .live("class", move || Some(class()))
        .attr("data-passage", passage.block.to_string())
        .child(number)
        .child(el("p").child(live(move || words_of(sides, passage, active.get()))))
        .child(
            el("p").class("doors").all(within.into_iter().map(|pair| door(sides, on_left, pair))),
        )
}

/// The way to make a pair level, from one of its passages.
fn door(sides: Sides, on_left: bool, (pair, other): (usize, Passage)) -> El {
    let arrow = if on_left { "→" } else { "←" };
    let number = other.block + 1;
    el("a")
        .class(coloured("door", other.doc))
        .live("href", changed(sides.chosen, move |c| c.step = Some(Step::Pair(pair + 1))))
        .attr(
            "aria-label",
            format!("Pair {}: level with {} passage {number}", pair + 1, label_of(other.doc)),
        )
        .live("aria-current", move || (sides.pair.get() == Some(pair)).then_some("true"))
        .text(format!("{arrow} ¶{number}"))
}

/// The words of a passage, with shared phrases and, in the pair in view, the words that moved.
fn words_of(sides: Sides, passage: Passage, active: Option<usize>) -> AnyView {
    let corpus = sides.corpus;
    let Some(whole) = corpus.span_of(passage) else { return nothing() };
    let on_left = passage.doc == sides.selection.left;
    let shared = shared_in(sides, passage, on_left);
    let pair = active.and_then(|i| sides.pairs.with_value(|pairs| pairs.get(i).cloned()));
    let moved = pair.map(|pair| moved_words(corpus, &pair, on_left)).unwrap_or_default();
    let hits = Search::here().hits_within(whole);
    let ranges = shared.iter().map(|(range, _)| range.clone()).chain(moved);
    let ranges: Vec<Range<usize>> = ranges.listed();
    let first_hit = ranges.len();
    let ranges = [ranges, hits].concat();
    let mut views = Vec::new();
    for run in runs(whole.range(), &ranges) {
        let span = Span { start: run.range.start, end: run.range.end, ..whole };
        if run.marks.is_empty() {
            views.push(text(corpus.quote(span)));
            continue;
        }
        let is_moved = run.marks.iter().any(|i| (shared.len()..first_hit).contains(i));
        let hit = run.marks.iter().find(|i| **i >= first_hit).map(|i| ranges[*i].start);
        let phrase = run.marks.iter().find_map(|i| shared.get(*i)).map(|(_, p)| *p);
        let class = match (is_moved, on_left) {
            (true, true) => "gone",
            (true, false) => "new",
            (false, _) => "",
        };
        let class = if hit.is_some() { format!("{class} {HIT}") } else { class.to_owned() };
        let mark = run_of(sides, class, phrase);
        let mark = if hit == Some(span.start) { mark_hit(mark, whole) } else { mark };
        views.push(mark.text(corpus.quote(span)).into());
        let ends = shared.iter().find(|(r, p)| r.end == span.end && Some(*p) == phrase);
        let number = |(_, p): &(Range<usize>, usize)| {
            el("sup").class("tag").attr("aria-hidden", "true").text((p + 1).to_string()).into()
        };
        views.extend(ends.map(number));
    }
    el("span").all(views).into()
}

/// The mark of a run of words that is shared, or moved, or found, or several of these.
fn run_of(sides: Sides, moved: String, phrase: Option<usize>) -> El {
    let shared = if phrase.is_some() { " shared" } else { "" };
    let lit = move || phrase.is_some_and(|i| sides.phrase.get() == i + 1);
    let class = move || format!("{moved}{shared}{}", if lit() { " lit" } else { "" });
    pointed(sides, phrase, el("mark").live("class", move || Some(class())))
}

/// Lights a phrase everywhere while the pointer is on this.
fn pointed(sides: Sides, phrase: Option<usize>, on: El) -> El {
    on.on("pointerenter", move |_| sides.point.set(phrase.map_or(0, |i| i + 1)))
        .on("pointerleave", move |_| sides.point.set(0))
}

/// Where shared phrases stand in a passage, and which.
fn shared_in(sides: Sides, passage: Passage, on_left: bool) -> Vec<(Range<usize>, usize)> {
    sides.phrases.with_value(|phrases| {
        let mut found = Vec::new();
        for (i, phrase) in phrases.iter().enumerate() {
            let places = if on_left { &phrase.left } else { &phrase.right };
            let here = places.iter().filter(|span| sides.corpus.passage(**span) == Some(passage));
            found.extend(here.map(|span| (span.range(), i)));
        }
        found
    })
}

fn moved_words(corpus: &Corpus, pair: &Pair, on_left: bool) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    for moved in &pair.changes {
        let change = word_change(corpus, moved.left, moved.right);
        let side = if on_left { change.gone } else { change.new };
        words.extend(side.into_iter().map(|span| span.range()));
    }
    words
}

/// The phrases both reports share, with the way to each place.
fn shared_phrases(sides: Sides) -> El {
    let corpus = sides.corpus;
    let phrases = sides.phrases.get_value();
    let place = |span: &Span| {
        anchor(reading(corpus, *span), words::place(corpus, *span) + " ")
            .class(coloured("source", span.doc))
            .child(unseen(format!("of {} ", label_of(span.doc))))
    };
    let item = |(i, phrase): (usize, &Phrase)| {
        let first = phrase.left.first().map_or("", |span| corpus.quote(*span));
        let lit = move || sides.phrase.get() == i + 1;
        pointed(sides, Some(i), el("li"))
            .live("class", move || lit().then_some("lit"))
            .child(el("q").text(first))
            .text(" ")
            .all(phrase.left.iter().chain(&phrase.right).map(place))
    };
    let note = format!(
        "{} of three words or more, found by machine; many are only names and titles.",
        words::count(phrases.len(), "phrase"),
    );
    el("section")
        .class("shared-phrases")
        .child(el("h2").text("Phrases both reports share"))
        .child(el("p").class("note").text(note))
        .child(el("ol").all(phrases.iter().enumerate().map(item)))
}

/// Moves the columns so that the passages of a pair stand level, and shows them.
fn level(left: &web_sys::HtmlElement, right: &web_sys::HtmlElement, pair: Option<&Pair>) {
    let shift = |column: &web_sys::HtmlElement, by: f64| {
        let _ = column.style().set_property("padding-top", &format!("{}px", pixels(by)));
    };
    shift(left, 0.0);
    shift(right, 0.0);
    let Some(pair) = pair else { return };
    let blocks = (block_in(left, pair.left), block_in(right, pair.right));
    let (Some(a), Some(b)) = blocks else { return };
    if left.offset_top() == right.offset_top() {
        let apart = a.get_bounding_client_rect().top() - b.get_bounding_client_rect().top();
        shift(left, -apart);
        shift(right, apart);
    }
    scroll_into_view(&a);
}

/// Whole pixels, none below zero.
#[expect(clippy::cast_possible_truncation, reason = "a page is not that tall")]
fn pixels(by: f64) -> i32 {
    by.max(0.0).round() as i32
}

fn block_in(column: &web_sys::HtmlElement, passage: Passage) -> Option<web_sys::HtmlElement> {
    let block = column.query_selector(&format!("[data-passage='{}']", passage.block)).ok()??;
    block.dyn_into().ok()
}
