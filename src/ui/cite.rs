//! “Cite these words”: a passage taken away with its source, in the form that is wanted.

use super::el::{El, el, live, text};
use super::location::Location;
use super::pieces::reading;
use super::save::save;
use super::state::signal;
use super::{Reports, copy};
use crate::cite::{Citation, bibtex, csl, ris};
use crate::corpus::Span;
use crate::route::Route;

/// A form of citation.
struct Format {
    name: &'static str,
    ending: &'static str,
    kind: &'static str,
    write: fn(&Citation) -> String,
}

const FORMATS: [Format; 4] = [
    Format { name: "Plain text", ending: "txt", kind: "text/plain", write: Citation::plain },
    Format { name: "BibTeX", ending: "bib", kind: "application/x-bibtex", write: bibtex },
    Format { name: "RIS", ending: "ris", kind: "application/x-research-info-systems", write: ris },
    Format {
        name: "CSL-JSON",
        ending: "json",
        kind: "application/vnd.citationstyles.csl+json",
        write: csl,
    },
];

/// The ways to cite a span. What is copied or saved stands on the page, too.
pub fn these_words(span: Span) -> El {
    let corpus = Reports::here().corpus;
    let there = Route { view: reading(corpus, span), query: String::new() };
    let citation = Citation::of(corpus, span, &Location::here().address(&there));
    let (format, choose) = signal(0);
    let written = {
        let citation = citation.clone();
        move |format: usize| (FORMATS[format].write)(&citation)
    };
    let choice = |at: usize| {
        let input = el("input").attr("type", "radio").attr("name", "citation");
        let input = if at == 0 { input.attr("checked", "") } else { input };
        let input = input.on("change", move |_| choose.set(at));
        el("label").child(input).text(FORMATS[at].name)
    };
    let file = el("button").attr("type", "button").text("Save").on("click", {
        let written = written.clone();
        move |_| {
            let at = format.get_untracked();
            let Format { ending, kind, .. } = FORMATS[at];
            save(&format!("readout-{}.{ending}", citation.key), kind, &written(at));
        }
    });
    let copy = copy::button("Copy", {
        let written = written.clone();
        move || written(format.get_untracked())
    });
    let legend = el("legend").class("visually-hidden").text("Form of the citation");
    el("details")
        .class("cite")
        .child(el("summary").text("Cite these words"))
        .child(el("fieldset").child(legend).all((0..FORMATS.len()).map(choice)))
        .child(el("pre").child(live(move || text(written(format.get())))))
        .child(el("p").child(copy).child(file))
}
