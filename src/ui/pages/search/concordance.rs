//! The concordance: one line per hit, with its context.

use crate::cite;
use crate::corpus::Corpus;
use crate::route::{Listing, Route, Sort, View};
use crate::search::concordance::{line, line_order};
use crate::search::{ConcordanceOrder, Line, Reason};
use crate::text::direction::is_rtl;
use crate::ui::components::{
    anchor, coloured, direction, label_of, mark_hit, reading, visually_hidden,
};
use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::download::download;
use crate::ui::platform::focus::focus;
use crate::ui::platform::keyboard::key_press;
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use crate::ui::search::{QueryResults, Search};
use crate::ui::series::{LongList, SeriesChunk};
use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Lines rendered immediately: about one screenful.
const FIRST: usize = 16;

/// More lines are drawn as far as they are near the viewport.
const SHORT: usize = 100;

/// The height of a line, in pixels.
const HEIGHT: f64 = 31.0;

/// Words of context on each side.
const CONTEXT: usize = 9;

/// The lines of a query in an order; each is made when it is rendered.
struct Lines {
    found: Arc<QueryResults>,
    /// Indices of hits.
    order: Vec<usize>,
}

impl Lines {
    /// The rows of a range of lines.
    fn rows(&self, range: Range<usize>) -> impl Iterator<Item = Element> {
        let corpus = expect_context::<Reports>().corpus();
        let hits = self.order[range].iter().map(|at| self.found.results.hits[*at]);
        hits.filter_map(move |hit| Some(row(&line(&corpus, hit, CONTEXT)?)))
    }

    fn csv(&self, corpus: &Corpus) -> String {
        let hits = self.order.iter().map(|at| self.found.results.hits[*at]);
        let lines: Vec<Line> = hits.filter_map(|hit| line(corpus, hit, CONTEXT)).collect();
        cite::concordance(corpus, &lines)
    }
}

/// The sorted lines, with controls to sort and to save them.
pub fn table(found: &Arc<QueryResults>, sort: Sort) -> Element {
    let reports = expect_context::<Reports>();
    let order = match sort {
        Sort::Text => ConcordanceOrder::Text,
        Sort::Hit => ConcordanceOrder::Hit,
        Sort::Left => ConcordanceOrder::Left(1),
        Sort::Right => ConcordanceOrder::Right(1),
    };
    let order = line_order(&reports.corpus(), &found.results.hits, CONTEXT, order);
    let count = order.len();
    if count == 0 {
        let none = "Nothing is marked, so there is no line to show.";
        return html::div()
            .child((found.results.count().passages > 0).then(|| html::p().child(none)));
    }
    let location = expect_context::<Location>();
    let column = |&this: &Sort| {
        let view = View::Search(Listing::Lines(this));
        let href = location.href(&Route { view, query: found.text.clone() });
        let head = html::th()
            .attr("scope", "col")
            .attr("aria-sort", (this == sort).then_some("ascending"));
        head.child(
            html::a()
                .attr("href", href)
                .child(title(this))
                .child(visually_hidden(": sort by this")),
        )
    };
    let lines = Arc::new(Lines { found: found.clone(), order });
    let series = expect_context::<LazyLoader>().series().filter(|_| count > SHORT);
    let is_long = series.is_some();
    let later = lines.clone();
    let rest = (count > FIRST).then(|| {
        Search::once_settled(found, move |_| match series {
            Some(series) => long(series, later.clone()),
            None => html::fragment(body(later.rows(FIRST..count))),
        })
    });
    let first = body(lines.rows(0..FIRST.min(count)));
    let table = html::table()
        .class("lines")
        .child(html::caption().class("visually-hidden").child("Every hit with its context"))
        .child(
            html::thead().child(html::tr().child(Sort::ALL.iter().map(column).collect::<Vec<_>>())),
        )
        .attr("aria-rowcount", is_long.then(|| (count + 1).to_string()))
        .child(first)
        .child(rest)
        .on(ev::keydown, |event| move_focus(&event));
    let name = "readout-lines.csv";
    let export = html::button().attr("type", "button").class("save").child("Save as CSV");
    let export = export.on(ev::click, move |_| {
        download(name, "text/csv", &lines.csv(&reports.corpus()));
    });
    let note = "Choose a heading to sort by it. Up and down walk the lines, Enter opens one.";
    let find = is_long.then_some(" The browser’s own “find” sees only lines near the window.");
    let note = html::span().child(note).child(find);
    let bar = html::p().class("note bar").child(note).child(export);
    html::div().child(bar).child(table)
}

/// The lines after the first, of many.
fn long(series: &SeriesChunk, lines: Arc<Lines>) -> AnyView {
    let count = lines.order.len() - FIRST;
    let part = move |range: Range<usize>| {
        let (from, to) = (FIRST + range.start, FIRST + range.end);
        let rows = lines.rows(from..to).enumerate();
        body(rows.map(|(at, row)| row.attr("aria-rowindex", (from + at + 2).to_string())))
    };
    let list = LongList::new(count, 24, HEIGHT, Arc::new(part)).in_table();
    html::fragment((series.list)(LongList { hits: Arc::new(|range| range.len()), ..list }))
}

fn body(rows: impl Iterator<Item = Element>) -> Element {
    html::tbody().child(rows.collect::<Vec<_>>())
}

fn title(sort: Sort) -> &'static str {
    match sort {
        Sort::Text => "Report",
        Sort::Left => "Words before",
        Sort::Hit => "Hit",
        Sort::Right => "Words after",
    }
}

fn row(line: &Line) -> Element {
    let corpus = &*expect_context::<Reports>().corpus();
    let place = format!("{} ¶{}", label_of(line.passage.doc), line.passage.block + 1);
    let why = match line.hit.reason {
        Reason::Exact => String::new(),
        why => format!(" ({})", why.words()),
    };
    let open = anchor(reading(corpus, line.hit.span), "")
        .attr("title", place.clone() + &why)
        .child(
            mark_hit(html::mark().class("hit"), line.hit.span)
                .child(corpus.quote(line.hit.span).to_owned()),
        )
        .child(visually_hidden(why + ", open in the report"));
    // What comes before the hit is on its right where words are read from right to left.
    let (before, after) = (corpus.quote(line.left), corpus.quote(line.right));
    let is_rtl = is_rtl(&[before, corpus.quote(line.hit.span), after].concat());
    let (first, second) = if is_rtl { (after, before) } else { (before, after) };
    let context = |class: &'static str, words: &str| {
        let span = html::span().attr("dir", direction(words));
        html::td().class(class).child(span.child(words.to_owned()))
    };
    html::tr()
        .class(coloured("line", line.passage.doc))
        .child(html::th().attr("scope", "row").class("source").child(place))
        .child(context("left", first))
        .child(html::td().class("hit-cell").child(open))
        .child(context("right", second))
}

/// Moves focus between lines: up, down, Home and End.
fn move_focus(key: &KeyboardEvent) {
    let Some(key) = key_press(key) else { return };
    let target = key.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(link) = target.filter(|target| matches!(target.closest("tbody"), Ok(Some(_)))) else {
        return;
    };
    let Ok(Some(table)) = link.closest("table") else { return };
    let Ok(links) = table.query_selector_all("tbody a") else { return };
    let is_here = |at: &u32| links.get(*at).is_some_and(|other| link.is_same_node(Some(&other)));
    let (last, Some(now)) = (links.length() - 1, (0..links.length()).find(is_here)) else { return };
    let to = match key.key().as_str() {
        "ArrowDown" => (now + 1).min(last),
        "ArrowUp" => now.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    key.prevent_default();
    if let Some(Ok(to)) = links.get(to).map(JsCast::dyn_into::<web_sys::Element>) {
        focus(&to);
    }
}
