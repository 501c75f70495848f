//! Style sheets written in several files, shipped as one.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::places;

/// Puts into a built sheet those its source imports.
///
/// Trunk copies the sheet that the page names and no other. The source is found
/// by name: `main-1a2b.css` is built from `style/main.css`.
pub(crate) fn join_imports(built: &Path) -> Result<()> {
    let stem = built.file_stem().unwrap_or_default().to_string_lossy();
    let name = stem.rsplit_once('-').map_or(&*stem, |(name, _hash)| name);
    let source = places::root()?.join("style").join(name).with_extension("css");
    fs::write(built, joined(&source)?)?;
    Ok(())
}

/// A sheet with those it imports.
pub(crate) fn joined(sheet: &Path) -> Result<String> {
    let text =
        fs::read_to_string(sheet).with_context(|| format!("cannot read {}", sheet.display()))?;
    let mut whole = String::new();
    for line in text.lines() {
        match imported(line)? {
            Some(name) => whole += &joined(&sheet.with_file_name(name))?,
            None => whole.extend([line, "\n"]),
        }
    }
    Ok(whole)
}

fn imported(line: &str) -> Result<Option<&str>> {
    let Some(import) = line.strip_prefix("@import") else { return Ok(None) };
    let name = import.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix("\";"));
    if name.is_none() {
        bail!("cannot follow `{line}`: write `@import \"name.css\";` and nothing else on the line");
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::imported;

    #[test]
    fn an_import_is_a_line_of_its_own() {
        assert_eq!(imported("@import \"tokens.css\";").ok(), Some(Some("tokens.css")));
        assert_eq!(imported("main { margin: 0; }").ok(), Some(None));
        assert!(imported("@import url(\"tokens.css\") print;").is_err());
    }
}
