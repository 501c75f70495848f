//! Tests of the core, on the built-in corpus and on generated ones, without a browser.

#![allow(clippy::unwrap_used, clippy::maybe_infinite_iter)]

mod any_date;
mod cite;
mod compare;
mod corpus;
mod dates;
mod edtf;
mod import;
mod languages;
mod malformed;
mod packed;
mod rooms;
mod route;
mod search;
mod statements;
mod text;
mod timeline;
mod written;

use readout::corpus::Corpus;

/// The built-in corpus.
pub(crate) fn built_in() -> Corpus {
    readout::corpus::load(readout::BUILT_IN.as_bytes()).expect("the build checks it")
}
