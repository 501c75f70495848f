//! The two columns, each with its own scroll bar: they scroll together, or apart; a pair or a
//! phrase that is chosen comes level.
//!
//! What moves while one scrolls is not in the page's state: heights are measured when the layout
//! changes, and from them the other column, the ribbons and the maps follow in the same frame.

use super::Sides;
use super::ribbons::{self, Band};
use crate::compare::passage_pairs::PassagePair;
use crate::compare::scroll_sync::{chain, follow};
use crate::corpus::Passage;
use crate::route::Step;
use crate::ui::components::{coloured, label_of, title};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::scroll::{scroll_to, top_within};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver, ScrollLogicalPosition};

/// Above a phrase that comes level, so many pixels of its column are seen.
const CONTEXT: i32 = 64;

/// The columns, and what stands between and beside them.
#[derive(Clone, Copy)]
struct Columns {
    sides: Sides,
    left: ElementRef,
    right: ElementRef,
    ribbons: ElementRef,
    maps: [ElementRef; 2],
    /// Where the pairs are, in pixels from the top of their column.
    bands: StoredValue<Vec<Band>>,
    /// What the columns were brought level at, and whether nobody has scrolled since.
    level: StoredValue<Option<(i32, i32)>>,
    untouched: StoredValue<bool>,
    /// Whether the left column was moved by the page itself, and to where.
    moved: StoredValue<Option<(bool, i32)>>,
}

/// Both columns.
pub fn two(sides: Sides) -> Element {
    let node = ElementRef::new;
    let columns = Columns {
        sides,
        left: node(),
        right: node(),
        ribbons: node(),
        maps: [node(), node()],
        bands: StoredValue::new(Vec::new()),
        level: StoredValue::new(None),
        untouched: StoredValue::new(true),
        moved: StoredValue::new(None),
    };
    columns.follow();
    let [left_map, right_map] = columns.maps;
    let selection = sides.selection;
    html::div()
        .class("texts")
        .child(ribbons::map(left_map, columns.left))
        .child(title("h2", selection.left).class(coloured("left", selection.left)))
        .child(columns.column(true))
        .child(
            html::div()
                .class("ribbons")
                .attr("aria-hidden", "true")
                .node_ref(columns.ribbons)
                .child(move || sides.matches.with(|m| ribbons::paths(m.pairs.len()))),
        )
        .child(title("h2", selection.right).class(coloured("right", selection.right)))
        .child(columns.column(false))
        .child(ribbons::map(right_map, columns.right))
}

impl Columns {
    /// One column: reachable by keyboard, as it scrolls.
    fn column(self, on_left: bool) -> Element {
        let Sides { corpus, selection, .. } = self.sides;
        let doc = if on_left { selection.left } else { selection.right };
        let passages = selection.passages(corpus, doc);
        let passage = |passage: Passage| super::passage::block(self.sides, passage);
        html::div()
            .class(coloured(if on_left { "column left" } else { "column right" }, doc))
            .attr("role", "region")
            .attr("aria-label", format!("Text of {}", label_of(doc)))
            .attr("tabindex", "0")
            .attr("lang", corpus.language.clone())
            .node_ref(if on_left { self.left } else { self.right })
            .on(ev::scroll, move |_| self.scrolled(on_left))
            .child(
                html::div()
                    .class("flow")
                    .child(passages.into_iter().map(passage).collect::<Vec<_>>()),
            )
    }

    /// Measures again when anything changes its size, and comes level for another match.
    fn follow(self) {
        let changed = Closure::<dyn FnMut()>::new(move || self.measure());
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        let kept = StoredValue::new_local((observer.clone(), changed));
        on_cleanup(move || {
            kept.with_value(|(observer, _)| observer.iter().for_each(ResizeObserver::disconnect));
        });
        Effect::new(move |_| {
            for node in [self.left, self.right] {
                let (Some(column), Some(observer)) = (node.get(), &observer) else { continue };
                observer.observe(&column);
                if let Some(flow) = column.first_element_child() {
                    observer.observe(&flow);
                }
            }
        });
        Effect::new(move |_| {
            self.sides.matches.track();
            self.sides.phrases.track();
            self.sides.step.track();
            if self.left.get().is_some() && self.right.get().is_some() {
                self.untouched.set_value(true);
                self.measure();
                self.show();
            }
        });
    }

    fn columns(self) -> Option<(HtmlElement, HtmlElement)> {
        Some((self.left.get_untracked()?, self.right.get_untracked()?))
    }

    /// Notes where everything is, and draws it.
    fn measure(self) {
        let Some((left, right)) = self.columns() else { return };
        let band = |pair: &PassagePair| {
            Some((extent(&left, pair.left)?, extent(&right, pair.right)?, pair.weight()))
        };
        let bands = self.sides.matches.with_untracked(|matches| {
            matches.pairs.iter().map(|pair| band(pair).unwrap_or_default()).collect::<Vec<_>>()
        });
        let pair = self.sides.pair_now();
        for (node, column, on_left) in [(self.maps[0], &left, true), (self.maps[1], &right, false)]
        {
            if let Some(map) = node.get_untracked() {
                ribbons::draw_map(&map, column, &bands, on_left, pair);
            }
        }
        self.bands.set_value(bands);
        self.come_level();
        self.draw();
    }

    /// Brings what is chosen level, as long as nobody scrolls away from it.
    fn come_level(self) {
        let Some((left, right)) = self.columns() else { return };
        let level = self.sides.step.with_untracked(|step| match step {
            Some(Step::Pair(n)) => {
                let bands = self.bands.get_value();
                bands.get(n - 1).map(|(left, right, _)| (left.0, right.0))
            }
            Some(Step::Phrase(n)) => {
                let (a, b) = (phrase_at(&left, *n)?, phrase_at(&right, *n)?);
                let context = CONTEXT.min(a).min(b);
                Some((a - context, b - context))
            }
            None => None,
        });
        self.level.set_value(level);
        if let Some((a, b)) = level.filter(|_| self.untouched.get_value()) {
            left.set_scroll_top(a);
            right.set_scroll_top(b);
            // Both will tell that they moved; neither is to move the other.
            self.moved.set_value(None);
        }
    }

    /// Brings the columns into the window.
    fn show(self) {
        let Some((left, _)) = self.columns() else { return };
        if self.sides.step.with_untracked(Option::is_some) {
            scroll_to(&left, ScrollLogicalPosition::Nearest);
        }
    }

    /// One column has moved: so does the other, unless that was its doing.
    fn scrolled(self, on_left: bool) {
        let Some((left, right)) = self.columns() else { return };
        let (this, other) = if on_left { (&left, &right) } else { (&right, &left) };
        let at = this.scroll_top();
        let level = self.level.get_value().map(|(a, b)| if on_left { a } else { b });
        let is_own = self.moved.get_value() == Some((on_left, at))
            || (self.untouched.get_value() && level == Some(at));
        if is_own {
            self.moved.set_value(None);
        } else {
            self.untouched.set_value(false);
            if !self.sides.chosen.peek(|c| c.apart) {
                other.set_scroll_top(self.partner(on_left, at));
                self.moved.set_value(Some((!on_left, other.scroll_top())));
            }
        }
        self.draw();
    }

    /// Where the other column has to be for the pairs to stand level. What was brought level stays
    /// so, and pairs that cross it are passed over.
    #[expect(clippy::cast_possible_truncation, reason = "a page is not that tall")]
    fn partner(self, on_left: bool, at: i32) -> i32 {
        let level = self.level.get_value();
        let clear = |(a, b, _): &(i32, i32, f32)| {
            level.is_none_or(|(l, r)| (*a < l) == (*b < r) && (*a > l) == (*b > r))
        };
        let mut pairs = self.bands.with_value(|bands| {
            let tops = bands.iter().map(|(left, right, weight)| (left.0, right.0, *weight));
            tops.filter(clear).chain(level.map(|(a, b)| (a, b, f32::MAX))).collect::<Vec<_>>()
        });
        crate::sort::by_key(&mut pairs, |pair| (pair.0, pair.1));
        let turned = |at: usize| {
            let (left, right) = (f64::from(pairs[at].0), f64::from(pairs[at].1));
            if on_left { (left, right) } else { (right, left) }
        };
        let anchors = chain(&pairs).into_iter().map(turned);
        follow(anchors, f64::from(at)).round() as i32
    }

    /// Draws the ribbons and what the maps show of the columns.
    fn draw(self) {
        let Some((left, right)) = self.columns() else { return };
        let pair = self.sides.pair_now();
        if let Some(ribbons) = self.ribbons.get_untracked() {
            let scrolled = (left.scroll_top(), right.scroll_top());
            self.bands.with_value(|bands| ribbons::draw(&ribbons, bands, scrolled, pair));
        }
        for (node, column) in [(self.maps[0], &left), (self.maps[1], &right)] {
            if let Some(map) = node.get_untracked() {
                ribbons::draw_view(&map, column);
            }
        }
    }
}

/// Top and bottom of a passage in its column.
fn extent(column: &HtmlElement, passage: Passage) -> Option<(i32, i32)> {
    let block = column.query_selector(&format!("[data-passage='{}']", passage.block)).ok()??;
    let block: HtmlElement = block.dyn_into().ok()?;
    let top = block.offset_top();
    Some((top, top + block.offset_height()))
}

/// Where a phrase begins in its column.
fn phrase_at(column: &HtmlElement, phrase: usize) -> Option<i32> {
    let mark = column.query_selector(&format!("mark[data-phrase~='{phrase}']")).ok()??;
    Some(top_within(column, &mark))
}
