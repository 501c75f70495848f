//! The pages, their names and their initial views.
//!
//! ```
//! use readout::route::{Page, View, parse};
//!
//! let (route, _) = parse("#/timeline?event=B-e8");
//! assert_eq!(Page::of(&route.view).name(), "Timeline");
//! assert_eq!(Page::Overview.view(), View::Overview);
//! ```

use super::{Comparison, Listing, Reading, Timeline, View};

/// A page without its options, which may change without re-rendering the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// A summary of the reports.
    Overview,
    /// The results of a query.
    Search,
    /// The events on a time axis.
    Timeline,
    /// Two reports side by side.
    Compare,
    /// The full text of a report.
    Read,
    /// Where readers open reports of their own.
    Open,
}

impl Page {
    /// The pages about the reports, in the order of the navigation.
    pub const ALL: [Page; 5] =
        [Page::Overview, Page::Search, Page::Timeline, Page::Compare, Page::Read];

    /// The page of a view.
    pub fn of(view: &View) -> Page {
        match view {
            View::Overview => Page::Overview,
            View::Search(_) => Page::Search,
            View::Timeline(_) => Page::Timeline,
            View::Compare(_) => Page::Compare,
            View::Read(_) => Page::Read,
            View::Open => Page::Open,
        }
    }

    /// The name of the page.
    pub fn name(self) -> &'static str {
        match self {
            Page::Overview => "Overview",
            Page::Search => "Search",
            Page::Timeline => "Timeline",
            Page::Compare => "Compare",
            Page::Read => "Read",
            Page::Open => "Open",
        }
    }

    /// The initial view of the page.
    pub fn view(self) -> View {
        match self {
            Page::Overview => View::Overview,
            Page::Search => View::Search(Listing::default()),
            Page::Timeline => View::Timeline(Timeline::default()),
            Page::Compare => View::Compare(Comparison::default()),
            Page::Read => View::Read(Reading::default()),
            Page::Open => View::Open,
        }
    }
}
