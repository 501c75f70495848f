//! The window moves: by button, key, wheel and finger, one as good as the other.
//!
//! A plain wheel scrolls the page, also over the axis: who scrolls past it must not get stuck.
//! With Ctrl, which is what a browser says of two fingers on a touch pad too, it zooms; sideways,
//! or with Shift, it pans. One finger or the mouse drags the axis sideways, two fingers stretch it;
//! up and down, a finger scrolls the page.

use super::axis::{AxisView, Window, event_of};
use super::{TimelineView, target};
use crate::dates::Day;
use crate::timeline::window::{group, moved, pan, scaled, zoom};
use crate::ui::html::Element;
use leptos::ev;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{KeyboardEvent, PointerEvent, WheelEvent};

/// A step of a button or key: so many times the detail, so much of the width.
const CLOSER: f64 = 1.6;
const ASIDE: f64 = 0.5;
/// So many pixels of a wheel are a step, and what a step of it does.
const NOTCH: f64 = 50.0;
const NOTCH_CLOSER: f64 = 1.25;
/// A pointer that moves fewer pixels does not drag: it clicks.
const SLACK: f64 = 6.0;

/// Which way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pan {
    /// To what was earlier.
    Earlier,
    /// To what was later.
    Later,
}

impl AxisView {
    fn move_to(self, shown: TimelineView, window: Window) {
        if window != shown.peek().window {
            self.give_keyboard_back();
            shown.change(|timeline| timeline.window = window);
        }
    }

    /// Closer, or wider; what was reached last, or is nearest to the middle, keeps its place.
    pub fn zoom(self, shown: TimelineView, closer: bool) {
        let factor = if closer { CLOSER } else { 1.0 / CLOSER };
        if let Some(about) = self.about() {
            let window = shown.peek().window;
            let window = self.whole.with_untracked(|whole| zoom(whole, window, about, factor));
            self.move_to(shown, window);
        }
    }

    /// Half a width to one side.
    pub fn pan(self, shown: TimelineView, to: Pan) {
        let by = if to == Pan::Earlier { -ASIDE } else { ASIDE };
        let window = shown.peek().window;
        let window = self.whole.with_untracked(|whole| pan(whole, window, by));
        self.move_to(shown, window);
    }

    /// Everything.
    pub fn fit(self, shown: TimelineView) {
        self.move_to(shown, None);
    }

    /// The days of the group that a report's meeting is in.
    pub fn meeting(self, shown: TimelineView, doc: usize) -> Window {
        let document = shown.corpus.documents.get(doc)?;
        let when = document.meeting.map_or(document.date, |event| shown.corpus.events[event].when);
        let day = when.earliest().or(when.latest())?;
        self.whole.with_untracked(|whole| group(whole, day))
    }

    /// Shows those.
    pub fn show_meeting(self, shown: TimelineView, doc: usize) {
        self.move_to(shown, self.meeting(shown, doc));
    }

    /// The day that keeps its place.
    fn about(self) -> Option<Day> {
        let event = self.stop().filter(|_| self.has_stop()).or_else(|| {
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

    /// Walks so many events on, in the order of time.
    fn walk(self, shown: TimelineView, step: impl Fn(usize, usize) -> usize) {
        let focused = self.root.active().and_then(|element| event_of(&element));
        let now = focused.or(self.stop());
        let next = self.drawn.with_untracked(|layout| {
            let last = layout.order.len().checked_sub(1)?;
            let at = layout.order.iter().position(|event| Some(*event) == now).unwrap_or(0);
            layout.order.get(step(at, last).min(last)).copied()
        });
        if let Some(next) = next {
            self.reach(shown, next);
        }
    }

    fn key(self, shown: TimelineView, key: &KeyboardEvent) -> bool {
        if key.ctrl_key() || key.meta_key() || key.alt_key() {
            return false;
        }
        match (key.key().as_str(), key.shift_key()) {
            ("ArrowRight", false) => self.walk(shown, |at, _| at + 1),
            ("ArrowLeft", false) => self.walk(shown, |at, _| at.saturating_sub(1)),
            ("ArrowRight", true) => self.pan(shown, Pan::Later),
            ("ArrowLeft", true) => self.pan(shown, Pan::Earlier),
            ("Home", _) => self.walk(shown, |_, _| 0),
            ("End", _) => self.walk(shown, |_, last| last),
            ("+" | "=", _) => self.zoom(shown, true),
            ("-" | "_", _) => self.zoom(shown, false),
            ("Escape", _) if shown.pointed.get_untracked().is_some() => shown.point.set(None),
            _ => return false,
        }
        true
    }

    /// The day at a place of the window.
    fn day_at(self, x: f64) -> Option<Day> {
        let frame = self.field.get_untracked()?.get_bounding_client_rect();
        let at = (x - frame.left()) / frame.width().max(1.0);
        self.drawn.with_untracked(|layout| layout.axis.day(at))
    }

    fn width(self) -> f64 {
        self.field.get_untracked().map_or(1.0, |field| f64::from(field.client_width().max(1)))
    }

    fn wheel(self, shown: TimelineView, wheel: &WheelEvent, left: StoredValue<(f64, f64)>) -> bool {
        let lines = if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { 20.0 } else { 1.0 };
        let (x, y) = (wheel.delta_x() * lines, wheel.delta_y() * lines);
        let (kept_x, kept_y) = left.get_value();
        let window = shown.peek().window;
        if wheel.ctrl_key() {
            let all = kept_y + y;
            let steps = (all / NOTCH).trunc();
            left.set_value((0.0, all - steps * NOTCH));
            let factor = if steps < 0.0 { NOTCH_CLOSER } else { 1.0 / NOTCH_CLOSER };
            let factor = if steps.abs() > 1.0 { factor * factor } else { factor };
            let Some(about) = self.day_at(f64::from(wheel.client_x())) else { return true };
            if steps != 0.0 {
                let window = self.whole.with_untracked(|whole| zoom(whole, window, about, factor));
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
        left.set_value((if next == window { by } else { 0.0 }, 0.0));
        self.move_to(shown, next);
        true
    }
}

/// Fingers on the axis, and how it was when the last one came or went.
#[derive(Default)]
struct Fingers {
    /// Each with its number and where it is.
    down: Vec<(i32, f64)>,
    /// The window, the middle of the fingers and how far they are apart, as it was.
    window: Window,
    middle: f64,
    apart: f64,
    /// The day that was under the middle.
    about: Option<Day>,
    /// Whether they moved far enough to be no click.
    drags: bool,
}

impl Fingers {
    fn now(&self) -> (f64, f64) {
        let at = self.down.iter().map(|(_, x)| *x);
        let (least, most) = at.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
        (f64::midpoint(least, most), most - least)
    }

    fn begin(&mut self, axis: AxisView, shown: TimelineView) {
        self.window = shown.peek().window;
        (self.middle, self.apart) = self.now();
        self.about = axis.day_at(self.middle);
    }

    fn lift(&mut self, axis: AxisView, shown: TimelineView, id: i32) {
        let before = self.down.len();
        self.down.retain(|(finger, _)| *finger != id);
        if !self.down.is_empty() && self.down.len() < before {
            self.begin(axis, shown);
        }
    }

    /// A finger, or the mouse, comes, moves or goes.
    fn follow(&mut self, axis: AxisView, shown: TimelineView, pointer: &PointerEvent) {
        let (id, x) = (pointer.pointer_id(), f64::from(pointer.client_x()));
        match pointer.type_().as_str() {
            "pointerdown" if pointer.button() == 0 => {
                self.drags = false;
                self.down.push((id, x));
                self.begin(axis, shown);
            }
            // A mouse may have been let go elsewhere.
            "pointermove" if pointer.buttons() != 0 => {
                let Some(finger) = self.down.iter_mut().find(|(finger, _)| *finger == id) else {
                    return;
                };
                finger.1 = x;
                let dragged = self.drags;
                self.moved(axis, shown);
                if self.drags && !dragged {
                    shown.point.set(None);
                    if let Some(field) = axis.field.get_untracked() {
                        let _ = field.set_pointer_capture(id);
                    }
                }
            }
            _ => self.lift(axis, shown, id),
        }
    }

    /// The window as the fingers have moved it.
    fn moved(&mut self, axis: AxisView, shown: TimelineView) {
        let (middle, apart) = self.now();
        let pinches = self.down.len() > 1;
        self.drags |= pinches || (middle - self.middle).abs() > SLACK;
        if !self.drags {
            return;
        }
        let by = (self.middle - middle) / axis.width();
        let window = axis.whole.with_untracked(|whole| {
            let window = moved(whole, self.window, by);
            match self.about.filter(|_| pinches) {
                Some(about) => scaled(whole, window, about, apart / self.apart.max(1.0)),
                None => window,
            }
        });
        axis.move_to(shown, window);
    }
}

/// Lets an axis be moved.
pub fn listen(axis_element: Element, axis: AxisView, shown: TimelineView) -> Element {
    let fingers = Rc::new(RefCell::new(Fingers::default()));
    let left = StoredValue::new((0.0, 0.0));
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
            axis.reached(index);
            if link.matches(":focus-visible").unwrap_or(false) {
                shown.point.set(Some((index, true)));
            }
        })
        .on(ev::focusout, move |_| shown.point.set(None))
        .on(ev::wheel, move |event| {
            if axis.wheel(shown, &event, left) {
                event.prevent_default();
            }
        })
        .on(ev::pointerdown, on_pointer())
        .on(ev::pointermove, on_pointer())
        .on(ev::pointerup, on_pointer())
        .on(ev::pointercancel, on_pointer())
        // What was dragged is not clicked, nor dragged away as a link.
        .on(ev::click, move |event| {
            if dragged.borrow().drags {
                event.prevent_default();
            }
        })
        .on(ev::dragstart, |event| event.prevent_default())
}
