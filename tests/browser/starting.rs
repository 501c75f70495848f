//! The page starts; or it says in words why it does not, and what may help.

use crate::harness::{Setup, run, run_in, server::Reply};

#[test]
fn the_page_starts_with_four_requests_of_its_own() {
    run(|page| {
        page.open("");
        assert_eq!(page.count("#failure"), 0);
        let served = page.served();
        let mut kinds: Vec<_> = served.iter().filter_map(|path| path.rsplit('.').next()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["/", "css", "js", "wasm"], "{served:?}");
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
    });
}

#[test]
fn a_page_opened_as_a_file_is_told() {
    run_in(Setup { errors_expected: true, ..Setup::default() }, |page| {
        page.visit(&crate::harness::as_file("index.html"));
        page.wait_for_text("#failure", "opened as a file");
        page.wait_for_text("#failure", "cargo xtask serve");
    });
}

#[test]
fn a_browser_without_scripts_is_told() {
    run(|page| {
        page.command("Emulation.setScriptExecutionDisabled", &serde_json::json!({ "value": true }));
        page.visit(page.address());
        page.wait_for_text("noscript", "needs JavaScript and WebAssembly");
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
        assert!(!page.text_of("body").contains("is starting"));
    });
}
