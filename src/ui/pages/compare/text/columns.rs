//! The two columns, each with its own scroll bar: they scroll together or independently; a chosen
//! pair or phrase is aligned.
//!
//! Scrolling does not go through signals: heights are measured when the layout changes, and the
//! other column, the ribbons and the maps are updated from them in the same frame.

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

/// Pixels of the column that are visible above an aligned phrase.
const CONTEXT: i32 = 64;

/// The columns, with the ribbons between and the maps beside them.
#[derive(Clone, Copy)]
struct Columns {
    sides: Sides,
    left: ElementRef,
    right: ElementRef,
    ribbons: ElementRef,
    maps: [ElementRef; 2],
    /// Positions of the pairs, in pixels from the top of their column.
    bands: StoredValue<Vec<Band>>,
    /// Scroll positions at which the current match is aligned.
    level: StoredValue<Option<(i32, i32)>>,
    /// Whether the user has not scrolled since the match was chosen.
    unscrolled: StoredValue<bool>,
    /// The column that the page itself scrolled, true for left, and its scroll position.
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
        unscrolled: StoredValue::new(true),
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
    /// One column; focusable, because it scrolls.
    fn column(self, on_left: bool) -> Element {
        let (corpus, selection) = (&*self.sides.reports.corpus(), self.sides.selection);
        let doc = if on_left { selection.left } else { selection.right };
        let passages = selection.passages(corpus, doc);
        let passage = |passage: Passage| super::passage::block(self.sides, passage);
        html::div()
            .class(coloured(if on_left { "column left" } else { "column right" }, doc))
            .attr("role", "region")
            .attr("aria-label", format!("Text of {}", label_of(doc)))
            .attr("tabindex", "0")
            .attr("lang", corpus.language_of(doc).to_owned())
            .node_ref(if on_left { self.left } else { self.right })
            .on(ev::scroll, move |_| self.scrolled(on_left))
            .child(
                html::div()
                    .class("flow")
                    .child(passages.into_iter().map(passage).collect::<Vec<_>>()),
            )
    }

    /// Measures again on resize, and aligns the columns when the match changes.
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
                self.unscrolled.set_value(true);
                self.measure();
                self.scroll_into_window();
            }
        });
    }

    fn columns(self) -> Option<(HtmlElement, HtmlElement)> {
        Some((self.left.get_untracked()?, self.right.get_untracked()?))
    }

    /// Measures all positions, aligns the columns and draws.
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
        self.align();
        self.draw();
    }

    /// Aligns the columns at the current match, unless the user has scrolled since.
    fn align(self) {
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
            Some(Step::Change) | None => None,
        });
        self.level.set_value(level);
        if let Some((a, b)) = level.filter(|_| self.unscrolled.get_value()) {
            left.set_scroll_top(a);
            right.set_scroll_top(b);
            // Both will fire scroll events; neither should scroll the other.
            self.moved.set_value(None);
        }
    }

    /// Scrolls the columns into view if there is a current match.
    fn scroll_into_window(self) {
        let Some((left, _)) = self.columns() else { return };
        if self.sides.step.with_untracked(Option::is_some) {
            scroll_to(self.sides.root, &left, ScrollLogicalPosition::Nearest);
        }
    }

    /// Handles a scroll event: the other column follows, unless the page caused the event.
    fn scrolled(self, on_left: bool) {
        let Some((left, right)) = self.columns() else { return };
        let (this, other) = if on_left { (&left, &right) } else { (&right, &left) };
        let at = this.scroll_top();
        let level = self.level.get_value().map(|(a, b)| if on_left { a } else { b });
        let is_programmatic = self.moved.get_value() == Some((on_left, at))
            || (self.unscrolled.get_value() && level == Some(at));
        if is_programmatic {
            self.moved.set_value(None);
        } else {
            self.unscrolled.set_value(false);
            if !self.sides.chosen.peek(|c| c.apart) {
                other.set_scroll_top(self.other_scroll_top(on_left, at));
                self.moved.set_value(Some((!on_left, other.scroll_top())));
            }
        }
        self.draw();
    }

    /// The scroll position of the other column that keeps pairs level. The current match stays
    /// aligned, and pairs that cross it are ignored.
    #[expect(clippy::cast_possible_truncation, reason = "a page is not that tall")]
    fn other_scroll_top(self, on_left: bool, at: i32) -> i32 {
        let level = self.level.get_value();
        let keeps_order = |(a, b, _): &(i32, i32, f32)| {
            level.is_none_or(|(l, r)| (*a < l) == (*b < r) && (*a > l) == (*b > r))
        };
        let mut pairs = self.bands.with_value(|bands| {
            let tops = bands.iter().map(|(left, right, weight)| (left.0, right.0, *weight));
            tops.filter(keeps_order).chain(level.map(|(a, b)| (a, b, f32::MAX))).collect::<Vec<_>>()
        });
        crate::sort::by_key(&mut pairs, |pair| (pair.0, pair.1));
        let oriented = |at: usize| {
            let (left, right) = (f64::from(pairs[at].0), f64::from(pairs[at].1));
            if on_left { (left, right) } else { (right, left) }
        };
        let anchors = chain(&pairs).into_iter().map(oriented);
        follow(anchors, f64::from(at)).round() as i32
    }

    /// Draws the ribbons, and on the maps the visible part of the columns.
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

/// Top of a phrase in its column.
fn phrase_at(column: &HtmlElement, phrase: usize) -> Option<i32> {
    let mark = column.query_selector(&format!("mark[data-phrase~='{phrase}']")).ok()??;
    Some(top_within(column, &mark))
}
