//! The events as a list, including those without a place on the axis, and their export as files.

use super::{EventNames, TimelineView, doc, kicker, link_to};
use crate::cite::Csv;
use crate::corpus::Corpus;
use crate::dates::format::year_name;
use crate::route::Grouping;
use crate::timeline::table::{COLUMNS, table};
use crate::timeline::{calendar, reading_order, ties, when};
use crate::ui::components::{long_list, title};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::download::download;
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use crate::ui::series::{DrawnLists, LongList};
use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Of a list of more events only those near the viewport are drawn.
const LONG: usize = 200;

/// The height of a row, in pixels.
const HEIGHT: f64 = 40.0;

/// The section with the list.
pub fn list(shown: TimelineView) -> Element {
    let corpus = shown.reports.corpus();
    let order = reading_order(&corpus);
    let names = EventNames::of(&corpus);
    let listed = Memo::new(move |_| shown.with(|timeline| (timeline.by, timeline.bases)));
    let lists = expect_context::<DrawnLists>();
    let node = ElementRef::new();
    Effect::new(move |_| {
        lists.track();
        listed.track();
        node.get().iter().for_each(|node| shown.mark(node));
    });
    let names = Arc::new(names);
    let groups = move || {
        let (by, bases) = listed.get();
        let events = order.iter().copied().filter(|i| bases.has(corpus.events[*i].basis));
        let mut events = events.map(|event| (key(&corpus, by, event), event)).collect::<Vec<_>>();
        crate::sort::by_key(&mut events, |(key, _)| *key);
        let count = events.len();
        let (corpus, names) = (corpus.clone(), names.clone());
        let part = move |range: Range<usize>| grouped(&corpus, &names, by, &events, range);
        html::fragment(long_list(LongList::new(count, 24, HEIGHT, Arc::new(part)), LONG))
    };
    html::section()
        .class("list")
        .child(
            html::header()
                .class("tools")
                .child(html::h2().child("The same as a list"))
                .child(grouping(shown))
                .child(files(shown.reports)),
        )
        .child(html::div().node_ref(node).child(groups))
}

/// The rows of a range of events, with the heading of each group before its first.
fn grouped(
    corpus: &Corpus,
    names: &EventNames,
    by: Grouping,
    events: &[(i32, usize)],
    range: Range<usize>,
) -> Element {
    let mut first = range.start;
    let mut groups = Vec::new();
    for group in events[range].chunk_by(|a, b| a.0 == b.0) {
        let begins = first == 0 || events[first - 1].0 != group[0].0;
        groups.extend(begins.then(|| head(by, group[0].0)));
        let rows = group.iter().map(|(_, event)| row(corpus, names, *event));
        groups.push(html::ol().class("plain").child(rows.collect::<Vec<_>>()));
        first += group.len();
    }
    html::div().child(groups)
}

/// Links that choose what the list is grouped by.
fn grouping(shown: TimelineView) -> Element {
    let location = expect_context::<Location>();
    let choice = |name: &'static str, by: Grouping| {
        let href = move || {
            shown.with(|_| ());
            location.href(&shown.changed(|timeline| timeline.by = by))
        };
        let current = move || shown.with(|timeline| timeline.by == by).then_some("true");
        html::a().attr("href", href).attr("aria-current", current).child(name)
    };
    html::nav()
        .class("filter")
        .attr("aria-label", "What the list is grouped by")
        .child("By ")
        .child(choice("meeting", Grouping::Meeting))
        .child(choice("year", Grouping::Year))
}

/// Buttons that save all events as files, whichever are shown.
fn files(reports: Reports) -> Element {
    let file = |name: &'static str, suffix: &'static str, mime: &'static str, write: Write| {
        let button = html::button().attr("type", "button").child(name);
        button.on(ev::click, move |_| {
            download(&["readout-events", suffix].concat(), mime, &write(&reports.corpus()));
        })
    };
    html::div()
        .class("take")
        .attr("role", "group")
        .attr("aria-label", "Take it away")
        .child(file("Save as calendar", ".ics", "text/calendar", calendar))
        .child(file("Save as CSV", ".csv", "text/csv", csv))
}

/// Writes the events in a file format.
type Write = fn(&Corpus) -> String;

fn csv(corpus: &Corpus) -> String {
    let mut csv = Csv::new(&COLUMNS);
    table(corpus, |row| csv.row(row));
    csv.text()
}

/// The group of an event: its report, or its year, known or bounding. Events without a year come
/// last.
fn key(corpus: &Corpus, by: Grouping, event: usize) -> i32 {
    let event = &corpus.events[event];
    match by {
        Grouping::Meeting => i32::try_from(doc(event)).unwrap_or(i32::MAX),
        Grouping::Year => {
            let day = event.when.earliest().or(event.when.latest());
            day.map_or(i32::MAX, |day| day.ymd().0)
        }
    }
}

fn head(by: Grouping, key: i32) -> Element {
    match (by, key) {
        (Grouping::Meeting, doc) => title("h3", usize::try_from(doc).unwrap_or_default()),
        (Grouping::Year, i32::MAX) => html::h3().child("No date"),
        (Grouping::Year, year) => html::h3().child(year_name(year)),
    }
}

/// The date, name, relations, report and lane of an event.
fn row(corpus: &Corpus, names: &EventNames, index: usize) -> Element {
    let event = &corpus.events[index];
    let ties = ties(corpus, &names.relations, index);
    let ties = (!ties.is_empty()).then(|| html::span().class("note").child(ties));
    let name =
        html::span().child(link_to(corpus, index).child(names.name(corpus, index))).child(ties);
    let item = html::li().attr("data-event", index.to_string());
    item.child(html::span().class("date").child(when(event))).child(name).child(kicker(
        corpus,
        event,
        html::span().class("note"),
    ))
}
