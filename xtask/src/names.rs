//! Names of files that tell their content apart.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use anyhow::{Context, Result};

use crate::places;

/// Renames the built files after what is in them, here and in what names them: the page, and the
/// script that embeds it, if there is one yet.
///
/// Trunk's names come from what was compiled. What is packaged can differ under
/// the same name, and a browser that keeps the old file would never ask again.
pub(crate) fn by_content(directory: &Path) -> Result<()> {
    let files = places::files(directory)?;
    let namers = ["index.html", "embed.js"].map(|name| directory.join(name));
    let namers = namers.iter().filter(|namer| files.contains(namer));
    let texts = namers.map(|namer| Ok((namer, fs::read_to_string(namer)?)));
    let mut texts = texts.collect::<Result<Vec<_>>>()?;
    for file in &files {
        let old = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(new) = new_name(&old, &fs::read(file)?) else { continue };
        fs::rename(file, directory.join(&new))?;
        for (_, text) in &mut texts {
            *text = text.replace(&old, &new);
        }
    }
    for (namer, text) in texts {
        fs::write(namer, text).context("cannot write the new names")?;
    }
    Ok(())
}

/// Whether a name carries a hash: under it there is never anything else.
pub(crate) fn has_hash(name: &str) -> bool {
    new_name(name, &[]).is_some()
}

/// `None` for a name that carries no hash.
fn new_name(old: &str, content: &[u8]) -> Option<String> {
    let (name, rest) = old.rsplit_once('-')?;
    let end = rest.find(|letter: char| !letter.is_ascii_hexdigit()).filter(|&end| end > 8)?;
    Some(format!("{name}-{}{}", digits(content), &rest[end..]))
}

/// Digits that tell a content apart.
pub(crate) fn digits(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::new_name;

    #[test]
    fn only_the_hash_changes() {
        let name = new_name("readout-1a2b3c4d5e6f_bg.wasm", b"").unwrap_or_default();
        assert!(name.starts_with("readout-") && name.ends_with("_bg.wasm"), "{name}");
        assert_eq!(name.len(), "readout-0123456789abcdef_bg.wasm".len());
        let old = "main-4cd2fba8c48350d2.css";
        assert_ne!(new_name(old, b"a"), new_name(old, b"b"));
    }

    #[test]
    fn a_name_without_a_hash_stays() {
        assert_eq!(new_name("index.html", b""), None);
        assert_eq!(new_name("apple-icon.png", b""), None);
        assert_eq!(new_name("two-face.png", b""), None);
    }
}
