//! Shrinks the files of a release with tools from npm. Without npm they stay unchanged.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{Program, SCRIPT, bind::Form, short_names, split::LOADER};
use crate::{npm, paths, process};

/// Shrinks the modules and the script of a program. `level` is an optimisation level of cargo and
/// of wasm-opt. The two scripts of a split program are bundled into one. `short_names` is the list
/// that [`short_names::shorten`](super::short_names::shorten) has written.
pub(super) fn program(
    program: &Program,
    level: &str,
    directory: &Path,
    short_names: Option<&Path>,
) -> Result<()> {
    for file in paths::files_below(directory)? {
        if file.extension().is_some_and(|it| it == "wasm") {
            module(&directory.join(file), level)?;
        }
    }
    let Some(esbuild) = find_tool(&npm::ESBUILD) else { return Ok(()) };
    let script = directory.join(SCRIPT);
    let mut command = Command::new(esbuild);
    command.arg(&script).args(MINIFY);
    if program.form == Form::Module {
        command.args(["--bundle", "--format=esm"]);
    }
    if program.is_split {
        // wasm-bindgen imports the loader once for each module, under one name.
        command.arg("--log-override:duplicate-object-key=silent");
    }
    if let Some(list) = short_names {
        command.arg(format!("--mangle-props={}", short_names::PATTERN));
        command.arg(format!("--mangle-cache={}", list.display()));
    }
    overwrite(&mut command, "--outfile=", &script)?;
    if program.is_split {
        fs::remove_file(directory.join(LOADER)).context("the splitter wrote no loader")?;
    }
    Ok(())
}

/// Whether scripts can be shrunk here.
pub(super) fn shrinks_scripts() -> bool {
    find_tool(&npm::ESBUILD).is_some()
}

/// Shrinks a module. No feature flags: the module lists the features it uses, and with all features
/// enabled the result is rejected by browsers.
fn module(file: &Path, level: &str) -> Result<()> {
    let Some(wasm_opt) = find_tool(&npm::WASM_OPT) else { return Ok(()) };
    let mut command = Command::new(wasm_opt);
    // Repeated until nothing gets smaller.
    command.arg(format!("-O{level}")).arg("--converge").arg(file);
    overwrite(&mut command, "--output=", file)
}

/// Minifies a script.
pub(crate) fn script(text: &str, format: &str) -> Result<String> {
    minify(text, &["--loader=js", format])
}

/// Minifies a style sheet.
pub(crate) fn style(text: &str) -> Result<String> {
    minify(text, &["--loader=css"])
}

fn minify(text: &str, arguments: &[&str]) -> Result<String> {
    let Some(esbuild) = find_tool(&npm::ESBUILD) else { return Ok(text.to_owned()) };
    process::filter(Command::new(esbuild).args(MINIFY).args(arguments), text)
}

const MINIFY: [&str; 3] = ["--minify", "--charset=utf8", "--log-level=warning"];

/// Runs a tool that writes an output file, and replaces `file` with it.
fn overwrite(command: &mut Command, option: &str, file: &Path) -> Result<()> {
    let smaller = file.with_extension("smaller");
    let mut output = OsString::from(option);
    output.push(&smaller);
    process::run(command.arg(output))?;
    fs::rename(smaller, file).with_context(|| format!("cannot write {}", file.display()))
}

fn find_tool(tool: &npm::Tool) -> Option<PathBuf> {
    let program = npm::find_or_install(tool);
    if program.is_none() {
        println!(
            "    {} is missing, and npm cannot install it: the page will be larger",
            tool.name
        );
    }
    program
}
