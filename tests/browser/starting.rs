//! The page starts; or it says in words why it does not, and what may help.

use crate::{
    harness::{Setup, run, run_in, server::Reply},
    site::both_reports_are_there,
};

#[test]
fn the_page_starts_with_four_requests_of_its_own() {
    run(|page| {
        page.open("");
        assert_eq!(page.count("#failure"), 0);
        let mut asked = page.requests();
        // Manifest and icons are for the system, not for starting.
        let for_system = ["manifest", "svg", "png"];
        asked.retain(|it| {
            !it.starts_with("data:") && !for_system.iter().any(|end| it.ends_with(end))
        });
        let mut kinds: Vec<_> =
            asked.iter().filter_map(|it| it.rsplit(['.', '/']).next()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["", "css", "js", "wasm"], "{asked:?}");
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
