//! Screenshots of the page, for visual review.

use std::path::{self, Path};

use anyhow::{Context, Result};

use crate::{browsers, paths, process};

/// Writes screenshots of the main views of `dist/` into a directory.
pub(crate) fn screenshots(directory: &str) -> Result<()> {
    let directory = path::absolute(directory).context("cannot make the directory absolute")?;
    take("screenshots::screenshots", &directory)
}

/// Writes the README's pictures.
pub(crate) fn pictures() -> Result<()> {
    take("screenshots::pictures", &paths::root()?.join("examples/pictures"))
}

fn take(which: &str, directory: &Path) -> Result<()> {
    browsers::find_or_install()?;
    let mut command = process::cargo(&["test", "-p", "browser-tests", "--", "--ignored", which]);
    command.env("READOUT_DIST", paths::dist()?).env("READOUT_SHOTS", directory);
    process::run(command.current_dir(paths::root()?))?;
    println!("==> the pictures are in {}", directory.display());
    Ok(())
}
