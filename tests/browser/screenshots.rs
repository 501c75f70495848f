//! Screenshots of the main views, for visual review.

use std::{env, fs, path::PathBuf};

use crate::harness::{Setup, as_file, page::Page, run_in, server::Reply};
use crate::own_reports::open_two;

const ROUTES: [&str; 21] = [
    "#/",
    "#/search?q=defense",
    "#/search",
    "#/search?q=china",
    "#/search?q=speaker:biden%20exercises",
    "#/search?q=topic:T2%20companies%20-india",
    "#/search/lines?sort=left&q=cooperation",
    "#/read/2023?q=cooperation",
    "#/compare/topics?q=cooperation",
    "#/timeline",
    "#/timeline?event=B-e8",
    "#/timeline?from=2023-06-04&to=2023-06-05",
    "#/compare/topics",
    "#/compare/text",
    "#/compare/text?pair=4",
    "#/compare/facts",
    "#/compare/words",
    "#/compare/words?word=defence&sort=left",
    "#/read/2022",
    "#/read/2023",
    "#/read/2022/6?span=1553-1647&layers=quotes,names,dates,slips",
];

const SIZES: [(u32, u32); 2] = [(1280, 800), (390, 844)];

#[test]
#[ignore = "no test; `cargo xtask screenshots DIR` calls it"]
fn screenshots() {
    let directory = folder();
    run_in(Setup { errors_expected: true, ..Setup::default() }, |page| {
        for scheme in ["light", "dark"] {
            page.prefer("prefers-color-scheme", scheme);
            for (width, height) in SIZES {
                page.resize(width, height);
                for route in ROUTES {
                    let name = format!("{}.{width}.{scheme}.png", file_name(route));
                    shoot(page, route, &directory.join(name));
                }
                let name = |state: &str| directory.join(format!("{state}.{width}.{scheme}.png"));
                typing(page, &name("typing"));
                help(page, &name("help"));
            }
        }
        println!("errors in the console: {:#?}", page.errors());
    });
}

/// The pictures of the README: one for each way of use, and two of reports of one's own.
#[test]
#[ignore = "no test; `cargo xtask pictures` calls it"]
fn pictures() {
    let directory = folder();
    let host = include_str!("../../examples/embed/plain.html");
    let replies = vec![("plain.html", Reply::Html(host)), ("favicon.ico", Reply::Html(""))];
    run_in(Setup { replies, ..Setup::default() }, |page| {
        page.resize(1200, 820);
        page.open("#/compare/text?pair=5");
        page.wait_for(".texts .target");
        page.picture(&directory.join("browser.webp"));
        open_two(page);
        page.picture(&directory.join("open.webp"));
        page.click(".actions .primary");
        page.wait_for(".compare mark.new");
        page.picture(&directory.join("changed.webp"));
        page.visit(&format!("{}plain.html", page.address()));
        let is_there =
            "return !!document.getElementById('one').shadowRoot.querySelector('.matrix')";
        page.until("the explorer", || (page.eval(is_there) == true).then_some(()));
        page.picture(&directory.join("embedded.webp"));
        page.visit(&format!("{}#/timeline", as_file("readout.html")));
        page.wait_for(".timeline .event");
        page.picture(&directory.join("offline.webp"));
    });
}

fn folder() -> PathBuf {
    let folder = PathBuf::from(env::var_os("READOUT_SHOTS").expect("READOUT_SHOTS names a folder"));
    fs::create_dir_all(&folder).expect("the folder should be made");
    folder
}

/// Takes a screenshot after a fresh load, so that no state is left from the one before.
fn shoot(page: &Page, route: &str, file: &std::path::Path) {
    page.visit("about:blank");
    page.open(route);
    page.screenshot(file);
}

/// Takes a screenshot with suggestions.
fn typing(page: &Page, file: &std::path::Path) {
    page.visit("about:blank");
    page.open("#/");
    page.press("/");
    page.type_text("sec");
    page.wait_for("[role=option]");
    page.press("ArrowDown");
    page.screenshot(file);
}

/// Takes a screenshot with the help.
fn help(page: &Page, file: &std::path::Path) {
    page.visit("about:blank");
    page.open("#/search?q=cooperation");
    page.click(".help");
    page.wait_for("#help");
    page.screenshot(file);
}

/// `#/search?q=defense` becomes `search-q-defense`.
fn file_name(route: &str) -> String {
    let words =
        route.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    if name.is_empty() { "overview".to_owned() } else { name }
}
