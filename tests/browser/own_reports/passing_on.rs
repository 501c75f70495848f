//! Reports that are passed on: as a corpus file, as a link, as one HTML file.

use super::{drop_files, open_two};
use crate::harness::{empty_folder, run};
use serde_json::Value;
use std::fs;

#[test]
fn an_exported_corpus_opens_again_with_the_same_bytes() {
    run(|page| {
        let folder = empty_folder("own-export");
        page.save_into(&folder);
        open_two(page);
        page.press("Enter");
        page.wait_for(".compare");
        page.open("#/open");
        page.click("[aria-label^='Export']");
        let first = page.saved(&folder);
        let json: Value = serde_json::from_slice(&first).expect("it is JSON");
        assert_eq!(json["documents"].as_array().map(Vec::len), Some(2));
        page.click(".kept [aria-label^='Remove']");
        page.wait_until_gone(".kept li");

        drop_files(page, &[("mine.json", &first)]);
        page.wait_for(".overview");
        page.wait_for_text("main", "27 July 2016");
        let folder = empty_folder("own-export-again");
        page.save_into(&folder);
        page.open("#/open");
        page.wait_for_text(".kept li .name", "mine");
        page.click("[aria-label^='Export']");
        assert_eq!(page.saved(&folder), first);
    });
}

#[test]
fn a_link_carries_reports_to_another_browser() {
    let mut link = String::new();
    run(|page| {
        open_two(page);
        page.press("Enter");
        page.wait_for(".compare");
        page.click(".share");
        page.wait_for("#share pre");
        link = page.text_of("#share pre");
        assert!(link.contains("/#/shared/1") && link.contains("/compare/text"), "{link}");
    });
    let fragment = &link[link.find('#').expect("it has a fragment")..];
    run(|page| {
        page.open(fragment);
        page.wait_for(".compare mark.gone, .compare mark.new");
        page.until("a short address", || page.route().starts_with("#/own/").then_some(()));
        for request in page.served().iter().chain(&page.requests()) {
            assert!(!request.contains("/shared/") && !request.contains("harbour"), "{request}");
        }
        page.open("#/open");
        page.wait_for(".kept li");
        // A link that was cut on its way says so.
        let packed = fragment.split('/').nth(2).expect("it has the reports");
        page.open(&format!("#/shared/{}", &packed[..packed.len() / 2]));
        page.wait_for_text(".notices", "was cut");
        // The same link leads to the same collection.
        page.open(fragment);
        page.wait_for(".compare");
        page.open("#/open");
        page.wait_for(".kept li");
        assert_eq!(page.count(".kept li"), 1);
    });
}

#[test]
fn damaged_links_say_what_is_wrong() {
    run(|page| {
        for (link, words) in [
            ("#/shared/1AAAA", "was changed"),
            ("#/shared/9AAAAAAAA", "newer"),
            ("#/own/nowhere/compare/text", "works only there"),
        ] {
            page.visit("about:blank");
            page.open(link);
            page.wait_for_text(".notices", words);
            page.wait_for(".opening");
        }
    });
}

#[test]
fn one_html_file_has_the_reports_inside() {
    let folder = empty_folder("own-page");
    run(|page| {
        page.save_into(&folder);
        open_two(page);
        page.press("Enter");
        page.wait_for(".compare mark.new");
        page.click(".share");
        page.click_text("Save the page");
        let file = page.saved(&folder);
        let html = String::from_utf8(file).expect("it is text");
        assert!(html.starts_with("<!doctype html>") && html.contains("few ships"));
        assert!(!html.contains("Lloyd Austin"), "the reports of the site are not in it");
        let path = folder.join("of-a-reader.html");
        fs::write(&path, html).expect("the folder is there");
    });
    run(|page| {
        page.visit(&format!("file://{}", folder.join("of-a-reader.html").display()));
        page.wait_for(".overview");
        page.wait_for_text("main", "21 September 2016");
        page.click_text("Compare");
        page.wait_for(".compare");
        // From this file the next can be made.
        let again = empty_folder("own-page-again");
        page.save_into(&again);
        page.click(".share");
        page.click_text("Save the page");
        let second = String::from_utf8(page.saved(&again)).expect("it is text");
        assert!(second.contains("few ships") && second.contains("<html lang=\"en\">"));
    });
}
