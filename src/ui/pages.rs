//! The pages, and the chunk that all but the first are in.

pub mod chunk;
pub mod compare;
pub mod overview;
pub mod reader;
pub mod search;
pub mod timeline;
