//! Words and their collocates, and all exports: clipboard, files, citations, print.

use std::collections::BTreeSet;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::harness::{Setup, page::Page, run, run_in};

/// The corpus as JSON, for checks independent of our own code.
const CORPUS: &str = include_str!("../../data/india-us-defence.json");

/// Keeps exported files, so that the test can read them: name, type and text.
pub(crate) const KEEP: &str = "
    URL.createObjectURL = blob => { window.blob = blob; return 'data:,'; };
    HTMLAnchorElement.prototype.click = function () {
        const { download: name } = this, { type } = window.blob;
        window.blob.text().then(text => { window.saved = { name, type, text }; });
    };";

#[test]
fn the_words_page_works_by_keyboard() {
    run(|page| {
        page.open("#/compare/words");
        page.wait_for_text(
            ".verdict",
            "Of 310 words none differs beyond chance: with so many tests G² would have to reach \
             14.2, and the highest is 5.6 (“his”).",
        );
        page.wait_for_text(".figures", "367 and 360 words of prose were counted");
        assert_eq!(page.count(".keyness tbody tr"), 40, "not all at once");

        // Sort by frequency in 2022 and choose a word.
        page.tab_to(".keyness thead a", "2022");
        page.press("Enter");
        page.wait_for_route("#/compare/words?sort=left");
        page.wait_for("[aria-sort=descending]:nth-child(2)");
        page.tab_to(".keyness tbody a", "defence");
        page.press("Enter");
        page.wait_for_text(".company h2", "“defence”");
        page.until("the keyboard to go there", || page.has_focus(".company").then_some(()));
        assert_eq!(page.route(), "#/compare/words?word=defence&sort=left");
        page.wait_for_text(".places", "2022: 15 times");
        page.wait_for_text(".places section:nth-child(2)", "2023: 16 times");
        assert_eq!(places(page), occurrences(), "every place in the sources, once");

        // Follow one of them into the report, and back.
        page.tab_to(".places a.source", "");
        page.press("Enter");
        page.wait_for("mark.pointed");
        assert_eq!(page.text_of("mark.pointed").to_lowercase(), "defence");
        page.back();
        page.wait_for_text(".company h2", "“defence”");

        // Open a collocate and close it: focus returns to the word.
        page.tab_to(".near a", "cooperation");
        page.press("Enter");
        page.wait_for_text(".company h2", "“cooperation”");
        page.until("the keyboard to go there", || page.has_focus(".company").then_some(()));
        page.tab_to(".close", "");
        page.press("Enter");
        page.wait_until_gone(".company h2");
        page.until("the keyboard to come back", || {
            let word = page.eval_text("return document.activeElement.textContent");
            (word == "cooperation").then_some(())
        });
    });
}

/// The targets of the shown places: report, and start and end in code points.
fn places(page: &Page) -> BTreeSet<(String, usize, usize)> {
    let links = page.eval_text(
        "return [...document.querySelectorAll('.places a.source')]
           .map(a => a.getAttribute('href')).join(' ')",
    );
    let place = |link: &str| {
        let (report, span) = link.strip_prefix("#/read/")?.split_once("?span=")?;
        let (from, to) = span.split_once('-')?;
        let report = report.split('/').next()?.to_owned();
        Some((report, from.parse().ok()?, to.parse().ok()?))
    };
    let all: Vec<_> =
        links.split(' ').map(|link| place(link).unwrap_or_else(|| panic!("{link}"))).collect();
    let distinct: BTreeSet<_> = all.iter().cloned().collect();
    assert_eq!(all.len(), distinct.len(), "none twice");
    distinct
}

/// Where “defence” occurs in the sources, in either spelling.
fn occurrences() -> BTreeSet<(String, usize, usize)> {
    let corpus: Value = serde_json::from_str(CORPUS).expect("the data is JSON");
    let mut all = BTreeSet::new();
    for document in corpus["documents"].as_array().expect("documents") {
        let blocks = document["blocks"].as_array().expect("blocks");
        let blocks: Vec<&str> =
            blocks.iter().map(|block| block["text"].as_str().unwrap_or_default()).collect();
        let prefix = document["prefix"].as_str().unwrap_or_default();
        let text = format!("{prefix}{}", blocks.join("\n\n"));
        let lower: Vec<char> = text.chars().map(|c| c.to_ascii_lowercase()).collect();
        for (at, seven) in lower.windows(7).enumerate() {
            let word: String = seven.iter().collect();
            if word == "defence" || word == "defense" {
                let id = document["id"].as_str().expect("an id").to_owned();
                all.insert((id, at, at + 7));
            }
        }
    }
    assert_eq!(all.len(), 31);
    all
}

#[test]
fn words_can_be_filtered_and_all_shown() {
    run(|page| {
        page.open("#/compare/words");
        page.click_text("Show all 310");
        let rows = |count| {
            page.until("the rows", || (page.count(".keyness tbody tr") == count).then_some(()));
        };
        rows(310);
        page.click_text("Show the first 40");
        rows(40);
        page.eval("scrollTo(0, 0)");
        page.click_text("only 2022");
        page.wait_for_route("#/compare/words?show=left");
        page.wait_for_text(".more", "Show all 118");
        page.click_text("in both");
        page.wait_for_text(".more", "Show all 56");
        // Either spelling in a link, and a word that is in neither report.
        page.open("#/compare/words?word=Defense");
        page.wait_for_text(".company h2", "“defence”");
        page.open("#/compare/words?word=%3Ci%3Etanks");
        page.wait_for_text(".company", "“<i>tanks”");
        page.wait_for_text(".company", "Neither side has this word");
        // After swapping, sort and filter still refer to the same report.
        page.open("#/compare/words?show=left&sort=left");
        page.eval("scrollTo(0, 0)");
        page.click_text("Swap left and right");
        page.wait_for_route("#/compare/words?left=2023&right=2022&show=right&sort=right");
    });
}

#[test]
fn in_a_narrow_window_a_word_replaces_the_table() {
    run(|page| {
        page.resize(390, 844);
        page.open("#/compare/words?sort=left");
        page.click(".keyness tbody tr:nth-child(3) a");
        page.wait_for_text(".company h2", "“defence”");
        page.wait_until_gone(".keyness");
        page.click_text("All words");
        page.wait_for(".keyness");
        page.until("the keyboard to come back", || {
            page.has_focus(".keyness tbody tr:nth-child(3) a").then_some(())
        });
    });
}

#[test]
fn facts_show_the_share_of_quoted_words() {
    run(|page| {
        page.open("#/compare/facts");
        page.wait_for(".facts");
        let row = page.eval_text(
            "return [...document.querySelectorAll('.facts tr')]
               .find(row => row.querySelector('th')?.innerText.startsWith('Quoted'))
               .innerText.replace(/\\s+/g, ' ')",
        );
        for words in [
            "119 of 359 words of prose are quoted, 33 %",
            "131 of 351 words of prose are quoted, 37 %",
            "Rajnath Singh, tweet: 29 words, 24 % of what is quoted",
            "Lloyd Austin, tweet: 39 words, 30 % of what is quoted",
        ] {
            assert!(row.contains(words), "“{words}” is not in: {row}");
        }
    });
}

#[test]
fn a_comparison_is_copied_as_markdown() {
    run(|page| {
        allow_clipboard(page);
        page.open("#/compare/facts");
        page.eval(
            "window.said = [];
             const place = [...document.querySelectorAll('.visually-hidden[role=status]')].at(-1);
             new MutationObserver(() => said.push(place.textContent))
               .observe(place, { childList: true, characterData: true, subtree: true });",
        );
        page.click_text("Copy as Markdown");
        page.until("it to be said", || {
            (page.eval("return window.said") == json!(["Copied."])).then_some(())
        });
        page.wait_for("[data-copied]");
        let copied = clipboard(page);
        let address = page.eval_text("return location.href");
        for words in [
            "# India–US defence talks, 2022 and 2023\n",
            &format!("- Link: <{address}>\n"),
            "\n## Facts\n",
            "| Defence Secretary | Ajay Kumar<br>“Defence Secretary Dr Ajay Kumar” (¶2) |",
        ] {
            assert!(copied.contains(words), "“{words}” is not in:\n{copied}");
        }
        // Copying again is announced again.
        page.click_text("Copy as Markdown");
        page.until("it to be said again", || {
            (page.eval("return window.said.length") == 2).then_some(())
        });
    });
}

#[test]
fn copying_has_fallbacks_if_the_clipboard_fails() {
    // The clipboard API rejects; or is missing; then `execCommand` fails too.
    const REJECTS: &str =
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no'));";
    const MISSING: &str = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";
    const NO_WAY: &str = "document.execCommand = () => false;";
    for before in [REJECTS, MISSING] {
        run_in(Setup { before, ..Setup::default() }, |page| {
            page.eval("window.copied = null");
            page.open("#/compare/topics");
            page.eval(
                "addEventListener('copy', () => {
                   const { value, selectionStart, selectionEnd } = document.activeElement;
                   window.copied = value.slice(selectionStart, selectionEnd);
                 })",
            );
            page.click_text("Copy as Markdown");
            page.wait_for("[data-copied]");
            let copied = page.eval_text("return window.copied");
            assert!(copied.contains("## Topics"), "{copied}");
            assert!(page.has_focus(".take button"), "the keyboard stays");
            assert_eq!(page.count(".copying"), 0);

            page.eval(NO_WAY);
            page.click_text("Copy as Markdown");
            page.wait_for_text("dialog", "press Ctrl+C");
            let selected = page.eval_text(
                "const { value, selectionStart, selectionEnd } = document.activeElement;
                 return value.slice(selectionStart, selectionEnd)",
            );
            assert_eq!(selected, copied);
            page.press("Escape");
            page.until("it to be gone", || (page.count("dialog") == 0).then_some(()));
            assert!(page.has_focus(".take button"), "the keyboard comes back");
        });
    }
}

#[test]
fn exported_comparisons_can_be_parsed() {
    run_in(Setup { before: KEEP, ..Setup::default() }, |page| {
        page.open("#/compare/words");
        let (name, kind, text) = saved(page, "Save as CSV");
        assert_eq!((&*name, &*kind), ("readout-words.csv", "text/csv"));
        let text = text.trim_start_matches('\u{feff}');
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<_> = table.records().map(|row| row.expect("a row of RFC 4180")).collect();
        let words: Vec<_> = rows.iter().filter(|row| &row[0] == "Words").collect();
        assert_eq!(words.len(), 310);
        let defence = words.iter().find(|row| &row[1] == "defence").expect("it is there");
        assert_eq!((&defence[3], &defence[5], &defence[7]), ("15", "16", "0.05"));
        let address = page.eval_text("return location.href");
        assert!(rows.iter().any(|row| &row[1] == "Link" && row[2] == address));

        page.click_text("Topics");
        page.wait_for(".matrix");
        let (name, _, text) = saved(page, "Save as CSV");
        assert_eq!(name, "readout-topics.csv");
        let table = csv::Reader::from_reader(text.as_bytes()).into_records();
        assert_eq!(
            table.filter(|row| row.as_ref().is_ok_and(|row| &row[0] == "Topics")).count(),
            20
        );

        page.click_text("Text");
        page.wait_for(".texts");
        let (name, kind, text) = saved(page, "Save as Markdown");
        assert_eq!((&*name, &*kind), ("readout-phrases.md", "text/markdown"));
        assert!(text.contains("\n## Shared phrases\n"), "{text}");
    });
}

#[test]
fn a_quotation_is_cited_in_every_format() {
    run_in(Setup { before: KEEP, ..Setup::default() }, |page| {
        allow_clipboard(page);
        page.open("#/compare/topics?topic=T2a");
        page.click("tr.target a.source");
        page.wait_for("mark.pointed");
        let words = page.eval_text(
            "return [...document.querySelectorAll('mark.pointed')].map(m => m.textContent).join('')",
        );
        let (route, address) = (page.route(), page.eval_text("return location.href"));
        page.tab_to(".cite summary", "Cite these words");
        page.press("Enter");
        page.wait_for_text(".cite pre", &format!("“{words}”"));
        page.wait_for_text(".cite pre", &address);

        page.click_text("Copy");
        page.wait_for(".cite [data-copied]");
        assert_eq!(
            clipboard(page),
            page.eval_text("return document.querySelector('pre').textContent")
        );

        page.click_text("BibTeX");
        let (name, kind, text) = saved(page, "Save");
        assert!(name.starts_with("readout-2022-") && ends(&name, ".bib"), "{name}");
        assert_eq!(kind, "application/x-bibtex");
        assert!(text.starts_with("@misc{2022-") && text.contains("year = {2022}"), "{text}");
        assert!(text.contains(&format!("url = {{{address}}}")), "{text}");

        page.click_text("RIS");
        let (name, kind, text) = saved(page, "Save");
        assert_eq!((ends(&name, ".ris"), &*kind), (true, "application/x-research-info-systems"));
        assert!(text.starts_with("TY  - GEN\r\n") && text.ends_with("ER  - \r\n"), "{text}");

        page.click_text("CSL-JSON");
        let (name, kind, text) = saved(page, "Save");
        assert_eq!(
            (ends(&name, ".json"), &*kind),
            (true, "application/vnd.citationstyles.csl+json")
        );
        let items: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(items[0]["issued"]["date-parts"], json!([[2022, 4, 11]]));
        assert_eq!(items[0]["URL"], json!(address));
        assert!(items[0]["note"].as_str().is_some_and(|note| note.contains(&words)), "{text}");
        assert_eq!(page.route(), route, "nothing of it is in the link");
    });
}

#[test]
fn print_has_both_labels_the_address_and_the_date() {
    run(|page| {
        page.prefer("prefers-color-scheme", "dark");
        for mode in ["topics", "text", "facts", "words?word=defence"] {
            page.open(&format!("#/compare/{mode}"));
            page.wait_for("h1");
            let address = page.eval_text("return location.href");
            let date = page.eval_text(
                "return new Date().toLocaleDateString('en-GB',
                   { day: 'numeric', month: 'long', year: 'numeric' })",
            );
            let paper = printed(page);
            for words in ["2022", "2023", &address, &format!("printed {date}")] {
                let words: String = words.split_whitespace().collect();
                assert!(
                    paper.contains(&words),
                    "“{words}” is not on the paper of {mode}:\n{paper}"
                );
            }
            assert!(!paper.contains("SaveasCSV"), "what cannot be pressed is not on paper");
        }
        // Two columns on A4, black on white.
        page.open("#/compare/facts");
        page.wait_for(".matrix");
        page.resize(718, 1000);
        page.command("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        let side_by_side =
            "const [left, right] = [...document.querySelectorAll('.matrix thead th')]
            .slice(1).map(th => th.getBoundingClientRect());
            return left.top === right.top && left.right <= right.left && left.width > 100";
        assert_eq!(page.eval(side_by_side), true);
        let colour = "return getComputedStyle(document.body).color
            + getComputedStyle(document.documentElement).backgroundColor";
        assert_eq!(page.eval_text(colour), "rgb(0, 0, 0)rgb(255, 255, 255)");
    });
}

/// The text of the printed page, without white space.
pub(crate) fn printed(page: &Page) -> String {
    let options = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": false });
    let pdf = page.command("Page.printToPDF", &options);
    let pdf = STANDARD.decode(pdf["data"].as_str().unwrap_or_default()).expect("it is base64");
    let pdf = lopdf::Document::load_mem(&pdf).expect("it is a PDF");
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    assert!(!pages.is_empty());
    let text = pdf.extract_text(&pages).expect("it has text");
    text.split_whitespace().collect()
}

/// Name, type and text of the file that a button exports.
#[track_caller]
pub(crate) fn saved(page: &Page, button: &str) -> (String, String, String) {
    page.eval("window.saved = null");
    page.click_text(button);
    page.until("the file", || {
        let saved = page.eval("return window.saved");
        let part = |name: &str| saved[name].as_str().map(str::to_owned);
        Some((part("name")?, part("type")?, part("text")?))
    })
}

fn ends(name: &str, ending: &str) -> bool {
    name.ends_with(ending)
}

fn allow_clipboard(page: &Page) {
    let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
    page.command("Browser.grantPermissions", &json!({ "permissions": permissions }));
}

/// The text on the clipboard.
#[track_caller]
fn clipboard(page: &Page) -> String {
    page.eval(
        "window.pasted = null; navigator.clipboard.readText().then(it => { window.pasted = it; })",
    );
    page.until("the clipboard", || page.eval("return window.pasted").as_str().map(str::to_owned))
}
