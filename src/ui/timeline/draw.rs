//! Draws a layout into the elements of an axis.
//!
//! Marks are found again by their events: one that stays in view keeps its element, and only its
//! place changes. All else is written anew.

use super::{Names, all, doc, find, link_to, number};
use crate::corpus::{Basis, Corpus};
use crate::list::Listed;
use crate::timeline::{Bunch, Cut, Form, Layout, Mark, Side, Tick, ties, when};
use crate::ui::el::{El, el};
use crate::ui::pieces::{coloured, unseen};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What it takes to draw an event.
pub struct Pen {
    /// Of which it is one.
    pub corpus: &'static Corpus,
    /// What events are called; none for an axis without labels.
    pub names: Option<Names>,
    /// What was written anew the last time, part by part.
    pub written: RefCell<Vec<String>>,
}

/// Draws all of it.
pub fn draw(pen: &Pen, field: &HtmlElement, layout: &Layout) {
    // Where the mark of each event is in the layout.
    let mut places = vec![usize::MAX; pen.corpus.events.len()];
    for (at, mark) in layout.marks.iter().enumerate() {
        places[mark.event] = at;
    }
    for lane in all(field, ".lane") {
        let Some(at) = number(&lane, "data-lane") else { continue };
        let rows = layout.lanes.get(at).map_or(1, |lane| lane.rows.max(1));
        place(&lane, &format!("--rows:{rows}"));
        let marks = layout.marks.iter().filter(|mark| mark.lane == at);
        let stays = |event: usize| layout.marks.get(places[event]).is_some_and(|m| m.lane == at);
        if let Some(list) = find(&lane, "ol") {
            keep(pen, &list, marks, stays);
        }
        let bunches = layout.bunches.iter().filter(|bunch| bunch.lane == at).listed();
        let most = bunches.iter().map(|bunch| bunch.events).max().unwrap_or(1);
        fill(
            pen,
            at + 2,
            &lane,
            ".bunches",
            bunches.into_iter().map(|it| bunch(pen, it, most)).listed(),
        );
    }
    fill(pen, 0, field, ".cuts", layout.axis.cuts().iter().map(cut).listed());
    fill(pen, 1, field, ".ticks", layout.ticks.iter().map(tick).listed());
    if pen.names.is_some() {
        orders(field, layout, &places);
    }
}

/// Something to be drawn, and its style.
type Placed = (El, String);

/// Gives a list the marks in their order, each in its place.
fn keep<'a>(
    pen: &Pen,
    list: &Element,
    marks: impl Iterator<Item = &'a Mark>,
    stays: impl Fn(usize) -> bool,
) {
    let mut next = list.first_element_child();
    for mark in marks {
        while let Some(old) =
            next.take_if(|old| number(old, "data-mark").is_none_or(|it| !stays(it)))
        {
            next = old.next_element_sibling();
            old.remove();
        }
        let is_known = |old: &&Element| number(old, "data-mark") == Some(mark.event);
        let element = if let Some(known) = next.as_ref().filter(is_known).cloned() {
            next = known.next_element_sibling();
            Some(known)
        } else if let Some(after) = &next {
            let _ = after.insert_adjacent_html("beforebegin", &event(pen, mark).html());
            after.previous_element_sibling()
        } else {
            let _ = list.insert_adjacent_html("beforeend", &event(pen, mark).html());
            list.last_element_child()
        };
        if let Some(element) = element {
            element.set_class_name(side(mark));
            place(&element, &mark_place(mark));
        }
    }
    while let Some(old) = next {
        next = old.next_element_sibling();
        old.remove();
    }
}

/// Writes children anew, unless they are as they were, and puts them in their places.
fn fill(pen: &Pen, part: usize, within: &Element, selector: &str, children: Vec<Placed>) {
    let Some(parent) = find(within, selector) else { return };
    let mut html = String::new();
    for (child, _) in &children {
        html += &child.html();
    }
    let mut written = pen.written.borrow_mut();
    if written.len() <= part {
        written.resize(part + 1, String::new());
    }
    if written[part] != html {
        parent.set_inner_html(&html);
        written[part] = html;
    }
    let mut next = parent.first_element_child();
    for (_, style) in children {
        let Some(element) = next else { break };
        place(&element, &style);
        next = element.next_element_sibling();
    }
}

/// Sets the style so that no policy against `style` attributes is in its way.
fn place(element: &Element, style: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.style().set_css_text(style);
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

fn cut(cut: &Cut) -> Placed {
    let element = el("div")
        .class("cut")
        .attr("title", cut.words.clone())
        .child(el("span").attr("aria-hidden", "true").text(cut.label.clone()))
        .child(unseen(cut.words.clone()));
    (element, extent(cut.from, cut.to))
}

fn tick(tick: &Tick) -> Placed {
    (el("span").class("tick").text(tick.label.clone()), extent(tick.from, tick.to))
}

/// A count of events, as a link to a closer look; as high as it has of the most.
fn bunch(pen: &Pen, bunch: &Bunch, most: usize) -> Placed {
    let share = percent(bunch.events as f64 / most as f64);
    let style = format!("{};--share:{share}", extent(bunch.from, bunch.to));
    if pen.names.is_none() {
        return (el("span").class("bunch"), style);
    }
    let (from, to) = bunch.days;
    let element = el("a")
        .class("bunch")
        .attr("href", format!("#/timeline?from={from}&to={to}"))
        .attr("data-days", format!("{from} {to}"))
        .child(el("span").attr("aria-hidden", "true").text(bunch.events.to_string()))
        .child(unseen(bunch.words() + ", closer"));
    (element, style)
}

/// On which side of a mark its label is, and whether the mark goes on beyond the axis.
fn side(mark: &Mark) -> &'static str {
    match (mark.label.side, mark.cut_off) {
        (Side::Right, (false, _)) => "right",
        (Side::Right, (true, _)) => "right from-before",
        (Side::Left, (_, false)) => "left",
        (Side::Left, (_, true)) => "left on-after",
        (Side::Over, (false, false)) => "over",
        (Side::Over, (true, false)) => "over from-before",
        (Side::Over, (false, true)) => "over on-after",
        (Side::Over, (true, true)) => "over from-before on-after",
    }
}

/// Where a mark and its label are together, and how much of that is the mark.
fn mark_place(mark: &Mark) -> String {
    let (from, to) = (mark.from.min(mark.label.from), mark.to.max(mark.label.to));
    let sign = percent((mark.to - mark.from) / (to - from));
    format!("{};--row:{};--sign:{sign}", extent(from, to), mark.row)
}

/// An event on the axis: its sign and its label, together one link.
fn event(pen: &Pen, mark: &Mark) -> El {
    let index = mark.event;
    let event = &pen.corpus.events[index];
    let place = el("li").attr("data-mark", index.to_string());
    let sign = el("span").class(sign_class(mark.form, event.basis, mark.hollow));
    let class = coloured("event", doc(event));
    let Some(names) = &pen.names else {
        return place.child(el("span").class(class).child(sign));
    };
    let ties = ties(pen.corpus, &names.relations, index);
    let semicolon = if ties.is_empty() { "" } else { "; " };
    place.child(
        link_to(pen.corpus, index)
            .class(class)
            .attr("tabindex", "-1")
            .child(sign)
            .child(names.name(pen.corpus, index))
            .child(unseen(format!(" {}{semicolon}{ties}", when(event)))),
    )
}

/// The classes of a sign: its form, how its date is known, and whether it is hollow.
pub fn sign_class(form: Form, basis: Basis, hollow: bool) -> String {
    let form = match form {
        Form::Day => "day",
        Form::Month | Form::Period => "month",
        Form::Interval => "interval",
        Form::Before => "before",
        Form::After => "after",
    };
    format!("sign {form} {}{}", basis.name(), if hollow { " hollow" } else { "" })
}

/// The orders that dates do not tell, as lines from the earlier to the later. To measure takes as
/// long as all else; so it is done only where there is a line to draw.
fn orders(field: &HtmlElement, layout: &Layout, places: &[usize]) {
    let Some(within) = find(field, ".orders") else { return };
    let mark = |event: usize| layout.marks.get(*places.get(event)?);
    let both = |&(earlier, later): &(usize, usize)| Some((mark(earlier)?, mark(later)?));
    let line = |(a, b): (&Mark, &Mark)| {
        let (from, to) = (end(field, a, a.to.min(b.from))?, end(field, b, b.from)?);
        let path = el("path").attr("data-event", format!("{} {}", a.event, b.event));
        Some(path.attr("d", path_between(from, to)))
    };
    let lines = layout.orders.iter().filter_map(both).filter_map(line).listed();
    if lines.is_empty() {
        within.set_inner_html("");
        return;
    }
    let picture = el("svg")
        .attr("viewBox", format!("0 0 {} {}", field.client_width(), field.client_height()))
        .attr("preserveAspectRatio", "none")
        .all(lines);
    within.set_inner_html(&picture.html());
}

/// Where a line begins or ends: in the middle of a mark, which it leaves or reaches to one side (right
/// is 1), or, for nothing, up or down.
type End = (i32, i32, Option<i32>);

/// A dot is left and reached where its label is not, all else from above or below.
fn end(field: &HtmlElement, mark: &Mark, at: f64) -> Option<End> {
    let side = if mark.label.side == Side::Right { -1 } else { 1 };
    Some((
        pixels(at, field.client_width()),
        middle(field, mark)?,
        (mark.form == Form::Day).then_some(side),
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
