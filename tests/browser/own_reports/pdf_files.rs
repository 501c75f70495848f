//! PDF files: printed by the browser, scanned, locked and damaged.

use super::{correct, drop_files, field, fixture, open_two};
use crate::harness::{Setup, as_file, page::Page, run, run_in, server::Reply};
use serde_json::{Value, json};

/// Two reports, each with its date as printed and as EDTF; the words that changed are known.
const REPORTS: [(&str, &str, [&str; 4]); 2] = [
    (
        "3 May 2034",
        "2034-05-03",
        [
            "Minutes of the dike wardens",
            "3 May 2034",
            "The wardens of the two dikes met at Hollow Sluice and agreed to raise the eastern dike \
             by 35 centimetres before the storms of the winter, which in most years begin in the \
             second half of October, and in some years do not wait so long.",
            "“A dike is a promise,” the senior warden said, “and it is kept with shovels.”",
        ],
    ),
    (
        "7 June 2035",
        "2035-06-07",
        [
            "Minutes of the dike wardens",
            "7 June 2035",
            "The wardens of the two dikes met at Hollow Sluice and agreed to raise the eastern dike \
             by 40 centimetres before the storms of the winter, which in most years begin in the \
             second half of October, and in some years do not wait so long.",
            "“A dike is a promise,” the senior warden said, “and it is kept with stones.”",
        ],
    ),
];

#[track_caller]
fn print(page: &Page, [title, date, first, second]: [&str; 4]) -> Vec<u8> {
    let html = format!(
        "<!doctype html><html lang=en><title>{title}</title><body style='font: 12pt serif'>
         <h1>{title}</h1><p>{date}<p>{first}<p>{second}"
    );
    page.print(&html, &json!({}))
}

/// A page that is a picture of words, as a scanner makes it.
#[track_caller]
fn scan(page: &Page) -> Vec<u8> {
    let picture = page.eval_text(
        "const canvas = document.createElement('canvas');
        canvas.width = 600; canvas.height = 200;
        const pen = canvas.getContext('2d');
        pen.font = '40px serif';
        pen.fillText('The wardens met.', 20, 100);
        return canvas.toDataURL()",
    );
    page.print(&format!("<!doctype html><title>Scan 17</title><img src='{picture}'>"), &json!({}))
}

/// The passages of a pane, one by one.
#[track_caller]
fn passages(page: &Page, at: usize) -> Value {
    let list =
        format!("document.querySelectorAll('.pane')[{at}].querySelector('details:last-of-type')");
    page.eval(&format!("{list}.open = true"));
    page.until("the passages", || {
        let shown = page.eval(&format!(
            "return [...{list}.querySelectorAll('li label > span:first-of-type')].map(it => it.textContent)"
        ));
        shown.as_array().is_some_and(|all| !all.is_empty()).then_some(shown)
    })
}

/// Chooses files in the first empty pane, as its button does.
#[track_caller]
fn choose(page: &Page, files: &[(&str, &[u8])]) {
    page.eval(&format!(
        "const data = new DataTransfer();
        for (const [name, bytes] of {})
            data.items.add(new File([new Uint8Array(bytes)], name));
        const chooser = document.querySelector('.choose input');
        chooser.files = data.files;
        chooser.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(files)
    ));
}

#[test]
fn two_printed_reports_are_compared() {
    run(|page| {
        let printed = REPORTS.map(|(_, _, words)| print(page, words));
        let files = [("may.pdf", &*printed[0]), ("june.pdf", &*printed[1])];
        for take in [drop_files, choose] {
            page.visit("about:blank");
            page.open("#/open");
            page.wait_for(".pane textarea");
            take(page, &files);
            page.until("two reports", || (page.count(".understood") == 2).then_some(()));
            for (pane, (_, date, words)) in REPORTS.iter().enumerate() {
                assert_eq!(passages(page, pane), json!(words));
                assert_eq!(field(page, pane, "Title"), words[0]);
                assert_eq!(field(page, pane, "Date"), *date);
                assert_eq!(field(page, pane, "Language"), "en");
            }
            page.press("Enter");
            page.wait_for(".compare mark.gone");
            let marked = "return ['gone', 'new'].map(side =>
                [...document.querySelectorAll(`.compare mark.${side}`)].map(it => it.textContent))";
            assert_eq!(page.eval(marked), json!([["35"], ["40"]]));
        }
    });
}

/// What cannot be read says what would mend it, and changes no other report.
#[test]
fn pdf_files_that_cannot_be_read_say_what_mends_it() {
    run(|page| {
        let (scan, printed) = (scan(page), print(page, REPORTS[0].2));
        let refused: [(&str, &[u8], &str, &str); 4] = [
            ("scan.pdf", &scan, "has no text: its pages are pictures", "Have the text recognised"),
            ("locked.pdf", &fixture("pdf/password.pdf"), "protected by a password", "without one"),
            ("cut.pdf", &printed[..printed.len() / 3], "is damaged", "file again"),
            ("bare.pdf", b"%PDF-1.7\nnothing follows", "is damaged", "file again"),
        ];
        for (name, bytes, what, mend) in refused {
            // Into the first pane of an empty page.
            page.visit("about:blank");
            page.open("#/open");
            page.wait_for(".pane textarea");
            drop_files(page, &[(name, bytes)]);
            page.wait_for_text(".pane .failure", name);
            let told = page.text_of(".pane .failure");
            assert!(told.contains(what) && told.contains(mend), "{told}");
            assert_eq!(page.count(".understood"), 0, "{name}");

            // Beside two reports, one of them corrected.
            page.visit("about:blank");
            open_two(page);
            correct(page, 0, "Name", "The summer one");
            let before = panes(page);
            drop_files(page, &[(name, bytes)]);
            page.wait_for_text(".pane .failure", what);
            assert_eq!(panes(page), [&before[..], &[json!([])]].concat(), "{name}");
            page.click(".actions .primary");
            page.wait_for_text(".compare .sides", "The summer one");
        }
    });
}

/// The fields and the passages of each pane.
#[track_caller]
fn panes(page: &Page) -> Vec<Value> {
    page.eval(
        "return [...document.querySelectorAll('.pane')].map(pane =>
            [...pane.querySelectorAll('.entry :is(input, select), .counts')]
                .map(it => it.value ?? it.textContent))",
    )
    .as_array()
    .expect("it is a list")
    .clone()
}

/// A good file beside a bad one is read, and the bad one can be replaced.
#[test]
fn a_bad_file_does_not_spoil_the_others() {
    run(|page| {
        let (scan, printed) = (scan(page), REPORTS.map(|(_, _, words)| print(page, words)));
        page.open("#/open");
        page.wait_for(".pane textarea");
        drop_files(page, &[("may.pdf", &printed[0]), ("scan.pdf", &scan)]);
        page.wait_for_text(".pane .failure", "no text");
        page.wait_for(".understood");
        assert_eq!(passages(page, 0), json!(REPORTS[0].2));
        choose(page, &[("june.pdf", &printed[1])]);
        page.wait_until_gone(".failure");
        page.until("two reports", || (page.count(".understood") == 2).then_some(()));
        assert_eq!(passages(page, 0), json!(REPORTS[0].2));
        assert_eq!(passages(page, 1), json!(REPORTS[1].2));
    });
}

#[test]
fn without_its_reader_a_pdf_is_refused_with_a_mend() {
    run(|page| {
        let printed = print(page, REPORTS[0].2);
        page.visit(&(as_file("readout.html") + "#/open"));
        page.wait_for(".pane textarea");
        drop_files(page, &[("may.pdf", &printed)]);
        page.wait_for_text(".pane .failure", "This page cannot read a PDF");
        page.wait_for_text(".pane .failure", "Open it on the site");
    });
    let replies = vec![("read_pdf.js", Reply::Missing)];
    run_in(Setup { replies, errors_expected: true, ..Setup::default() }, |page| {
        let printed = print(page, REPORTS[0].2);
        page.open("#/open");
        page.wait_for(".pane textarea");
        drop_files(page, &[("may.pdf", &printed)]);
        page.wait_for_text(".pane .failure", "could not be fetched");
        page.wait_for_text(".pane .failure", "Try again with a network");
    });
}
