//! Generates the JavaScript that starts a module, with wasm-bindgen as a library.

use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::{MODULE, Program, compile::Profile, short_names};
use crate::{paths, process};

/// The format of the script of a program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// An ECMAScript module whose default export is the init function.
    Module,
    /// A classic script that defines the init function as the variable `wasm_bindgen`; it can be
    /// inlined in the page.
    Classic,
}

/// Binds a module: writes its script and the processed module into a directory. With `short_names`,
/// shortens the names in the module, and writes there by what the script has to be shortened.
pub(crate) fn bind(
    program: &Program,
    module: &Path,
    into: &Path,
    short_names: Option<&Path>,
) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(MODULE.trim_end_matches("_bg.wasm")).typescript(false);
    // The page passes the address of the module.
    bindgen.omit_default_module_path(true);
    // The other modules use the function table of the first, which the linker exports.
    bindgen.keep_lld_exports(program.is_split);
    if matches!(program.profile, Profile::Release(_)) {
        bindgen.remove_name_section(true).remove_producers_section(true);
    }
    match program.form {
        Form::Module => bindgen.web(true)?,
        Form::Classic => bindgen.no_modules(true)?,
    };
    let context = || format!("cannot bind {}", module.display());
    let mut output = bindgen.generate_output().with_context(context)?;
    if let Some(list) = short_names {
        short_names::shorten(output.wasm_mut(), list)?;
    }
    output.emit(into).with_context(context)
}

/// Makes sure that `wasm-bindgen-cli-support` has the version of `wasm-bindgen`: it cannot read
/// modules of another version.
pub(crate) fn check_versions() -> Result<()> {
    compare(&locked("wasm-bindgen")?, &locked("wasm-bindgen-cli-support")?)
}

fn compare(library: &str, cli: &str) -> Result<()> {
    if library == cli {
        return Ok(());
    }
    bail!(
        "wasm-bindgen is {library} in Cargo.lock, but wasm-bindgen-cli-support, which must have \
         the same version, is {cli}: write `wasm-bindgen-cli-support = \"={library}\"` into \
         xtask/Cargo.toml"
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
    fn different_versions_are_reported_with_the_fix() {
        assert!(compare("0.2.130", "0.2.130").is_ok());
        let message = compare("0.2.131", "0.2.130").unwrap_err().to_string();
        assert!(message.contains("wasm-bindgen-cli-support = \"=0.2.131\""), "{message}");
    }
}
