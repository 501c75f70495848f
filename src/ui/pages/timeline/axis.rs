//! The axis: its width, its layout, and the elements it is drawn into.

use super::draw::{self, Renderer};
use super::{EventNames, TimelineView, doc, event_card, find, link_to, number};
use crate::corpus::Bases;
use crate::timeline::reports::lane_and_date;
use crate::timeline::window::{Window, showing};
use crate::timeline::{self, Layout, LayoutOptions, Plan, when};
use crate::ui::components::coloured;
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::debounce::debounce;
use crate::ui::platform::focus::focus;
use crate::ui::platform::location::Location;
use crate::ui::platform::media::is_printed;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::reports::Reports;
use crate::ui::series::ReportLane;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// Approximate width of a label character, in pixels.
const CHARACTER: f64 = 7.2;
/// Width of a printed axis in characters; fits A4 and US letter.
const PAPER: f64 = 88.0;
/// Maximum number of rows in a lane; with more, its events are clustered.
const ROWS: usize = 8;
/// Maximum number of marks in a lane on a single day.
const MOST: usize = 200;

/// An axis on a page.
#[derive(Clone, Copy)]
pub struct AxisView {
    reports: Reports,
    pub(super) root: MountRoot,
    pub(super) field: ElementRef,
    /// The axis of all events, on which windows are moved.
    pub(super) whole: Memo<timeline::Axis>,
    /// The layout of what is in view.
    pub(super) drawn: Memo<Layout>,
    /// The page it is on; `None` for a static picture.
    pub(super) shown: Option<TimelineView>,
    /// The event that was focused last.
    tab_stop: StoredValue<Option<usize>>,
    /// Whether the tab stop is to be focused after the next draw.
    restores_focus: StoredValue<bool>,
}

impl AxisView {
    /// An axis of these events; `view` returns the window and the bases shown.
    pub fn new(
        reports: Reports,
        plan: Plan,
        view: impl Fn() -> (Window, Bases) + Send + Sync + 'static,
        shown: Option<TimelineView>,
        lane: Option<ReportLane>,
    ) -> Self {
        let field = ElementRef::new();
        let (width, printed) = (width(field), is_printed());
        let chars = move || if printed.get() { PAPER } else { width.get() as f64 / CHARACTER };
        let plan = Arc::new(plan);
        // Comparing two layouts would be more code than redrawing.
        let whole = Memo::new_with_compare(
            {
                let plan = plan.clone();
                move |_| plan.axis(&LayoutOptions { width: chars(), ..LayoutOptions::default() })
            },
            |_, _| true,
        );
        let chosen = Memo::new(move |_| view());
        // In a task of its own: the frame of the wheel or the pointer has enough to do.
        let redraw = debounce(0, move || chosen.track());
        let view = Memo::new(move |_| {
            redraw.track();
            chosen.get_untracked()
        });
        let lay_out = move |_: Option<&Layout>| {
            let (window, bases) = view.get();
            let window = window.filter(|_| !printed.get());
            plan.layout(&LayoutOptions { width: chars(), window, bases, rows: ROWS, most: MOST })
        };
        let drawn = Memo::new_with_compare(lay_out, |_, _| true);
        let (tab_stop, restores_focus) = (StoredValue::new(None), StoredValue::new(false));
        let root = expect_context::<MountRoot>();
        let axis = AxisView { reports, root, field, whole, drawn, shown, tab_stop, restores_focus };
        let corpus = reports.corpus();
        let names = shown.map(|_| EventNames::of(&corpus));
        let renderer = Renderer {
            corpus,
            location: expect_context::<Location>(),
            names,
            lane,
            kept: RefCell::default(),
        };
        Effect::new(move |_| {
            let Some(field) = field.get() else { return };
            if width.get() > 0 {
                axis.drawn.with(|layout| draw::draw(&renderer, &field, layout));
                axis.after_draw();
            }
        });
        axis
    }

    /// The axis element for a page.
    pub fn field(self) -> Element {
        html::div()
            .class("axis")
            .attr("role", "group")
            .attr("aria-label", format!("{} on an axis", self.what()))
            .attr("aria-describedby", "walking")
            .child(
                self.skeleton().child(
                    html::div().class("tip").attr("aria-hidden", "true").attr("hidden", true),
                ),
            )
    }

    fn what(self) -> &'static str {
        if self.reports.corpus().events.is_empty() { "Reports" } else { "Events" }
    }

    /// The elements that the axis is drawn into.
    fn skeleton(self) -> Element {
        html::div()
            .class("field")
            .node_ref(self.field)
            .child(html::div().class("gaps"))
            .child(html::div().class("orders").attr("aria-hidden", "true"))
            .child(html::div().class("lanes"))
            .child(html::div().class("ticks").attr("aria-hidden", "true"))
    }

    /// After drawing: sets the roving tab stop, restores focus, and marks the chosen event.
    fn after_draw(self) {
        let (Some(shown), Some(field)) = (self.shown, self.field.get_untracked()) else { return };
        let tab_stop = self.tab_stop();
        if let Some(link) = find(&field, "a[tabindex='0']") {
            link.set_tab_index(-1);
        }
        if let Some(link) = tab_stop.and_then(|event| self.link(event)) {
            link.set_tab_index(0);
            let is_focus_lost = self.root.active().is_none_or(|now| now.tag_name() == "BODY");
            if self.restores_focus.get_value() && is_focus_lost {
                focus(&link);
            }
        }
        self.restores_focus.set_value(false);
        shown.mark(&field);
    }

    /// The roving tab stop: of the events drawn, the one focused last, else the chosen one, else
    /// the first.
    pub(super) fn tab_stop(self) -> Option<usize> {
        let chosen = self.shown.and_then(|shown| shown.event.get_untracked());
        let previous = self.tab_stop.get_value();
        self.drawn.with_untracked(|layout| {
            let is_drawn = |event: &usize| layout.marks.iter().any(|mark| mark.event == *event);
            let first = layout.marks.first().map(|mark| mark.event);
            previous.filter(is_drawn).or(chosen.filter(is_drawn)).or(first)
        })
    }

    /// Whether an event was focused or chosen.
    pub(super) fn has_tab_stop(self) -> bool {
        let chosen = self.shown.and_then(|shown| shown.event.get_untracked());
        self.tab_stop.get_value().or(chosen).is_some()
    }

    /// Makes an event that received focus the tab stop.
    pub(super) fn set_tab_stop(self, event: usize) {
        self.tab_stop.set_value(Some(event));
        self.after_draw();
    }

    /// Focuses an event; if it is not in view, moves the window to it.
    pub(super) fn focus_event(self, shown: TimelineView, event: usize) {
        self.tab_stop.set_value(Some(event));
        if let Some(link) = self.link(event) {
            focus(&link);
            return;
        }
        self.keep_focus();
        let window = self.window_showing(event);
        shown.change(|timeline| timeline.window = window);
    }

    /// Call before a redraw: it may remove the focused element. If focus is on the axis, the tab
    /// stop is focused after drawing.
    pub(super) fn keep_focus(self) {
        if let Some(Ok(focused)) = self.root.active().map(JsCast::dyn_into::<HtmlElement>)
            && super::is_on_axis(&focused)
        {
            let _ = focused.blur();
            self.restores_focus.set_value(true);
        }
    }

    /// The window with this event in view.
    pub(super) fn window_showing(self, event: usize) -> Window {
        let window = self.shown.and_then(|shown| shown.peek().window);
        let corpus = self.reports.corpus();
        let Some((lane, when)) = lane_and_date(&corpus, event) else { return window };
        let is_placed = self.drawn.with_untracked(|layout| layout.order.contains(&event));
        let Some(day) = when.earliest().or(when.latest()).filter(|_| is_placed) else {
            return window;
        };
        let cluster = self.drawn.with_untracked(|layout| {
            let holds = |cluster: &&timeline::Cluster| {
                cluster.lane == lane && cluster.days.0 <= day && day <= cluster.days.1
            };
            layout.clusters.iter().find(holds).map(|cluster| cluster.days)
        });
        let last = when.latest().unwrap_or(day);
        cluster.or_else(|| self.whole.with_untracked(|whole| showing(whole, window, (day, last))))
    }

    /// The link of an event, if it is drawn.
    fn link(self, event: usize) -> Option<HtmlElement> {
        let field = self.field.get_untracked()?;
        find(&field, &format!("a[data-event='{event}']"))
    }

    /// Shows the tooltip of an event next to its mark; `None` hides it.
    pub(super) fn show_tip(self, event: Option<(usize, bool)>, lane: Option<ReportLane>) {
        let Some(field) = self.field.get_untracked() else { return };
        let Some(tip) = find(&field, ".tip") else { return };
        let chosen = self.shown.and_then(|shown| shown.event.get_untracked());
        let event = event.map(|(event, _)| event).filter(|event| chosen != Some(*event));
        let link = event.and_then(|event| Some((event, self.link(event)?)));
        tip.set_hidden(link.is_none());
        let Some((event, link)) = link else { return };
        let corpus = self.reports.corpus();
        let told = match (corpus.events.get(event), lane) {
            (Some(_), _) => event_card::tip(&corpus, event),
            (None, Some(lane)) => (lane.tip)(&corpus, event - corpus.events.len()),
            (None, None) => return,
        };
        let is_series = corpus.documents.len() > 2;
        let class =
            if is_series { "tip doc".into() } else { coloured("tip", doc(&corpus.events[event])) };
        tip.set_class_name(&class);
        tip.set_inner_html(&told.to_html());
        let (frame, at) = (field.get_bounding_client_rect(), link.get_bounding_client_rect());
        // Below the mark, aligned towards the middle of the axis.
        let sign =
            link.first_element_child().map_or(at.clone(), |it| it.get_bounding_client_rect());
        let side = if sign.left() - frame.left() < frame.width() / 2.0 {
            format!("left:{}px", pixels(sign.left() - frame.left()))
        } else {
            format!("right:{}px", pixels(frame.right() - sign.right()))
        };
        let top = pixels(at.bottom() - frame.top());
        tip.style().set_css_text(&format!("top:{top}px;{side}"));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a page is not that large")]
fn pixels(length: f64) -> i32 {
    length.max(0.0) as i32
}

/// The width of an element in pixels; follows resizes.
fn width(node: ElementRef) -> ReadSignal<usize> {
    let (width, set_width) = signal(0_usize);
    let measure = move || {
        let pixels = node.get_untracked().map_or(0, |node| node.client_width().unsigned_abs());
        if width.get_untracked() != pixels as usize {
            set_width.set(pixels as usize);
        }
    };
    let changed = Closure::<dyn FnMut()>::new(measure);
    let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
    let kept = StoredValue::new_local((observer.clone(), changed));
    Effect::new(move |_| {
        measure();
        if let (Some(element), Some(observer)) = (node.get(), &observer) {
            observer.observe(&element);
        }
    });
    on_cleanup(move || {
        kept.with_value(|(observer, _)| observer.iter().for_each(ResizeObserver::disconnect));
    });
    width
}

/// The axis alone, as a small static picture.
pub fn strip(reports: Reports) -> Element {
    let all = || (None, Bases::default());
    let axis = AxisView::new(reports, Plan::new(&reports.corpus()).unlabelled(), all, None, None);
    html::div().class("axis strip").attr("aria-hidden", "true").child(axis.skeleton())
}

/// The events without a place on the axis, and the keyboard shortcuts.
pub fn beside(axis: AxisView) -> Element {
    let unplaced = Memo::new(move |_| axis.drawn.with(|layout| layout.unplaced.clone()));
    let without = move || {
        let events = unplaced.get();
        let corpus = &*axis.reports.corpus();
        let name = |event: usize| {
            let words = format!(", {}", when(&corpus.events[event]));
            html::li().child(link_to(corpus, event).child(&corpus.events[event].label)).child(words)
        };
        let head = (!events.is_empty())
            .then(|| html::span().child("Not on the axis, for no date is stated: "));
        html::div().child(head).child(
            html::ul().class("plain").child(events.into_iter().map(name).collect::<Vec<_>>()),
        )
    };
    let keys = [
        ("← → Home End", "event before, after, first, last"),
        ("+ −", "closer, wider"),
        ("⇧ ← ⇧ →", "earlier, later"),
        ("0 1 2", "all, a meeting"),
    ];
    let key = |(keys, what): (&'static str, &'static str)| {
        let keys = keys.split(' ').map(|key| html::kbd().child(key)).collect::<Vec<_>>();
        html::span().child(keys).child(" ").child(what)
    };
    let keys = html::p().class("keys").attr("id", "walking").child(keys.map(key));
    html::div().class("beside").child(without).child(keys)
}

/// Index of the event of an element.
pub(super) fn event_of(element: &web_sys::Element) -> Option<usize> {
    number(element, "data-event")
}
