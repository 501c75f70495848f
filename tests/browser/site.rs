//! The packaged site: readable without its program, with a strict policy, and without layout shift.

use std::fs;

use serde_json::{Value, json};

use crate::{
    harness::{Setup, dist, page::Page, run, run_in},
    views::{self, NOTE},
};

/// Every passage of both reports, from the JSON of the corpus.
fn passages() -> Vec<String> {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/india-us-defence.json");
    let corpus = fs::read(corpus).expect("the corpus should be there");
    let corpus: Value = serde_json::from_slice(&corpus).expect("it should be JSON");
    let documents = corpus["documents"].as_array().expect("it has documents");
    let blocks = documents.iter().flat_map(|it| it["blocks"].as_array().into_iter().flatten());
    let prose = blocks.filter(|it| it["kind"] != "metadata");
    prose.map(|it| it["text"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Asserts that both reports are on the page, in order and verbatim.
#[track_caller]
pub(crate) fn both_reports_are_there(page: &Page) {
    let shown = page.eval(
        "return [...document.querySelectorAll('#app article .passage')]
        .map(it => it.querySelector('p, h3').textContent)",
    );
    assert_eq!(shown, json!(passages()));
}

#[test]
fn without_scripts_both_reports_can_be_read() {
    for folder in ["/", "/a/b/"] {
        run_in(Setup { folder, ..Setup::default() }, |page| {
            let off = json!({ "value": true });
            page.command("Emulation.setScriptExecutionDisabled", &off);
            page.visit(page.address());
            both_reports_are_there(page);
            page.wait_for_text("#needs", "Search, timeline and comparison need JavaScript");
            assert!(
                page.eval_text("return document.querySelector('noscript').innerText")
                    .contains("JavaScript is off")
            );
            assert_eq!(page.attribute("article", "lang").as_deref(), Some("en"));
            let told = page.accessibility_lines();
            for line in [
                "heading: Two meetings, side by side",
                "heading: The Pentagon, 11 April 2022",
                "heading: New Delhi, 5 June 2023 day inferred",
                "heading: PM Modi, Biden hold a virtual meeting",
                "navigation: Pages",
                "region: The reports",
            ] {
                assert!(told.iter().any(|it| it == line), "{line} is not in {told:#?}");
            }
            page.click("a[href='#/read/2023/5']");
            wait_until_in_view_below_the_header(page, "/read/2023/5");
            page.click_text("Timeline");
            wait_until_in_view_below_the_header(page, "needs");
            page.visit("about:blank");
            page.visit(&format!("{}#/read/2022/9", page.address()));
            wait_until_in_view_below_the_header(page, "/read/2022/9");
        });
    }
}

#[track_caller]
fn wait_until_in_view_below_the_header(page: &Page, id: &str) {
    page.until(&format!("{id} in view"), || {
        let top = page
            .eval(&format!("return document.getElementById('{id}').getBoundingClientRect().top"));
        top.as_f64().filter(|top| (50.0..700.0).contains(top))
    });
}

#[test]
fn starting_the_program_causes_no_layout_shift() {
    // Every visit is a first visit, and slow enough for the reports to be painted before the
    // program starts.
    let before = format!("delete Navigator.prototype.serviceWorker; {NOTE}");
    run_in(Setup { before: before.leak(), ..Setup::default() }, |page| {
        page.command("Network.enable", &json!({}));
        let slow = json!({
            "offline": false, "latency": 100,
            "downloadThroughput": 400_000, "uploadThroughput": 400_000,
        });
        page.command("Network.emulateNetworkConditions", &slow);
        for (width, height) in [(1280, 800), (390, 844), (1280, 4000)] {
            page.resize(width, height);
            for route in ["", "#/search", "#/timeline", "#/compare/text", "#/read/2022/6"] {
                page.visit("about:blank");
                page.open(route);
                page.wait_for("#offline a");
                let painted = "return performance.getEntriesByName('first-contentful-paint')
                    .some(paint => paint.startTime < window.startedAt)";
                let case = format!("{route} at {width}×{height}");
                assert_eq!(page.eval(painted), true, "{case}");
                assert_eq!(page.eval("return window.shifts"), json!([]), "{case}");
            }
        }
    });
}

#[test]
fn the_header_does_not_shift_while_the_page_loads() {
    // The links of the header do not move as more of them are parsed.
    run(|page| {
        page.open("");
        for (width, height) in [(1280, 800), (700, 800), (390, 844)] {
            page.resize(width, height);
            let moved = page.eval(
                "const links = [...document.querySelectorAll('header.shell nav a')];
                const lefts = () => links.filter(it => it.isConnected)
                    .map(it => it.getBoundingClientRect().left);
                const whole = lefts(), moved = [];
                for (const last of links.slice(1).reverse()) {
                    last.remove();
                    lefts().forEach((left, at) => left === whole[at] || moved.push(at));
                }
                links[0].parentNode.append(...links);
                return moved",
            );
            assert_eq!(moved, json!([]), "at {width}");
            // Nor does the name, which may be painted before anything else is parsed.
            let moved = page.eval(
                "const brand = document.querySelector('.brand'), whole = brand.offsetTop;
                const parts = [...brand.parentNode.children].slice(1);
                return parts.reverse().map(part => { part.remove(); return brand.offsetTop - whole })",
            );
            assert!(moved.as_array().is_some_and(|it| it.iter().all(|by| by == 0)), "{moved}");
            page.visit("about:blank");
            page.open("");
        }
    });
}

#[test]
fn links_to_pages_open_at_the_top() {
    run(|page| {
        for route in ["#/timeline", "#/compare/topics", "#/read/2023"] {
            page.visit("about:blank");
            page.open(route);
            page.wait_for("#main h1");
            assert_eq!(page.eval("return scrollY"), 0, "{route}");
        }
    });
}

#[test]
fn the_content_security_policy_blocks_nothing_that_is_used() {
    run_in(Setup { before: NOTE, ..Setup::default() }, |page| {
        page.open("");
        let policy = page.attribute("meta[http-equiv]", "content").unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' "), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"), "{policy}");
        views::all_are_there(page);
        page.click(".theme");
        page.wait_for_text("#offline", "Ready to use offline");
        assert_eq!(views::violations(page), "[]");
        // The policy is in effect.
        page.eval("document.body.setAttribute('style', 'color: red')");
        page.until("a violation", || Some(()).filter(|()| views::violations(page) != "[]"));
        _ = page.errors();
    });
}

#[test]
fn the_reports_stay_if_wasm_is_forbidden() {
    let policy = "script-src 'self' 'unsafe-inline'";
    run_in(Setup { policy, errors_expected: true, ..Setup::default() }, |page| {
        page.open("");
        page.wait_for_text("#failure", "Readout could not start");
        page.wait_for_text("#failure", "The browser says");
        both_reports_are_there(page);
    });
}

#[test]
fn linked_data_has_known_dates_and_all_icons_exist() {
    run(|page| {
        page.open("");
        let data =
            page.eval("return JSON.parse(document.querySelector('[type$=json]').textContent)");
        let all = data["@graph"].as_array().expect("it is a list");
        let dates: Vec<_> = all.iter().filter_map(|it| it["startDate"].as_str()).collect();
        assert_eq!(dates, ["2022-04-11", "2023-06"], "a day that is not known is not told");
        let manifest = fs::read(dist().join("manifest.webmanifest")).expect("it should be there");
        let manifest: Value = serde_json::from_slice(&manifest).expect("it should be JSON");
        for icon in manifest["icons"].as_array().expect("it has icons") {
            let file = icon["src"].as_str().unwrap_or_default();
            assert!(dist().join(file).is_file(), "{file}");
        }
    });
}
