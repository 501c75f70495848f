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

use serde_json::Value;

use crate::harness::page::Page;

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
