//! What the page shows, as a URL fragment, and back.
//!
//! A [`Route`] is the whole state of the page that is worth a link. Reading never fails: what
//! cannot be understood becomes the nearest sensible page and a [`Notice`] in words. Two steps:
//! [`parse`] knows the shape of links, [`settle`] knows which documents, topics and events exist.
//!
//! `#/search?q=defense` · `#/search/lines?sort=left&q=defense` · `#/timeline?from=2023-06-04&to=2023-06-05&event=B-e8` · `#/compare/topics?topic=T2&scope=talks` ·
//! `#/read/2022/6?span=1553-1647`
//!
//! One file a page, with what can be chosen on it and how that is read, written and settled:
//! [`mod@search`], [`timeline`], [`mod@compare`], [`mod@reader`]; [`page`]: which there are; `fragment`, the
//! letters.

pub mod compare;
mod fragment;
pub mod page;
pub mod reader;
pub mod search;
pub mod timeline;

pub use compare::{By, Comparison, Least, Mode, Order, Show, Step};
pub use page::Page;
pub use reader::{Layers, Reading};
pub use search::{Listing, Sort};
pub use timeline::{Grouping, Timeline};

use crate::corpus::Corpus;
use fragment::{Link, Params, brief};
use std::fmt;

/// A page and the query that stays on while the reader moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// Which page, and what is chosen on it.
    pub view: View,
    /// The search; empty for none.
    pub query: String,
}

/// A page, with what is chosen on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What the reports are, at a glance.
    #[default]
    Overview,
    /// The results of the query.
    Search(Listing),
    /// The events.
    Timeline(Timeline),
    /// Two documents side by side.
    Compare(Comparison),
    /// One document, verbatim.
    Read(Reading),
}

/// Something about a link that was not understood, in words for the reader.
pub type Notice = String;

/// Reads a URL fragment, with or without the leading `#`.
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
        [other, ..] => {
            notices.push(format!("There is no page “{}”; this is the overview.", brief(other)));
            View::Overview
        }
    };
    (Route { view, query: params.get("q").unwrap_or_default() }, notices)
}

/// Replaces what this corpus does not have by the nearest it has.
pub fn settle(mut route: Route, corpus: &Corpus) -> (Route, Vec<Notice>) {
    let mut known = Known::default();
    match &mut route.view {
        View::Overview | View::Search(_) => {}
        View::Timeline(timeline) => timeline.settle(corpus, &mut known),
        View::Compare(comparison) => comparison.settle(corpus, &mut known),
        View::Read(reading) => reading.settle(corpus, &mut known),
    }
    (route, known.notices)
}

/// What a corpus is asked for, and what it did not have.
#[derive(Default)]
struct Known {
    notices: Vec<Notice>,
}

impl Known {
    /// Keeps what is chosen if the corpus has it; says whether nothing had to go.
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
    /// The fragment, with the leading `#`; [`parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut link = match &self.view {
            View::Overview => Link::to(""),
            View::Search(listing) => listing.write(),
            View::Timeline(timeline) => timeline.write(),
            View::Compare(comparison) => comparison.write(),
            View::Read(reading) => reading.write(),
        };
        link.say("q", Some(self.query.clone()).filter(|query| !query.is_empty()));
        link.fmt(f)
    }
}
