//! Events on an axis and in a list, each as precise as it is known and no more.

use super::el::{El, Node, effect, el, live, nothing};
use super::location::Location;
use super::pieces::{HIT, anchor, coloured, label, link, quotes, unseen};
use super::search::Search;
use super::state::{Memo, signal};
use super::{Reports, words};
use crate::corpus::{Corpus, Event};
use crate::route::View;
use crate::timeline::{self, Config, Cut, Form, Layout, Mark, Plan, Side, Tick, when};
use gloo::events::EventListener;
use gloo::utils::window;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// Index of the event whose card is open.
type Chosen = Memo<Option<usize>>;

/// The page.
pub fn page() -> El {
    let corpus = Reports::here().corpus;
    let route = Location::here().route;
    let chosen = Memo::new(move |_| {
        route.with(|route| match &route.view {
            View::Timeline { event: Some(id) } => corpus.events.iter().position(|e| e.id == *id),
            _ => None,
        })
    });
    let count = words::count(corpus.events.len(), "event");
    let note = el("p").class("note").text(count + ", on an axis and as a list below");
    let card = live(move || chosen.get().map_or_else(nothing, |event| card(corpus, event).into()));
    let room = Node::new();
    effect(move || {
        if chosen.get().is_some()
            && let Some(room) = room.get()
        {
            super::scroll_to(&room, web_sys::ScrollLogicalPosition::Nearest);
        }
    });
    el("div")
        .class("timeline")
        .child(el("header").class("tools").child(el("h1").text("Timeline")).child(note))
        .child(legend())
        .child(axis(Some(chosen)))
        .child(el("div").class("card-room").attr("role", "status").node(room).child(card))
        .child(list(corpus, chosen))
}

/// The axis alone, small, as a picture.
pub fn strip() -> El {
    axis(None).attr("aria-hidden", "true")
}

fn event_view(event: &Event) -> View {
    View::Timeline { event: Some(event.id.clone()) }
}

fn current(chosen: Chosen, event: usize) -> Option<&'static str> {
    (chosen.get() == Some(event)).then_some("true")
}

/// What the forms mean.
fn legend() -> El {
    let rows = [
        ("day", "a day, stated or resolved (“Monday”)"),
        ("day hollow", "a day, inferred"),
        ("month", "a month, or several days"),
        ("before", "before, date not stated"),
        ("after", "from a day on, end not stated"),
        ("cut", "an empty stretch, cut out"),
    ];
    let item = |(class, words): (&'static str, &'static str)| {
        let sign = el("span").class(format!("sign {class}")).attr("aria-hidden", "true");
        el("li").child(sign).text(words)
    };
    el("ul").class("legend").attr("aria-label", "How events are drawn").all(rows.map(item))
}

/// How many pixels a character of a label takes, about.
const CHARACTER: f64 = 7.8;

/// The axis with its lanes; without anything to choose, small and without labels.
fn axis(chosen: Option<Chosen>) -> El {
    let corpus = Reports::here().corpus;
    let node = Node::new();
    let (width, set_width) = signal(0_usize);
    let measure = move || {
        let pixels = node.get_untracked().map_or(0, |node| node.client_width().unsigned_abs());
        if width.get_untracked() != pixels as usize {
            set_width.set(pixels as usize);
        }
    };
    effect(move || node.get().iter().for_each(|_| measure()));
    let resize = SendWrapper::new(EventListener::new(&window(), "resize", move |_| measure()));
    on_cleanup(move || drop(resize));
    let plan = Plan::new(corpus);
    let plan = if chosen.is_some() { plan } else { plan.unlabelled() };
    let drawn = live(move || {
        let width = width.get() as f64 / CHARACTER;
        let drawn = || plan.layout(&Config { width, ..Config::default() });
        if width > 0.0 { field(corpus, &drawn(), chosen).into() } else { nothing() }
    });
    let class = if chosen.is_some() { "axis" } else { "axis strip" };
    el("div").class(class).child(el("div").class("field").node(node).child(drawn))
}

/// Lanes, cuts and ticks of a layout.
fn field(corpus: &'static Corpus, drawn: &Layout, chosen: Option<Chosen>) -> El {
    let lanes = drawn.lanes.iter().enumerate().filter(|(_, lane)| lane.rows > 0);
    let lanes = lanes.map(|(i, row)| {
        let marks = drawn.marks.iter().filter(|mark| mark.lane == i);
        let name = corpus.lanes.get(row.lane).map_or("", |lane| &lane.label);
        el("section")
            .class("lane")
            .style("--rows", row.rows.to_string())
            .all(chosen.map(|_| el("h2").text(name)))
            .child(el("ol").class("plain").all(marks.map(|mark| sign(corpus, mark, chosen))))
    });
    el("div")
        .child(el("div").class("cuts").all(drawn.axis.cuts().iter().map(cut)))
        .all(lanes)
        .child(
            el("div").class("ticks").attr("aria-hidden", "true").all(drawn.ticks.iter().map(tick)),
        )
}

/// Puts something at its place on the axis.
fn placed(within: El, from: f64, to: f64) -> El {
    within.style("left", percent(from)).style("width", percent(to - from))
}

/// To a hundredth of a percent, without the machinery for floating point.
#[expect(clippy::cast_possible_truncation, reason = "positions are a few times 1 at most")]
fn percent(at: f64) -> String {
    let hundredths = (at * 10_000.0) as i32;
    format!("{}.{:02}%", hundredths / 100, (hundredths % 100).abs())
}

fn cut(cut: &Cut) -> El {
    placed(el("div"), cut.from, cut.to)
        .class("cut")
        .attr("title", cut.words.clone())
        .child(el("span").attr("aria-hidden", "true").text(cut.label.clone()))
        .child(unseen(cut.words.clone()))
}

fn tick(tick: &Tick) -> El {
    placed(el("span"), tick.from, tick.to).class("tick").text(tick.label.clone())
}

/// An event on the axis: its sign and its label, together one link.
fn sign(corpus: &'static Corpus, mark: &Mark, chosen: Option<Chosen>) -> El {
    let index = mark.event;
    let event = &corpus.events[index];
    let (from, to) = (mark.from.min(mark.label.from), mark.to.max(mark.label.to));
    let side = match mark.label.side {
        Side::Right => "event right",
        Side::Left => "event left",
        Side::Over => "event over",
    };
    let form = match mark.form {
        Form::Day => "day",
        Form::Month | Form::Period => "month",
        Form::Interval => "interval",
        Form::Before => "before",
        Form::After => "after",
    };
    let hollow = if mark.hollow { " hollow" } else { "" };
    let sign = el("span").class(format!("sign {form}{hollow}"));
    let sign = if mark.form == Form::Day {
        sign
    } else {
        sign.style("width", percent((mark.to - mark.from) / (to - from)))
    };
    let class = coloured(side, doc(event));
    let place = placed(el("li"), from, to).style("--row", mark.row.to_string());
    let Some(chosen) = chosen else {
        return place.child(el("span").class(class).child(sign));
    };
    place.child(
        el("a")
            .class(class)
            .attr("href", link(event_view(event)))
            .attr("title", timeline::words(corpus, index))
            .live("aria-current", move || current(chosen, index))
            .child(sign)
            .child(name(event))
            .child(unseen(format!(", {}", when(event)))),
    )
}

/// What an event is called, marked where the query has a hit in its evidence.
fn name(event: &'static Event) -> El {
    let search = Search::here();
    let hit = event.evidence.iter().any(|span| !search.hits_within(*span).is_empty());
    let name = el("span").class("name");
    if hit { name.child(el("mark").class(HIT).text(&event.label)) } else { name.text(&event.label) }
}

/// The report that tells of an event.
fn doc(event: &Event) -> usize {
    event.evidence.first().map_or(0, |span| span.doc)
}

/// “2023 report · Visits”.
fn kicker(corpus: &'static Corpus, event: &Event, within: El) -> El {
    let lane = corpus.lanes.get(event.lane).map_or("", |lane| lane.label.as_str());
    within.child(label(doc(event))).text(format!(" report · {lane}"))
}

/// An event with the words it rests on and how its date is known.
fn card(corpus: &'static Corpus, index: usize) -> El {
    let event = &corpus.events[index];
    let told = el("div")
        .child(kicker(corpus, event, el("p").class("kicker")))
        .child(el("h2").text(&event.label))
        .child(el("p").class("date").child(el("b").text(when(event))))
        .child(el("p").text(&event.note))
        .child(relations(corpus, event))
        .child(el("p").class("note").text("EDTF ").child(el("code").text(event.when.to_string())));
    el("article").class(coloured("card", doc(event))).child(told).child(quotes(&event.evidence))
}

/// The order that is stated, in words.
fn relations(corpus: &'static Corpus, event: &Event) -> El {
    let parts = event.part_of.iter().map(|i| ("part of ", i));
    let after = event.after.iter().map(|i| ("after ", i));
    let before = event.before.iter().map(|i| ("before ", i));
    let line = |(how, other): (&'static str, &usize)| {
        let other = corpus.events.get(*other)?;
        Some(el("li").text(how).child(anchor(event_view(other), &other.label)))
    };
    el("ul").class("plain relations").all(parts.chain(after).chain(before).filter_map(line))
}

/// All events in order, those that have no place on the axis too.
fn list(corpus: &'static Corpus, chosen: Chosen) -> El {
    let row = |index: usize| {
        let event = &corpus.events[index];
        el("li")
            .live("aria-current", move || current(chosen, index))
            .child(el("span").class("date").text(when(event)))
            .child(anchor(event_view(event), "").child(name(event)))
            .child(kicker(corpus, event, el("span").class("note")))
    };
    let rows = timeline::reading_order(corpus).into_iter().map(row);
    let heading = el("h2").text("The same as a list");
    el("section").class("list").child(heading).child(el("ol").class("plain").all(rows))
}
