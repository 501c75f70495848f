//! Words for screen readers alone.

use crate::ui::html::{self, Element, IntoChild};

/// Words for screen readers alone.
pub fn visually_hidden(words: impl IntoChild) -> Element {
    html::span().class("visually-hidden").child(words)
}
