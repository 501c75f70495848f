//! The last step of a build: Trunk calls it with its finished files.
//!
//! Trunk runs hooks of one stage at the same time, so all that is to be done to
//! the finished files is done from here, in order. The page must carry no
//! integrity hashes, for Trunk has computed them by now: `no_sri` in Trunk.toml.
//!
//! The reports are written into the page, the files made smaller and named after what is in them;
//! then, for a release, the page as one file is made of them, the program parted in two, the page
//! given its policy, and the worker its list of all that there is.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    embed,
    glue::Names,
    html, icons, linked_data, names, npm, panics, places,
    policy::{self, Files},
    prerender, shell, single,
    size::kilobytes,
    split, style, wasm, worker,
};

/// The optimisation level of what ships: for size. `wasm-opt` has the same names for them.
pub(crate) const LEVEL: &str = "z";

/// Set where the page is served to whom works on it: a worker would keep yesterday's page at that
/// address, and show it in the place of whatever is served there next.
pub(crate) const NOT_KEPT: &str = "READOUT_NOT_KEPT";

/// Set where the program stays whole, to be weighed.
pub(crate) const WHOLE: &str = "READOUT_WHOLE";

/// Finishes the files in Trunk's staging directory.
pub(crate) fn package() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("`package` is called by Trunk; to build the page use `cargo xtask build`")?;
    let staging = Path::new(&staging);
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let is_kept = is_release && env::var_os(NOT_KEPT).is_none();
    let files = places::files(staging)?;
    files_of(&files, "css").try_for_each(style::join_imports)?;
    icons::write(staging)?;
    change(&staging.join("index.html"), |page| {
        let corpus = readout::built_in();
        let page = html::put(page, "reports", &prerender::reports(&corpus).into_string())?;
        let page = html::put(&page, "linked data", &linked_data::script(&corpus))?;
        if is_kept { Ok(page) } else { html::without(&page, "offline") }
    })?;
    if is_release {
        make_smaller(&files, LEVEL)?;
        change(&staging.join("index.html"), |page| with_smaller_scripts(&painted_first(page)?))?;
    }
    names::by_content(staging)?;
    if is_release {
        single::write(staging)?;
    }
    if is_release && env::var_os(WHOLE).is_none() {
        split::put(staging)?;
        names::by_content(staging)?;
    }
    embed::write(staging)?;
    if is_release {
        restrict(staging)?;
    }
    if is_kept { worker::write(staging) } else { Ok(()) }
}

/// Makes a site again of finished files that have changed since. The page as one file stays.
pub(crate) fn seal(directory: &Path) -> Result<()> {
    names::by_content(directory)?;
    restrict(directory)?;
    worker::write(directory)
}

/// Gives the page its policy.
fn restrict(directory: &Path) -> Result<()> {
    change(&directory.join("index.html"), |page| policy::put(page, Files::Beside))
}

fn change(file: &Path, how: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let before =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::write(file, how(&before)?).with_context(|| format!("cannot write {}", file.display()))
}

/// What a release does to its files.
pub(crate) fn make_smaller(files: &[PathBuf], level: &str) -> Result<()> {
    files_of(files, "wasm").try_for_each(|module| shrink_program(module, level))?;
    files_of(files, "js").chain(files_of(files, "css")).try_for_each(shrink_text)
}

fn files_of<'a>(files: &'a [PathBuf], extension: &'a str) -> impl Iterator<Item = &'a Path> {
    let paths = files.iter().map(PathBuf::as_path);
    paths.filter(move |file| file.extension().is_some_and(|it| it == extension))
}

/// Shrinks a wasm, and what its JavaScript gives it and takes from it.
fn shrink_program(module: &Path, level: &str) -> Result<()> {
    let arguments = wasm_opt_arguments(level);
    let renamed = arguments.iter().map(String::as_str).chain([SHORT_NAMES]);
    let Some(printed) = optimised(module, renamed)? else { return Ok(()) };
    let name = module.file_name().unwrap_or_default().to_string_lossy();
    let script = module.with_file_name(name.replace("_bg.wasm", ".js"));
    let given = fs::read_to_string(&script).context("Trunk left no script beside the wasm")?;
    fs::write(&script, Names::read(&printed).put_into(&given)?)
        .context("cannot write the script anew")
}

/// Shrinks a wasm that other wasm knows by its names.
pub(crate) fn shrink_module(module: &Path) -> Result<()> {
    optimised(module, wasm_opt_arguments(LEVEL).iter().map(String::as_str)).map(drop)
}

/// Has wasm-opt make a module smaller, where there is one; answers with what it prints.
fn optimised<'a>(
    module: &Path,
    arguments: impl Iterator<Item = &'a str>,
) -> Result<Option<String>> {
    let quiet = panics::without_words(&fs::read(module)?);
    fs::write(module, quiet.context("the wasm is written otherwise than `xtask` knows it")?)?;
    let Some(wasm_opt) = found(&npm::WASM_OPT) else { return remove_names(module).map(|()| None) };
    let smaller = module.with_extension("smaller");
    let mut command = Command::new(wasm_opt);
    command.args(arguments).arg(module).arg("-o").arg(&smaller);
    let printed = shell::answer(&mut command)?;
    replace(module, &smaller, npm::WASM_OPT.name)?;
    Ok(Some(printed))
}

/// No feature flags: the module says itself which features it uses, and with
/// all of them allowed the result is one that browsers refuse. The exports left
/// out are of a crate for streams, which Leptos brings and nothing here uses.
/// Functions of similar names are of similar content, which Brotli sees when
/// they stand together; the names themselves are not written. Rust's linker puts
/// the stack first, and of that the end, so nothing is in the lowest kilobyte of
/// memory: an addition to an address can be part of the instruction that uses it.
/// What is a few bytes long is put in the place of its calls, but not what is long and called once:
/// Brotli finds more alike in functions of a kind.
fn wasm_opt_arguments(level: &str) -> [String; 7] {
    let level = format!("-O{level}");
    [
        "--remove-exports=*intounderlying*".to_owned(),
        "--low-memory-unused".to_owned(),
        "--always-inline-max-function-size=5".to_owned(),
        "--one-caller-inline-max-function-size=0".to_owned(),
        level.clone(),
        level,
        "--reorder-functions-by-name".to_owned(),
    ]
}

/// Has wasm-opt give what is asked for and given names of a letter or two, and print them.
const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// Makes a script or a sheet smaller, where there is a tool for it.
pub(crate) fn shrink_text(file: &Path) -> Result<()> {
    let Some(esbuild) = found(&npm::ESBUILD) else { return Ok(()) };
    let smaller = file.with_extension("smaller");
    let mut out = OsString::from("--outfile=");
    out.push(&smaller);
    let mut command = Command::new(esbuild);
    command.arg(file).arg(out).args(["--minify", "--charset=utf8", "--log-level=warning"]);
    shell::run(&mut command)?;
    replace(file, &smaller, npm::ESBUILD.name)
}

/// The page with its program fetched when the page has been painted: fetched any earlier, it would
/// take from the reports' style sheet what a slow network can carry.
fn painted_first(page: &str) -> Result<String> {
    let page = &html::without_links(page, &["preload"]);
    let is_start = |it: &html::Element| page[it.content.clone()].contains(FETCHED);
    let scripts = html::scripts(page);
    let start = scripts.into_iter().find(is_start).context("no script starts the program")?;
    let script = &page[start.content.clone()];
    let (before, after) = script.split_once(FETCHED).context("it is there")?;
    let (address, after) = after.split_once('\'').context("the program has no address")?;
    let script = format!(
        "{}\n{before}module_or_path: painted.then(() => fetch('{address}')){after}",
        source("painted.js")?
    );
    Ok([&page[..start.content.start], &script, &page[start.content.end..]].concat())
}

/// How the script that Trunk writes has the program fetched, up to its address.
const FETCHED: &str = "module_or_path: '";

/// A script as it is written.
pub(crate) fn source(name: &str) -> Result<String> {
    let file = places::root()?.join("script").join(name);
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The page with its scripts smaller. Those that are no modules are for old browsers too.
fn with_smaller_scripts(page: &str) -> Result<String> {
    let (mut smaller, mut at) = (String::new(), 0);
    for script in html::scripts(page) {
        let is_module = script.tag(page).contains("module");
        let how = if is_module { "--format=esm" } else { "--target=es5" };
        smaller += &page[at..script.content.start];
        smaller += smaller_script(&page[script.content.clone()], &[how])?.trim();
        at = script.content.end;
    }
    Ok(smaller + &page[at..])
}

/// A script as small as can be, if there is the tool for it.
pub(crate) fn smaller_script(script: &str, arguments: &[&str]) -> Result<String> {
    let Some(esbuild) = found(&npm::ESBUILD) else { return Ok(script.to_owned()) };
    let mut command = Command::new(esbuild);
    command.args(["--minify", "--charset=utf8", "--log-level=warning"]).args(arguments);
    shell::filter(&mut command, script)
}

fn found(tool: &npm::Tool) -> Option<PathBuf> {
    let program = npm::find_or_install(tool);
    if program.is_none() {
        println!("==> no npm and no {} here: the page will weigh a little more", tool.name);
    }
    program
}

fn remove_names(module: &Path) -> Result<()> {
    let before = fs::read(module)?;
    let Some(after) = wasm::without_names(&before) else { return Ok(()) };
    fs::write(module, &after)?;
    report("names of functions removed", before.len() as u64, after.len() as u64);
    Ok(())
}

/// Puts what a tool wrote in the place of what it was made from.
fn replace(file: &Path, smaller: &Path, tool: &str) -> Result<()> {
    report(tool, fs::metadata(file)?.len(), fs::metadata(smaller)?.len());
    fs::rename(smaller, file).context("cannot put the smaller file in its place")
}

fn report(what: &str, before: u64, after: u64) {
    println!("==> {what}: {} -> {}", kilobytes(before), kilobytes(after));
}
