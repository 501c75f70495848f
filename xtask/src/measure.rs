//! What the page weighs, how fast it is, and how it looks.

pub(crate) mod elements;
pub(crate) mod lighthouse;
mod many_events;
pub(crate) mod screenshots;
pub(crate) mod sizes;
pub(crate) mod speed;
