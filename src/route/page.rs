//! The pages: which there are, what each is called, and what leads to it.

use super::{Comparison, Listing, Reading, Timeline, View};

/// Which page is shown; what is chosen on it may change without it being made anew.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What the reports are.
    Overview,
    /// What a query finds.
    Search,
    /// When it happened.
    Timeline,
    /// What they say of the same.
    Compare,
    /// The reports themselves.
    Read,
}

impl Page {
    /// All, in the order of the navigation.
    pub const ALL: [Page; 5] =
        [Page::Overview, Page::Search, Page::Timeline, Page::Compare, Page::Read];

    /// The one that shows this.
    pub fn of(view: &View) -> Page {
        match view {
            View::Overview => Page::Overview,
            View::Search(_) => Page::Search,
            View::Timeline(_) => Page::Timeline,
            View::Compare(_) => Page::Compare,
            View::Read(_) => Page::Read,
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Page::Overview => "Overview",
            Page::Search => "Search",
            Page::Timeline => "Timeline",
            Page::Compare => "Compare",
            Page::Read => "Read",
        }
    }

    /// What it shows to begin with.
    pub fn view(self) -> View {
        match self {
            Page::Overview => View::Overview,
            Page::Search => View::Search(Listing::default()),
            Page::Timeline => View::Timeline(Timeline::default()),
            Page::Compare => View::Compare(Comparison::default()),
            Page::Read => View::Read(Reading::default()),
        }
    }
}
