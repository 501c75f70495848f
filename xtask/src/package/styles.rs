//! Joins the style sheets into one.

use std::path::Path;

use anyhow::{Result, bail};

use super::ExtraStyle;
use crate::{build::shrink, paths};

/// The style sheets of the page.
pub(crate) struct Styles {
    /// All of it.
    pub(crate) whole: String,
    /// What the page needs before its program.
    pub(crate) first: String,
    /// What is added to that when the program starts.
    pub(crate) rest: String,
}

impl Styles {
    /// Reads them from the project, followed by another sheet.
    pub(crate) fn read(extra: ExtraStyle) -> Result<Self> {
        let extra = extra.map_or_else(|| Ok(String::new()), paths::read)?;
        let folder = paths::root()?.join("style");
        let sheet = |names: &[&str]| {
            let parts = names.iter().map(|name| joined(&folder.join(name)));
            Ok::<_, anyhow::Error>(parts.collect::<Result<String>>()? + &extra)
        };
        Ok(Self {
            whole: sheet(&["main.css"])?,
            first: sheet(&["first.css", "print.css"])?,
            rest: sheet(&["rest.css", "print.css"])?,
        })
    }

    /// Minifies them.
    pub(crate) fn minified(&self) -> Result<Self> {
        Ok(Self {
            whole: shrink::style(&self.whole)?,
            first: shrink::style(&self.first)?,
            rest: shrink::style(&self.rest)?,
        })
    }
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
