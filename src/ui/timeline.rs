//! Events on an axis and in a list, each as precise as it is known and no more.

use super::location::Location;
use super::pieces::{Label, colour, link, quotes};
use super::{Reports, words};
use crate::corpus::{Basis, Event};
use crate::route::View;
use crate::timeline::{self, Config, Cut, Form, LaneRow, Layout, Mark, Side, Tick, layout};
use gloo::events::EventListener;
use gloo::utils::window;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// When an event was and how that is known: “5 June 2023, inferred”.
pub fn when(event: &Event) -> String {
    timeline::when(event)
}

/// How a date is known, in a word.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Resolved => "resolved",
        Basis::Inferred => "inferred",
        Basis::Relative => "known by order only",
    }
}

/// The page.
#[component]
pub fn Timeline() -> impl IntoView {
    let corpus = Reports::here().corpus;
    let chosen = chosen();
    let count = corpus.events.len();
    view! {
        <div class="timeline">
            <header class="tools">
                <h1>"Timeline"</h1>
                <p class="note">{words::count(count, "event")}", on an axis and as a list below"</p>
            </header>
            <Legend/>
            <Axis chosen/>
            <div role="status" class="card-room">{move || chosen.get().map(|event| view! { <Card event/> })}</div>
            <List chosen/>
        </div>
    }
}

/// The axis alone, small, for the overview.
#[component]
pub fn Strip() -> impl IntoView {
    view! { <Axis chosen=Signal::derive(|| None) strip=true/> }
}

/// Index of the event whose card is open.
fn chosen() -> Signal<Option<usize>> {
    let corpus = Reports::here().corpus;
    let route = Location::here().route;
    Memo::new(move |_| {
        route.with(|route| match &route.view {
            View::Timeline { event: Some(id) } => corpus.events.iter().position(|e| e.id == *id),
            _ => None,
        })
    })
    .into()
}

fn event_view(event: &Event) -> View {
    View::Timeline { event: Some(event.id.clone()) }
}

/// What the forms mean.
#[component]
fn Legend() -> impl IntoView {
    let item = |class: &'static str, words: &'static str| {
        view! { <li><span class=format!("sign {class}") aria-hidden="true"></span>{words}</li> }
    };
    view! {
        <ul class="legend" aria-label="How events are drawn">
            {item("day", "a day, stated or resolved (“Monday”)")}
            {item("day hollow", "a day, inferred")}
            {item("month", "a month, or several days")}
            {item("before", "before, date not stated")}
            {item("after", "from a day on, end not stated")}
            {item("cut", "an empty stretch, cut out")}
        </ul>
    }
}

/// How many pixels a character of a label takes, about.
const CHARACTER: f64 = 7.8;

/// The axis with its lanes. With `strip`, small and without labels.
#[component]
fn Axis(chosen: Signal<Option<usize>>, #[prop(optional)] strip: bool) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let node = NodeRef::<html::Div>::new();
    let (width, set_width) = signal(0.0);
    let measure = move || {
        if let Some(node) = node.get_untracked() {
            set_width.set(f64::from(node.client_width()));
        }
    };
    Effect::new(move |_| node.get().iter().for_each(|_| measure()));
    let resize = SendWrapper::new(EventListener::new(&window(), "resize", move |_| measure()));
    on_cleanup(move || drop(resize));
    let drawn = Memo::new(move |_| {
        let width = width.get() / CHARACTER;
        let drawn = layout(corpus, &Config { width, ..Config::default() });
        // Without labels, only dots need room; what stands above and below needs it as ever.
        let close =
            strip.then(|| layout(corpus, &Config { width: 40.0 * width, ..Config::default() }));
        let Layout { lanes, marks, .. } = close.unwrap_or_else(|| drawn.clone());
        (width > 0.0).then_some(Layout { lanes, marks, ..drawn })
    });
    view! {
        <div class="axis" class:strip=strip>
            <div class="field" node_ref=node>
                {move || drawn.get().map(|drawn| view! { <Field drawn chosen/> })}
            </div>
        </div>
    }
}

/// Lanes, cuts and ticks of a layout.
#[component]
fn Field(drawn: Layout, chosen: Signal<Option<usize>>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let Layout { lanes, marks, axis, ticks, .. } = drawn;
    let cuts = axis.cuts().iter().map(cut).collect_view();
    let lanes = lanes.into_iter().enumerate().filter(|(_, lane)| lane.rows > 0);
    let lanes = lanes.map(|(i, LaneRow { lane, rows })| {
        let marks: Vec<Mark> = marks.iter().filter(|mark| mark.lane == i).copied().collect();
        let name = corpus.lanes.get(lane).map(|lane| lane.label.as_str());
        view! {
            <section class="lane" style=("--rows", rows.to_string())>
                <h2>{name}</h2>
                <ol class="plain">
                    {marks.into_iter().map(|mark| view! { <Sign mark chosen/> }).collect_view()}
                </ol>
            </section>
        }
    });
    let lanes = lanes.collect_view();
    let ticks = ticks.iter().map(tick).collect_view();
    view! {
        <div class="cuts">{cuts}</div>
        {lanes}
        <div class="ticks" aria-hidden="true">{ticks}</div>
    }
}

fn percent(at: f64) -> String {
    format!("{:.3}%", at * 100.0)
}

fn cut(cut: &Cut) -> impl IntoView + use<> {
    view! {
        <div
            class="cut"
            title=cut.words.clone()
            style:left=percent(cut.from)
            style:width=percent(cut.to - cut.from)
        >
            <span aria-hidden="true">{cut.label.clone()}</span>
            <span class="visually-hidden">{cut.words.clone()}</span>
        </div>
    }
}

fn tick(tick: &Tick) -> impl IntoView + use<> {
    view! {
        <span class="tick" style:left=percent(tick.from) style:width=percent(tick.to - tick.from)>
            {tick.label.clone()}
        </span>
    }
}

/// An event on the axis: its sign and its label, together one link.
#[component]
fn Sign(mark: Mark, chosen: Signal<Option<usize>>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let event = &corpus.events[mark.event];
    let (from, to) = (mark.from.min(mark.label.from), mark.to.max(mark.label.to));
    let side = match mark.label.side {
        Side::Right => "right",
        Side::Left => "left",
        Side::Over => "over",
    };
    let form = match mark.form {
        Form::Day => "day",
        Form::Month | Form::Period => "month",
        Form::Interval => "interval",
        Form::Before => "before",
        Form::After => "after",
    };
    let doc = event.evidence.first().map_or(0, |span| span.doc);
    let hollow = if mark.hollow { " hollow" } else { "" };
    let bar = if mark.form == Form::Day { 0.0 } else { (mark.to - mark.from) / (to - from) };
    view! {
        <li style:left=percent(from) style:width=percent(to - from) style=("--row", mark.row.to_string())>
            <a
                class=format!("event {side} {}", colour(doc))
                href=link(event_view(event))
                title=timeline::words(corpus, mark.event)
                aria-current=move || (chosen.get() == Some(mark.event)).then_some("true")
            >
                <span class=format!("sign {form}{hollow}") style:width=(bar > 0.0).then(|| percent(bar))></span>
                <span class="name">{event.label.as_str()}</span>
                <span class="visually-hidden">", "{when(event)}</span>
            </a>
        </li>
    }
}

/// An event with the words it rests on and how its date is known.
#[component]
fn Card(event: usize) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let e = &corpus.events[event];
    let doc = e.evidence.first().map_or(0, |span| span.doc);
    let lane = corpus.lanes.get(e.lane).map(|lane| lane.label.as_str());
    view! {
        <article class=format!("card {}", colour(doc))>
            <div>
                <p class="kicker"><Label doc/>" report · "{lane}</p>
                <h2>{e.label.as_str()}</h2>
                <p class="date"><b>{when(e)}</b></p>
                <p>{e.note.as_str()}</p>
                <Relations event/>
                <p class="edtf note">"EDTF "<code>{e.when.to_string()}</code></p>
            </div>
            <div class="stack">{quotes(&e.evidence)}</div>
        </article>
    }
}

/// The order that is stated, in words.
#[component]
fn Relations(event: usize) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let e = &corpus.events[event];
    let line = |how: &'static str, other: usize| {
        let other = corpus.events.get(other)?;
        Some(view! { <li>{how}" "<a href=link(event_view(other))>{other.label.as_str()}</a></li> })
    };
    let parts = e.part_of.iter().filter_map(|i| line("part of", *i));
    let after = e.after.iter().filter_map(|i| line("after", *i));
    let before = e.before.iter().filter_map(|i| line("before", *i));
    let lines: Vec<_> = parts.chain(after).chain(before).collect();
    (!lines.is_empty()).then(|| view! { <ul class="plain relations">{lines}</ul> })
}

/// All events in order, those that have no place on the axis too.
#[component]
fn List(chosen: Signal<Option<usize>>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let order = timeline::reading_order(corpus);
    let row = |i: usize| {
        let event = &corpus.events[i];
        let doc = event.evidence.first().map_or(0, |span| span.doc);
        let lane = corpus.lanes.get(event.lane).map(|lane| lane.label.as_str());
        view! {
            <li aria-current=move || (chosen.get() == Some(i)).then_some("true")>
                <span class="date">{when(event)}</span>
                <a href=link(event_view(event))>{event.label.as_str()}</a>
                <span class="note"><Label doc/>" report · "{lane}</span>
            </li>
        }
    };
    view! {
        <section class="list" aria-labelledby="list">
            <h2 id="list">"The same as a list"</h2>
            <ol class="plain">{order.into_iter().map(row).collect_view()}</ol>
        </section>
    }
}
