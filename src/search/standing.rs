//! In which reports what was searched for stands, in the order of time: since when, until when, and
//! with which gaps.
//!
//! A quoted query is found word for word, so this tells it of a phrase as well as of a word. The
//! words themselves are the [hits](super::Results::hits_in) of a report.
//!
//! ```
//! use readout::corpus::Chronology;
//! use readout::search::{Index, Options, Standing, Typing, parse, search};
//!
//! let corpus = readout::built_in();
//! let query = parse("\"roadmap\"", Typing::Done);
//! let results = search(&Index::new(&corpus), &corpus, &query, &Options::default());
//! let chronology = Chronology::new(&corpus);
//! let standing = Standing::new(&results, &chronology);
//! assert_eq!((standing.first(), standing.last(), standing.reports()), (Some(1), Some(1), 1));
//! let hit = results.hits_in(chronology.order()[1])[0];
//! assert_eq!(corpus.quote(hit.span), "roadmap");
//! ```

use super::results::Results;
use crate::corpus::Chronology;
use std::ops::Range;

/// The reports that have results, as runs of successive ones. All numbers are positions in
/// [`Chronology::order`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The runs of reports with results, in order; between two is at least one report without.
    pub runs: Vec<Range<usize>>,
}

impl Standing {
    /// The runs of the results of a search; both must be of the same corpus. If the search was
    /// relaxed, no report has what was searched for, and there are none.
    pub fn new(results: &Results, chronology: &Chronology) -> Self {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let has = |doc: usize| results.documents.get(doc).is_some_and(|d| d.count.passages > 0);
        for (position, &doc) in chronology.order().iter().enumerate() {
            if results.relaxed || !has(doc) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.end == position => run.end += 1,
                _ => runs.push(position..position + 1),
            }
        }
        Self { runs }
    }

    /// The first report with results.
    pub fn first(&self) -> Option<usize> {
        self.runs.first().map(|run| run.start)
    }

    /// The last report with results.
    pub fn last(&self) -> Option<usize> {
        self.runs.last().map(|run| run.end - 1)
    }

    /// How many reports have results.
    pub fn reports(&self) -> usize {
        self.runs.iter().map(Range::len).sum()
    }

    /// The runs of reports without results between the first and the last with some.
    pub fn gaps(&self) -> Vec<Range<usize>> {
        self.runs.windows(2).map(|pair| pair[0].end..pair[1].start).collect()
    }
}
