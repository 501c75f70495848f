//! How fast search is: natively, in a browser as it ships, and against other engines there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{browser, many, npm, page, places, program, shell, toolchain};

/// What to measure.
pub(crate) struct Options {
    /// The texts; otherwise the built-in reports.
    pub(crate) folder: Option<PathBuf>,
    /// How the wasm is optimised, a build for each; otherwise as it ships.
    pub(crate) levels: Vec<String>,
}

/// Builds what is to be measured, measures it, and prints the figures.
pub(crate) fn bench(options: &Options) -> Result<()> {
    browser::find_or_install()?;
    toolchain::wasm_target()?;
    let directory = places::root()?.join("target/bench-page");
    page::clear(&directory)?;
    fs::create_dir_all(&directory)?;
    for level in &options.levels {
        println!(
            "==> building search as wasm, at opt-level {level} (the first time, some minutes)"
        );
        program::build("bench-web", level, "readout", &directory.join(format!("readout-{level}")))?;
    }
    let libraries = gather(&directory)?;
    // A list of words without quotes in them is written in Rust as in JSON.
    let setup = format!(r#"{{"builds":{:?},"libraries":{libraries:?}}}"#, options.levels);
    fs::write(directory.join("setup.json"), setup)?;
    measure_natively(options.folder.as_deref(), &directory)?;
    measure_in_browser("speed::speed", &directory)?;
    page::build()?;
    measure_in_browser("typing::typing", &places::dist()?)?;
    measure_in_browser("scrolling::scrolling", &places::dist()?)?;
    measure_in_browser("panning::panning", &many::build()?)
}

/// Puts the page and the other engines there; answers with those that there are.
fn gather(directory: &Path) -> Result<Vec<&'static str>> {
    let source = places::root()?.join("benches/web");
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
    let mut cargo = shell::cargo(&["bench", "--package", "readout", "--bench", "speed"]);
    cargo.env("READOUT_BENCH", directory).current_dir(places::root()?);
    if let Some(folder) = folder {
        let folder = std::path::absolute(folder).context("cannot tell where that folder is")?;
        cargo.arg("--").arg(folder);
    }
    shell::run(&mut cargo)
}

fn measure_in_browser(what: &str, directory: &Path) -> Result<()> {
    println!("==> measuring in the browser (a minute or several)");
    let mut cargo = shell::cargo(&["test", "--package", "browser-tests", "--"]);
    cargo.args(["--ignored", "--exact", what, "--nocapture"]);
    cargo.env("READOUT_DIST", directory).current_dir(places::root()?);
    shell::run(&mut cargo)
}
