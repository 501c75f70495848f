//! The service worker: the script that caches the site, with the list of the files to cache.

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

/// The name of the worker, by which the page requests it.
pub(crate) const NAME: &str = "sw.js";

/// Writes the worker for the files of a site, which must be final: it caches no file with another
/// hash.
///
/// Cached are the page, its program, the modules beside it, its style sheet, its manifest and
/// its icons. Not cached are
/// the page as one file, which users save themselves and which would double the size of a visit,
/// and the files for other pages that embed the explorer.
pub(crate) fn write(directory: &Path, site: &Site) -> Result<()> {
    let program = site.files.iter().map(|file| Path::new(&site.program).join(file));
    let others = icons::NAMES.iter().copied().chain([&*site.style]).map(Into::into);
    let mut files = Map::new();
    let mut keep = |name: String, file: &Path| {
        let content = fs::read(directory.join(file))?;
        files.insert(name, integrity(&content).into());
        anyhow::Ok(())
    };
    // `./` and not `index.html`: a server may redirect the latter to the folder, and browsers do
    // not show a cached page that was redirected.
    keep("./".to_owned(), Path::new("index.html"))?;
    for file in program.chain(others) {
        keep(address(&file), &file)?;
    }
    let files = Value::Object(files).to_string();
    let names = context! { version => integrity(files.as_bytes()), files };
    let source = paths::root()?.join("src/js/service_worker.js");
    let script = page::render(&source, AutoEscape::None, names)?;
    let script = shrink::script(&script, "--target=es2022")?;
    paths::write(&directory.join(NAME), script).context("cannot write the service worker")
}
