//! Shortens the names under which a module and its script know each other's functions.
//!
//! wasm-bindgen appends a hash to each name, so that modules of several versions could share a script:
//! 16 random digits, which do not compress. A module that is built with its script needs none. The
//! names in the module are replaced here; esbuild replaces those in the script, which are properties
//! of the object with the imports, by the same list.

use std::path::Path;

use anyhow::Result;
use serde_json::{Map, Value};
use walrus::Module;

use crate::paths;

/// The names that end in a hash, as a regular expression for esbuild; see [`has_hash`].
pub(super) const PATTERN: &str = "_h?[0-9a-f]{16}(_[0-9]+)?$";

/// Shortens the names in a module, and writes the list of names, old and new, that
/// `esbuild --mangle-cache` reads.
pub(super) fn shorten(module: &mut Module, list: &Path) -> Result<()> {
    let mut names = Map::new();
    let mut shorten = |name: &mut String| {
        if has_hash(name) {
            let short = format!("{PREFIX}{}", names.len());
            let short = names.entry(&*name).or_insert(Value::String(short));
            *name = short.as_str().unwrap_or_default().to_owned();
        }
    };
    module.imports.iter_mut().for_each(|import| shorten(&mut import.name));
    module.exports.iter_mut().for_each(|export| shorten(&mut export.name));
    paths::write(list, Value::Object(names).to_string())
}

/// No other name of an import or an export starts so.
const PREFIX: &str = "_";

fn has_hash(name: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let name = match name.rsplit_once('_') {
        Some((start, number)) if number.len() < 16 && digits(number) => start,
        _ => name,
    };
    let Some((_, hash)) = name.rsplit_once('_') else { return false };
    let hash = hash.strip_prefix('h').filter(|hash| hash.len() == 16).unwrap_or(hash);
    let is_hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    hash.len() == 16 && hash.bytes().all(is_hexadecimal)
}

#[cfg(test)]
mod tests {
    use super::has_hash;

    #[test]
    fn a_hash_has_sixteen_digits() {
        for name in [
            "__wbg_apply_bfe2b07b146427e2",
            "__wbindgen_cast_0000000000000001",
            "wasm_bindgen__convert__closures_____invoke__h5f8255aaf8502421_8",
            "wasm_bindgen__convert__closures_____invoke__hff73909ca472e91d",
        ] {
            assert!(has_hash(name), "{name}");
        }
        for name in ["__wbindgen_malloc", "__wbg_ptr", "explorer_go", "__wasm_split_shared0", ""] {
            assert!(!has_hash(name), "{name}");
        }
    }
}
