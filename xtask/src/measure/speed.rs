//! How fast search is: natively, in a browser as it ships, and against other engines there.

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
    /// The texts; otherwise the built-in reports.
    pub(crate) folder: Option<PathBuf>,
    /// How the wasm is optimised, a build for each; otherwise as it ships.
    pub(crate) levels: Vec<String>,
}

/// Builds what is to be measured, measures it, and prints the figures.
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
    let libraries = gather(&directory)?;
    // A list of words without quotes in them is written in Rust as in JSON.
    let setup = format!(r#"{{"builds":{:?},"libraries":{libraries:?}}}"#, options.levels);
    fs::write(directory.join("setup.json"), setup)?;
    measure_natively(options.folder.as_deref(), &directory)?;
    measure_in_browser("engines::engines", &directory)?;
    package::dist()?;
    measure_in_browser("key_press::key_press", &paths::dist()?)?;
    measure_in_browser("frame_times_scroll::frame_times_scroll", &paths::dist()?)?;
    measure_in_browser("frame_times_timeline::frame_times_timeline", &many_events::build()?)
}

/// Puts the page and the other engines there; answers with those that there are.
fn gather(directory: &Path) -> Result<Vec<&'static str>> {
    let source = paths::root()?.join("benches/web");
    for file in ["index.html", "page.js", "engines.js", "clock.js"] {
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
            None => println!("==> no npm and no {name} here: it is not measured"),
        }
    }
    Ok(libraries)
}

/// Leaves the figures there, and the material for the page.
fn measure_natively(folder: Option<&Path>, directory: &Path) -> Result<()> {
    println!("==> measuring natively (the first time, some minutes to build)");
    let mut cargo = process::cargo(&["bench", "--package", "readout", "--bench", "speed"]);
    cargo.env("READOUT_BENCH", directory).current_dir(paths::root()?);
    if let Some(folder) = folder {
        let folder = std::path::absolute(folder).context("cannot tell where that folder is")?;
        cargo.arg("--").arg(folder);
    }
    process::run(&mut cargo)
}

fn measure_in_browser(what: &str, directory: &Path) -> Result<()> {
    println!("==> measuring in the browser (a minute or several)");
    let mut cargo = process::cargo(&["test", "--package", "browser-tests", "--"]);
    cargo.args(["--ignored", "--exact", what, "--nocapture"]);
    cargo.env("READOUT_DIST", directory).current_dir(paths::root()?);
    process::run(&mut cargo)
}
