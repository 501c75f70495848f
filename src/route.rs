//! The route: what the page shows, to a URL fragment and back.
//!
//! A [`Route`] is the complete linkable state of the page. Parsing never fails: an invalid link
//! becomes the nearest valid page, with a [`Notice`] in words. There are two steps: [`parse`]
//! checks the syntax of a link, [`settle`] checks that its documents, topics and events exist.
//!
//! `#/search?q=defense` · `#/search/lines?sort=left&q=defense` ·
//! `#/timeline?from=2023-06-04&to=2023-06-05&event=B-e8` ·
//! `#/compare/topics?topic=T2&scope=talks` · `#/read/2022/6?span=1553-1647`
//!
//! - [`mod@search`], [`timeline`], [`mod@compare`], [`mod@reader`]: the options of each page, and
//!   how they are parsed, written and settled;
//! - [`page`]: the list of pages; [`collection`]: the reports that a link is about;
//! - `fragment`: paths and parameters, encoding and decoding.
//!
//! ```
//! use readout::route::{Page, parse};
//!
//! let (route, notices) = parse("#/search?q=defense");
//! assert!(Page::of(&route.view) == Page::Search && notices.is_empty());
//! assert_eq!(route.query, "defense");
//! assert_eq!(route.to_string(), "#/search?q=defense");
//! ```

pub mod collection;
pub mod compare;
mod fragment;
pub mod page;
pub mod reader;
pub mod search;
pub mod timeline;

pub use collection::Collection;
pub use compare::{By, Comparison, Least, Mode, Show, Step, VocabularyOrder};
pub use page::Page;
pub use reader::{Layers, Reading};
pub use search::{Listing, Sort};
pub use timeline::{Grouping, Timeline};

use crate::corpus::Corpus;
use fragment::{Link, Params, brief};
use std::fmt;

/// A page, and the query, which is kept when the user changes the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The page with its options.
    pub view: View,
    /// The search; empty for none.
    pub query: String,
}

/// A page with its options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// A summary of the reports.
    #[default]
    Overview,
    /// The results of the query.
    Search(Listing),
    /// The events on a time axis.
    Timeline(Timeline),
    /// Two documents side by side.
    Compare(Comparison),
    /// One document, verbatim.
    Read(Reading),
    /// Where readers open reports of their own.
    Open,
}

/// A message to the user about an invalid part of a link.
pub type Notice = String;

/// Parses a URL fragment, with or without the leading `#`.
pub fn parse(fragment: &str) -> (Route, Vec<Notice>) {
    let mut notices = Vec::new();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, search) = fragment.split_once('?').unwrap_or((fragment, ""));
    let path = fragment::path(path);
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let params = Params::of(search);
    let view = match path.as_slice() {
        [] => View::Overview,
        ["search", rest @ ..] => View::Search(Listing::read(rest, &params, &mut notices)),
        ["timeline", ..] => View::Timeline(Timeline::read(&params, &mut notices)),
        ["compare", rest @ ..] => View::Compare(Comparison::read(rest, &params, &mut notices)),
        ["read", rest @ ..] => View::Read(Reading::read(rest, &params, &mut notices)),
        ["open", ..] => View::Open,
        [other, ..] => {
            notices.push(format!("There is no page “{}”; this is the overview.", brief(other)));
            View::Overview
        }
    };
    (Route { view, query: params.get("q").unwrap_or_default() }, notices)
}

/// Replaces references to what the corpus does not have by the nearest valid ones.
pub fn settle(mut route: Route, corpus: &Corpus) -> (Route, Vec<Notice>) {
    let mut check = ReferenceCheck::default();
    match &mut route.view {
        View::Overview | View::Search(_) | View::Open => {}
        View::Timeline(timeline) => timeline.settle(corpus, &mut check),
        View::Compare(comparison) => comparison.settle(corpus, &mut check),
        View::Read(reading) => reading.settle(corpus, &mut check),
    }
    (route, check.notices)
}

/// Checks references to a corpus, and collects a notice for each that it does not have.
#[derive(Default)]
struct ReferenceCheck {
    notices: Vec<Notice>,
}

impl ReferenceCheck {
    /// Clears an id that the corpus does not have; returns `false` if it did.
    fn keep(
        &mut self,
        chosen: &mut Option<String>,
        what: &str,
        has: impl Fn(&str) -> bool,
    ) -> bool {
        let Some(id) = chosen.take_if(|id| !has(id)) else { return true };
        self.notices.push(format!("There is no {what} “{}” here.", brief(&id)));
        false
    }
}

impl fmt::Display for Route {
    /// The fragment, with the leading `#`; the inverse of [`parse`].
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut link = match &self.view {
            View::Overview => Link::to(""),
            View::Search(listing) => listing.write(),
            View::Timeline(timeline) => timeline.write(),
            View::Compare(comparison) => comparison.write(),
            View::Read(reading) => reading.write(),
            View::Open => Link::to("open"),
        };
        link.param("q", Some(self.query.clone()).filter(|query| !query.is_empty()));
        link.fmt(f)
    }
}
