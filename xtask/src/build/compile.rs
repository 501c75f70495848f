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
    /// Unoptimised, for fast builds.
    Dev,
    /// Optimised, without the steps that only reduce the size.
    Serve,
    /// A release build with an optimisation level.
    Release(&'a str),
}

impl Profile<'_> {
    /// The profile that ships: optimised for size.
    pub(crate) const SHIPPED: Profile<'static> = Profile::Release("z");
}

/// Compiles a program and returns the path of its module.
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
        // The splitter needs the references between functions and constants.
        cargo.args(["--", "-C", "link-arg=--emit-relocs"]);
    }
    process::run(cargo.current_dir(paths::root()?))?;
    Ok(target.join(WASM).join(profile).join(name.replace('-', "_")).with_extension("wasm"))
}

/// The compiler flags as a cargo setting. They keep local paths out of panic messages, so that a
/// build is the same on every machine.
fn flags(cfg: Option<&str>) -> Result<String> {
    let given = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = given.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![remap(&home, "cargo"), remap(&paths::root()?, ".")];
    flags.extend(cfg.map(|cfg| format!("--cfg={cfg}")));
    Ok(format!("target.{WASM}.rustflags={flags:?}"))
}
