//! The bar under the box, on every page while there is a query: what it finds, the way from hit to
//! hit, and the way out.
//!
//! Hits are stepped through as they stand on the page. The one the reader is at is marked there
//! and has the keyboard; nothing else keeps it.

use super::announce::Announcer;
use super::ground::Ground;
use super::html::{self, Element};
use super::lazy::LazyLoader;
use super::location::Location;
use super::pieces::{label, reading};
use super::search::Search;
use super::search_box::SearchBox;
use super::{Reports, words};
use crate::route::{Listing, Route, View};
use gloo::timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Where the reader is among the hits on the page.
#[derive(Clone, Copy)]
pub struct Hits {
    ground: Ground,
    search: Search,
    location: Location,
    reports: Reports,
    announcer: Announcer,
    /// The hit the reader is at, from 1, or 0; and how many there are.
    place: ReadSignal<(usize, usize)>,
    set_place: WriteSignal<(usize, usize)>,
    /// A step that leads to another page, to be ended there.
    pending: StoredValue<Option<Way>>,
}

/// Which way to step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the end.
    Next,
    /// Towards the beginning.
    Previous,
}

impl Hits {
    /// Counts the hits of the page, and again for another.
    pub fn follow(reports: Reports, search: Search, location: Location) -> Self {
        let ground = expect_context::<Ground>();
        let (place, set_place) = signal((0, 0));
        let announcer = expect_context::<Announcer>();
        let pending = StoredValue::new(None);
        let hits = Hits { ground, search, location, reports, announcer, place, set_place, pending };
        let soon = StoredValue::new_local(None::<Timeout>);
        Effect::new(move |_| {
            location.route.track();
            search.rests.track();
            let _ = search.settled();
            if !search.is_at_rest() {
                return;
            }
            // Once the page is there.
            let then = Timeout::new(0, move || hits.arrive());
            soon.set_value(Some(then));
        });
        hits
    }

    fn arrive(self) {
        let marks = self.marks();
        let at = marks.iter().position(is_current);
        self.set_place.set((at.map_or(0, |at| at + 1), marks.len()));
        if let Some(way) = self.pending.get_value() {
            self.pending.set_value(None);
            self.step(way);
        }
    }

    /// Goes to the first hit of the results, once they are there.
    pub fn begin(self) {
        let listed =
            self.location.route.with_untracked(|route| matches!(route.view, View::Search(_)));
        if listed && self.search.is_at_rest() {
            return self.step(Way::Next);
        }
        self.pending.set_value(Some(Way::Next));
        self.search.hurry();
    }

    /// Goes to the next hit or the one before; past the last one to the first.
    pub fn step(self, way: Way) {
        let marks = self.marks();
        let now = marks.iter().position(is_current);
        let last = marks.len().saturating_sub(1);
        let to = match (way, now) {
            (Way::Next, None) => Some(0),
            (Way::Next, Some(now)) => Some(now + 1),
            (Way::Previous, None) => Some(last),
            (Way::Previous, Some(now)) => now.checked_sub(1),
        };
        let to = match to.filter(|to| *to <= last) {
            Some(to) => to,
            None if self.goes_to_another_report(way) => return,
            None => {
                if way == Way::Next {
                    0
                } else {
                    last
                }
            }
        };
        let Some(mark) = marks.get(to) else {
            self.goes_to_another_report(way);
            return;
        };
        if let Some(now) = now.and_then(|now| marks.get(now)) {
            let _ = now.remove_attribute("aria-current");
        }
        let _ = mark.set_attribute("aria-current", "true");
        if mark.closest("a").is_ok_and(|link| link.is_none()) {
            let _ = mark.set_attribute("tabindex", "-1");
            super::focus(mark);
        } else if let Ok(Some(link)) = mark.closest("a") {
            super::focus(&link);
        }
        super::scroll_into_view(mark);
        self.set_place.set((to + 1, marks.len()));
        let place = mark.get_attribute("data-hit").unwrap_or_default();
        self.announcer.say(format!("Hit {} of {}, {place}.", to + 1, marks.len()));
    }

    /// The hits on the page that can be seen, in its order.
    fn marks(self) -> Vec<HtmlElement> {
        let all = self.ground.all("main [data-hit]").into_iter();
        all.filter(|mark| mark.offset_parent().is_some()).collect()
    }

    /// The reader's page has one report at a time: past its last hit comes the next report's first.
    fn goes_to_another_report(self, way: Way) -> bool {
        let View::Read(here) = self.location.route.with_untracked(|route| route.view.clone())
        else {
            return false;
        };
        let corpus = self.reports.corpus;
        let doc = here.doc.as_ref().and_then(|id| corpus.document(id)).unwrap_or(0);
        let first = self.search.peek(|found| {
            let count = found.results.documents.len();
            let others = (1..count).map(|by| match way {
                Way::Next => (doc + by) % count,
                Way::Previous => (doc + count - by) % count,
            });
            let hits = &found.results.hits;
            let mut firsts = others.filter_map(|other| hits.iter().find(|h| h.span.doc == other));
            firsts.next().map(|hit| hit.span)
        });
        let Some(first) = first else { return false };
        let View::Read(there) = reading(corpus, first) else { return false };
        let there = crate::route::Reading { span: None, layers: here.layers, ..there };
        self.pending.set_value(Some(way));
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
            (0, count) => words::count(count, "hit") + " here",
            (at, count) => format!("{at} of {count}"),
        };
        let step = |way: Way, name: &'static str, sign: &'static str, key: &'static str| {
            html::button()
                .attr("type", "button")
                .attr("aria-label", name)
                .attr("title", format!("{name} ({key})"))
                .attr("aria-keyshortcuts", key)
                .attr("disabled", move || self.place.get().1 == 0)
                .on(ev::click, move |_| self.step(way))
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
                    .child(step(Way::Previous, "Previous hit", "‹", "k"))
                    .child(html::span().child(place))
                    .child(step(Way::Next, "Next hit", "›", "j")),
            )
            .child(clear)
    }
}

/// What the query finds in each report; a link to the results, where they are not.
fn counts(search: Search, location: Location, search_box: SearchBox) -> Element {
    let lazy = expect_context::<LazyLoader>();
    let listed = move || location.route.with(|route| matches!(route.view, View::Search(_)));
    let each = move || {
        if search_box.suggests() {
            return None;
        }
        search.rests.track();
        // Before that, nothing was found.
        let _ = lazy.get();
        search.peek(|found| {
            // What was asked since has not rested yet.
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
                    (!listed()).then(|| Route { view, query: query.clone() }.to_string())
                }
            });
            let hits = words::count(found.results.count().hits, "hit");
            Some(link.child(html::b().child(hits)).child(each.collect::<Vec<_>>()))
        })
    };
    html::p().class("counts").child(each)
}

fn is_current(mark: &HtmlElement) -> bool {
    mark.has_attribute("aria-current")
}
