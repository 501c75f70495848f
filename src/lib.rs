//! Readout compares reports: full-text search, a timeline, side-by-side comparison.
//!
//! # The map of the house
//!
//! | room | what it is for | may reach |
//! |---|---|---|
//! | [`dates`] | imprecise dates (EDTF): parse, order, bounds, format | `sort` |
//! | [`text`] | tokens with ranges, folding, spelling variants, stems, runs under marks | `sort` |
//! | [`corpus`] | the model; bytes to a corpus or all its problems, and back; spans | `dates`, `sort` |
//! | [`import`] | files and pasted words to reports: encodings, blocks, Word, OpenDocument, lines of PDF | `corpus`, `dates`, `text`, `sort` |
//! | [`search`] | index, query, term expansion, ranking, concordance, facets, suggestions | `corpus`, `dates`, `text`, `sort` |
//! | [`compare`] | topics, facts, voices, alignment, shared phrases, keyness, word series, novelty, word diff | `corpus`, `text`, `sort` |
//! | [`timeline`] | events to lanes, rows, ticks and unitless positions; iCalendar | `corpus`, `dates`, `sort` |
//! | [`cite`] | citations and exports, as strings | `compare`, `corpus`, `dates`, `search`, `text`, `timeline` |
//! | [`packed`] | a corpus packed into a link, and back | `corpus` |
//! | [`route`] | route to URL fragment and back | `corpus`, `dates` |
//! | `sort` | one sort for the whole program | nothing |
//! | `ui` | the Leptos application; wasm32 only | all of them |
//!
//! # Invariants
//!
//! - The core (everything but `ui`) does no I/O, knows no browser and never panics on any input. It
//!   returns byte ranges and numbers, never markup.
//! - One coordinate: bytes of [`corpus::Document::text`], which is the source file unchanged. Links
//!   count Unicode code points of the same text.
//! - Source text is never altered; every claim carries the [`corpus::Span`]s it is based on.
//! - Only `ui` names the browser's libraries, and within it only `ui::platform` the address bar,
//!   storage and files.
//! - State is kept to a minimum: the open corpus and the URL → signals → derived closures → view. A
//!   corpus is owned by what shows it, and dropped with it.
//!
//! `tests/core/rooms.rs` reads the imports and fails if a room reaches where it may not, or if files
//! import each other in a circle.

pub mod cite;
pub mod compare;
pub mod corpus;
pub mod dates;
pub mod import;
pub mod packed;
pub mod route;
pub mod search;
mod sort;
pub mod text;
pub mod timeline;
#[cfg(target_arch = "wasm32")]
pub mod ui;

/// The built-in corpus as JSON: the annotated reports on two meetings of the Indian and US defence
/// heads. `build.rs` fails if there is a problem in it, and removes the white space.
pub const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/corpus.json"));

/// The built-in corpus: what [`corpus::load()`] reads from [`BUILT_IN`], decoded from the binary form
/// that `build.rs` wrote.
///
/// # Panics
/// Never: `build.rs` of the same version encoded it.
pub fn built_in() -> corpus::Corpus {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));
    corpus::binary::decode(bytes).expect("the build of this version has encoded it")
}

/// Whether search is built in; `cargo xtask size` builds without it to show its size.
#[cfg(target_arch = "wasm32")]
const SEARCH: bool = !cfg!(feature = "without-search");
