//! Pictures of the page, for whoever judges its look.

use anyhow::{Context, Result};

use crate::{browser, places, shell};

/// Writes them into a directory, from the page in `dist/`.
pub(crate) fn shots(directory: &str) -> Result<()> {
    browser::find_or_install()?;
    let directory =
        std::path::absolute(directory).context("cannot tell where that directory is")?;
    let mut command = shell::cargo(&["test", "-p", "browser-tests", "--", "--ignored", "shots"]);
    command.env("READOUT_DIST", places::dist()?).env("READOUT_SHOTS", &directory);
    shell::run(command.current_dir(places::root()?))?;
    println!("==> the pictures are in {}", directory.display());
    Ok(())
}
