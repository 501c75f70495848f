//! The project's own commands: `cargo xtask help` lists them.
//!
//! Everything a fresh machine lacks is found or installed by the command that needs it, so there is
//! no set-up to follow by hand. What is installed goes into the user's cache directory and never
//! into the system, but for the browser of the tests on a Debian machine where we are root.
//!
//! | room | what it is for |
//! |---|---|
//! | [`build`] | programs for the browser: compile, split, bind, shrink |
//! | [`package`] | what ships: page, styles, policy, worker, single file, embed |
//! | [`serve`] | the page on this machine, built again on every change |
//! | [`check`] | every check in one command |
//! | [`measure`] | sizes, speed, Lighthouse, screenshots |
//! | [`browsers`], [`compress`], [`npm`], [`paths`], [`process`], [`progress`] | shared by all of them |

mod browsers;
mod build;
mod check;
mod compress;
mod measure;
mod npm;
mod package;
mod paths;
mod process;
mod progress;
mod serve;

use std::{
    path::{self, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use self::{
    build::compile::Profile,
    measure::{elements, lighthouse, screenshots, sizes, speed},
};

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--open] [--port N] [--dev | --dist]
                 build the page and serve it on this machine, rebuilding and
                 reloading it on every change; optimised, but for what only makes
                 it smaller; --dev rebuilds faster; --dist serves what is in
                 dist/ as a site does, offline use and all
  test [--core | --browser] [FILTER]
                 every check: format, lints, tests, the page, its size, and the
                 page in a real browser; FILTER picks tests by name
  dist           everything that ships, in release, into dist/: the site, and
                 the page as one file; `build` is another name for it
  size           what the files in dist/ and a first visit weigh, and what search
                 adds to it, against the budgets
  lighthouse     what Lighthouse says of the site, against the budgets
  screenshots DIR  pictures of the main views of dist/, light and dark, wide and narrow
  pictures       the README's pictures anew, of dist/
  bench [--levels z,s,2,3] [FOLDER]
                 how fast search is, natively and in the browser, against other
                 engines there; FOLDER has the Cranfield collection or texts in
                 files *.txt, otherwise it is the built-in reports; --levels
                 compares optimisation levels of the wasm, of which z ships
  elements       what the builder of elements saves against `view!`
  page [--dev] DIR
                 the page alone, into DIR: what `serve` calls for each build
  package [--style FILE] DIR
                 everything that ships, into DIR, of the programs that `dist`
                 built last; FILE has style rules to add
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
        Some("test") => check::test(&test_options(arguments)?),
        Some("build" | "dist") => no_more(arguments).and_then(|()| package::dist()),
        Some("size") => no_more(arguments).and_then(|()| sizes::sizes()),
        Some("lighthouse") => no_more(arguments).and_then(|()| lighthouse::lighthouse()),
        Some("elements") => no_more(arguments).and_then(|()| elements::elements()),
        Some("bench") => speed::bench(&bench_options(arguments)?),
        Some("screenshots") => screenshots::screenshots(&arguments.free_from_str::<String>()?),
        Some("pictures") => no_more(arguments).and_then(|()| screenshots::pictures()),
        Some("page") => page(arguments),
        Some("package") => package(arguments),
        Some("help") | None => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

fn serve_options(mut arguments: Arguments) -> Result<serve::Options> {
    let what = match (arguments.contains("--dev"), arguments.contains("--dist")) {
        (false, false) => serve::What::Page,
        (true, false) => serve::What::Dev,
        (false, true) => serve::What::Dist,
        (true, true) => bail!("--dev builds a page and --dist serves one: choose one of them"),
    };
    let open = arguments.contains("--open");
    let options = serve::Options { open, port: arguments.opt_value_from_str("--port")?, what };
    no_more(arguments)?;
    Ok(options)
}

fn test_options(mut arguments: Arguments) -> Result<check::Options> {
    let core = arguments.contains("--core");
    let browser = arguments.contains("--browser");
    let filter = arguments.opt_free_from_str()?;
    no_more(arguments)?;
    Ok(check::Options { core: core || !browser, browser: browser || !core, filter })
}

fn bench_options(mut arguments: Arguments) -> Result<speed::Options> {
    let levels: Option<String> = arguments.opt_value_from_str("--levels")?;
    let levels = levels.as_deref().unwrap_or("z").split(',').map(str::to_owned);
    let options =
        speed::Options { levels: levels.collect(), folder: arguments.opt_free_from_str()? };
    no_more(arguments)?;
    Ok(options)
}

fn page(mut arguments: Arguments) -> Result<()> {
    let profile = if arguments.contains("--dev") { Profile::Dev } else { Profile::Serve };
    let directory = directory(&mut arguments)?;
    no_more(arguments)?;
    package::page(profile, &directory)
}

fn package(mut arguments: Arguments) -> Result<()> {
    let style: Option<PathBuf> = arguments.opt_value_from_str("--style")?;
    let directory = directory(&mut arguments)?;
    no_more(arguments)?;
    package::package(&directory, style.as_deref())
}

fn directory(arguments: &mut Arguments) -> Result<PathBuf> {
    let directory: PathBuf = arguments.free_from_str().context("name a directory to write into")?;
    path::absolute(directory).context("cannot tell where that directory is")
}

fn no_more(arguments: Arguments) -> Result<()> {
    let rest = arguments.finish();
    if rest.is_empty() {
        return Ok(());
    }
    bail!("cannot use {rest:?}; `cargo xtask help` shows what each command takes")
}
