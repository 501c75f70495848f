//! Programs for the browser other than the page itself.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{package, page, places, shell, toolchain, tools};

/// Compiles a package to wasm at an optimisation level, with the JavaScript that starts it, into a
/// directory; by the steps that make the page.
pub(crate) fn build(name: &str, level: &str, called: &str, directory: &Path) -> Result<()> {
    let mut cargo = compiler(&["build", "--package", name])?;
    if level != package::LEVEL {
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level);
    }
    shell::run(&mut cargo)?;
    bind(&compiled(name)?, called, directory, &[])?;
    package::make_smaller(&places::files(directory)?, level)
}

/// Cargo, to compile for the browser as the page is compiled.
pub(crate) fn compiler(arguments: &[&str]) -> Result<Command> {
    let root = places::root()?;
    let mut cargo = shell::cargo(arguments);
    cargo.args(["--release", "--target", toolchain::WASM, "--target-dir"]).arg(root.join("target"));
    cargo.env(page::FLAGS, page::without_paths()).current_dir(root);
    Ok(cargo)
}

/// The module that the compiler makes of a package.
pub(crate) fn compiled(name: &str) -> Result<PathBuf> {
    let folder = places::root()?.join("target").join(toolchain::WASM).join("release");
    Ok(folder.join(name.replace('-', "_")).with_extension("wasm"))
}

/// Gives a module the JavaScript that starts it, and puts both into a directory.
pub(crate) fn bind(module: &Path, called: &str, directory: &Path, how: &[&str]) -> Result<()> {
    let mut bindgen = Command::new(tools::wasm_bindgen()?);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", called]).args(how);
    shell::run(bindgen.arg("--out-dir").arg(directory).arg(module))
}
