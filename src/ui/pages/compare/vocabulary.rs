//! The frequency of each word on each side, and whether the difference is significant. A word opens
//! its [`collocates`].

pub mod collocates;

use super::filter::{filter, shows};
use super::{Chosen, changed};
use crate::compare::Selection;
use crate::compare::keyness::{KeyWord, Keyness, keyness};
use crate::compare::topics::Presence;
use crate::route::{Comparison, Route, View, VocabularyOrder};
use crate::sort;
use crate::text::Language;
use crate::ui::components::{colour, label, label_of, long_list, visually_hidden, wording};
use crate::ui::html::{self, Child, Element, ElementRef, patch_children};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use crate::ui::series::LongList;
use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// How many rows are shown at first.
const FIRST: usize = 40;

/// Of fewer rows all are drawn.
const SHORT: usize = 400;

/// The height of a row, in pixels: an estimate.
const ROW: f64 = 33.0;

/// The verdict, the table, and the collocates of the chosen word.
pub fn table(chosen: Chosen, selection: Selection) -> Element {
    let all = Arc::new(keyness(&expect_context::<Reports>().corpus(), &selection));
    let counts = [Presence::Both, Presence::Left, Presence::Right]
        .map(|side| all.keys.iter().filter(|key| on(key) == side).count());
    html::div()
        .child(html::p().class("verdict").child(verdict(&all)))
        .child(figures(&all, selection))
        .child(
            html::div()
                .class("with-company")
                .child(
                    html::div()
                        .class("counted")
                        .child(filter(chosen, selection, "word", counts))
                        .child(counted(chosen, selection, all.clone())),
                )
                .child(collocates::panel(chosen, selection, all)),
        )
        .child(in_time(chosen))
}

/// Of a series, the chosen word in all reports.
fn in_time(chosen: Chosen) -> Option<Element> {
    let count = expect_context::<Reports>().corpus().documents.len();
    let series = expect_context::<LazyLoader>().series().filter(|_| count > 2)?;
    Some((series.word_in_time)(Signal::derive(move || chosen.with(|c| c.word.clone()))))
}

/// Summary of the figures.
fn verdict(all: &Keyness) -> String {
    let Some(highest) = all.keys.first() else {
        return "Neither side has words of prose to count.".into();
    };
    let (tests, beyond) = (all.keys.len(), all.beyond_chance());
    let critical = wording::tenths(all.critical);
    if beyond.is_empty() {
        format!(
            "Of {} none differs beyond chance: with so many tests G² would have to reach {critical}, \
             and the highest is {} (“{}”).",
            wording::count(tests, "word"),
            wording::tenths(highest.g2),
            highest.word,
        )
    } else {
        let named = beyond.iter().map(|key| format!("“{}”", key.word)).collect::<Vec<_>>();
        format!(
            "Of {} {} beyond chance, with a G² of {critical} or more, which so many tests ask for: {}.",
            wording::count(tests, "word"),
            if named.len() == 1 { "1 differs".into() } else { format!("{} differ", named.len()) },
            wording::list(&named),
        )
    }
}

/// How words are counted, and what the figures mean.
fn figures(all: &Keyness, selection: Selection) -> Element {
    let (left, right) = (label_of(selection.left), label_of(selection.right));
    let reports = expect_context::<Reports>();
    let corpus = reports.corpus();
    let has_spellings = [selection.left, selection.right]
        .map(|doc| Language::of_tag(corpus.language_of(doc)).has_spellings());
    let spellings =
        if has_spellings.contains(&true) { "Spellings are one word (colour, color). " } else { "" };
    let words = format!(
        "{} and {} words of prose were counted; headings, and what is no part of a report, were \
         not. {spellings}Hyphenated words count by part.",
        all.left, all.right,
    );
    let ratio = format!(
        "How many doublings lie between its shares of the two sides: +1 is twice as often in \
         {left}, −1 twice as often in {right}; where it is not, it counts as half a word."
    );
    let uneven = "How unevenly a word is spread over the two sides; 0 is evenly.".to_owned();
    let rows = [("Words", words), ("G²", uneven), ("Log ratio", ratio)];
    let row = |(name, meaning): (&'static str, String)| {
        html::div().child(html::dt().child(name)).child(html::dd().child(meaning))
    };
    html::dl().class("figures").child(rows.map(row))
}

/// The sides a word occurs on: a counted word occurs on at least one.
fn on(key: &KeyWord) -> Presence {
    Presence::of(!key.left.is_empty(), !key.right.is_empty()).unwrap_or(Presence::Both)
}

/// The table, and the button that shows all rows.
fn counted(chosen: Chosen, selection: Selection, all: Arc<Keyness>) -> [Element; 2] {
    let (whole, set_whole) = signal(false);
    let query = expect_context::<Location>().route.with_untracked(|route| route.query.clone());
    let shown = {
        let all = all.clone();
        Memo::new(move |_| chosen.with(|c| in_order(&all, c)))
    };
    let count = Memo::new(move |_| shown.with(Vec::len));
    let more = move || {
        let shown = count.get();
        let name = if whole.get() {
            format!("Show the first {FIRST}")
        } else {
            format!("Show all {shown}")
        };
        html::span().child((shown > FIRST).then_some(name))
    };
    let part = Arc::new(move |range: Range<usize>| {
        let (node, all, query) = (ElementRef::new(), all.clone(), query.clone());
        patch_children(node, move || {
            let now = chosen.get();
            let shown = shown.get();
            rows(&all, &now, &query, shown.iter().skip(range.start).take(range.len()))
        });
        html::tbody().node_ref(node)
    });
    let first = part(0..FIRST);
    let rest = move || {
        let rest = count.get().saturating_sub(FIRST);
        let part = part.clone();
        let part =
            Arc::new(move |range: Range<usize>| part(range.start + FIRST..range.end + FIRST));
        let rows = || long_list(LongList::new(rest, FIRST, ROW, part).in_table(), SHORT);
        (whole.get() && rest > 0).then(|| html::fragment(rows()))
    };
    let heads = [
        (Some(VocabularyOrder::Word), Child::from("Word"), ""),
        (Some(VocabularyOrder::Left), label(selection.left).into(), colour(selection.left)),
        (Some(VocabularyOrder::Right), label(selection.right).into(), colour(selection.right)),
        (Some(VocabularyOrder::Uneven), "G²".into(), ""),
        (None, "Log ratio".into(), ""),
    ];
    let caption = "Every word, how often it stands on either side, and how unevenly";
    let table = html::table()
        .class("keyness")
        .child(html::caption().class("visually-hidden").child(caption))
        .child(html::thead().child(html::tr().child(heads.map(|head| column(chosen, head)))))
        .child(first)
        .child(rest);
    let button = html::button().attr("type", "button").class("save more").child(more);
    [table, button.on(ev::click, move |_| set_whole.set(!whole.get_untracked()))]
}

/// The heading of a column, which sorts by it.
fn column(
    chosen: Chosen,
    (order, name, class): (Option<VocabularyOrder>, Child, &'static str),
) -> Element {
    let head = html::th().attr("scope", "col").class(class);
    let Some(order) = order else { return head.child(name) };
    let direction = if order == VocabularyOrder::Word { "ascending" } else { "descending" };
    head.attr("aria-sort", move || chosen.with(|c| c.order == order).then_some(direction)).child(
        html::a()
            .attr("href", changed(chosen, move |c| c.order = order))
            .child(name)
            .child(visually_hidden(": sort by this")),
    )
}

/// The words that pass the filter, in the chosen order, as indices into [`Keyness::keys`].
fn in_order(all: &Keyness, now: &Comparison) -> Vec<usize> {
    let key = |at: &usize| &all.keys[*at];
    let shown = |at: &usize| shows(now.show, on(key(at)));
    let mut words = (0..all.keys.len()).filter(shown).collect::<Vec<_>>();
    match now.order {
        VocabularyOrder::Uneven => {}
        VocabularyOrder::Word => sort::by(&mut words, |a, b| key(a).word.cmp(&key(b).word)),
        VocabularyOrder::Left => {
            sort::by(&mut words, |a, b| key(b).left.len().cmp(&key(a).left.len()));
        }
        VocabularyOrder::Right => {
            sort::by(&mut words, |a, b| key(b).right.len().cmp(&key(a).right.len()));
        }
    }
    words
}

/// The rows of words.
fn rows<'a>(
    all: &Keyness,
    now: &Comparison,
    query: &str,
    words: impl Iterator<Item = &'a usize>,
) -> Vec<Element> {
    let beyond = all.beyond_chance().len();
    let chosen = now.word.as_ref().and_then(|word| all.find(word));
    let row = |&at: &usize| {
        let key = &all.keys[at];
        let comparison = Comparison { word: Some(key.word.clone()), ..now.clone() };
        let route = Route { view: View::Compare(comparison), query: query.to_owned() };
        let link = html::a()
            .attr("id", format!("word-{at}"))
            .attr("href", expect_context::<Location>().href(&route))
            .attr("aria-current", (chosen == Some(at)).then_some("true"));
        let count =
            |n: usize| html::td().class(if n == 0 { "none" } else { "" }).child(n.to_string());
        let note = html::small().child(" beyond chance");
        let ratio = wording::tenths(key.log_ratio);
        let plus = if key.log_ratio > 0.0 && ratio != "0.0" { "+" } else { "" };
        html::tr()
            .child(
                html::th()
                    .attr("scope", "row")
                    .child(link.child(key.word.clone()))
                    .child((at < beyond).then_some(note)),
            )
            .child(count(key.left.len()))
            .child(count(key.right.len()))
            .child(html::td().child(wording::tenths(key.g2)))
            .child(html::td().child(plus.to_owned() + &ratio))
    };
    words.map(row).collect()
}
