//! What a link says of the search page.

use super::Notice;
use super::fragment::{Link, Params, brief};

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

impl Listing {
    pub(super) fn read(path: &[&str], params: &Params, notices: &mut Vec<Notice>) -> Self {
        match path {
            [] => Listing::Passages,
            ["lines", ..] => {
                let sort = params.get("sort").unwrap_or_default();
                let known = Sort::ALL.into_iter().find(|known| known.name() == sort);
                Listing::Lines(known.unwrap_or_default())
            }
            [other, ..] => {
                notices
                    .push(format!("There is no list of “{}”; these are passages.", brief(other)));
                Listing::Passages
            }
        }
    }

    pub(super) fn write(self) -> Link {
        let mut link = Link::to("search");
        if let Listing::Lines(sort) = self {
            link.step("lines");
            link.say("sort", (sort != Sort::Text).then(|| sort.name().into()));
        }
        link
    }
}
