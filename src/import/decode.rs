//! Bytes to text: which encoding it is, and what is no text at all.
//!
//! In this order: a byte-order mark, UTF-16 by its zero bytes, valid UTF-8, else Windows-1252, in
//! which any bytes are text. So a file with control characters, which no text has, is refused.
//!
//! ```
//! use readout::import::{decode, decode::Encoding};
//!
//! let decoded = decode(b"caf\xe9 \x96 5 \x80")?;
//! assert_eq!((decoded.text.as_str(), decoded.encoding), ("café – 5 €", Encoding::Windows1252));
//! # Ok::<(), readout::import::Problem>(())
//! ```

use super::{MAX_TEXT, Problem};

/// A text and the encoding that it had. A byte-order mark is no part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Its encoding in the file.
    pub encoding: Encoding,
}

/// How the characters of a file were encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, also called ANSI or Latin 1.
    Windows1252,
}

impl Encoding {
    /// The name to show.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        }
    }
}

/// A kind of file that is known by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// A zip file, as Word and OpenDocument are.
    Zip,
    /// Part of a zip file, the beginning of which is missing or damaged.
    BrokenZip,
    /// A compound file: Word until 2003, or a document with a password.
    Compound {
        /// Whether it is encrypted.
        encrypted: bool,
    },
    /// PDF.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// A picture, a sound, a program, an archive of another kind.
    Binary,
}

/// What a file is by its first bytes; `None` if it may be text.
pub fn signature(bytes: &[u8]) -> Option<Signature> {
    const BINARY: [&[u8]; 14] = [
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"RIFF",
        b"OggS",
        b"ID3",
        b"\x1f\x8b",
        b"BZh",
        b"7z\xbc\xaf",
        b"Rar!",
        b"\xfd7zXZ",
        b"\x7fELF",
        b"\0asm",
        b"SQLite format",
    ];
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Signature::Zip),
        [b'P', b'K', 1, 2, ..] | [b'P', b'K', 7, 8, ..] => Some(Signature::BrokenZip),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
            let encrypted = bytes.windows(name.len()).any(|part| part == name);
            Some(Signature::Compound { encrypted })
        }
        _ if bytes.starts_with(b"%PDF-") => Some(Signature::Pdf),
        _ if bytes.starts_with(b"{\\rtf") => Some(Signature::Rtf),
        _ if BINARY.iter().any(|start| bytes.starts_with(start)) => Some(Signature::Binary),
        _ => None,
    }
}

impl Signature {
    /// Why such a file is not read as text, and what would mend it.
    pub fn problem(self) -> Problem {
        let (what, mend) = match self {
            Signature::Zip => (
                "This is a zip file, not a text",
                "Unpack it, and open the documents in it one by one",
            ),
            Signature::BrokenZip => (
                "This is a part of a zip file; its beginning is missing",
                "Download or copy the file again",
            ),
            Signature::Compound { encrypted: true } => (
                "This document is protected by a password",
                "Open it in Word, remove the password under File, Info, and save it",
            ),
            Signature::Compound { encrypted: false } => (
                "This is a file of Word 2003 or before, or of another old program",
                "Open it in Word or LibreOffice, and save it as .docx or .odt",
            ),
            Signature::Pdf => {
                ("This is a PDF, not a text", "Open it as a PDF, with the ending .pdf")
            }
            Signature::Rtf => (
                "This is Rich Text Format, which is not read",
                "Open it in Word or LibreOffice, and save it as .docx or .odt",
            ),
            Signature::Binary => NO_TEXT,
        };
        Problem::new(what, mend)
    }
}

const NO_TEXT: (&str, &str) = (
    "This is no text: it is a picture, a program or another binary file",
    "Choose a text, a web page, a PDF, or a Word or OpenDocument file",
);

/// Decodes a text file.
///
/// # Errors
/// If the file is empty, longer than [`MAX_TEXT`], or no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Problem> {
    if let Some(signature) = signature(bytes) {
        return Err(signature.problem());
    }
    // UTF-16 takes two bytes for most characters.
    if bytes.len() > 2 * MAX_TEXT {
        return Err(too_long());
    }
    let decoded = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Ok(utf8(rest)),
        [0xff, 0xfe, rest @ ..] => utf16(rest, Encoding::Utf16Le),
        [0xfe, 0xff, rest @ ..] => utf16(rest, Encoding::Utf16Be),
        _ => match utf16_by_zeros(bytes) {
            Some(encoding) => utf16(bytes, encoding),
            None => Ok(utf8(bytes)),
        },
    }?;
    check(&decoded.text)?;
    Ok(decoded)
}

/// Whether what was pasted or decoded is a text that can be read.
///
/// # Errors
/// If there is nothing in it, if it is longer than [`MAX_TEXT`], or if it has control characters,
/// which no text has.
pub fn check(text: &str) -> Result<(), Problem> {
    if text.len() > MAX_TEXT {
        return Err(too_long());
    }
    if text.contains('\0') {
        let what = "There are zero bytes (NUL) in this file: it is damaged, or no text";
        return Err(Problem::new(what, "Copy the words out of it, and paste them"));
    }
    let control = text.chars().filter(|c| c.is_control() && !is_space(*c)).count();
    // A stray control character is in many a text; in a binary file every tenth byte is one.
    if control * 50 > text.len() {
        return Err(Problem::new(NO_TEXT.0, NO_TEXT.1));
    }
    if !text.contains(char::is_alphanumeric) {
        return Err(Problem::new(
            "There are no words in it",
            "Choose another file, or paste the words",
        ));
    }
    Ok(())
}

pub(crate) fn too_long() -> Problem {
    Problem::new("This text is longer than 10 MB, the most that is read", "Open a part of it")
}

fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
}

fn utf8(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), encoding: Encoding::Utf8 };
    }
    let text = bytes.iter().map(|byte| windows_1252(*byte)).collect();
    Decoded { text, encoding: Encoding::Windows1252 }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<Decoded, Problem> {
    let damaged = || {
        let what = "This UTF-16 text is damaged";
        Problem::new(what, "Save it as UTF-8, or copy the words out of it and paste them")
    };
    let unit = |pair: &[u8]| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        _ => u16::from_le_bytes([pair[0], pair[1]]),
    };
    if !bytes.len().is_multiple_of(2) {
        return Err(damaged());
    }
    let units = bytes.chunks_exact(2).map(unit);
    let text = char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| damaged())?;
    Ok(Decoded { text, encoding })
}

/// UTF-16 without a mark: of the first pairs of bytes, at least an eighth have a zero, and always
/// in the same half, as spaces and Latin letters do.
fn utf16_by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let pairs = bytes.get(..bytes.len().min(2000))?.chunks_exact(2);
    let count = pairs.len();
    let (mut high, mut low) = (0, 0);
    for pair in pairs {
        high += usize::from(pair[0] == 0);
        low += usize::from(pair[1] == 0);
    }
    match (high, low) {
        (0, low) if low * 8 >= count && low > 0 => Some(Encoding::Utf16Le),
        (high, 0) if high * 8 >= count && high > 0 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// A character of Windows-1252, as the WHATWG Encoding Standard has it.
fn windows_1252(byte: u8) -> char {
    const FROM_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => FROM_80.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}
