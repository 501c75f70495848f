//! The program in two: what the first page needs, and the rest, which is fetched after it.
//!
//! `src/ui/rest.rs` has the one way from the first to the second. The linker says which function
//! and which constant needs which, and `wasm_split_cli_support` parts the module along that: what
//! only the rest needs goes there. The page as one file has the program whole, as Trunk built it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::{names, package, page, places, program, shell, wasm};

/// What the rest is called before its name tells its content.
const REST: &str = "split_rest";

/// The module that the rest asks for what it shares with the other.
const SHARED: &str = "__wasm_split";

/// The way to the rest, as the wasm asks for it: a module of its own, with one function.
const WAY: &str = "./__wasm_split.js";
const WAY_NAME: &str = "__wasm_split_load_rest";

/// Builds the program anew, in two, in the place of the one that is there.
pub(crate) fn put(directory: &Path) -> Result<()> {
    let made = places::root()?.join("target/split");
    page::clear(&made)?;
    let module = fs::read(compile()?).context("cargo left no wasm")?;
    let (first, script) = (made.join("readout_bg.wasm"), made.join("readout.js"));
    let rest = part(&module, &made)?;
    // The rest needs the table of functions, which the linker gives.
    program::bind(&made.join("first.wasm"), "readout", &made, &["--keep-lld-exports"])?;

    package::shrink_module(&rest)?;
    let rest = fs::read(&rest)?;
    let rest_name = format!("rest-{}_bg.wasm", names::digits(&rest));
    let text = fs::read_to_string(&script).context("wasm-bindgen left no script")?;
    fs::write(&script, with_way(&text, &loader(&rest, &rest_name)?)?)?;
    package::make_smaller(&[first.clone(), script.clone()], package::LEVEL)?;

    fs::write(directory.join(rest_name), rest)?;
    for (made, ending) in [(first, "_bg.wasm"), (script, ".js")] {
        fs::copy(made, whole(directory, ending)?)?;
    }
    Ok(())
}

/// The file of the program that Trunk has made.
fn whole(directory: &Path, ending: &str) -> Result<PathBuf> {
    let name = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_whole =
        |file: &PathBuf| name(file).starts_with("readout-") && name(file).ends_with(ending);
    places::files(directory)?.into_iter().find(is_whole).context("Trunk left no program")
}

/// Compiles it with the way to the rest, and with what the linker knows. Answers with the module.
fn compile() -> Result<PathBuf> {
    println!("==> compiling the program in two");
    let package = ["rustc", "--package", "readout", "--bin", "readout", "--features", "split"];
    let mut cargo = program::compiler(&package)?;
    shell::run(cargo.args(["--", "-C", "link-arg=--emit-relocs"]))?;
    program::compiled("readout")
}

/// Parts the module; answers with the file of the rest.
fn part(module: &[u8], into: &Path) -> Result<PathBuf> {
    let first = into.join("first.wasm");
    let mut options = Options::new(module);
    (options.output_dir, options.main_out_path, options.link_name) = (into, &first, WAY);
    let parts =
        transform(options).map_err(|error| anyhow!("cannot part the program: {error:#}"))?;
    let rest = into.join(REST).with_extension("wasm");
    ensure!(parts.split_modules == [rest.clone()], "the program has other parts than two");
    Ok(rest)
}

/// The script that fetches the rest from this address.
fn loader(rest: &[u8], address: &str) -> Result<String> {
    let imports = wasm::imports(rest).context("the rest is no wasm that `xtask` can read")?;
    ensure!(imports.iter().all(|(module, _)| module == SHARED), "the rest asks for more");
    let shared = imports.iter().map(|(_, name)| format!("{name}: wasm.{name}, "));
    let shared: String = shared.collect();
    let script = package::source("rest.js")?.replace("REST", address);
    Ok(script.replace("SHARED", &format!("{SHARED}: {{ {shared}}}")))
}

/// The script of the program with the way to the rest in it, as one more of the functions that it
/// gives, and not in a file of its own. The wasm may ask for it as of one module with them or not.
fn with_way(script: &str, loader: &str) -> Result<String> {
    let import = format!("import * as import1 from \"{WAY}\"\n");
    let given = format!("\"{WAY}\": import1");
    let first = "    const import0 = {\n";
    ensure!(
        [&import, &given, first].iter().all(|it| script.matches(*it).count() == 1),
        "wasm-bindgen writes its JavaScript otherwise than `xtask/src/split.rs` knows it"
    );
    let way =
        format!("{first}        {WAY_NAME}: function(call, data) {{ fetchRest(call, data); }},\n");
    let script = script.replace(&import, "").replace(first, &way);
    Ok(script.replace(&given, &format!("\"{WAY}\": import0")) + loader)
}

#[cfg(test)]
mod tests {
    use super::with_way;

    #[test]
    fn the_way_is_one_more_of_what_is_given() {
        let script = "import * as import1 from \"./__wasm_split.js\"\n    const import0 = {\n    };\n\
                      \"./__wasm_split.js\": import1,\nend\n";
        let expected = "    const import0 = {\n        __wasm_split_load_rest: function(call, data) \
                        { fetchRest(call, data); },\n    };\n\"./__wasm_split.js\": import0,\nend\nloader";
        assert_eq!(with_way(script, "loader").ok().as_deref(), Some(expected));
        assert!(with_way("", "loader").is_err());
    }
}
