//! The service worker: what it keeps, written before the script that keeps it.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use crate::{html, package, places, single};

/// What the worker is called; the page asks for it by this name.
pub(crate) const NAME: &str = "sw.js";

/// Writes the worker for the files of the site, which are final: it keeps none with another hash.
///
/// These are the page, what it names, and what its manifest and its scripts name. Not kept is the page as one file:
/// who saves it has it, and it would double what a visit weighs. What is there for other pages that
/// embed it is theirs to keep.
pub(crate) fn write(directory: &Path) -> Result<()> {
    let read = |name: &str| fs::read_to_string(directory.join(name));
    let page = read("index.html")?;
    let mut names = read("manifest.webmanifest")?;
    for file in places::files(directory)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".js") && page.contains(&*name) && name != NAME {
            names += &read(&name)?;
        }
    }
    names += &page;
    // A server may lead from the name of the page to its folder, and a browser shows no page that
    // was kept from such a way.
    let mut files = Map::new();
    files.insert("./".to_owned(), html::hash(&fs::read(directory.join("index.html"))?).into());
    for file in places::files(directory)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != single::NAME && name != NAME && names.contains(&name) {
            files.insert(name, html::hash(&fs::read(&file)?).into());
        }
    }
    let files = Value::Object(files).to_string();
    let version = html::hash(files.as_bytes());
    let script = package::smaller_script(&package::source("worker.js")?, &[])?;
    let script = format!("const VERSION=\"{version}\",FILES={files};\n{script}");
    fs::write(directory.join(NAME), script).context("cannot write the service worker")
}
