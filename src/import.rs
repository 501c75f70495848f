//! A reader's own files and words to reports: what was written, cut into blocks.
//!
//! Each importer makes a [`Draft`]: the text, its blocks, and what was understood of it (title,
//! date, language), all open to correction. [`Draft::document`] makes a document of it, and
//! [`corpus`] a corpus of several.
//!
//! - [`mod@decode`]: bytes to text, and which encoding it was;
//! - [`plain`], [`markdown`], with `lines`: text to blocks; the text itself stays as it is;
//! - [`docx`], [`odt`]: Word and OpenDocument, with [`package`] (the zip file), [`xml`] and
//!   [`office`] (paragraphs, tables, notes);
//! - [`pdf`], with [`pdf_lines`] (columns), `pdf_margins` (running heads) and `pdf_hyphens`: pieces of
//!   text with their positions to paragraphs;
//! - [`head`], [`date_forms`], [`language`]: title, date and language; `understand`: all of them;
//! - [`asides`]: what is probably no part of the report;
//! - [`typed_date`]: a date as a reader types it;
//! - [`mod@draft`], [`collection`]: the result; [`reopen`]: a corpus to drafts again.
//!
//! Not done here: reading HTML, which the browser's own parser does ([`blocks`] takes what it found),
//! and reading the PDF file itself.
//!
//! ```
//! use readout::import::{self, draft::Origin};
//!
//! let file = b"NEW DELHI, June 5, 2023 (Reuters) - The ministers met.\r\n\r\nThey agreed.\r\n";
//! let draft = import::read("talks.txt", file)?;
//! assert_eq!(draft.blocks.len(), 2);
//! let date = draft.date.map(|found| (found.date.to_string(), found.origin));
//! assert_eq!(date, Some(("2023-06-05".into(), Origin::Dateline)));
//! # Ok::<(), import::Problem>(())
//! ```

pub mod asides;
pub mod collection;
pub mod date_forms;
pub mod decode;
pub mod docx;
mod docx_styles;
pub mod draft;
pub mod head;
pub mod language;
mod lines;
pub mod markdown;
pub mod odt;
pub mod office;
pub mod package;
pub mod pdf;
mod pdf_hyphens;
pub mod pdf_lines;
mod pdf_margins;
pub mod plain;
pub mod reopen;
pub mod typed_date;
mod understand;
pub mod xml;

use std::{error, fmt};

pub use collection::corpus;
pub use decode::decode;
pub use draft::{Aside, Draft, DraftBlock};
pub use reopen::drafts;
pub use typed_date::parse_date;

/// The most bytes of text that are read: 10 MB.
pub const MAX_TEXT: usize = 10_000_000;

/// The most bytes of a file that are read: 50 MB.
pub const MAX_FILE: usize = 50_000_000;

/// Why something cannot be read, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub what: String,
    /// What would mend it.
    pub mend: String,
}

impl Problem {
    pub(crate) fn new(what: impl Into<String>, mend: impl Into<String>) -> Problem {
        Problem { what: what.into(), mend: mend.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.what, self.mend)
    }
}

impl error::Error for Problem {}

/// Says before any work whether a file is too large; `bytes` is its size.
///
/// # Errors
/// If it is larger than [`MAX_FILE`].
pub fn check_size(bytes: u64) -> Result<(), Problem> {
    if bytes <= MAX_FILE as u64 {
        return Ok(());
    }
    // Rounded up, so that a file just above the limit is not said to have 50 MB.
    let what = format!("This file has {} MB; at most 50 MB are read", bytes.div_ceil(1_000_000));
    Err(Problem::new(what, "Open a part of it, or only its text"))
}

/// Reads a file by what it contains: Word, OpenDocument, Markdown (by the name) or plain text.
///
/// # Errors
/// If the file is too large, empty, of another kind, damaged or protected by a password.
pub fn read(name: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    match decode::signature(bytes) {
        Some(decode::Signature::Zip) => read_office(name, bytes),
        _ => read_text(name, bytes),
    }
}

/// Reads a Word or OpenDocument file.
///
/// # Errors
/// If the file is too large, damaged, protected by a password, or something else.
pub fn read_office(name: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    check_size(bytes.len() as u64)?;
    let mut package = package::Package::open(bytes)?;
    let draft = if package.has(docx::MAIN) || package.has(docx::TYPES) {
        docx::read(&mut package)?
    } else {
        odt::read(&mut package)?
    };
    understood(draft, name)
}

/// Reads Markdown (by the name) or plain text.
///
/// # Errors
/// If the file is too large, empty, or no text.
pub fn read_text(name: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    check_size(bytes.len() as u64)?;
    if let Some(signature) = decode::signature(bytes) {
        return Err(signature.problem());
    }
    let decoded = decode(bytes)?;
    let is_markdown = has_ending(name, ".md") || has_ending(name, ".markdown");
    let read = if is_markdown { markdown::read } else { plain::read };
    let mut draft = read(&decoded.text)?;
    draft.encoding = Some(decoded.encoding);
    understood(draft, name)
}

fn understood(mut draft: Draft, name: &str) -> Result<Draft, Problem> {
    name.clone_into(&mut draft.file);
    understand::understand(&mut draft);
    with_blocks(draft)
}

/// Reads pasted plain text.
///
/// # Errors
/// If there is nothing in it, if it is too long, or no text.
pub fn paste(text: &str) -> Result<Draft, Problem> {
    let mut draft = plain::read(text)?;
    understand::understand(&mut draft);
    with_blocks(draft)
}

/// A block of a web page or of pasted rich text, which the browser's parser has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageBlock {
    /// What it is.
    pub kind: draft::Kind,
    /// Its words; a blank line in them parts two blocks.
    pub words: String,
    /// Why it is probably no part of the report, if it is a part of the page around it.
    pub left_out: Option<Aside>,
}

/// Reads the blocks of a web page or of pasted rich text, with what the page says of itself.
///
/// # Errors
/// If there are no words in them, or too many.
pub fn blocks(
    file: &str,
    properties: draft::Properties,
    blocks: &[PageBlock],
) -> Result<Draft, Problem> {
    let mut draft = Draft { file: file.to_owned(), properties, ..Draft::default() };
    for PageBlock { kind, words, left_out } in blocks {
        draft.push(*kind, words, *left_out);
    }
    decode::check(&draft.text)?;
    understand::understand(&mut draft);
    with_blocks(draft)
}

/// A draft with a block at least: all its words may stand in the prefix or in marks.
fn with_blocks(draft: Draft) -> Result<Draft, Problem> {
    if draft.blocks.is_empty() {
        return Err(Problem::new(
            "There are no words in it but those of its head and its marks",
            "Choose another file, or paste the words",
        ));
    }
    Ok(draft)
}

/// Whether a file name ends so, in any case of its letters.
fn has_ending(name: &str, ending: &str) -> bool {
    let at = name.len().saturating_sub(ending.len());
    name.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}
