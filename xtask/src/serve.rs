//! Serves the page on this machine, builds it again when a source changes, and has it load itself
//! again.

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
    /// Show the page in the user's browser.
    pub(crate) open: bool,
    /// The port wanted; otherwise the first free one is taken.
    pub(crate) port: Option<u16>,
    /// What is served.
    pub(crate) what: What,
}

/// What is served.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The page, built again on every change.
    Page,
    /// The same, built faster: it runs slower.
    Dev,
    /// What is in `dist/`, as a site has it.
    Dist,
}

/// Builds, serves, says where, and goes on until it is stopped.
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
    // An old page would pass for the new one, if the build failed.
    paths::make_empty(&directory)?;
    let server = Server::of_work(&directory, options.port)?;
    let watcher = Watcher::new(&sources()?)?;
    let mut is_announced = false;
    loop {
        let begun = SystemTime::now();
        match build(&directory, is_dev) {
            Ok(()) => {
                server.reload();
                if !is_announced {
                    announce(options, &server);
                }
                is_announced = true;
            }
            Err(error) => println!("\n==> {error:#}\n==> waiting for a change that mends it"),
        }
        println!("==> {} has changed", watcher.wait(begun)?.display());
    }
}

/// Builds the page by a command of its own, for which cargo compiles this program again if need be:
/// it has the reports in it, and writes them into the page.
fn build(directory: &Path, is_dev: bool) -> Result<()> {
    let mut cargo = process::cargo(&["run", "--quiet", "--package", "xtask", "--", "page"]);
    cargo.arg(directory).args(is_dev.then_some("--dev")).current_dir(paths::root()?);
    process::run(&mut cargo)
}

/// What a page is made of.
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
    let (program, before): (_, &[_]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    if Command::new(program).args(before).arg(address).spawn().is_err() {
        println!("==> no browser could be opened with {program}: open {address} yourself");
    }
}
