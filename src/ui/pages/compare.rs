//! Two reports side by side: one selection, four views of it.
//!
//! - [`topics`], [`mod@text`], [`facts`], [`vocabulary`]: the four views;
//! - [`report_picker`]: which reports; [`filter`]: which rows are shown; [`export`]: the comparison
//!   as a file.

pub mod export;
pub mod facts;
pub mod filter;
pub mod report_picker;
pub mod text;
pub mod topics;
pub mod vocabulary;

use crate::compare::Selection;
use crate::corpus::{Chronology, Corpus};
use crate::route::{Comparison, Mode, Reading, Route, View};
use crate::ui::components::{ComparedPair, anchor, colour, not_read, title};
use crate::ui::html::{self, Element, IntoChild};
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use leptos::prelude::*;

/// What is chosen on the page, read from the route.
#[derive(Clone, Copy)]
pub struct Chosen(ReadSignal<Route>);

impl Chosen {
    fn get(self) -> Comparison {
        self.with(Clone::clone)
    }

    /// Reads it untracked; the default while another page is shown.
    fn peek<T>(self, read: impl FnOnce(&Comparison) -> T) -> T {
        self.0.with_untracked(|route| read_comparison(route, read))
    }

    /// Reads it tracked; the default while another page is shown.
    fn with<T>(self, read: impl FnOnce(&Comparison) -> T) -> T {
        self.0.with(|route| read_comparison(route, read))
    }
}

fn read_comparison<T>(route: &Route, read: impl FnOnce(&Comparison) -> T) -> T {
    match &route.view {
        View::Compare(chosen) => read(chosen),
        _ => read(&Comparison::default()),
    }
}

/// The mode, and the documents compared.
type Compared = Memo<(Mode, Selection)>;

/// The page.
pub fn page() -> Element {
    let reports = expect_context::<Reports>();
    let chosen = Chosen(expect_context::<Location>().route);
    let shown = Memo::new(move |_| chosen.with(|c| (c.mode, selection(&reports.corpus(), c))));
    let tab = |(mode, name): (Mode, &'static str)| {
        choice(
            chosen,
            "page",
            name,
            move |c| c.mode == mode,
            move |c| {
                c.mode = mode;
                c.step = None;
            },
        )
    };
    let tabs = [
        (Mode::Topics, "Topics"),
        (Mode::Text, "Text"),
        (Mode::Facts, "Facts"),
        (Mode::Words, "Words"),
    ];
    let nav = html::nav().class("tabs").attr("aria-label", "What is compared");
    html::div()
        .class("compare")
        .child(
            html::header()
                .class("tools")
                .child(html::h1().child("Compare"))
                .child(export::buttons(chosen, shown))
                .child(nav.child(tabs.map(tab)))
                .child(report_picker::choices(chosen, shown)),
        )
        .child(move || {
            let Selection { left, right, .. } = shown.get().1;
            provide_context(ComparedPair(left, right));
            content(reports, chosen, shown.get())
        })
}

/// The view of a mode.
fn content(reports: Reports, chosen: Chosen, shown: (Mode, Selection)) -> Element {
    match shown {
        _ if reports.corpus().documents.len() < 2 => only_one(),
        (Mode::Topics, selection) => topics::table(chosen, selection),
        (Mode::Text, selection) => text::page(chosen, selection),
        (Mode::Facts, selection) => facts::table(chosen, selection),
        (Mode::Words, selection) => vocabulary::table(chosen, selection),
    }
}

fn only_one() -> Element {
    let read = anchor(View::Read(Reading::default()), "Read it");
    let line = html::p().class("absent").child("There is one report here; comparing takes two. ");
    html::div().child(line.child(read).child("."))
}

/// In place of a mode that needs annotations which there are none of.
fn not_read_yet(chosen: Chosen, what: &'static str) -> Element {
    let mode = |mode, name: &'static str| {
        choice(chosen, "page", name, move |c| c.mode == mode, move |c| c.mode = mode)
    };
    html::div().child(
        not_read(what)
            .child(" ")
            .child(mode(Mode::Text, "the texts side by side"))
            .child(", ")
            .child(mode(Mode::Words, "the words counted"))
            .child("."),
    )
}

fn selection(corpus: &Corpus, chosen: &Comparison) -> Selection {
    let doc = |id: &Option<String>| id.as_ref().and_then(|id| corpus.document(id));
    if corpus.documents.len() > 2 {
        let (left, right) = pair(&Chronology::new(corpus), doc(&chosen.left), doc(&chosen.right));
        return Selection { left, right, scope: scope(corpus, chosen) };
    }
    let last = corpus.documents.len().min(2).saturating_sub(1);
    let (left, right) = match (doc(&chosen.left), doc(&chosen.right)) {
        (Some(left), Some(right)) => (left, right),
        (Some(left), None) => (left, if left == last { 0 } else { last }),
        (None, Some(right)) => (if right == 0 { last } else { 0 }, right),
        (None, None) => (0, last),
    };
    Selection { left, right, scope: scope(corpus, chosen) }
}

fn scope(corpus: &Corpus, chosen: &Comparison) -> Option<usize> {
    let known = |id: &String| corpus.scopes.iter().position(|scope| scope.id == *id);
    chosen.scope.as_ref().and_then(known)
}

/// The pair of a series that is compared: a report and its neighbour in time, or the last two.
fn pair(all: &Chronology, left: Option<usize>, right: Option<usize>) -> (usize, usize) {
    match (left, right) {
        (Some(left), Some(right)) => (left, right),
        (Some(left), None) => (left, all.after(left).or(all.before(left)).unwrap_or(left)),
        (None, Some(right)) => (all.before(right).or(all.after(right)).unwrap_or(right), right),
        (None, None) => {
            let last = all.order()[..all.dated()].last().or(all.order().last());
            let right = last.copied().unwrap_or(0);
            (all.before(right).unwrap_or(right), right)
        }
    }
}

/// The URL of the comparison with a change applied; tracked.
fn changed(
    chosen: Chosen,
    change: impl Fn(&mut Comparison) + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let location = expect_context::<Location>();
    let query = location.route.with_untracked(|route| route.query.clone());
    move || {
        let mut chosen = chosen.get();
        change(&mut chosen);
        location.href(&Route { view: View::Compare(chosen), query: query.clone() })
    }
}

/// The route of the comparison with a change applied; untracked.
fn changed_route(location: Location, chosen: Chosen, change: impl Fn(&mut Comparison)) -> Route {
    let query = location.route.with_untracked(|route| route.query.clone());
    let mut chosen = chosen.peek(Clone::clone);
    change(&mut chosen);
    Route { view: View::Compare(chosen), query }
}

/// A link that applies a change to the comparison; marked as current if `is` holds.
fn choice(
    chosen: Chosen,
    current: &'static str,
    name: impl IntoChild,
    is: impl Fn(&Comparison) -> bool + Send + Sync + 'static,
    change: impl Fn(&mut Comparison) + Send + Sync + 'static,
) -> Element {
    html::a()
        .attr("href", changed(chosen, change))
        .attr("aria-current", move || chosen.with(&is).then_some(current))
        .child(name)
}

/// A table with a column for each side.
fn matrix(
    class: &'static str,
    caption: &'static str,
    about: &'static str,
    selection: Selection,
    rows: Vec<Element>,
) -> Element {
    let column = |doc: usize| title("th", doc).attr("scope", "col").class(colour(doc));
    let head = html::tr()
        .child(html::th().attr("scope", "col").child(about))
        .child(column(selection.left))
        .child(column(selection.right));
    html::table()
        .class(class)
        .child(html::caption().class("visually-hidden").child(caption))
        .child(html::thead().child(head))
        .child(html::tbody().child(rows))
}
