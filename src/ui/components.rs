//! What pages share.
//!
//! - [`mod@link`]: links to pages and places; [`report_label`]: names of reports in their colours;
//! - [`quotation`]: verbatim words with their source, and marks on them;
//! - [`mod@direction`]: left to right, or right to left;
//! - [`wording`]: numbers, people and places in English; [`mod@summary`]: what a query finds;
//! - [`citation`]: a passage to copy or save with its source; [`mod@copy_button`];
//! - [`mod@long_list`]: lists that may be long;
//! - [`live_region`]: what screen readers are told; [`mod@visually_hidden`]: words for them alone.

pub mod citation;
pub mod copy_button;
pub mod direction;
pub mod link;
pub mod live_region;
pub mod long_list;
pub mod quotation;
pub mod report_label;
pub mod summary;
pub mod visually_hidden;
pub mod wording;

pub use copy_button::copy_button;
pub use direction::direction;
pub use link::{anchor, asking, link, reading, reading_passage};
pub use long_list::long_list;
pub use quotation::{
    HIT, in_context, mark_hit, marked, marked_quote, not_mentioned, not_read, quote, quotes,
    repeated, silent,
};
pub use report_label::{ComparedPair, colour, coloured, label, label_of, title};
pub use summary::summary;
pub use visually_hidden::visually_hidden;
