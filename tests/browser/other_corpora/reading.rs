//! What a reader does with the reports of another corpus: reads them, searches, compares.

use std::fs;

use serde_json::{Value, json};

use super::{NAMES, corpus, list, run, text};
use crate::harness::{page::Page, site_of};

/// The passages of a report.
fn passages(document: &Value) -> Vec<&str> {
    list(document, "blocks").iter().map(|block| text(block, "text")).collect()
}

#[test]
fn every_report_is_read_word_for_word() {
    for name in NAMES {
        let corpus = corpus(name);
        run(name, |page| {
            for document in list(&corpus, "documents") {
                page.open(&format!("#/read/{}", text(document, "id")));
                page.wait_for(".report .passage");
                let shown = page.eval(
                    "return [...document.querySelectorAll('.report .passage')].map(it => {
                         it = it.querySelector('p, h3').cloneNode(true);
                         it.querySelectorAll('.tag').forEach(tag => tag.remove());
                         return it.textContent;
                     })",
                );
                assert_eq!(shown, json!(passages(document)));
            }
        });
    }
}

#[test]
fn without_scripts_every_report_can_be_read() {
    for name in NAMES {
        let corpus = corpus(name);
        let documents = list(&corpus, "documents");
        run(name, |page| {
            page.command("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
            page.visit(page.address());
            let shown = page.eval(
                "return [...document.querySelectorAll('#app article')].map(it =>
                     [...it.querySelectorAll('.passage')].map(it => it.querySelector('p, h3').textContent))",
            );
            assert_eq!(shown, json!(documents.iter().map(passages).collect::<Vec<_>>()));
            if let Some(language) = corpus["language"].as_str() {
                assert_eq!(page.attribute("article", "lang").as_deref(), Some(language));
            }
            // Without a title it is named after its reports.
            let labels: Vec<_> = documents.iter().map(|it| text(it, "id")).collect();
            let title = corpus["title"].as_str().map_or_else(|| labels.join(", "), str::to_owned);
            assert_eq!(page.eval_text("return document.title"), format!("{title} · Readout"));
            let manifest = fs::read(site_of(name).join("manifest.webmanifest"));
            let manifest: Value = serde_json::from_slice(&manifest.expect("it should be there"))
                .expect("it should be JSON");
            assert_eq!(text(&manifest, "name"), title);
        });
    }
}

/// The hits of a query in each report, as the page tells them, and the words that are marked, sorted.
#[track_caller]
fn search(page: &Page, query: &str) -> (Vec<String>, Vec<String>) {
    page.visit("about:blank");
    page.open(&format!("#/search?q={query}"));
    page.wait_for(".in-report mark.hit");
    let verdict = page.text_of(".verdict");
    let marked = page.eval(
        "return [...document.querySelectorAll('.in-report mark.hit')].map(it => it.textContent)",
    );
    let marked = marked.as_array().expect("it is a list").iter();
    let mut marked: Vec<_> = marked.filter_map(Value::as_str).map(str::to_owned).collect();
    marked.sort_unstable();
    (verdict.split("; ").map(|it| it.trim_end_matches('.').to_owned()).collect(), marked)
}

/// What the page tells of the words that begin so, and these words, counted here.
fn counted(corpus: &Value, stem: &str) -> (Vec<String>, Vec<String>) {
    let (mut told, mut all) = (Vec::new(), Vec::new());
    for document in list(corpus, "documents") {
        let label = document["label"].as_str().unwrap_or(text(document, "id"));
        let (mut hits, mut within) = (0, 0);
        for passage in passages(document) {
            let words = passage.split(|c: char| !c.is_alphanumeric());
            let found: Vec<_> = words.filter(|word| word.starts_with(stem)).collect();
            (hits, within) = (hits + found.len(), within + usize::from(!found.is_empty()));
            all.extend(found.into_iter().map(str::to_owned));
        }
        let s = |count: usize| if count == 1 { "" } else { "s" };
        told.push(match hits {
            0 => format!("{label}: not mentioned"),
            _ => format!("{label}: {hits} hit{} in {within} passage{}", s(hits), s(within)),
        });
    }
    all.sort_unstable();
    (told, all)
}

#[test]
fn words_are_found_in_all_their_forms() {
    for (name, queries) in [
        ("bare", [("bricks", "brick"), ("gardener", "gardener"), ("pears", "pear")]),
        ("deich", [("Arbeit", "Arbeit"), ("Fischer", "Fischer"), ("Taler", "Taler")]),
    ] {
        let corpus = corpus(name);
        run(name, |page| {
            for (query, stem) in queries {
                assert_eq!(search(page, query), counted(&corpus, stem), "{query}");
            }
        });
    }
}

/// What can be asked is shown with the examples of the corpus, all of which find something.
#[test]
fn the_examples_are_those_of_the_corpus() {
    for name in NAMES {
        let corpus = corpus(name);
        let examples: Vec<_> =
            list(&corpus, "examples").iter().map(|example| text(example, "query")).collect();
        run(name, |page| {
            page.open("#/search");
            page.wait_for(".lead");
            let shown = "return [...document.querySelectorAll('main .examples a')].map(it => it.textContent)";
            assert_eq!(page.eval(shown), json!(examples));
            for query in examples {
                page.click_text(query);
                page.wait_for(".in-report mark.hit");
                page.open("#/search");
                page.wait_for("main .examples");
            }
        });
    }
}

/// The words of the first pair that are on one side only.
#[test]
fn what_changed_is_marked() {
    for (name, link, gone, new) in [
        (
            "bare",
            "left=spring&right=summer&pair=1",
            "fell down|windy night|forty|lay",
            "was mended|quiet morning|four|were left",
        ),
        ("deich", "pair=1", "35", "40"),
    ] {
        run(name, |page| {
            page.open(&format!("#/compare/text?{link}"));
            page.wait_for(".column .gone");
            let marked = |class: &str| {
                page.eval_text(&format!(
                    "return [...document.querySelectorAll('.column mark.{class}')]
                         .map(it => it.textContent.trim()).join('|')"
                ))
            };
            assert_eq!((&*marked("gone"), &*marked("new")), (gone, new));
        });
    }
}

#[test]
fn annotations_are_compared_and_placed_in_time() {
    let corpus = corpus("deich");
    run("deich", |page| {
        page.open("#/compare/topics");
        page.wait_for(".matrix");
        let shown = page.text_of(".matrix");
        for topic in list(&corpus, "topics") {
            assert!(shown.contains(text(topic, "label")), "{topic}");
            for passage in list(topic, "passages") {
                assert!(shown.contains(text(passage, "exact")), "{passage}");
            }
        }
        page.open("#/compare/facts");
        page.wait_for(".facts");
        let shown = page.text_of(".facts");
        for person in list(&corpus, "people") {
            assert!(shown.contains(text(person, "name")), "{person}");
        }
        page.open("#/timeline");
        page.wait_for(".event");
        let shown = page.text_of(".timeline");
        for part in ["lanes", "events"] {
            for entry in list(&corpus, part) {
                assert!(shown.contains(text(entry, "label")), "{entry}");
            }
        }
    });
}
