//! The dates under the axis, as many as fit and no more precise than the dates of the events.
//!
//! ```
//! use readout::timeline::{LayoutOptions, layout};
//!
//! let corpus = readout::built_in();
//! let drawn = layout(&corpus, &LayoutOptions { width: 160.0, ..LayoutOptions::default() });
//! let labels: Vec<&str> = drawn.ticks.iter().map(|tick| tick.label.as_str()).collect();
//! assert_eq!(labels, ["March 2021", "11 April 2022", "4 June 2023", "5 June"]);
//! ```

use super::{Axis, axis::Segment};
use crate::dates::{Day, Edtf, Precision, Weekday, format::year_name};

/// A date under the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The position of the date: the middle of a day, the start of a month or year.
    pub at: f64,
    /// The start of its label; `at` is between `from` and `to`.
    pub from: f64,
    /// The end of its label.
    pub to: f64,
    /// “11 April 2022”, “5 June”, “Mar 2021”, “2021”.
    pub label: String,
}

/// The steps between ticks, from fine to coarse.
#[derive(Clone, Copy, PartialEq)]
enum TickStep {
    Day,
    Week,
    Months(i32),
    Years(i32),
}

const STEPS: [TickStep; 17] = [
    TickStep::Day,
    TickStep::Week,
    TickStep::Months(1),
    TickStep::Months(3),
    TickStep::Years(1),
    TickStep::Years(2),
    TickStep::Years(5),
    TickStep::Years(10),
    TickStep::Years(20),
    TickStep::Years(50),
    TickStep::Years(100),
    TickStep::Years(500),
    TickStep::Years(1000),
    TickStep::Years(5000),
    TickStep::Years(20_000),
    TickStep::Years(100_000),
    TickStep::Years(500_000),
];

/// The ticks of the whole axis, from left to right, without overlap.
pub(super) fn ticks(axis: &Axis, width: f64) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    for (index, segment) in axis.segments.iter().enumerate() {
        let free = ticks.last().map_or(0.0, |tick| tick.to + 1.0 / width);
        let limit = axis.segments.get(index + 1).map_or(1.0, |next| next.left);
        let room = TickRoom { axis, segment, width, free, limit };
        let steps = STEPS.into_iter().filter(|step| !step.is_finer_than(segment.days.unit));
        let mut candidates = steps.flat_map(|step| [(step, true), (step, false)]);
        let found = candidates.find_map(|(step, long)| room.every(step, long));
        ticks.extend(found.or_else(|| room.once()).unwrap_or_default());
    }
    ticks
}

/// The space available for the ticks of a segment.
struct TickRoom<'a> {
    axis: &'a Axis,
    segment: &'a Segment,
    width: f64,
    free: f64,
    limit: f64,
}

impl TickRoom<'_> {
    /// A tick at every step; `None` if the labels do not all fit.
    fn every(&self, step: TickStep, long: bool) -> Option<Vec<Tick>> {
        let days = self.segment.days;
        let room = (self.limit - self.free) * self.width;
        if f64::from(days.len()) / step.days() > room {
            return None;
        }
        let mut ticks: Vec<Tick> = Vec::new();
        let mut free = self.free;
        let mut year = None;
        let mut next = step.first(days.first);
        while let Some(day) = next.filter(|day| *day <= days.last) {
            let label = step.label(day, year != Some(day.ymd().0), long);
            year = Some(day.ymd().0);
            let tick = self.tick(step, day, label, free)?;
            free = tick.to + 1.0 / self.width;
            ticks.push(tick);
            next = step.next(day);
        }
        (!ticks.is_empty()).then_some(ticks)
    }

    fn tick(&self, step: TickStep, day: Day, label: String, free: f64) -> Option<Tick> {
        let need = label.chars().count() as f64 / self.width;
        let (at, from) = match step {
            TickStep::Day | TickStep::Week => (self.axis.at(day), self.axis.at(day) - need / 2.0),
            _ => (self.axis.start(day), self.axis.start(day)),
        };
        let from = from.min(self.limit - need).max(free);
        let to = from + need;
        (from <= at && at <= to && to <= self.limit + 1e-9).then_some(Tick { at, from, to, label })
    }

    /// One tick for the whole segment, as precise as fits.
    fn once(&self) -> Option<Vec<Tick>> {
        let days = self.segment.days;
        let middle = days.first.plus(days.len() / 2);
        let at = self.axis.at(middle);
        let (year, month, _) = days.first.ymd();
        let (last_year, last_month, _) = days.last.ymd();
        let short = &days.first.month_name()[..3];
        let mut labels = Vec::new();
        if days.len() == 1 {
            labels.push(format!("{} {}", Edtf::from(days.first).short(), year_name(year)));
            labels.push(Edtf::from(days.first).short());
        } else if year == last_year && month == last_month {
            labels.push(format!("{short} {}", year_name(year)));
        } else if year != last_year {
            labels.push(format!("{}–{}", year_name(year), year_name(last_year)));
        }
        labels.push(year_name(year));
        labels.into_iter().find_map(|label| {
            let need = label.chars().count() as f64 / self.width;
            let from = (at - need / 2.0).min(self.limit - need).max(self.free);
            let to = from + need;
            let fits = to <= self.limit + 1e-9;
            fits.then(|| vec![Tick { at: at.max(from).min(to), from, to, label }])
        })
    }
}

impl TickStep {
    /// Whether it is more precise than `unit`.
    fn is_finer_than(self, unit: Precision) -> bool {
        match self {
            TickStep::Day | TickStep::Week => unit < Precision::Day,
            TickStep::Months(_) => unit < Precision::Month,
            TickStep::Years(_) => false,
        }
    }

    /// Its approximate number of days.
    fn days(self) -> f64 {
        match self {
            TickStep::Day => 1.0,
            TickStep::Week => 7.0,
            TickStep::Months(months) => 30.0 * f64::from(months),
            TickStep::Years(years) => 365.0 * f64::from(years),
        }
    }

    /// The first tick on or after a day.
    fn first(self, day: Day) -> Option<Day> {
        let before = day.plus(-1);
        match self {
            TickStep::Day => Some(day),
            TickStep::Week => (0..7).map(|n| day.plus(n)).find(|d| d.weekday() == Weekday::Monday),
            TickStep::Months(_) | TickStep::Years(_) => self.next(before),
        }
    }

    /// The first tick after a day; `None` after [`Day::MAX`].
    fn next(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.ymd();
        match self {
            TickStep::Day => Some(day.plus(1)).filter(|next| *next > day),
            TickStep::Week => Some(day.plus(7)).filter(|next| *next > day),
            TickStep::Months(step) => {
                let months = (year * 12 + i32::from(month) - 1).div_euclid(step) * step + step;
                let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
                Day::from_ymd(months.div_euclid(12), month, 1)
            }
            TickStep::Years(step) => Day::from_ymd(year.div_euclid(step) * step + step, 1, 1),
        }
    }

    fn label(self, day: Day, with_year: bool, long: bool) -> String {
        let (year, _, number) = day.ymd();
        let month = if long { day.month_name() } else { &day.month_name()[..3] };
        let year = year_name(year);
        match (self, with_year) {
            (TickStep::Years(_), _) => year,
            (TickStep::Months(_), true) => format!("{month} {year}"),
            (TickStep::Months(_), false) => month.into(),
            (TickStep::Day | TickStep::Week, true) => format!("{number} {month} {year}"),
            (TickStep::Day | TickStep::Week, false) => format!("{number} {month}"),
        }
    }
}
