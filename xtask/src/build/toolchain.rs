//! The parts of the Rust toolchain that a minimal installation lacks.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// The compilation target of the page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the wasm target is installed.
pub(crate) fn wasm_target() -> Result<()> {
    let sysroot = process::ask("rustc", &["--print", "sysroot"]).unwrap_or_default();
    if std::path::Path::new(&sysroot).join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    println!("==> adding the target {WASM} (once; seconds)");
    process::run(Command::new("rustup").args(["target", "add", WASM])).with_context(|| {
        format!(
            "the Rust standard library for {WASM} is missing; install it with rustup \
             (https://rustup.rs): `rustup target add {WASM}`, otherwise as you installed Rust \
             (Debian: `apt-get install libstd-rust-dev-wasm32`)"
        )
    })
}

/// Makes sure that rustfmt and Clippy are installed.
pub(crate) fn lints() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::ask("cargo", &[command, "--version"]).is_some() {
            continue;
        }
        println!("==> adding the component {component} (once; seconds)");
        process::run(Command::new("rustup").args(["component", "add", component]))
            .with_context(|| format!("the checks need {component}"))?;
    }
    Ok(())
}
