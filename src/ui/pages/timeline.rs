//! Events on an axis and in a list, each as precise as it is known and no more.
//!
//! - [`axis`]: the axis, what it shows and how that is chosen; [`draw`], its marks; [`pan_zoom`], by
//!   button, key, wheel and finger;
//! - [`toolbar`]: the legend, which is the filter too, and the buttons;
//! - [`event_card`]: an event with the words it rests on; [`event_list`]: all of them.
//!
//! What is chosen is in the route. What moves is drawn outside of the page's own elements, as in
//! the comparison: an event that stays in view keeps its element, and with it the keyboard.

pub mod axis;
pub mod draw;
pub mod event_card;
pub mod event_list;
pub mod pan_zoom;
pub mod toolbar;

use crate::corpus::{Corpus, Event};
use crate::dates::Day;
use crate::route::{Route, Timeline, View};
use crate::timeline::{Plan, relations};
use crate::ui::components::{HIT, anchor, label};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::location::Location;
use crate::ui::platform::scroll::scroll_to;
use crate::ui::reports::Reports;
use crate::ui::search::Search;
use axis::AxisView;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event as Happening, HtmlElement, MouseEvent};

/// The page: what it shows, and how to show something else.
#[derive(Clone, Copy)]
pub struct TimelineView {
    /// What is shown.
    pub corpus: &'static Corpus,
    location: Location,
    /// Index of the event whose card is open.
    pub event: Memo<Option<usize>>,
    /// Index of the event that is pointed at, and whether on the axis.
    pointed: ReadSignal<Option<(usize, bool)>>,
    point: WriteSignal<Option<(usize, bool)>>,
    /// Everything on the page.
    root: ElementRef,
}

/// The page.
pub fn page() -> Element {
    let corpus = expect_context::<Reports>().corpus;
    let location = expect_context::<Location>();
    let event = Memo::new(move |_| {
        let chosen = location.route.with(|route| read_of(route, |t| t.event.clone()))?;
        corpus.events.iter().position(|event| event.id == chosen)
    });
    let (pointed, point) = signal(None);
    let shown = TimelineView { corpus, location, event, pointed, point, root: ElementRef::new() };
    let view = move || shown.with(|t| (t.window, t.bases));
    let axis = AxisView::new(corpus, Plan::new(corpus), view, Some(shown));
    shown.follow(axis);
    let card_room = ElementRef::new();
    let card = move || event.get().map(|event| event_card::card(shown, event));
    Effect::new(move |_| {
        if event.get().is_some()
            && let Some(room) = card_room.get()
        {
            scroll_to(&room, web_sys::ScrollLogicalPosition::Nearest);
        }
    });
    html::div()
        .class("timeline")
        .node_ref(shown.root)
        .on(ev::click, move |event| shown.clicked(axis, &event))
        .on(ev::pointerover, move |event| shown.points(&event))
        .on(ev::pointerleave, move |_| point.set(None))
        .child(toolbar::tools(axis))
        .child(toolbar::legend(shown))
        .child(pan_zoom::listen(axis.field(), axis, shown))
        .child(axis::beside(axis))
        .child(
            html::div().class("card-room").attr("role", "status").node_ref(card_room).child(card),
        )
        .child(event_list::list(shown))
}

fn read_of<T>(route: &Route, read: impl FnOnce(&Timeline) -> T) -> T {
    match &route.view {
        View::Timeline(timeline) => read(timeline),
        _ => read(&Timeline::default()),
    }
}

impl TimelineView {
    /// Reads what is chosen, and follows it.
    fn with<T>(self, read: impl FnOnce(&Timeline) -> T) -> T {
        self.location.route.with(|route| read_of(route, read))
    }

    /// What is chosen now.
    fn peek(self) -> Timeline {
        self.location.route.with_untracked(|route| read_of(route, Clone::clone))
    }

    /// The route with something else chosen.
    fn changed(self, change: impl FnOnce(&mut Timeline)) -> Route {
        let mut timeline = self.peek();
        change(&mut timeline);
        let query = self.location.route.with_untracked(|route| route.query.clone());
        Route { view: View::Timeline(timeline), query }
    }

    /// Chooses something else, in place of what was.
    fn change(self, change: impl FnOnce(&mut Timeline)) {
        self.location.replace(self.changed(change));
    }

    /// Marks what is chosen and what is pointed at, on the axis and in the list.
    fn follow(self, axis: AxisView) {
        Effect::new(move |_| {
            self.event.track();
            self.pointed.track();
            if let Some(root) = self.root.get_untracked() {
                self.mark(&root);
            }
        });
        Effect::new(move |_| axis.show_tip(self.pointed.get().filter(|(_, on_axis)| *on_axis)));
    }

    /// The same within what was drawn just now.
    fn mark(self, root: &web_sys::Element) {
        let pointed = self.pointed.get_untracked().map(|(event, _)| event);
        let chosen = self.event.get_untracked();
        // What an order ties has the numbers of both.
        mark_all(root, "aria-current", "a", chosen);
        mark_all(root, "data-chosen", "li", chosen);
        mark_all(root, "data-lit", "", pointed.or(chosen));
    }

    /// A link to an event keeps all else that is chosen, and brings the event into the window.
    fn clicked(self, axis: AxisView, event: &MouseEvent) {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        let Some(link) = target(event, "a[data-event], a[data-days]") else { return };
        if elsewhere || event.button() != 0 || event.default_prevented() {
            return;
        }
        event.prevent_default();
        if let Some(index) = number(&link, "data-event") {
            let Some(chosen) = self.corpus.events.get(index) else { return };
            self.point.set(None);
            let window = axis.window_showing(index);
            self.location.go(&self.changed(|timeline| {
                timeline.event = Some(chosen.id.clone());
                timeline.window = window;
            }));
        } else if let Some(days) = link.get_attribute("data-days") {
            let days = days.split_once(' ');
            let days = days.and_then(|(a, b)| Day::parse(a).zip(Day::parse(b)));
            axis.give_keyboard_back();
            self.change(|timeline| timeline.window = days);
        }
    }

    /// A mouse is over an event, or over what is told of it; a finger would be on it already.
    fn points(self, event: &Happening) {
        let mouse = event.dyn_ref::<web_sys::PointerEvent>();
        if mouse.is_none_or(|pointer| pointer.pointer_type() == "touch")
            || target(event, ".tip").is_some()
        {
            return;
        }
        let link = target(event, "a[data-event]");
        let now = link.and_then(|link| Some((number(&link, "data-event")?, is_on_axis(&link))));
        if now != self.pointed.get_untracked() {
            self.point.set(now);
        }
    }
}

/// Puts an attribute on what is of an event, and takes it from what is of others.
fn mark_all(root: &web_sys::Element, attribute: &str, kind: &str, event: Option<usize>) {
    for old in all(root, &format!("{kind}[data-event][{attribute}]")) {
        let _ = old.remove_attribute(attribute);
    }
    for new in event.iter().flat_map(|event| all(root, &format!("{kind}[data-event~='{event}']"))) {
        let _ = new.set_attribute(attribute, "true");
    }
}

/// All elements of a selector.
#[inline(never)]
fn all(root: &web_sys::Element, selector: &str) -> Vec<web_sys::Element> {
    let Ok(all) = root.query_selector_all(selector) else { return Vec::new() };
    (0..all.length()).filter_map(|at| all.get(at)?.dyn_into().ok()).collect()
}

/// The first element of a selector.
#[inline(never)]
fn find(root: &web_sys::Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// The element of a selector in which something happened.
fn target(event: &Happening, selector: &str) -> Option<web_sys::Element> {
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

/// A link to an event, by which it is found on the page.
fn link_to(corpus: &Corpus, index: usize) -> Element {
    anchor(view_of(&corpus.events[index]), "").attr("data-event", index.to_string())
}

/// The report that tells of an event.
fn doc(event: &Event) -> usize {
    event.evidence.first().map_or(0, |span| span.doc)
}

/// The lane of an event.
fn lane<'a>(corpus: &'a Corpus, event: &Event) -> &'a str {
    corpus.lanes.get(event.lane).map_or("", |lane| &lane.label)
}

/// “2023 report · Visits”.
fn kicker(corpus: &'static Corpus, event: &Event, within: Element) -> Element {
    within.child(label(doc(event))).child(format!(" report · {}", lane(corpus, event)))
}

/// What events are called and how they are tied, worked out once.
#[derive(Clone, PartialEq)]
pub struct EventNames {
    /// Whether the query has a hit in the words an event rests on.
    hits: Vec<bool>,
    relations: Vec<(usize, usize)>,
}

impl EventNames {
    fn of(corpus: &'static Corpus) -> Self {
        let search = expect_context::<Search>();
        let is_hit =
            |event: &Event| event.evidence.iter().any(|at| !search.hits_within(*at).is_empty());
        let hits = corpus.events.iter().map(is_hit).collect();
        EventNames { hits, relations: relations(corpus) }
    }

    /// What an event is called, marked where the query has a hit.
    fn name(&self, corpus: &'static Corpus, index: usize) -> Element {
        let label = &corpus.events[index].label;
        let name = html::span().class("name");
        if self.hits.get(index) == Some(&true) {
            name.child(html::mark().class(HIT).child(label))
        } else {
            name.child(label)
        }
    }
}
