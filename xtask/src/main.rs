//! The project's own commands: `cargo xtask help` lists them.
//!
//! Everything a fresh machine lacks is found or installed by the command that
//! needs it, so there is no set-up to follow by hand. What is installed goes
//! into the user's cache directory and never into the system, but for the
//! browser of the tests on a Debian machine where we are root.

mod bench;
mod browser;
mod checks;
mod embed;
mod glue;
mod html;
mod icons;
mod lighthouse;
mod linked_data;
mod many;
mod names;
mod npm;
mod package;
mod page;
mod panics;
mod places;
mod policy;
mod prerender;
mod program;
mod serve;
mod shell;
mod shots;
mod single;
mod site_server;
mod size;
mod split;
mod style;
mod toolchain;
mod tools;
mod wasm;
mod worker;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};
use pico_args::Arguments;

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--open] [--port N] [--dev | --dist]
                 build the page and serve it on this machine, rebuilding on
                 every change; release by default, so that what you see is what
                 ships; --dev rebuilds faster; --dist serves what is in dist/ as
                 a site does, offline use and all
  test [--core | --browser] [FILTER]
                 every check: format, lints, tests, the page, its size, and the
                 page in a real browser; FILTER picks tests by name
  dist           everything that ships, in release, into dist/: the site, and
                 the page as one file; `build` is another name for it
  size           what the files in dist/ and a first visit weigh, and what search
                 adds to it, against the budgets
  lighthouse     what Lighthouse says of the site, against the budgets
  shots DIR      pictures of the main views of dist/, light and dark, wide and narrow
  pictures       the README's pictures anew, of dist/
  bench [--levels z,s,2,3] [FOLDER]
                 how fast search is, natively and in the browser, against other
                 engines there; FOLDER has the Cranfield collection or texts in
                 files *.txt, otherwise it is the built-in reports; --levels
                 compares optimisation levels of the wasm, of which z ships
  package [DIR]  (called by Trunk) the last step of a build; with DIR, the end of
                 it anew for a site whose files have changed since
  help           this text
";

fn main() -> ExitCode {
    match dispatch(Arguments::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut arguments: Arguments) -> Result<()> {
    if arguments.contains(["-h", "--help"]) {
        print!("{HELP}");
        return Ok(());
    }
    match arguments.subcommand()?.as_deref() {
        Some("serve") => serve::serve(&serve_options(arguments)?),
        Some("test") => checks::test(&test_options(arguments)?),
        Some("build" | "dist") => no_more(arguments).and_then(|()| page::build()),
        Some("size") => no_more(arguments).and_then(|()| size::size()),
        Some("lighthouse") => no_more(arguments).and_then(|()| lighthouse::lighthouse()),
        Some("bench") => bench::bench(&bench_options(arguments)?),
        Some("shots") => shots::shots(&arguments.free_from_str::<String>()?),
        Some("pictures") => no_more(arguments).and_then(|()| shots::pictures()),
        Some("package") => match arguments.opt_free_from_str::<PathBuf>()? {
            Some(directory) => package::seal(&directory),
            None => package::package(),
        },
        Some("help") | None => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

fn serve_options(mut arguments: Arguments) -> Result<serve::Options> {
    let options = serve::Options {
        open: arguments.contains("--open"),
        port: arguments.opt_value_from_str("--port")?,
        dev: arguments.contains("--dev"),
        dist: arguments.contains("--dist"),
    };
    no_more(arguments)?;
    Ok(options)
}

fn test_options(mut arguments: Arguments) -> Result<checks::Options> {
    let core = arguments.contains("--core");
    let browser = arguments.contains("--browser");
    let filter = arguments.opt_free_from_str()?;
    no_more(arguments)?;
    Ok(checks::Options { core: core || !browser, browser: browser || !core, filter })
}

fn bench_options(mut arguments: Arguments) -> Result<bench::Options> {
    let levels: Option<String> = arguments.opt_value_from_str("--levels")?;
    let levels = levels.as_deref().unwrap_or(package::LEVEL).split(',').map(str::to_owned);
    let options =
        bench::Options { levels: levels.collect(), folder: arguments.opt_free_from_str()? };
    no_more(arguments)?;
    Ok(options)
}

fn no_more(arguments: Arguments) -> Result<()> {
    let rest = arguments.finish();
    if rest.is_empty() {
        return Ok(());
    }
    bail!("cannot use {rest:?}; `cargo xtask help` shows what each command takes")
}
