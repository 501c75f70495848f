//! What the page shows, as a URL fragment, and back.
//!
//! A [`Route`] is the whole state of the page that is worth a link. Reading never fails: what
//! cannot be understood becomes the nearest sensible page and a [`Notice`] in words. Two steps:
//! [`parse`] knows the shape of links, [`settle`] knows which documents, topics and events exist.
//!
//! `#/search?q=defense` · `#/search/lines?sort=left&q=defense` · `#/timeline?from=2023-06-04&to=2023-06-05&event=B-e8` · `#/compare/topics?topic=T2&scope=talks` ·
//! `#/read/2022/6?span=1553-1647`

use crate::corpus::{Bases, Basis, Corpus, Event};
use crate::dates::Day;
use crate::list::Listed;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
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

/// How the results are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// By passage, the best first.
    #[default]
    Passages,
    /// Every hit in a line with its context.
    Lines(Sort),
}

/// In which order lines stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the reports.
    #[default]
    Text,
    /// By the words found.
    Hit,
    /// By the words before.
    Left,
    /// By the words after.
    Right,
}

impl Sort {
    /// All of them, as their columns stand.
    pub const ALL: [Sort; 4] = [Sort::Text, Sort::Left, Sort::Hit, Sort::Right];

    fn name(self) -> &'static str {
        match self {
            Sort::Text => "text",
            Sort::Hit => "hit",
            Sort::Left => "left",
            Sort::Right => "right",
        }
    }
}

/// What is chosen on the comparison page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What is compared.
    pub mode: Mode,
    /// Id of the document on the left; none for the first.
    pub left: Option<String>,
    /// Id of the document on the right; none for the second.
    pub right: Option<String>,
    /// Id of a scope; none for the whole documents.
    pub scope: Option<String>,
    /// Id of the topic in view.
    pub topic: Option<String>,
    /// Which rows are shown.
    pub show: Show,
    /// Who made the pairs of passages.
    pub by: By,
    /// The match in view.
    pub step: Option<Step>,
    /// How many words a shared phrase has at least.
    pub least: Least,
    /// Whether phrases are shown that are only names and titles.
    pub formula: bool,
    /// Whether each column scrolls by itself.
    pub apart: bool,
    /// The word whose company is in view.
    pub word: Option<String>,
    /// In which order words stand.
    pub order: Order,
}

/// In which order words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The most unevenly spread first.
    #[default]
    Uneven,
    /// By alphabet.
    Word,
    /// The most frequent on the left first.
    Left,
    /// The most frequent on the right first.
    Right,
}

impl Order {
    /// All of them, as their columns stand.
    pub const ALL: [Order; 4] = [Order::Word, Order::Left, Order::Right, Order::Uneven];

    fn name(self) -> &'static str {
        match self {
            Order::Uneven => "uneven",
            Order::Word => "word",
            Order::Left => "left",
            Order::Right => "right",
        }
    }
}

/// A match to step to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A pair of passages, from 1.
    Pair(usize),
    /// A shared phrase, from 1 among those that are shown.
    Phrase(usize),
}

/// Who made the pairs of passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The editors, if they made any.
    #[default]
    Editors,
    /// A machine.
    Machine,
}

/// How many words a shared phrase has at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least(pub usize);

impl Least {
    /// What can be chosen.
    pub const ALL: [Least; 5] = [Least(2), Least(3), Least(4), Least(5), Least(6)];
}

impl Default for Least {
    fn default() -> Self {
        Least(3)
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The matrix of topics.
    #[default]
    Topics,
    /// The texts in two columns.
    Text,
    /// Date, venue, people, offices, outcomes, voices.
    Facts,
    /// How often each word stands on either side.
    Words,
}

/// Which rows of the matrix are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those with words on both sides.
    Both,
    /// Those with words on the left only.
    Left,
    /// Those with words on the right only.
    Right,
}

/// What is chosen on the reader's page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Id of the document; none for the first.
    pub doc: Option<String>,
    /// The block to go to, from 1.
    pub passage: Option<usize>,
    /// Code points of the source file to point out, end exclusive.
    pub span: Option<(usize, usize)>,
    /// Which layers are on.
    pub layers: Layers,
}

/// The layers of the reader.
#[expect(clippy::struct_excessive_bools, reason = "four independent switches")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Quotations, with speaker and medium.
    pub quotes: bool,
    /// People, organisations and places.
    pub names: bool,
    /// The words that dates rest on.
    pub dates: bool,
    /// Slips of the source.
    pub slips: bool,
}

impl Layers {
    /// The names of those that are on.
    pub fn names(self) -> Vec<&'static str> {
        let Layers { quotes, names, dates, slips } = self;
        let all = [(quotes, "quotes"), (names, "names"), (dates, "dates"), (slips, "slips")];
        all.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).listed()
    }
}

impl Default for Layers {
    fn default() -> Self {
        Layers { quotes: true, names: false, dates: false, slips: true }
    }
}

/// Something about a link that was not understood, in words for the reader.
pub type Notice = String;

/// Reads a URL fragment, with or without the leading `#`.
pub fn parse(fragment: &str) -> (Route, Vec<Notice>) {
    let mut notices = Vec::new();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, search) = fragment.split_once('?').unwrap_or((fragment, ""));
    let path: Vec<String> = path.split('/').map(decode).filter(|part| !part.is_empty()).listed();
    let path: Vec<&str> = path.iter().map(String::as_str).listed();
    let params = Params::of(search);
    let view = match path.as_slice() {
        [] => View::Overview,
        ["search", rest @ ..] => View::Search(listing(rest, &params, &mut notices)),
        ["timeline", ..] => View::Timeline(timeline(&params, &mut notices)),
        ["compare", rest @ ..] => View::Compare(comparison(rest, &params, &mut notices)),
        ["read", rest @ ..] => View::Read(reading(rest, &params, &mut notices)),
        [other, ..] => {
            notices.push(format!("There is no page “{}”; this is the overview.", brief(other)));
            View::Overview
        }
    };
    (Route { view, query: params.get("q").unwrap_or_default() }, notices)
}

/// Replaces what this corpus does not have by the nearest it has.
pub fn settle(mut route: Route, corpus: &Corpus) -> (Route, Vec<Notice>) {
    let mut notices = Vec::new();
    let mut keep = |chosen: &mut Option<String>, what: &str, known: Option<bool>| {
        if known == Some(false) {
            let id = chosen.take().unwrap_or_default();
            notices.push(format!("There is no {what} “{}” here.", brief(&id)));
        }
    };
    let document = |id: &Option<String>| id.as_ref().map(|id| corpus.document(id).is_some());
    match &mut route.view {
        View::Overview | View::Search(_) => {}
        View::Timeline(timeline) => {
            let event = &mut timeline.event;
            let known = event.as_ref().map(|id| corpus.events.iter().any(|e| e.id == *id));
            keep(event, "event", known);
            notices.extend(window_with_events(timeline, corpus));
        }
        View::Compare(c) => {
            let scope = c.scope.as_ref().map(|id| corpus.scopes.iter().any(|s| s.id == *id));
            let topic = c.topic.as_ref().map(|id| corpus.topics.iter().any(|t| t.id == *id));
            let (left, right) = (document(&c.left), document(&c.right));
            keep(&mut c.left, "report", left);
            keep(&mut c.right, "report", right);
            keep(&mut c.scope, "scope", scope);
            keep(&mut c.topic, "topic", topic);
        }
        View::Read(reading) => {
            let known = document(&reading.doc);
            keep(&mut reading.doc, "report", known);
            if known == Some(false) {
                (reading.passage, reading.span) = (None, None);
            }
            notices.extend(nearest_passage(reading, corpus));
        }
    }
    (route, notices)
}

/// A window may lie between two events, but not before all or after all.
fn window_with_events(timeline: &mut Timeline, corpus: &Corpus) -> Option<Notice> {
    let (from, to) = timeline.window?;
    let first = |event: &Event| event.when.earliest().or(event.when.latest());
    let last = |event: &Event| event.when.latest().or(event.when.earliest());
    let begins = corpus.events.iter().filter_map(first).any(|day| day <= to);
    let ends = corpus.events.iter().filter_map(last).any(|day| day >= from);
    if begins && ends {
        return None;
    }
    timeline.window = None;
    Some(format!("Nothing is dated from {from} to {to}; these are all events."))
}

fn nearest_passage(reading: &mut Reading, corpus: &Corpus) -> Vec<Notice> {
    let mut notices = Vec::new();
    let doc = reading.doc.as_ref().and_then(|id| corpus.document(id)).unwrap_or_default();
    let Some(document) = corpus.documents.get(doc) else { return notices };
    if let Some(number) = reading.passage.filter(|n| *n > document.blocks.len()) {
        notices.push(format!("This report has no passage {number}."));
        reading.passage = None;
    }
    if reading.span.is_some_and(|(from, to)| document.bytes(from..to).is_none()) {
        notices.push("The link points at words that are not in this report.".into());
        reading.span = None;
    }
    notices
}

fn timeline(params: &Params, notices: &mut Vec<Notice>) -> Timeline {
    let day = |key| params.get(key).and_then(|day| Day::parse(&day));
    let window = day("from").zip(day("to")).filter(|(from, to)| from <= to);
    let asked = params.get("from").or(params.get("to"));
    if let (Some(asked), None) = (asked, window) {
        notices.push(format!("“{}” begins no stretch of days.", brief(&asked)));
    }
    let bases = params.get("basis").map(|on| {
        let on: Vec<&str> = on.split(',').listed();
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

fn listing(path: &[&str], params: &Params, notices: &mut Vec<Notice>) -> Listing {
    match path {
        [] => Listing::Passages,
        ["lines", ..] => {
            let sort = params.get("sort").unwrap_or_default();
            let known = Sort::ALL.into_iter().find(|known| known.name() == sort);
            Listing::Lines(known.unwrap_or_default())
        }
        [other, ..] => {
            notices.push(format!("There is no list of “{}”; these are passages.", brief(other)));
            Listing::Passages
        }
    }
}

fn comparison(path: &[&str], params: &Params, notices: &mut Vec<Notice>) -> Comparison {
    let mode = match path {
        [] | ["topics", ..] => Mode::Topics,
        ["text", ..] => Mode::Text,
        ["facts", ..] => Mode::Facts,
        ["words", ..] => Mode::Words,
        [other, ..] => {
            notices.push(format!("There is no comparison “{}”; these are topics.", brief(other)));
            Mode::Topics
        }
    };
    let show = match params.get("show").as_deref() {
        Some("both") => Show::Both,
        Some("left") => Show::Left,
        Some("right") => Show::Right,
        _ => Show::All,
    };
    let number = |key| params.get(key).and_then(|n| n.parse().ok()).filter(|n| *n > 0);
    Comparison {
        mode,
        show,
        left: params.get("left"),
        right: params.get("right"),
        scope: params.get("scope"),
        topic: params.get("topic"),
        by: if params.is("by", "machine") { By::Machine } else { By::Editors },
        step: number("pair").map(Step::Pair).or_else(|| number("phrase").map(Step::Phrase)),
        least: Least::ALL.into_iter().find(|n| Some(n.0) == number("least")).unwrap_or_default(),
        formula: params.is("formula", "shown"),
        apart: params.is("scroll", "apart"),
        word: params.get("word"),
        order: Order::ALL.into_iter().find(|o| params.is("sort", o.name())).unwrap_or_default(),
    }
}

fn reading(path: &[&str], params: &Params, notices: &mut Vec<Notice>) -> Reading {
    let passage = path.get(1).and_then(|number| {
        let passage = number.parse().ok().filter(|n| *n > 0);
        if passage.is_none() {
            notices.push(format!("“{}” is no number of a passage.", brief(number)));
        }
        passage
    });
    let span = params.get("span").and_then(|span| {
        let (from, to) = span.split_once('-')?;
        Some((from.parse().ok()?, to.parse().ok()?))
    });
    let layers = params.get("layers").map(|on| {
        let on: Vec<&str> = on.split(',').listed();
        let has = |name| on.contains(&name);
        Layers {
            quotes: has("quotes"),
            names: has("names"),
            dates: has("dates"),
            slips: has("slips"),
        }
    });
    let doc = path.first().map(|id| (*id).to_owned());
    Reading { doc, passage, span, layers: layers.unwrap_or_default() }
}

impl fmt::Display for Route {
    /// The fragment, with the leading `#`; [`parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut params: Vec<(&str, String)> = Vec::new();
        let mut add = |key, value: Option<String>| params.extend(value.map(|value| (key, value)));
        let path = match &self.view {
            View::Overview => "#/".to_owned(),
            View::Search(Listing::Passages) => "#/search".to_owned(),
            View::Search(Listing::Lines(sort)) => {
                add("sort", (*sort != Sort::Text).then(|| sort.name().to_owned()));
                "#/search/lines".to_owned()
            }
            View::Timeline(timeline) => {
                add("from", timeline.window.map(|(from, _)| from.to_string()));
                add("to", timeline.window.map(|(_, to)| to.to_string()));
                add("basis", basis_names(timeline.bases));
                add("by", (timeline.by == Grouping::Year).then(|| "year".into()));
                add("event", timeline.event.clone());
                "#/timeline".to_owned()
            }
            View::Compare(c) => {
                add("left", c.left.clone());
                add("right", c.right.clone());
                add("scope", c.scope.clone());
                add("topic", c.topic.clone());
                add("show", show_name(c.show).map(str::to_owned));
                add("by", (c.by == By::Machine).then(|| "machine".into()));
                match c.step {
                    Some(Step::Pair(n)) => add("pair", Some(n.to_string())),
                    Some(Step::Phrase(n)) => add("phrase", Some(n.to_string())),
                    None => {}
                }
                add("least", (c.least != Least::default()).then(|| c.least.0.to_string()));
                add("formula", c.formula.then(|| "shown".into()));
                add("scroll", c.apart.then(|| "apart".into()));
                add("word", c.word.clone());
                add("sort", (c.order != Order::default()).then(|| c.order.name().into()));
                format!("#/compare/{}", mode_name(c.mode))
            }
            View::Read(reading) => {
                add("span", reading.span.map(|(from, to)| format!("{from}-{to}")));
                add("layers", layer_names(reading.layers));
                let mut path = "#/read".to_owned();
                for part in
                    reading.doc.iter().cloned().chain(reading.passage.map(|n| n.to_string()))
                {
                    path.push('/');
                    path.push_str(&encode(&part));
                }
                path
            }
        };
        add("q", Some(self.query.clone()).filter(|q| !q.is_empty()));
        f.write_str(&path)?;
        for (i, (key, value)) in params.iter().enumerate() {
            write!(f, "{}{key}={}", if i == 0 { '?' } else { '&' }, encode(value))?;
        }
        Ok(())
    }
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Topics => "topics",
        Mode::Text => "text",
        Mode::Facts => "facts",
        Mode::Words => "words",
    }
}

fn show_name(show: Show) -> Option<&'static str> {
    match show {
        Show::All => None,
        Show::Both => Some("both"),
        Show::Left => Some("left"),
        Show::Right => Some("right"),
    }
}

fn basis_names(bases: Bases) -> Option<String> {
    let on = Basis::ALL.into_iter().filter(|basis| bases.has(*basis));
    let names = on.map(Basis::name).listed();
    (bases != Bases::default())
        .then(|| if names.is_empty() { "none".into() } else { names.join(",") })
}

fn layer_names(layers: Layers) -> Option<String> {
    let names = layers.names();
    (layers != Layers::default())
        .then(|| if names.is_empty() { "none".into() } else { names.join(",") })
}

/// The parameters of a fragment, in order; of two with one name the first counts.
struct Params(Vec<(String, String)>);

impl Params {
    fn of(search: &str) -> Self {
        let pair = |part: &str| {
            let (key, value) = part.split_once('=')?;
            Some((decode(key), decode(value)))
        };
        Params(search.split('&').filter_map(pair).listed())
    }

    fn is(&self, key: &str, value: &str) -> bool {
        self.get(key).is_some_and(|it| it == value)
    }

    fn get(&self, key: &str) -> Option<String> {
        let (_, value) = self.0.iter().find(|(k, _)| k == key)?;
        Some(value.clone()).filter(|v| !v.is_empty())
    }
}

/// A broken escape stays as it is; what is not UTF-8 becomes U+FFFD. A `+` is a plus: `2+2`.
fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn encode(text: &str) -> String {
    const RESERVED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'&')
        .add(b'/')
        .add(b'<')
        .add(b'=')
        .add(b'>')
        .add(b'?')
        .add(b'`');
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Junk, short enough to be shown.
fn brief(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
