//! The bar under the search box, shown while there is a query: hit counts, buttons to the previous
//! and the next hit, and a button that clears the query.
//!
//! Hits are stepped through in page order. The current one is marked and has focus; nothing else
//! stores which it is.

use crate::route::{Listing, Route, View};
use crate::ui::components::live_region::LiveRegion;
use crate::ui::components::{label, reading, wording};
use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::focus::focus;
use crate::ui::platform::location::Location;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::scroll::scroll_into_view;
use crate::ui::platform::timeout::OwnedTimeout;
use crate::ui::reports::Reports;
use crate::ui::search::Search;
use crate::ui::shell::search_box::SearchBox;
use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// The hits on the page and the current one.
#[derive(Clone, Copy)]
pub struct HitNavigation {
    root: MountRoot,
    search: Search,
    location: Location,
    reports: Reports,
    live_region: LiveRegion,
    /// The number of the current hit, from 1, or 0 if there is none; and the number of hits.
    place: ReadSignal<(usize, usize)>,
    set_place: WriteSignal<(usize, usize)>,
    /// A step to take once the next page has been rendered.
    pending: StoredValue<Option<Direction>>,
}

/// Which direction to step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the beginning.
    Previous,
}

impl HitNavigation {
    /// Counts the hits on the page, again whenever it changes.
    pub fn follow(reports: Reports, search: Search, location: Location) -> Self {
        let root = expect_context::<MountRoot>();
        let (place, set_place) = signal((0, 0));
        let live_region = expect_context::<LiveRegion>();
        let pending = StoredValue::new(None);
        let hits = HitNavigation {
            root,
            search,
            location,
            reports,
            live_region,
            place,
            set_place,
            pending,
        };
        let timeout = OwnedTimeout::default();
        Effect::new(move |_| {
            location.route.track();
            search.debounced.track();
            let _ = search.settled_query();
            if !search.is_settled() {
                return;
            }
            // After the page has been rendered.
            timeout.start(0, move || hits.arrive());
        });
        hits
    }

    fn arrive(self) {
        let marks = self.marks();
        let at = marks.iter().position(is_current);
        self.set_place.set((at.map_or(0, |at| at + 1), marks.len()));
        if let Some(direction) = self.pending.get_value() {
            self.pending.set_value(None);
            self.step(direction);
        }
    }

    /// Goes to the first hit of the results, once they have been rendered.
    pub fn begin(self) {
        let listed =
            self.location.route.with_untracked(|route| matches!(route.view, View::Search(_)));
        if listed && self.search.is_settled() {
            return self.step(Direction::Next);
        }
        self.pending.set_value(Some(Direction::Next));
        self.search.flush();
    }

    /// Goes to the next or previous hit; at either end goes to another report or wraps around.
    pub fn step(self, direction: Direction) {
        let marks = self.marks();
        let now = marks.iter().position(is_current);
        let last = marks.len().saturating_sub(1);
        let to = match (direction, now) {
            (Direction::Next, None) => Some(0),
            (Direction::Next, Some(now)) => Some(now + 1),
            (Direction::Previous, None) => Some(last),
            (Direction::Previous, Some(now)) => now.checked_sub(1),
        };
        let to = match to.filter(|to| *to <= last) {
            Some(to) => to,
            None if self.step_to_other_report(direction) => return,
            None => {
                if direction == Direction::Next {
                    0
                } else {
                    last
                }
            }
        };
        let Some(mark) = marks.get(to) else {
            self.step_to_other_report(direction);
            return;
        };
        if let Some(now) = now.and_then(|now| marks.get(now)) {
            let _ = now.remove_attribute("aria-current");
        }
        let _ = mark.set_attribute("aria-current", "true");
        if mark.closest("a").is_ok_and(|link| link.is_none()) {
            let _ = mark.set_attribute("tabindex", "-1");
            focus(mark);
        } else if let Ok(Some(link)) = mark.closest("a") {
            focus(&link);
        }
        scroll_into_view(self.root, mark);
        self.set_place.set((to + 1, marks.len()));
        let place = mark.get_attribute("data-hit").unwrap_or_default();
        self.live_region.say(format!("Hit {} of {}, {place}.", to + 1, marks.len()));
    }

    /// The visible hits on the page, in page order.
    fn marks(self) -> Vec<HtmlElement> {
        let all = self.root.all("main [data-hit]").into_iter();
        all.filter(|mark| mark.offset_parent().is_some()).collect()
    }

    /// On the reader page, which has one report at a time: goes to the next report with hits.
    fn step_to_other_report(self, direction: Direction) -> bool {
        let View::Read(here) = self.location.route.with_untracked(|route| route.view.clone())
        else {
            return false;
        };
        let corpus = &*self.reports.corpus();
        let doc = here.doc.as_ref().and_then(|id| corpus.document(id)).unwrap_or(0);
        let first = self.search.peek(|found| {
            let count = found.results.documents.len();
            let others = (1..count).map(|by| match direction {
                Direction::Next => (doc + by) % count,
                Direction::Previous => (doc + count - by) % count,
            });
            let hits = &found.results.hits;
            let mut firsts = others.filter_map(|other| hits.iter().find(|h| h.span.doc == other));
            firsts.next().map(|hit| hit.span)
        });
        let Some(first) = first else { return false };
        let View::Read(there) = reading(corpus, first) else { return false };
        let there = crate::route::Reading { span: None, layers: here.layers, ..there };
        self.pending.set_value(Some(direction));
        let query = self.location.route.with_untracked(|route| route.query.clone());
        self.location.go(&Route { view: View::Read(there), query });
        true
    }

    /// The bar.
    pub fn bar(self, search_box: SearchBox) -> Element {
        let search = self.search;
        let asks = move || search.with(|found| found.is_done && found.asks());
        let place = move || match self.place.get() {
            (_, 0) => "no hits here".to_owned(),
            (0, count) => wording::count(count, "hit") + " here",
            (at, count) => format!("{at} of {count}"),
        };
        let step =
            |direction: Direction, name: &'static str, sign: &'static str, key: &'static str| {
                html::button()
                    .attr("type", "button")
                    .attr("aria-label", name)
                    .attr("title", format!("{name} ({key})"))
                    .attr("aria-keyshortcuts", key)
                    .attr("disabled", move || self.place.get().1 == 0)
                    .on(ev::click, move |_| self.step(direction))
                    .child(sign)
            };
        let clear = html::button()
            .attr("type", "button")
            .class("clear")
            .attr("aria-keyshortcuts", "Escape")
            .on(ev::click, move |_| search_box.clear())
            .child("Clear ")
            .child(html::kbd().attr("aria-hidden", "true").child("Esc"));
        html::div()
            .class("bar")
            .attr("hidden", move || !asks())
            .child(search_box.list())
            .child(counts(search, self.location, search_box))
            .child(
                html::div()
                    .class("walk")
                    .attr("role", "group")
                    .attr("aria-label", "Hits on this page")
                    .child(step(Direction::Previous, "Previous hit", "‹", "k"))
                    .child(html::span().child(place))
                    .child(step(Direction::Next, "Next hit", "›", "j")),
            )
            .child(clear)
    }
}

/// The hits in each report, with a link to the results unless they are shown.
fn counts(search: Search, location: Location, search_box: SearchBox) -> Element {
    let lazy = expect_context::<LazyLoader>();
    let listed = move || location.route.with(|route| matches!(route.view, View::Search(_)));
    let each = move || {
        if search_box.suggests() {
            return None;
        }
        search.debounced.track();
        // Until the chunk is ready, there are no results.
        let _ = lazy.get();
        search.peek(|found| {
            // Untracked: a newer query has not settled yet.
            if !found.asks() || !found.is_done {
                return None;
            }
            let documents = found.results.documents.iter();
            let each = documents
                .map(|d| html::span().child(label(d.doc)).child(format!(" {}", d.count.hits)));
            let link = html::a().attr("href", {
                let query = found.text.clone();
                move || {
                    let view = View::Search(Listing::default());
                    (!listed()).then(|| location.href(&Route { view, query: query.clone() }))
                }
            });
            let hits = wording::count(found.results.count().hits, "hit");
            Some(link.child(html::b().child(hits)).child(each.collect::<Vec<_>>()))
        })
    };
    html::p().class("counts").child(each)
}

fn is_current(mark: &HtmlElement) -> bool {
    mark.has_attribute("aria-current")
}
