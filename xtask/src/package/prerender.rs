//! The page before its program runs, and where it cannot run: both reports in full.
//!
//! It has the layout of the overview, which replaces it, so that the top of the page does not
//! shift. Its anchors are the links of the application: a link to a passage works with and without
//! it.

use maud::{Markup, html};
use readout::{
    corpus::{Basis, Corpus, Document, Kind, Passage, Slip, Span},
    route::{Comparison, Listing, Reading, Route, Timeline, View},
    text::{direction::is_rtl, runs},
};

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
                input type="search" placeholder="Search both reports" aria-label="Search both reports" disabled;
            }
            nav aria-label="Pages" {
                a href="#/" aria-current="page" { "Overview" }
                (nav_link(&search, "Search")) (nav_link(&timeline, "Timeline"))
                (nav_link(&compare, "Compare")) (nav_link(&read, "Read"))
            }
            // One element: with two, the second would shift the first when it is parsed.
            span.theme aria-hidden="true" { "Share\u{2003}\u{2003}◐ auto" }
        }
        main #main tabindex="-1" {
            div.overview {
                header.intro #(anchor(&View::Overview)) {
                    h1 { "Two meetings, side by side" }
                    p.lead { (corpus.summary) }
                    p.doors #needs {
                        // The targets of links to pages that need the program.
                        span #(anchor(&search)) { span #(anchor(&timeline)) { span #(anchor(&compare)) {
                            "Both reports stand below in full. Search, timeline and comparison need JavaScript and WebAssembly."
                        } } }
                        noscript { " JavaScript is off: allow it for this site, then reload." }
                    }
                }
                section.meetings #(anchor(&read)) aria-label="The two meetings" {
                    @for doc in 0..corpus.documents.len() { (report(corpus, doc)) }
                    @if let Some(days) = days_between(corpus) {
                        p.between { b { (days) } " days between the reports" }
                    }
                }
            }
        }
        footer.shell {
            p {
                "Not a letter of the reports is changed. Two short texts prove little, and what one does not \
                 mention may still have been discussed."
            }
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
        article class={ "meeting " (colour) } #(anchor(&reading(document, None))) lang=(corpus.language) {
            p.kicker { b.doc { (document.label) } " one report, " (prose.len()) " passages" }
            (heading(corpus, document))
            p.note {
                "Report dated " (document.date.words()) ". Outlet: " (document.source.outlet)
                ". Source file: " (document.source.file) "."
            }
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
            (place.unwrap_or(&document.label)) ", " (when)
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
    let [first, second, ..] = corpus.documents.as_slice() else { return None };
    Some(first.date.earliest()?.until(second.date.earliest()?).into())
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
