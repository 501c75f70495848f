//! Two reports side by side: one selection, four ways to look at it.
//!
//! - [`topics`], [`mod@text`], [`facts`], [`words`]: the four ways;
//! - [`sides`]: which reports; [`filter`]: which rows are shown; [`take`]: the comparison taken away.

pub mod facts;
pub mod filter;
pub mod sides;
pub mod take;
pub mod text;
pub mod topics;
pub mod words;

use super::Reports;
use super::el::{El, Words, el, live};
use super::location::Location;
use super::pieces::{colour, title};
use super::state::{Memo, ReadSignal};
use crate::compare::Selection;
use crate::corpus::Corpus;
use crate::route::{Comparison, Mode, Route, View};

/// What is chosen on the page, read from the route.
#[derive(Clone, Copy)]
pub struct Chosen(ReadSignal<Route>);

impl Chosen {
    fn get(self) -> Comparison {
        self.with(Clone::clone)
    }

    /// As it is now.
    fn peek<T>(self, read: impl FnOnce(&Comparison) -> T) -> T {
        self.0.with_untracked(|route| read_of(route, read))
    }

    /// The default, while another page is shown.
    fn with<T>(self, read: impl FnOnce(&Comparison) -> T) -> T {
        self.0.with(|route| read_of(route, read))
    }
}

fn read_of<T>(route: &Route, read: impl FnOnce(&Comparison) -> T) -> T {
    match &route.view {
        View::Compare(chosen) => read(chosen),
        _ => read(&Comparison::default()),
    }
}

/// How two documents are compared, and which.
type Shown = Memo<(Mode, Selection)>;

/// The page.
pub fn page() -> El {
    let corpus = Reports::here().corpus;
    let chosen = Chosen(Location::here().route);
    let shown = Memo::new(move |_| chosen.with(|c| (c.mode, selection(corpus, c))));
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
    let nav = el("nav").class("tabs").attr("aria-label", "What is compared");
    el("div")
        .class("compare")
        .child(
            el("header")
                .class("tools")
                .child(el("h1").text("Compare"))
                .child(take::buttons(chosen, shown))
                .child(nav.all(tabs.map(tab)))
                .child(sides::choices(chosen, shown)),
        )
        .child(live(move || match shown.get() {
            (Mode::Topics, selection) => topics::table(chosen, selection),
            (Mode::Text, selection) => text::page(chosen, selection),
            (Mode::Facts, selection) => facts::table(selection),
            (Mode::Words, selection) => words::table(chosen, selection),
        }))
}

fn selection(corpus: &Corpus, chosen: &Comparison) -> Selection {
    let doc = |id: &Option<String>| id.as_ref().and_then(|id| corpus.document(id));
    let last = corpus.documents.len().min(2).saturating_sub(1);
    let (left, right) = match (doc(&chosen.left), doc(&chosen.right)) {
        (Some(left), Some(right)) => (left, right),
        (Some(left), None) => (left, if left == last { 0 } else { last }),
        (None, Some(right)) => (if right == 0 { last } else { 0 }, right),
        (None, None) => (0, last),
    };
    let known = |id: &String| corpus.scopes.iter().position(|scope| scope.id == *id);
    Selection { left, right, scope: chosen.scope.as_ref().and_then(known) }
}

/// The address of the same comparison, with something changed.
fn changed(
    chosen: Chosen,
    change: impl Fn(&mut Comparison) + Send + Sync + 'static,
) -> impl Fn() -> Option<String> + Send + Sync + 'static {
    let query = Location::here().route.with_untracked(|route| route.query.clone());
    move || {
        let mut chosen = chosen.get();
        change(&mut chosen);
        Some(Route { view: View::Compare(chosen), query: query.clone() }.to_string())
    }
}

/// The route of the same comparison as it is now, with something changed.
fn changed_route(location: Location, chosen: Chosen, change: impl Fn(&mut Comparison)) -> Route {
    let query = location.route.with_untracked(|route| route.query.clone());
    let mut chosen = chosen.peek(Clone::clone);
    change(&mut chosen);
    Route { view: View::Compare(chosen), query }
}

/// A link to the same comparison with something changed, current where it is so already.
fn choice(
    chosen: Chosen,
    current: &'static str,
    name: impl Into<Words>,
    is: impl Fn(&Comparison) -> bool + Send + Sync + 'static,
    change: impl Fn(&mut Comparison) + Send + Sync + 'static,
) -> El {
    el("a")
        .live("href", changed(chosen, change))
        .live("aria-current", move || chosen.with(&is).then_some(current))
        .text(name)
}

/// A table with a column for either side.
fn matrix(
    class: &'static str,
    caption: &'static str,
    about: &'static str,
    selection: Selection,
    rows: impl IntoIterator<Item = El>,
) -> El {
    let column = |doc: usize| title("th", doc).attr("scope", "col").class(colour(doc));
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(about))
        .child(column(selection.left))
        .child(column(selection.right));
    el("table")
        .class(class)
        .child(el("caption").class("visually-hidden").text(caption))
        .child(el("thead").child(head))
        .child(el("tbody").all(rows))
}
