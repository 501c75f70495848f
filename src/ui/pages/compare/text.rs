//! The two texts side by side: aligned passages are level, shared phrases are linked, changed words
//! are marked.
//!
//! - [`match_navigation`]: describes the current match and steps to the others;
//! - [`passage`]: a passage with its marks, and buttons to its partners;
//! - [`columns`]: the two columns, [`ribbons`] between them and a map beside each;
//! - [`match_list`]: lists of all matches.
//!
//! On a narrow screen the two texts are in one column, each pair together. Long texts scroll with the
//! page, in rows, each pair in one: only what is near the viewport is drawn.

pub mod columns;
pub mod match_list;
pub mod match_navigation;
pub mod passage;
pub mod ribbons;

use super::{Chosen, changed_route};
use crate::compare::Selection;
use crate::compare::passage_pairs::{PassagePair, PassagePairs};
use crate::compare::phrases::{Phrase, PhraseOptions, phrases};
use crate::compare::scroll_sync::{PassageRow, interleave};
use crate::corpus::Passage;
use crate::route::{By, Comparison, Step};
use crate::ui::components::{coloured, label, long_list, title};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::location::Location;
use crate::ui::platform::media::is_narrow;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::scroll::scroll_into_view;
use crate::ui::reports::Reports;
use crate::ui::series::LongList;
use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Texts of more passages than this, both together, stand in rows.
const LONG: usize = 100;

/// Of more rows than this, only what is near the viewport is drawn.
const FEW: usize = 24;

/// The height of a row, in pixels: an estimate.
const HEIGHT: f64 = 160.0;

/// State of the text mode.
#[derive(Clone, Copy)]
pub struct Sides {
    reports: Reports,
    selection: Selection,
    chosen: Chosen,
    location: Location,
    /// The pairs.
    matches: Memo<Arc<PassagePairs>>,
    /// The phrases that are shown.
    phrases: Memo<Arc<Vec<Phrase>>>,
    /// The current match, if there is one of this number.
    step: Memo<Option<Step>>,
    root: MountRoot,
}

impl Sides {
    fn new(chosen: Chosen, selection: Selection) -> Self {
        let reports = expect_context::<Reports>();
        let by = Memo::new(move |_| chosen.with(|c| c.by == By::Machine));
        let matches = Memo::new_with_compare(
            move |_| Arc::new(PassagePairs::new(&reports.corpus(), &selection, by.get())),
            |_, _| true,
        );
        let config = Memo::new(move |_| chosen.with(|c| (c.least, c.formula)));
        let phrases = Memo::new(move |_| {
            let (least, formula) = config.get();
            let config = PhraseOptions { least: least.0, ..PhraseOptions::default() };
            let mut all = phrases(&reports.corpus(), &selection, config);
            all.retain(|phrase| formula || !phrase.formula);
            Arc::new(all)
        });
        let step = Memo::new(move |_| match chosen.with(|c| c.step)? {
            Step::Change => {
                let corpus = reports.corpus();
                let words = |passage| corpus.span_of(passage).map(|span| corpus.quote(span));
                let differs = |pair: &PassagePair| words(pair.left) != words(pair.right);
                matches.with(|matches| {
                    let pairs = &matches.pairs;
                    let is_reworded =
                        |it: &PassagePair| differs(it) && it.change(&corpus).is_some();
                    let first = pairs.iter().position(is_reworded);
                    let first = first.or_else(|| pairs.iter().position(differs));
                    first.map(|at| Step::Pair(at + 1))
                })
            }
            step @ Step::Pair(n) => (n <= matches.with(|it| it.pairs.len())).then_some(step),
            step @ Step::Phrase(n) => (n <= phrases.with(|it| it.len())).then_some(step),
        });
        let (location, root) = (expect_context::<Location>(), expect_context::<MountRoot>());
        Sides { reports, selection, chosen, location, matches, phrases, step, root }
    }

    /// The current pair, from 0; tracked.
    fn pair(self) -> Option<usize> {
        match self.step.get() {
            Some(Step::Pair(n)) => Some(n - 1),
            _ => None,
        }
    }

    /// The current pair, from 0; untracked.
    fn pair_now(self) -> Option<usize> {
        match self.step.get_untracked() {
            Some(Step::Pair(n)) => Some(n - 1),
            _ => None,
        }
    }

    /// The current phrase, from 1, or 0 for none; untracked.
    fn phrase_now(self) -> usize {
        match self.step.get_untracked() {
            Some(Step::Phrase(n)) => n,
            _ => 0,
        }
    }

    /// A passage on the left that the current match is in; tracked.
    fn passage_of_step(self) -> Option<Passage> {
        match self.step.get()? {
            Step::Pair(n) => self.matches.with(|matches| Some(matches.pairs.get(n - 1)?.left)),
            Step::Phrase(n) => {
                let first = self.phrases.with(|all| all.get(n - 1)?.left.first().copied());
                self.reports.corpus().passage(first?)
            }
            Step::Change => None,
        }
    }

    /// Changes what is shown, replacing the history entry: steps are not added to the history.
    fn change(self, change: impl Fn(&mut Comparison)) {
        self.location.replace(changed_route(self.location, self.chosen, change));
    }

    /// Chooses the match named by the button that was clicked.
    fn choose(self, event: &Event) {
        let named = |attribute: &str| {
            let target: web_sys::Element = event.target()?.dyn_into().ok()?;
            let button = target.closest(&format!("button[{attribute}]")).ok()??;
            button.get_attribute(attribute)?.parse().ok()
        };
        let step = named("data-pair").map(Step::Pair);
        let step = step.or_else(|| named("data-phrase").map(Step::Phrase));
        if step.is_some() {
            self.change(|c| c.step = step);
        }
    }
}

/// The number of a match, from 1.
fn number(step: Step) -> usize {
    match step {
        Step::Pair(n) | Step::Phrase(n) => n,
        Step::Change => 1,
    }
}

/// The text mode.
pub fn page(chosen: Chosen, selection: Selection) -> Element {
    let sides = Sides::new(chosen, selection);
    let narrow = is_narrow();
    let corpus = sides.reports.corpus();
    let passages = |doc| selection.passages(&corpus, doc).len();
    let is_long = passages(selection.left) + passages(selection.right) > LONG;
    Effect::new(move |_| {
        sides.phrases.track();
        sides.step.track();
        highlight(sides.root, sides.phrase_now());
    });
    html::div()
        .class(if is_long { "text-mode long" } else { "text-mode" })
        .on(ev::click, move |event| sides.choose(&event))
        .on(ev::pointerover, move |event| highlight_at(sides.root, &event))
        .on(ev::pointerout, move |_| highlight(sides.root, sides.phrase_now()))
        .child(match_navigation::bar(sides))
        .child(move || if is_long || narrow.get() { rows(sides) } else { columns::two(sides) })
        .child(match_list::pairs(sides))
        .child(match_list::phrases(sides))
        .child(match_list::repeated(sides))
}

/// Highlights the phrase under the pointer, on both sides and in the list; the first of several.
fn highlight_at(root: MountRoot, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let phrase = target.and_then(|target| target.closest("[data-phrase]").ok()?);
    if let Some(number) = phrase.as_ref().and_then(|place| phrases_at(place).into_iter().next()) {
        highlight(root, number);
    }
}

/// The numbers of the phrases an element belongs to.
fn phrases_at(place: &web_sys::Element) -> Vec<usize> {
    let numbers = place.get_attribute("data-phrase").unwrap_or_default();
    numbers.split(' ').filter_map(|number| number.parse().ok()).collect()
}

/// Highlights every occurrence of a phrase, and no other.
fn highlight(root: MountRoot, phrase: usize) {
    for place in root.all(".text-mode [data-phrase]") {
        if phrases_at(&place).contains(&phrase) {
            let _ = place.set_attribute("data-lit", "");
        } else {
            let _ = place.remove_attribute("data-lit");
        }
    }
}

/// Both texts in rows: the pairs, and between them the passages that are in none.
fn rows(sides: Sides) -> Element {
    let (corpus, selection) = (&*sides.reports.corpus(), sides.selection);
    let rows = sides.matches.with(|matches| {
        let pair = |pair: &PassagePair| (pair.left, pair.right, pair.weight());
        let pairs = matches.pairs.iter().map(pair).collect::<Vec<_>>();
        let side = |doc| selection.passages(corpus, doc);
        interleave(&side(selection.left), &side(selection.right), &pairs)
    });
    let rows = Arc::new(rows);
    let shown = StoredValue::new(None);
    let of_step = rows.clone();
    let wanted = move || {
        let passage = sides.passage_of_step()?;
        of_step.iter().position(|row| row.left == Some(passage))
    };
    let count = rows.len();
    let part = move |range: Range<usize>| {
        let row = |at: usize| {
            let row = row(sides, rows.get(at.wrapping_sub(1)), rows[at]);
            scrolled_to(row, sides, rows[at].left, shown)
        };
        html::div().child(range.map(row).collect::<Vec<_>>())
    };
    let list = LongList::new(count, 8, HEIGHT, Arc::new(part));
    let list = LongList { wanted: Signal::derive(wanted), ..list };
    let title = |doc| title("h2", doc).class(coloured("", doc));
    html::div()
        .class("rows")
        .child(html::div().class("row titles").child([selection.left, selection.right].map(title)))
        .child(long_list(list, FEW))
}

/// Scrolls to a row once, when it is drawn, if the current match is in it.
fn scrolled_to(
    row: Element,
    sides: Sides,
    passage: Option<Passage>,
    shown: StoredValue<Option<Step>>,
) -> Element {
    let node = ElementRef::new();
    Effect::new(move |_| {
        let Some(node) = node.get() else { return };
        let step = sides.step.get();
        if passage.is_some() && sides.passage_of_step() == passage && shown.get_value() != step {
            shown.set_value(step);
            let phrase = node.query_selector("[data-lit]").ok().flatten();
            scroll_into_view(sides.root, &phrase.unwrap_or_else(|| node.clone().into()));
        }
    });
    row.node_ref(node)
}

/// One passage, or two of a pair. The report is named wherever it is another than that above.
fn row(sides: Sides, above: Option<&PassageRow<Passage>>, row: PassageRow<Passage>) -> Element {
    let mut above = above.and_then(|above| above.right.or(above.left));
    let passage = |passage: Passage| {
        let is_other = above.replace(passage).is_none_or(|above| above.doc != passage.doc);
        let whose = is_other.then(|| html::p().class("whose").child(label(passage.doc)));
        let side = html::div().class(coloured("side", passage.doc)).child(whose);
        side.child(passage::block(sides, passage))
    };
    let class = match (row.left, row.right) {
        (Some(_), Some(_)) => "row pair",
        (None, _) => "row only-right",
        _ => "row",
    };
    let both = row.left.into_iter().chain(row.right);
    html::div().class(class).child(both.map(passage).collect::<Vec<_>>())
}
