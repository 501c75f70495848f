//! Reports in other languages: searched, compared and read.

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{page::Page, run_in, server::Reply};

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

#[test]
fn reports_in_five_languages_are_searched_compared_and_read() {
    let hosts = CORPORA.map(|(language, _, _)| {
        format!(
            "<!doctype html><title>{language}</title><script type=module src=embed.js></script>
             <readout-explorer corpus={language}.json chrome=full></readout-explorer>"
        )
    });
    let mut setup = pages();
    for ((language, _, json), host) in CORPORA.iter().zip(&hosts) {
        setup.replies.push((format!("{language}.html").leak(), Reply::Html(host.clone().leak())));
        setup.replies.push((format!("{language}.json").leak(), Reply::Html(json)));
    }
    run_in(setup, |page| {
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
