//! The current view, to be passed on: as a link, as code for another page, as one file. Only what
//! leads somewhere is offered.

use crate::corpus::Corpus;
use crate::route::Route;
use crate::ui::components::copy_button;
use crate::ui::html::{self, Element};
use crate::ui::platform::location::Location;
use crate::ui::platform::permalink::{CorpusSource, Permalinks};
use crate::ui::reports::Reports;
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the popover.
const ID: &str = "share";

/// The button that opens the popover.
pub fn button() -> Element {
    html::button().class("share").attr("type", "button").attr("popovertarget", ID).child("Share")
}

/// The text of an option; `None` where it would lead nowhere.
type ToText = fn(&Shared) -> Option<String>;

/// Name, explanation and text to copy.
const OPTIONS: [(&str, &str, ToText); 3] = [
    ("Link", "This very page.", Shared::link),
    ("Element", "For a page of yours: the explorer, as it is here.", Shared::element),
    ("Frame", "The same, where a page takes no scripts.", Shared::frame),
];

/// Ways to pass on reports that no server has, which another part of the program knows.
pub type PassOn = fn(Arc<Corpus>, Location) -> Element;

/// All options.
pub fn popover(location: Location, pass_on: PassOn) -> Element {
    let links = location.permalinks();
    let corpus = expect_context::<Reports>().corpus();
    let is_of_reader = matches!(links.source(), CorpusSource::Own(_) | CorpusSource::InFile);
    let own = is_of_reader.then(|| pass_on(corpus, location));
    let shared = Memo::new(move |_| Shared { links: links.clone(), route: location.route.get() });
    // Whether an option leads anywhere does not depend on the route.
    let offered = shared.get_untracked();
    let options = OPTIONS.iter().filter(|(_, _, text)| text(&offered).is_some());
    let options = options.map(|(name, what, text)| {
        let text = *text;
        option(name, what, move || shared.with(text).unwrap_or_default())
    });
    let file = offered.file().map(|address| {
        let link = html::a().attr("href", address).attr("download", "readout.html");
        html::section()
            .child(html::h3().child("One file"))
            .child(html::p().class("note").child("All of it, to be opened without a network."))
            .child(link.child("Save readout.html"))
    });
    html::div()
        .attr("id", ID)
        .attr("popover", "auto")
        .class("popover sharing")
        .attr("role", "dialog")
        .attr("aria-label", "Share what is shown")
        .child(html::h2().child("Share what is shown"))
        .child(own)
        .child(options.collect::<Vec<_>>())
        .child(file)
        .child(offered.condition().map(|words| html::p().class("note").child(words)))
}

/// A text to copy, with its name and what it is for.
pub fn option(
    name: &'static str,
    what: &'static str,
    text: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> Element {
    let shown = text.clone();
    html::section()
        .child(html::h3().child(name))
        .child(html::p().class("note").child(what))
        // It scrolls where it is long, by keyboard too.
        .child(html::pre().attr("tabindex", "0").child(shown))
        .child(copy_button("Copy", text))
}

/// A route, and where it can be opened.
#[derive(Clone, PartialEq)]
struct Shared {
    links: Permalinks,
    route: Route,
}

impl Shared {
    /// A link for this machine alone is not one to pass on.
    fn link(&self) -> Option<String> {
        let is_own = matches!(self.links.source(), CorpusSource::Own(_));
        self.links.link(&self.route).filter(|_| !is_own)
    }

    fn element(&self) -> Option<String> {
        let (site, route) = (self.links.site()?, escaped(&self.route.to_string()));
        let corpus = match self.links.source() {
            CorpusSource::BuiltIn => String::new(),
            CorpusSource::Address(corpus) => format!(" corpus=\"{}\"", escaped(corpus)),
            CorpusSource::Memory | CorpusSource::Own(_) | CorpusSource::InFile => return None,
        };
        Some(format!(
            "<script type=\"module\" src=\"{site}embed.js\"></script>\n\
             <readout-explorer{corpus} route=\"{route}\"></readout-explorer>"
        ))
    }

    /// A frame shows the site, which has the built-in corpus.
    fn frame(&self) -> Option<String> {
        let site = self.site_of_corpus()?;
        let route = escaped(&self.route.to_string());
        Some(format!(
            "<iframe src=\"{site}?embed=tabs{route}\" title=\"Readout\" loading=\"lazy\" \
             width=\"100%\" height=\"640\"></iframe>"
        ))
    }

    /// The address of the page as one file.
    fn file(&self) -> Option<String> {
        Some(format!("{}readout.html", self.site_of_corpus()?))
    }

    /// The site, if it has this corpus.
    fn site_of_corpus(&self) -> Option<&str> {
        self.links.site().filter(|_| *self.links.source() == CorpusSource::BuiltIn)
    }

    /// What the receiver needs besides.
    fn condition(&self) -> Option<String> {
        let link = self.link();
        if link.as_ref().is_some_and(|link| link.starts_with("file:")) {
            return Some(
                "The link opens on this machine only: to pass it on, send the file too.".into(),
            );
        }
        let whence = match self.links.source() {
            CorpusSource::Own(_) => return None,
            _ if link.is_some() => return None,
            CorpusSource::Address(corpus) => format!("These reports come from {corpus}. "),
            _ => String::new(),
        };
        Some(whence + "No link leads to them but the address of the page that shows them.")
    }
}

/// A text as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}
