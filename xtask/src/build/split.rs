//! Splits a program in parts: what the first page needs; the rest, which is fetched after it; and what
//! is fetched only when it is needed: see [`PARTS`].
//!
//! `wasm_split_cli_support`, the splitter of Leptos, divides the module by the references between
//! functions and constants, which the linker emits. What only the later parts use, several of them, it
//! writes as modules of their own; [`embed_shared`] saves the requests for those.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::{CustomSection, Section};
use wasm_split_cli_support::{Options, transform};

use super::SPLIT_PREFIX;
use crate::paths;

/// The name under which the first part imports the loader of the others.
pub(super) const LOADER: &str = "__wasm_split.js";

/// The loader that replaces the one that the splitter writes.
const LOADER_SOURCE: &str = "src/js/lazy_loader.js";

/// The parts that are fetched later, by the names of their entry points: all other pages
/// (`src/ui/pages/chunk.rs`), opening reports (`src/ui/pages/open_chunk.rs`), reading Word and
/// OpenDocument files (`src/ui/pages/open/office.rs`), series of reports and long ones
/// (`src/ui/pages/series_chunk.rs`), and stemmers of other languages than English
/// (`src/ui/pages/stems.rs`).
///
/// A part is fetched after those that it stands behind in [`FETCHED_BEFORE`].
const PARTS: [&str; 5] = ["lazy", "office", "open", "series", "stems"];

/// The parts that are there whenever another is fetched, and that other.
const FETCHED_BEFORE: [(&str, &str); 5] = [
    ("lazy", "open"),
    ("lazy", "office"),
    ("lazy", "series"),
    ("lazy", "stems"),
    ("open", "office"),
];

/// The custom section of a module that contains a module to instantiate before it; the loader reads
/// it.
const SHARED_SECTION: &str = "shared";

/// A split program.
pub(super) struct Split {
    /// The path of the first part, which is not bound yet.
    pub(super) first: PathBuf,
    /// The modules with what several parts share: the name of each, and of the parts that are to
    /// contain it.
    shared: Vec<(String, Vec<&'static str>)>,
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
    ensure!(parts == PARTS, "{LOADER_SOURCE} does not load exactly {parts:?}");
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (part, modules) in &written.prefetch_map {
        for module in modules.iter().filter(|module| !is_part(module)) {
            users.entry(module).or_default().push(part);
        }
    }
    let shared =
        users.into_iter().map(|(module, parts)| (format!("{module}.wasm"), owners(&parts)));
    Ok(Split { first, shared: shared.collect() })
}

/// Whether the splitter's name of a module is that of a part.
fn is_part(module: &str) -> bool {
    module.strip_prefix(SPLIT_PREFIX).is_some_and(|name| PARTS.contains(&name))
}

/// The parts that are to contain what these parts share: those that may be there before any other of
/// them. The loader takes what several contain from the first.
fn owners(parts: &[&str]) -> Vec<&'static str> {
    let is_before = |first: &str, then: &str| FETCHED_BEFORE.contains(&(first, then));
    let may_be_first = |part: &&str| !parts.iter().any(|other| is_before(other, part));
    PARTS.into_iter().filter(|part| parts.contains(part)).filter(may_be_first).collect()
}

/// Moves the modules with what several parts share into custom sections of the parts that may be
/// fetched before the others: the number of the module in a byte, and the module.
pub(super) fn embed_shared(program: &Split, directory: &Path) -> Result<()> {
    for (number, (name, owners)) in program.shared.iter().enumerate() {
        let file = directory.join(name);
        let module = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let number = u8::try_from(number).context("too many modules are shared")?;
        let data = [&[number], &*module].concat();
        for owner in owners {
            let owner = directory.join(format!("{SPLIT_PREFIX}{owner}.wasm"));
            let mut bytes = fs::read(&owner).context("the splitter did not write a part")?;
            let (name, data) = (Cow::Borrowed(SHARED_SECTION), Cow::Borrowed(&*data));
            CustomSection { name, data }.append_to(&mut bytes);
            paths::write(&owner, bytes)?;
        }
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{is_part, owners};

    #[test]
    fn shared_code_belongs_to_the_part_that_is_there_first() {
        assert_eq!(owners(&["stems", "lazy"]), ["lazy"]);
        assert_eq!(owners(&["office", "open", "lazy"]), ["lazy"]);
        assert_eq!(owners(&["office", "open"]), ["open"]);
        assert_eq!(owners(&["series", "open", "office"]), ["open", "series"]);
        assert!(is_part("split_lazy") && !is_part("chunk_1_split"));
    }
}
