//! Words, names, numbers and labels without a place to break: no page gets wider than its window.

use serde_json::{Value, json};

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{run_in, server::Reply};
use crate::views::VIEWS;

const CORPUS: &str = include_str!("../../data/india-us-defence.json");

/// 85 letters, as an address has them.
const LONG: &str =
    "https://example.org/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg";

/// A word of 80 letters that is not to be broken anywhere.
fn word(of: &str) -> String {
    format!("{of}{}", "x".repeat(80 - of.len()))
}

/// The built-in corpus with a long word wherever it has a word of its own, and in a passage more.
fn corpus() -> String {
    let mut corpus: Value = serde_json::from_str(CORPUS).expect("the corpus is JSON");
    for list in ["topics", "events", "lanes", "offices", "outcomes", "scopes"] {
        for (at, item) in corpus[list].as_array_mut().into_iter().flatten().enumerate() {
            if item["label"].is_string() {
                item["label"] = json!(word(&format!("{list}{at}")));
            }
        }
    }
    for list in ["people", "organisations", "places"] {
        for (at, item) in corpus[list].as_array_mut().into_iter().flatten().enumerate() {
            item["name"] = json!(word(&format!("{list}{at}")));
        }
    }
    for (at, document) in corpus["documents"].as_array_mut().into_iter().flatten().enumerate() {
        document["name"] = json!(word(&format!("name{at}")));
        document["source"]["file"] = json!(word(&format!("file{at}")));
        document["source"]["outlet"] = json!(word(&format!("outlet{at}")));
        let blocks = document["blocks"].as_array_mut().expect("a document has blocks");
        let number = "9".repeat(90);
        let text = format!("{LONG} {LONG} {} {number} {LONG}", word("defence"));
        blocks.insert(1, json!({ "kind": "paragraph", "text": text }));
    }
    corpus["title"] = json!(word("title"));
    corpus["summary"] = json!(word("summary"));
    corpus.to_string()
}

const HOST: &str = "<!doctype html><meta name=viewport content='width=device-width'>
    <title>Long words</title><script type=module src=embed.js></script>
    <style>body { margin: 0 } </style>
    <readout-explorer corpus=long.json chrome=full></readout-explorer>";

#[test]
fn no_word_widens_a_page() {
    let mut setup = pages();
    setup.replies.push(("long.html", Reply::Html(HOST)));
    setup.replies.push(("long.json", Reply::Html(corpus().leak())));
    run_in(setup, |page| {
        page.resize(1280, 900);
        visit(page, "long.html");
        wait_inside(page, "h1", "");
        let long = format!("#/search?q={LONG}");
        let lines = format!("#/search/lines?q={}", word("defence"));
        let more = [
            long.as_str(),
            lines.as_str(),
            "#/search?q=example",
            "#/compare/words?word=defence",
            "#/compare/text?phrase=1",
            "#/read/2022/2",
        ];
        let mut too_wide = Vec::new();
        for route in VIEWS.map(|(route, _, _)| route).into_iter().chain(more) {
            page.eval(&format!(
                "document.querySelector('readout-explorer').navigate({})",
                json!(route)
            ));
            for width in [320, 390, 768, 1024, 1280] {
                page.resize(width, 900);
                page.eval("return new Promise(done => setTimeout(done, 200))");
                let wide = page.eval_text(
                    "const root = document.documentElement;
                     if (root.scrollWidth <= innerWidth) return '';
                     const all = [...inside('.app').querySelectorAll('*')];
                     const out = all.filter(it => it.getBoundingClientRect().right > innerWidth + 1)
                         .map(it => it.tagName + '.' + it.className);
                     return root.scrollWidth + ' px: ' + [...new Set(out)].slice(0, 6).join(' ')",
                );
                if !wide.is_empty() {
                    too_wide.push(format!("{route} at {width}: {wide}"));
                }
            }
        }
        assert!(too_wide.is_empty(), "\n{}", too_wide.join("\n"));
    });
}
