//! Pictures of the page, for whoever judges its look.

use std::path::{self, Path};

use anyhow::{Context, Result};

use crate::{browser, places, shell};

/// Writes those of the main views into a directory, from the page in `dist/`.
pub(crate) fn shots(directory: &str) -> Result<()> {
    let directory = path::absolute(directory).context("cannot tell where that directory is")?;
    take("shots::shots", &directory)
}

/// Writes those of the README.
pub(crate) fn pictures() -> Result<()> {
    take("shots::pictures", &places::root()?.join("examples/pictures"))
}

fn take(which: &str, directory: &Path) -> Result<()> {
    browser::find_or_install()?;
    let mut command = shell::cargo(&["test", "-p", "browser-tests", "--", "--ignored", which]);
    command.env("READOUT_DIST", places::dist()?).env("READOUT_SHOTS", directory);
    shell::run(command.current_dir(places::root()?))?;
    println!("==> the pictures are in {}", directory.display());
    Ok(())
}
