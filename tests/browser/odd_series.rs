//! Series of reports as nobody expects them: each view is there, drawn in part, and as wide as the window.

use crate::corpora::run_script;
use crate::harness::{page::Page, run_in};
use crate::many::{VIEWS, open, setup};

/// Opens a corpus, a script's expression, and walks through all views.
fn walk(corpus: &str) {
    run_in(setup(), |page| {
        open(page);
        run_script(
            page,
            &format!("window.given = {corpus}; await open(given); await shown('.overview', '');"),
        );
        walk_views(page, corpus);
    });
}

fn walk_views(page: &Page, what: &str) {
    for (view, _) in VIEWS {
        // At the width of a telephone too.
        for width in [1280, 320] {
            page.resize(width, 800);
            run_script(
                page,
                &format!(
                    "explorer.navigate('#/'); await pause(50); explorer.navigate('{view}'); await pause(300); await settled();"
                ),
            );
            let elements = page.eval("return all('*').length").as_u64().expect("a number");
            assert!(elements <= 3000, "{what}, {view}: {elements} elements");
            let wide = page.eval(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth",
            );
            assert_eq!(wide, 0, "{what}, {view} at {width}: wider than the window");
            let heading = page.eval_text("return inside('main h1')?.textContent ?? ''");
            assert!(!heading.is_empty(), "{what}, {view}: nothing is there");
        }
    }
}

/// So many reports of one line.
const LINES: &str = "const lines = (count, of) => ({ ...corpus(0, 0), documents: Array.from({ length: count }, (_, at) => ({
    id: 'r' + at, label: 'Report ' + at, date: '2020-01-01', blocks: [{ text: 'A common line.' }], ...of(at) })) });";

fn odd(count: usize, of: &str) {
    walk(&format!("(() => {{ {LINES} return lines({count}, at => ({{ {of} }})); }})()"));
}

#[test]
fn one_report() {
    odd(1, "");
}

#[test]
fn one_report_of_five_megabytes() {
    walk("corpus(1, 15000)");
}

/// All of one date, too.
#[test]
fn ten_thousand_of_the_same_line() {
    odd(10_000, "");
}

#[test]
fn ten_thousand_of_another_line() {
    odd(10_000, "blocks: [{ text: 'A common line: ' + word() + '.' }]");
}

#[test]
fn without_dates() {
    odd(200, "date: undefined");
}

#[test]
fn equal_labels() {
    odd(60, "label: 'Statement'");
}

#[test]
fn labels_of_300_letters() {
    odd(60, "label: 'x'.repeat(150) + ' ' + 'y '.repeat(75)");
}

#[test]
fn another_corpus_opened_while_one_is_indexed() {
    run_in(setup(), |page| {
        open(page);
        run_script(
            page,
            "const first = corpus(5000, 2), second = corpus(20, 2);
             second.title = 'Second';
             explorer.navigate('#/search?q=common');
             explorer.corpus = first;
             // The first is being read, or indexed.
             while (!inside('.waiting')?.textContent.startsWith('Reading')) await frame();
             await open(second);
             await shown('.search .verdict', '80 hits');
             await settled();",
        );
        let verdict = page.eval_text("return inside('.search .verdict').textContent");
        assert_eq!(verdict, "80 hits in 40 passages, in 20 of 20 reports.");
    });
}

/// A hidden page has no frames, and no element comes near its viewport: indexing waits for neither.
#[test]
fn a_hidden_page_indexes() {
    run_in(setup(), |page| {
        open(page);
        run_script(
            page,
            "window.requestAnimationFrame = () => 0;
             const ready = open(corpus(2000, 2));
             explorer.navigate('#/search?q=common');
             await ready;
             while (!inside('.search .verdict')?.textContent.includes('hits')) await pause(50);",
        );
        let verdict = page.eval_text("return inside('.search .verdict').textContent");
        assert!(verdict.starts_with("8000 hits in 4000 passages"), "{verdict}");
    });
}

/// Their shared phrases are everywhere.
#[test]
fn two_texts_of_twenty_words() {
    odd(
        2,
        "blocks: Array.from({ length: 130 }, () => ({
             text: 'A common ' + Array.from({ length: 35 }, () => 'word' + next() % 20).join(' ') }))",
    );
}
