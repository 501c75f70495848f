//! What everything on the page needs.

use super::panes::Panes;
use crate::ui::components::live_region::LiveRegion;
use crate::ui::desk::Desk;
use crate::ui::open_corpus::OpenCorpus;
use crate::ui::platform::location::Location;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::timeout::OwnedTimeout;
use leptos::prelude::*;
use std::rc::Rc;

/// Where the panes lie, and what is told and opened.
#[derive(Clone, Copy)]
pub(super) struct Bench {
    desk: Desk,
    pub(super) live_region: LiveRegion,
    pub(super) open: OpenCorpus,
    /// What is done once the page is drawn.
    pub(super) later: OwnedTimeout,
}

impl Bench {
    /// That of the page that is being rendered.
    pub(super) fn of_page() -> Self {
        Bench {
            desk: expect_context(),
            live_region: expect_context(),
            open: expect_context(),
            later: OwnedTimeout::default(),
        }
    }

    /// The panes.
    pub(super) fn panes(self) -> Rc<Panes> {
        Panes::on(self.desk)
    }

    /// Where the application is.
    pub(super) fn location(self) -> Location {
        self.open.location()
    }

    /// The element that it is mounted in.
    pub(super) fn root(self) -> MountRoot {
        self.open.root()
    }
}
