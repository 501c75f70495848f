//! A reader's own reports: pasted, dropped and chosen; corrected, kept, and passed on.

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{Setup, as_file, empty_folder, page::Page, run, run_in, server::Reply};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Two statements; the words that changed are known.
const JULY: &str = "Statement of the committee\n\n27 July 2016\n\nThe harbour bank kept its rate at 2 percent. \
    Inflation was low.\n\nThe committee expects ships to come.";
const SEPTEMBER: &str = "Statement of the committee\n\n21 September 2016\n\nThe harbour bank kept its rate at 3 \
    percent. Inflation was low.\n\nThe committee expects few ships to come.";

/// Pastes into what has the focus, as the browser does for Ctrl+V.
#[track_caller]
fn paste(page: &Page, plain: &str, html: &str) {
    let (plain, html) = (json!(plain), json!(html));
    page.eval(&format!(
        "const data = new DataTransfer();
        data.setData('text/plain', {plain});
        if ({html}) data.setData('text/html', {html});
        const paste = new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }});
        (document.activeElement ?? document.body).dispatchEvent(paste)"
    ));
}

/// Drops files on the page: names and contents.
#[track_caller]
fn drop_files(page: &Page, files: &[(&str, &[u8])]) {
    let files: Vec<_> = files.iter().map(|(name, bytes)| json!([name, bytes])).collect();
    page.eval(&format!(
        "const data = new DataTransfer();
        for (const [name, bytes] of {})
            data.items.add(new File([new Uint8Array(bytes)], name));
        document.querySelector('h1').dispatchEvent(
            new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}))",
        json!(files)
    ));
}

/// The value of a field of a pane, by its label.
#[track_caller]
fn field(page: &Page, at: usize, label: &str) -> String {
    page.eval_text(&format!("return {}.value", field_script(at, label)))
}

fn field_script(at: usize, label: &str) -> String {
    format!(
        "[...document.querySelectorAll('.pane')[{at}].querySelectorAll('.entry')]
            .find(it => it.querySelector('label').textContent === '{label}')
            .querySelector('input, select')"
    )
}

/// Corrects a field of a pane.
#[track_caller]
fn correct(page: &Page, at: usize, label: &str, value: &str) {
    page.eval(&format!(
        "const field = {}; field.value = {}; field.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        field_script(at, label),
        json!(value)
    ));
}

/// Opens two statements, which are not compared yet.
#[track_caller]
pub(crate) fn open_two(page: &Page) {
    page.open("#/open");
    page.wait_for(".pane textarea");
    paste(page, JULY, "");
    page.until("one report", || (page.count(".understood") == 1).then_some(()));
    paste(page, SEPTEMBER, "");
    page.until("two reports", || (page.count(".understood") == 2).then_some(()));
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../import");
    fs::read(folder.join(name)).expect("the file is in tests/import")
}

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

#[test]
fn bad_files_are_refused_with_a_mend() {
    let large = "const data = new DataTransfer();
        const file = new File(['x'], 'large.txt');
        Object.defineProperty(file, 'size', { value: 200_000_000 });
        const chooser = document.querySelector('.choose input');
        Object.defineProperty(chooser, 'files', { value: Object.assign([file], { item: at => file }) });
        chooser.dispatchEvent(new Event('change', { bubbles: true }))";
    run(|page| {
        let utf16: Vec<u8> =
            "\u{feff}Der Hafen ist zu.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let refused: [(&str, &[u8], &str); 9] = [
            ("empty.txt", b"", "no words"),
            ("blank.txt", b" \n \n", "no words"),
            ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0", "picture"),
            ("nul.txt", b"words \0\0\0 words\x01\x02", "no text"),
            ("old.doc", &fixture("old.doc"), "Word 2003"),
            ("locked.docx", &fixture("password.docx"), "password"),
            ("broken.docx", &fixture("statement.docx")[..900], "damaged"),
            (
                "nearly.json",
                br#"{"format": "readout-corpus/1", "documents": [{"id": "a"}, {"id": "a"}]}"#,
                "$.documents[1]",
            ),
            ("not.json", b"{ nearly", "JSON"),
        ];
        for (name, bytes, words) in refused {
            page.visit("about:blank");
            page.open("#/open");
            page.wait_for(".pane textarea");
            drop_files(page, &[(name, bytes)]);
            page.wait_for_text(".pane .failure", words);
            assert_eq!(page.count(".understood"), 0, "{name}");
            // The pane is there for another.
            page.wait_for(".pane textarea");
        }
        // What could be read of a corpus with problems is offered.
        page.visit("about:blank");
        page.open("#/open");
        page.wait_for(".pane textarea");
        let nearly = br#"{"format": "readout-corpus/1", "documents": [
            {"id": "a", "label": "First", "blocks": [{"text": "The harbour was closed."}]},
            {"id": "a", "blocks": [{"text": "The harbour was opened."}]}]}"#;
        drop_files(page, &[("nearly.json", nearly)]);
        page.click_text("Open the texts in it (2)");
        page.until("two reports", || (page.count(".understood") == 2).then_some(()));
        assert_eq!(field(page, 0, "Name"), "First");
        // A file is known by what is in it.
        page.visit("about:blank");
        page.open("#/open");
        page.wait_for(".pane textarea");
        drop_files(page, &[("statement.txt", &fixture("statement.docx"))]);
        page.wait_for(".understood");

        page.visit("about:blank");
        page.open("#/open");
        page.wait_for(".pane textarea");
        page.eval(large);
        page.wait_for_text(".pane .failure", "200 MB");
        // Encodings are known.
        drop_files(
            page,
            &[("mark.txt", &utf16), ("ansi.txt", b"Caf\xe9 am Hafen.\r\n\nNoch ein Satz.\r")],
        );
        page.until("two reports", || (page.count(".understood") == 2).then_some(()));
        let counts = page.eval(
            "return [...document.querySelectorAll('.pane .counts')].map(it => it.textContent)",
        );
        assert_eq!(
            counts,
            json!(["4 words in 1 passage, UTF-16", "6 words in 2 passages, Windows-1252"])
        );
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
