//! What stands around every page.
//!
//! - [`header`], [`footer`]; [`search_box`]; [`hit_navigation`], the bar under it; [`help`];
//! - [`shortcuts`]: single keys; [`theme`]; [`share`]; [`print_header`]: what paper says of itself.

pub mod footer;
pub mod header;
pub mod help;
pub mod hit_navigation;
pub mod print_header;
pub mod search_box;
pub mod share;
pub mod shortcuts;
pub mod theme;
