//! “Cite these words”: a quotation with its source, to copy or save in several formats.

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

/// A citation format.
struct CitationFormat {
    name: &'static str,
    extension: &'static str,
    kind: &'static str,
    write: fn(&Citation) -> String,
}

const FORMATS: [CitationFormat; 4] = [
    CitationFormat {
        name: "Plain text",
        extension: "txt",
        kind: "text/plain",
        write: Citation::plain,
    },
    CitationFormat {
        name: "BibTeX",
        extension: "bib",
        kind: "application/x-bibtex",
        write: bibtex,
    },
    CitationFormat {
        name: "RIS",
        extension: "ris",
        kind: "application/x-research-info-systems",
        write: ris,
    },
    CitationFormat {
        name: "CSL-JSON",
        extension: "json",
        kind: "application/vnd.citationstyles.csl+json",
        write: csl,
    },
];

/// A menu of citation formats for a span. The text to copy or save is also shown.
pub fn citation_menu(span: Span) -> Element {
    let corpus = &*expect_context::<Reports>().corpus();
    let route = Route { view: reading(corpus, span), query: String::new() };
    let link = expect_context::<Location>().permalinks().public_link(&route).unwrap_or_default();
    let citation = Citation::of(corpus, span, &link);
    let (format, set_format) = signal(0);
    let formatted = {
        let citation = citation.clone();
        move |format: usize| (FORMATS[format].write)(&citation)
    };
    let radio = |at: usize| {
        let input = html::input()
            .attr("type", "radio")
            .attr("name", "citation")
            .attr("checked", at == 0)
            .on(ev::change, move |_| set_format.set(at));
        html::label().child(input).child(FORMATS[at].name)
    };
    let file = html::button().attr("type", "button").child("Save").on(ev::click, {
        let formatted = formatted.clone();
        move |_| {
            let at = format.get_untracked();
            let CitationFormat { extension, kind, .. } = FORMATS[at];
            download(&format!("readout-{}.{extension}", citation.key), kind, &formatted(at));
        }
    });
    let copy = copy_button("Copy", {
        let formatted = formatted.clone();
        move || formatted(format.get_untracked())
    });
    let legend = html::legend().class("visually-hidden").child("Form of the citation");
    html::details()
        .class("cite")
        .child(html::summary().child("Cite these words"))
        .child(
            html::fieldset().child(legend).child((0..FORMATS.len()).map(radio).collect::<Vec<_>>()),
        )
        .child(html::pre().child(move || formatted(format.get())))
        .child(html::p().child(copy).child(file))
}
