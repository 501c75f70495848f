//! The page starts, or shows why it does not and what may help.

use std::{thread, time::Duration};

use crate::{
    harness::{Setup, page::Page, run, run_in, server::Reply},
    site::both_reports_are_there,
};

#[test]
fn the_page_starts_with_four_requests_and_then_fetches_the_lazy_chunk() {
    run(|page| {
        page.open("");
        assert_eq!(page.count("#failure"), 0);
        page.wait_for(".strip .event");
        let mut asked = page.requests();
        // Manifest and icons are for the operating system, not needed to start.
        let for_system = ["manifest", "svg", "png"];
        asked.retain(|it| {
            !it.starts_with("data:") && !for_system.iter().any(|end| it.ends_with(end))
        });
        let mut kinds: Vec<_> =
            asked.iter().filter_map(|it| it.rsplit(['.', '/']).next()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["", "css", "js", "wasm", "wasm"], "{asked:?}");
    });
}

#[test]
fn the_page_starts_in_any_folder() {
    run_in(Setup { folder: "/deep/down/", ..Setup::default() }, |page| {
        page.open("");
        assert_eq!(page.count("#failure"), 0);
    });
}

#[test]
fn the_page_starts_from_a_server_that_does_not_know_wasm() {
    run_in(Setup { replies: vec![(".wasm", Reply::Untyped)], ..Setup::default() }, |page| {
        page.open("");
        assert_eq!(page.count("#failure"), 0);
    });
}

#[test]
fn missing_wasm_is_reported() {
    fails(".wasm", Reply::Missing, &["arrived damaged, or not at all", "Reload the page"]);
}

#[test]
fn truncated_wasm_is_reported() {
    fails(".wasm", Reply::Half, &["arrived damaged, or not at all", "The browser says"]);
}

#[test]
fn a_missing_script_is_reported() {
    fails(".js", Reply::Missing, &["a script could not be loaded", "Reload the page"]);
}

#[test]
fn a_truncated_script_is_reported() {
    fails(".js", Reply::Half, &["arrived damaged, or not at all", "Reload the page"]);
}

#[test]
fn the_page_starts_without_its_style_sheet() {
    let replies = vec![(".css", Reply::Missing)];
    run_in(Setup { replies, errors_expected: true, ..Setup::default() }, |page| {
        page.open("");
        assert_eq!(page.count("#failure"), 0);
    });
}

#[test]
fn missing_webassembly_support_is_reported() {
    let before = "delete window.WebAssembly;";
    run_in(Setup { before, errors_expected: true, ..Setup::default() }, |page| {
        page.open("");
        page.wait_for_text("#failure", "no WebAssembly, or it is switched off");
        page.wait_for_text("#failure", "Allow WebAssembly for this site");
        assert_eq!(page.count("#failure"), 1);
        both_reports_are_there(page);
    });
}

#[test]
fn opening_the_page_as_a_file_is_reported() {
    run_in(Setup { errors_expected: true, ..Setup::default() }, |page| {
        page.visit(&crate::harness::as_file("index.html"));
        page.wait_for_text("#failure", "opened as a file");
        page.wait_for_text("#failure", "readout.html");
        page.wait_for_text("#failure", "cargo xtask serve");
        both_reports_are_there(page);
    });
}

/// Leptos panics if the browser creates no elements.
#[test]
fn a_panic_is_reported_in_the_console_and_on_the_page() {
    run_in(Setup { errors_expected: true, ..Setup::default() }, |page| {
        page.open("");
        page.wait_for(".strip .event");
        page.eval(
            "document.createElement = () => {
                delete document.createElement;
                throw new TypeError('no more elements');
             };
             location.hash = '#/timeline';",
        );
        page.wait_for_text("[role=alert]", "Readout has stopped");
        let told = page.errors().join("\n");
        assert!(told.contains("panicked at ") && told.contains(".rs:"), "{told}");
        assert!(told.contains("no more elements"), "{told}");
    });
}

/// On the overview, the lazy chunk is fetched only after the first module has arrived; for a link
/// to another page, both are fetched at once.
#[test]
fn the_lazy_chunk_is_fetched_when_it_is_needed() {
    run(|page| {
        page.open("");
        page.wait_for(".strip .event");
        assert!(started(page, LAZY) >= ended(page, FIRST), "the first page comes first");
        page.visit("about:blank");
        page.open("#/compare");
        page.wait_for(".matrix");
        assert!(started(page, LAZY) <= started(page, FIRST), "it is needed from the beginning");
    });
}

/// The overview needs only the first module; a query waits for the lazy chunk.
#[test]
fn a_failed_fetch_of_the_lazy_chunk_can_be_retried() {
    let before = "window.real = fetch;
        window.fetch = (at, ...more) => String(at).endsWith('/split_lazy.wasm')
            ? Promise.reject(new TypeError('no network')) : real(at, ...more);";
    run_in(Setup { before, ..Setup::default() }, |page| {
        page.open("");
        page.wait_for_text(".overview h1", "Two meetings");
        page.click_text("Compare");
        page.wait_for_text("[role=alert]", "This page could not be fetched");
        page.press("/");
        page.type_text("china");
        page.wait_for_route("#/search?q=china");
        thread::sleep(Duration::from_secs(1));
        assert_eq!(page.text_of(".visually-hidden[role=status]"), "", "nothing was looked for");
        assert!(page.attribute(".bar", "hidden").is_some(), "nor is anything told of it");
        page.click_text("Try again");
        page.wait_for_text("[role=alert]", "This page could not be fetched");
        page.eval("window.fetch = real");
        page.click_text("Try again");
        page.wait_for_text(".verdict", "Neither report mentions “china”");
        page.wait_for_text(".visually-hidden[role=status]", "Neither report mentions “china”");
    });
}

#[test]
fn a_missing_or_truncated_lazy_chunk_is_reported() {
    fails_at("#/timeline", LAZY, Reply::Missing);
    fails_at("#/timeline", LAZY, Reply::Half);
}

/// The module that the first page needs, and the lazy chunk, which is fetched later.
const FIRST: &str = "readout_bg.wasm";
const LAZY: &str = "split_lazy.wasm";

/// When the fetch of a module started, in milliseconds.
fn started(page: &Page, part: &str) -> f64 {
    fetch_time(page, part, "startTime")
}

/// When the fetch of a module ended, in milliseconds.
fn ended(page: &Page, part: &str) -> f64 {
    fetch_time(page, part, "responseEnd")
}

#[track_caller]
fn fetch_time(page: &Page, part: &str, when: &str) -> f64 {
    let time = page.eval(&format!(
        "return performance.getEntriesByType('resource')
            .find(it => it.name.endsWith('/{part}')).{when}"
    ));
    time.as_f64().expect("a time is a number")
}

#[track_caller]
fn fails_at(route: &str, file: &'static str, reply: Reply) {
    let replies = vec![(file, reply)];
    run_in(Setup { replies, errors_expected: true, ..Setup::default() }, |page| {
        page.open(route);
        page.wait_for_text("[role=alert]", "This page could not be fetched");
        page.click_text("Overview");
        page.wait_for_text(".overview h1", "Two meetings");
    });
}

#[track_caller]
fn fails(file: &'static str, reply: Reply, words: &[&str]) {
    let replies = vec![(file, reply)];
    run_in(Setup { replies, errors_expected: true, ..Setup::default() }, |page| {
        page.open("");
        for words in words {
            page.wait_for_text("[role=alert]", words);
        }
        both_reports_are_there(page);
    });
}
