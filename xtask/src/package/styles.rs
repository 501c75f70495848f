//! Joins the style sheets into one.

use std::path::Path;

use anyhow::{Result, bail};

use super::ExtraStyle;
use crate::paths;

/// The style sheet of the page.
pub(crate) fn page(extra: ExtraStyle) -> Result<String> {
    let mut sheet = joined(&paths::root()?.join("style/main.css"))?;
    if let Some(extra) = extra {
        sheet += &paths::read(extra)?;
    }
    Ok(sheet)
}

/// A style sheet with its imports inlined.
pub(crate) fn joined(sheet: &Path) -> Result<String> {
    let text = paths::read(sheet)?;
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
