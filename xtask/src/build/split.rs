//! Splits a program in three: what the first page needs; the rest, which is fetched after it; and the
//! stemmers of other languages than English, which are fetched if a corpus needs them.
//!
//! The entry points are in `src/ui/pages/chunk.rs` and `src/ui/pages/stems.rs`.
//! `wasm_split_cli_support`, the splitter of Leptos, divides the module by the references between
//! functions and constants, which the linker emits. What only the second and the third part use, it
//! writes as a module of its own; [`embed_shared`] saves the request for that.

use std::{
    borrow::Cow,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::{CustomSection, Section};
use wasm_split_cli_support::{Options, transform};

use super::{LAZY_MODULE, STEMS_MODULE};
use crate::paths;

/// The name under which the first part imports the loader of the others.
pub(super) const LOADER: &str = "__wasm_split.js";

/// The loader that replaces the one that the splitter writes.
const LOADER_SOURCE: &str = "src/js/lazy_loader.js";

/// The custom section of a module that contains a module to instantiate before it; the loader reads
/// it.
const SHARED_SECTION: &str = "shared";

/// A split program.
pub(super) struct Split {
    /// The path of the first part, which is not bound yet.
    pub(super) first: PathBuf,
    /// The file names of the modules with what the lazy chunk and the stemmers share.
    shared: Vec<String>,
}

/// Splits a program. Writes the other parts and their loader into a directory.
pub(super) fn split(module: &Path, into: &Path) -> Result<Split> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let first = module.with_extension("first.wasm");
    let loader = format!("./{LOADER}");
    let mut options = Options::new(&bytes);
    options.output_dir = into;
    options.main_out_path = &first;
    options.link_name = &loader;
    let written =
        transform(options).map_err(|error| anyhow!("cannot split the program: {error:#}"))?;
    paths::write(&into.join(LOADER), paths::read(&paths::root()?.join(LOADER_SOURCE))?)?;
    let mut parts: Vec<_> = written.prefetch_map.keys().collect();
    parts.sort_unstable();
    ensure!(parts == ["lazy", "stems"], "{LOADER_SOURCE} does not load exactly {parts:?}");
    let names = written.split_modules.iter().filter_map(|file| file.file_name()?.to_str());
    let shared = names.filter(|name| ![LAZY_MODULE, STEMS_MODULE].contains(name));
    Ok(Split { first, shared: shared.map(str::to_owned).collect() })
}

/// Moves the modules with what the lazy chunk and the stemmers share into a custom section of the
/// lazy chunk, which is always fetched, and before the stemmers.
pub(super) fn embed_shared(program: &Split, directory: &Path) -> Result<()> {
    let lazy = directory.join(LAZY_MODULE);
    let mut bytes = fs::read(&lazy).context("the splitter wrote no lazy chunk")?;
    for name in &program.shared {
        let file = directory.join(name);
        let data = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = Cow::Borrowed(SHARED_SECTION);
        CustomSection { name, data: data.into() }.append_to(&mut bytes);
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    paths::write(&lazy, bytes)
}
