//! A reader's own reports: pasted, dropped and chosen; corrected, kept, and passed on.

mod bad_input;
mod keeping;
mod opening;
mod passing_on;
mod pdf_files;

use crate::harness::page::Page;
use serde_json::json;
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
