//! The modules that read web pages and PDF files, as the packaged site has them.
//!
//! All expected texts were written by hand, from the pages as a browser shows them:
//!
//! | files in `tests/import` | expected beside each |
//! |---|---|
//! | `pages/*.html` | `.txt`: what is kept, `.left.txt`: what is left out, in order |
//! | `clipboard/*.html` | `.txt`: all of it, with the kinds |
//!
//! Lines that the program leaves out by their words (`import/asides.rs`) are kept here.
//!
//! The expected titles, dates, languages, kinds and reasons are in the tables below. The paragraphs of
//! the PDF files are in the pages that are printed.

mod pdf;
mod web_pages;

use std::fs;

use serde_json::Value;

use crate::harness::{self, Setup, dist, page::Page};

#[track_caller]
fn run(test: impl FnOnce(&Page)) {
    run_in(Setup::default(), test);
}

/// Runs a test, unless the site was built without npm and has no readers.
#[track_caller]
fn run_in(setup: Setup, test: impl FnOnce(&Page)) {
    let module = fs::read(dist().join(program()).join("read_html.js"));
    if module.expect("it should be there").starts_with(b"export {}") {
        return eprintln!("skipped: this build has no readers");
    }
    harness::run_in(setup, test);
}

/// The name of the folder of the program.
fn program() -> String {
    let names = fs::read_dir(dist()).expect("a site is a folder").flatten();
    let mut names = names.map(|file| file.file_name().to_string_lossy().into_owned());
    names.find(|name| name.starts_with("program-")).expect("it should be there")
}

/// Calls a reader: the JavaScript of its argument, and its name in the module of that name.
#[track_caller]
fn read(page: &Page, module: &str, call: &str) -> Value {
    page.eval(&format!(
        "const [script] = performance.getEntriesByType('resource').map(it => it.name)
             .filter(name => name.endsWith('/readout.js'));
         const {{ readHtml, readPdf }} = await import(new URL('./{module}', script));
         return await {call}.catch(error => ({{ error: error?.message ?? error, code: error?.code }}));"
    ))
}

/// The requests that the page has made since a number of them.
fn requests_since(page: &Page, before: usize) -> Vec<String> {
    let names = page.requests().split_off(before);
    names.into_iter().map(|name| name.rsplit('/').next().unwrap_or_default().to_owned()).collect()
}
