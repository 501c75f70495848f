//! The explorer as a custom element: `embed.js`, and the style sheet of its shadow root.

use std::{fmt::Write, path::Path};

use anyhow::{Context, Result};
use minijinja::{AutoEscape, context};

use super::{Site, assets, page, styles};
use crate::{
    build::{MODULE, Program, SCRIPT, shrink},
    paths,
};

/// The name of the folder of the program that reads a corpus, without its hash.
pub(crate) const CORPUS_READER: &str = "corpus-reader";

/// The name of the style sheet.
const STYLE: &str = "embed.css";

/// Writes both next to the files of the site, whose names `embed.js` contains, and the program that
/// reads a custom corpus.
pub(crate) fn write(directory: &Path, site: &Site) -> Result<()> {
    let root = paths::root()?;
    let added = paths::read(&root.join("style/embed.css"))?;
    let style = scoped(&styles::joined(&root.join("style/main.css"))?) + &rem_to_variable(&added);
    paths::write(&directory.join(STYLE), shrink::style(&style)?)?;

    let reader = Program::corpus_reader().directory()?;
    let reader = assets::copy_program(directory, CORPUS_READER, &[reader])?;
    let names = context! {
        script => site.address(SCRIPT).context("the program has no script")?,
        module => site.address(MODULE).context("the program has no module")?,
        reader_script => format!("{reader}/{SCRIPT}"),
        reader_module => format!("{reader}/{MODULE}"),
        style => STYLE,
    };
    let element = page::render(&root.join("src/js/embed.js"), AutoEscape::None, names)?;
    paths::write(&directory.join("embed.js"), shrink::script(&element, "--format=esm")?)
}

/// Converts the style sheet of the page into one for the element: see `style/embed.css`.
fn scoped(sheet: &str) -> String {
    let mut scoped = String::new();
    for line in sheet.lines() {
        let line = page_to_app(line);
        let _ = writeln!(scoped, "{}", rem_to_variable(&settable_token(&line)));
    }
    scoped
}

/// Converts rules for the page (`html`, `body`, `:root`) into rules for the element's `.app`.
fn page_to_app(line: &str) -> String {
    let start = line.len() - line.trim_start().len();
    let (space, rest) = line.split_at(start);
    let rest = match rest.strip_prefix("html").or_else(|| rest.strip_prefix("body")) {
        Some(after) if after.starts_with([' ', ',', '.']) => format!(".app{after}"),
        _ => rest.replace(":root", ".app"),
    };
    format!("{space}{}", viewport_to_container(&rest))
}

/// Converts widths of the viewport into widths of the container. Heights are not converted.
fn viewport_to_container(rule: &str) -> String {
    let Some(condition) = rule.strip_prefix("@media") else { return rule.replace("vw", "cqi") };
    let Some(at) = condition.find("(max-width: ").or_else(|| condition.find("(min-width: ")) else {
        return rule.to_owned();
    };
    let (bound, after) = condition[at..].split_at("(max-width: ".len());
    let number: f64 = after.split("rem").next().and_then(|n| n.parse().ok()).unwrap_or(0.0);
    format!("@container {bound}{}px) {{", number * 16.0)
}

/// Makes `--paper: #fff;` settable from outside as `--readout-paper`.
fn settable_token(line: &str) -> String {
    let trimmed = line.trim();
    let parts = trimmed.strip_prefix("--").and_then(|it| it.strip_suffix(';')?.split_once(": "));
    match parts {
        Some((name, value)) if !line.contains('{') => {
            format!("  --{name}: var(--readout-{name}, {value});")
        }
        _ => line.to_owned(),
    }
}

/// Converts `1.5rem` into `calc(1.5*var(--rem))`: the `rem` of the host page may have any size.
fn rem_to_variable(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some(at) = rest.find("rem") {
        let (before, after) = rest.split_at(at);
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || ".-".contains(c));
        let number = &before[digits.len()..];
        if !number.contains(|c: char| c.is_ascii_digit())
            || after[3..].starts_with(|c: char| c.is_alphanumeric())
        {
            out.extend([before, "rem"]);
        } else {
            let _ = write!(out, "{digits}calc({number}*var(--rem))");
        }
        rest = &after[3..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::scoped;

    #[test]
    fn page_styles_become_element_styles() {
        for (page, element) in [
            ("html { color: red; }", ".app { color: red; }"),
            (":root[data-theme=\"dark\"] { x: y; }", ".app[data-theme=\"dark\"] { x: y; }"),
            ("  --paper: #fff;", "  --paper: var(--readout-paper, #fff);"),
            (
                "p { margin: -0.5rem 1rem; }",
                "p { margin: calc(-0.5*var(--rem)) calc(1*var(--rem)); }",
            ),
            ("@media screen and (max-width: 48rem) {", "@container (max-width: 768px) {"),
            ("@media print {", "@media print {"),
            (".premium { width: 4vw; }", ".premium { width: 4cqi; }"),
        ] {
            assert_eq!(scoped(page).trim_end(), element);
        }
    }
}
