//! A corpus packed into a link, for `#/shared/…`, and back.
//!
//! A link has the version, `1`, and in Base64url without padding: how many bytes follow (3 bytes), how
//! many the JSON text has (3), the CRC-32 of all else (4), and the JSON text, deflated (RFC 1951). So a
//! link that was cut on its way is told from one that was changed. All numbers begin with their highest
//! byte.
//!
//! Programs that pass links on add to them: line breaks, `%2D`, a full stop at the end. Whatever is not
//! of Base64url is skipped, and so is what follows the link.
//!
//! ```
//! use readout::{corpus, packed};
//!
//! let link = packed::pack(&readout::built_in());
//! assert!(link.len() < packed::MAX_LINK);
//! let json = packed::unpack(&format!("<https://example.org/#/shared/{link}>."))?;
//! assert_eq!(corpus::load(&json).as_ref(), Ok(&readout::built_in()));
//! assert_eq!(packed::unpack(&link[..100]), Err(packed::Unreadable::Cut));
//! # Ok::<(), packed::Unreadable>(())
//! ```

use crate::corpus::{Corpus, write};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::read::DeflateEncoder;
use flate2::{Compression, Crc, Decompress, FlushDecompress, Status};
use percent_encoding::percent_decode_str;
use std::io::Read;
use std::{error, fmt};

/// The most characters of a link that is passed on; some programs cut longer ones.
pub const MAX_LINK: usize = 32_000;

/// The most bytes of JSON that are unpacked: 10 MB.
pub const MAX_UNPACKED: usize = 10_000_000;

/// The version of the form, with which a link begins.
const VERSION: char = '1';

/// Bytes of a length; in Base64 four characters.
const LENGTH: usize = 3;

/// Bytes of the checksum.
const CHECKSUM: usize = 4;

/// How many times a link may have been percent-encoded.
const ENCODED: usize = 4;

/// Why a link cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin as such a link does.
    NoLink,
    /// It is of a version that is not known yet.
    Newer,
    /// Its end, or a part of it, is missing.
    Cut,
    /// Something in it was changed.
    Damaged,
    /// What is in it is larger than [`MAX_UNPACKED`].
    TooLarge,
}

impl Unreadable {
    /// What is wrong.
    pub const fn what(self) -> &'static str {
        match self {
            Unreadable::NoLink => "This is no link with reports in it",
            Unreadable::Newer => "This link was made by a newer version of Readout",
            Unreadable::Cut => "This link was cut: a part of it is missing, mostly the end",
            Unreadable::Damaged => "This link was changed on its way, and cannot be read",
            Unreadable::TooLarge => "There are more than 10 MB in this link, the most that is read",
        }
    }

    /// What would mend it.
    pub const fn mend(self) -> &'static str {
        match self {
            Unreadable::NoLink => "Copy the whole link, with all that follows “#/shared/”",
            Unreadable::Newer => "Reload the page while online, and open the link again",
            Unreadable::Cut => "Copy the whole link again, or ask for the reports as a file",
            Unreadable::Damaged => "Ask for the link again, or for the reports as a file",
            Unreadable::TooLarge => "Ask for fewer reports at a time",
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.what(), self.mend())
    }
}

impl error::Error for Unreadable {}

/// Packs a corpus; the same corpus always into the same text. What is longer than [`MAX_LINK`] is too
/// long to be passed on.
pub fn pack(corpus: &Corpus) -> String {
    let json = write::compact(corpus);
    let mut data = Vec::new();
    // Reading from memory does not fail.
    let _ = DeflateEncoder::new(json.as_bytes(), Compression::best()).read_to_end(&mut data);
    let after = LENGTH + CHECKSUM + data.len();
    let lengths = [three_bytes(after), three_bytes(json.len())].concat();
    let checksum = checksum(&lengths, &data).to_be_bytes();
    let bytes = [&lengths[..], &checksum[..], &data[..]].concat();
    format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// Unpacks the JSON text of a corpus, for [`load()`](crate::corpus::load()), from a whole link or from
/// what follows `#/shared/`.
///
/// # Errors
/// If it is no such link, or was cut or changed, or contains too much.
pub fn unpack(link: &str) -> Result<Vec<u8>, Unreadable> {
    let signs = signs(link);
    let mut rest = signs.chars();
    match rest.next() {
        Some(VERSION) => {}
        Some('2'..='9') => return Err(Unreadable::Newer),
        Some(_) => return Err(Unreadable::NoLink),
        None => return Err(Unreadable::Cut),
    }
    let code = rest.as_str();
    let length = decode(code.get(..4).ok_or(Unreadable::Cut)?)?;
    let bytes = LENGTH + number(&length);
    let code = code.get(..(bytes * 4).div_ceil(3)).ok_or(Unreadable::Cut)?;
    let bytes = decode(code)?;
    let (lengths, rest) = bytes.split_at_checked(2 * LENGTH).ok_or(Unreadable::Damaged)?;
    let (sum, data) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
    if checksum(lengths, data) != u32::from_be_bytes(*sum) {
        return Err(Unreadable::Damaged);
    }
    inflate(data, number(&lengths[LENGTH..]))
}

/// The signs of Base64url in a link.
fn signs(link: &str) -> String {
    let mut link = link.to_owned();
    for _ in 0..ENCODED {
        if link.contains('%') {
            link = percent_decode_str(&link).decode_utf8_lossy().into_owned();
        }
    }
    let code = link.rsplit("/shared/").next().unwrap_or_default();
    code.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

fn decode(code: &str) -> Result<Vec<u8>, Unreadable> {
    URL_SAFE_NO_PAD.decode(code).map_err(|_| Unreadable::Damaged)
}

/// Inflates to exactly this many bytes, and allocates no more.
fn inflate(data: &[u8], len: usize) -> Result<Vec<u8>, Unreadable> {
    if len > MAX_UNPACKED {
        return Err(Unreadable::TooLarge);
    }
    // With a byte to spare, text that is longer than stated is noticed.
    let mut json = Vec::with_capacity(len + 1);
    let mut inflater = Decompress::new(false);
    match inflater.decompress_vec(data, &mut json, FlushDecompress::Finish) {
        Ok(Status::StreamEnd) if json.len() == len => Ok(json),
        _ => Err(Unreadable::Damaged),
    }
}

fn checksum(lengths: &[u8], data: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(lengths);
    crc.update(data);
    crc.sum()
}

/// The last three bytes of a number; of one that they do not hold, the greatest that they do.
fn three_bytes(n: usize) -> [u8; 3] {
    let [_, bytes @ ..] = u32::try_from(n).unwrap_or(u32::MAX).min(0xff_ffff).to_be_bytes();
    bytes
}

/// The number of three bytes.
fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}
