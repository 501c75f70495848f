//! The direction of words of a report, whose language may be read the other way than the page.

use crate::text::direction::is_rtl;

/// The value of `dir` for words.
pub fn direction(words: &str) -> &'static str {
    if is_rtl(words) { "rtl" } else { "ltr" }
}
