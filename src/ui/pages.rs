//! The pages, the lazy chunk that contains most of them, the part that opens reports, and the part for
//! series of reports.

pub mod chunk;
pub mod compare;
pub mod open;
pub mod open_chunk;
pub mod overview;
pub mod reader;
pub mod search;
pub mod series;
pub mod series_chunk;
pub mod split;
#[cfg(feature = "split")]
mod stems;
pub mod timeline;
