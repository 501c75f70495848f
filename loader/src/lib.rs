//! Reads a corpus that people wrote, for a page that has no reader of its own: with a word for every
//! mistake it is a sixth of a program, and few pages need it.

#![cfg(target_arch = "wasm32")]

use readout::corpus::{binary::pack, load};
use wasm_bindgen::prelude::wasm_bindgen;

/// The corpus, packed for the explorer of the same build.
///
/// # Errors
/// Every problem, a line each: where it is, what is wrong, what would mend it.
#[wasm_bindgen]
pub fn read(json: &[u8]) -> Result<Vec<u8>, String> {
    let lines = |problems: Vec<_>| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    };
    let corpus = load(json).map_err(lines)?;
    pack(&corpus).map_err(|error| error.to_string())
}
