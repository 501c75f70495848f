//! Exports the comparison: as Markdown for reading, as CSV for calculation.

use super::{Chosen, Compared};
use crate::cite::{ComparisonPart, comparison_csv, markdown};
use crate::compare::Selection;
use crate::compare::phrases::PhraseOptions;
use crate::corpus::Corpus;
use crate::route::Mode;
use crate::ui::components::copy_button;
use crate::ui::html::{self, Element};
use crate::ui::platform::download::download;
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use leptos::ev;
use leptos::prelude::*;

/// Writes a comparison in a file format.
type ExportFormat = fn(&Corpus, &Selection, PhraseOptions, &[ComparisonPart], &str) -> String;

/// What is exported.
#[derive(Clone, Copy)]
struct Export {
    reports: Reports,
    location: Location,
    chosen: Chosen,
    shown: Compared,
}

/// The buttons. They export all rows of the mode, whichever the page shows.
pub fn buttons(chosen: Chosen, shown: Compared) -> Element {
    let (reports, location) = (expect_context::<Reports>(), expect_context::<Location>());
    let source = Export { reports, location, chosen, shown };
    let file = |name: &'static str,
                suffix: &'static str,
                mime: &'static str,
                format: ExportFormat| {
        let button = html::button().attr("type", "button").child(name);
        button.on(ev::click, move |_| {
            download(&["readout-", source.part().1, suffix].concat(), mime, &source.write(format));
        })
    };
    html::div()
        .class("take")
        .attr("role", "group")
        .attr("aria-label", "Take it away")
        .child(copy_button("Copy as Markdown", move || source.write(markdown)))
        .child(file("Save as Markdown", ".md", "text/markdown", markdown))
        .child(file("Save as CSV", ".csv", "text/csv", comparison_csv))
}

impl Export {
    /// The content of the current mode in a format, with the URL of the page.
    #[inline(never)]
    fn write(self, format: ExportFormat) -> String {
        let selection = self.shown.get_untracked().1;
        let config =
            PhraseOptions { least: self.chosen.peek(|c| c.least.0), ..PhraseOptions::default() };
        let links = self.location.permalinks();
        let link = self.location.route.with_untracked(|route| links.public_link(route));
        let link = link.unwrap_or_default();
        format(&self.reports.corpus(), &selection, config, &[self.part().0], &link)
    }

    /// The content of the current mode, and its file name. For the texts, this is the phrases they
    /// share, not the texts themselves.
    fn part(self) -> (ComparisonPart, &'static str) {
        match self.shown.get_untracked().0 {
            Mode::Topics => (ComparisonPart::Topics, "topics"),
            Mode::Text => (ComparisonPart::Phrases, "phrases"),
            Mode::Facts => (ComparisonPart::Facts, "facts"),
            Mode::Words => (ComparisonPart::Words, "words"),
        }
    }
}
