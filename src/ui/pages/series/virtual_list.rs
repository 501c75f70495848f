//! A list that draws only the items near the viewport (virtualisation, windowing).
//!
//! The items are divided into parts of equal numbers. Those near the viewport are drawn; an empty
//! element before them and one after are as high as all that are not. A part that was drawn is taken
//! to be as high as it was, another as high as its items are estimated to be. When one of the empty
//! elements comes near the viewport, the parts that would be there are drawn.
//!
//! On paper all items are drawn. If a part that has focus is removed, the list gets the focus.

use crate::ui::html::{self, Child, Element, ElementRef};
use crate::ui::platform::focus::focus_without_scrolling;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::near_viewport::{NearViewport, Nearness};
use crate::ui::platform::timeout::OwnedTimeout;
use crate::ui::series::{DrawnLists, LongList};
use gloo::events::EventListener;
use gloo::utils::window;
use leptos::control_flow::{For, ForProps};
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The number of parts that are drawn at first.
const FIRST: usize = 2;

/// Said where the browser's own search would miss something.
pub const FIND: &str =
    "The browser’s own “find” sees only what is near the window; the search box above sees all.";

/// What stands in for the parts before those that are drawn, or after.
const GAP: &str = "undrawn";

/// The attribute with the number of a part.
const PART: &str = "data-part";

/// State of a list.
#[derive(Clone, Copy)]
struct VirtualList {
    /// The heights of the parts, in pixels.
    heights: StoredValue<Vec<f64>>,
    /// The parts that are drawn.
    drawn: RwSignal<Range<usize>>,
    /// Those of them that are near the viewport.
    near: StoredValue<Vec<usize>>,
    is_printed: StoredValue<bool>,
    /// Ends when the parts have been drawn.
    drawing: OwnedTimeout,
    /// The gaps before and after the parts that are drawn.
    gaps: [ElementRef; 2],
    root: MountRoot,
}

/// The children of the list's element: a gap, the parts that are drawn, a gap.
pub fn list(list: LongList) -> Vec<Child> {
    let LongList { count, per_part, height, part, hits, wanted, in_table } = list;
    let items = move |part: usize| part * per_part..((part + 1) * per_part).min(count);
    let parts = count.div_ceil(per_part.max(1));
    #[allow(clippy::redundant_closure_for_method_calls)]
    let heights = (0..parts).map(|part| items(part).len() as f64 * height).collect();
    let this = VirtualList {
        heights: StoredValue::new(heights),
        drawn: RwSignal::new(0..FIRST.min(parts)),
        near: StoredValue::new((0..FIRST.min(parts)).collect()),
        is_printed: StoredValue::new(false),
        drawing: OwnedTimeout::default(),
        gaps: [ElementRef::new(), ElementRef::new()],
        root: expect_context::<MountRoot>(),
    };
    let viewport = NearViewport::new(move |changed| this.follow(&changed));
    let lists = use_context::<DrawnLists>();
    Effect::new(move |_| {
        let drawn = this.drawn.get();
        let undrawn = [0..items(drawn.start).start, items(drawn.end).start.min(count)..count];
        this.fill_gaps(&drawn, undrawn.map(|items| hits(items)));
        for gap in this.gaps {
            gap.get().iter().for_each(|gap| viewport.observe(gap));
        }
        if let Some(lists) = lists {
            lists.changed();
        }
    });
    Effect::new(move |_| {
        let Some(part) = wanted.get().map(|item| item / per_part.max(1)) else { return };
        if part < parts && !this.drawn.get_untracked().contains(&part) {
            this.draw(part.saturating_sub(1)..(part + 2).min(parts));
        }
    });
    this.follow_printing(parts);
    let draw = move |number: usize| {
        let node = ElementRef::new();
        Effect::new(move |_| {
            node.get().iter().for_each(|node| viewport.observe(node));
        });
        on_cleanup(move || {
            if let Some(Some(node)) = node.try_get_untracked() {
                viewport.forget(&node);
            }
        });
        part(items(number)).attr(PART, number.to_string()).node_ref(node).into_any()
    };
    let props = ForProps::builder().each(move || this.drawn.get());
    let all = For(props.key(|part| *part).children(draw).build()).into_any();
    let gap = |gap: ElementRef| if in_table { table_gap(gap) } else { div_gap(gap) };
    let is_whole = in_table || parts <= FIRST;
    let note = (!is_whole).then(|| html::p().class("note find").child(FIND).into());
    let list = [gap(this.gaps[0]).into(), Child::View(all), gap(this.gaps[1]).into()];
    note.into_iter().chain(list).collect()
}

fn div_gap(node: ElementRef) -> Element {
    html::div().class(GAP).attr("aria-hidden", "true").node_ref(node)
}

fn table_gap(node: ElementRef) -> Element {
    let cell = html::td().class(GAP).node_ref(node);
    html::tbody().attr("aria-hidden", "true").child(html::tr().child(cell))
}

impl VirtualList {
    /// Draws the parts that have come near the viewport, and removes those that have gone.
    fn follow(self, changed: &[Nearness]) {
        if self.is_printed.try_get_value() != Some(false) {
            return;
        }
        let drawn = self.drawn.get_untracked();
        let mut near = self.near.get_value();
        near.retain(|part| drawn.contains(part));
        let mut wanted: Vec<Range<usize>> = Vec::new();
        for Nearness { element, near: now } in changed {
            let Some(part) = number(element) else {
                let is_first = self.gaps[0]
                    .get_untracked()
                    .is_some_and(|gap| element.is_same_node(Some(&gap)));
                if let Some((top, bottom)) = now.filter(|(top, bottom)| bottom > top) {
                    let first = if is_first { 0 } else { drawn.end };
                    wanted.push(self.parts_within(first, top, bottom));
                }
                continue;
            };
            near.retain(|known| *known != part);
            near.extend(now.map(|_| part));
        }
        self.near.set_value(near.clone());
        // What was reported may be older than a scroll to the element that has focus.
        let focused =
            self.focused().filter(|(_, part)| is_in_window(part)).map(|(number, _)| number);
        let near = near.into_iter().chain(focused).map(|part| part..part + 1);
        // What is near the viewport is one stretch.
        let stretch = near.chain(wanted.into_iter().filter(|parts| !parts.is_empty()));
        let stretch = stretch.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
        if let Some(stretch) = stretch.filter(|stretch| *stretch != drawn) {
            self.draw(stretch);
        }
    }

    /// Draws these parts, and no others.
    fn draw(self, parts: Range<usize>) {
        self.measure();
        if let Some((number, part)) = self.focused()
            && !parts.contains(&number)
            && let Some(list) = part.parent_element()
        {
            let _ = list.set_attribute("tabindex", "-1");
            focus_without_scrolling(list.unchecked_ref::<HtmlElement>());
        }
        self.keep_focus();
        // What is drawn anew is near, until it is known.
        let drawn = self.drawn.get_untracked();
        self.near.update_value(|near| {
            near.retain(|part| parts.contains(part));
            near.extend(parts.clone().filter(|part| !drawn.contains(part)));
        });
        self.drawn.set(parts);
    }

    /// The part that has the focus, and its number.
    fn focused(self) -> Option<(usize, web_sys::Element)> {
        let part = self.root.active()?.closest("[data-part]").ok()??;
        let gap = self.gaps[0].get_untracked()?;
        part.parent_element().filter(|list| list.contains(Some(&gap)))?;
        Some((number(&part)?, part))
    }

    /// Gives the focus back to the element that has it: Leptos moves the parts that stay, and what is
    /// moved loses it.
    fn keep_focus(self) {
        let Some(active) = self.root.active() else { return };
        self.drawing.start(0, move || {
            if active.is_connected() {
                focus_without_scrolling(&active);
            }
        });
    }

    /// The parts between these distances from the top of a part that is not drawn, in pixels.
    fn parts_within(self, first: usize, top: f64, bottom: f64) -> Range<usize> {
        self.heights.with_value(|heights| {
            if first >= heights.len() {
                return first..first;
            }
            let (mut at, mut part) = (0.0, first);
            let mut next = |until: f64| {
                while part + 1 < heights.len() && at + heights[part] <= until {
                    at += heights[part];
                    part += 1;
                }
                part
            };
            let start = next(top);
            start..next(bottom) + 1
        })
    }

    /// Keeps the heights of the parts that are drawn.
    fn measure(self) {
        let parts = self.gaps[0].get_untracked().and_then(|gap| {
            let gap: &web_sys::Element = &gap;
            let before = gap.closest("tbody").ok().flatten();
            before.unwrap_or_else(|| gap.clone()).parent_element()
        });
        let Some(children) = parts.map(|list| list.children()) else { return };
        self.heights.update_value(|heights| {
            for child in (0..children.length()).filter_map(|at| children.item(at)) {
                if let Some(height) = number(&child).and_then(|part| heights.get_mut(part)) {
                    *height = child.get_bounding_client_rect().height();
                }
            }
        });
    }

    /// Makes the gaps as high as what is not drawn, and has them tell its hits.
    fn fill_gaps(self, drawn: &Range<usize>, hits: [usize; 2]) {
        let heights = self.heights.with_value(|heights| {
            let sum = |parts: Range<usize>| heights[parts].iter().sum::<f64>();
            [sum(0..drawn.start), sum(drawn.end..heights.len())]
        });
        for ((gap, height), hits) in self.gaps.into_iter().zip(heights).zip(hits) {
            let Some(gap) = gap.get() else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
            let height = height.round() as i64;
            let _ = gap.style().set_property("height", &format!("{height}px"));
            let _ = match hits {
                0 => gap.remove_attribute("data-hits"),
                _ => gap.set_attribute("data-hits", &hits.to_string()),
            };
        }
    }

    /// Draws all while the page is printed.
    fn follow_printing(self, parts: usize) {
        let before = EventListener::new(&window(), "beforeprint", move |_| {
            self.is_printed.set_value(true);
            self.measure();
            self.drawn.set(0..parts);
        });
        let after = EventListener::new(&window(), "afterprint", move |_| {
            self.is_printed.set_value(false);
            self.draw(0..FIRST.min(parts));
        });
        // Removed when the owner is disposed.
        StoredValue::new_local([before, after]);
    }
}

/// The number of a part; none for a gap.
fn number(element: &web_sys::Element) -> Option<usize> {
    element.get_attribute(PART)?.parse().ok()
}

fn is_in_window(element: &web_sys::Element) -> bool {
    let place = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    place.bottom() > 0.0 && height.is_some_and(|height| place.top() < height)
}
