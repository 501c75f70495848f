//! Writes the JavaScript that starts a module, with wasm-bindgen as a library.

use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::{MODULE, Program, compile::Profile};
use crate::{paths, process};

/// How the script of a program is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As an ECMAScript module that exports its way to start as the default.
    Module,
    /// As a script that defines its way to start as the variable `wasm_bindgen`: it can stand in the
    /// page itself.
    Classic,
}

/// Binds a module: writes its script and what remains of it into a directory.
pub(crate) fn bind(program: &Program, module: &Path, into: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(MODULE.trim_end_matches("_bg.wasm")).typescript(false);
    // The page says where the module is.
    bindgen.omit_default_module_path(true);
    // The second part of a program uses the first one's table of functions, which the linker exports.
    bindgen.keep_lld_exports(program.is_split);
    if matches!(program.profile, Profile::Release(_)) {
        bindgen.remove_name_section(true).remove_producers_section(true);
    }
    match program.form {
        Form::Module => bindgen.web(true)?,
        Form::Classic => bindgen.no_modules(true)?,
    };
    bindgen.generate(into).with_context(|| format!("cannot bind {}", module.display()))
}

/// Makes sure that the library which binds is of the version of the library that is bound: it reads
/// no other's modules.
pub(crate) fn check_versions() -> Result<()> {
    compare(&locked("wasm-bindgen")?, &locked("wasm-bindgen-cli-support")?)
}

fn compare(bound: &str, binds: &str) -> Result<()> {
    if bound == binds {
        return Ok(());
    }
    bail!(
        "wasm-bindgen is {bound} in Cargo.lock, and wasm-bindgen-cli-support, which must be the \
         same, is {binds}: write `wasm-bindgen-cli-support = \"={bound}\"` into xtask/Cargo.toml"
    )
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String> {
    let mut cargo = process::cargo(&["pkgid", package]);
    let id = process::output(cargo.current_dir(paths::root()?))?;
    let version = id.trim().rsplit(['@', '#']).next().unwrap_or_default();
    Ok(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn versions_that_differ_are_told_with_the_mend() {
        assert!(compare("0.2.130", "0.2.130").is_ok());
        let message = compare("0.2.131", "0.2.130").unwrap_err().to_string();
        assert!(message.contains("wasm-bindgen-cli-support = \"=0.2.131\""), "{message}");
    }
}
