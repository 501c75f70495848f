//! What series of reports and long reports need: a part of the program that is fetched for them alone.
//!
//! Its contents are listed in [`pages::series_chunk`](super::pages::series_chunk); the rest of the
//! program calls it only through the function pointers of [`SeriesChunk`], so that the splitter can
//! move it to a module of its own.

use super::html::{Child, Element};
use super::reports::Reports;
use crate::corpus::Corpus;
use crate::timeline::Plan;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// The entry points of the part.
pub struct SeriesChunk {
    /// Renders a long list.
    pub list: fn(LongList) -> Vec<Child>,
    /// Renders the results of a query, by report.
    pub results: fn() -> Element,
    /// Renders a field to choose a report with.
    pub picker: fn(ReportChoice) -> Element,
    /// Renders buttons for the pairs of neighbours before and after a pair.
    pub pair_steps: fn(PairChoice) -> Element,
    /// Renders a word through the series.
    pub word_in_time: fn(Signal<Option<String>>) -> Element,
    /// Renders the reports in time, each with what is new in it.
    pub overview: fn(Reports) -> Element,
    /// The reports as a lane of the timeline.
    pub lane: ReportLane,
}

/// The reports as a lane of the timeline.
#[derive(Clone, Copy)]
pub struct ReportLane {
    /// The events and the reports, to be laid out.
    pub plan: fn(&Corpus) -> Plan,
    /// Renders the link of a report, with its sign.
    pub mark: fn(&Corpus, usize, Element) -> Element,
    /// Renders what is told of a report that is pointed at.
    pub tip: fn(&Corpus, usize) -> Element,
}

/// A report to be chosen among many.
pub struct ReportChoice {
    /// The prefix of the ids of its elements, unique on the page.
    pub id: &'static str,
    /// What is chosen, for screen readers.
    pub name: &'static str,
    /// The report that is chosen now.
    pub current: Signal<usize>,
    /// Chooses a report.
    pub choose: Arc<dyn Fn(usize) + Send + Sync>,
}

/// A pair of reports to be chosen.
pub struct PairChoice {
    /// The pair that is compared now.
    pub current: Signal<(usize, usize)>,
    /// Chooses a pair.
    pub choose: Arc<dyn Fn(usize, usize) + Send + Sync>,
}

/// A list of which only what is near the viewport is drawn.
pub struct LongList {
    /// The number of items.
    pub count: usize,
    /// The number of items that are drawn together.
    pub per_part: usize,
    /// The height of an item before it is drawn for the first time, in pixels: an estimate.
    pub height: f64,
    /// Renders a part.
    pub part: Part,
    /// The number of hits of the query in a range of items, for those that are not drawn.
    pub hits: Arc<dyn Fn(Range<usize>) -> usize + Send + Sync>,
    /// An item to draw whether it is near the viewport or not: what a link leads to.
    pub wanted: Signal<Option<usize>>,
    /// Whether it is in a table: its parts are then bodies of the table.
    pub in_table: bool,
}

/// Renders a part of a list: an element with the items of a range.
type Part = Arc<dyn Fn(Range<usize>) -> Element + Send + Sync>;

impl LongList {
    /// A list without hits, and without an item that a link leads to.
    pub fn new(count: usize, per_part: usize, height: f64, part: Part) -> Self {
        let (hits, wanted) = (Arc::new(|_| 0), Signal::stored(None));
        LongList { count, per_part, height, part, hits, wanted, in_table: false }
    }

    /// The same list in a table.
    #[must_use]
    pub fn in_table(self) -> Self {
        LongList { in_table: true, ..self }
    }
}

/// Counts how often long lists have drawn other items.
#[derive(Clone, Copy, Default)]
pub struct DrawnLists(RwSignal<usize>);

impl DrawnLists {
    /// A list has drawn other items.
    pub fn changed(self) {
        self.0.update(|n| *n += 1);
    }

    /// Tracks the changes.
    pub fn track(self) {
        self.0.track();
    }
}

/// Of so many reports each has a tab and a card of its own.
pub const FEW: usize = 5;

/// The number of passages, and of bytes, beyond which a corpus of two reports is long.
const LONG: (usize, usize) = (100, 40_000);

/// Whether a corpus needs the part.
pub fn is_series_or_long(corpus: &Corpus) -> bool {
    let documents = || corpus.documents.iter();
    let passages = documents().map(|document| document.blocks.len()).sum::<usize>();
    let bytes = documents().map(|document| document.text.len()).sum::<usize>();
    corpus.documents.len() > 2
        || passages > LONG.0
        || bytes > LONG.1
        || corpus.events.len() > LONG.0
}
