//! Files with a hash of their content in their names: the content under such a name never changes,
//! so browsers may cache it forever.

use std::{ffi::OsStr, fs, path::Path};

use anyhow::Result;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::paths;

/// The number of hexadecimal digits of a hash in a name.
const DIGITS: usize = 16;

/// Writes a file into a directory and returns its name, `stem-<hash>.extension`.
pub(crate) fn write(directory: &Path, name: &str, content: &[u8]) -> Result<String> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let name = format!("{stem}-{}.{extension}", short_hash(&[content]));
    paths::write(&directory.join(&name), content)?;
    Ok(name)
}

/// Copies a program, whose files name each other and lie in these folders, into a folder
/// `name-<hash>` of a directory and returns the name of the folder.
pub(crate) fn copy_program(
    directory: &Path,
    name: &str,
    program: &[impl AsRef<Path>],
) -> Result<String> {
    let mut files = Vec::new();
    for folder in program.iter().map(AsRef::as_ref) {
        for file in paths::files_below(folder)? {
            let content = fs::read(folder.join(&file))?;
            files.push((file, content));
        }
    }
    let contents: Vec<_> = files.iter().map(|(_, content)| content).collect();
    let folder = format!("{name}-{}", short_hash(&contents));
    for (file, content) in &files {
        paths::write(&directory.join(&folder).join(file), content)?;
    }
    Ok(folder)
}

/// Whether the name of a file, or of a folder it is in, contains a hash.
pub(crate) fn has_hash(path: &Path) -> bool {
    path.iter().filter_map(OsStr::to_str).any(|part| {
        let stem = part.split('.').next().unwrap_or_default();
        let digits = stem.rsplit_once('-').map_or("", |(_, digits)| digits);
        digits.len() == DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// The hash of a content in the format of policies and `integrity`: `sha256-…`.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// A path as a relative URL.
pub(crate) fn address(path: &Path) -> String {
    path.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

fn short_hash(contents: &[impl AsRef<[u8]>]) -> String {
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
    use super::{has_hash, integrity, short_hash};
    use std::path::Path;

    #[test]
    fn names_with_a_hash_are_recognised() {
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
    fn different_contents_have_different_hashes() {
        assert_ne!(short_hash(&["a", "b"]), short_hash(&["ab"]));
        assert_eq!(short_hash(&["a"]).len(), 16);
    }

    #[test]
    fn integrity_has_the_format_of_browsers() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
