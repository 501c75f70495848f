//! Reports that are pasted, dropped, chosen or shared with the installed page.

use super::{JULY, SEPTEMBER, drop_files, field, fixture, paste};
use crate::embed::{pages, visit, wait_inside};
use crate::harness::{as_file, page::Page, run, run_in, server::Reply};
use serde_json::json;

#[track_caller]
fn two_pasted_texts_are_compared(page: &Page) {
    // The first action and the second.
    paste(page, JULY, "");
    page.until("one report", || (page.count(".understood") == 1).then_some(()));
    paste(page, SEPTEMBER, "");
    page.until("two reports", || (page.count(".understood") == 2).then_some(()));
    assert_eq!(page.text_of(".pane .counts"), "25 words in 4 passages");
    page.until("the focus on the button", || page.has_focus(".actions .primary").then_some(()));
    // The third.
    page.press("Enter");
    page.wait_for(".compare mark.new");
    assert_eq!(page.text_of(".compare mark.gone"), "2");
    assert_eq!(page.text_of(".compare mark.new"), "3");
}

#[test]
fn two_pasted_texts_are_compared_in_three_actions() {
    run(|page| {
        page.open("#/open");
        page.wait_for(".pane textarea");
        two_pasted_texts_are_compared(page);
        assert!(page.route().starts_with("#/own/"), "{}", page.route());
        // Step by step through the others.
        page.press("n");
        page.until("few ships", || (page.text_of(".compare mark.new") == "few").then_some(()));
    });
}

#[test]
fn two_pasted_texts_are_compared_in_the_single_file() {
    run(|page| {
        page.visit(&(as_file("readout.html") + "#/open"));
        page.wait_for(".pane textarea");
        two_pasted_texts_are_compared(page);
    });
}

#[test]
fn word_files_are_dropped_anywhere() {
    run(|page| {
        page.open("#/open");
        page.wait_for(".pane");
        drop_files(
            page,
            &[("statement.docx", &fixture("statement.docx")), ("essay.odt", &fixture("essay.odt"))],
        );
        page.until("two reports", || (page.count(".understood") == 2).then_some(()));
        let expected = String::from_utf8(fixture("statement.docx.txt")).expect("it is text");
        page.click(".pane .understood details:last-of-type summary");
        page.wait_for(".pane .understood details li");
        let first = page.text_of(".pane .understood details:last-of-type li label > span");
        assert!(expected.contains(first.trim()), "{first}");
    });
}

#[test]
fn the_same_text_twice_and_other_scripts_are_opened() {
    run(|page| {
        page.open("#/open");
        page.wait_for(".pane textarea");
        paste(page, JULY, "");
        page.until("one report", || (page.count(".understood") == 1).then_some(()));
        paste(page, JULY, "");
        page.until("two reports", || (page.count(".understood") == 2).then_some(()));
        page.press("Enter");
        page.wait_for(".compare");
        let labels = page.text_of(".sides");
        assert!(
            labels.contains("27 July 2016 (1)") && labels.contains("27 July 2016 (2)"),
            "{labels}"
        );
        for text in ["الوزير زار الميناء اليوم.", "部长今天访问了港口。"]
        {
            page.visit("about:blank");
            page.open("#/open");
            page.wait_for(".pane textarea");
            paste(page, text, "");
            page.wait_for(".understood");
            page.click(".actions .primary");
            page.wait_for_text(".report", text);
        }
    });
}

#[test]
fn long_reports_are_opened() {
    let drop = "const data = new DataTransfer();
        data.items.add(new File(['The harbour was closed on Monday. '.repeat(150_000)], 'long.txt'));
        const lines = Array.from({ length: 5000 }, (_, at) => `Ship ${at} came in.`);
        data.items.add(new File([lines.join('\\n\\n')], 'many.txt'));
        document.querySelector('h1').dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))";
    run(|page| {
        page.open("#/open");
        page.wait_for(".pane textarea");
        page.eval(drop);
        page.until("two reports", || (page.count(".understood") == 2).then_some(()));
        let counts = page.eval(
            "return [...document.querySelectorAll('.pane .counts')].map(it => it.textContent)",
        );
        let expected =
            json!(["900000 words in 1 passage, UTF-8", "20000 words in 5000 passages, UTF-8"]);
        assert_eq!(counts, expected);
    });
}

#[test]
fn what_is_shared_with_the_installed_page_is_opened() {
    run(|page| {
        page.open("");
        page.wait_for_text("#offline", "Ready to use offline");
        // As the system does for an installed page, but for the navigation.
        page.eval(
            "const form = new FormData();
            form.append('files', new File(['The harbour was opened.'], 'harbour news.txt'));
            form.append('text', 'The harbour was closed.');
            const answer = await fetch('share', { method: 'POST', body: form, redirect: 'manual' });
            if (answer.type !== 'opaqueredirect') throw new Error(answer.type)",
        );
        page.open("#/open");
        page.until("two reports", || (page.count(".understood") == 2).then_some(()));
        assert_eq!(field(page, 0, "Title"), "harbour news");
        for request in page.served() {
            assert!(!request.ends_with("/share"), "{request}");
        }
    });
}

#[test]
fn an_explorer_lets_readers_open_their_own_if_its_page_wants_it() {
    let host = "<!doctype html><title>Host</title><script type=module src=embed.js></script>
        <readout-explorer chrome=full open></readout-explorer>";
    let mut setup = pages();
    setup.replies.push(("opens.html", Reply::Html(host)));
    run_in(setup, |page| {
        visit(page, "opens.html");
        wait_inside(page, "nav .opens", "");
        page.eval("inside('nav .opens').click()");
        for (text, count) in [(JULY, 1), (SEPTEMBER, 2)] {
            wait_inside(page, ".pane textarea", "");
            page.eval(&format!(
                "const data = new DataTransfer();
                data.setData('text/plain', {});
                const paste = {{ clipboardData: data, bubbles: true, cancelable: true }};
                inside('.pane textarea').dispatchEvent(new ClipboardEvent('paste', paste))",
                json!(text)
            ));
            let understood = "document.querySelector('readout-explorer').shadowRoot
                .querySelectorAll('.understood').length";
            page.until("a report", || {
                (page.eval(&format!("return {understood}")) == count).then_some(())
            });
        }
        page.eval("inside('.actions .primary').click()");
        wait_inside(page, "mark.new", "");
        assert_eq!(page.route(), "", "the address of the host page is its own");
        // Without the attribute nothing leads there.
        page.eval("document.querySelector('readout-explorer').removeAttribute('open')");
        assert_eq!(page.eval("return inside('nav .opens').checkVisibility()"), false);
    });
}

/// Of hundreds of files a part is shown at a time; all of them are opened.
#[test]
fn hundreds_of_files_at_once() {
    run(|page| {
        page.open("#/open");
        page.wait_for(".pane textarea");
        page.eval(
            "const data = new DataTransfer();
             for (let at = 0; at < 400; at++)
                 data.items.add(new File([`Report ${at}\n\nThe harbour has ${at} ships.`], `report${at}.txt`));
             document.querySelector('h1').dispatchEvent(
                 new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))",
        );
        let shown = || page.text_of(".opening .actions [role=status]");
        page.until("all files", || {
            (page.eval("return !document.querySelector('.pane .waiting')") == true
                && shown().starts_with("Reports 1 to 24 of 400"))
            .then_some(())
        });
        let elements = page.eval("return document.querySelectorAll('*').length").as_u64();
        assert!(elements.expect("a number") <= 3000, "{elements:?} elements");
        page.eval("document.querySelector('.opening .actions button:last-child').click()");
        page.until("the next", || shown().starts_with("Reports 25 to 48 of 400").then_some(()));
        page.until("the 25th file", || (field(page, 0, "Title") == "Report 24").then_some(()));
        page.eval("document.querySelector('.opening .primary').click()");
        page.wait_for(".compare");
        page.click_text("Overview");
        page.wait_for_text(".in-time > .note", "400 reports");
    });
}
