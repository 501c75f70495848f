//! What a link says of the timeline.

use super::fragment::{Link, Params, brief};
use super::{Known, Notice};
use crate::corpus::{Bases, Basis, Corpus, Event};
use crate::dates::Day;

/// What is chosen on the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Id of the event whose card is open.
    pub event: Option<String>,
    /// The first and the last day on the axis; none for all there is.
    pub window: Option<(Day, Day)>,
    /// Events are shown whose date is known in one of these ways.
    pub bases: Bases,
    /// What the list is grouped by.
    pub by: Grouping,
}

/// What the list of events is grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// The report that tells of them.
    #[default]
    Meeting,
    /// Their year.
    Year,
}

impl Timeline {
    pub(super) fn read(params: &Params, notices: &mut Vec<Notice>) -> Self {
        let day = |key| params.get(key).and_then(|day| Day::parse(&day));
        let window = day("from").zip(day("to")).filter(|(from, to)| from <= to);
        let asked = params.get("from").or(params.get("to"));
        if let (Some(asked), None) = (asked, window) {
            notices.push(format!("“{}” begins no stretch of days.", brief(&asked)));
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
        link.say("from", self.window.map(|(from, _)| from.to_string()));
        link.say("to", self.window.map(|(_, to)| to.to_string()));
        link.say("basis", names(self.bases));
        link.say("by", (self.by == Grouping::Year).then(|| "year".into()));
        link.say("event", self.event.clone());
        link
    }

    pub(super) fn settle(&mut self, corpus: &Corpus, known: &mut Known) {
        known.keep(&mut self.event, "event", |id| corpus.events.iter().any(|it| it.id == id));
        known.notices.extend(self.keep_window(corpus));
    }

    /// A window may lie between two events, but not before all or after all.
    fn keep_window(&mut self, corpus: &Corpus) -> Option<Notice> {
        let (from, to) = self.window?;
        let first = |event: &Event| event.when.earliest().or(event.when.latest());
        let last = |event: &Event| event.when.latest().or(event.when.earliest());
        let begins = corpus.events.iter().filter_map(first).any(|day| day <= to);
        let ends = corpus.events.iter().filter_map(last).any(|day| day >= from);
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
