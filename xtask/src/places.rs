//! Where things are.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The root of the repository.
///
/// Read at run time: a path compiled in would be wrong in a moved checkout.
pub(crate) fn root() -> Result<PathBuf> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .context("start this as `cargo xtask`: cargo tells it where the repository is")?;
    let root = Path::new(&manifest).parent().context("xtask lies in no repository")?;
    Ok(root.to_path_buf())
}

/// Where the page that ships is built.
pub(crate) fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// Where installed tools of this project are kept, for all its checkouts.
pub(crate) fn tool(name: &str, version: &str) -> Result<PathBuf> {
    let cache = user_cache()
        .context("no cache directory is known for this user: set XDG_CACHE_HOME to a directory")?;
    Ok(cache.join("readout").join(format!("{name}-{version}")))
}

/// The files that lie in a directory itself, in the order of their names.
pub(crate) fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(directory).with_context(|| format!("cannot read {}", directory.display()))?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut files: Vec<_> = paths.into_iter().filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

fn user_cache() -> Option<PathBuf> {
    if let Some(given) = directory("XDG_CACHE_HOME") {
        return Some(given);
    }
    match env::consts::OS {
        "windows" => directory("LOCALAPPDATA"),
        "macos" => directory("HOME").map(|home| home.join("Library/Caches")),
        _ => directory("HOME").map(|home| home.join(".cache")),
    }
}

fn directory(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}
