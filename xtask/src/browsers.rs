//! The browser of the tests: Chromium and the driver that steers it.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::process;

/// Makes sure that both are there.
///
/// As root on Debian or Ubuntu, which is what a CI machine is, they are
/// installed; anywhere else that is the user's to do.
pub(crate) fn find_or_install() -> Result<()> {
    if is_here() {
        return Ok(());
    }
    if has_apt() && is_root() {
        println!("==> installing Chromium and its driver with apt-get (once; about a minute)");
        process::run(apt_get().arg("update"))?;
        process::run(
            apt_get().args(["install", "--yes", "--no-install-recommends"]).args(PACKAGES),
        )?;
    }
    if is_here() {
        return Ok(());
    }
    bail!("the browser tests need Chrome or Chromium, and chromedriver of its version: {}", mend())
}

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];

fn is_here() -> bool {
    name().is_some() && process::ask("chromedriver", &["--version"]).is_some()
}

/// The browser, by its name on PATH or where it is.
fn name() -> Option<&'static str> {
    let browsers =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", MAC, WINDOWS];
    browsers.into_iter().find(|name| exists(name))
}

/// Where the browser is.
pub(crate) fn path() -> Option<PathBuf> {
    let name = Path::new(name()?);
    if name.is_absolute() {
        return Some(name.to_path_buf());
    }
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|directory| directory.join(name)).find(|file| file.is_file())
}

const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const WINDOWS: &str = r"C:\Program Files\Google\Chrome\Application\chrome.exe";

/// Chrome on Windows does not print its version but opens a window, so a file
/// with a full name is only looked for.
fn exists(program: &str) -> bool {
    let path = Path::new(program);
    if path.is_absolute() { path.exists() } else { process::ask(program, &["--version"]).is_some() }
}

fn mend() -> &'static str {
    match env::consts::OS {
        "macos" => "`brew install --cask google-chrome chromedriver`",
        "windows" => "`winget install Google.Chrome Chromium.ChromeDriver`",
        _ if has_apt() => "`sudo apt-get install chromium chromium-driver`",
        _ => "install both with your package manager, and see that `chromedriver` is on PATH",
    }
}

fn has_apt() -> bool {
    process::ask("apt-get", &["--version"]).is_some()
}

fn is_root() -> bool {
    process::ask("id", &["-u"]).as_deref() == Some("0")
}

fn apt_get() -> Command {
    let mut apt_get = Command::new("apt-get");
    apt_get.env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}
