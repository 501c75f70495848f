//! Draws a layout into the elements of an axis.
//!
//! What stays in view keeps its element, and only its place changes: the browser has little to work
//! out while the axis moves, and what has the keyboard keeps it.

use super::{EventNames, doc, find, link_to};
use crate::corpus::{Basis, Corpus};
use crate::timeline::{Cluster, Gap, LabelSide, Layout, Mark, MarkForm, Tick, ties, when};
use crate::ui::components::{coloured, visually_hidden};
use crate::ui::html::{self, Element};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What it takes to draw an event.
pub struct Renderer {
    /// Of which it is one.
    pub corpus: &'static Corpus,
    /// What events are called; none for an axis without labels.
    pub names: Option<EventNames>,
    /// What is drawn, part by part.
    pub kept: RefCell<Vec<Vec<DrawnItem>>>,
}

/// What a part of the axis consists of.
enum Item<'a> {
    /// By its number, with how many rows it takes, and whether its events are counted.
    Lane(usize, usize, bool),
    Mark(&'a Mark),
    /// With the most that any of its lane counts.
    Cluster(&'a Cluster, usize),
    Gap(&'a Gap),
    Tick(&'a Tick),
}

/// An item that is drawn.
pub struct DrawnItem {
    /// What tells it from those beside it, and all that its element says.
    key: String,
    /// What else there is to it: this may change.
    class: &'static str,
    style: String,
    element: HtmlElement,
}

/// Draws all of it.
pub fn draw(pen: &Renderer, field: &HtmlElement, layout: &Layout) {
    let lanes = lanes(pen.corpus);
    let counts = |lane: usize| layout.clusters.iter().filter(move |cluster| cluster.lane == lane);
    let lane = |&lane: &usize| {
        let rows = layout.lanes.get(lane).map_or(1, |lane| lane.rows.max(1));
        Item::Lane(lane, rows, counts(lane).next().is_some())
    };
    keep(pen, 0, find(field, ".lanes"), lanes.iter().map(lane));
    keep(pen, 1, find(field, ".gaps"), layout.axis.gaps().iter().map(Item::Gap));
    keep(pen, 2, find(field, ".ticks"), layout.ticks.iter().map(Item::Tick));
    for (at, &lane) in lanes.iter().enumerate() {
        let element = pen.kept.borrow()[0].get(at).map(|lane| lane.element.clone());
        let within = |selector: &str| find(element.as_ref()?, selector);
        let marks = layout.marks.iter().filter(|mark| mark.lane == lane);
        let most = counts(lane).map(|cluster| cluster.events).max().unwrap_or(1);
        keep(pen, 3 + 2 * at, within("ol"), marks.map(Item::Mark));
        let counts = counts(lane).map(|cluster| Item::Cluster(cluster, most));
        keep(pen, 4 + 2 * at, within(".clusters"), counts);
    }
    if pen.names.is_some() {
        orders(pen, field, layout);
    }
}

/// The lanes that have events.
fn lanes(corpus: &Corpus) -> Vec<usize> {
    let has_events = |lane: &usize| corpus.events.iter().any(|event| event.lane == *lane);
    (0..corpus.lanes.len()).filter(has_events).collect()
}

/// Gives an element these children. One that was there before stays, and is but moved.
fn keep<'a>(
    pen: &Renderer,
    part: usize,
    parent: Option<HtmlElement>,
    items: impl Iterator<Item = Item<'a>>,
) {
    let Some(parent) = parent else { return };
    let mut all = pen.kept.borrow_mut();
    if all.len() <= part {
        all.resize_with(part + 1, Vec::new);
    }
    let mut old = std::mem::take(&mut all[part]).into_iter();
    for item in items {
        let (key, class, style) = (item.key(), item.class(), item.style());
        if let Some(before) = old.as_slice().iter().position(|old| old.key == key) {
            old.by_ref().take(before).for_each(|gone| gone.element.remove());
            if let Some(mut known) = old.next() {
                known.dress(class, style);
                all[part].push(known);
            }
            continue;
        }
        let html = item.element(pen).to_html();
        let drawn = if let Some(next) = old.as_slice().first() {
            let _ = next.element.insert_adjacent_html("beforebegin", &html);
            next.element.previous_element_sibling()
        } else {
            let _ = parent.insert_adjacent_html("beforeend", &html);
            parent.last_element_child()
        };
        if let Some(Ok(element)) = drawn.map(JsCast::dyn_into::<HtmlElement>) {
            dress(&element, class, &style);
            all[part].push(DrawnItem { key, class, style, element });
        }
    }
    old.for_each(|gone| gone.element.remove());
}

impl DrawnItem {
    /// The page is not told what it knows: it would look at what is within all the same.
    fn dress(&mut self, class: &'static str, style: String) {
        if (self.class, &self.style) != (class, &style) {
            dress(&self.element, class, &style);
            (self.class, self.style) = (class, style);
        }
    }
}

/// Sets the class, and the style so that no policy against `style` attributes is in its way.
fn dress(element: &HtmlElement, class: &'static str, style: &str) {
    if element.class_name() != class {
        element.set_class_name(class);
    }
    element.style().set_css_text(style);
}

impl Item<'_> {
    fn key(&self) -> String {
        match self {
            Item::Lane(lane, ..) => lane.to_string(),
            Item::Mark(mark) => mark.event.to_string(),
            Item::Cluster(cluster, _) => {
                format!("{} {} {}", cluster.days.0, cluster.days.1, cluster.events)
            }
            Item::Gap(cut) => [cut.words.as_str(), &cut.label].join(" "),
            Item::Tick(tick) => tick.label.clone(),
        }
    }

    fn class(&self) -> &'static str {
        match self {
            Item::Lane(_, _, true) => "lane crowded",
            Item::Lane(..) => "lane",
            Item::Mark(mark) => side(mark),
            Item::Cluster(..) => "cluster",
            Item::Gap(_) => "gap",
            Item::Tick(_) => "tick",
        }
    }

    fn style(&self) -> String {
        match self {
            Item::Lane(_, rows, _) => format!("--rows:{rows}"),
            Item::Mark(mark) => mark_place(mark),
            Item::Cluster(cluster, most) => {
                let share = cluster.events * 100 / (*most).max(1);
                format!("{};--share:calc({share} / 100)", extent(cluster.from, cluster.to))
            }
            Item::Gap(cut) => extent(cut.from, cut.to),
            Item::Tick(tick) => extent(tick.from, tick.to),
        }
    }

    fn element(&self, pen: &Renderer) -> Element {
        match self {
            Item::Lane(lane, ..) => html::section()
                .child(
                    pen.names
                        .iter()
                        .map(|_| html::h2().child(pen.corpus.lanes[*lane].label.clone()))
                        .collect::<Vec<_>>(),
                )
                .child(html::ol().class("plain"))
                .child(html::div().class("clusters")),
            Item::Mark(mark) => event(pen, mark),
            Item::Cluster(cluster, _) => count(pen, cluster),
            Item::Gap(cut) => html::div()
                .attr("title", cut.words.clone())
                .child(html::span().attr("aria-hidden", "true").child(cut.label.clone()))
                .child(visually_hidden(cut.words.clone())),
            Item::Tick(tick) => html::span().child(tick.label.clone()),
        }
    }
}

fn extent(from: f64, to: f64) -> String {
    format!("left:{};width:{}", percent(from), percent(to - from))
}

/// To a hundredth of a percent, without the machinery for floating point.
#[expect(clippy::cast_possible_truncation, reason = "positions are a few times 1 at most")]
fn percent(at: f64) -> String {
    let hundredths = (at * 10_000.0) as i32;
    format!("{}.{:02}%", hundredths / 100, (hundredths % 100).abs())
}

/// A count of events, as a link to a closer look; as high as it has of the most.
fn count(pen: &Renderer, cluster: &Cluster) -> Element {
    if pen.names.is_none() {
        return html::span();
    }
    let (from, to) = cluster.days;
    html::a()
        .attr("href", format!("#/timeline?from={from}&to={to}"))
        .attr("data-days", format!("{from} {to}"))
        .attr("aria-label", cluster.words() + ", closer")
        .child(cluster.events.to_string())
}

/// On which side of a mark its label is, and whether the mark goes on beyond the axis.
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

/// Where a mark and its label are together, and how much of that is the mark.
fn mark_place(mark: &Mark) -> String {
    let (from, to) = (mark.from.min(mark.label.from), mark.to.max(mark.label.to));
    let sign = percent((mark.to - mark.from) / (to - from));
    format!("{};--row:{};--sign:{sign}", extent(from, to), mark.row)
}

/// An event on the axis: its sign and its label, together one link.
fn event(pen: &Renderer, mark: &Mark) -> Element {
    let index = mark.event;
    let event = &pen.corpus.events[index];
    let place = html::li().attr("data-mark", index.to_string());
    let sign = html::span().class(sign_class(mark.form, event.basis, mark.hollow));
    let class = coloured("event", doc(event));
    let Some(names) = &pen.names else {
        return place.child(html::span().class(class).child(sign));
    };
    let ties = ties(pen.corpus, &names.relations, index);
    let semicolon = if ties.is_empty() { "" } else { "; " };
    place.child(
        link_to(pen.corpus, index)
            .class(class)
            .attr("tabindex", "-1")
            .child(sign)
            .child(names.name(pen.corpus, index))
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
    };
    format!("sign {form} {}{}", basis.name(), if hollow { " hollow" } else { "" })
}

/// The orders that dates do not tell, as lines from the earlier to the later. To measure takes as
/// long as all else; so it is done only where there is a line to draw.
fn orders(pen: &Renderer, field: &HtmlElement, layout: &Layout) {
    let Some(within) = find(field, ".orders") else { return };
    // Where the mark of each event is in the layout.
    let mut places = vec![usize::MAX; pen.corpus.events.len()];
    for (at, mark) in layout.marks.iter().enumerate() {
        places[mark.event] = at;
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
        if within.has_child_nodes() {
            within.set_inner_html("");
        }
        return;
    }
    let picture = html::svg()
        .attr("viewBox", format!("0 0 {} {}", field.client_width(), field.client_height()))
        .attr("preserveAspectRatio", "none")
        .child(lines);
    within.set_inner_html(&picture.to_html());
}

/// Where a line begins or ends: in the middle of a mark, which it leaves or reaches to one side (right
/// is 1), or, for nothing, up or down.
type End = (i32, i32, Option<i32>);

/// A dot is left and reached where its label is not, all else from above or below.
fn end(field: &HtmlElement, mark: &Mark, at: f64) -> Option<End> {
    let side = if mark.label.side == LabelSide::Right { -1 } else { 1 };
    Some((
        pixels(at, field.client_width()),
        middle(field, mark)?,
        (mark.form == MarkForm::Day).then_some(side),
    ))
}

/// How much room a line leaves around a mark, in pixels.
const ROOM: i32 = 8;

/// A line in a bow from one end to the other, with a head.
fn path_between(from: End, to: End) -> String {
    let down = (to.1 - from.1).signum();
    let bow = (8 + (to.1 - from.1).abs() / 16).min(20);
    // The place on the edge of a mark, the way out there, and so much further on that way.
    let edge = |(x, y, side): End, down: i32, inset: i32| match side {
        Some(side) => (x + side * ROOM, y, side, 0),
        None => (x + inset, y + down * ROOM, 0, down),
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

/// How far below the top of the field a mark has its middle.
fn middle(field: &HtmlElement, mark: &Mark) -> Option<i32> {
    let row = find(field, &format!("[data-mark='{}']", mark.event))?;
    let lane: HtmlElement = row.offset_parent()?.dyn_into().ok()?;
    Some(lane.offset_top() + row.offset_top() + row.offset_height() / 2)
}
