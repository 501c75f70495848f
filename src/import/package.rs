//! The zip file in which Word and OpenDocument store their parts.
//!
//! Only the parts that are asked for are unpacked, and together never more than [`MAX_UNPACKED`]
//! bytes: what a part declares of its size is not believed, it is counted while it is unpacked.

use super::Problem;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes that the parts of a file have together, unpacked: 100 MB.
pub const MAX_UNPACKED: u64 = 100_000_000;

/// The most parts of a file.
pub const MAX_PARTS: usize = 10_000;

/// An open zip file.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a zip file.
    ///
    /// # Errors
    /// If it is damaged, or has more than [`MAX_PARTS`] parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > MAX_PARTS {
            return Err(too_large());
        }
        Ok(Package { archive, left: MAX_UNPACKED })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part; `None` if there is no such part.
    ///
    /// # Errors
    /// If the part is encrypted, damaged, too large, or no text.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(protected());
            }
            Err(ZipError::CompressionMethodNotSupported(_)) => {
                let what = "This file is packed in a way that is not read";
                return Err(Problem::new(
                    what,
                    "Open it in Word or LibreOffice, and save it again",
                ));
            }
            Err(_) => return Err(damaged()),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else { return Err(too_large()) };
        self.left = left;
        text(bytes).map(Some)
    }
}

/// The text of an XML file, which is in UTF-8, or in UTF-16 with a mark.
fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    match *bytes {
        [] => Ok(String::new()),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            super::decode(&bytes).map(|decoded| decoded.text).map_err(|_| damaged())
        }
        _ => String::from_utf8(bytes).map_err(|_| damaged()),
    }
}

pub(crate) fn damaged() -> Problem {
    let mend = "Download or copy it again; or open it in Word or LibreOffice, which may mend it, and \
                save it under another name";
    Problem::new("This file is damaged", mend)
}

pub(crate) fn protected() -> Problem {
    let mend = "Open it in the program it was made with, remove the password, and save it";
    Problem::new("This document is protected by a password", mend)
}

fn too_large() -> Problem {
    let what = "Unpacked, this file is larger than any report: more than 100 MB, or 10,000 parts";
    Problem::new(what, "Open the document in the program it was made with, and copy the words")
}
