//! Pans and zooms the window: by button, key, wheel and touch, all equivalent.
//!
//! A plain wheel scrolls the page, also over the axis, so that scrolling past it does not get
//! stuck. With Ctrl, which browsers also report for a pinch on a touchpad, it zooms; sideways, or
//! with Shift, it pans. One finger or the mouse pans by dragging, two fingers zoom by pinching;
//! vertical swipes scroll the page.

use super::axis::{AxisView, event_of};
use super::{TimelineView, target};
use crate::dates::Day;
use crate::timeline::window::{Window, group, moved, pan, scaled, zoom};
use crate::ui::html::Element;
use crate::ui::platform::keyboard::key_press;
use leptos::ev;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{KeyboardEvent, PointerEvent, WheelEvent};

/// Zoom factor of a button or key.
const ZOOM_STEP: f64 = 1.6;
/// Pan distance of a button or key, as a share of the window.
const PAN_STEP: f64 = 0.5;
/// Wheel distance of a zoom step, in pixels.
const WHEEL_STEP: f64 = 50.0;
/// Zoom factor of a wheel step.
const WHEEL_ZOOM: f64 = 1.25;
/// A pointer that moves no further than this, in pixels, clicks instead of dragging.
const DRAG_THRESHOLD: f64 = 6.0;

/// The direction of a pan.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pan {
    /// To earlier days.
    Earlier,
    /// To later days.
    Later,
}

impl AxisView {
    fn move_to(self, shown: TimelineView, window: Window) {
        if window != shown.peek().window {
            self.keep_focus();
            shown.change(|timeline| timeline.window = window);
        }
    }

    /// Zooms in or out. The event focused last or chosen, else the one nearest to the middle, keeps
    /// its position.
    pub fn zoom(self, shown: TimelineView, closer: bool) {
        let factor = if closer { ZOOM_STEP } else { 1.0 / ZOOM_STEP };
        if let Some(pivot) = self.pivot() {
            let window = shown.peek().window;
            let window = self.whole.with_untracked(|whole| zoom(whole, window, pivot, factor));
            self.move_to(shown, window);
        }
    }

    /// Pans by half the width.
    pub fn pan(self, shown: TimelineView, to: Pan) {
        let by = if to == Pan::Earlier { -PAN_STEP } else { PAN_STEP };
        let window = shown.peek().window;
        let window = self.whole.with_untracked(|whole| pan(whole, window, by));
        self.move_to(shown, window);
    }

    /// Shows everything.
    pub fn fit(self, shown: TimelineView) {
        self.move_to(shown, None);
    }

    /// The days of the event group that contains a report's meeting.
    pub fn meeting(self, shown: TimelineView, doc: usize) -> Window {
        let corpus = shown.reports.corpus();
        let document = corpus.documents.get(doc)?;
        let when = document.meeting.map_or(&document.date, |event| &corpus.events[event].when);
        let day = when.earliest().or(when.latest())?;
        self.whole.with_untracked(|whole| group(whole, day))
    }

    /// Shows the days around a report's meeting.
    pub fn show_meeting(self, shown: TimelineView, doc: usize) {
        self.move_to(shown, self.meeting(shown, doc));
    }

    /// The day that keeps its position when zooming.
    fn pivot(self) -> Option<Day> {
        let event = self.tab_stop().filter(|_| self.has_tab_stop()).or_else(|| {
            self.drawn.with_untracked(|layout| {
                let off = |at: f64| (at - 0.5).abs();
                let nearest =
                    layout.marks.iter().min_by(|a, b| off(a.from).total_cmp(&off(b.from)));
                nearest.map(|mark| mark.event)
            })
        });
        self.drawn.with_untracked(|layout| {
            let mark = layout.marks.iter().find(|mark| Some(mark.event) == event);
            mark.map_or_else(|| layout.axis.day(0.5), |mark| Some(mark.day))
        })
    }

    /// Moves focus along the events in order; `step` maps the current and the last index to the new
    /// one.
    fn move_focus(self, shown: TimelineView, step: impl Fn(usize, usize) -> usize) {
        let focused = self.root.active().and_then(|element| event_of(&element));
        let now = focused.or(self.tab_stop());
        let next = self.drawn.with_untracked(|layout| {
            let last = layout.order.len().checked_sub(1)?;
            let at = layout.order.iter().position(|event| Some(*event) == now).unwrap_or(0);
            layout.order.get(step(at, last).min(last)).copied()
        });
        if let Some(next) = next {
            self.focus_event(shown, next);
        }
    }

    fn key(self, shown: TimelineView, key: &KeyboardEvent) -> bool {
        let Some(key) = key_press(key) else { return false };
        if key.ctrl_key() || key.meta_key() || key.alt_key() {
            return false;
        }
        match (key.key().as_str(), key.shift_key()) {
            ("ArrowRight", false) => self.move_focus(shown, |at, _| at + 1),
            ("ArrowLeft", false) => self.move_focus(shown, |at, _| at.saturating_sub(1)),
            ("ArrowRight", true) => self.pan(shown, Pan::Later),
            ("ArrowLeft", true) => self.pan(shown, Pan::Earlier),
            ("Home", _) => self.move_focus(shown, |_, _| 0),
            ("End", _) => self.move_focus(shown, |_, last| last),
            ("+" | "=", _) => self.zoom(shown, true),
            ("-" | "_", _) => self.zoom(shown, false),
            ("Escape", _) if shown.pointed.get_untracked().is_some() => shown.set_pointed.set(None),
            _ => return false,
        }
        true
    }

    /// The day at an x coordinate of the viewport.
    fn day_at(self, x: f64) -> Option<Day> {
        let frame = self.field.get_untracked()?.get_bounding_client_rect();
        let at = (x - frame.left()) / frame.width().max(1.0);
        self.drawn.with_untracked(|layout| layout.axis.day(at))
    }

    fn width(self) -> f64 {
        self.field.get_untracked().map_or(1.0, |field| f64::from(field.client_width().max(1)))
    }

    fn wheel(
        self,
        shown: TimelineView,
        wheel: &WheelEvent,
        remainder: StoredValue<(f64, f64)>,
    ) -> bool {
        let lines = if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { 20.0 } else { 1.0 };
        let (x, y) = (wheel.delta_x() * lines, wheel.delta_y() * lines);
        let (kept_x, kept_y) = remainder.get_value();
        let window = shown.peek().window;
        if wheel.ctrl_key() {
            let all = kept_y + y;
            let steps = (all / WHEEL_STEP).trunc();
            remainder.set_value((0.0, all - steps * WHEEL_STEP));
            let factor = if steps < 0.0 { WHEEL_ZOOM } else { 1.0 / WHEEL_ZOOM };
            let factor = if steps.abs() > 1.0 { factor * factor } else { factor };
            let Some(pivot) = self.day_at(f64::from(wheel.client_x())) else { return true };
            if steps != 0.0 {
                let window = self.whole.with_untracked(|whole| zoom(whole, window, pivot, factor));
                self.move_to(shown, window);
            }
            return true;
        }
        let x = if wheel.shift_key() && x == 0.0 { y } else { x };
        if x.abs() <= y.abs() && !wheel.shift_key() {
            return false;
        }
        let by = kept_x + x / self.width();
        let next = self.whole.with_untracked(|whole| moved(whole, window, by));
        remainder.set_value((if next == window { by } else { 0.0 }, 0.0));
        self.move_to(shown, next);
        true
    }
}

/// Pointers on the axis, and the state when the last one was added or removed.
#[derive(Default)]
struct Fingers {
    /// Id and x coordinate of each.
    pointers: Vec<(i32, f64)>,
    /// The window at that time.
    window: Window,
    /// The middle of the pointers at that time, and the distance between the outermost.
    middle: f64,
    distance: f64,
    /// The day under the middle at that time.
    pivot: Option<Day>,
    /// Whether they moved far enough for a drag instead of a click.
    drags: bool,
}

impl Fingers {
    fn now(&self) -> (f64, f64) {
        let at = self.pointers.iter().map(|(_, x)| *x);
        let (least, most) = at.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
        (f64::midpoint(least, most), most - least)
    }

    fn begin(&mut self, axis: AxisView, shown: TimelineView) {
        self.window = shown.peek().window;
        (self.middle, self.distance) = self.now();
        self.pivot = axis.day_at(self.middle);
    }

    fn lift(&mut self, axis: AxisView, shown: TimelineView, id: i32) {
        let before = self.pointers.len();
        self.pointers.retain(|(finger, _)| *finger != id);
        if !self.pointers.is_empty() && self.pointers.len() < before {
            self.begin(axis, shown);
        }
    }

    /// Handles a pointer event.
    fn follow(&mut self, axis: AxisView, shown: TimelineView, pointer: &PointerEvent) {
        let (id, x) = (pointer.pointer_id(), f64::from(pointer.client_x()));
        match pointer.type_().as_str() {
            "pointerdown" if pointer.button() == 0 => {
                self.drags = false;
                self.pointers.push((id, x));
                self.begin(axis, shown);
            }
            // A mouse button may have been released elsewhere.
            "pointermove" if pointer.buttons() != 0 => {
                let Some(finger) = self.pointers.iter_mut().find(|(finger, _)| *finger == id)
                else {
                    return;
                };
                finger.1 = x;
                let dragged = self.drags;
                self.moved(axis, shown);
                if self.drags && !dragged {
                    shown.set_pointed.set(None);
                    if let Some(field) = axis.field.get_untracked() {
                        let _ = field.set_pointer_capture(id);
                    }
                }
            }
            _ => self.lift(axis, shown, id),
        }
    }

    /// Moves the window by the current drag or pinch.
    fn moved(&mut self, axis: AxisView, shown: TimelineView) {
        let (middle, distance) = self.now();
        let pinches = self.pointers.len() > 1;
        self.drags |= pinches || (middle - self.middle).abs() > DRAG_THRESHOLD;
        if !self.drags {
            return;
        }
        let by = (self.middle - middle) / axis.width();
        let window = axis.whole.with_untracked(|whole| {
            let window = moved(whole, self.window, by);
            match self.pivot.filter(|_| pinches) {
                Some(pivot) => scaled(whole, window, pivot, distance / self.distance.max(1.0)),
                None => window,
            }
        });
        axis.move_to(shown, window);
    }
}

/// Adds the listeners for panning, zooming and keyboard focus to an axis.
pub fn listen(axis_element: Element, axis: AxisView, shown: TimelineView) -> Element {
    let fingers = Rc::new(RefCell::new(Fingers::default()));
    let remainder = StoredValue::new((0.0, 0.0));
    let dragged = fingers.clone();
    let on_pointer = move || {
        let fingers = fingers.clone();
        move |pointer: PointerEvent| fingers.borrow_mut().follow(axis, shown, &pointer)
    };
    axis_element
        .on(ev::keydown, move |event| {
            if axis.key(shown, &event) {
                event.prevent_default();
            }
        })
        .on(ev::focusin, move |event| {
            let link = target(&event, "a[data-event]");
            let Some((link, index)) = link.and_then(|link| Some((link.clone(), event_of(&link)?)))
            else {
                return;
            };
            axis.set_tab_stop(index);
            if link.matches(":focus-visible").unwrap_or(false) {
                shown.set_pointed.set(Some((index, true)));
            }
        })
        .on(ev::focusout, move |_| shown.set_pointed.set(None))
        .on(ev::wheel, move |event| {
            if axis.wheel(shown, &event, remainder) {
                event.prevent_default();
            }
        })
        .on(ev::pointerdown, on_pointer())
        .on(ev::pointermove, on_pointer())
        .on(ev::pointerup, on_pointer())
        .on(ev::pointercancel, on_pointer())
        // A drag is not a click, and does not drag the link itself.
        .on(ev::click, move |event| {
            if dragged.borrow().drags {
                event.prevent_default();
            }
        })
        .on(ev::dragstart, |event| event.prevent_default())
}
