//! Splits a program in two: what the first page needs, and the rest, which is fetched after it.
//!
//! The only entry point of the second part is in `src/ui/pages/chunk.rs`. `wasm_split_cli_support`,
//! the splitter of Leptos, divides the module by the references between functions and constants,
//! which the linker emits.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::paths;

/// The name under which the first part imports the loader of the second. It is
/// `src/js/lazy_loader.js`, which replaces the one that the splitter writes.
pub(super) const LOADER: &str = "__wasm_split.js";

/// Writes the second part and its loader into a directory; returns the path of the first part,
/// which is not bound yet.
pub(crate) fn split(module: &Path, into: &Path) -> Result<PathBuf> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let first = module.with_extension("first.wasm");
    let loader = format!("./{LOADER}");
    let mut options = Options::new(&bytes);
    options.output_dir = into;
    options.main_out_path = &first;
    options.link_name = &loader;
    transform(options).map_err(|error| anyhow!("cannot split the program: {error:#}"))?;
    paths::write(&into.join(LOADER), paths::read(&paths::root()?.join("src/js/lazy_loader.js"))?)?;
    Ok(first)
}
