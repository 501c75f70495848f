//! Every hit in a line with its context: the concordance.

use super::{Found, Search};
use crate::cite;
use crate::route::{Listing, Route, Sort, View};
use crate::search::{Line, Order, Reason, concordance};
use crate::ui::Reports;
use crate::ui::el::{El, el};
use crate::ui::pieces::{anchor, coloured, label_of, mark_hit, reading, unseen};
use crate::ui::save::save;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// How many lines are drawn at once: about what a window shows.
const FIRST: usize = 16;

/// How many words of context stand on either side.
const CONTEXT: usize = 9;

/// The lines in their order, and the ways to sort and to save them.
pub fn table(found: &Arc<Found>, sort: Sort) -> El {
    let corpus = Reports::here().corpus;
    let order = match sort {
        Sort::Text => Order::Text,
        Sort::Hit => Order::Hit,
        Sort::Left => Order::Left(1),
        Sort::Right => Order::Right(1),
    };
    let lines = concordance(corpus, &found.results.hits, CONTEXT, order);
    if lines.is_empty() {
        let none = "Nothing is marked, so there is no line to show.";
        return el("div").all((found.results.count().passages > 0).then(|| el("p").text(none)));
    }
    let column = |&this: &Sort| {
        let there = View::Search(Listing::Lines(this));
        let there = Route { view: there, query: found.text.clone() }.to_string();
        let head = el("th").attr("scope", "col");
        let head = if this == sort { head.attr("aria-sort", "ascending") } else { head };
        head.child(el("a").attr("href", there).text(title(this)).child(unseen(": sort by this")))
    };
    let lines = Arc::new(lines);
    let later = lines.clone();
    let rest = (lines.len() > FIRST).then(|| {
        Search::once_at_rest(found, move |_| el("tbody").all(later[FIRST..].iter().map(row)))
    });
    let first = lines.iter().take(FIRST).map(row);
    let table = el("table")
        .class("lines")
        .child(el("caption").class("visually-hidden").text("Every hit with its context"))
        .child(el("thead").child(el("tr").all(Sort::ALL.iter().map(column))))
        .child(el("tbody").all(first))
        .all(rest)
        .on("keydown", |event| walk(&event));
    let name = "readout-lines.csv";
    let export = el("button").attr("type", "button").class("save").text("Save as CSV");
    let export = export.on("click", move |_| {
        save(name, "text/csv", &cite::concordance(corpus, &lines));
    });
    let note = "Choose a heading to sort by it. Up and down walk the lines, Enter opens one.";
    let bar = el("p").class("note bar").child(el("span").text(note)).child(export);
    el("div").child(bar).child(table)
}

fn title(sort: Sort) -> &'static str {
    match sort {
        Sort::Text => "Report",
        Sort::Left => "Words before",
        Sort::Hit => "Hit",
        Sort::Right => "Words after",
    }
}

fn row(line: &Line) -> El {
    let corpus = Reports::here().corpus;
    let place = format!("{} ¶{}", label_of(line.passage.doc), line.passage.block + 1);
    let why = match line.hit.reason {
        Reason::Exact => String::new(),
        why => format!(" ({})", why.words()),
    };
    let open = anchor(reading(corpus, line.hit.span), "")
        .attr("title", place.clone() + &why)
        .child(mark_hit(el("mark").class("hit"), line.hit.span).text(corpus.quote(line.hit.span)))
        .child(unseen(why + ", open in the report"));
    el("tr")
        .class(coloured("line", line.passage.doc))
        .child(el("th").attr("scope", "row").class("source").text(place))
        .child(el("td").class("left").child(el("span").text(corpus.quote(line.left))))
        .child(el("td").class("hit-cell").child(open))
        .child(el("td").class("right").child(el("span").text(corpus.quote(line.right))))
}

/// Up and down go from line to line.
fn walk(event: &web_sys::Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
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
    event.prevent_default();
    if let Some(Ok(to)) = links.get(to).map(JsCast::dyn_into::<Element>) {
        crate::ui::focus(&to);
    }
}
