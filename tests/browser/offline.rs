//! The site offline, and updates to a new version.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{
    harness::{Setup, dist, empty_folder, page::Page, run, run_in, server::Reply},
    views,
};

const READY: &str = "Ready to use offline";

/// The modules that a page with an English corpus never loads, as long as nothing is opened.
const OTHERS: [&str; 9] = [
    "split_series.wasm",
    "split_stems.wasm",
    "split_open.wasm",
    "split_office.wasm",
    "page_file.js",
    "pdf_worker.js",
    "read_html.js",
    "read_pdf.js",
    "shared_files.js",
];

/// Those of them that the page “Open” loads.
const OPENING: [&str; 2] = ["split_open.wasm", "shared_files.js"];

#[test]
fn every_view_works_offline() {
    for folder in ["/", "/a/b/"] {
        run_in(Setup { folder, ..Setup::default() }, |page| {
            page.open("");
            page.wait_for_text("#offline", READY);
            page.server().stop();
            page.open("");
            views::all_are_there(page);
            views::all_open(page, page.address());
            views::all_open(page, &format!("{}index.html?from=elsewhere", page.address()));
            page.wait_for_text("#offline", READY);
        });
    }
}

#[test]
fn a_new_version_asks_first_and_replaces_the_old_completely() {
    run(|page| {
        let second = second_version("asks");
        page.open("#/read/2022");
        page.wait_for_text("#offline", READY);
        let first_cache = caches(page);
        page.server().change(second.clone());
        open_new_visit(page, "#/read/2022");
        page.wait_for_text("#update", "A new version is ready");
        assert_eq!(version(page), "1", "it waits");
        page.eval("location.hash = '#/timeline'");
        wait_for_reload(page, || _ = page.eval("location.reload()"));
        page.wait_for_text("#update", "A new version is ready");
        assert_eq!(version(page), "1", "and goes on waiting");
        wait_for_reload(page, || page.click_text("Use it now"));
        page.wait_for(".event");
        assert_eq!(version(page), "2");
        assert_eq!(page.route(), "#/timeline", "the reader is where the reader was");
        page.wait_until_gone("#update p");
        let second_cache = page.until("the old cache to go", || {
            Some(caches(page)).filter(|it| it.as_array().is_some_and(|all| all.len() == 1))
        });
        assert_ne!(first_cache, second_cache);
        assert_eq!(kept(page), files(&second));
        page.server().stop();
        open_new_visit(page, "#/compare/facts");
        page.wait_for(".facts");
        assert_eq!(version(page), "2");
        assert_eq!(loaded(page), files_of(&second, &["css", "js", "wasm"]), "nothing is stale");
    });
}

#[test]
fn an_update_can_be_postponed() {
    run(|page| {
        let second = second_version("later");
        page.open("");
        page.wait_for_text("#offline", READY);
        page.server().change(second);
        page.open("");
        page.wait_for_text("#update", "A new version is ready");
        page.click_text("Later");
        page.wait_until_gone("#update p");
        assert_eq!(version(page), "1");
    });
}

#[test]
fn a_visit_after_leaving_gets_the_new_version() {
    run(|page| {
        let second = second_version("left");
        page.open("");
        page.wait_for_text("#offline", READY);
        page.server().change(second.clone());
        open_new_visit(page, "#/timeline");
        page.wait_for_text("#update", "A new version is ready");
        // While the tab is on another page, no tab has the old version open; the browser may take
        // some time to notice.
        page.until("the second version", || {
            open_new_visit(page, "#/timeline");
            page.wait_for(".event");
            Some(()).filter(|()| version(page) == "2")
        });
        assert_eq!(kept(page), files(&second));
    });
}

#[test]
fn updating_in_one_tab_does_not_reload_another() {
    run(|page| {
        let second = second_version("tabs");
        page.open("#/timeline");
        page.wait_for_text("#offline", READY);
        let first_tab = page.open_tab();
        page.visit(&format!("{}#/compare/facts", page.address()));
        page.wait_for_text("#offline", READY);
        page.server().change(second.clone());
        open_new_visit(page, "#/compare/facts");
        page.wait_for_text("#update", "A new version is ready");
        wait_for_reload(page, || page.click_text("Use it now"));
        page.wait_for(".facts");
        assert_eq!(version(page), "2");
        page.go_to_tab(first_tab);
        page.wait_for_text("#update", "A new version is ready");
        assert_eq!(version(page), "1");
        views::all_are_there(page);
        assert_eq!(loaded(page), files_of(&dist(), &["css", "js", "wasm"]), "all of one version");
        wait_for_reload(page, || page.click_text("Use it now"));
        page.wait_for("h1");
        assert_eq!(version(page), "2");
        assert_eq!(kept(page), files(&second));
    });
}

#[test]
fn files_of_different_versions_are_not_cached_together() {
    let replies = vec![("manifest.webmanifest", Reply::Html("another version"))];
    run_in(Setup { replies, errors_expected: true, ..Setup::default() }, |page| {
        page.open("");
        page.wait_for_text("#offline", "Save for offline use");
        page.until("the worker to give up", || {
            let tried = page.served().iter().filter(|path| path.ends_with("sw.js")).count();
            let gone = "return navigator.serviceWorker.getRegistration().then(it => !it)";
            (tried > 0 && page.eval(gone) == true).then_some(())
        });
        assert!(!page.text_of("#offline").contains(READY));
    });
}

#[test]
fn the_saved_file_is_the_built_file() {
    run(|page| {
        let folder = empty_folder("saved");
        page.save_into(&folder);
        page.open("");
        page.click_text("Save for offline use");
        let saved = page.saved(&folder);
        assert!(saved == fs::read(dist().join("readout.html")).expect("it should be there"));
        assert!(folder.join("readout.html").is_file(), "under its own name");
    });
}

#[test]
fn the_install_prompt_is_shown_on_request() {
    run(|page| {
        page.open("");
        page.wait_for("#offline");
        page.eval(
            "const offer = new Event('beforeinstallprompt', { cancelable: true });
             offer.prompt = () => { window.asked = true; };
             dispatchEvent(offer);
             window.held = offer.defaultPrevented;",
        );
        assert_eq!(page.eval("return window.held"), true);
        page.click_text("Install");
        assert_eq!(page.eval("return window.asked"), true);
        page.wait_until_gone("#offline button");
    });
}

#[test]
fn without_service_workers_the_page_works_and_can_be_saved() {
    let before = "delete Navigator.prototype.serviceWorker;";
    run_in(Setup { before, ..Setup::default() }, |page| {
        page.open("");
        page.wait_for_text("#offline", "Save for offline use");
        views::all_are_there(page);
        assert!(!page.text_of("#offline").contains(READY));
    });
}

#[test]
fn nothing_is_cached_in_a_frame() {
    let host =
        "<!doctype html><title>Host</title><link rel=icon href=data:,><iframe src=./></iframe>";
    run_in(Setup { replies: vec![("host.html", Reply::Html(host))], ..Setup::default() }, |page| {
        page.visit(&format!("{}host.html", page.address()));
        page.until("the page in the frame", || {
            let shown =
                page.eval("return !!frames[0].document.querySelector('.overview .doors a')");
            (shown == true).then_some(())
        });
        let line = page.eval("return frames[0].document.getElementById('offline').hidden");
        assert_eq!(line, true, "it is not the place to keep it");
        assert!(page.served().iter().all(|path| !path.ends_with("sw.js")));
    });
}

/// Waits until the action has reloaded the page.
#[track_caller]
fn wait_for_reload(page: &Page, action: impl FnOnce()) {
    page.eval("window.before = true");
    action();
    page.until("the page to reload", || (page.eval("return !window.before") == true).then_some(()));
}

/// Opens the page as a new visit: changing only the fragment would not load it again.
#[track_caller]
fn open_new_visit(page: &Page, route: &str) {
    page.visit("about:blank");
    page.visit(&format!("{}{route}", page.address()));
}

/// The same site with another style sheet, made by `cargo xtask package`.
fn second_version(name: &str) -> PathBuf {
    let folder = empty_folder(name);
    let (style, site) = (folder.join("style.css"), folder.join("site"));
    fs::write(&style, ":root { --version: 2; }").expect("a file can be written");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--package", "xtask", "--", "package", "--style"]);
    cargo.arg(style).arg(&site);
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    assert!(cargo.current_dir(root).status().expect("cargo should start").success());
    site
}

/// The version that is shown, from the style sheet.
#[track_caller]
fn version(page: &Page) -> String {
    page.eval_text(
        "return getComputedStyle(document.documentElement).getPropertyValue('--version') || '1'",
    )
}

/// The names of the caches.
#[track_caller]
fn caches(page: &Page) -> Value {
    page.eval("return caches.keys()")
}

/// The names of the cached files, sorted.
#[track_caller]
fn kept(page: &Page) -> Vec<String> {
    names(&page.eval(
        "const [name] = await caches.keys();
         const kept = await (await caches.open(name)).keys();
         return kept.map(it => it.url.slice(location.href.split('#')[0].length) || 'index.html').sort()",
    ))
}

/// The names of the files that the page has loaded, sorted.
#[track_caller]
fn loaded(page: &Page) -> Vec<String> {
    let mut loaded = names(&page.eval(
        "const folder = location.href.split(/[#?]/)[0];
         return performance.getEntriesByType('resource')
             .map(it => it.name.replace(folder, '')).sort()",
    ));
    loaded.retain(|name| {
        let is_of_opening = OPENING.iter().any(|it| name.ends_with(it));
        ["css", "js", "wasm"].iter().any(|it| name.ends_with(it))
            && name != "sw.js"
            && !is_of_opening
    });
    loaded.dedup();
    loaded
}

fn names(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("it is a list").iter();
    list.map(|it| it.as_str().unwrap_or_default().to_owned()).collect()
}

/// The names of the files of a site that should be cached, sorted.
fn files(site: &Path) -> Vec<String> {
    let mut names = files_below(site, "");
    let others = ["sw.js", "readout.html", "embed", "corpus"];
    names.retain(|name| !others.iter().any(|other| name.starts_with(other)));
    names.sort();
    names
}

/// The files in a folder of a site and its subfolders.
fn files_below(site: &Path, folder: &str) -> Vec<String> {
    let files = fs::read_dir(site.join(folder)).expect("a site is a folder").flatten();
    let inner = files.map(|file| {
        let name = format!("{folder}{}", file.file_name().to_string_lossy());
        if file.path().is_dir() { files_below(site, &format!("{name}/")) } else { vec![name] }
    });
    inner.flatten().collect()
}

/// The names of the files of a site with one of these extensions that the page loads for its own
/// corpus, which needs no stemmers of other languages, and without opening a file.
fn files_of(site: &Path, extensions: &[&str]) -> Vec<String> {
    let mut names = files(site);
    for other in OTHERS {
        assert!(names.iter().any(|name| name.ends_with(other)), "{other} is kept: {names:?}");
    }
    names.retain(|name| {
        let is_other = OTHERS.iter().any(|other| name.ends_with(other));
        !is_other && extensions.iter().any(|it| name.ends_with(it))
    });
    names
}
