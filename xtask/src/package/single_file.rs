//! The page as one file, to be opened with a double click.
//!
//! Browsers fetch nothing for a page that was opened as a file, so it contains everything: the
//! style sheet, the program's script, the program itself, compressed, as Base64, and the reader of web
//! pages.

use std::{fs, io::Write, path::Path};

use anyhow::{Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use readout::corpus::Corpus;

use super::{
    modules,
    page::{Page, Served},
};
use crate::{
    build::{MODULE, Program, SCRIPT},
    paths,
};

/// The name of the file.
pub(crate) const NAME: &str = "readout.html";

/// Writes the file, from the program built as [`Program::single_file`].
pub(crate) fn write(directory: &Path, corpus: &Corpus, style: &str) -> Result<()> {
    ensure!(!style.contains("</style"), "an inline style sheet must not contain `</style`");
    let program = Program::single_file().directory()?;
    let (script, module) = (paths::read(&program.join(SCRIPT))?, fs::read(program.join(MODULE))?);
    let module = STANDARD.encode(compressed(&module)?);
    let modules = modules::script()?;
    let served = Served::Within { style, script: &script, module: &module, modules: &modules };
    let page = Page { corpus, served, is_minified: true };
    paths::write(&directory.join(NAME), page.html()?)
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
