//! What the builder of elements saves: the same components by it and by `view!`, weighed and mounted.

use std::fs;

use anyhow::Result;

use super::sizes::kilobytes;
use crate::{
    browsers,
    build::{Program, Source, compile::Profile},
    compress, paths, process,
};

/// Names, with the features and the condition that make them. The first is empty.
const BUILDS: [(&str, &[&str], Option<&str>); 4] = [
    ("empty", &[], None),
    ("builder", &["builder"], None),
    ("view", &["view"], None),
    ("view-erased", &["view"], Some("erase_components")),
];

/// Builds the components, weighs them, and has a browser mount them.
pub(crate) fn elements() -> Result<()> {
    browsers::find_or_install()?;
    let page = paths::target()?.join("elements-page");
    paths::make_empty(&page)?;
    let html = "<!doctype html><title>Elements</title><link rel=icon href=data:,><body></body>";
    paths::write(&page.join("index.html"), html)?;
    let mut weights = Vec::new();
    for (name, features, cfg) in BUILDS {
        let folder = format!("elements-{name}");
        let program = Program::whole(&folder, Source::Library("bench-elements"), Profile::SHIPPED);
        let built = Program { features, cfg, ..program }.build()?;
        let mut weight = 0;
        for file in paths::files_below(&built)? {
            let content = fs::read(built.join(&file))?;
            weight += compress::brotli(&content)?.len();
            paths::write(&page.join(name).join(file), content)?;
        }
        weights.push((name, weight));
    }
    let empty = weights[0].1;
    println!("\nBrotli, and above an empty application:");
    for (name, weight) in weights {
        println!("{name:<14} {:>9} {:>9}", kilobytes(weight), kilobytes(weight - empty));
    }
    let mut cargo = process::cargo(&["test", "--package", "browser-tests", "--", "--ignored"]);
    cargo.args(["--exact", "elements::mounting", "--nocapture"]).env("READOUT_DIST", page);
    process::run(cargo.current_dir(paths::root()?))
}
