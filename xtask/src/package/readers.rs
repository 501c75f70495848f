//! The modules that read web pages and PDF files, with libraries from npm.
//!
//! They lie beside the program of a site, which imports one when such a file is opened. The page as one
//! file contains the first; PDF.js is larger than all the rest of it. Without npm, modules that
//! export nothing take their place, so that the page can say that this build has no such reader.

use std::path::Path;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::{npm, paths};

/// The names of the modules, as `src/ui/platform/file_readers.rs` and `src/js/read_pdf.js` have them.
pub(crate) const NAMES: [&str; 3] = ["pdf_worker.js", "read_html.js", "read_pdf.js"];

/// The reader that the page as one file contains.
const HTML: &str = "read_html.js";

/// The global variable with the readers that the page as one file contains.
const GLOBAL: &str = "readoutReaders";

/// What the scripts are written in. Older browsers do not run the program either.
const TARGET: &str = "--target=es2022";

/// Bundles the modules into a temporary directory.
pub(crate) fn modules() -> Result<TempDir> {
    let directory = temporary()?;
    let mut missing = Vec::new();
    for name in NAMES {
        let module = directory.path().join(name);
        if bundle(name, &["--format=esm"], &module)?.is_none() {
            paths::write(&module, "export {};\n")?;
            missing.push(name);
        }
    }
    if !missing.is_empty() {
        println!(
            "    npm cannot install what {} need: this build cannot open web pages or PDF files",
            missing.join(", ")
        );
    }
    Ok(directory)
}

/// The script that defines the readers that the page as one file contains.
pub(crate) fn script() -> Result<String> {
    let directory = temporary()?;
    let file = directory.path().join("readers.js");
    let name = format!("--global-name={GLOBAL}");
    let bundled = bundle(HTML, &["--format=iife", &name], &file)?;
    bundled.map_or_else(|| Ok(format!("var {GLOBAL}={{}};")), |()| paths::read(&file))
}

fn temporary() -> Result<TempDir> {
    tempfile::tempdir().context("cannot create a temporary directory")
}

fn bundle(name: &str, format: &[&str], into: &Path) -> Result<Option<()>> {
    let source = paths::root()?.join("src/js").join(name);
    let library = if name == HTML { &npm::READABILITY } else { &npm::PDFJS };
    Ok(npm::bundle(&source, library, &[&[TARGET], format].concat(), into))
}
