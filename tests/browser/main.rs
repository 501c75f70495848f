//! Drives the built page in a real browser.
//!
//! `cargo xtask test --browser` builds the page and runs these. A test is a
//! function of a page, and says what a person does and then sees; see
//! [`harness::page::Page`] for the words. What must hold for every test (no
//! error in the console, no request to anywhere but the page's own server) is
//! asserted by [`harness::run`], so that none can forget it.

mod accessibility;
mod comparing;
mod dating;
mod elements;
mod embedding;
mod harness;
mod offline;
mod panning;
mod scrolling;
mod searching;
mod shots;
mod single_file;
mod site;
mod speed;
mod starting;
mod taking;
mod tasks;
mod typing;
mod views;
mod vocabulary;
