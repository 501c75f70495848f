//! What is shown now, to be passed on: as a link, as an element or a frame for another page, as one
//! file.

use crate::ui::components::copy_button;
use crate::ui::html::{self, Element};
use crate::ui::platform::location::Location;
use leptos::prelude::*;

/// The name that the button and the popover know each other by.
const ID: &str = "share";

/// The button.
pub fn button() -> Element {
    html::button().class("share").attr("type", "button").attr("popovertarget", ID).child("Share")
}

/// A way to pass it on: its name, what to do with it, and the text to copy.
type ShareOption = (&'static str, &'static str, fn(&Shared) -> String);

const OPTIONS: [ShareOption; 3] = [
    ("Link", "This very page.", |shared| shared.link.clone()),
    ("Element", "For a page of yours: the explorer, as it is here.", Shared::element),
    ("Frame", "The same, where a page takes no scripts.", Shared::frame),
];

/// All options, over the page.
pub fn popover(location: Location) -> Element {
    let shared = Memo::new(move |_| {
        location
            .route
            .with(|route| Shared { link: location.address(route), route: route.to_string() })
    });
    // From a file there is no address that others could reach.
    let options = if shared.with_untracked(Shared::is_file) { &OPTIONS[..1] } else { &OPTIONS[..] };
    let option = |(name, what, written): &ShareOption| {
        let written = *written;
        html::section()
            .child(html::h3().child(*name))
            .child(html::p().class("note").child(*what))
            .child(html::pre().child(move || shared.with(written)))
            .child(copy_button("Copy", move || shared.with_untracked(written)))
    };
    let file = html::section()
        .child(html::h3().child("One file"))
        .child(html::p().class("note").child("All of it, to be opened without a network."))
        .child(
            html::a()
                .attr("href", move || shared.with(Shared::site) + "readout.html")
                .attr("download", "readout.html")
                .child("Save readout.html"),
        );
    let is_site = !shared.with_untracked(Shared::is_file);
    html::div()
        .attr("id", ID)
        .attr("popover", "auto")
        .class("popover sharing")
        .attr("role", "dialog")
        .attr("aria-label", "Share what is shown")
        .child(html::h2().child("Share what is shown"))
        .child(options.iter().map(option).collect::<Vec<_>>())
        .child(is_site.then_some(file))
}

/// What is passed on.
#[derive(Clone, PartialEq, Eq)]
struct Shared {
    /// Its whole address.
    link: String,
    /// The part of it that says what is shown.
    route: String,
}

impl Shared {
    fn is_file(&self) -> bool {
        self.link.starts_with("file:")
    }

    /// The folder that the page is in.
    fn site(&self) -> String {
        let page = self.link.split(['#', '?']).next().unwrap_or_default();
        page.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned() + "/"
    }

    fn element(&self) -> String {
        let (site, route) = (self.site(), escaped(&self.route));
        format!(
            "<script type=\"module\" src=\"{site}embed.js\"></script>\n\
             <readout-explorer route=\"{route}\"></readout-explorer>"
        )
    }

    fn frame(&self) -> String {
        let (site, route) = (self.site(), escaped(&self.route));
        format!(
            "<iframe src=\"{site}?embed=tabs{route}\" title=\"Readout\" loading=\"lazy\" \
             width=\"100%\" height=\"640\"></iframe>"
        )
    }
}

/// As the value of an attribute.
fn escaped(route: &str) -> String {
    route.replace('&', "&amp;").replace('"', "&quot;")
}
