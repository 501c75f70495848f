//! Which rows are shown: all, or those with words on both sides or on one only.

use super::{Chosen, choice};
use crate::compare::Selection;
use crate::compare::topics::Presence;
use crate::route::Show;
use crate::ui::components::{label_of, wording};
use crate::ui::html::{self, Element};

/// Whether a row with words on these sides is shown.
pub fn shows(show: Show, on: Presence) -> bool {
    match show {
        Show::All => true,
        Show::Both => on == Presence::Both,
        Show::Left => on == Presence::Left,
        Show::Right => on == Presence::Right,
    }
}

/// The filter links, with the counts in both, on the left only and on the right only; the number of
/// rows shown is announced to screen readers.
pub fn filter(
    chosen: Chosen,
    selection: Selection,
    one: &'static str,
    [both, left, right]: [usize; 3],
) -> Element {
    let all = [
        (Show::All, "all".to_owned(), both + left + right),
        (Show::Both, "in both".to_owned(), both),
        (Show::Left, format!("only {}", label_of(selection.left)), left),
        (Show::Right, format!("only {}", label_of(selection.right)), right),
    ];
    let counts = all.clone().map(|(show, _, count)| (show, count));
    let shown = move || {
        let now = chosen.with(|c| c.show);
        counts.iter().find(|(show, _)| *show == now).map_or(0, |(_, count)| *count)
    };
    let choice = |(show, name, count): (Show, String, usize)| {
        let link = choice(
            chosen,
            "true",
            name + " ",
            move |c| c.show == show,
            move |c| {
                c.show = show;
                c.topic = None;
            },
        );
        link.child(html::b().child(count.to_string()))
    };
    let nav = html::nav().class("filter").attr("aria-label", format!("Which {one}s"));
    html::div().child(nav.child("Show: ").child(all.map(choice))).child(
        html::p()
            .class("visually-hidden")
            .attr("role", "status")
            .child(move || wording::count(shown(), one)),
    )
}
