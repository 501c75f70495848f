//! Programs for the browser other than the page itself.

use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{package, page, places, shell, toolchain, tools};

/// Compiles a package to wasm at an optimisation level, with the JavaScript that starts it, into a
/// directory; by the steps that make the page.
pub(crate) fn build(name: &str, level: &str, called: &str, directory: &Path) -> Result<()> {
    let root = places::root()?;
    let target = root.join("target");
    let mut cargo = shell::cargo(&["build", "--package", name, "--release"]);
    cargo.args(["--target", toolchain::WASM, "--target-dir"]).arg(&target).current_dir(&root);
    cargo.env(page::FLAGS, page::without_paths());
    if level != package::LEVEL {
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level);
    }
    shell::run(&mut cargo)?;
    let module = target.join(toolchain::WASM).join("release").join(name.replace('-', "_"));
    let mut bindgen = Command::new(tools::wasm_bindgen()?);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", called, "--out-dir"]);
    bindgen.arg(directory).arg(module.with_extension("wasm"));
    shell::run(&mut bindgen)?;
    package::make_smaller(&places::files(directory)?, level)
}
