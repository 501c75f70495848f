//! Serves the page on this machine, and rebuilds and reloads it when a source changes.

pub(crate) mod server;
mod watch;

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::SystemTime,
};

use anyhow::Result;

use self::{server::Server, watch::Watcher};
use crate::{paths, process};

/// How to serve.
pub(crate) struct Options {
    /// Whether to open the page in the user's browser.
    pub(crate) open: bool,
    /// The port; `None` takes the first free one.
    pub(crate) port: Option<u16>,
    /// What is served.
    pub(crate) what: What,
}

/// What is served.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The page, rebuilt on every change.
    Page,
    /// The same, but it builds faster and runs slower.
    Dev,
    /// The contents of `dist/`, like a real site.
    Dist,
}

/// Builds and serves the page, prints its address, and runs until it is stopped.
pub(crate) fn serve(options: &Options) -> Result<()> {
    if options.what == What::Dist {
        let server = Server::of_site(&paths::dist()?, options.port)?;
        announce(options, &server);
        loop {
            thread::park();
        }
    }
    let is_dev = options.what == What::Dev;
    let directory = paths::target()?.join(if is_dev { "page-dev" } else { "page" });
    // Otherwise, if the build failed, an old page could be mistaken for the new one.
    paths::make_empty(&directory)?;
    let server = Server::of_work(&directory, options.port)?;
    let watcher = Watcher::new(&sources()?)?;
    let mut is_announced = false;
    loop {
        let build_start = SystemTime::now();
        match build(&directory, is_dev) {
            Ok(()) => {
                server.reload();
                if !is_announced {
                    announce(options, &server);
                }
                is_announced = true;
            }
            Err(error) => println!("\n==> {error:#}\n==> waiting for a change before trying again"),
        }
        println!("==> {} has changed", watcher.wait(build_start)?.display());
    }
}

/// Builds the page in a separate process, so that cargo first recompiles this program if necessary:
/// the reports, which it writes into the page, are compiled into it.
fn build(directory: &Path, is_dev: bool) -> Result<()> {
    let mut cargo = process::cargo(&["run", "--quiet", "--package", "xtask", "--", "page"]);
    cargo.arg(directory).args(is_dev.then_some("--dev")).current_dir(paths::root()?);
    process::run(&mut cargo)
}

/// The sources of the page.
fn sources() -> Result<Vec<PathBuf>> {
    let root = paths::root()?;
    let names = ["src", "style", "data", "xtask/src", "index.html", "build.rs", "Cargo.toml"];
    Ok(names.iter().map(|name| root.join(name)).collect())
}

fn announce(options: &Options, server: &Server) {
    let address = server.address();
    println!("\n==> Readout is at {address}   (Ctrl+C stops it)\n");
    if options.open {
        open(&address);
    }
}

fn open(address: &str) {
    let (program, arguments): (_, &[_]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    if Command::new(program).args(arguments).arg(address).spawn().is_err() {
        println!("==> cannot open a browser with {program}: open {address} yourself");
    }
}
