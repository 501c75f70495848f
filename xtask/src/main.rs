//! The project's own commands: `cargo xtask help` lists them.
//!
//! Each command finds or installs what it needs, so there is no manual set-up. Tools are installed
//! into the user's cache directory, never into the system, except for the browser for the tests if
//! run as root on Debian.
//!
//! | room | what it is for |
//! |---|---|
//! | [`build`] | programs for the browser: compile, split, bind, shrink |
//! | [`package`] | what ships: page, styles, policy, modules in JavaScript, worker, single file, embed |
//! | [`serve`] | the development server, rebuilding on every change |
//! | [`check`] | all checks in one command |
//! | [`measure`] | sizes, speed, Lighthouse, screenshots |
//! | [`browsers`], [`compress`], [`npm`], [`paths`], [`process`], [`progress`] | shared |

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
                 build the page, serve it on this machine, and rebuild and reload
                 it on every change; optimised, but not shrunk; --dev builds
                 faster and runs slower; --dist serves dist/ like a real site,
                 with offline use
  test [--core | --browser] [FILTER]
                 all checks: format, lints, tests, the page, the size budgets and
                 the browser tests; FILTER selects tests by name, those of sites of
                 other corpora only if it contains `other_corpora`
  dist [--corpus FILE] [--into DIR] [--fast]
                 build everything that ships into dist/, or into DIR, which it
                 replaces: the site, the page as one file, and embed.js; with FILE,
                 a corpus as described in data/README.md, of that corpus; in
                 release, or with --fast optimised, but not shrunk; `build` is an
                 alias
  size           the sizes of the files in dist/ and of a first visit, and what
                 search adds, against the budgets
  lighthouse     Lighthouse scores of the site, against the budgets
  screenshots DIR
                 screenshots of the main views of dist/, light and dark, wide and
                 narrow
  pictures       take the README's pictures again, from dist/
  bench [--levels z,s,2,3] [FOLDER]
                 the speed of search, natively and in the browser, against other
                 engines in the browser; FOLDER contains the Cranfield collection
                 or text files *.txt, without it the built-in reports are used;
                 --levels compares optimisation levels of the wasm (z ships)
  elements       size and mounting time of the element builder against `view!`
  page [--dev] DIR
                 build only the page, into DIR; `serve` calls this for each build
  package [--style FILE] DIR
                 package everything that ships into DIR, from the programs that
                 `dist` built last with the built-in corpus; FILE has additional
                 style rules
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
        Some("build" | "dist") => dist(arguments),
        Some("size") => reject_remaining(arguments).and_then(|()| sizes::sizes()),
        Some("lighthouse") => reject_remaining(arguments).and_then(|()| lighthouse::lighthouse()),
        Some("elements") => reject_remaining(arguments).and_then(|()| elements::elements()),
        Some("bench") => speed::bench(&bench_options(arguments)?),
        Some("screenshots") => screenshots::screenshots(&arguments.free_from_str::<String>()?),
        Some("pictures") => reject_remaining(arguments).and_then(|()| screenshots::pictures()),
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
        (true, true) => bail!(
            "--dev and --dist cannot be combined: --dev builds a page, --dist serves a built one"
        ),
    };
    let open = arguments.contains("--open");
    let options = serve::Options { open, port: arguments.opt_value_from_str("--port")?, what };
    reject_remaining(arguments)?;
    Ok(options)
}

fn test_options(mut arguments: Arguments) -> Result<check::Options> {
    let core = arguments.contains("--core");
    let browser = arguments.contains("--browser");
    let filter = arguments.opt_free_from_str()?;
    reject_remaining(arguments)?;
    Ok(check::Options { core: core || !browser, browser: browser || !core, filter })
}

fn bench_options(mut arguments: Arguments) -> Result<speed::Options> {
    let levels: Option<String> = arguments.opt_value_from_str("--levels")?;
    let levels = levels.as_deref().unwrap_or("z").split(',').map(str::to_owned);
    let options =
        speed::Options { levels: levels.collect(), folder: arguments.opt_free_from_str()? };
    reject_remaining(arguments)?;
    Ok(options)
}

fn dist(mut arguments: Arguments) -> Result<()> {
    let corpus: Option<PathBuf> = arguments.opt_value_from_str("--corpus")?;
    let profile = if arguments.contains("--fast") { Profile::Serve } else { Profile::SHIPPED };
    let directory: Option<PathBuf> = arguments.opt_value_from_str("--into")?;
    let directory = directory.map_or_else(paths::dist, |it| Ok(path::absolute(it)?))?;
    reject_remaining(arguments)?;
    package::build_site(corpus.as_deref(), profile, &directory)
}

fn page(mut arguments: Arguments) -> Result<()> {
    let profile = if arguments.contains("--dev") { Profile::Dev } else { Profile::Serve };
    let directory = directory(&mut arguments)?;
    reject_remaining(arguments)?;
    package::page(profile, &directory)
}

fn package(mut arguments: Arguments) -> Result<()> {
    let style: Option<PathBuf> = arguments.opt_value_from_str("--style")?;
    let directory = directory(&mut arguments)?;
    reject_remaining(arguments)?;
    package::package(&readout::built_in(), &directory, style.as_deref())
}

fn directory(arguments: &mut Arguments) -> Result<PathBuf> {
    let directory: PathBuf = arguments.free_from_str().context("the argument DIR is missing")?;
    path::absolute(directory).context("cannot make the directory absolute")
}

fn reject_remaining(arguments: Arguments) -> Result<()> {
    let rest = arguments.finish();
    if rest.is_empty() {
        return Ok(());
    }
    bail!("cannot use {rest:?}; `cargo xtask help` shows what each command takes")
}
