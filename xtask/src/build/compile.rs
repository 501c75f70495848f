//! Compiles a package to WebAssembly with cargo.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::Result;

use super::{Program, Source, toolchain::WASM};
use crate::{paths, process};

/// How a program is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile<'a> {
    /// Quickly, to be looked at.
    Dev,
    /// Optimised, but for what only makes it smaller.
    Serve,
    /// As a release, at an optimisation level.
    Release(&'a str),
}

impl Profile<'_> {
    /// What ships: for size.
    pub(crate) const SHIPPED: Profile<'static> = Profile::Release("z");
}

/// Compiles a program; answers with its module.
pub(crate) fn compile(program: &Program) -> Result<PathBuf> {
    let mut cargo = process::cargo(&["rustc", "--target", WASM]);
    let name = match program.source {
        Source::Binary(name) => {
            cargo.args(["--package", "readout", "--bin", name]);
            name
        }
        Source::Library(package) => {
            cargo.args(["--package", package]);
            package
        }
    };
    let target = paths::target()?;
    cargo.arg("--target-dir").arg(&target).arg("--config").arg(flags(program.cfg)?);
    if !program.features.is_empty() {
        cargo.args(["--features", &program.features.join(",")]);
    }
    let profile = match program.profile {
        Profile::Dev => "debug",
        Profile::Serve => {
            cargo.args(["--profile", "serve"]);
            "serve"
        }
        Profile::Release(level) => {
            cargo.arg("--release");
            if program.profile != Profile::SHIPPED {
                cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level);
            }
            "release"
        }
    };
    if let Some(corpus) = program.corpus {
        cargo.env("READOUT_CORPUS", corpus);
    }
    if program.is_split {
        // The splitter needs to know which function and which constant needs which.
        cargo.args(["--", "-C", "link-arg=--emit-relocs"]);
    }
    process::run(cargo.current_dir(paths::root()?))?;
    Ok(target.join(WASM).join(profile).join(name.replace('-', "_")).with_extension("wasm"))
}

/// The setting for cargo with the flags of the compiler. They keep the paths of this machine out of
/// the messages of panics, so that a build is the same everywhere.
fn flags(cfg: Option<&str>) -> Result<String> {
    let given = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = given.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![remap(&home, "cargo"), remap(&paths::root()?, ".")];
    flags.extend(cfg.map(|cfg| format!("--cfg={cfg}")));
    Ok(format!("target.{WASM}.rustflags={flags:?}"))
}
