//! The page starts; or it says in words why it does not, and what may help.

use std::{thread, time::Duration};

use crate::{
    harness::{Setup, page::Page, run, run_in, server::Reply},
    site::both_reports_are_there,
};

#[test]
fn the_page_starts_with_four_requests_of_its_own_and_fetches_the_rest() {
    run(|page| {
        page.open("");
        assert_eq!(page.count("#failure"), 0);
        page.wait_for(".strip .event");
        let mut asked = page.requests();
        // Manifest and icons are for the system, not for starting.
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
fn a_missing_wasm_is_told() {
    fails(".wasm", Reply::Missing, &["arrived damaged, or not at all", "Reload the page"]);
}

#[test]
fn a_truncated_wasm_is_told() {
    fails(".wasm", Reply::Half, &["arrived damaged, or not at all", "The browser says"]);
}

#[test]
fn a_missing_script_is_told() {
    fails(".js", Reply::Missing, &["a script could not be loaded", "Reload the page"]);
}

#[test]
fn a_truncated_script_is_told() {
    fails(".js", Reply::Half, &["arrived damaged, or not at all", "Reload the page"]);
}

#[test]
fn a_missing_style_sheet_stops_nothing() {
    let replies = vec![(".css", Reply::Missing)];
    run_in(Setup { replies, errors_expected: true, ..Setup::default() }, |page| {
        page.open("");
        assert_eq!(page.count("#failure"), 0);
    });
}

#[test]
fn a_browser_without_webassembly_is_told() {
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
fn a_page_opened_as_a_file_is_told() {
    run_in(Setup { errors_expected: true, ..Setup::default() }, |page| {
        page.visit(&crate::harness::as_file("index.html"));
        page.wait_for_text("#failure", "opened as a file");
        page.wait_for_text("#failure", "readout.html");
        page.wait_for_text("#failure", "cargo xtask serve");
        both_reports_are_there(page);
    });
}

/// Leptos cannot go on where the browser makes no elements.
#[test]
fn a_panic_is_told_in_the_console_and_on_the_page() {
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

/// The page asks for nothing of the rest before it is there; where a link leads further, both are
/// fetched at once.
#[test]
fn the_rest_is_fetched_when_it_is_due() {
    run(|page| {
        page.open("");
        page.wait_for(".strip .event");
        assert!(began(page, LAZY) >= ended(page, FIRST), "the first page comes first");
        page.visit("about:blank");
        page.open("#/compare");
        page.wait_for(".matrix");
        assert!(began(page, LAZY) <= began(page, FIRST), "it is needed from the beginning");
    });
}

/// The overview needs no more than the program's first part, and a query waits for the other.
#[test]
fn what_was_not_fetched_is_told_and_tried_again() {
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
fn a_rest_that_is_gone_is_told() {
    fails_at("#/timeline", LAZY, Reply::Missing);
    fails_at("#/timeline", LAZY, Reply::Half);
}

/// The part of the program that the first page needs, and the part that is fetched after it.
const FIRST: &str = "readout_bg.wasm";
const LAZY: &str = "split_lazy.wasm";

/// When the program's part of this name was asked for and had arrived, in milliseconds.
fn began(page: &Page, part: &str) -> f64 {
    fetched(page, part, "startTime")
}

fn ended(page: &Page, part: &str) -> f64 {
    fetched(page, part, "responseEnd")
}

#[track_caller]
fn fetched(page: &Page, part: &str, when: &str) -> f64 {
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
