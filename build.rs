//! Checks the built-in corpus with the loader itself: a problem in it fails the build.

// The loader is the library's own; of what it brings, a build needs little.
#[allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::pedantic)]
#[path = "src"]
mod readout {
    pub mod corpus;
    pub mod dates;
    pub(crate) mod sort;
}

use readout::{corpus, dates, sort};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

const CORPUS: &str = "data/india-us-defence.json";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={CORPUS}");
    println!("cargo::rerun-if-changed=src/corpus");
    println!("cargo::rerun-if-changed=src/corpus.rs");
    println!("cargo::rerun-if-changed=src/dates");
    println!("cargo::rerun-if-changed=src/dates.rs");
    let written = fs::read(CORPUS).map_err(|error| error.to_string()).and_then(|bytes| {
        corpus::load(&bytes).map_err(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            lines.join("\n")
        })?;
        let json: serde_json::Value = serde_json::from_slice(&bytes).map_err(|e| e.to_string())?;
        let out = env::var_os("OUT_DIR").ok_or("cargo sets no OUT_DIR")?;
        fs::write(Path::new(&out).join("corpus.json"), json.to_string()).map_err(|e| e.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems.lines() {
                println!("cargo::error={CORPUS}: {problem}");
            }
            ExitCode::FAILURE
        }
    }
}
