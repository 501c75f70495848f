//! Where things are.

use std::{
    env, fs, io,
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

/// Where cargo compiles, and where everything that is made on the way to `dist/` is kept.
pub(crate) fn target() -> Result<PathBuf> {
    Ok(root()?.join("target"))
}

/// Where everything that ships is written.
pub(crate) fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// Where an installed tool is kept, for all checkouts of this project.
pub(crate) fn tool(name: &str, version: &str) -> Result<PathBuf> {
    let cache = user_cache()
        .context("no cache directory is known for this user: set XDG_CACHE_HOME to a directory")?;
    Ok(cache.join("readout").join(format!("{name}-{version}")))
}

/// A file as text.
pub(crate) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes a file, and the folders that lead to it.
pub(crate) fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let written = match file.parent() {
        Some(folder) => fs::create_dir_all(folder).and_then(|()| fs::write(file, content)),
        None => fs::write(file, content),
    };
    written.with_context(|| format!("cannot write {}", file.display()))
}

/// Makes an empty directory, in place of one that is there.
pub(crate) fn make_empty(directory: &Path) -> Result<()> {
    remove(directory)?;
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))
}

/// Fills a directory anew: what `fill` writes takes its place when all of it is there, and nothing
/// does if that fails.
pub(crate) fn fill(directory: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let parent = directory.parent().unwrap_or(directory);
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    let staging = tempfile::Builder::new().prefix(".readout-").tempdir_in(parent);
    let staging = staging.with_context(|| format!("cannot write into {}", parent.display()))?;
    let made = staging.path().join("made");
    make_empty(&made)?;
    fill(&made)?;
    remove(directory)?;
    fs::rename(made, directory).with_context(|| format!("cannot write {}", directory.display()))
}

/// The files in a directory and below it, as paths within it, in order.
pub(crate) fn files_below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in entries(directory)? {
        let name = PathBuf::from(entry.file_name().unwrap_or_default());
        if entry.is_dir() {
            files.extend(files_below(&entry)?.into_iter().map(|inner| name.join(inner)));
        } else {
            files.push(name);
        }
    }
    Ok(files)
}

/// What lies in a directory itself, in the order of the names.
fn entries(directory: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(directory).with_context(|| format!("cannot read {}", directory.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn remove(directory: &Path) -> Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", directory.display()))
        }
        _ => Ok(()),
    }
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
