//! Tools and scripts from npm, installed if they are missing.
//!
//! npm is optional: without it, or without a network, the page is built but larger and reads no web
//! pages or PDF files, the tests with axe and React are skipped, search is measured alone, and
//! Lighthouse is not run.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{paths, process};

/// A program of a package in npm's registry.
pub(crate) struct Tool {
    /// The program.
    pub(crate) name: &'static str,
    /// The package that contains it.
    package: &'static str,
    version: &'static str,
    /// The word in the output of `--version` that identifies this version.
    version_word: &'static str,
}

/// Shrinks wasm.
pub(crate) const WASM_OPT: Tool =
    Tool { name: "wasm-opt", package: "binaryen", version: "132.0.0", version_word: "132" };

/// Minifies JavaScript and style sheets.
pub(crate) const ESBUILD: Tool =
    Tool { name: "esbuild", package: "esbuild", version: "0.28.2", version_word: "0.28.2" };

/// Audits a page: performance, accessibility, best practices, SEO.
pub(crate) const LIGHTHOUSE: Tool =
    Tool { name: "lighthouse", package: "lighthouse", version: "12.8.2", version_word: "12.8.2" };

/// A script of a package in npm's registry, for a page to run.
pub(crate) struct Script {
    pub(crate) package: &'static str,
    version: &'static str,
    /// Its path in the package.
    file: &'static str,
}

/// Finds accessibility problems in a page.
pub(crate) const AXE: Script =
    Script { package: "axe-core", version: "4.14.1", file: "axe.min.js" };

/// The engines that search is compared with.
pub(crate) const MINISEARCH: Script =
    Script { package: "minisearch", version: "7.2.0", file: "dist/umd/index.js" };
pub(crate) const LUNR: Script = Script { package: "lunr", version: "2.3.9", file: "lunr.min.js" };
pub(crate) const FLEXSEARCH: Script =
    Script { package: "flexsearch", version: "0.8.212", file: "dist/flexsearch.bundle.min.js" };

/// Finds the article in a web page.
pub(crate) const READABILITY: Script =
    Script { package: "@mozilla/readability", version: "0.6.0", file: "Readability.js" };

/// Reads PDF files. Version 6 is a quarter larger for the same text, and needs more of the browser.
pub(crate) const PDFJS: Script =
    Script { package: "pdfjs-dist", version: "5.4.296", file: "build/pdf.mjs" };

/// Decompresses LZMA. The decoder alone is used, by its file: the package exports it with the encoder.
pub(crate) const LZMA: Script =
    Script { package: "lzma1", version: "0.3.0", file: "lib/decoder.js" };

/// React, for the example page that embeds the explorer.
const REACT: Script = Script { package: "react-dom", version: "19.3.1", file: "client.js" };

/// Bundles a script with React into a file; `None` if that fails.
pub(crate) fn with_react(source: &Path, into: &Path) -> Option<()> {
    let production = "--define:process.env.NODE_ENV=\"production\"";
    bundle(source, &REACT, &["--format=esm", "--jsx=automatic", production], into)
}

/// Bundles a script with a library that it imports into a file; `None` if that fails. Comments that
/// begin with `/*!`, such as notices of licences, are kept.
pub(crate) fn bundle(
    source: &Path,
    library: &Script,
    arguments: &[&str],
    into: &Path,
) -> Option<()> {
    let esbuild = find_or_install(&ESBUILD)?;
    let library = script(library)?;
    let modules = library.ancestors().find(|folder| folder.ends_with("node_modules"))?;
    let mut out = OsString::from("--outfile=");
    out.push(into);
    let mut command = Command::new(esbuild);
    command.args(["--bundle", "--minify", "--charset=utf8", "--log-level=warning"]);
    command.args(arguments).arg(out).arg(source);
    process::run(command.env("NODE_PATH", modules)).ok()
}

/// The path of a script, which is installed if missing; `None` if that fails.
pub(crate) fn script(script: &Script) -> Option<PathBuf> {
    let Script { package, version, file } = script;
    let directory = paths::tool(package, version).ok()?;
    let found = directory.join("node_modules").join(package).join(file);
    if !found.is_file() {
        // What is optional is for programs outside of a browser.
        install(package, version, &directory, &["--omit=optional"]);
    }
    found.is_file().then_some(found)
}

/// The path of a program, which is installed if missing; `None` if that fails.
pub(crate) fn find_or_install(tool: &Tool) -> Option<PathBuf> {
    if has_version(Path::new(tool.name), tool) {
        return Some(tool.name.into());
    }
    let directory = paths::tool(tool.package, tool.version).ok()?;
    let script = if cfg!(windows) { format!("{}.cmd", tool.name) } else { tool.name.to_owned() };
    let program = directory.join("node_modules/.bin").join(script);
    if !has_version(&program, tool) {
        // What is optional to esbuild is its program.
        install(tool.package, tool.version, &directory, &[]);
    }
    has_version(&program, tool).then_some(program)
}

fn has_version(program: &Path, tool: &Tool) -> bool {
    let answer = process::ask(&program.to_string_lossy(), &["--version"]).unwrap_or_default();
    answer.split_whitespace().any(|word| word == tool.version_word)
}

fn install(package: &str, version: &str, directory: &Path, arguments: &[&str]) {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if process::ask(npm, &["--version"]).is_none() {
        return;
    }
    println!("==> installing {package} {version} with npm (once; seconds)");
    let mut command = Command::new(npm);
    command.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]);
    command.args(arguments).args(["--loglevel=error", "--prefix"]).arg(directory);
    if let Err(error) = process::run(command.arg(format!("{package}@{version}"))) {
        println!(
            "==> {error:#}; continuing without it. Its directory is {}: if that is not writable, \
             set XDG_CACHE_HOME to a writable directory",
            directory.display()
        );
    }
}
