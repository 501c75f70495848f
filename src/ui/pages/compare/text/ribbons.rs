//! Visual links between the columns: a ribbon for each pair, and beside each column a map of where
//! its matches are.
//!
//! They add nothing that is not in words elsewhere, so they are hidden from screen readers.

use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::scroll::top_within;
use leptos::ev;
use leptos::prelude::GetUntracked;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

/// Top and bottom of a pair's passages in the left and the right column, in pixels; its weight.
pub type Band = ((i32, i32), (i32, i32), f32);

/// A path for each ribbon.
pub fn paths(count: usize) -> Element {
    html::div().child(html::svg().child((0..count).map(|_| html::path()).collect::<Vec<_>>()))
}

/// Draws the ribbons that are in or near the viewport of columns with these scroll positions.
pub fn draw(ribbons: &HtmlElement, bands: &[Band], scrolled: (i32, i32), chosen: Option<usize>) {
    let (width, height) = (ribbons.client_width(), ribbons.client_height());
    let half = width / 2;
    for (at, path) in paths_in(ribbons).iter().enumerate() {
        let Some((left, right, _)) = bands.get(at) else { continue };
        let (a, c) = (left.0 - scrolled.0, left.1 - scrolled.0);
        let (b, d) = (right.0 - scrolled.1, right.1 - scrolled.1);
        // Ribbons that lead far away would only be a tangle of lines.
        let is_visible = a.min(b) < height && c.max(d) > 0;
        let is_visible = is_visible && a.max(b) < 2 * height && c.min(d) > -height;
        let shape = if is_visible {
            format!("M0 {a}C{half} {a} {half} {b} {width} {b}V{d}C{half} {d} {half} {c} 0 {c}Z")
        } else {
            String::new()
        };
        let _ = path.set_attribute("d", &shape);
        let _ = path.set_attribute("class", if chosen == Some(at) { "chosen" } else { "" });
    }
}

/// A map, as high as its column; a click on it scrolls there.
pub fn map(node: ElementRef, column: ElementRef) -> Element {
    let part = |class: &'static str| html::path().attr("class", class);
    let svg = html::svg().attr("viewBox", "0 0 8 1000").attr("preserveAspectRatio", "none");
    let svg = svg.child(["pairs", "phrases", "chosen", "view"].map(part));
    let go = move |event: MouseEvent| {
        let (Some(map), Some(column)) = (node.get_untracked(), column.get_untracked()) else {
            return;
        };
        let reach = map.client_height().max(1);
        let to = column.scroll_height() / reach * event.offset_y() - column.client_height() / 3;
        column.set_scroll_top(to);
    };
    html::div()
        .class("map")
        .attr("aria-hidden", "true")
        .node_ref(node)
        .on(ev::click, go)
        .child(html::div().child(svg))
}

/// Draws where the pairs and the phrases of a column are.
pub fn draw_map(
    map: &HtmlElement,
    column: &HtmlElement,
    bands: &[Band],
    on_left: bool,
    chosen: Option<usize>,
) {
    let scale = Scale::of(column);
    let extent = |band: &Band| if on_left { band.0 } else { band.1 };
    let pairs = bands.iter().map(|band| scale.bar(extent(band), (0, 5))).collect::<Vec<_>>();
    let chosen = chosen.and_then(|at| bands.get(at)).map(|band| scale.bar(extent(band), (0, 8)));
    let marks = column.query_selector_all("mark[data-phrase]").ok();
    let marks = (0..marks.as_ref().map_or(0, web_sys::NodeList::length))
        .filter_map(|at| marks.as_ref()?.get(at)?.dyn_into::<HtmlElement>().ok());
    let phrases = marks.map(|mark| {
        let top = top_within(column, &mark);
        scale.bar((top, top + mark.offset_height()), (6, 8))
    });
    let shapes = [pairs.concat(), phrases.collect::<Vec<_>>().concat(), chosen.unwrap_or_default()];
    for (path, shape) in paths_in(map).iter().zip(shapes) {
        let _ = path.set_attribute("d", &shape);
    }
}

/// Draws which part of a column is visible.
pub fn draw_view(map: &HtmlElement, column: &HtmlElement) {
    let top = column.scroll_top();
    let shape = Scale::of(column).bar((top, top + column.client_height()), (0, 8));
    if let Some(path) = paths_in(map).last() {
        let _ = path.set_attribute("d", &shape);
    }
}

/// Scales the content height of a column to 1000.
struct Scale(i32);

impl Scale {
    fn of(column: &HtmlElement) -> Self {
        Scale(column.scroll_height().max(1))
    }

    fn bar(&self, (top, bottom): (i32, i32), (from, to): (i32, i32)) -> String {
        let at = |y: i32| y.clamp(0, self.0) * 1000 / self.0;
        let (top, bottom) = (at(top), at(bottom).max(at(top) + 3));
        format!("M{from} {top}H{to}V{bottom}H{from}Z")
    }
}

fn paths_in(parent: &HtmlElement) -> Vec<web_sys::Element> {
    let Ok(all) = parent.query_selector_all("path") else { return Vec::new() };
    (0..all.length()).filter_map(|at| all.get(at)?.dyn_into().ok()).collect()
}
