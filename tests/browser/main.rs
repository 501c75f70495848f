//! Drives the built page in a real browser.
//!
//! `cargo xtask test --browser` builds the page and runs these tests. A test is a function of a
//! page and describes what a user does and sees; see [`harness::page::Page`] for the actions and
//! assertions. What must hold for every test (no error in the console, no request to another
//! server) is asserted by [`harness::run`].

mod accessibility;
mod bare;
mod compare;
mod contrast;
mod corpora;
mod dates;
mod elements;
mod embed;
mod embed_navigation;
mod engines;
mod export;
mod file_readers;
mod frame;
mod frame_times_scroll;
mod frame_times_timeline;
mod harness;
mod harness_test;
mod input_method;
mod key_press;
mod languages;
mod long_words;
mod many;
mod odd_series;
mod offline;
mod other_corpora;
mod own_reports;
mod permalinks;
mod right_to_left;
mod screenshots;
mod search;
mod series;
mod single_file;
mod site;
mod startup;
mod tasks;
mod timeline;
mod views;
