//! Measurements of the page: size, speed, Lighthouse scores, screenshots.

pub(crate) mod elements;
pub(crate) mod lighthouse;
mod many_events;
pub(crate) mod screenshots;
pub(crate) mod sizes;
pub(crate) mod speed;
