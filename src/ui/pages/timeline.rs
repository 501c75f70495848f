//! Events on an axis and in a list, each drawn as precisely as its date is known.
//!
//! - [`axis`]: state and elements of the axis; [`draw`]: its marks; [`pan_zoom`]: by button, key,
//!   wheel and touch;
//! - [`toolbar`]: the buttons, and the legend, which is also the filter;
//! - [`event_card`]: an event with its evidence; [`event_list`]: all events.
//!
//! The selection is stored in the route. Moving parts are drawn outside the reactive tree, as in
//! the comparison: an event that stays in view keeps its element, and with it focus.

pub mod axis;
pub mod draw;
pub mod event_card;
pub mod event_list;
pub mod pan_zoom;
pub mod toolbar;

use crate::corpus::{Corpus, Event};
use crate::dates::Day;
use crate::route::{Reading, Route, Timeline, View};
use crate::timeline::{Plan, relations};
use crate::ui::components::{HIT, anchor, label, not_read};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::location::Location;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::scroll::scroll_to;
use crate::ui::reports::Reports;
use crate::ui::search::Search;
use crate::ui::series::ReportLane;
use axis::AxisView;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event as DomEvent, HtmlElement, MouseEvent};

/// State of the page, and how to change it.
#[derive(Clone, Copy)]
pub struct TimelineView {
    reports: Reports,
    location: Location,
    /// Index of the event whose card is open.
    pub event: Memo<Option<usize>>,
    /// Index of the event under the mouse or keyboard focus, and whether it is on the axis.
    pointed: ReadSignal<Option<(usize, bool)>>,
    set_pointed: WriteSignal<Option<(usize, bool)>>,
    /// Root element of the page.
    root: ElementRef,
}

/// The page.
pub fn page() -> Element {
    let reports = expect_context::<Reports>();
    let corpus = reports.corpus();
    let series = expect_context::<LazyLoader>().series();
    let series = series.filter(|_| corpus.documents.len() > 2);
    let plan = series.map_or_else(|| Plan::new(&corpus), |series| (series.lane.plan)(&corpus));
    let has_events = !corpus.events.is_empty();
    let all = series.map(|series| (series.overview)(reports));
    if !has_events && plan.is_empty() {
        return nothing(all);
    }
    let location = expect_context::<Location>();
    let event = Memo::new(move |_| {
        let chosen = location.route.with(|route| read_timeline(route, |t| t.event.clone()))?;
        reports.corpus().events.iter().position(|event| event.id == chosen)
    });
    let (pointed, set_pointed) = signal(None);
    let lane = series.map(|series| series.lane);
    let root = ElementRef::new();
    let shown = TimelineView { reports, location, event, pointed, set_pointed, root };
    let view = move || shown.with(|t| (t.window, t.bases));
    let legend = toolbar::legend(shown, &plan);
    let axis = AxisView::new(reports, plan, view, Some(shown), lane);
    shown.follow(axis, lane);
    let root = expect_context::<MountRoot>();
    let card_slot = ElementRef::new();
    let card = move || event.get().map(|event| event_card::card(shown, event));
    Effect::new(move |_| {
        if event.get().is_some()
            && let Some(room) = card_slot.get()
        {
            scroll_to(root, &room, web_sys::ScrollLogicalPosition::Nearest);
        }
    });
    html::div()
        .class("timeline")
        .node_ref(shown.root)
        .on(ev::click, move |event| shown.clicked(axis, &event))
        .on(ev::pointerover, move |event| shown.pointer_over(&event))
        .on(ev::pointerleave, move |_| set_pointed.set(None))
        .child(toolbar::tools(axis))
        .child(legend)
        .child(pan_zoom::listen(axis.field(), axis, shown))
        .child(axis::beside(axis))
        .child(
            html::div().class("card-room").attr("role", "status").node_ref(card_slot).child(card),
        )
        .child(has_events.then(|| event_list::list(shown)))
        .child(all)
}

/// The page of a corpus without dates.
fn nothing(reports: Option<Element>) -> Element {
    let read = anchor(View::Read(Reading::default()), "the whole text");
    html::div()
        .class("timeline")
        .child(html::header().class("tools").child(html::h1().child("Timeline")))
        .child(not_read("Dates").child(" ").child(read).child("."))
        .child(reports)
}

fn read_timeline<T>(route: &Route, read: impl FnOnce(&Timeline) -> T) -> T {
    match &route.view {
        View::Timeline(timeline) => read(timeline),
        _ => read(&Timeline::default()),
    }
}

impl TimelineView {
    /// Reads the selection; tracked.
    fn with<T>(self, read: impl FnOnce(&Timeline) -> T) -> T {
        self.location.route.with(|route| read_timeline(route, read))
    }

    /// The selection; untracked.
    fn peek(self) -> Timeline {
        self.location.route.with_untracked(|route| read_timeline(route, Clone::clone))
    }

    /// The route with a changed selection.
    fn changed(self, change: impl FnOnce(&mut Timeline)) -> Route {
        let mut timeline = self.peek();
        change(&mut timeline);
        let query = self.location.route.with_untracked(|route| route.query.clone());
        Route { view: View::Timeline(timeline), query }
    }

    /// Changes the selection, replacing the history entry.
    fn change(self, change: impl FnOnce(&mut Timeline)) {
        self.location.replace(self.changed(change));
    }

    /// Updates the tooltip, and the marks of the chosen and the pointed-at event.
    fn follow(self, axis: AxisView, lane: Option<ReportLane>) {
        Effect::new(move |_| {
            self.event.track();
            self.pointed.track();
            if let Some(root) = self.root.get_untracked() {
                self.mark(&root);
            }
        });
        Effect::new(move |_| {
            axis.show_tip(self.pointed.get().filter(|(_, on_axis)| *on_axis), lane);
        });
    }

    /// Marks the chosen and the pointed-at event within `root`.
    fn mark(self, root: &web_sys::Element) {
        let pointed = self.pointed.get_untracked().map(|(event, _)| event);
        let chosen = self.event.get_untracked();
        // `data-event` of an order line has both events.
        mark_all(root, "aria-current", "a", chosen);
        mark_all(root, "data-chosen", "li", chosen);
        mark_all(root, "data-lit", "", pointed.or(chosen));
    }

    /// Handles clicks on links: an event is chosen and brought into the window, the rest of the
    /// selection is kept; a cluster zooms in. The link of a report is followed.
    fn clicked(self, axis: AxisView, event: &MouseEvent) {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        let Some(link) = target(event, "a[data-event], a[data-days]") else { return };
        if elsewhere || event.button() != 0 || event.default_prevented() {
            return;
        }
        if let Some(index) = number(&link, "data-event") {
            let corpus = self.reports.corpus();
            let Some(chosen) = corpus.events.get(index) else { return };
            event.prevent_default();
            self.set_pointed.set(None);
            let window = axis.window_showing(index);
            self.location.go(&self.changed(|timeline| {
                timeline.event = Some(chosen.id.clone());
                timeline.window = window;
            }));
        } else if let Some(days) = link.get_attribute("data-days") {
            event.prevent_default();
            let days = days.split_once(' ');
            let days = days.and_then(|(a, b)| Day::parse(a).zip(Day::parse(b)));
            axis.keep_focus();
            self.change(|timeline| timeline.window = days);
        }
    }

    /// Tracks the event under the mouse; unchanged over the tooltip. Touch has no hover.
    fn pointer_over(self, event: &DomEvent) {
        let mouse = event.dyn_ref::<web_sys::PointerEvent>();
        if mouse.is_none_or(|pointer| pointer.pointer_type() == "touch")
            || target(event, ".tip").is_some()
        {
            return;
        }
        let link = target(event, "a[data-event]");
        let now = link.and_then(|link| Some((number(&link, "data-event")?, is_on_axis(&link))));
        if now != self.pointed.get_untracked() {
            self.set_pointed.set(now);
        }
    }
}

/// Sets an attribute on the elements of an event, and removes it from those of others.
fn mark_all(root: &web_sys::Element, attribute: &str, kind: &str, event: Option<usize>) {
    for old in all(root, &format!("{kind}[data-event][{attribute}]")) {
        let _ = old.remove_attribute(attribute);
    }
    for new in event.iter().flat_map(|event| all(root, &format!("{kind}[data-event~='{event}']"))) {
        let _ = new.set_attribute(attribute, "true");
    }
}

/// All descendants that match a selector.
#[inline(never)]
fn all(root: &web_sys::Element, selector: &str) -> Vec<web_sys::Element> {
    let Ok(all) = root.query_selector_all(selector) else { return Vec::new() };
    (0..all.length()).filter_map(|at| all.get(at)?.dyn_into().ok()).collect()
}

/// The first descendant that matches a selector.
#[inline(never)]
fn find(root: &web_sys::Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// The closest element to the event target that matches a selector.
fn target(event: &DomEvent, selector: &str) -> Option<web_sys::Element> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    element.closest(selector).ok()?
}

#[inline(never)]
fn number(element: &web_sys::Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

fn is_on_axis(element: &web_sys::Element) -> bool {
    matches!(element.closest(".field"), Ok(Some(_)))
}

fn view_of(event: &Event) -> View {
    View::Timeline(Timeline { event: Some(event.id.clone()), ..Timeline::default() })
}

/// A link to an event, identified by `data-event`.
fn link_to(corpus: &Corpus, index: usize) -> Element {
    anchor(view_of(&corpus.events[index]), "").attr("data-event", index.to_string())
}

/// The report of the first evidence of an event.
fn doc(event: &Event) -> usize {
    event.evidence.first().map_or(0, |span| span.doc)
}

/// The lane of an event.
fn lane<'a>(corpus: &'a Corpus, event: &Event) -> &'a str {
    corpus.lanes.get(event.lane).map_or("", |lane| &lane.label)
}

/// “2023 report · Visits”.
fn kicker(corpus: &Corpus, event: &Event, within: Element) -> Element {
    within.child(label(doc(event))).child(format!(" report · {}", lane(corpus, event)))
}

/// Names and relations of the events, computed once.
#[derive(Clone, PartialEq)]
pub struct EventNames {
    /// Whether the query has a hit in the evidence of each event.
    hits: Vec<bool>,
    relations: Vec<(usize, usize)>,
}

impl EventNames {
    fn of(corpus: &Corpus) -> Self {
        let search = expect_context::<Search>();
        let is_hit =
            |event: &Event| event.evidence.iter().any(|at| !search.hits_within(*at).is_empty());
        let hits = corpus.events.iter().map(is_hit).collect();
        EventNames { hits, relations: relations(corpus) }
    }

    /// The name of an event, marked if the query has a hit in its evidence.
    fn name(&self, corpus: &Corpus, index: usize) -> Element {
        let label = &corpus.events[index].label;
        let name = html::span().class("name");
        if self.hits.get(index) == Some(&true) {
            name.child(html::mark().class(HIT).child(label))
        } else {
            name.child(label)
        }
    }
}
