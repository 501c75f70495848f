//! Files whose names tell their content: under such a name there is never anything else, so that a
//! browser may keep it for good.

use std::{ffi::OsStr, fs, path::Path};

use anyhow::Result;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::paths;

/// How many hexadecimal digits of a hash stand in a name.
const DIGITS: usize = 16;

/// Writes a file into a directory; answers with its name, which is `stem-<hash>.extension`.
pub(crate) fn write(directory: &Path, name: &str, content: &[u8]) -> Result<String> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let name = format!("{stem}-{}.{extension}", digits(&[content]));
    paths::write(&directory.join(&name), content)?;
    Ok(name)
}

/// Copies a program, whose files name each other, into a folder `name-<hash>` of a directory;
/// answers with the folder's name.
pub(crate) fn copy_program(directory: &Path, name: &str, program: &Path) -> Result<String> {
    let files = paths::files_below(program)?;
    let contents = files.iter().map(|file| Ok(fs::read(program.join(file))?));
    let contents = contents.collect::<Result<Vec<_>>>()?;
    let folder = format!("{name}-{}", digits(&contents));
    for (file, content) in files.iter().zip(contents) {
        paths::write(&directory.join(&folder).join(file), content)?;
    }
    Ok(folder)
}

/// Whether the name of a file, or of a folder it is in, carries a hash.
pub(crate) fn has_hash(path: &Path) -> bool {
    path.iter().filter_map(OsStr::to_str).any(|part| {
        let stem = part.split('.').next().unwrap_or_default();
        let digits = stem.rsplit_once('-').map_or("", |(_, digits)| digits);
        digits.len() == DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// The hash of a content as policies and `integrity` have it: `sha256-…`.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// A path as an address.
pub(crate) fn address(path: &Path) -> String {
    path.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

fn digits(contents: &[impl AsRef<[u8]>]) -> String {
    let mut hasher = Sha256::new();
    for content in contents {
        hasher.update(Sha256::digest(content.as_ref()));
    }
    let first = hasher
        .finalize()
        .into_iter()
        .take(8)
        .fold(0, |number: u64, byte| number << 8 | u64::from(byte));
    format!("{first:0DIGITS$x}")
}

#[cfg(test)]
mod tests {
    use super::{digits, has_hash, integrity};
    use std::path::Path;

    #[test]
    fn a_hash_is_known_by_its_digits() {
        for (path, expected) in [
            ("program-0123456789abcdef/readout.js", true),
            ("main-0123456789abcdef.css", true),
            ("index.html", false),
            ("icon-180.png", false),
            ("two-faces-and-a-hat.png", false),
        ] {
            assert_eq!(has_hash(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn other_contents_have_other_digits() {
        assert_ne!(digits(&["a", "b"]), digits(&["ab"]));
        assert_eq!(digits(&["a"]).len(), 16);
    }

    #[test]
    fn integrity_is_as_browsers_have_it() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
