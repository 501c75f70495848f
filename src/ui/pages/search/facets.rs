//! Facets that narrow the results, with the counts of both reports side by side.
//!
//! The panel is rendered once: the values are those of the corpus. Counts follow the debounced
//! query, and values that would leave no results are hidden.

use crate::route::Route;
use crate::search::query_edit::toggle;
use crate::search::{Count, Facet, Facets, Field, Left};
use crate::ui::components::{colour, label_of, visually_hidden, wording};
use crate::ui::html::{self, Element};
use crate::ui::platform::location::Location;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::reports::Reports;
use crate::ui::search::Search;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// The results each value of each facet would leave for the current query.
type FacetCounts = Memo<Arc<Vec<Vec<Left>>>>;

/// From this width on the panel is beside the results, and its lists are open at first.
const WIDE: i32 = 960;

/// All facets; nothing if there is none to choose from.
pub fn panel(search: Search) -> Option<Element> {
    let reports = expect_context::<Reports>();
    let shown = reports.get();
    let facets = Arc::new(Facets::new(shown.index(), &shown.corpus));
    if facets.all().iter().all(|facet| facet.values.is_empty()) {
        return None;
    }
    let counted = facets.clone();
    let offers: FacetCounts = Memo::new_with_compare(
        move |_| {
            search.debounced.track();
            let shown = reports.get();
            let (corpus, index) = (&shown.corpus, shown.index());
            search.peek(|found| Arc::new(counted.left(index, corpus, &found.query)))
        },
        |_, _| true,
    );
    let wide = expect_context::<MountRoot>().host().client_width() >= WIDE;
    let group = |(at, facet): (usize, &Facet)| {
        let open = wide && !matches!(facet.field, Field::Person | Field::Place);
        group(offers, at, facet, open)
    };
    let groups = facets.all().iter().enumerate().map(group);
    let section = html::section().class("facets").attr("aria-label", "Narrow the results");
    Some(section.child(groups.collect::<Vec<_>>()))
}

/// A facet and its values.
fn group(offers: FacetCounts, at: usize, facet: &Facet, open: bool) -> Element {
    let none = move || offers.with(|all| !all[at].iter().any(is_offered));
    let rows = facet.values.iter().enumerate();
    let rows = rows.map(|(row, value)| {
        value_row(offers, (at, row), facet.field, (&value.value, &value.label))
    });
    html::details()
        .attr("open", open)
        .attr("hidden", none)
        .child(html::summary().child(title(facet.field)))
        .child(html::ul().class("plain").child(rows.collect::<Vec<_>>()))
}

fn title(field: Field) -> &'static str {
    match field {
        Field::In => "Report",
        Field::Medium => "Medium",
        Field::Speaker => "Speaker",
        Field::Topic => "Topic",
        Field::Person => "Person named",
        Field::Place => "Place named",
        Field::Date => "Date",
    }
}

/// Whether a value is shown: it is chosen, or would leave results.
fn is_offered(left: &Left) -> bool {
    left.chosen || left.counts.iter().any(|count| count.passages > 0)
}

/// A value: a toggle button with the counts it would leave.
fn value_row(
    offers: FacetCounts,
    (at, row): (usize, usize),
    field: Field,
    (value, label): (&str, &str),
) -> Element {
    let reports = expect_context::<Reports>();
    let location = expect_context::<Location>();
    let value = value.to_owned();
    let choose = move |_| {
        let route = location.route.get_untracked();
        let shown = reports.get();
        let query = toggle(shown.index(), &shown.corpus, &route.query, field, &value);
        location.go(&Route { query, ..route });
    };
    // Most counts do not change with one more letter; the memo avoids re-rendering those.
    let left = Memo::new(move |_| offers.with(|all| all[at][row].clone()));
    let counts = move || left.with(|left| is_offered(left).then(|| counts(&left.counts)));
    let switch = html::button()
        .attr("type", "button")
        .attr("aria-pressed", move || left.with(|left| left.chosen).to_string())
        .on(ev::click, choose)
        .child(html::span().class("name").child(label.to_owned()))
        .child(counts);
    html::li().attr("hidden", move || !left.with(is_offered)).child(switch)
}

/// The number of hits in each report, or of passages if there are no hits.
fn counts(left: &[Count]) -> Element {
    let marks = left.iter().any(|count| count.hits > 0);
    if left.len() > wording::MOST_NAMED {
        let all = left.iter().map(|count| if marks { count.hits } else { count.passages });
        let all = html::span().child(all.sum::<usize>().to_string());
        return html::span().class("counts").child(all);
    }
    let count = |(doc, count): (usize, &Count)| {
        let n = if marks { count.hits } else { count.passages };
        html::span()
            .class(colour(doc))
            .child(visually_hidden(format!(", {} ", label_of(doc))))
            .child(n.to_string())
    };
    html::span().class("counts").child(left.iter().enumerate().map(count).collect::<Vec<_>>())
}
