//! The two build tools written in Rust: found, or installed with cargo.
//!
//! Trunk would fetch wasm-bindgen from a code host; a machine that reaches only
//! the package registries could not build then. So both are installed from
//! crates.io, into the user's cache, each version beside the others.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{places, shell};

struct Tool {
    /// The program; also what it prints before its version.
    name: &'static str,
    /// The package that holds it.
    package: &'static str,
    version: String,
    /// Whether it compiles only with the dependencies it was released with.
    locked: bool,
    /// How long it takes, for whoever waits.
    takes: &'static str,
}

/// The page's builder and server.
pub(crate) fn trunk() -> Result<PathBuf> {
    find_or_install(&Tool {
        name: "trunk",
        package: "trunk",
        version: "0.21.14".to_owned(),
        locked: true,
        takes: "about 4 minutes on two cores",
    })
}

/// The maker of the JavaScript that starts the wasm.
///
/// It refuses a wasm made by any version of the library but its own, so the
/// lock file says which one is needed.
pub(crate) fn wasm_bindgen() -> Result<PathBuf> {
    find_or_install(&Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: locked_version("wasm-bindgen")?,
        locked: false,
        takes: "about 2 minutes on two cores",
    })
}

fn find_or_install(tool: &Tool) -> Result<PathBuf> {
    if has_version(Path::new(tool.name), tool) {
        return Ok(tool.name.into());
    }
    let directory = places::tool(tool.name, &tool.version)?;
    let program = directory.join("bin").join(tool.name).with_extension(env::consts::EXE_EXTENSION);
    if !has_version(&program, tool) {
        install(tool, &directory)?;
    }
    Ok(program)
}

fn has_version(program: &Path, tool: &Tool) -> bool {
    let answer = shell::ask(&program.to_string_lossy(), &["--version"]).unwrap_or_default();
    answer.split_whitespace().nth(1) == Some(&tool.version)
}

fn install(tool: &Tool, directory: &Path) -> Result<()> {
    println!("==> installing {} {} (once; {})", tool.name, tool.version, tool.takes);
    shell::run(&mut install_command(tool, directory)).with_context(|| {
        format!(
            "{name} {version} could not be installed; any `{name}` of that version on PATH will do",
            name = tool.name,
            version = tool.version
        )
    })
}

/// Unoptimised, for it compiles in a third of the time and runs for seconds;
/// and without the debugger's information, which is five times the program.
fn install_command(tool: &Tool, directory: &Path) -> Command {
    let mut cargo = shell::cargo(&["install", "--debug", "--force", "--root"]);
    cargo.arg(directory).arg(format!("{}@{}", tool.package, tool.version));
    cargo.args(["--bin", tool.name]);
    if tool.locked {
        cargo.arg("--locked");
    }
    cargo.env_remove("CARGO_TARGET_DIR").env("CARGO_PROFILE_DEV_DEBUG", "false");
    cargo
}

fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(places::root()?.join("Cargo.lock"))
        .context("Cargo.lock is missing; `cargo generate-lockfile` makes it")?;
    find_version(&lock, package)
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock does not name {package}; is it a dependency?"))
}

fn find_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::find_version;

    #[test]
    fn the_lock_file_names_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(find_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(find_version(lock, "wasm"), None);
    }
}
