//! Sharing of the current page: as a link, as an element or a frame for another page, as one file.

use crate::ui::components::copy_button;
use crate::ui::html::{self, Element};
use crate::ui::platform::location::Location;
use leptos::prelude::*;

/// The id of the popover, which the button refers to.
const ID: &str = "share";

/// The button.
pub fn button() -> Element {
    html::button().class("share").attr("type", "button").attr("popovertarget", ID).child("Share")
}

/// A way to share the page: its name, what it is for, and the text to copy.
type ShareOption = (&'static str, &'static str, fn(&Shared) -> String);

const OPTIONS: [ShareOption; 3] = [
    ("Link", "This very page.", |shared| shared.link.clone()),
    ("Element", "For a page of yours: the explorer, as it is here.", Shared::element),
    ("Frame", "The same, where a page takes no scripts.", Shared::frame),
];

/// A popover with all options.
pub fn popover(location: Location) -> Element {
    let shared = Memo::new(move |_| {
        location
            .route
            .with(|route| Shared { link: location.address(route), route: route.to_string() })
    });
    // A `file:` address cannot be reached by others.
    let options = if shared.with_untracked(Shared::is_file) { &OPTIONS[..1] } else { &OPTIONS[..] };
    let option = |(name, what, to_text): &ShareOption| {
        let to_text = *to_text;
        html::section()
            .child(html::h3().child(*name))
            .child(html::p().class("note").child(*what))
            .child(html::pre().child(move || shared.with(to_text)))
            .child(copy_button("Copy", move || shared.with_untracked(to_text)))
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

/// The page to share.
#[derive(Clone, PartialEq, Eq)]
struct Shared {
    /// Its full address.
    link: String,
    /// Its route, as a fragment.
    route: String,
}

impl Shared {
    fn is_file(&self) -> bool {
        self.link.starts_with("file:")
    }

    /// The address of the folder of the page.
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

/// Escapes a route for use in an attribute.
fn escaped(route: &str) -> String {
    route.replace('&', "&amp;").replace('"', "&quot;")
}
