//! The page as one file, to be opened with a double click.
//!
//! Browsers fetch nothing for a page that was opened as a file, so it contains everything: the
//! style sheet, and the program with its scripts, compressed and as text. The style of what only the
//! program draws is one of these scripts.

use std::path::Path;

use anyhow::{Result, ensure};
use readout::corpus::Corpus;

use super::{
    page::{Page, Served},
    payload::Payload,
    styles::Styles,
};
use crate::paths;

/// The name of the file.
pub(crate) const NAME: &str = "readout.html";

/// Writes the file.
pub(crate) fn write(directory: &Path, corpus: &Corpus, styles: &Styles) -> Result<()> {
    let style = &*styles.first;
    ensure!(!style.contains("</style"), "an inline style sheet must not contain `</style`");
    let program = &Payload::new(&styles.rest)?;
    let page = Page { corpus, served: Served::Within { style, program }, is_minified: true };
    paths::write(&directory.join(NAME), page.html()?)
}
