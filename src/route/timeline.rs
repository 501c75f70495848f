//! The timeline page in a link.
//!
//! ```
//! use readout::dates::Day;
//! use readout::route::{Timeline, View, parse};
//!
//! let (route, _) = parse("#/timeline?from=2022-04-11&to=2023-06-05");
//! let window = Day::from_ymd(2022, 4, 11).zip(Day::from_ymd(2023, 6, 5));
//! assert_eq!(route.view, View::Timeline(Timeline { window, ..Timeline::default() }));
//! ```

use super::fragment::{Link, Params, brief};
use super::{Notice, ReferenceCheck};
use crate::corpus::{Bases, Basis, Corpus};
use crate::dates::Day;

/// The options of the timeline page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Id of the event whose card is open.
    pub event: Option<String>,
    /// The first and the last day on the axis; `None` for all days.
    pub window: Option<(Day, Day)>,
    /// Only events whose date has one of these bases are shown.
    pub bases: Bases,
    /// How the list is grouped.
    pub by: Grouping,
}

/// What the list of events is grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By the report that describes them.
    #[default]
    Meeting,
    /// By their year.
    Year,
}

impl Timeline {
    pub(super) fn read(params: &Params, notices: &mut Vec<Notice>) -> Self {
        let day = |key| params.get(key).and_then(|day| Day::parse(&day));
        let window = day("from").zip(day("to")).filter(|(from, to)| from <= to);
        let given = params.get("from").or(params.get("to"));
        if let (Some(given), None) = (given, window) {
            notices.push(format!("“{}” begins no stretch of days.", brief(&given)));
        }
        let bases = params.get("basis").map(|on| {
            let on: Vec<&str> = on.split(',').collect();
            let known = Basis::ALL.into_iter().filter(|basis| on.contains(&basis.name()));
            known.fold(Bases::NONE, Bases::toggled)
        });
        Timeline {
            event: params.get("event"),
            window,
            bases: bases.unwrap_or_default(),
            by: if params.is("by", "year") { Grouping::Year } else { Grouping::Meeting },
        }
    }

    pub(super) fn write(&self) -> Link {
        let mut link = Link::to("timeline");
        link.param("from", self.window.map(|(from, _)| from.to_string()));
        link.param("to", self.window.map(|(_, to)| to.to_string()));
        link.param("basis", names(self.bases));
        link.param("by", (self.by == Grouping::Year).then(|| "year".into()));
        link.param("event", self.event.clone());
        link
    }

    pub(super) fn settle(&mut self, corpus: &Corpus, check: &mut ReferenceCheck) {
        check.keep(&mut self.event, "event", |id| corpus.events.iter().any(|it| it.id == id));
        check.notices.extend(self.keep_window(corpus));
    }

    /// Clears a window that is before or after all events, and all reports where they have a lane; it
    /// may be between two.
    fn keep_window(&mut self, corpus: &Corpus) -> Option<Notice> {
        let (from, to) = self.window?;
        let reports = corpus.documents.iter().filter(|_| corpus.documents.len() > 2);
        let events = corpus.events.iter().map(|event| &event.when);
        let mut dates = events.chain(reports.map(|report| &report.date));
        let begins =
            dates.clone().any(|date| date.earliest().or(date.latest()).is_some_and(|it| it <= to));
        let ends = dates.any(|date| date.latest().or(date.earliest()).is_some_and(|it| it >= from));
        if begins && ends {
            return None;
        }
        self.window = None;
        Some(format!("Nothing is dated from {from} to {to}; these are all events."))
    }
}

fn names(bases: Bases) -> Option<String> {
    let on = Basis::ALL.into_iter().filter(|basis| bases.has(*basis));
    let names = on.map(Basis::name).collect::<Vec<_>>();
    (bases != Bases::default())
        .then(|| if names.is_empty() { "none".into() } else { names.join(",") })
}
