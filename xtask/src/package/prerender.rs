//! The page before its program runs, and where it cannot run: both reports in full.
//!
//! It has the layout of the overview, which replaces it, so that the top of the page does not
//! shift. Its anchors are the links of the application: a link to a passage works with and without
//! it.

use maud::{Markup, html};
use readout::{
    corpus::{Basis, Corpus, Document, Kind, Passage, Slip, Span},
    dates::Shape,
    route::{Comparison, Listing, Reading, Route, Timeline, View},
    text::{direction::is_rtl, runs},
};

use super::about;

/// The content of the element `app`.
pub(crate) fn reports(corpus: &Corpus) -> Markup {
    let compare = View::Compare(Comparison::default());
    let search = View::Search(Listing::default());
    let timeline = View::Timeline(Timeline::default());
    let read = View::Read(Reading::default());
    let nav_link = |view: &View, name: &str| html! { a href=(link(view)) { (name) } };
    html! {
        a.skip href="#main" { "Skip to the page" }
        header.shell {
            a.brand href="#/" { "Readout" }
            form role="search" {
                input type="search" placeholder=(about::search_label(corpus)) aria-label=(about::search_label(corpus)) disabled;
            }
            nav aria-label="Pages" {
                a href="#/" aria-current="page" { "Overview" }
                (nav_link(&search, "Search")) (nav_link(&timeline, "Timeline"))
                (nav_link(&compare, "Compare")) (nav_link(&read, "Read"))
                (nav_link(&View::Open, "Open"))
            }
            // One element: with two, the second would shift the first when it is parsed.
            span.theme aria-hidden="true" { "Share\u{2003}\u{2003}◐ auto" }
        }
        main #main tabindex="-1" {
            div.overview {
                header.intro #(anchor(&View::Overview)) {
                    h1 { (about::heading(corpus)) }
                    p.lead { (corpus.summary) }
                    p.doors #needs {
                        // The targets of links to pages that need the program.
                        span #(anchor(&search)) { span #(anchor(&timeline)) { span #(anchor(&compare)) {
                            span #(anchor(&View::Open)) { (about::all_below(corpus)) }
                        } } }
                        noscript { " JavaScript is off: allow it for this site, then reload." }
                    }
                }
                section.meetings #(anchor(&read)) aria-label="The reports" {
                    @for doc in 0..corpus.documents.len() { (report(corpus, doc)) }
                    @match days_between(corpus) {
                        Some(0) => p.between { "Both reports have the same date" },
                        Some(1) => p.between { "One day between the reports" },
                        Some(days) => p.between { b { (days) } " days between the reports" },
                        None => {}
                    }
                }
            }
        }
        footer.shell {
            p { (about::caution(corpus)) }
        }
    }
}

fn report(corpus: &Corpus, doc: usize) -> Markup {
    let document = &corpus.documents[doc];
    let prose: Vec<_> =
        document.blocks.iter().enumerate().filter(|(_, it)| it.kind != Kind::Metadata).collect();
    let slips: Vec<_> = corpus.slips.iter().filter(|slip| slip.at.doc == doc).collect();
    let colour = ["doc doc-a", "doc doc-b"][doc % 2];
    html! {
        article class={ "meeting " (colour) } #(anchor(&reading(document, None))) lang=(corpus.language_of(doc)) {
            p.kicker { b.doc { (document.label) } " one report, " (prose.len()) " passages" }
            (heading(corpus, document))
            p.note { (source(document)) }
            @for (block, kind) in prose.iter().map(|(block, it)| (*block, it.kind)) {
                @let view = reading(document, Some(block + 1));
                div.passage.tweet[kind == Kind::Tweet] #(anchor(&view)) dir=(direction(document.block(block))) {
                    a.number href=(link(&view)) aria-label={ "Passage " (block + 1) ", link" } { "¶" (block + 1) }
                    @if kind == Kind::Heading {
                        h3 { (words(corpus, Passage { doc, block }, &slips)) }
                    } @else {
                        p { (words(corpus, Passage { doc, block }, &slips)) }
                    }
                }
            }
            @if !slips.is_empty() {
                section.slip-notes {
                    h3 { "Slips of the source, kept as they are [sic]" }
                    ol { @for slip in &slips { li { q { (corpus.quote(slip.at)) } " " (slip.note) } } }
                }
            }
        }
    }
}

/// What is known of a report besides its words.
fn source(document: &Document) -> String {
    let dated = match document.date.shape() {
        Shape::Unknown => String::new(),
        _ => document.date.words(),
    };
    let known = [
        ("Report dated ", &dated),
        ("Outlet: ", &document.source.outlet),
        ("Source file: ", &document.source.file),
    ];
    let known = known.iter().filter(|(_, what)| !what.is_empty());
    known.map(|(name, what)| format!("{name}{what}.")).collect::<Vec<_>>().join(" ")
}

fn direction(words: &str) -> &'static str {
    if is_rtl(words) { "rtl" } else { "ltr" }
}

/// The place and the date of the meeting.
fn heading(corpus: &Corpus, document: &Document) -> Markup {
    let event = document.meeting.map(|event| &corpus.events[event]);
    let when = event.map_or_else(|| document.date.clone(), |event| event.when.certain()).words();
    let place = event.and_then(|event| event.place).map(|place| &corpus.places[place].name);
    html! {
        h2 {
            (place.unwrap_or(&document.label))
            @if document.date.shape() != Shape::Unknown || event.is_some() { ", " (when) }
            @if event.is_some_and(|event| event.basis > Basis::Resolved) { " " small { "day inferred" } }
        }
    }
}

/// The words of a passage, with slips marked.
fn words(corpus: &Corpus, passage: Passage, slips: &[&Slip]) -> Markup {
    let whole = corpus.span_of(passage).unwrap_or_default();
    let ranges: Vec<_> = slips.iter().map(|slip| slip.at.range()).collect();
    html! {
        @for run in runs(whole.range(), &ranges) {
            @let words = corpus.quote(Span { start: run.range.start, end: run.range.end, ..whole });
            @if run.marks.is_empty() { (words) } @else { mark.slips { (words) } }
        }
    }
}

fn days_between(corpus: &Corpus) -> Option<i64> {
    let [first, second] = corpus.documents.as_slice() else { return None };
    Some(i64::from(first.date.earliest()?.until(second.date.earliest()?)).abs())
}

fn reading(document: &Document, passage: Option<usize>) -> View {
    View::Read(Reading { doc: Some(document.id.clone()), passage, ..Reading::default() })
}

/// The link to a view of the application.
fn link(view: &View) -> String {
    Route { view: view.clone(), query: String::new() }.to_string()
}

/// The anchor of a view in the page without the application.
fn anchor(view: &View) -> String {
    link(view).split_off(1)
}

#[cfg(test)]
mod tests {
    use super::reports;

    /// A report of which nothing is known but its words.
    #[test]
    fn a_bare_report_claims_nothing() {
        let json = br#"{ "format": "readout-corpus/1", "documents": [
            { "id": "a", "blocks": [{ "text": "All that is known." }] } ] }"#;
        let corpus = readout::corpus::load(json).expect("it is valid");
        let text = text(&reports(&corpus).into_string());
        assert!(text.contains("All that is known.") && text.contains("One report"), "{text}");
        for word in ["stated", "dated", "Outlet", "both", "Both", "Two", "Two meetings"] {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }

    fn page() -> String {
        reports(&readout::built_in()).into_string()
    }

    /// The visible text.
    fn text(html: &str) -> String {
        let mut parts = html.split('<');
        let mut text = parts.next().unwrap_or_default().to_owned();
        text.extend(parts.filter_map(|part| part.split_once('>')).map(|(_, words)| words));
        text.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&")
    }

    #[test]
    fn every_word_of_both_reports_is_there() {
        let (corpus, text) = (readout::built_in(), text(&page()));
        for document in &corpus.documents {
            for block in 0..document.blocks.len() - usize::from(document.id == "2023") {
                assert!(text.contains(document.block(block)), "{}", document.block(block));
            }
        }
    }

    #[test]
    fn every_link_has_an_anchor() {
        let page = page();
        for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
        }
        assert!(page.contains("href=\"#/read/2022/3\""));
    }

    #[test]
    fn an_inferred_day_is_marked() {
        assert!(page().contains("New Delhi, 5 June 2023 <small>day inferred</small>"));
    }
}
