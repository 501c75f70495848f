//! The two texts in two columns: aligned passages come level, shared phrases are linked, the words
//! that moved are marked.

use super::{ColumnTitle, change};
use crate::compare::change::word_change;
use crate::compare::pairs::{Pair, pairs};
use crate::compare::phrases::{Config, Phrase, phrases};
use crate::compare::Selection;
use crate::corpus::{Corpus, Kind, Passage, Span};
use crate::route::Comparison;
use crate::text::runs;
use crate::ui::location::Location;
use crate::ui::pieces::{colour, link, reading_passage};
use crate::ui::{Reports, scroll_into_view, words};
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast;

/// What the two columns show, worked out once for a selection.
#[derive(Clone, Copy)]
struct Sides {
    selection: Selection,
    pairs: StoredValue<Vec<Pair>>,
    phrases: StoredValue<Vec<Phrase>>,
    /// Index into `pairs` of the pair in view.
    pair: Memo<Option<usize>>,
    /// Index into `phrases` of the phrase pointed at.
    phrase: RwSignal<Option<usize>>,
}

/// The two columns.
#[component]
pub(super) fn Text(chosen: Memo<Comparison>, selection: Selection) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let all = pairs(corpus, &selection);
    let count = all.len();
    let sides = Sides {
        selection,
        pairs: StoredValue::new(all),
        phrases: StoredValue::new(phrases(corpus, &selection, Config::default())),
        pair: Memo::new(move |_| {
            chosen.with(|c| c.pair).and_then(|n| n.checked_sub(1)).filter(|i| *i < count)
        }),
        phrase: RwSignal::new(None),
    };
    let left = NodeRef::<html::Div>::new();
    let right = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let pair = sides.pair.get().and_then(|i| sides.pairs.with_value(|p| p.get(i).cloned()));
        if let (Some(left), Some(right)) = (left.get(), right.get()) {
            level(&left, &right, pair.as_ref());
        }
    });
    view! {
        <Steps chosen sides count/>
        <div class="texts">
            <div class=format!("column {}", colour(selection.left)) node_ref=left>
                <h2><ColumnTitle doc=selection.left/></h2>
                <Column doc=selection.left sides chosen/>
            </div>
            <div class=format!("column {}", colour(selection.right)) node_ref=right>
                <h2><ColumnTitle doc=selection.right/></h2>
                <Column doc=selection.right sides chosen/>
            </div>
        </div>
        <SharedPhrases sides/>
    }
}

/// Where we are among the aligned pairs, and the way to the others.
#[component]
fn Steps(chosen: Memo<Comparison>, sides: Sides, count: usize) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let to = move |step: fn(usize, usize) -> usize| {
        change(chosen, move |c| {
            let now = sides.pair.get();
            c.pair = Some(now.map_or(1, |now| step(now, count) + 1));
        })
    };
    let previous = to(|now, count| (now + count - 1) % count.max(1));
    let next = to(|now, count| (now + 1) % count.max(1));
    let none = change(chosen, |c| c.pair = None);
    let now = move || {
        let Some(i) = sides.pair.get() else {
            return format!(
                "{}, paired by the editors. Choose a passage, or step through them.",
                words::count(count, "aligned pair"),
            );
        };
        sides.pairs.with_value(|pairs| describe(corpus, pairs, i))
    };
    (count > 0).then(|| view! {
        <div class="steps">
            <p role="status">{now}</p>
            <nav aria-label="Aligned pairs" class="tabs">
                <a href=previous>"Previous pair"</a>
                <a href=next>"Next pair"</a>
                <a href=none hidden=move || sides.pair.get().is_none()>"No pair"</a>
            </nav>
        </div>
    })
}

/// “Pair 3 of 12, ¶3 and ¶8: peace and stability. Gone: … New: …”
fn describe(corpus: &Corpus, pairs: &[Pair], i: usize) -> String {
    let Some(pair) = pairs.get(i) else { return String::new() };
    let alignment = &corpus.alignments[pair.alignment];
    let topics: Vec<&str> =
        alignment.topics.iter().map(|t| corpus.topics[*t].label.as_str()).collect();
    let mut text = format!(
        "Pair {} of {}, ¶{} and ¶{}: {}",
        i + 1,
        pairs.len(),
        pair.left.block + 1,
        pair.right.block + 1,
        if topics.is_empty() { alignment.why.clone() } else { topics.join("; ") },
    );
    for moved in &pair.changes {
        text.push_str(". What moved: ");
        text.push_str(&corpus.changes[moved.change].what);
    }
    text + "."
}

/// One report, passage by passage.
#[component]
fn Column(doc: usize, sides: Sides, chosen: Memo<Comparison>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let passages = sides.selection.passages(corpus, doc);
    passages
        .into_iter()
        .map(|passage| view! { <Block passage sides chosen/> })
        .collect_view()
}

/// One passage: its number, its words, and the pairs it is in.
#[component]
fn Block(passage: Passage, sides: Sides, chosen: Memo<Comparison>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let on_left = passage.doc == sides.selection.left;
    let within: Vec<(usize, Pair)> = sides.pairs.with_value(|pairs| {
        let here = |p: &Pair| if on_left { p.left == passage } else { p.right == passage };
        pairs.iter().cloned().enumerate().filter(|(_, p)| here(p)).collect()
    });
    let mine: Vec<usize> = within.iter().map(|(i, _)| *i).collect();
    let active = Memo::new(move |_| sides.pair.get().filter(|i| mine.contains(i)));
    let heading = corpus.documents[passage.doc].blocks[passage.block].kind == Kind::Heading;
    let doors = within
        .into_iter()
        .map(|(i, pair)| {
            let other = if on_left { pair.right } else { pair.left };
            let there = change(chosen, move |c| c.pair = Some(i + 1));
            let label = corpus.documents.get(other.doc).map_or("", |d| d.label.as_str());
            let name = format!("Pair {}: level with {label} passage {}", i + 1, other.block + 1);
            view! {
                <a
                    class=format!("door {}", colour(other.doc))
                    href=there
                    aria-label=name
                    aria-current=move || (sides.pair.get() == Some(i)).then_some("true")
                >
                    {if on_left { "→" } else { "←" }}" ¶"{other.block + 1}
                </a>
            }
        })
        .collect_view();
    view! {
        <div
            class="passage"
            class:heading=heading
            class:target=move || active.get().is_some()
            data-passage=passage.block
        >
            <a class="number" href=link(reading_passage(corpus, passage))
                aria-label=format!("Passage {}, open in the report", passage.block + 1)>
                {format!("¶{}", passage.block + 1)}
            </a>
            <p>{move || words_of(corpus, passage, sides, active.get())}</p>
            <p class="doors">{doors}</p>
        </div>
    }
}

/// The words of a passage, with shared phrases and, in the pair in view, the words that moved.
fn words_of(
    corpus: &'static Corpus,
    passage: Passage,
    sides: Sides,
    active: Option<usize>,
) -> impl IntoView + use<> {
    let Some(whole) = corpus.span_of(passage) else { return ().into_any() };
    let on_left = passage.doc == sides.selection.left;
    let shared: Vec<(Range<usize>, usize)> = sides.phrases.with_value(|phrases| {
        let places = |p: &Phrase| if on_left { p.left.clone() } else { p.right.clone() };
        let all = phrases.iter().enumerate();
        let all = all.flat_map(|(i, p)| places(p).into_iter().map(move |span| (span, i)));
        let here = |span: &Span| corpus.passage(*span) == Some(passage);
        all.filter(|(span, _)| here(span)).map(|(span, i)| (span.range(), i)).collect()
    });
    let moved: Vec<Range<usize>> = active
        .and_then(|i| sides.pairs.with_value(|pairs| pairs.get(i).cloned()))
        .map(|pair| moved_words(corpus, &pair, on_left))
        .unwrap_or_default();
    let first_moved = shared.len();
    let ranges: Vec<Range<usize>> =
        shared.iter().map(|(range, _)| range.clone()).chain(moved).collect();
    let run = |run: crate::text::Run| {
        let words = corpus.quote(Span { start: run.range.start, end: run.range.end, ..whole });
        if run.marks.is_empty() {
            return view! { {words} }.into_any();
        }
        let is_moved = run.marks.iter().any(|i| *i >= first_moved);
        let phrase = run.marks.iter().find(|i| **i < first_moved).map(|i| shared[*i].1);
        let ends = phrase.is_some_and(|p| {
            shared.iter().any(|(range, q)| *q == p && range.end == run.range.end)
        });
        let class = match (is_moved, on_left) {
            (true, true) => "gone",
            (true, false) => "new",
            (false, _) => "",
        };
        view! {
            <mark
                class=class
                class:shared=phrase.is_some()
                class:lit=move || phrase.is_some() && sides.phrase.get() == phrase
                on:pointerenter=move |_| sides.phrase.set(phrase)
                on:pointerleave=move |_| sides.phrase.set(None)
            >
                {words}
            </mark>
            {ends.then(|| view! { <sup class="tag" aria-hidden="true">{phrase.map(|p| p + 1)}</sup> })}
        }
        .into_any()
    };
    runs(whole.range(), &ranges).into_iter().map(run).collect_view().into_any()
}

fn moved_words(corpus: &Corpus, pair: &Pair, on_left: bool) -> Vec<Range<usize>> {
    let changes = pair.changes.iter().map(|moved| word_change(corpus, moved.left, moved.right));
    let side = changes.flat_map(|change| if on_left { change.gone } else { change.new });
    side.map(|span| span.range()).collect()
}

/// The phrases both reports share, with the way to each place.
#[component]
fn SharedPhrases(sides: Sides) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let location = Location::here();
    let phrases = sides.phrases.get_value();
    let count = phrases.len();
    let place = move |span: Span| {
        let href = link(crate::ui::pieces::reading(corpus, span));
        let label = corpus.documents.get(span.doc).map_or("", |d| d.label.as_str());
        let text = words::place(corpus, span);
        let name = format!("{label} report, {text}");
        view! { <a class=format!("source {}", colour(span.doc)) href=href aria-label=name>{text}" "</a> }
    };
    let item = move |(i, phrase): (usize, Phrase)| {
        let first = phrase.left.first().copied().unwrap_or_default();
        view! {
            <li
                class:lit=move || sides.phrase.get() == Some(i)
                on:pointerenter=move |_| sides.phrase.set(Some(i))
                on:pointerleave=move |_| sides.phrase.set(None)
            >
                <q>{corpus.quote(first)}</q>" "
                {phrase.left.into_iter().map(place).collect_view()}
                {phrase.right.into_iter().map(place).collect_view()}
            </li>
        }
    };
    let _ = location;
    view! {
        <section class="shared-phrases" aria-labelledby="shared">
            <h2 id="shared">"Phrases both reports share"</h2>
            <p class="note">
                {words::count(count, "phrase")}" of three words or more, found by machine; many are
                only names and titles."
            </p>
            <ol>{phrases.into_iter().enumerate().map(item).collect_view()}</ol>
        </section>
    }
}

/// Moves the columns so that the passages of a pair stand level, and shows them.
fn level(left: &web_sys::HtmlElement, right: &web_sys::HtmlElement, pair: Option<&Pair>) {
    let shift = |column: &web_sys::HtmlElement, by: f64| {
        let _ = column.style().set_property("padding-top", &format!("{by}px"));
    };
    shift(left, 0.0);
    shift(right, 0.0);
    let Some(pair) = pair else { return };
    let (Some(a), Some(b)) = (block_in(left, pair.left), block_in(right, pair.right)) else { return };
    let beside = left.offset_top() == right.offset_top();
    if beside {
        let apart = a.get_bounding_client_rect().top() - b.get_bounding_client_rect().top();
        shift(left, (-apart).max(0.0));
        shift(right, apart.max(0.0));
    }
    scroll_into_view(&a);
}

fn block_in(column: &web_sys::HtmlElement, passage: Passage) -> Option<web_sys::HtmlElement> {
    let block = column.query_selector(&format!("[data-passage='{}']", passage.block)).ok()??;
    block.dyn_into().ok()
}
