//! A report that is read from right to left beside one that is not.

use serde_json::json;

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{page::Page, run_in, server::Reply};

/// A corpus of two short reports, the first in Arabic.
fn corpus() -> String {
    let report = |id: &str, label: &str, name: &str, texts: &[&str]| {
        let blocks: Vec<_> =
            texts.iter().map(|text| json!({ "kind": "paragraph", "text": text })).collect();
        json!({
            "id": id, "label": label, "name": name, "date": "2023-06-05",
            "blocks": blocks,
        })
    };
    let arabic = [
        "التقى وزير الدفاع نظيره الأمريكي في نيودلهي يوم الاثنين.",
        "وقال الوزير إن التعاون الدفاعي (NATO 2023) مهم جدا.",
        "The ministry said so in English too.",
    ];
    let english =
        ["The defence minister met his counterpart in New Delhi on Monday.", "He said NATO."];
    json!({
        "format": "readout-corpus/1", "title": "Two reports", "summary": "One in Arabic.",
        "language": "en",
        "documents": [
            report("ar", "تقرير", "نيودلهي", &arabic),
            report("en", "Report", "New Delhi", &english),
        ],
    })
    .to_string()
}

const HOST: &str = "<!doctype html><title>Right to left</title>
    <script type=module src=embed.js></script><style>body { margin: 0 }</style>
    <readout-explorer corpus=ar.json chrome=full></readout-explorer>";

#[track_caller]
fn go(page: &Page, route: &str, selector: &str) {
    page.eval(&format!("document.querySelector('readout-explorer').navigate('{route}')"));
    wait_inside(page, selector, "");
}

/// Direction of an element, and whether its number is on the right of its words.
fn passages(page: &Page, selector: &str) -> String {
    page.eval_text(&format!(
        "return [...inside('.app').querySelectorAll('{selector}')].map(it => {{
             const number = it.querySelector('.number').getBoundingClientRect();
             const middle = it.getBoundingClientRect().left + it.getBoundingClientRect().width / 2;
             return getComputedStyle(it).direction + (number.left > middle ? ' right' : ' left');
         }}).join()"
    ))
}

#[test]
fn words_have_their_own_direction_in_every_view() {
    let mut setup = pages();
    setup.replies.push(("rtl.html", Reply::Html(HOST)));
    setup.replies.push(("ar.json", Reply::Html(corpus().leak())));
    run_in(setup, |page| {
        page.resize(1280, 900);
        visit(page, "rtl.html");
        wait_inside(page, "h1", "");

        go(page, "#/read/ar", ".report .passage");
        assert_eq!(passages(page, ".report .passage"), "rtl right,rtl right,ltr left");
        go(page, "#/read/en", ".report .passage");
        assert_eq!(passages(page, ".report .passage"), "ltr left,ltr left");

        go(page, "#/compare/text", ".column .passage");
        assert_eq!(
            passages(page, ".column .passage"),
            "rtl right,rtl right,ltr left,ltr left,ltr left"
        );

        // A hit in the words of a passage; its report's name is a part of its own.
        go(page, "#/search?q=NATO", ".in-report mark.hit");
        let directions = "return [...inside('.app').querySelectorAll('.in-report .words')]
            .map(it => getComputedStyle(it).direction).join()";
        assert_eq!(page.eval_text(directions), "rtl,ltr");
        let labels = "return [...inside('.app').querySelectorAll('.in-report > h2 b')]
            .map(it => getComputedStyle(it).unicodeBidi).join()";
        assert_eq!(page.eval_text(labels), "plaintext,plaintext");

        // In a sentence of the page, a label keeps its direction and leaves the rest its own.
        let verdict = page.eval_text("return inside('.verdict').textContent");
        assert!(verdict.starts_with("\u{2068}تقرير\u{2069}: 1 hit in 1 passage"), "{verdict}");

        // In a line of the concordance, what comes before the hit is on its right.
        go(page, "#/search/lines?q=NATO", ".lines tbody tr");
        let line = "return [...inside('.app').querySelectorAll('.lines tbody tr')]
            .map(it => it.querySelector('td.right').textContent.trim()).join('|')";
        let right = page.eval_text(line);
        assert!(right.starts_with("وقال الوزير"), "{right}");

        // A quotation in a sentence of the page, and in a citation.
        go(page, "#/read/ar/2?span=57-81", ".cite");
        let citation = page.eval_text("return inside('.cite pre').textContent");
        let quote = citation.split('”').next().unwrap_or_default();
        assert!(quote.starts_with("“\u{2068}") && quote.ends_with('\u{2069}'), "{citation}");
    });
}
