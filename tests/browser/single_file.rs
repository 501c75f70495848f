//! The page as one file, opened from disk: it has everything that the site has.

use std::fs;

use serde_json::json;

use crate::{
    harness::{Setup, as_file, dist, empty_folder, page::Page, run_in},
    site::both_reports_are_there,
    views::{self, NOTE},
};

const NAME: &str = "readout.html";

fn run(test: impl FnOnce(&Page)) {
    run_in(Setup { before: NOTE, ..Setup::default() }, test);
}

#[test]
fn every_view_opens_from_one_file() {
    run(|page| {
        views::all_open(page, &as_file(NAME));
        views::all_are_there(page);
        assert_eq!(views::violations(page), "[]");
        let policy = page.attribute("meta[http-equiv]", "content").unwrap_or_default();
        assert!(!policy.contains("'self'") && !policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(page.count("link:not([rel=icon]), [src], #offline, #update"), 0);
    });
}

#[test]
fn no_requests_are_made() {
    run(|page| {
        page.visit(&as_file(NAME));
        page.wait_for(".overview");
        views::all_are_there(page);
        assert_eq!(page.served(), [] as [String; 0]);
        let mut asked = page.requests();
        asked.retain(|it| !it.starts_with("data:") && !it.starts_with(&as_file(NAME)));
        assert_eq!(asked, [] as [String; 0]);
    });
}

#[test]
fn search_and_back_work() {
    run(|page| {
        page.visit(&as_file(NAME));
        page.wait_for(".overview .doors");
        page.wait_for("#query");
        page.press("/");
        page.type_text("supply chains");
        page.wait_for("mark.hit");
        page.wait_for_route("#/search?q=supply%20chains");
        page.until("the words in their report", || {
            page.eval("document.querySelector('.in-report a.source')?.click()");
            page.route().starts_with("#/read/").then_some(())
        });
        page.wait_for("mark.pointed");
        page.back();
        page.wait_for(".verdict");
    });
}

#[test]
fn exports_are_saved() {
    run(|page| {
        let folder = empty_folder("exports");
        page.save_into(&folder);
        page.visit(&format!("{}#/search/lines?q=cooperation", as_file(NAME)));
        page.wait_for("table");
        page.click_text("Save as CSV");
        let saved = page.saved(&folder);
        assert!(saved.windows(11).any(|words| words == b"cooperation"));
        assert_eq!(views::violations(page), "[]");
    });
}

#[test]
fn both_reports_can_be_read_without_scripts() {
    run(|page| {
        page.command("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
        page.visit(&as_file(NAME));
        both_reports_are_there(page);
    });
}

#[test]
fn a_truncated_file_is_reported_and_can_be_read() {
    fails("truncated", |html, middle| html.truncate(middle));
}

#[test]
fn an_altered_file_is_reported_and_can_be_read() {
    fails("altered", |html, middle| {
        let other = if html[middle..].starts_with('A') { "B" } else { "A" };
        html.replace_range(middle..=middle, other);
    });
}

/// Damages the file in the middle of its program.
#[track_caller]
fn fails(name: &str, damage: impl FnOnce(&mut String, usize)) {
    let file = dist().join(NAME);
    let mut html = fs::read_to_string(file).expect("the page should have been built");
    let program = html.find("id=\"program\"").expect("it contains the program");
    let middle = usize::midpoint(program, html.len());
    damage(&mut html, middle);
    let damaged = empty_folder(name).join(NAME);
    fs::write(&damaged, html).expect("the folder is there");
    run_in(Setup { errors_expected: true, ..Setup::default() }, |page| {
        page.visit(&format!("file://{}", damaged.display()));
        page.wait_for_text("#failure", "arrived damaged, or stopped while starting");
        page.wait_for_text("#failure", "Get the file anew");
        both_reports_are_there(page);
    });
}
