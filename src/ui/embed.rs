//! The application inside another page.
//!
//! - [`explorer`]: as a custom element, which `embed.js` defines;
//! - [`iframe`]: as a frame that tells its height.

pub mod explorer;
pub mod iframe;
