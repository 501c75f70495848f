//! All checks in one command.

use std::{path::PathBuf, time::Duration};

use anyhow::Result;

use crate::{
    browsers,
    build::{
        compile::Profile,
        toolchain::{self, WASM},
    },
    measure::sizes,
    npm, package, paths, process, progress,
};

/// Which checks to run.
pub(crate) struct Options {
    /// Those that need no browser: format, lints, tests of the core.
    pub(crate) core: bool,
    /// The page, its size, and its tests in a browser.
    pub(crate) browser: bool,
    /// Only tests whose names contain this.
    pub(crate) filter: Option<String>,
}

/// Runs the checks up to the first that fails, and prints how long each took.
pub(crate) fn test(options: &Options) -> Result<()> {
    let mut report = Report::default();
    let outcome = run_all(options, &mut report);
    report.print();
    outcome
}

/// Installs missing tools first, so that nobody has to wait for them between checks.
fn run_all(options: &Options, report: &mut Report) -> Result<()> {
    let filter = options.filter.as_deref();
    report.step("tools", || install(options))?;
    if options.core {
        report.step("format", || cargo("fmt --all --check"))?;
        report.step("lints", || cargo("clippy --workspace --all-targets -- -D warnings"))?;
        report.step("core tests", || core_tests(filter))?;
        report.step("docs", docs)?;
    }
    if options.core && options.browser {
        report.step("lints (wasm)", || WASM_LINTS.into_iter().try_for_each(cargo))?;
        report.step("docs (wasm)", wasm_docs)?;
    }
    if options.browser {
        let with_others = filter.is_none_or(|filter| filter.contains(OTHER_CORPORA));
        if with_others {
            // Before the page: a test packages the programs that were built last, with its corpus.
            report.step("other corpora", other_corpora)?;
        }
        report.step("page", package::dist)?;
        report.step("size", sizes::report)?;
        report.step("browser tests", || browser_tests(filter, with_others))?;
    }
    Ok(())
}

/// The browser tests of sites of other corpora. With a filter they run if it names them: their sites
/// take minutes.
const OTHER_CORPORA: &str = "other_corpora";

/// Builds the site of each corpus in `tests/corpora`, without what only reduces the size.
fn other_corpora() -> Result<()> {
    let corpora = paths::root()?.join("tests/corpora");
    for file in paths::files_below(&corpora)? {
        let site = sites()?.join(file.with_extension(""));
        package::build_site(Some(&corpora.join(file)), Profile::Serve, &site)?;
    }
    Ok(())
}

fn sites() -> Result<PathBuf> {
    Ok(paths::target()?.join("sites"))
}

/// The page is linted unsplit and split, the elements with both ways to create them.
const WASM_LINTS: [&str; 3] = [
    "clippy -p readout -p bench-web --lib --bins --target wasm32-unknown-unknown -- -D warnings",
    "clippy -p bench-elements --features builder,view --target wasm32-unknown-unknown -- -D warnings",
    "clippy -p readout --bins --features split --target wasm32-unknown-unknown -- -D warnings",
];

fn install(options: &Options) -> Result<()> {
    if options.core {
        toolchain::lints()?;
    }
    if options.browser {
        browsers::find_or_install()?;
        toolchain::wasm_target()?;
    }
    Ok(())
}

fn cargo(arguments: &str) -> Result<()> {
    let arguments: Vec<_> = arguments.split(' ').collect();
    process::run(process::cargo(&arguments).current_dir(paths::root()?))
}

/// The documentation of the library, without a warning.
fn docs() -> Result<()> {
    let mut command = process::cargo(&["doc", "-p", "readout", "--no-deps"]);
    process::run(command.env("RUSTDOCFLAGS", "-D warnings").current_dir(paths::root()?))
}

/// The same of the application.
fn wasm_docs() -> Result<()> {
    let mut command = process::cargo(&["doc", "-p", "readout", "--no-deps", "--target", WASM]);
    process::run(command.env("RUSTDOCFLAGS", "-D warnings").current_dir(paths::root()?))
}

fn core_tests(filter: Option<&str>) -> Result<()> {
    let mut command = process::cargo(&["test", "-p", "readout", "-p", "xtask"]);
    process::run(command.args(filter).current_dir(paths::root()?))
}

fn browser_tests(filter: Option<&str>, with_others: bool) -> Result<()> {
    let root = paths::root()?;
    let mut command = process::cargo(&["test", "-p", "browser-tests"]);
    command.args(filter).env("READOUT_DIST", paths::dist()?).env("READOUT_SITES", sites()?);
    if !with_others {
        command.args(["--", "--skip", OTHER_CORPORA]);
    }
    command.envs(npm::script(&npm::AXE).map(|script| ("READOUT_AXE", script)));
    let (source, bundle) = (root.join("examples/embed/react.jsx"), root.join("target/react.js"));
    command.envs(npm::with_react(&source, &bundle).map(|()| ("READOUT_REACT", bundle)));
    process::run(command.current_dir(root))
}

#[derive(Default)]
struct Report {
    steps: Vec<(&'static str, Duration, bool)>,
}

impl Report {
    fn step(&mut self, name: &'static str, run: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n==> {name}");
        let (outcome, duration) = progress::timed(run);
        self.steps.push((name, duration, outcome.is_ok()));
        outcome
    }

    fn print(&self) {
        println!();
        for (name, duration, passed) in &self.steps {
            let verdict = if *passed { "ok" } else { "FAILED" };
            println!("{name:<16} {:>7.1} s   {verdict}", duration.as_secs_f32());
        }
        let total: Duration = self.steps.iter().map(|(_, duration, _)| *duration).sum();
        println!("{:<16} {:>7.1} s", "all", total.as_secs_f32());
    }
}
