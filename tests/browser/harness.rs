//! What the tests stand on: a server for the page, a browser, and words.

pub(crate) mod browser;
pub(crate) mod page;
pub(crate) mod server;

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    thread,
};

use self::{
    browser::Driver,
    page::Page,
    server::{ISOLATED, Reply, Server, Site},
};

/// In what circumstances the page is visited.
pub(crate) struct Setup {
    /// The folder of the server in which the page lies; ends with a slash.
    pub(crate) folder: &'static str,
    /// What the server answers for paths that end so, instead of the file.
    pub(crate) replies: Vec<(&'static str, Reply)>,
    /// JavaScript to run in every page before its own.
    pub(crate) before: &'static str,
    /// Whether errors in the console are what the test is about.
    pub(crate) errors_expected: bool,
    /// Whether the server lets no other site near the page, for which the browser gives it a finer
    /// clock.
    pub(crate) isolated: bool,
    /// Whether it is about what comes from elsewhere.
    pub(crate) from_elsewhere: bool,
    /// The policy that the server adds to the page's own; may be empty.
    pub(crate) policy: &'static str,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            folder: "/",
            replies: Vec::new(),
            before: "",
            errors_expected: false,
            isolated: false,
            from_elsewhere: false,
            policy: "",
        }
    }
}

/// Runs a test in a browser of its own, on the page as it is built.
#[track_caller]
pub(crate) fn run(test: impl FnOnce(&Page)) {
    run_in(Setup::default(), test);
}

/// Runs a test in a browser of its own, in special circumstances.
#[track_caller]
pub(crate) fn run_in(setup: Setup, test: impl FnOnce(&Page)) {
    let policy = format!("Content-Security-Policy: {}\r\n", setup.policy);
    let headers = [
        if setup.isolated { ISOLATED } else { "" },
        if setup.policy.is_empty() { "" } else { &policy },
    ];
    let mut site = Site::new(dist(), setup.folder);
    site.replies = setup.replies;
    site.headers = headers.concat();
    let server = Server::start(site);
    let driver = Driver::start();
    let page = Page::new(&driver, server, setup.before);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        test(&page);
        if !setup.from_elsewhere {
            page.no_foreign_requests();
        }
        if !setup.errors_expected {
            page.no_errors();
        }
    }));
    if outcome.is_err() {
        page.screenshot(&failure_picture());
    }
    page.quit();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// Where the page was built.
pub(crate) fn dist() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let dist = std::env::var_os("READOUT_DIST").map_or(beside, PathBuf::from);
    assert!(
        dist.join("index.html").is_file(),
        "there is no page in {}; `cargo xtask build` makes it",
        dist.display()
    );
    dist
}

/// The address of a built file for whom opens it without a server.
pub(crate) fn as_file(name: &str) -> String {
    let file = dist().join(name).canonicalize().expect("the file should be in dist");
    format!("file://{}", file.display())
}

/// A folder with nothing in it, for what a test writes.
pub(crate) fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn failure_picture() -> PathBuf {
    let test = thread::current().name().unwrap_or("test").replace("::", "-");
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test).with_extension("png");
    eprintln!("how the page looked: {}", picture.display());
    picture
}
