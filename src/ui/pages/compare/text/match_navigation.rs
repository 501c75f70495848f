//! Describes the current match, and steps to the others.

use super::super::choice;
use super::{Sides, number};
use crate::compare::passage_pairs::{PassagePair, PassagePairs};
use crate::compare::phrases::Phrase;
use crate::compare::word_diff::WordDiff;
use crate::corpus::{Corpus, Span};
use crate::route::{By, Comparison, Least, Step};
use crate::text::direction::isolated;
use crate::ui::components::{label_of, wording};
use crate::ui::html::{self, Element, Text};
use leptos::ev;
use leptos::prelude::*;

/// The bar above the texts.
pub fn bar(sides: Sides) -> Element {
    let text = move || match sides.step.get() {
        Some(Step::Pair(n)) => sides.matches.with(|matches| pair(sides, matches, n)),
        Some(Step::Phrase(n)) => sides.phrases.with(|phrases| phrase(sides, phrases, n)),
        Some(Step::Change) | None => summary(sides),
    };
    html::div()
        .class("steps")
        .child(html::p().class("told").attr("role", "status").child(text))
        .child(html::div().class("walks").child(kind_tabs(sides)).child(step_buttons(sides)))
        .child(settings(sides))
}

/// Tabs: pairs or phrases.
fn kind_tabs(sides: Sides) -> Element {
    let pairs = move || sides.matches.with(|matches| matches.pairs.len());
    let phrases = move || sides.phrases.with(|phrases| phrases.len());
    let tab = |name: &'static str, first: Step| {
        let same =
            move |step: Step| matches!(step, Step::Phrase(_)) == matches!(first, Step::Phrase(_));
        let is = move |c: &Comparison| c.step.is_some_and(same);
        choice(sides.chosen, "true", name, is, move |c| c.step = Some(first))
    };
    html::nav()
        .class("tabs")
        .attr("aria-label", "Step through")
        .child(tab("Pairs ", Step::Pair(1)).child(html::b().child(move || pairs().to_string())))
        .child(
            tab("Phrases ", Step::Phrase(1)).child(html::b().child(move || phrases().to_string())),
        )
}

/// Buttons: previous, next, none.
fn step_buttons(sides: Sides) -> Element {
    let go = move |back: bool| {
        let step = sides.step.get_untracked();
        let count = match step {
            Some(Step::Phrase(_)) => sides.phrases.with_untracked(|phrases| phrases.len()),
            _ => sides.matches.with_untracked(|matches| matches.pairs.len()),
        };
        let next = match step.map(number) {
            None if back => count,
            None => 1,
            Some(now) if back => {
                if now > 1 {
                    now - 1
                } else {
                    count
                }
            }
            Some(now) => now % count.max(1) + 1,
        };
        let next = match step {
            _ if count == 0 => None,
            Some(Step::Phrase(_)) => Some(Step::Phrase(next)),
            _ => Some(Step::Pair(next)),
        };
        sides.change(|c| c.step = next);
    };
    let button = |name: &'static str, key: &'static str| {
        let key = html::kbd().attr("aria-hidden", "true").child(key);
        html::button().attr("type", "button").child(name).child(key)
    };
    let none = move || sides.step.get().is_none();
    html::div()
        .class("walk")
        .attr("role", "group")
        .attr("aria-label", "Matches")
        .child(
            button("Previous ", "p")
                .attr("aria-keyshortcuts", "p")
                .on(ev::click, move |_| go(true)),
        )
        .child(
            button("Next ", "n").attr("aria-keyshortcuts", "n").on(ev::click, move |_| go(false)),
        )
        .child(
            html::button()
                .attr("type", "button")
                .attr("hidden", none)
                .on(ev::click, move |_| sides.change(|c| c.step = None))
                .child("None"),
        )
}

/// Settings for matching and scrolling.
fn settings(sides: Sides) -> Element {
    let switch = |name: &'static str,
                  key: Option<&'static str>,
                  is: fn(&Comparison) -> bool,
                  toggle: fn(&mut Comparison)| {
        let pressed = move || sides.chosen.with(is);
        let button = html::button()
            .attr("type", "button")
            .class("switch")
            .attr("aria-pressed", move || pressed().to_string())
            .on(ev::click, move |_| sides.change(toggle))
            .child(name);
        match key {
            Some(key) => button
                .attr("aria-keyshortcuts", key)
                .child(html::kbd().attr("aria-hidden", "true").child(key)),
            None => button,
        }
    };
    let least = |least: Least| {
        let is = move |c: &Comparison| c.least == least;
        let set = move |c: &mut Comparison| (c.least, c.step) = (least, without_phrase(c.step));
        choice(sides.chosen, "true", least.0.to_string(), is, set)
            .attr("aria-label", format!("Phrases of at least {} words", least.0))
    };
    let by = |name: &'static str, by: By| {
        let set = move |c: &mut Comparison| (c.by, c.step) = (by, None);
        choice(sides.chosen, "true", name, move |c| c.by == by, set)
    };
    let filter = |label: &'static str, name: &'static str| {
        html::nav().class("filter").attr("aria-label", name).child(label)
    };
    // Without pairs by the editors there is nothing to choose.
    let no_choice = move || sides.matches.with(|matches| matches.editors == 0);
    html::div()
        .class("settings")
        .child(switch("Scroll together ", Some("t"), |c| !c.apart, |c| c.apart = !c.apart))
        .child(switch(
            "Names and titles",
            None,
            |c| c.formula,
            |c| (c.formula, c.step) = (!c.formula, without_phrase(c.step)),
        ))
        .child(filter("Words in a row: ", "Phrases").child(Least::ALL.map(least)))
        .child(
            filter("Pairs by ", "Who made the pairs")
                .attr("hidden", no_choice)
                .child(by("editors", By::Editors))
                .child(by("machine", By::Machine)),
        )
}

/// Drops a phrase: its number is only valid for the same settings.
fn without_phrase(step: Option<Step>) -> Option<Step> {
    step.filter(|step| !matches!(step, Step::Phrase(_)))
}

/// Summary, before a match is chosen.
fn summary(sides: Sides) -> Text {
    let (pairs, by_machine) = sides.matches.with(|m| (m.pairs.len(), m.by_machine));
    let by = if by_machine { "by machine" } else { "by the editors" };
    let pairs = wording::count(pairs, "pair");
    let phrases = wording::count(sides.phrases.with(|phrases| phrases.len()), "shared phrase");
    format!("{pairs}, made {by}; {phrases}. Step through them, or choose one in the text.").into()
}

/// “Pair 3 of 12, 2022 ¶3 and 2023 ¶8: Indo-Pacific. Made by the editors; a machine gives it 0.33.
/// Gone: “and prosperity”. New: “region”.”
fn pair(sides: Sides, matches: &PassagePairs, n: usize) -> Text {
    let corpus = &*sides.reports.corpus();
    let Some(pair) = matches.pairs.get(n - 1) else { return "".into() };
    let (left, right) = (pair.left, pair.right);
    let place = |passage: crate::corpus::Passage| {
        format!("{} ¶{}", label_of(passage.doc), passage.block + 1)
    };
    let about = about(corpus, pair);
    let colon = if about.is_empty() { "" } else { ": " };
    let mut text = format!(
        "Pair {n} of {}, {} and {}{colon}{about}. {}",
        matches.pairs.len(),
        place(left),
        place(right),
        made(matches, pair),
    );
    let changes = pair.editors.iter().flat_map(|editors| &editors.changes);
    for change in changes {
        text = text + " What moved: " + &corpus.changes[change.change].what + ".";
    }
    text += &match pair.change(corpus) {
        Some(change) => changed_words(corpus, &change),
        None => " The wordings have too little in common to be set against each other.".into(),
    };
    text.into()
}

/// What the editors say a pair is about.
fn about(corpus: &Corpus, pair: &PassagePair) -> String {
    let Some(editors) = &pair.editors else { return String::new() };
    let alignment = &corpus.alignments[editors.alignment];
    let topics = alignment
        .topics
        .iter()
        .map(|topic| corpus.topics[*topic].label.as_str())
        .collect::<Vec<_>>();
    if topics.is_empty() { alignment.why.clone() } else { topics.join("; ") }
}

/// Who made a pair, and its machine score.
fn made(matches: &PassagePairs, pair: &PassagePair) -> String {
    let score = pair.score.map(wording::hundredths);
    match (matches.by_machine, &pair.editors, score) {
        (false, _, Some(score)) => format!("Made by the editors; a machine gives it {score}."),
        (false, _, None) => "Made by the editors.".into(),
        (true, Some(_), score) => {
            format!("Made by machine, {}, and by the editors.", score.unwrap_or_default())
        }
        (true, None, score) => {
            let by = if matches.editors > 0 { ", not by the editors" } else { "" };
            format!("Made by machine, {}{by}.", score.unwrap_or_default())
        }
    }
}

/// The removed, added and moved words.
fn changed_words(corpus: &Corpus, change: &WordDiff) -> String {
    let list = |name: &str, spans: &[Span]| {
        let quotes = spans
            .iter()
            .map(|span| format!("“{}”", isolated(corpus.quote(*span))))
            .collect::<Vec<_>>();
        if quotes.is_empty() { String::new() } else { format!(" {name}: {}.", quotes.join(", ")) }
    };
    let moved = change.moved.iter().map(|(from, _)| *from).collect::<Vec<_>>();
    let text = list("Gone", &change.gone) + &list("New", &change.new) + &list("Moved", &moved);
    if text.is_empty() { " The same words.".into() } else { text }
}

/// “Phrase 2 of 8, of 3 words: “the regional security”, 2022 ¶2 and 2023 ¶8.”
fn phrase(sides: Sides, phrases: &[Phrase], n: usize) -> Text {
    let corpus = &*sides.reports.corpus();
    let Some(phrase) = phrases.get(n - 1) else { return "".into() };
    let words = phrase.left.first().map_or("", |span| corpus.quote(*span));
    let place = |span: &Span| format!("{} {}", label_of(span.doc), wording::place(corpus, *span));
    let places = phrase.left.iter().chain(&phrase.right).map(place).collect::<Vec<_>>();
    let (count, all) = (phrase.words, phrases.len());
    format!("Phrase {n} of {all}, of {count} words: “{words}”, {}.", wording::list(&places)).into()
}
