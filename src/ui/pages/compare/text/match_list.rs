//! Lists of all matches.

use super::Sides;
use crate::compare::passage_pairs::{PassagePair, PassagePairs};
use crate::compare::phrases::{Phrase, PhraseOptions, repeated as repeated_in};
use crate::corpus::Span;
use crate::ui::components::{
    anchor, coloured, label_of, long_list, reading, visually_hidden, wording,
};
use crate::ui::html::{self, Child, Element};
use crate::ui::series::LongList;
use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// A list of fewer items is drawn whole.
const SHORT: usize = 60;

/// The height of an item, in pixels, in two columns: an estimate.
const HEIGHT: f64 = 24.0;

/// The pairs, and how reliable they are.
pub fn pairs(sides: Sides) -> Element {
    let list = move || {
        let matches = sides.matches.get();
        let note = html::p().class("note").child(trust(&matches));
        let count = matches.pairs.len();
        let item = move |at: usize| item(sides, at, &matches.pairs[at]);
        html::div().child(note).child(items(count, item))
    };
    section("Aligned passages").child(list)
}

/// A list of so many items.
fn items(count: usize, item: impl Fn(usize) -> Element + Send + Sync + 'static) -> Vec<Child> {
    let part = move |range: Range<usize>| {
        let start = (range.start + 1).to_string();
        html::ol().class("plain").attr("start", start).child(range.map(&item).collect::<Vec<_>>())
    };
    long_list(LongList::new(count, 12, HEIGHT, Arc::new(part)), SHORT)
}

fn section(title: &'static str) -> Element {
    html::section().class("matches").child(html::h2().child(title))
}

/// How well the machine's pairs agree with the editors'.
fn trust(matches: &PassagePairs) -> String {
    let PassagePairs { editors, machine, shared, agreeing, parting, .. } = matches;
    let how = "A machine compares passages by the stems of their words, the rarer the weightier; \
               the score is from 0 to 1.";
    if *editors == 0 {
        return format!("{how} Nobody has checked these {}.", wording::count(*machine, "pair"));
    }
    let pairs = wording::count(*machine, "pair");
    let told = format!(
        "{how} It makes {pairs}, each passage the other’s best; {shared} of them are among the \
         {editors} of the editors.",
    );
    let (Some(last), Some(wrong)) = parting else { return told };
    let (last, wrong) = (wording::hundredths(*last), wording::hundredths(*wrong));
    format!(
        "{told} Of all it scores, the best {agreeing} are the editors’ too, down to {last}; the \
         next, with {wrong}, is not. Below that its score says little."
    )
}

/// A pair in the list.
fn item(sides: Sides, at: usize, pair: &PassagePair) -> Element {
    let corpus = &*sides.reports.corpus();
    let side = |passage: crate::corpus::Passage| {
        let words = corpus.span_of(passage).map_or("", |span| corpus.quote(span));
        html::span()
            .class(coloured("end", passage.doc))
            .child(html::b().class(coloured("", passage.doc)).child(format!(
                "{} ¶{}",
                label_of(passage.doc),
                passage.block + 1
            )))
            .child(format!(" {}", brief(words)))
    };
    let by = match (&pair.editors, pair.score.map(wording::hundredths)) {
        (Some(_), Some(score)) => format!("editors · {score}"),
        (Some(_), None) => "editors".to_owned(),
        (None, score) => format!("machine · {}", score.unwrap_or_default()),
    };
    let button = html::button()
        .attr("type", "button")
        .attr("data-pair", (at + 1).to_string())
        .child(html::span().class("tag").child((at + 1).to_string()))
        .child(side(pair.left))
        .child(side(pair.right))
        .child(html::small().child(by));
    html::li().child(button)
}

/// The first eight words.
fn brief(words: &str) -> String {
    let mut brief = words.split(' ').take(8).collect::<Vec<_>>().join(" ");
    if brief.len() < words.len() {
        brief.push('…');
    }
    brief
}

/// The phrases both reports share, with a link to each occurrence.
pub fn phrases(sides: Sides) -> Element {
    let list = move || {
        let formula = sides.chosen.with(|c| c.formula);
        let least = sides.chosen.with(|c| c.least.0);
        let hidden = if formula { "" } else { "; those of names and titles alone are left out" };
        let phrases = sides.phrases.get();
        let count = wording::count(phrases.len(), "phrase");
        let note = format!("{count} of {least} words or more, found by machine{hidden}.");
        let count = phrases.len();
        let item = move |at: usize| {
            let number = (at + 1).to_string();
            let words = html::button()
                .attr("type", "button")
                .attr("data-phrase", number.clone())
                .child(html::span().class("tag").child(number))
                .child(html::q().child(first_words(sides, &phrases[at])));
            places(sides, html::li().child(words), &phrases[at])
        };
        html::div().child(html::p().class("note").child(note)).child(items(count, item))
    };
    section("Phrases both reports share").child(list)
}

fn first_words(sides: Sides, phrase: &Phrase) -> String {
    let words = |span: &Span| sides.reports.corpus().quote(*span).to_owned();
    phrase.left.first().map(words).unwrap_or_default()
}

/// Adds links to the occurrences of a phrase.
fn places(sides: Sides, item: Element, phrase: &Phrase) -> Element {
    let corpus = &*sides.reports.corpus();
    let mut spans = phrase.left.iter().chain(&phrase.right).copied().collect::<Vec<_>>();
    spans.dedup();
    let place = |span: Span| {
        anchor(reading(corpus, span), wording::place(corpus, span))
            .class(coloured("source", span.doc))
            .child(visually_hidden(format!(" of {}", label_of(span.doc))))
    };
    item.child(spans.into_iter().map(place).collect::<Vec<_>>())
}

/// What each report repeats, e.g. where it restates what it quotes.
pub fn repeated(sides: Sides) -> Element {
    let list = move || {
        let least = sides.chosen.with(|c| c.least.0);
        let config = PhraseOptions { least, ..PhraseOptions::default() };
        let docs = [sides.selection.left, sides.selection.right];
        let lists = docs.map(|doc| {
            let phrases = repeated_in(&sides.reports.corpus(), &sides.selection, doc, config);
            let title = format!("{}: {}", label_of(doc), wording::count(phrases.len(), "phrase"));
            let count = phrases.len();
            let item = move |at: usize| {
                let words = html::q().child(first_words(sides, &phrases[at]));
                let on_left = Phrase { right: Vec::new(), ..phrases[at].clone() };
                places(sides, html::li().child(words), &on_left)
            };
            let (opened, item) = (RwSignal::new(false), Arc::new(item));
            let all = move || {
                let item = item.clone();
                opened.get().then(|| html::fragment(items(count, move |at| item(at))))
            };
            html::details()
                .on(ev::toggle, move |_| opened.set(true))
                .child(html::summary().child(title))
                .child(all)
        });
        html::div().child(lists)
    };
    if sides.selection.left == sides.selection.right {
        return html::div();
    }
    section("Phrases a report repeats").child(list)
}
