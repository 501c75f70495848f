//! The same events as a list, those without a place on the axis too; and the files they can be
//! taken away as.

use super::{Names, Shown, doc, kicker, link_to};
use crate::cite::Csv;
use crate::corpus::Corpus;
use crate::dates::words::year_name;
use crate::route::Grouping;
use crate::timeline::table::{COLUMNS, table};
use crate::timeline::{calendar, reading_order, ties, when};
use crate::ui::el::{El, Node, effect, el};
use crate::ui::pieces::title;
use crate::ui::save::save;
use crate::ui::state::Memo;
use leptos::prelude::*;

/// A list of more events is painted by itself.
const LONG: usize = 200;

/// All of it.
pub fn list(shown: Shown) -> El {
    let corpus = shown.corpus;
    let order = reading_order(corpus);
    let names = Names::of(corpus);
    let node = Node::new();
    let listed = Memo::new(move |_| shown.with(|timeline| (timeline.by, timeline.bases)));
    effect(move || {
        let (by, bases) = listed.get();
        let Some(node) = node.get() else { return };
        let events = order.iter().copied().filter(|i| bases.has(corpus.events[*i].basis));
        let mut events = events.map(|event| (key(corpus, by, event), event)).collect::<Vec<_>>();
        crate::sort::by_key(&mut events, |(key, _)| *key);
        let mut html = String::new();
        for group in events.chunk_by(|a, b| a.0 == b.0) {
            html += &head(by, group[0].0).html();
            let rows = group.iter().map(|(_, event)| row(corpus, &names, *event));
            html += &el("ol").class("plain").all(rows).html();
        }
        node.set_inner_html(&html);
        shown.mark(&node);
    });
    let is_long = corpus.events.len() > LONG;
    el("section")
        .class(if is_long { "list long" } else { "list" })
        .child(
            el("header")
                .class("tools")
                .child(el("h2").text("The same as a list"))
                .child(grouping(shown))
                .child(files(corpus)),
        )
        .child(el("div").node(node))
}

/// By what the list is grouped.
fn grouping(shown: Shown) -> El {
    let choice = |name: &'static str, by: Grouping| {
        let there = move || {
            shown.with(|_| ());
            Some(shown.changed(|timeline| timeline.by = by).to_string())
        };
        let current = move || shown.with(|timeline| timeline.by == by).then_some("true");
        el("a").live("href", there).live("aria-current", current).text(name)
    };
    el("nav")
        .class("filter")
        .attr("aria-label", "What the list is grouped by")
        .text("By ")
        .child(choice("meeting", Grouping::Meeting))
        .child(choice("year", Grouping::Year))
}

/// All events as files, whatever is shown.
fn files(corpus: &'static Corpus) -> El {
    let file = |name: &'static str, ending: &'static str, kind: &'static str, write: Write| {
        let button = el("button").attr("type", "button").text(name);
        button
            .on("click", move |_| save(&["readout-events", ending].concat(), kind, &write(corpus)))
    };
    el("div")
        .class("take")
        .attr("role", "group")
        .attr("aria-label", "Take it away")
        .child(file("Save as calendar", ".ics", "text/calendar", calendar))
        .child(file("Save as CSV", ".csv", "text/csv", csv))
}

/// How the events are written.
type Write = fn(&Corpus) -> String;

fn csv(corpus: &Corpus) -> String {
    let mut csv = Csv::new(&COLUMNS);
    table(corpus, |row| csv.row(row));
    csv.text()
}

/// What an event is grouped by: the report that tells of it, or its year, known or bounding. What
/// has no year comes last.
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

fn head(by: Grouping, key: i32) -> El {
    match (by, key) {
        (Grouping::Meeting, doc) => title("h3", usize::try_from(doc).unwrap_or_default()),
        (Grouping::Year, i32::MAX) => el("h3").text("No date"),
        (Grouping::Year, year) => el("h3").text(year_name(year)),
    }
}

/// When, what, how it is tied, and who tells of it.
fn row(corpus: &'static Corpus, names: &Names, index: usize) -> El {
    let event = &corpus.events[index];
    let ties = ties(corpus, &names.relations, index);
    let ties = (!ties.is_empty()).then(|| el("span").class("note").text(ties));
    let name = el("span").child(link_to(corpus, index).child(names.name(corpus, index))).all(ties);
    let item = el("li").attr("data-event", index.to_string());
    item.child(el("span").class("date").text(when(event))).child(name).child(kicker(
        corpus,
        event,
        el("span").class("note"),
    ))
}
