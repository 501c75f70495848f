//! Sites of other corpora: one of bare texts, one of annotated reports in German.
//!
//! `cargo xtask test` builds them from `tests/corpora`. What is expected of them comes from the same
//! files.

mod leftovers;
mod reading;
mod views;

use std::{fs, path::Path};

use serde_json::Value;

use crate::{
    harness::{Setup, page::Page, run_in},
    views::NOTE,
};

/// Their names in `tests/corpora`.
const NAMES: [&str; 2] = ["bare", "deich"];

/// A corpus as JSON.
fn corpus(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpora");
    let file = fs::read(folder.join(name).with_extension("json"));
    serde_json::from_slice(&file.expect("the corpus should be there")).expect("it should be JSON")
}

/// The list that is a field.
fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

/// The text that is a field.
fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// Runs a test on the site of a corpus.
#[track_caller]
fn run(corpus: &'static str, test: impl FnOnce(&Page)) {
    run_in(Setup { corpus: Some(corpus), before: NOTE, ..Setup::default() }, test);
}
