//! What the share and cite menus offer leads to what is shown, wherever the explorer runs; what would
//! lead nowhere is not offered.

use serde_json::{Value, json};

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{Setup, as_file, page::Page, run_in, server::Reply};

const CORPUS: &str = include_str!("../../data/india-us-defence.json");

/// A view with words to cite.
const ROUTE: &str = "#/read/2022/6?span=1553-1647";

/// Headings and texts of the share menu, the address of the file, the note; and the citation.
#[derive(Debug)]
struct Menus {
    options: Vec<(String, String)>,
    file: Option<String>,
    note: String,
    citation: String,
    printed: String,
}

impl Menus {
    fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(known, _)| known == name).map(|(_, text)| &**text)
    }
}

/// Reads the menus of the page, or of the explorer in it.
fn menus(page: &Page, app: &str) -> Menus {
    let script = format!(
        "const app = {app};
         const text = it => it?.textContent ?? '';
         const sections = [...app.querySelectorAll('#share section')];
         const options = sections.filter(it => it.querySelector('pre'))
             .map(it => [text(it.querySelector('h3')), text(it.querySelector('pre'))]);
         const note = text([...app.querySelectorAll('#share > .note')].at(-1));
         return {{
             options, note,
             file: app.querySelector('#share a[download]')?.href ?? null,
             citation: text(app.querySelector('.cite pre')),
             printed: text(app.querySelector('.printed')),
         }}"
    );
    let value = page.eval(&script);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let options = value["options"].as_array().into_iter().flatten();
    Menus {
        options: options.map(|pair| (text(&pair[0]), text(&pair[1]))).collect(),
        file: value["file"].as_str().map(str::to_owned),
        note: text(&value["note"]),
        citation: text(&value["citation"]),
        printed: text(&value["printed"]),
    }
}

const SHADOW: &str = "document.querySelector('readout-explorer').shadowRoot.querySelector('.app')";

/// Of a site: everything, at its address.
#[test]
fn a_site_is_shared_by_its_address() {
    for folder in ["/", "/under/a/path/"] {
        run_in(Setup { folder, ..Setup::default() }, |page| {
            page.open(ROUTE);
            page.wait_for(".cite");
            let (menus, site) = (menus(page, "document"), page.address());
            assert_eq!(menus.option("Link"), Some(&*format!("{site}{ROUTE}")));
            let element = menus.option("Element").unwrap_or_default();
            assert!(element.contains(&format!("src=\"{site}embed.js\"")), "{element}");
            assert!(element.contains(&format!("route=\"{ROUTE}\"")), "{element}");
            assert!(!element.contains("corpus"), "{element}");
            let frame = menus.option("Frame").unwrap_or_default();
            assert!(frame.contains(&format!("{site}?embed=tabs{ROUTE}")), "{frame}");
            assert_eq!(menus.file, Some(format!("{site}readout.html")));
            assert_eq!(menus.note, "");
            assert!(menus.citation.ends_with(&format!("{site}{ROUTE}")), "{}", menus.citation);
            assert!(menus.printed.contains(&format!("{site}{ROUTE}")), "{}", menus.printed);
        });
    }
}

/// Of one file: only the link, which says what else is needed. A citation has no address.
#[test]
fn one_file_is_shared_with_a_condition() {
    run_in(Setup::default(), |page| {
        let file = as_file("readout.html");
        page.visit(&format!("{file}{ROUTE}"));
        page.wait_for(".cite");
        let menus = menus(page, "document");
        assert_eq!(menus.option("Link"), Some(&*format!("{file}{ROUTE}")));
        assert_eq!((menus.options.len(), &menus.file), (1, &None));
        assert!(menus.note.contains("this machine only"), "{}", menus.note);
        assert!(!menus.citation.contains("file:"), "{}", menus.citation);
        assert!(menus.citation.contains("characters 1553–1647"), "{}", menus.citation);
    });
}

fn with_explorer(attributes: &str) -> &'static str {
    format!(
        "<!doctype html><title>Host</title><script type=module src=embed.js></script>
         <readout-explorer chrome=full route='{ROUTE}' {attributes}></readout-explorer>"
    )
    .leak()
}

/// Of an explorer with the built-in corpus: the site it comes from.
#[test]
fn an_explorer_is_shared_by_the_site() {
    let mut setup = pages();
    setup.replies.push(("host.html", Reply::Html(with_explorer(""))));
    run_in(setup, |page| {
        visit(page, "host.html");
        wait_inside(page, ".cite", "");
        let (menus, site) = (menus(page, SHADOW), page.address());
        assert_eq!(menus.option("Link"), Some(&*format!("{site}{ROUTE}")));
        assert!(menus.option("Element").is_some() && menus.option("Frame").is_some());
        assert!(menus.citation.ends_with(&format!("{site}{ROUTE}")), "{}", menus.citation);
    });
}

/// Of an explorer with another corpus: the element, with its corpus; nothing that leads to the site,
/// which has other reports.
#[test]
fn another_corpus_is_not_shared_by_the_site() {
    let mut setup = pages();
    setup.replies.push(("host.html", Reply::Html(with_explorer("corpus=corp.json"))));
    setup.replies.push(("corp.json", Reply::Html(CORPUS)));
    run_in(setup, |page| {
        visit(page, "host.html");
        wait_inside(page, ".cite", "");
        let (menus, site) = (menus(page, SHADOW), page.address());
        let names: Vec<_> = menus.options.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!((names, &menus.file), (vec!["Element"], &None));
        let element = menus.option("Element").unwrap_or_default();
        assert!(element.contains(&format!("corpus=\"{site}corp.json\"")), "{element}");
        assert!(menus.note.contains(&format!("{site}corp.json")), "{}", menus.note);
        assert!(!menus.citation.contains("http"), "{}", menus.citation);
        assert!(!menus.printed.contains('#'), "{}", menus.printed);
        assert!(menus.printed.contains(&format!("{site}corp.json")), "{}", menus.printed);

        // The element does what it says: in another page it shows the same.
        let text = json!(format!("<!doctype html><title>Other</title>{element}"));
        page.eval(&format!("document.open(); document.write({text}); document.close()"));
        wait_inside(page, ".report mark.pointed", "");
    });
}

/// Where the route is in the address of the host page, that address leads to it.
#[test]
fn a_host_page_with_the_route_is_shared_by_its_address() {
    let mut setup = pages();
    setup.replies.push(("host.html", Reply::Html(with_explorer("corpus=corp.json sync-url"))));
    setup.replies.push(("corp.json", Reply::Html(CORPUS)));
    run_in(setup, |page| {
        visit(page, &format!("host.html?id=7{ROUTE}"));
        wait_inside(page, ".cite", "");
        let (menus, site) = (menus(page, SHADOW), page.address());
        let here = format!("{site}host.html?id=7{ROUTE}");
        assert_eq!(menus.option("Link"), Some(&*here));
        assert!(menus.option("Element").is_some_and(|it| it.contains("corpus=")));
        assert_eq!((menus.option("Frame"), &menus.file), (None, &None));
        assert!(menus.citation.ends_with(&here), "{}", menus.citation);
    });
}
