//! The speed of search, compared with other engines in the same page.
//!
//! `cargo xtask bench` puts everything into one folder: the pages of `benches/web`, our search as
//! wasm, the libraries, the material, and the times of native search on it.

mod budgets;
mod growth;
mod rows;
mod table;
#[path = "../../benches/shared/timing.rs"]
mod timing;

use std::{env, fs, path::PathBuf, thread, time::Duration};

use serde_json::Value;

use self::rows::Rows;
use crate::harness::{Setup, page::Page, run_in};

/// The polling interval; polling more often would disturb the measurement.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

#[test]
#[ignore = "no test; `cargo xtask bench` calls it"]
fn engines() {
    let folder = PathBuf::from(env::var_os("READOUT_DIST").expect("READOUT_DIST names a folder"));
    run_in(Setup { isolated: true, ..Setup::default() }, |page| {
        page.visit(page.address());
        let version = page.command("Browser.getVersion", &serde_json::json!({}));
        let report = report(page);
        assert_eq!(report["isolated"], true, "the page's clock is coarse");
        let (native, material) = (read(&folder, "native.json"), read(&folder, "material.json"));
        let rows = Rows::new([&native, &report["rows"]]);
        println!(
            "\n{}: {} passages, {} words, {} questions; {}\n",
            material["name"].as_str().unwrap_or_default(),
            report["passages"],
            material["words"].as_array().map_or(0, Vec::len),
            material["questions"].as_array().map_or(0, Vec::len),
            version["product"].as_str().unwrap_or_default(),
        );
        table::print(&rows);
        budgets::print(&rows);
        growth::print(page, &read(&folder, "growth.json"));
    });
}

/// What a page sets at its end.
fn report(page: &Page) -> Value {
    loop {
        let report = page.eval("return window.report ?? null");
        if let Some(error) = report["error"].as_str() {
            panic!("the page failed: {error}");
        }
        if !report.is_null() {
            return report;
        }
        thread::sleep(POLL_INTERVAL);
    }
}

fn read(folder: &std::path::Path, name: &str) -> Value {
    let bytes = fs::read(folder.join(name)).expect("`cargo xtask bench` should have written it");
    serde_json::from_slice(&bytes).expect("it should be JSON")
}
