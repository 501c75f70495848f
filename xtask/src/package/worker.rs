//! The service worker: the script that keeps the site, with the list of what it keeps.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use minijinja::{AutoEscape, context};
use serde_json::{Map, Value};

use super::{
    Site,
    assets::{address, integrity},
    icons, page,
};
use crate::{build::shrink, paths};

/// What the worker is called; the page asks for it by this name.
pub(crate) const NAME: &str = "sw.js";

/// Writes the worker for the files of a site, which are final: it keeps none with another hash.
///
/// Kept are the page, its program, its style sheet, its manifest and its icons. Not kept is the page
/// as one file: who saves it has it, and it would double what a visit weighs. What is there for
/// other pages that embed the explorer is theirs to keep.
pub(crate) fn write(directory: &Path, site: &Site) -> Result<()> {
    let program = site.files.iter().map(|file| Path::new(&site.program).join(file));
    let others = icons::NAMES.iter().copied().chain([&*site.style]).map(Into::into);
    let mut files = Map::new();
    let mut keep = |name: String, file: &Path| {
        let content = fs::read(directory.join(file))?;
        files.insert(name, integrity(&content).into());
        anyhow::Ok(())
    };
    // A server may lead from the name of the page to its folder, and a browser shows no page that
    // was kept from such a redirection.
    keep("./".to_owned(), Path::new("index.html"))?;
    for file in program.chain(others) {
        keep(address(&file), &file)?;
    }
    let files = Value::Object(files).to_string();
    let names = context! { version => integrity(files.as_bytes()), files };
    let source = paths::root()?.join("src/js/service_worker.js");
    let script = page::render(&source, AutoEscape::None, names)?;
    let script = shrink::script(&script, "--target=es2022")?;
    paths::write(&directory.join(NAME), script).context("there would be no offline use")
}
