//! Files that cannot be read as they are.

use super::{drop_files, field, fixture};
use crate::harness::run;
use serde_json::json;

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

/// A file that is dropped leaves the words that are being typed.
#[test]
fn words_that_are_being_typed_stay() {
    run(|page| {
        let typed = || page.eval_text("return document.querySelector('.pane textarea').value");
        page.open("#/open");
        page.click(".pane textarea");
        page.type_text("The harbour ");
        drop_files(page, &[("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0")]);
        page.wait_for_text(".failure", "picture");
        assert_eq!(typed(), "The harbour ");
        page.type_text("was closed.");
        assert_eq!(typed(), "The harbour was closed.");
        // They are a report once their field is left.
        page.press("Tab");
        page.wait_for_text(".pane .counts", "4 words in 1 passage");
    });
}
