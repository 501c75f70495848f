//! The search page: the results of a query by report, and why each matched.
//!
//! - [`query_explanation`]: how each part of the query was parsed, and ways to relax it;
//! - [`facets`]: filters to narrow the results;
//! - [`passages`], [`concordance`]: the results, by passage or with one line per hit.

pub mod concordance;
pub mod facets;
pub mod passages;
pub mod query_explanation;

use crate::route::{Listing, Route, Sort, View};
use crate::ui::components::summary;
use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::location::Location;
use crate::ui::search::{QueryResults, Search};
use crate::ui::shell::help;
use leptos::prelude::*;

/// The page.
pub fn page() -> Element {
    let (search, lazy) = (expect_context::<Search>(), expect_context::<LazyLoader>());
    let route = expect_context::<Location>().route;
    let listing = Memo::new(move |_| match route.with(|route| route.view.clone()) {
        View::Search(listing) => listing,
        _ => Listing::default(),
    });
    let verdict = move || {
        search.with(|f| if f.asks() { summary(&f.text, &f.results) } else { String::new() })
    };
    // Lines are re-rendered on every keystroke; passages update themselves.
    let asks = Memo::new(move |_| search.with(QueryResults::asks));
    let shown = move || match listing.get() {
        _ if !asks.get() => help::examples(),
        Listing::Passages => match lazy.series() {
            Some(series) => (series.results)(),
            None => passages::columns(search),
        },
        Listing::Lines(sort) => concordance::table(&search.get(), sort),
    };
    let facets = facets::panel(search);
    let is_bare = facets.is_none();
    let tools =
        html::header().class("tools").child(html::h1().child("Search")).child(tabs(listing));
    html::div()
        .class("search")
        .child(tools)
        .child(html::p().class("verdict").child(verdict))
        .child(move || {
            search.debounced.track();
            search.peek(query_explanation::understood)
        })
        .child(
            html::div()
                .class(if is_bare { "found bare" } else { "found" })
                .child(facets)
                .child(html::div().class("listing").child(shown)),
        )
}

/// Tabs: by passage or by line.
fn tabs(listing: Memo<Listing>) -> Element {
    let (search, location) = (expect_context::<Search>(), expect_context::<Location>());
    let tab = |name: &'static str, to: Listing| {
        let href =
            move || location.href(&Route { view: View::Search(to), query: search.settled_query() });
        let current = move || {
            let lines = matches!(listing.get(), Listing::Lines(_));
            (lines == matches!(to, Listing::Lines(_))).then_some("page")
        };
        html::a().attr("href", href).attr("aria-current", current).child(name)
    };
    html::nav()
        .class("tabs")
        .attr("aria-label", "How results are listed")
        .child(tab("Passages", Listing::Passages))
        .child(tab("Every hit in a line", Listing::Lines(Sort::Text)))
}
