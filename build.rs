//! Loads the built-in corpus at build time: a problem in it fails the build, and the result is
//! embedded in the program. `READOUT_CORPUS` is the path of another corpus to embed.

#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    clippy::pedantic,
    reason = "the loader is the library's own, and checked there; a build needs little of it"
)]
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
    println!("cargo::rerun-if-env-changed=READOUT_CORPUS");
    let corpus = env::var("READOUT_CORPUS").unwrap_or_else(|_| CORPUS.into());
    println!("cargo::rerun-if-changed={corpus}");
    println!("cargo::rerun-if-changed=src/corpus");
    println!("cargo::rerun-if-changed=src/corpus.rs");
    println!("cargo::rerun-if-changed=src/dates");
    println!("cargo::rerun-if-changed=src/dates.rs");
    match build(&corpus) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems.lines() {
                println!("cargo::error={corpus}: {problem}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Writes the corpus to `OUT_DIR`: as JSON without white space, and in binary form.
fn build(corpus: &str) -> Result<(), String> {
    let message = |error: &dyn std::error::Error| error.to_string();
    let bytes = fs::read(corpus).map_err(|error| message(&error))?;
    let corpus = corpus::load(&bytes).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    let json: serde_json::Value =
        serde_json::from_slice(&bytes).map_err(|error| message(&error))?;
    let out = env::var_os("OUT_DIR").ok_or("cargo sets no OUT_DIR")?;
    let write = |name, bytes: &[u8]| {
        fs::write(Path::new(&out).join(name), bytes).map_err(|error| message(&error))
    };
    write("corpus.json", json.to_string().as_bytes())?;
    write("corpus.bin", &corpus::binary::encode(&corpus).map_err(|error| message(&error))?)
}
