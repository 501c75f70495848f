//! Text for screen readers only.

use crate::ui::html::{self, Element, IntoChild};

/// Text for screen readers only.
pub fn visually_hidden(words: impl IntoChild) -> Element {
    html::span().class("visually-hidden").child(words)
}
