//! The buttons above the axis, and the legend, which is also the filter.

use super::TimelineView;
use super::axis::AxisView;
use super::draw::sign_class;
use super::pan_zoom::Pan;
use crate::corpus::{Bases, Basis};
use crate::dates::Edtf;
use crate::timeline::{LayoutOptions, MarkForm, Plan, form, relations};
use crate::ui::components::{label_of, wording};
use crate::ui::html::{self, Element, Text};
use leptos::ev;
use leptos::prelude::*;

/// The page heading, a summary of what is in view, and the buttons that change it.
pub fn tools(axis: AxisView) -> Element {
    let head = html::header().class("tools").child(html::h1().child("Timeline"));
    let Some(shown) = axis.shown else { return head };
    let button = |name: &'static str, sign: &'static str, key: &'static str| {
        html::button()
            .attr("type", "button")
            .attr("aria-label", name)
            .attr("title", if key.is_empty() { name.into() } else { format!("{name} ({key})") })
            .child(sign)
    };
    let toggle = move |name: Text,
                       label: String,
                       key: usize,
                       is_pressed: Box<dyn Fn() -> bool + Send + Sync>| {
        html::button()
            .attr("type", "button")
            .attr("aria-label", label)
            .attr("aria-keyshortcuts", key.to_string())
            .attr("aria-pressed", move || is_pressed().to_string())
            .child(name)
    };
    let window = move || shown.with(|timeline| timeline.window);
    let corpus = shown.reports.corpus();
    let meetings = if corpus.events.is_empty() { 0 } else { corpus.documents.len().min(9) };
    let meetings = (0..meetings).map(|doc| {
        let is_pressed = move || window().is_some() && window() == axis.meeting(shown, doc);
        let label = format!("Only the meeting of {}", label_of(doc));
        toggle(label_of(doc).into(), label, doc + 1, Box::new(is_pressed))
            .on(ev::click, move |_| axis.show_meeting(shown, doc))
    });
    let all = toggle("Fit all".into(), "Fit all".into(), 0, Box::new(move || window().is_none()));
    head.child(html::p().class("note").attr("role", "status").child(move || in_view(axis, shown)))
        .child(
            html::div()
                .class("walk")
                .attr("role", "group")
                .attr("aria-label", "What the axis shows")
                .child(
                    button("Earlier", "‹", "Shift ←")
                        .on(ev::click, move |_| axis.pan(shown, Pan::Earlier)),
                )
                .child(
                    button("Later", "›", "Shift →")
                        .on(ev::click, move |_| axis.pan(shown, Pan::Later)),
                )
                .child(button("Wider", "−", "−").on(ev::click, move |_| axis.zoom(shown, false)))
                .child(button("Closer", "+", "+").on(ev::click, move |_| axis.zoom(shown, true)))
                .child(all.on(ev::click, move |_| axis.fit(shown)))
                .child(meetings.collect::<Vec<_>>()),
        )
}

/// “23 events”; “11 of 23 events, 4–5 June 2023”; “61 reports, 23 events”.
fn in_view(axis: AxisView, shown: TimelineView) -> String {
    let corpus = shown.reports.corpus();
    let bases = shown.with(|timeline| timeline.bases);
    axis.drawn.with(|layout| {
        let all_days = axis.whole.with(crate::timeline::Axis::days);
        let days = layout.axis.days().filter(|_| layout.axis.days() != all_days);
        let in_lanes = |reports: bool| {
            let is_one = |lane: usize| (lane == corpus.lanes.len()) == reports;
            let clusters = layout.clusters.iter().filter(|cluster| is_one(cluster.lane));
            let marks = layout.marks.iter().filter(|mark| is_one(mark.lane)).count();
            marks + clusters.map(|cluster| cluster.events).sum::<usize>()
        };
        let counted = |count: usize, unplaced: usize, all: String| match days {
            Some(_) => format!("{count} of {all}"),
            None if bases == Bases::default() => all,
            None => format!("{} of {all}", count + unplaced),
        };
        let mut told = Vec::new();
        if layout.lanes.len() > corpus.lanes.len() {
            let dated = layout.order.iter().filter(|mark| **mark >= corpus.events.len()).count();
            told.push(counted(in_lanes(true), 0, wording::count(dated, "report")));
        }
        if !corpus.events.is_empty() {
            let all = wording::count(corpus.events.len(), "event");
            told.push(counted(in_lanes(false), layout.unplaced.len(), all));
        }
        let told = told.join(", ");
        let days = days.map(|(first, last)| Edtf::between(first, last).words());
        days.map_or(told.clone(), |days| [&told, " on the axis, ", &days].concat())
    })
}

/// What the signs mean. Each basis of a date is a toggle button that shows or hides its events.
pub fn legend(shown: TimelineView, plan: &Plan) -> Element {
    use MarkForm::{After, AllOf, Before, Interval, Month, OneOf, Period};

    let basis = |basis: Basis| {
        let count =
            shown.reports.corpus().events.iter().filter(|event| event.basis == basis).count();
        let hollow = basis > Basis::Resolved;
        let (name, why) = match basis {
            Basis::Stated => ("stated", "A date in the text fixes it"),
            Basis::Resolved => ("resolved", "A weekday or “today”, with the date of the report"),
            Basis::Inferred => ("inferred", "No day is given; other dates bound it"),
            Basis::Relative => ("order only", "Only what it came before or after is stated"),
        };
        let pressed = move || shown.with(|timeline| timeline.bases.has(basis));
        html::button()
            .attr("type", "button")
            .attr("title", why)
            .attr("aria-pressed", move || pressed().to_string())
            .on(ev::click, move |_| {
                shown.change(|timeline| timeline.bases = timeline.bases.toggled(basis));
            })
            .child(sign(&sign_class(MarkForm::Day, basis, hollow)))
            .child(name)
            .child(" ")
            .child(html::b().child(count.to_string()))
    };
    let corpus = &*shown.reports.corpus();
    let of = |forms: &[MarkForm]| {
        let mut drawn = corpus.events.iter().filter_map(|event| form(&event.when));
        drawn.any(|form| forms.contains(&form))
    };
    let has_gaps = !plan.axis(&LayoutOptions::default()).gaps().is_empty();
    let occurs = |basis: &Basis| corpus.events.iter().any(|event| event.basis == *basis);
    // Only what is drawn of these events.
    let forms = [
        (of(&[Month, Period, Interval]), "sign month stated", "a month, or several days"),
        (of(&[OneOf, AllOf]), "sign interval parts stated", "several times, or one of several"),
        (of(&[Before]), "sign before relative", "before, date not stated"),
        (of(&[After]), "sign after relative", "from a day on, end not stated"),
        (!relations(corpus).is_empty(), "sign arrow", "this order is stated"),
        (has_gaps, "gap", "an empty stretch, cut out"),
    ];
    let forms = forms.into_iter().filter(|(is_drawn, ..)| *is_drawn);
    let item =
        |(_, class, words): (bool, &str, &'static str)| html::li().child(sign(class)).child(words);
    let filter = html::div()
        .class("bases")
        .attr("role", "group")
        .attr("aria-label", "Events by how their date is known")
        .child(Basis::ALL.into_iter().filter(occurs).map(basis).collect::<Vec<_>>());
    html::div().class("legend").child((!corpus.events.is_empty()).then_some(filter)).child(
        html::ul()
            .class("plain")
            .attr("aria-label", "How events are drawn")
            .child(forms.map(item).collect::<Vec<_>>()),
    )
}

fn sign(class: &str) -> Element {
    html::span().class(class.to_owned()).attr("aria-hidden", "true")
}
