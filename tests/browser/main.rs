//! Drives the built page in a real browser.
//!
//! `cargo xtask test --browser` builds the page and runs these. A test is a
//! function of a page, and says what a person does and then sees; see
//! [`harness::page::Page`] for the words. What must hold for every test (no
//! error in the console, no request to anywhere but the page's own server) is
//! asserted by [`harness::run`], so that none can forget it.

mod accessibility;
mod compare;
mod elements;
mod embed;
mod engines;
mod export;
mod frame_times_scroll;
mod frame_times_timeline;
mod harness;
mod harness_test;
mod key_press;
mod offline;
mod screenshots;
mod search;
mod single_file;
mod site;
mod startup;
mod tasks;
mod timeline;
mod views;
