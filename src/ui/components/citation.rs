//! “Cite these words”: a passage taken away with its source, in the form that is wanted.

use crate::cite::{Citation, bibtex, csl, ris};
use crate::corpus::Span;
use crate::route::Route;
use crate::ui::components::{copy_button, reading};
use crate::ui::html::{self, Element};
use crate::ui::platform::download::download;
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use leptos::ev;
use leptos::prelude::*;

/// A form of citation.
struct CitationFormat {
    name: &'static str,
    ending: &'static str,
    kind: &'static str,
    write: fn(&Citation) -> String,
}

const FORMATS: [CitationFormat; 4] = [
    CitationFormat {
        name: "Plain text",
        ending: "txt",
        kind: "text/plain",
        write: Citation::plain,
    },
    CitationFormat { name: "BibTeX", ending: "bib", kind: "application/x-bibtex", write: bibtex },
    CitationFormat {
        name: "RIS",
        ending: "ris",
        kind: "application/x-research-info-systems",
        write: ris,
    },
    CitationFormat {
        name: "CSL-JSON",
        ending: "json",
        kind: "application/vnd.citationstyles.csl+json",
        write: csl,
    },
];

/// The ways to cite a span. What is copied or saved stands on the page, too.
pub fn citation_menu(span: Span) -> Element {
    let corpus = expect_context::<Reports>().corpus;
    let there = Route { view: reading(corpus, span), query: String::new() };
    let citation = Citation::of(corpus, span, &expect_context::<Location>().address(&there));
    let (format, choose) = signal(0);
    let written = {
        let citation = citation.clone();
        move |format: usize| (FORMATS[format].write)(&citation)
    };
    let choice = |at: usize| {
        let input = html::input()
            .attr("type", "radio")
            .attr("name", "citation")
            .attr("checked", at == 0)
            .on(ev::change, move |_| choose.set(at));
        html::label().child(input).child(FORMATS[at].name)
    };
    let file = html::button().attr("type", "button").child("Save").on(ev::click, {
        let written = written.clone();
        move |_| {
            let at = format.get_untracked();
            let CitationFormat { ending, kind, .. } = FORMATS[at];
            download(&format!("readout-{}.{ending}", citation.key), kind, &written(at));
        }
    });
    let copy = copy_button("Copy", {
        let written = written.clone();
        move || written(format.get_untracked())
    });
    let legend = html::legend().class("visually-hidden").child("Form of the citation");
    html::details()
        .class("cite")
        .child(html::summary().child("Cite these words"))
        .child(
            html::fieldset()
                .child(legend)
                .child((0..FORMATS.len()).map(choice).collect::<Vec<_>>()),
        )
        .child(html::pre().child(move || written(format.get())))
        .child(html::p().child(copy).child(file))
}
