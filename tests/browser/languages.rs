//! Reports in other languages: searched, compared and read.

use serde_json::Value;

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{Setup, page::Page, run_in, server::Reply};

const CORPORA: [(&str, &str, &str); 5] = [
    ("de", "ltr", include_str!("../languages/de.json")),
    ("fr", "ltr", include_str!("../languages/fr.json")),
    ("es", "ltr", include_str!("../languages/es.json")),
    ("ar", "rtl", include_str!("../languages/ar.json")),
    ("zh", "ltr", include_str!("../languages/zh.json")),
];

/// A query in each language, the hits in its two reports, and all words marked.
const QUERIES: [(&str, [usize; 2], &str); 5] = [
    ("Gespräch", [1, 1], "Gespräche|Gespräch"),
    ("négociation", [1, 1], "négociations|négociation"),
    ("español", [1, 1], "españolas|española"),
    ("دفاع", [1, 1], "الدفاع|الدفاع"),
    ("部长", [1, 1], "部长|部长"),
];

/// The words of the first passage that are on one side only.
const CHANGES: [(&str, &str); 5] = [
    ("Berlin", "Hamburg|erneut"),
    ("Paris", "Lyon|et l’énergie"),
    ("Madrid", "Sevilla|este año"),
    ("القاهرة", "عمان"),
    ("北京", "上海"),
];

#[track_caller]
fn go(page: &Page, route: &str, selector: &str) {
    page.eval(&format!("document.querySelector('readout-explorer').navigate('{route}')"));
    wait_inside(page, selector, "");
}

/// The words of the elements, joined.
fn words(page: &Page, selector: &str) -> String {
    page.eval_text(&format!(
        "return [...inside('.app').querySelectorAll('{selector}')].map(it => {{
             it = it.cloneNode(true);
             it.querySelectorAll('.visually-hidden').forEach(hidden => hidden.remove());
             return it.textContent.trim();
         }}).join('|')"
    ))
}

/// Host pages, and the corpora that they name.
fn hosts() -> Setup {
    let mut setup = pages();
    for (language, _, json) in CORPORA {
        let host = format!(
            "<!doctype html><title>{language}</title><script type=module src=embed.js></script>
             <readout-explorer corpus={language}.json chrome=full></readout-explorer>"
        );
        setup.replies.push((format!("{language}.html").leak(), Reply::Html(host.leak())));
        setup.replies.push((format!("{language}.json").leak(), Reply::Html(json)));
    }
    setup
}

#[test]
fn reports_in_five_languages_are_searched_compared_and_read() {
    run_in(hosts(), |page| {
        page.resize(1280, 900);
        for (at, (language, direction, _)) in CORPORA.iter().enumerate() {
            visit(page, &format!("{language}.html"));
            wait_inside(page, "h1", "");

            let (query, [left, right], marked) = QUERIES[at];
            go(page, &format!("#/search?q={query}"), ".in-report mark.hit");
            let count = |hits: usize| if hits == 1 { "1 hit" } else { "2 hits" };
            let verdict = words(page, ".verdict");
            assert!(verdict.contains(&format!("2022: {}", count(left))), "{verdict}");
            assert!(verdict.contains(&format!("2023: {}", count(right))), "{verdict}");
            assert_eq!(words(page, ".in-report mark.hit"), marked);

            let (gone, new) = CHANGES[at];
            go(page, "#/compare/text?pair=1", ".column .gone");
            assert_eq!(
                (&*words(page, ".column .gone"), &*words(page, ".column .new")),
                (gone, new)
            );

            go(page, "#/read/a", ".report .passage");
            assert_eq!(
                page.eval_text(
                    "const it = inside('.app').querySelector('.report .passage');
                     return it.closest('[lang]').lang + ' ' + getComputedStyle(it).direction"
                ),
                format!("{language} {direction}")
            );
        }
    });
}

/// The stemmers of other languages than English are a module of their own.
#[test]
fn stemmers_are_fetched_for_the_languages_that_need_them() {
    run_in(hosts(), |page| {
        for (host, is_fetched) in [("plain.html", false), ("zh.html", false), ("de.html", true)] {
            visit(page, host);
            go(page, "#/search?q=x", ".verdict");
            let asked = page.served().iter().filter(|path| path.ends_with(STEMS)).count();
            assert_eq!(asked, usize::from(is_fetched), "{host}");
        }
        go(page, "#/search?q=Gespräch", ".in-report mark.hit");
        assert_eq!(words(page, ".in-report mark.hit"), "Gespräche|Gespräch");
    });
}

#[test]
fn a_failed_fetch_of_the_stemmers_can_be_retried() {
    let no_network = "window.real = fetch;
        window.fetch = (at, ...more) => String(at).endsWith('/split_stems.wasm')
            ? Promise.reject(new TypeError('no network')) : real(at, ...more);";
    let setup = hosts();
    let before = format!("{}{no_network}", setup.before).leak();
    run_in(Setup { before, ..setup }, |page| {
        visit(page, "de.html");
        wait_inside(page, "h1", "");
        go(page, "#/search?q=Gespräch", "[role=alert]");
        assert!(words(page, "[role=alert]").contains("This page could not be fetched"));
        retry(page);
        assert_eq!(page.eval("return inside('mark.hit')"), Value::Null);
        page.eval("window.fetch = real");
        retry(page);
        wait_inside(page, ".in-report mark.hit", "");
        assert_eq!(words(page, ".in-report mark.hit"), "Gespräche|Gespräch");
    });
}

#[test]
fn missing_or_truncated_stemmers_are_reported() {
    for reply in [Reply::Missing, Reply::Half] {
        let mut setup = hosts();
        setup.replies.push((STEMS, reply));
        run_in(Setup { errors_expected: true, ..setup }, |page| {
            visit(page, "de.html");
            go(page, "#/compare/text", "[role=alert]");
            go(page, "#/", "h1");
        });
    }
}

const STEMS: &str = "split_stems.wasm";

/// Clicks on the button of a failure, and waits until the failure is gone or there is another.
#[track_caller]
fn retry(page: &Page) {
    page.eval("inside('[role=alert]').dataset.old = ''; inside('[role=alert] button').click()");
    page.until("the end of the retry", || {
        (page.eval("return !inside('[role=alert][data-old]')") == true).then_some(())
    });
}
