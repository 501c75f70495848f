//! How often each word stands on either side, and whether that means anything.

use super::Chosen;
use crate::compare::Selection;
use crate::ui::el::{El, el};

/// The table.
pub fn table(_chosen: Chosen, _selection: Selection) -> El {
    el("div")
}
