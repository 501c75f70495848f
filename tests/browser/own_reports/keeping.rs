//! What was understood is corrected, and kept in the browser.

use super::{correct, field, open_two};
use crate::harness::{Setup, run, run_in};
use serde_json::json;

#[test]
fn what_was_understood_can_be_corrected_and_is_kept() {
    run(|page| {
        open_two(page);
        assert_eq!(field(page, 0, "Date"), "2016-07-27");
        assert_eq!(field(page, 0, "Title"), "Statement of the committee");
        assert_eq!(field(page, 0, "Language"), "en");
        correct(page, 0, "Name", "The summer one");
        correct(page, 1, "Date", "about October 2016");
        assert_eq!(field(page, 1, "Date"), "2016-10~");
        correct(page, 1, "Date", "the day after");
        page.wait_for(".wrong");
        assert_eq!(field(page, 1, "Title"), "Statement of the committee");
        correct(page, 1, "Date", "October 2016");
        page.wait_until_gone(".wrong");
        // The second report becomes the first.
        page.eval("scrollTo(0, 0)");
        page.click("[aria-label^='Move report 2']");
        page.until("the other order", || {
            (field(page, 1, "Name") == "The summer one").then_some(())
        });
        page.click(".actions .primary");
        page.wait_for(".compare");
        page.click_text("Read");
        page.wait_for(".report");
        page.wait_for_text("main", "October 2016");
        let route = page.route();
        page.visit("about:blank");
        page.visit(&format!("{}{route}", page.address()));
        page.wait_for_text("main", "October 2016");

        // In the list, to be renamed, opened, removed and put back.
        page.open("#/open");
        page.wait_for_text(".kept li .name", "October 2016 and The summer one");
        page.click(".kept [aria-label^='Rename']");
        page.wait_for(".kept li input");
        page.eval(
            "const it = document.querySelector('.kept li input'); it.value = 'Harbour bank';
            it.dispatchEvent(new Event('change', { bubbles: true }))",
        );
        page.wait_for_text(".kept li .name", "Harbour bank");
        page.click("[aria-label='Remove Harbour bank']");
        page.wait_until_gone(".kept li");
        page.click_text("Undo");
        page.wait_for_text(".kept li .name", "Harbour bank");
        page.click(".kept li .name");
        page.wait_for(".overview");
        page.wait_for_text("main", "The summer one");
        // The reports of the page are there again by its own links.
        page.open("#/");
        page.wait_for_text("h1", "Two meetings, side by side");
    });
}

#[test]
fn kept_reports_are_corrected_in_place() {
    run(|page| {
        open_two(page);
        page.press("Enter");
        page.wait_for(".compare");
        page.visit("about:blank");
        page.open("#/open");
        page.click(".kept li .take a");
        page.until("two reports", || (page.count(".understood") == 2).then_some(()));
        assert_eq!(field(page, 0, "Date"), "2016-07-27");
        correct(page, 0, "Name", "First");
        page.click(".actions .primary");
        page.wait_for_text(".compare .sides", "First");
        page.open("#/open");
        page.wait_for(".kept li");
        assert_eq!(page.count(".kept li"), 1);
    });
}

#[test]
fn where_the_browser_keeps_nothing_reports_work_until_the_page_closes() {
    let before =
        "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('blocked'); } });";
    run_in(Setup { before, ..Setup::default() }, |page| {
        open_two(page);
        page.press("Enter");
        page.wait_for(".compare mark.gone, .compare mark.new");
        page.open("#/open");
        page.wait_for_text(".kept .failure", "keeps nothing for this page");
        page.wait_for_text(".kept li", "until this page is closed");
        page.click(".kept li .name");
        page.wait_for_text("main", "27 July 2016");
    });
}

#[test]
fn where_storage_is_full_reports_work_until_the_page_closes() {
    run(|page| {
        page.open("#/open");
        let origin = page.address().trim_end_matches('/');
        page.command(
            "Storage.overrideQuotaForOrigin",
            &json!({ "origin": origin, "quotaSize": 1000 }),
        );
        open_two(page);
        page.press("Enter");
        page.wait_for(".compare mark.gone, .compare mark.new");
        page.open("#/open");
        page.wait_for_text(".kept li", "until this page is closed");
    });
}

#[test]
fn what_two_tabs_change_is_kept_twice() {
    run(|page| {
        open_two(page);
        page.press("Enter");
        page.wait_for(".compare");
        let address = page.address().to_owned();
        page.open("#/open");
        page.wait_for(".understood");
        let other = page.open_tab();
        page.visit(&format!("{address}#/open"));
        page.click(".kept li .take a");
        page.wait_for(".understood");
        correct(page, 0, "Name", "Of the second tab");
        page.click(".actions .primary");
        page.wait_for(".compare");
        page.go_to_tab(other);
        correct(page, 0, "Name", "Of the first tab");
        page.click(".actions .primary");
        page.wait_for(".compare");
        page.open("#/open");
        page.until("both", || (page.count(".kept li") == 2).then_some(()));
    });
}
