//! The browser for the tests: Chrome or Chromium, and chromedriver.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::process;

/// Makes sure that both are installed.
///
/// As root on Debian or Ubuntu (such as in CI) this installs them; elsewhere it fails and says how
/// to install them.
pub(crate) fn find_or_install() -> Result<()> {
    if is_installed() {
        return Ok(());
    }
    if has_apt() && is_root() {
        println!("==> installing Chromium and its driver with apt-get (once; about a minute)");
        process::run(apt_get().arg("update"))?;
        process::run(
            apt_get().args(["install", "--yes", "--no-install-recommends"]).args(PACKAGES),
        )?;
    }
    if is_installed() {
        return Ok(());
    }
    bail!(
        "the browser tests need Chrome or Chromium, and chromedriver of the same version: {}",
        install_hint()
    )
}

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];

fn is_installed() -> bool {
    name().is_some() && process::ask("chromedriver", &["--version"]).is_some()
}

/// The browser: a name on PATH or an absolute path.
fn name() -> Option<&'static str> {
    let browsers =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", MAC, WINDOWS];
    browsers.into_iter().find(|name| exists(name))
}

/// The path of the browser's executable.
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

/// An absolute path is only checked for existence: Chrome on Windows opens a window instead of
/// printing its version.
fn exists(program: &str) -> bool {
    let path = Path::new(program);
    if path.is_absolute() { path.exists() } else { process::ask(program, &["--version"]).is_some() }
}

fn install_hint() -> &'static str {
    match env::consts::OS {
        "macos" => "`brew install --cask google-chrome chromedriver`",
        "windows" => "`winget install Google.Chrome Chromium.ChromeDriver`",
        _ if has_apt() => "`sudo apt-get install chromium chromium-driver`",
        _ => "install both with your package manager, and make sure that `chromedriver` is on PATH",
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
