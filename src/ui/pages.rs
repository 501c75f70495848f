//! The pages, the lazy chunk that contains most of them, and the part that opens reports.

pub mod chunk;
pub mod compare;
pub mod open;
pub mod open_chunk;
pub mod overview;
pub mod reader;
pub mod search;
#[cfg(feature = "split")]
mod stems;
pub mod timeline;
