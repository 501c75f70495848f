//! Compares the element builder with `view!`: size and mounting time of the same components.

use std::fs;

use anyhow::Result;

use super::sizes::kilobytes;
use crate::{
    browsers,
    build::{Program, Source, compile::Profile},
    compress, paths, process,
};

/// Name, features and `--cfg` of each build. The first is an empty application.
const BUILDS: [(&str, &[&str], Option<&str>); 4] = [
    ("empty", &[], None),
    ("builder", &["builder"], None),
    ("view", &["view"], None),
    ("view-erased", &["view"], Some("erase_components")),
];

/// Builds the components, prints their sizes, and measures mounting in a browser.
pub(crate) fn elements() -> Result<()> {
    browsers::find_or_install()?;
    let page = paths::target()?.join("elements-page");
    paths::make_empty(&page)?;
    let html = "<!doctype html><title>Elements</title><link rel=icon href=data:,><body></body>";
    paths::write(&page.join("index.html"), html)?;
    let mut sizes = Vec::new();
    for (name, features, cfg) in BUILDS {
        let folder = format!("elements-{name}");
        let program = Program::whole(&folder, Source::Library("bench-elements"), Profile::SHIPPED);
        let built = Program { features, cfg, ..program }.build()?;
        let mut size = 0;
        for file in paths::files_below(&built)? {
            let content = fs::read(built.join(&file))?;
            size += compress::brotli(&content)?.len();
            paths::write(&page.join(name).join(file), content)?;
        }
        sizes.push((name, size));
    }
    let empty = sizes[0].1;
    println!("\nBrotli, and the difference to an empty application:");
    for (name, size) in sizes {
        println!("{name:<14} {:>9} {:>9}", kilobytes(size), kilobytes(size - empty));
    }
    let mut cargo = process::cargo(&["test", "--package", "browser-tests", "--", "--ignored"]);
    cargo.args(["--exact", "elements::mounting", "--nocapture"]).env("READOUT_DIST", page);
    process::run(cargo.current_dir(paths::root()?))
}
