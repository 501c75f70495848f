//! Reads two reports against each other: full-text search, a timeline, a comparison.
//!
//! # The map of the house
//!
//! | room | what it is for | may reach |
//! |---|---|---|
//! | [`dates`] | imprecise dates: EDTF parse, order, bounds, wording | nothing of ours |
//! | `sort` | one sort for the whole program | nothing of ours |
//! | [`text`] | words with ranges, folding, spelling, stems, runs under marks | nothing of ours |
//! | [`corpus`] | the model; bytes to a whole corpus or all its problems; spans | `dates` |
//! | [`search`] | index, query, matching, rank, concordance, facets | `corpus`, `text` |
//! | [`compare`] | topics, facts, voices, pairs, shared phrases, words, word change | `corpus`, `text` |
//! | [`timeline`] | events to lanes, rows, ticks and unitless positions | `corpus`, `dates` |
//! | [`cite`] | what can be taken away, as strings | `compare`, `corpus`, `dates`, `search`, `timeline` |
//! | [`route`] | what the page shows, as a URL fragment, and back | `corpus`, `dates` |
//! | `ui` | the Leptos application; built for wasm32 only | all of them |
//!
//! # What holds everywhere
//!
//! - The core (everything but `ui`) does no I/O, knows no browser and never panics on any input.
//!   It answers with byte ranges and numbers, never with markup.
//! - One coordinate: bytes of [`corpus::Document::text`], the source file as it is. Links count
//!   Unicode code points of the same text.
//! - Source text is never altered; every claim carries the [`corpus::Span`]s it rests on.
//! - `ui` alone names the browser's libraries, and within it only `ui::platform` the address bar.
//! - State is least: address → one signal → derived closures → view.
//!
//! `tests/core/rooms.rs` reads the imports and fails when a room reaches where it may not.

pub mod cite;
pub mod compare;
pub mod corpus;
pub mod dates;
pub mod route;
pub mod search;
mod sort;
pub mod text;
pub mod timeline;
#[cfg(target_arch = "wasm32")]
pub mod ui;

/// The built-in corpus: the annotated reports of the two meetings of the Indian and US defence
/// heads, as JSON. `build.rs` refuses to build with a problem in it, and takes out the white space.
pub const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/corpus.json"));

/// The built-in corpus as `build.rs` read it: what [`corpus::load`] makes of [`BUILT_IN`], without
/// the reading.
///
/// # Panics
/// Never: `build.rs` of this very version has written the bytes.
pub fn built_in() -> corpus::Corpus {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));
    corpus::binary::decode(bytes).expect("the build of this version has encoded it")
}

/// Whether the page has search: without it, it shows what search weighs (`cargo xtask size`).
#[cfg(target_arch = "wasm32")]
const SEARCH: bool = !cfg!(feature = "without-search");
