//! Builds the page with Trunk.

use std::{
    env,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{package, places, shell, toolchain, tools};

/// Builds what ships, in release, into `dist/`.
pub(crate) fn build() -> Result<()> {
    let mut trunk = trunk("build")?;
    println!("==> building the page (the first time, some minutes)");
    shell::run(trunk.arg("--release"))?;
    println!("==> the page is in {}", places::dist()?.display());
    Ok(())
}

/// Builds the same with the program whole, with search and without, to weigh what search adds;
/// answers with where they are.
pub(crate) fn build_to_weigh_search() -> Result<[PathBuf; 2]> {
    let build = |name: &str, features: &str| {
        let directory = places::root()?.join("target").join(name);
        let mut trunk = trunk("build")?;
        trunk.args(["--release", "--features", features, "--dist"]).arg(&directory);
        shell::run(trunk.env(package::WHOLE, "true"))?;
        anyhow::Ok(directory)
    };
    println!("==> building the page with search and without (two minutes)");
    Ok([build("with-search", "")?, build("without-search", "without-search")?])
}

/// Builds the page around another corpus, into another directory.
pub(crate) fn build_with_corpus(corpus: &Path, directory: &Path) -> Result<()> {
    let mut trunk = trunk("build")?;
    println!("==> building the page around {} (a minute)", corpus.display());
    trunk.args(["--release", "--dist"]).arg(directory).env("READOUT_CORPUS", corpus);
    shell::run(&mut trunk)
}

/// Trunk with all it needs at hand, for one of its commands.
pub(crate) fn trunk(command: &str) -> Result<Command> {
    let tools = Tools::find_or_install()?;
    let mut trunk = Command::new(&tools.trunk);
    trunk.arg(command).current_dir(places::root()?).env("PATH", tools.path()?);
    // For wasm alone: flags for all would have this very program rebuilt in between.
    trunk.env(FLAGS, without_paths());
    // Trunk asks a registry for its newest version, and takes NO_COLOR=1 for a mistake.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    if env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    Ok(trunk)
}

/// The variable with the flags of the compiler for wasm.
pub(crate) const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Keeps the path of this machine's crates out of the messages of panics; so
/// the page is the same wherever it is built.
///
/// Cargo parts flags at spaces, so a path that has one has to stay.
pub(crate) fn without_paths() -> String {
    let given = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = given.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let flag = format!("--remap-path-prefix={}=cargo", home.display());
    if flag.contains(' ') { String::new() } else { flag }
}

/// Empties a directory, so that what is in it afterwards is new.
pub(crate) fn clear(directory: &Path) -> Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", directory.display()))
        }
        _ => Ok(()),
    }
}

/// What a build calls.
pub(crate) struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Tools {
    pub(crate) fn find_or_install() -> Result<Self> {
        toolchain::wasm_target()?;
        Ok(Self { trunk: tools::trunk()?, wasm_bindgen: tools::wasm_bindgen()? })
    }

    /// PATH with our wasm-bindgen first: Trunk would download any it does not find.
    fn path(&self) -> Result<OsString> {
        let ours = self.wasm_bindgen.parent().filter(|path| !path.as_os_str().is_empty());
        let theirs = env::var_os("PATH").unwrap_or_default();
        let all = ours.map(Path::to_path_buf).into_iter().chain(env::split_paths(&theirs));
        env::join_paths(all).context("the cache directory's name cannot stand in PATH")
    }
}
