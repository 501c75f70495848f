//! Reports that nobody has annotated: no view claims that they are silent on something.

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{page::Page, run_in, server::Reply};
use serde_json::json;

const TEXTS: [&str; 5] = [
    "The harbour master closed the harbour on Monday. Ships waited outside the breakwater.",
    "The harbour master opened the harbour on Tuesday. The ferry and a second ferry went in.",
    "Fishermen complained about the lighthouse on Wednesday. The lighthouse was dark.",
    "Inspectors visited the lighthouse on Thursday. The inspectors wrote a report.",
    "The council discussed dredging on Friday. The dredging begins in autumn.",
];

/// The first reports, without dates and annotations.
fn corpus(count: usize) -> String {
    let document = |at: usize| {
        json!({
            "id": format!("r{at}"), "label": format!("Report {at}"),
            "blocks": [{ "text": TEXTS[at] }, { "text": "Nobody was hurt." }],
        })
    };
    let documents: Vec<_> = (0..count).map(document).collect();
    json!({ "format": "readout-corpus/1", "title": "Harbour", "documents": documents }).to_string()
}

/// Every view, and an element of it.
const VIEWS: [(&str, &str); 14] = [
    ("#/", ".overview"),
    ("#/search", ".search"),
    ("#/search?q=harbour", ".verdict"),
    ("#/search/lines?q=harbour", ".lines"),
    ("#/search?q=internal", ".verdict"),
    ("#/search?q=internal%20harbour", ".verdict"),
    ("#/timeline", ".timeline"),
    ("#/timeline?q=harbour", ".timeline"),
    ("#/compare/topics", ".compare"),
    ("#/compare/text", ".compare"),
    ("#/compare/facts", ".compare"),
    ("#/compare/words", ".compare"),
    ("#/read/r0", ".report"),
    ("#/read/r0/1?q=harbour", ".report"),
];

#[track_caller]
fn text_of(page: &Page, route: &str, selector: &str) -> String {
    page.eval(&format!("document.querySelector('readout-explorer').navigate('{route}')"));
    wait_inside(page, selector, "");
    page.eval_text("return inside('.app').innerText")
}

#[test]
fn nothing_claims_that_a_bare_report_is_silent() {
    let mut setup = pages();
    for count in [1, 2, 5] {
        let host = format!(
            "<!doctype html><title>{count}</title><script type=module src=embed.js></script>
             <readout-explorer corpus=bare{count}.json chrome=full></readout-explorer>"
        );
        setup.replies.push((format!("bare{count}.html").leak(), Reply::Html(host.leak())));
        setup.replies.push((format!("bare{count}.json").leak(), Reply::Html(corpus(count).leak())));
    }
    run_in(setup, |page| {
        page.resize(1280, 900);
        for count in [1, 2, 5] {
            visit(page, &format!("bare{count}.html"));
            wait_inside(page, "h1", "");
            for (route, selector) in VIEWS {
                let text = text_of(page, route, selector);
                let mut claims = vec![
                    "date not stated",
                    "Led by",
                    "Outcome",
                    "all 0",
                    "of 0 ",
                    "· 0\n",
                    "0 days",
                    "undefined",
                ];
                if !route.contains("q=") {
                    claims.push("not mentioned");
                }
                // A comparison is of two, whatever their number.
                if count == 1 || count == 5 && !route.contains("compare") {
                    claims.extend(["both", "Both", "either report", "two meetings"]);
                }
                if count == 1 {
                    claims.extend(["the reports", "Reports,"]);
                }
                for claim in claims {
                    assert!(!text.contains(claim), "{claim:?} of {count} at {route}:\n{text}");
                }
            }
            let none =
                ["The report does not mention", "Neither report mentions", "No report mentions"];
            let none = none[[1, 2, 5].iter().position(|it| *it == count).unwrap_or_default()];
            let verdict = text_of(page, "#/search?q=internal", ".verdict");
            assert!(verdict.contains(&format!("{none} “internal”")), "{verdict}");
        }
        // A telling word of each report, no word twice.
        visit(page, "bare2.html");
        let overview = text_of(page, "#/", ".overview");
        assert!(overview.contains("Search for "), "{overview}");
        let links = "return [...inside('.app').querySelectorAll('.intro .doors a')]
            .map(it => it.textContent).join('|')";
        let links = page.eval_text(links);
        assert_eq!(links, "outside|Tuesday|what changed in the texts|read the reports");
    });
}
