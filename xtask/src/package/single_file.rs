//! The page as one file, which opens by a double click.
//!
//! A browser fetches nothing for a page that was opened as a file, so all is in it: the style sheet,
//! the program's script, and the program itself, compressed, as Base64.

use std::{fs, io::Write, path::Path};

use anyhow::{Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};

use super::page::{Page, Served};
use crate::{
    build::{MODULE, Program, SCRIPT},
    paths,
};

/// What the file is called.
pub(crate) const NAME: &str = "readout.html";

/// Writes it, of the program that was built for it.
pub(crate) fn write(directory: &Path, style: &str) -> Result<()> {
    ensure!(!style.contains("</style"), "a style sheet that stands in a page must not end it");
    let program = Program::single_file().directory()?;
    let (script, module) = (paths::read(&program.join(SCRIPT))?, fs::read(program.join(MODULE))?);
    let module = STANDARD.encode(compressed(&module)?);
    let served = Served::Within { style, script: &script, module: &module };
    let page = Page { served, is_minified: true };
    paths::write(&directory.join(NAME), page.html()?)
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
