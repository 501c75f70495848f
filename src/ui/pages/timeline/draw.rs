//! Draws a layout into the elements of an axis.
//!
//! Items that stay in view keep their element, and with it focus. What only moves, moves together: the
//! browser then has little to compute while the axis moves.

use super::{EventNames, doc, find, link_to};
use crate::corpus::{Basis, Corpus};
use crate::route::{Route, Timeline, View};
use crate::timeline::{Cluster, Gap, LabelSide, Layout, Mark, MarkForm, Tick, ties, when};
use crate::ui::components::{coloured, visually_hidden};
use crate::ui::html::{self, Element};
use crate::ui::platform::location::Location;
use crate::ui::series::ReportLane;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// State for drawing an axis.
pub struct Renderer {
    /// The corpus of the events.
    pub corpus: Arc<Corpus>,
    /// For links.
    pub location: Location,
    /// Names of the events; `None` for an axis without labels.
    pub names: Option<EventNames>,
    /// The lane of the reports, if they have one.
    pub lane: Option<ReportLane>,
    /// What is drawn, by part of the axis.
    pub kept: RefCell<Vec<DrawnPart>>,
}

/// The items drawn in an element.
#[derive(Default)]
pub struct DrawnPart {
    items: Vec<DrawnItem>,
    /// How far the element is moved; the positions of its items are relative to that.
    shift: i32,
}

/// An item to draw in a part of the axis.
enum Item<'a> {
    /// Its index, its number of rows, and whether it has clusters.
    Lane(usize, usize, bool),
    Mark(&'a Mark),
    /// With the largest count of a cluster in its lane.
    Cluster(&'a Cluster, usize),
    Gap(&'a Gap),
    Tick(&'a Tick),
}

/// An item that is drawn.
pub struct DrawnItem {
    /// Identifies the item within its part, and covers all content of its element.
    key: String,
    look: Look,
    element: HtmlElement,
}

/// What may change of an item. Lengths are in hundredths of a percent of the axis.
#[derive(PartialEq)]
struct Look {
    class: &'static str,
    left: i32,
    width: i32,
    style: String,
}

/// A difference of position too small to be seen.
const UNSEEN: u32 = 2;

/// Draws a layout.
pub fn draw(renderer: &Renderer, field: &HtmlElement, layout: &Layout) {
    let lanes = lanes(renderer);
    let counts = |lane: usize| layout.clusters.iter().filter(move |cluster| cluster.lane == lane);
    let lane = |&lane: &usize| {
        let rows = layout.lanes.get(lane).map_or(1, |lane| lane.rows.max(1));
        Item::Lane(lane, rows, counts(lane).next().is_some())
    };
    reconcile(renderer, 0, find(field, ".lanes"), lanes.iter().map(lane));
    reconcile(renderer, 1, find(field, ".gaps"), layout.axis.gaps().iter().map(Item::Gap));
    reconcile(renderer, 2, find(field, ".ticks"), layout.ticks.iter().map(Item::Tick));
    for (at, &lane) in lanes.iter().enumerate() {
        let element = renderer.kept.borrow()[0].items.get(at).map(|lane| lane.element.clone());
        let within = |selector: &str| find(element.as_ref()?, selector);
        let marks = layout.marks.iter().filter(|mark| mark.lane == lane);
        let most = counts(lane).map(|cluster| cluster.events).max().unwrap_or(1);
        reconcile(renderer, 3 + 2 * at, within("ol"), marks.map(Item::Mark));
        let counts = counts(lane).map(|cluster| Item::Cluster(cluster, most));
        reconcile(renderer, 4 + 2 * at, within(".clusters"), counts);
    }
    if renderer.names.is_some() {
        draw_orders(renderer, field, layout);
    }
}

/// The lane of the reports, and those that have events.
fn lanes(renderer: &Renderer) -> Vec<usize> {
    let corpus = &renderer.corpus;
    let has_events = |lane: &usize| corpus.events.iter().any(|event| event.lane == *lane);
    let reports = renderer.lane.map(|_| corpus.lanes.len());
    reports.into_iter().chain((0..corpus.lanes.len()).filter(has_events)).collect()
}

/// Updates the children of an element. An item drawn before keeps its element.
fn reconcile<'a>(
    renderer: &Renderer,
    part: usize,
    parent: Option<HtmlElement>,
    items: impl Iterator<Item = Item<'a>>,
) {
    let Some(parent) = parent else { return };
    let mut all = renderer.kept.borrow_mut();
    if all.len() <= part {
        all.resize_with(part + 1, DrawnPart::default);
    }
    let part = &mut all[part];
    let items: Vec<_> = items.map(|item| (item.key(), item.look(), item)).collect();
    // How far one in the middle has moved, so have most.
    let middle = part.items.get(part.items.len() / 2);
    let moved = middle.and_then(|middle| {
        let (_, look, _) = items.iter().find(|(key, ..)| *key == middle.key)?;
        Some(look.left - middle.look.left)
    });
    let shift = moved.unwrap_or_default();
    if shift.abs_diff(part.shift) > UNSEEN {
        part.shift = shift;
        parent.style().set_css_text(&["transform:translateX(", &percent(shift), ")"].concat());
    }
    let mut old = std::mem::take(&mut part.items).into_iter();
    for (key, mut look, item) in items {
        look.left -= part.shift;
        if let Some(before) = old.as_slice().iter().position(|old| old.key == key) {
            old.by_ref().take(before).for_each(|removed| removed.element.remove());
            if let Some(mut reused) = old.next() {
                reused.restyle(look);
                part.items.push(reused);
            }
            continue;
        }
        let html = item.element(renderer).to_html();
        let drawn = if let Some(next) = old.as_slice().first() {
            let _ = next.element.insert_adjacent_html("beforebegin", &html);
            next.element.previous_element_sibling()
        } else {
            let _ = parent.insert_adjacent_html("beforeend", &html);
            parent.last_element_child()
        };
        if let Some(Ok(element)) = drawn.map(JsCast::dyn_into::<HtmlElement>) {
            look.set(&element);
            part.items.push(DrawnItem { key, look, element });
        }
    }
    old.for_each(|removed| removed.element.remove());
}

impl DrawnItem {
    /// Sets class and style only if they differ: even equal values make the browser recompute the
    /// subtree.
    fn restyle(&mut self, look: Look) {
        if !self.look.is_like(&look) {
            look.set(&self.element);
            self.look = look;
        }
    }
}

impl Look {
    fn is_like(&self, other: &Look) -> bool {
        (self.class, &self.style) == (other.class, &other.style)
            && self.left.abs_diff(other.left).max(self.width.abs_diff(other.width)) <= UNSEEN
    }

    /// Sets the class, and the style in a way that a policy against `style` attributes allows.
    fn set(&self, element: &HtmlElement) {
        if element.class_name() != self.class {
            element.set_class_name(self.class);
        }
        let (left, width) = (percent(self.left), percent(self.width));
        let style = ["left:", &left, ";width:", &width, ";", &self.style].concat();
        element.style().set_css_text(&style);
    }
}

impl Item<'_> {
    fn key(&self) -> String {
        match self {
            Item::Lane(lane, ..) => lane.to_string(),
            Item::Mark(mark) => mark.event.to_string(),
            Item::Cluster(cluster, _) => {
                format!("{} {} {}", cluster.days.0, cluster.days.1, cluster.events)
            }
            Item::Gap(gap) => [gap.words.as_str(), &gap.label].join(" "),
            Item::Tick(tick) => tick.label.clone(),
        }
    }

    fn look(&self) -> Look {
        let (class, (from, to), style) = match self {
            Item::Lane(_, rows, crowded) => (
                if *crowded { "lane crowded" } else { "lane" },
                (0.0, 1.0),
                format!("--rows:{rows}"),
            ),
            Item::Mark(mark) => (side(mark), extent(mark), mark_style(mark)),
            Item::Cluster(cluster, most) => {
                let share = cluster.events * 100 / (*most).max(1);
                let style = format!("--share:calc({share} / 100)");
                ("cluster", (cluster.from, cluster.to), style)
            }
            Item::Gap(gap) => ("gap", (gap.from, gap.to), String::new()),
            Item::Tick(tick) => ("tick", (tick.from, tick.to), String::new()),
        };
        Look { class, left: hundredths(from), width: hundredths(to - from), style }
    }

    fn element(&self, renderer: &Renderer) -> Element {
        match self {
            Item::Lane(lane, ..) => html::section()
                .child(
                    renderer
                        .names
                        .iter()
                        .map(|_| {
                            let lane = renderer.corpus.lanes.get(*lane);
                            html::h2().child(lane.map_or("Reports", |lane| &lane.label).to_owned())
                        })
                        .collect::<Vec<_>>(),
                )
                .child(html::ol().class("plain"))
                .child(html::div().class("clusters")),
            Item::Mark(mark) => event(renderer, mark),
            Item::Cluster(cluster, _) => count(renderer, cluster),
            Item::Gap(gap) => html::div()
                .attr("title", gap.words.clone())
                .child(html::span().attr("aria-hidden", "true").child(gap.label.clone()))
                .child(visually_hidden(gap.words.clone())),
            Item::Tick(tick) => html::span().child(tick.label.clone()),
        }
    }
}

/// A length in hundredths of a percent.
#[expect(clippy::cast_possible_truncation, reason = "positions are a few times 1 at most")]
fn hundredths(length: f64) -> i32 {
    (length * 10_000.0) as i32
}

/// Without the code for formatting floats.
fn percent(hundredths: i32) -> String {
    format!("{hundredths}e-2%")
}

/// The event count of a cluster, as a link that zooms in.
fn count(renderer: &Renderer, cluster: &Cluster) -> Element {
    if renderer.names.is_none() {
        return html::span();
    }
    let is_of_events = cluster.lane < renderer.corpus.lanes.len();
    let what = if is_of_events { "events" } else { "reports" };
    let (from, to) = cluster.days;
    let there = Timeline { window: Some((from, to)), ..Timeline::default() };
    html::a()
        .attr(
            "href",
            renderer.location.href(&Route { view: View::Timeline(there), query: String::new() }),
        )
        .attr("data-days", format!("{from} {to}"))
        .attr("aria-label", cluster.words(what) + ", closer")
        .child(cluster.events.to_string())
}

/// The side of a mark its label is on, and whether the mark extends beyond the axis.
fn side(mark: &Mark) -> &'static str {
    match (mark.label.side, mark.cut_off) {
        (LabelSide::Right, (false, _)) => "right",
        (LabelSide::Right, (true, _)) => "right from-before",
        (LabelSide::Left, (_, false)) => "left",
        (LabelSide::Left, (_, true)) => "left on-after",
        (LabelSide::Over, (false, false)) => "over",
        (LabelSide::Over, (true, false)) => "over from-before",
        (LabelSide::Over, (false, true)) => "over on-after",
        (LabelSide::Over, (true, true)) => "over from-before on-after",
    }
}

/// Where a mark with its label starts and ends.
fn extent(mark: &Mark) -> (f64, f64) {
    (mark.from.min(mark.label.from), mark.to.max(mark.label.to))
}

/// The row of a mark, its share in the extent, and its parts.
fn mark_style(mark: &Mark) -> String {
    let (from, to) = extent(mark);
    let percent = |share: f64| percent(hundredths(share));
    let sign = percent((mark.to - mark.from) / (to - from));
    let mut style = format!("--row:{};--sign:{sign}", mark.row);
    if !mark.parts.is_empty() {
        style += ";--parts:linear-gradient(to right";
        for &(from, to) in &mark.parts {
            let (from, to) = (percent(from), percent(to));
            // A day in many years would be too narrow to be seen.
            let end = ["calc(", &to, " + 4px)"].concat();
            style += &[",#0003 ", &from, ",#000 ", &from, " ", &end, ",#0003 ", &end].concat();
        }
        style += ",#0003 100%)";
    }
    style
}

/// An event on the axis: its sign and its label, in one link.
fn event(renderer: &Renderer, mark: &Mark) -> Element {
    let index = mark.event;
    let event = renderer.corpus.events.get(index);
    let place = html::li().attr("data-mark", index.to_string());
    let basis = event.map(|event| event.basis).unwrap_or_default();
    let sign = html::span().class(sign_class(mark.form, basis, mark.hollow));
    let Some(event) = event else {
        let report = renderer.lane.map(|lane| {
            let link = (lane.mark)(&renderer.corpus, index - renderer.corpus.events.len(), sign);
            link.attr("data-event", index.to_string()).attr("tabindex", "-1")
        });
        return place.child(report);
    };
    // Outside the reactive tree there is no context to ask.
    let is_series = renderer.corpus.documents.len() > 2;
    let class = if is_series { "event doc".into() } else { coloured("event", doc(event)) };
    let Some(names) = &renderer.names else {
        return place.child(html::span().class(class).child(sign));
    };
    let ties = ties(&renderer.corpus, &names.relations, index);
    let semicolon = if ties.is_empty() { "" } else { "; " };
    place.child(
        link_to(&renderer.corpus, index)
            .class(class)
            .attr("tabindex", "-1")
            .child(sign)
            .child(names.name(&renderer.corpus, index))
            .child(visually_hidden(format!(" {}{semicolon}{ties}", when(event)))),
    )
}

/// The classes of a sign: its form, how its date is known, and whether it is hollow.
pub fn sign_class(form: MarkForm, basis: Basis, hollow: bool) -> String {
    let form = match form {
        MarkForm::Day => "day",
        MarkForm::Month | MarkForm::Period => "month",
        MarkForm::Interval => "interval",
        MarkForm::Before => "before",
        MarkForm::After => "after",
        MarkForm::OneOf | MarkForm::AllOf => "interval parts",
    };
    format!("sign {form} {}{}", basis.name(), if hollow { " hollow" } else { "" })
}

/// Draws the orders that dates do not show, as lines from the earlier to the later. Measuring takes
/// as long as everything else, so it is done only if there is a line to draw.
fn draw_orders(renderer: &Renderer, field: &HtmlElement, layout: &Layout) {
    let Some(container) = find(field, ".orders") else { return };
    // Index of the mark of each event in the layout.
    let mut places = vec![usize::MAX; renderer.corpus.events.len()];
    for (at, mark) in layout.marks.iter().enumerate() {
        if let Some(place) = places.get_mut(mark.event) {
            *place = at;
        }
    }
    let mark = |event: usize| layout.marks.get(*places.get(event)?);
    let both = |&(earlier, later): &(usize, usize)| Some((mark(earlier)?, mark(later)?));
    let line = |(a, b): (&Mark, &Mark)| {
        let (from, to) = (end(field, a, a.to.min(b.from))?, end(field, b, b.from)?);
        let path = html::path().attr("data-event", format!("{} {}", a.event, b.event));
        Some(path.attr("d", path_between(from, to)))
    };
    let lines = layout.orders.iter().filter_map(both).filter_map(line).collect::<Vec<_>>();
    if lines.is_empty() {
        if container.has_child_nodes() {
            container.set_inner_html("");
        }
        return;
    }
    let picture = html::svg()
        .attr("viewBox", format!("0 0 {} {}", field.client_width(), field.client_height()))
        .attr("preserveAspectRatio", "none")
        .child(lines);
    container.set_inner_html(&picture.to_html());
}

/// The start or end of a line: the middle of a mark, and the side the line is on (1 is right, -1
/// left; `None` is above or below).
type End = (i32, i32, Option<i32>);

/// Lines meet a dot on the side without its label, all other marks from above or below.
fn end(field: &HtmlElement, mark: &Mark, at: f64) -> Option<End> {
    let side = if mark.label.side == LabelSide::Right { -1 } else { 1 };
    Some((
        pixels(at, field.client_width()),
        middle(field, mark)?,
        (mark.form == MarkForm::Day).then_some(side),
    ))
}

/// Distance between a line and a mark, in pixels.
const MARGIN: i32 = 8;

/// A curved line from one end to the other, with an arrowhead.
fn path_between(from: End, to: End) -> String {
    let down = (to.1 - from.1).signum();
    let bow = (8 + (to.1 - from.1).abs() / 16).min(20);
    // The point at the edge of a mark and the outward direction there.
    let edge = |(x, y, side): End, down: i32, inset: i32| match side {
        Some(side) => (x + side * MARGIN, y, side, 0),
        None => (x + inset, y + down * MARGIN, 0, down),
    };
    let (x1, y1, right1, down1) = edge(from, down, -6);
    let (x2, y2, right2, down2) = edge(to, -down, 6);
    let (c1, d1) = (x1 + right1 * bow, y1 + down1 * bow);
    let (c2, d2) = (x2 + right2 * bow, y2 + down2 * bow);
    let (back, up) = (x2 + right2 * 4, y2 + down2 * 4);
    let (across, along) = (down2.abs() * 3, right2.abs() * 3);
    format!(
        "M{x1} {y1}C{c1} {d1} {c2} {d2} {x2} {y2}M{} {}L{x2} {y2}L{} {}",
        back - across,
        up - along,
        back + across,
        up + along
    )
}

#[expect(clippy::cast_possible_truncation, reason = "a page is not that wide")]
fn pixels(at: f64, width: i32) -> i32 {
    (at * f64::from(width)).round() as i32
}

/// Vertical middle of a mark, in pixels from the top of the field.
fn middle(field: &HtmlElement, mark: &Mark) -> Option<i32> {
    let row = find(field, &format!("[data-mark='{}']", mark.event))?;
    let lane: HtmlElement = row.closest(".lane").ok()??.dyn_into().ok()?;
    Some(lane.offset_top() + row.offset_top() + row.offset_height() / 2)
}
