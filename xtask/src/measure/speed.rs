//! The speed of search: natively, in a browser as it ships, and against other engines there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::many_events;
use crate::{
    browsers,
    build::{Program, Source, compile::Profile},
    npm, package, paths, process,
};

/// What to measure.
pub(crate) struct Options {
    /// The folder of the texts; `None` uses the built-in reports.
    pub(crate) folder: Option<PathBuf>,
    /// The optimisation levels of the wasm, with a build for each; `z` ships.
    pub(crate) levels: Vec<String>,
}

/// Builds what is measured, measures it, and prints the figures.
pub(crate) fn bench(options: &Options) -> Result<()> {
    browsers::find_or_install()?;
    let directory = paths::target()?.join("bench-page");
    paths::make_empty(&directory)?;
    for level in &options.levels {
        let name = format!("readout-{level}");
        let built =
            Program::whole(&name, Source::Library("bench-web"), Profile::Release(level)).build()?;
        for file in paths::files_below(&built)? {
            paths::write(&directory.join(&name).join(&file), fs::read(built.join(&file))?)?;
        }
    }
    let libraries = copy_page_and_engines(&directory)?;
    // For strings without quotes in them, Rust's `Debug` output of a list is valid JSON.
    let setup = format!(r#"{{"builds":{:?},"libraries":{libraries:?}}}"#, options.levels);
    fs::write(directory.join("setup.json"), setup)?;
    measure_natively(options.folder.as_deref(), &directory)?;
    measure_in_browser("engines::engines", &directory)?;
    package::dist()?;
    measure_in_browser("key_press::key_press", &paths::dist()?)?;
    measure_in_browser("many::times", &paths::dist()?)?;
    measure_in_browser("frame_times_scroll::frame_times_scroll", &paths::dist()?)?;
    measure_in_browser("frame_times_timeline::frame_times_timeline", &many_events::build()?)
}

/// Copies the page and the other engines into the directory; returns the available engines.
fn copy_page_and_engines(directory: &Path) -> Result<Vec<&'static str>> {
    let source = paths::root()?.join("benches/web");
    for file in ["index.html", "page.js", "growth.html", "growth.js", "engines.js", "clock.js"] {
        fs::copy(source.join(file), directory.join(file))
            .with_context(|| format!("cannot copy {file}"))?;
    }
    let mut libraries = Vec::new();
    for library in [npm::MINISEARCH, npm::LUNR, npm::FLEXSEARCH] {
        let name = library.package;
        match npm::script(&library) {
            Some(script) => {
                fs::copy(script, directory.join(name).with_extension("js"))?;
                libraries.push(name);
            }
            None => println!("==> neither npm nor {name} is available: it is not measured"),
        }
    }
    Ok(libraries)
}

/// Writes the figures and the material for the page into the directory.
fn measure_natively(folder: Option<&Path>, directory: &Path) -> Result<()> {
    println!("==> measuring natively (the first build takes some minutes)");
    let mut cargo = process::cargo(&["bench", "--package", "readout", "--bench", "speed"]);
    cargo.env("READOUT_BENCH", directory).current_dir(paths::root()?);
    if let Some(folder) = folder {
        let folder = std::path::absolute(folder).context("cannot make the folder absolute")?;
        cargo.arg("--").arg(folder);
    }
    process::run(&mut cargo)
}

fn measure_in_browser(what: &str, directory: &Path) -> Result<()> {
    println!("==> measuring in the browser (one to several minutes)");
    let mut cargo = process::cargo(&["test", "--package", "browser-tests", "--"]);
    cargo.args(["--ignored", "--exact", what, "--nocapture"]);
    cargo.env("READOUT_DIST", directory).current_dir(paths::root()?);
    process::run(&mut cargo)
}
