//! The test harness: a server for the page, a browser, and the actions and assertions of tests.

pub(crate) mod browser;
pub(crate) mod page;
pub(crate) mod server;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    thread,
};

use self::{
    browser::Driver,
    page::Page,
    server::{ISOLATED, Reply, Server, Site},
};

/// The circumstances of a test.
pub(crate) struct Setup {
    /// The corpus of the site, by its name in `tests/corpora`; none is that of the page as it ships.
    pub(crate) corpus: Option<&'static str>,
    /// The folder of the server that contains the page; ends with a slash.
    pub(crate) folder: &'static str,
    /// Replies instead of the file, for paths that begin or end with the string.
    pub(crate) replies: Vec<(&'static str, Reply)>,
    /// JavaScript to run in every page before the page's own.
    pub(crate) before: &'static str,
    /// Whether errors in the console are allowed.
    pub(crate) errors_expected: bool,
    /// Whether the page is cross-origin isolated, which gives it a finer clock.
    pub(crate) isolated: bool,
    /// Whether requests to other servers are allowed.
    pub(crate) foreign_requests_expected: bool,
    /// A Content-Security-Policy that the server adds to the page's own; may be empty.
    pub(crate) policy: &'static str,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            corpus: None,
            folder: "/",
            replies: Vec::new(),
            before: "",
            errors_expected: false,
            isolated: false,
            foreign_requests_expected: false,
            policy: "",
        }
    }
}

/// Runs a test in a new browser, on the page as built.
#[track_caller]
pub(crate) fn run(test: impl FnOnce(&Page)) {
    run_in(Setup::default(), test);
}

/// Runs a test in a new browser, with a special setup.
#[track_caller]
pub(crate) fn run_in(setup: Setup, test: impl FnOnce(&Page)) {
    let policy = format!("Content-Security-Policy: {}\r\n", setup.policy);
    let headers = [
        if setup.isolated { ISOLATED } else { "" },
        if setup.policy.is_empty() { "" } else { &policy },
    ];
    let mut site = Site::new(setup.corpus.map_or_else(dist, site_of), setup.folder);
    site.replies = setup.replies;
    site.headers = headers.concat();
    let server = Server::start(site);
    let driver = Driver::start();
    let page = Page::new(&driver, server, setup.before);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        test(&page);
        if !setup.foreign_requests_expected {
            page.no_foreign_requests();
        }
        if !setup.errors_expected {
            page.no_errors();
        }
    }));
    if outcome.is_err() {
        page.screenshot(&failure_screenshot());
    }
    page.quit();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// The folder with the built page.
pub(crate) fn dist() -> PathBuf {
    built("READOUT_DIST", "dist", "", "cargo xtask build")
}

/// The folder with the site of a corpus of `tests/corpora`.
pub(crate) fn site_of(corpus: &str) -> PathBuf {
    built("READOUT_SITES", "target/sites", corpus, "cargo xtask test --browser other_corpora")
}

/// A folder with a page, in the folder that a variable names.
fn built(variable: &str, default: &str, name: &str, command: &str) -> PathBuf {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(default);
    let folder = env::var_os(variable).map_or(default, PathBuf::from).join(name);
    let is_there = folder.join("index.html").is_file();
    assert!(is_there, "there is no page in {}; `{command}` makes it", folder.display());
    folder
}

/// The `file:` address of a built file.
pub(crate) fn as_file(name: &str) -> String {
    address_of(&dist().join(name))
}

/// The `file:` address of a file.
pub(crate) fn address_of(file: &Path) -> String {
    format!("file://{}", file.canonicalize().expect("the file should be there").display())
}

/// An empty folder for the files of a test.
pub(crate) fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn failure_screenshot() -> PathBuf {
    let test = thread::current().name().unwrap_or("test").replace("::", "-");
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test).with_extension("png");
    eprintln!("how the page looked: {}", picture.display());
    picture
}
