//! The directories of the project, and file operations.

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
        .context("run this as `cargo xtask`: cargo sets CARGO_MANIFEST_DIR")?;
    let root = Path::new(&manifest).parent().context("xtask is not inside a repository")?;
    Ok(root.to_path_buf())
}

/// The target directory of cargo, also used for all intermediate files of `dist/`.
pub(crate) fn target() -> Result<PathBuf> {
    Ok(root()?.join("target"))
}

/// The output directory of everything that ships.
pub(crate) fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// The directory of an installed tool, shared by all checkouts of this project.
pub(crate) fn tool(name: &str, version: &str) -> Result<PathBuf> {
    let cache = user_cache()
        .context("this user has no cache directory: set XDG_CACHE_HOME to an absolute path")?;
    Ok(cache.join("readout").join(format!("{name}-{version}")))
}

/// Reads a file as text.
pub(crate) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes a file, creating its parent directories.
pub(crate) fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let written = match file.parent() {
        Some(folder) => fs::create_dir_all(folder).and_then(|()| fs::write(file, content)),
        None => fs::write(file, content),
    };
    written.with_context(|| format!("cannot write {}", file.display()))
}

/// Creates an empty directory, replacing an existing one.
pub(crate) fn make_empty(directory: &Path) -> Result<()> {
    remove(directory)?;
    fs::create_dir_all(directory).with_context(|| format!("cannot create {}", directory.display()))
}

/// Replaces a directory with what `fill` writes; if `fill` fails, the old directory stays.
pub(crate) fn fill(directory: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let parent = directory.parent().unwrap_or(directory);
    fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
    let staging = tempfile::Builder::new().prefix(".readout-").tempdir_in(parent);
    let staging = staging.with_context(|| format!("cannot write into {}", parent.display()))?;
    let staged = staging.path().join("made");
    make_empty(&staged)?;
    fill(&staged)?;
    remove(directory)?;
    fs::rename(staged, directory).with_context(|| format!("cannot write {}", directory.display()))
}

/// The files in a directory and its subdirectories, as relative paths, sorted.
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

/// The entries of a directory, sorted by name.
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
    if let Some(given) = absolute_variable("XDG_CACHE_HOME") {
        return Some(given);
    }
    match env::consts::OS {
        "windows" => absolute_variable("LOCALAPPDATA"),
        "macos" => absolute_variable("HOME").map(|home| home.join("Library/Caches")),
        _ => absolute_variable("HOME").map(|home| home.join(".cache")),
    }
}

fn absolute_variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}
