//! What the results can be narrowed to, with counts of both reports side by side.
//!
//! The panel is made once: the values are those of the corpus. Counts follow the query when it
//! rests, and what would leave nothing is not offered.

use super::Search;
use crate::search::refine::toggle;
use crate::search::{Count, Facet, Field, Value, facets};
use crate::ui::Reports;
use crate::ui::el::{El, el, live, nothing};
use crate::ui::location::Location;
use crate::ui::pieces::{colour, label_of, unseen};
use crate::ui::state::Memo;
use gloo::utils::window;
use std::sync::Arc;

/// The facets as they are now.
type Facets = Memo<Arc<Vec<Facet>>>;

/// From this width on the panel stands beside the results, and there is room for open lists.
const WIDE: f64 = 960.0;

/// All facets.
pub fn panel(search: Search) -> El {
    let Reports { corpus, index } = Reports::here();
    let count = move || search.peek(|found| Arc::new(facets(index, corpus, &found.query)));
    let facets: Facets = Memo::new_with_compare(
        move |_| {
            search.rests.track();
            count()
        },
        |_, _| true,
    );
    let wide = window().inner_width().ok().and_then(|w| w.as_f64()).is_some_and(|w| w >= WIDE);
    let groups = facets.with_untracked(|all| {
        let group = |(at, facet): (usize, &Facet)| {
            let open = wide && !matches!(facet.field, Field::Person | Field::Place);
            group(facets, at, facet, open)
        };
        all.iter().enumerate().map(group).collect::<Vec<_>>()
    });
    el("section").class("facets").attr("aria-label", "Narrow the results").all(groups)
}

/// A facet and its values.
fn group(facets: Facets, at: usize, facet: &Facet, open: bool) -> El {
    let field = facet.field;
    let nothing_left =
        move || facets.with(|all| all[at].values.iter().all(|value| !offered(value)));
    let rows = facet.values.iter().enumerate();
    let rows = rows.map(|(row, value)| value_row(facets, (at, row), field, value));
    let group = if open { el("details").attr("open", "") } else { el("details") };
    group
        .live("hidden", move || nothing_left().then(String::new))
        .child(el("summary").text(title(field)))
        .child(el("ul").class("plain").all(rows))
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

/// Whether there is a reason to show a value.
fn offered(value: &Value) -> bool {
    value.chosen || value.left.iter().any(|count| count.passages > 0)
}

/// A value: a switch with what it would leave.
fn value_row(facets: Facets, (at, row): (usize, usize), field: Field, value: &Value) -> El {
    let Reports { corpus, index } = Reports::here();
    let location = Location::here();
    let name = value.value.clone();
    let choose = move |_| {
        let route = location.route.get_untracked();
        let query = toggle(index, corpus, &route.query, field, &name);
        location.go(&crate::route::Route { query, ..route });
    };
    let is_chosen = move || facets.with(|all| all[at].values[row].chosen);
    let is_offered = move || facets.with(|all| offered(&all[at].values[row]));
    let counts = live(move || {
        facets.with(|all| {
            let value = &all[at].values[row];
            if offered(value) { counts(&value.left).into() } else { nothing() }
        })
    });
    let switch = el("button")
        .attr("type", "button")
        .live("aria-pressed", move || Some(if is_chosen() { "true" } else { "false" }))
        .on("click", choose)
        .child(el("span").class("name").text(value.label.clone()))
        .child(counts);
    el("li").live("hidden", move || (!is_offered()).then(String::new)).child(switch)
}

/// The hits in each report; where nothing is marked, the passages.
fn counts(left: &[Count]) -> El {
    let marks = left.iter().any(|count| count.hits > 0);
    let count = |(doc, count): (usize, &Count)| {
        let n = if marks { count.hits } else { count.passages };
        el("span")
            .class(colour(doc))
            .child(unseen(format!(", {} ", label_of(doc))))
            .text(n.to_string())
    };
    el("span").class("counts").all(left.iter().enumerate().map(count))
}
