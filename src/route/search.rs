//! The search page in a link.
//!
//! ```
//! use readout::route::{Listing, Sort, View, parse};
//!
//! let (route, _) = parse("#/search/lines?sort=left&q=US");
//! assert_eq!(route.view, View::Search(Listing::Lines(Sort::Left)));
//! assert_eq!(route.query, "US");
//! ```

use super::Notice;
use super::fragment::{Link, Params, brief};

/// How the results are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// By passage, the best match first.
    #[default]
    Passages,
    /// A concordance: every hit with its context on a line.
    Lines(Sort),
}

/// The order of the lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// In the order of the reports.
    #[default]
    Text,
    /// By the words of the hit.
    Hit,
    /// By the words before the hit.
    Left,
    /// By the words after the hit.
    Right,
}

impl Sort {
    /// All orders, in the order of their columns.
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
            link.segment("lines");
            link.param("sort", (sort != Sort::Text).then(|| sort.name().into()));
        }
        link
    }
}
