//! The bar under the search box, shown while there is a query: hit counts, buttons to the previous
//! and the next hit, and a button that clears the query.
//!
//! Hits are stepped through in page order. The current one is marked and has focus; nothing else
//! stores which it is.

use crate::route::{Listing, Route, View};
use crate::ui::components::live_region::LiveRegion;
use crate::ui::components::wording::MOST_NAMED;
use crate::ui::components::{label, reading, wording};
use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::focus::focus;
use crate::ui::platform::location::Location;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::scroll::{scroll_into_view, scroll_to_edge};
use crate::ui::platform::timeout::OwnedTimeout;
use crate::ui::reports::Reports;
use crate::ui::search::Search;
use crate::ui::series::DrawnLists;
use crate::ui::shell::search_box::SearchBox;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{HtmlElement, ScrollLogicalPosition as Edge};

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
    /// What to do once the next page, or more of a long list, has been rendered.
    pending: StoredValue<Option<Pending>>,
}

/// Where to go once something has been rendered.
#[derive(Clone, Copy)]
enum Pending {
    Step(Direction),
    /// To the hit of this number, after so many tries.
    Hit(usize, usize),
}

/// How often a long list is scrolled to draw a hit: more than it ever takes.
const MOST_TRIES: usize = 64;

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
        let (timeout, lists) = (OwnedTimeout::default(), expect_context::<DrawnLists>());
        Effect::new(move |_| {
            location.route.track();
            search.debounced.track();
            let _ = search.settled_query();
            lists.track();
            if !search.is_settled() {
                return;
            }
            // After the page has been rendered.
            timeout.start(0, move || hits.arrive());
        });
        hits
    }

    fn arrive(self) {
        let stops = self.stops();
        self.set_place.set((current(&stops).unwrap_or(0), hits(&stops)));
        match self.pending.get_value() {
            Some(Pending::Step(direction)) => {
                self.pending.set_value(None);
                self.step(direction);
            }
            Some(Pending::Hit(hit, tries)) => {
                self.pending.set_value(None);
                self.go_to(&stops, hit, tries);
            }
            None => {}
        }
    }

    /// Goes to the first hit of the results, once they have been rendered.
    pub fn begin(self) {
        let listed =
            self.location.route.with_untracked(|route| matches!(route.view, View::Search(_)));
        if listed && self.search.is_settled() {
            return self.step(Direction::Next);
        }
        self.pending.set_value(Some(Pending::Step(Direction::Next)));
        self.search.flush();
    }

    /// Goes to the next or previous hit; at either end goes to another report or wraps around.
    pub fn step(self, direction: Direction) {
        let stops = self.stops();
        let count = hits(&stops);
        let to = match (direction, current(&stops)) {
            // Where only a part of a list is drawn, from there on.
            (Direction::Next, None) => stops.iter().take(1).filter_map(undrawn).sum::<usize>() + 1,
            (Direction::Next, Some(now)) => now + 1,
            (Direction::Previous, None) => count,
            (Direction::Previous, Some(now)) => now - 1,
        };
        let to = match to {
            1.. if to <= count => to,
            _ if self.step_to_other_report(direction) => return,
            _ if direction == Direction::Next => 1,
            _ => count,
        };
        self.go_to(&stops, to, 0);
    }

    /// Goes to the hit of this number on the page; waits for it if it is not drawn yet.
    fn go_to(self, stops: &[HtmlElement], hit: usize, tries: usize) {
        let mut before = 0;
        for stop in stops {
            let here = undrawn(stop).unwrap_or(1);
            if before + here < hit {
                before += here;
            } else if undrawn(stop).is_some() {
                let edge = if before + 1 == hit { Edge::Start } else { Edge::End };
                if tries < MOST_TRIES {
                    self.pending.set_value(Some(Pending::Hit(hit, tries + 1)));
                    scroll_to_edge(stop, edge);
                }
                return;
            } else {
                return self.show(stops, stop, hit);
            }
        }
    }

    /// Makes a hit the current one.
    fn show(self, stops: &[HtmlElement], mark: &HtmlElement, hit: usize) {
        for now in stops.iter().filter(|stop| is_current(stop)) {
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
        let count = hits(stops);
        self.set_place.set((hit, count));
        let place = mark.get_attribute("data-hit").unwrap_or_default();
        self.live_region.say(format!("Hit {hit} of {count}, {place}."));
    }

    /// The visible hits on the page, and the gaps of long lists that have hits, in page order.
    fn stops(self) -> Vec<HtmlElement> {
        let all = self.root.all("main [data-hit], main [data-hits]").into_iter();
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
        self.pending.set_value(Some(Pending::Step(direction)));
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
            let documents = &found.results.documents;
            let each: Vec<Element> = if documents.len() > MOST_NAMED {
                vec![html::span().child(wording::in_reports(documents))]
            } else {
                let each = documents.iter();
                each.map(|d| html::span().child(label(d.doc)).child(format!(" {}", d.count.hits)))
                    .collect()
            };
            let link = html::a().attr("href", {
                let query = found.text.clone();
                move || {
                    let view = View::Search(Listing::default());
                    (!listed()).then(|| location.href(&Route { view, query: query.clone() }))
                }
            });
            let hits = wording::count(found.results.count().hits, "hit");
            Some(link.child(html::b().child(hits)).child(each))
        })
    };
    html::p().class("counts").child(each)
}

/// The number of hits in a gap of a long list; `None` for a hit.
fn undrawn(stop: &HtmlElement) -> Option<usize> {
    stop.get_attribute("data-hits")?.parse().ok()
}

/// The number of hits on the page, drawn or not.
fn hits(stops: &[HtmlElement]) -> usize {
    stops.iter().map(|stop| undrawn(stop).unwrap_or(1)).sum()
}

/// The number of the current hit, from 1.
fn current(stops: &[HtmlElement]) -> Option<usize> {
    let at = stops.iter().position(is_current)?;
    Some(hits(&stops[..=at]))
}

fn is_current(mark: &HtmlElement) -> bool {
    mark.has_attribute("aria-current")
}
