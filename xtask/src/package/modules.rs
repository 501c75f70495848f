//! The modules in JavaScript that the program calls: what reads web pages and PDF files, with libraries
//! from npm, what saves the page as one file, and what takes files from the system.
//!
//! They lie beside the program of a site, which imports one when it is needed. The page as one file
//! contains two of them; the reader of PDF files is larger than all the rest of it. Without
//! npm, modules that export nothing take the place of those that need a library, so that the page can
//! say that this build has no such reader.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::{
    build::shrink,
    npm::{self, Script},
    paths,
};

/// The names of the modules, as `src/ui/platform` and `src/js/read_pdf.js` have them.
pub(crate) const NAMES: [&str; 5] =
    ["page_file.js", "pdf_worker.js", "read_html.js", "read_pdf.js", "shared_files.js"];

/// What exports the functions that the page as one file contains.
const CONTAINED: &str = "single_file_modules.js";

/// The global variable with these functions.
const GLOBAL: &str = "readoutModules";

/// What the scripts are written in. Older browsers do not run the program either.
pub(crate) const TARGET: &str = "--target=es2022";

/// Bundles the modules into a temporary directory.
pub(crate) fn modules() -> Result<TempDir> {
    let directory = temporary()?;
    let mut missing = Vec::new();
    for name in NAMES {
        let module = directory.path().join(name);
        let Some(library) = library(name) else {
            let source = paths::read(&source(name)?)?;
            paths::write(&module, shrink::script(&source, "--format=esm")?)?;
            continue;
        };
        if bundle(name, library, &["--format=esm"], &module)?.is_none() {
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

/// The script that defines the functions that the page as one file contains.
pub(crate) fn script() -> Result<String> {
    let directory = temporary()?;
    let file = directory.path().join("modules.js");
    let name = format!("--global-name={GLOBAL}");
    let bundled = bundle(CONTAINED, &npm::READABILITY, &["--format=iife", &name], &file)?;
    bundled.map_or_else(|| Ok(format!("var {GLOBAL}={{}};")), |()| paths::read(&file))
}

pub(crate) fn temporary() -> Result<TempDir> {
    tempfile::tempdir().context("cannot create a temporary directory")
}

/// The library that a module needs.
fn library(name: &str) -> Option<&'static Script> {
    match name {
        "read_html.js" => Some(&npm::READABILITY),
        "read_pdf.js" | "pdf_worker.js" => Some(&npm::PDFJS),
        _ => None,
    }
}

fn bundle(name: &str, library: &Script, format: &[&str], into: &Path) -> Result<Option<()>> {
    Ok(npm::bundle(&source(name)?, library, &[&[TARGET], format].concat(), into))
}

fn source(name: &str) -> Result<PathBuf> {
    Ok(paths::root()?.join("src/js").join(name))
}
