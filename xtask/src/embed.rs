//! The explorer as an element of other pages: `embed.js`, and the style sheet of its shadow root.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result};

use crate::{names, package, page, places, program, style};

/// Writes both beside the files of the page, whose names they need.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let (mut script, mut wasm) = (None, None);
    for file in places::files(dist)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match file.extension().and_then(|it| it.to_str()) {
            Some("js") if name.starts_with("readout-") => script = Some(name),
            Some("wasm") if name.starts_with("readout-") => wasm = Some(name),
            _ => {}
        }
    }
    let root = places::root()?;
    let added = fs::read_to_string(root.join("style/embed.css"))?;
    let style = scoped(&style::joined(&root.join("style/main.css"))?) + &in_rem(&added);
    let style_file = dist.join("embed.css");
    fs::write(&style_file, style)?;
    let element = fs::read_to_string(root.join("src/embed.js"))?;
    let [reader, reading] = corpus_reader(dist)?;
    let element = element
        .replace("READER", &reader)
        .replace("READING", &reading)
        .replace("SCRIPT", &script.context("Trunk left no script")?)
        .replace("WASM", &wasm.context("Trunk left no wasm")?)
        .replace("STYLE", "embed.css");
    let element_file = dist.join("embed.js");
    fs::write(&element_file, element)?;
    [style_file, element_file].iter().try_for_each(|file| package::shrink_text(file))
}

/// The program that reads a corpus of one's own: its script and its wasm.
fn corpus_reader(dist: &Path) -> Result<[String; 2]> {
    let made = places::root()?.join("target/loader");
    page::clear(&made)?;
    program::build("loader", package::LEVEL, "corpus", &made)?;
    let put = |built: &str, (before, after): (&str, &str)| {
        let content = fs::read(made.join(built))?;
        let name = format!("{before}-{}{after}", names::digits(&content));
        fs::write(dist.join(&name), content)?;
        anyhow::Ok(name)
    };
    Ok([put("corpus.js", ("corpus", ".js"))?, put("corpus_bg.wasm", ("corpus", "_bg.wasm"))?])
}

/// A sheet for a page of its own, made one for an element: see `style/embed.css`.
fn scoped(sheet: &str) -> String {
    let mut scoped = String::new();
    for line in sheet.lines() {
        let line = in_place(line);
        let _ = writeln!(scoped, "{}", in_rem(&token(&line)));
    }
    scoped
}

/// What is said of the page is said of the place.
fn in_place(line: &str) -> String {
    let start = line.len() - line.trim_start().len();
    let (space, rest) = line.split_at(start);
    let rest = match rest.strip_prefix("html").or_else(|| rest.strip_prefix("body")) {
        Some(after) if after.starts_with([' ', ',', '.']) => format!(".app{after}"),
        _ => rest.replace(":root", ".app"),
    };
    format!("{space}{}", widths(&rest))
}

/// Widths of the window become widths of the place; its height is none of ours.
fn widths(rule: &str) -> String {
    let Some(condition) = rule.strip_prefix("@media") else { return rule.replace("vw", "cqi") };
    let Some(at) = condition.find("(max-width: ").or_else(|| condition.find("(min-width: ")) else {
        return rule.to_owned();
    };
    let (which, after) = condition[at..].split_at("(max-width: ".len());
    let number: f64 = after.split("rem").next().and_then(|n| n.parse().ok()).unwrap_or(0.0);
    format!("@container {which}{}px) {{", number * 16.0)
}

/// `--paper: #fff;` can be given from outside as `--readout-paper`.
fn token(line: &str) -> String {
    let trimmed = line.trim();
    let parts = trimmed.strip_prefix("--").and_then(|it| it.strip_suffix(';')?.split_once(": "));
    match parts {
        Some((name, value)) if !line.contains('{') => {
            format!("  --{name}: var(--readout-{name}, {value});")
        }
        _ => line.to_owned(),
    }
}

/// `1.5rem` becomes `calc(1.5*var(--rem))`: the page around decides what its own rem is.
fn in_rem(css: &str) -> String {
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
    fn a_page_becomes_a_place() {
        for (page, place) in [
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
            assert_eq!(scoped(page).trim_end(), place);
        }
    }
}
