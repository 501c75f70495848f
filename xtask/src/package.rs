//! The last step of a build: Trunk calls it with its finished files.
//!
//! Trunk runs hooks of one stage at the same time, so all that is to be done to
//! the finished files is done from here, in order. The page must carry no
//! integrity hashes, for Trunk has computed them by now: `no_sri` in Trunk.toml.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{names, npm, places, shell, size::kilobytes, style, wasm};

/// The optimisation level of what ships: for size. `wasm-opt` has the same names for them.
pub(crate) const LEVEL: &str = "z";

/// Finishes the files in Trunk's staging directory.
pub(crate) fn package() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("`package` is called by Trunk; to build the page use `cargo xtask build`")?;
    let staging = Path::new(&staging);
    let files = places::files(staging)?;
    files_of(&files, "css").try_for_each(style::join_imports)?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        make_smaller(&files, LEVEL)?;
    }
    names::by_content(staging)
}

/// What a release does to its files.
pub(crate) fn make_smaller(files: &[PathBuf], level: &str) -> Result<()> {
    files_of(files, "wasm").try_for_each(remove_names)?;
    shrink(files_of(files, "wasm"), &npm::WASM_OPT, |command, from, to| {
        wasm_opt(command, level, from, to);
    })?;
    shrink(files_of(files, "js").chain(files_of(files, "css")), &npm::ESBUILD, esbuild)
}

fn files_of<'a>(files: &'a [PathBuf], extension: &'a str) -> impl Iterator<Item = &'a Path> {
    let paths = files.iter().map(PathBuf::as_path);
    paths.filter(move |file| file.extension().is_some_and(|it| it == extension))
}

fn remove_names(module: &Path) -> Result<()> {
    let before = fs::read(module)?;
    let Some(after) = wasm::without_names(&before) else { return Ok(()) };
    fs::write(module, &after)?;
    report("names of functions removed", before.len() as u64, after.len() as u64);
    Ok(())
}

/// Has the tool write each file anew, and puts the result in its place.
fn shrink<'a>(
    mut files: impl Iterator<Item = &'a Path>,
    tool: &npm::Tool,
    arguments: impl Fn(&mut Command, &Path, &Path),
) -> Result<()> {
    let Some(program) = npm::find_or_install(tool) else {
        println!("==> no npm and no {} here: the page will weigh a little more", tool.name);
        return Ok(());
    };
    files.try_for_each(|file| {
        let smaller = file.with_extension("smaller");
        let mut command = Command::new(&program);
        arguments(&mut command, file, &smaller);
        shell::run(&mut command)?;
        report(tool.name, fs::metadata(file)?.len(), fs::metadata(&smaller)?.len());
        fs::rename(&smaller, file).context("cannot put the smaller file in its place")
    })
}

/// No feature flags: the module says itself which features it uses, and with
/// all of them allowed the result is one that browsers refuse.
fn wasm_opt(command: &mut Command, level: &str, from: &Path, to: &Path) {
    command.arg(format!("-O{level}")).arg(from).arg("-o").arg(to);
}

fn esbuild(command: &mut Command, from: &Path, to: &Path) {
    let mut out = std::ffi::OsString::from("--outfile=");
    out.push(to);
    command.arg(from).arg(out).args(["--minify", "--charset=utf8", "--log-level=warning"]);
}

fn report(what: &str, before: u64, after: u64) {
    println!("==> {what}: {} -> {}", kilobytes(before), kilobytes(after));
}
