//! Makes the files of a release smaller, with tools from npm. Without npm they stay as they are.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{Program, SCRIPT, bind::Form, split::LOADER};
use crate::{npm, paths, process};

/// Makes the modules and the script of a program smaller: the modules at an optimisation level, as
/// cargo calls it and wasm-opt too. The scripts of a program in two parts
/// become one.
pub(super) fn program(program: &Program, level: &str, directory: &Path) -> Result<()> {
    for file in paths::files_below(directory)? {
        if file.extension().is_some_and(|it| it == "wasm") {
            module(&directory.join(file), level)?;
        }
    }
    let Some(esbuild) = found(&npm::ESBUILD) else { return Ok(()) };
    let script = directory.join(SCRIPT);
    let mut command = Command::new(esbuild);
    command.arg(&script).args(SMALLER);
    if program.form == Form::Module {
        command.args(["--bundle", "--format=esm"]);
    }
    write_over(&mut command, "--outfile=", &script)?;
    if program.is_split {
        fs::remove_file(directory.join(LOADER)).context("the splitter has left no loader")?;
    }
    Ok(())
}

/// No feature flags: the module says itself which features it uses, and with all of them allowed
/// the result is one that browsers refuse.
fn module(file: &Path, level: &str) -> Result<()> {
    let Some(wasm_opt) = found(&npm::WASM_OPT) else { return Ok(()) };
    let mut command = Command::new(wasm_opt);
    command.arg(format!("-O{level}")).arg(file);
    write_over(&mut command, "--output=", file)
}

/// A script as small as can be.
pub(crate) fn script(text: &str, format: &str) -> Result<String> {
    smaller(text, &["--loader=js", format])
}

/// A style sheet as small as can be.
pub(crate) fn style(text: &str) -> Result<String> {
    smaller(text, &["--loader=css"])
}

fn smaller(text: &str, arguments: &[&str]) -> Result<String> {
    let Some(esbuild) = found(&npm::ESBUILD) else { return Ok(text.to_owned()) };
    process::filter(Command::new(esbuild).args(SMALLER).args(arguments), text)
}

const SMALLER: [&str; 3] = ["--minify", "--charset=utf8", "--log-level=warning"];

/// Runs a tool that writes a file, and puts that in the place of the file it was made from.
fn write_over(command: &mut Command, option: &str, file: &Path) -> Result<()> {
    let smaller = file.with_extension("smaller");
    let mut output = OsString::from(option);
    output.push(&smaller);
    process::run(command.arg(output))?;
    fs::rename(smaller, file).with_context(|| format!("cannot write {}", file.display()))
}

fn found(tool: &npm::Tool) -> Option<PathBuf> {
    let program = npm::find_or_install(tool);
    if program.is_none() {
        println!(
            "    there is no {} here, and no npm to install it: the page weighs more",
            tool.name
        );
    }
    program
}
