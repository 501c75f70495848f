//! The pages, and the lazy chunk that contains all but the first.

pub mod chunk;
pub mod compare;
pub mod overview;
pub mod reader;
pub mod search;
#[cfg(feature = "split")]
mod stems;
pub mod timeline;
