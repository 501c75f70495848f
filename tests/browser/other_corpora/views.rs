//! Every view, however the page is run: as a site, offline, as one file, embedded.

use super::run;
use crate::{
    accessibility::{axe, violations},
    embed::{pages, visit, wait_inside},
    harness::{Setup, address_of, page::Page, run_in, server::Reply, site_of},
    views::{self, View, each_opens},
};

/// The views of the bare texts; nothing is known of them but their words.
const BARE: [View; 9] = [
    ("#/", "h1", "3 reports"),
    ("#/search?q=bricks", ".verdict", "spring: 2 hits"),
    ("#/search/lines?q=wall", "table", "Nobody asked who was to mend the"),
    ("#/timeline", ".timeline", "Timeline"),
    ("#/compare/text", ".compare", "mended on a quiet morning"),
    ("#/compare/words", ".compare", "autumn"),
    ("#/read/summer", ".report", "A mason from the next village had laid the bricks."),
    ("#/read/autumn/2", ".passage.target", "Wasps came for what had fallen."),
    ("#/open", ".pane", "Report 1"),
];

/// The views of the reports in German, with what is annotated.
const DEICH: [View; 11] = [
    ("#/", "h1", "Two meetings, side by side"),
    ("#/search?q=Hebewerk", ".verdict", "März 2031: 1 hit in 1 passage; Mai 2032: 1 hit"),
    ("#/search?q=speaker:harms", ".verdict", "März 2031: "),
    ("#/search/lines?q=Taler", "table", "14 Millionen"),
    ("#/timeline", ".event", ""),
    ("#/timeline?event=bittschrift", ".card", "February 2031, stated"),
    ("#/compare/topics", ".matrix", "Siele und Fischerei"),
    ("#/compare/text?pair=2", ".passage.target", "Versprechen"),
    ("#/compare/facts", ".facts", "Focko Lüers → Almuth Behrends"),
    ("#/compare/words", ".compare", "Mai 2032"),
    ("#/read/mai/5", ".passage.target", "Das alte Schöpfwerk wird ein Museum."),
];

const ALL: [(&str, &[View]); 2] = [("bare", &BARE), ("deich", &DEICH)];

#[test]
fn every_view_opens_on_the_site() {
    for (corpus, views) in ALL {
        run(corpus, |page| each_opens(page, page.address(), views));
    }
}

#[test]
fn every_view_works_offline() {
    for (corpus, views) in ALL {
        run(corpus, |page| {
            page.open("");
            page.wait_for_text("#offline", "Ready to use offline");
            page.server().stop();
            each_opens(page, page.address(), views);
        });
    }
}

#[test]
fn every_view_opens_from_one_file() {
    for (corpus, views) in ALL {
        run(corpus, |page| {
            let file = address_of(&site_of(corpus).join("readout.html"));
            each_opens(page, &file, views);
            assert_eq!(views::violations(page), "[]");
            let mut asked = page.requests();
            asked.retain(|it| !it.starts_with("data:") && !it.starts_with(&file));
            assert_eq!(asked, [] as [String; 0]);
        });
    }
}

#[test]
fn every_view_opens_in_another_page() {
    const HOST: &str = "<!doctype html><title>Host</title><link rel=icon href=data:,>
        <script type=module src=embed.js></script>
        <readout-explorer chrome=full>Until then.</readout-explorer>";
    for (corpus, views) in ALL {
        let mut setup = pages();
        setup.replies.push(("host.html", Reply::Html(HOST)));
        run_in(Setup { corpus: Some(corpus), ..setup }, |page: &Page| {
            visit(page, "host.html");
            wait_inside(page, "h1", "");
            // An explorer opens no reports of its readers unless its page wants it.
            for (link, selector, words) in views.iter().filter(|(link, ..)| *link != "#/open") {
                page.eval(&format!(
                    "document.querySelector('readout-explorer').navigate('{link}')"
                ));
                page.until(&format!("“{words}” in {selector} at {link}"), || {
                    let shown = page.eval(&format!("return inside('{selector}')?.innerText"));
                    shown.as_str().filter(|shown| shown.contains(words)).map(|_| ())
                });
            }
            assert_eq!(page.eval_text("return document.title"), "Host");
        });
    }
}

/// The views of a series, and the field that chooses a report with its list open.
#[test]
fn axe_finds_no_violations_in_a_series() {
    let Some(axe) = axe() else { return };
    run("bare", |page| {
        for (scheme, width) in [("light", 1280), ("dark", 390)] {
            page.prefer("prefers-color-scheme", scheme);
            page.resize(width, 844);
            for route in [
                "#/",
                "#/search?q=bricks",
                "#/search?q=wasps",
                "#/search/lines?q=the",
                "#/timeline",
                "#/compare/text",
                "#/compare/words?word=wall",
                "#/read/autumn?q=wasps",
            ] {
                page.open(route);
                page.wait_for("h1");
                assert_eq!(violations(page, &axe), "[]", "{route}, {scheme}, {width} wide");
            }
            page.open("#/compare/text");
            page.wait_for(".picker input");
            page.eval("document.querySelector('.picker input').focus()");
            page.wait_for(".offered [role=option]");
            assert_eq!(violations(page, &axe), "[]", "choosing, {scheme}, {width} wide");
        }
    });
}
