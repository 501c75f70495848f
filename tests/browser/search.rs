//! Search by keyboard and by pointer, and its failure cases.

use crate::harness::{Setup, page::Page, run, run_in};
use serde_json::{Value, json};

/// The corpus as JSON, for checks independent of our own code.
const CORPUS: &str = include_str!("../../data/india-us-defence.json");

#[test]
fn search_works_by_keyboard() {
    run(|page| {
        page.open("#/");
        page.press("/");
        page.type_text("cooperation");
        page.wait_for_text(".verdict", "2022: 7 hits in 4 passages; 2023: 6 hits in 4 passages");
        page.wait_for_text(".understood", "“cooperate” (another form, 1)");

        // Apply a facet, and remove it.
        tab_to(page, ".facets button", "tweet");
        page.press("Enter");
        page.wait_for_text(".verdict", "2022: 1 hit in 1 passage; 2023: 2 hits in 1 passage");
        page.wait_for(".facets button[aria-pressed=true]");
        assert!(page.has_focus(".facets button[aria-pressed=true]"), "the keyboard stays");
        assert_eq!(page.route(), "#/search?q=medium:tweet%20cooperation");
        page.press("Space");
        page.wait_for_text(".verdict", "2022: 7 hits");

        // Lines, sorted by the words before the hit.
        page.eval("document.querySelector('h1').scrollIntoView()");
        tab_to(page, ".tabs a", "Every hit in a line");
        page.press("Enter");
        page.wait_for(".lines");
        tab_to(page, ".lines thead a", "Words before");
        page.press("Enter");
        page.wait_for("[aria-sort]:nth-child(2)");
        assert_eq!(page.route(), "#/search/lines?sort=left&q=cooperation");

        // Move through the lines and open one.
        tab_to(page, ".lines tbody a", "");
        page.press("ArrowDown");
        page.press("End");
        page.press("ArrowUp");
        page.press("Home");
        page.press("ArrowDown");
        assert!(page.has_focus(".lines tbody tr:nth-child(2) a"));
        let line = page.text_of(".lines tbody tr:nth-child(2) th");
        page.press("Enter");
        page.wait_for("mark.pointed");
        let passage = page.text_of(".passage.target .number");
        assert!(line.ends_with(&passage), "{line} leads to {passage}");

        // From hit to hit, into the other report.
        let hits = page.count("main mark.hit[data-hit]");
        assert_eq!(hits, 7, "in the report of 2022");
        for n in 1..=hits {
            page.press("j");
            page.wait_for_text(".walk", &format!("{n} of 7"));
            assert!(page.has_focus("mark.hit[aria-current]"));
        }
        page.press("j");
        page.wait_for_text(".walk", "1 of 6");
        assert!(page.route().starts_with("#/read/2023"), "{}", page.route());
        page.press("k");
        page.wait_for_text(".walk", "7 of 7");
        assert!(page.route().starts_with("#/read/2022"), "{}", page.route());

        // The comparison shows the same hits.
        tab_to(page, "nav a", "Compare");
        page.press("Enter");
        page.wait_for(".matrix mark.hit");
        tab_to(page, ".tabs a", "Text");
        page.press("Enter");
        page.wait_for(".texts mark.hit");
        page.wait_for_text(".walk", "13 hits here");
        page.press("j");
        page.press("j");
        page.wait_for_text(".walk", "2 of 13");
        assert!(page.has_focus(".column.doc-a mark.hit[aria-current]"));

        // Escape clears the query.
        page.press("Escape");
        page.wait_until_gone(".bar");
        assert_eq!(page.count("mark.hit"), 0);
        assert_eq!(page.route(), "#/compare/text");
    });
}

#[test]
fn search_works_by_pointer() {
    run(|page| {
        page.open("#/");
        page.click_text("artificial intelligence");
        page.wait_for_text(".verdict", "2022: not mentioned; 2023: 2 hits in 1 passage");
        page.open("#/search?q=cooperation");
        page.wait_for("mark.hit");
        page.click_text("Rajnath Singh");
        page.wait_for_text(".verdict", "2022: 1 hit in 1 passage; 2023: 2 hits in 1 passage");
        page.wait_for_text(".understood", "quoted from Rajnath Singh");
        page.click(".chip .remove");
        page.wait_for_text(".verdict", "2022: 7 hits");
        page.click_text("Every hit in a line");
        page.wait_for(".lines");
        page.click_text("Words after");
        page.wait_for("[aria-sort]:nth-child(4)");
        page.click(".lines tbody tr:nth-child(3) a");
        page.wait_for("mark.pointed");
        page.click("[aria-label='Next hit']");
        page.wait_for_text(".walk", "1 of");
        page.click("[aria-label='Previous hit']");
        page.wait_for_text(".walk", "of");
        page.click(".bar .counts a");
        page.wait_for(".reports");
        page.click(".clear");
        page.wait_for(".examples");
        assert_eq!(page.route(), "#/search");
    });
}

#[test]
fn the_search_box_suggests_completions() {
    run(|page| {
        page.open("#/");
        page.press("/");
        page.type_text("regi");
        page.wait_for("[role=option]");
        let options = page.text_of(".options");
        for words in ["regional", "\"regional security situation\""] {
            assert!(options.contains(words), "{options}");
        }
        assert_eq!(page.attribute("#query", "aria-expanded").as_deref(), Some("true"));
        page.press("ArrowDown");
        page.press("ArrowDown");
        let active = page.attribute("#query", "aria-activedescendant").expect("one is active");
        let active = page.text_of(&format!("#{active} > span"));
        page.press("Enter");
        page.wait_until_gone("[role=option]");
        assert_eq!(page.eval_text("return query.value"), format!("{active} "));
        assert!(page.has_focus("#query"), "the keyboard stays in the box");

        // Escape first closes the suggestions, then clears the query.
        page.type_text("sec");
        page.wait_for("[role=option]");
        page.press("Escape");
        page.wait_until_gone("[role=option]");
        assert!(page.eval_text("return query.value").ends_with("sec"));
        page.press("Escape");
        page.wait_for(".examples");
        assert_eq!(page.eval_text("return query.value"), "");

        // With the pointer, and in the middle of a query.
        page.type_text("austi friend");
        page.eval("query.setSelectionRange(5, 5)");
        page.type_text("n");
        page.wait_for_text(".options", "Lloyd Austin");
        page.click_text("\"Lloyd Austin\"");
        page.wait_for_text(".understood", "in this order");
        assert_eq!(page.eval_text("return query.value"), "\"Lloyd Austin\" friend ");
    });
}

#[test]
fn facet_counts_match_the_results() {
    run(|page| {
        for (facet, value) in
            [("Medium", "tweet"), ("Speaker", "Lloyd Austin"), ("Topic", "Named outcome: roadmap")]
        {
            // Reloaded, so that the counts are those of this query from the start.
            page.visit("about:blank");
            page.open("#/search?q=defence");
            let find = format!(
                "[...document.querySelectorAll('.facets details')]
                  .find(d => d.querySelector('summary').textContent === '{facet}')
                  .querySelectorAll('button')"
            );
            let button = format!(
                "[...{find}].find(b => b.querySelector('.name').textContent === '{value}')"
            );
            let promised = page.eval_text(&format!(
                "return [...{button}.querySelectorAll('.counts > span')]
                   .map(n => n.textContent.match(/\\d+$/)[0]).join(' ')"
            ));
            page.eval(&format!("{button}.click()"));
            page.wait_for_text(".understood", value);
            let found = page.eval_text(
                "return ['.doc-a', '.doc-b'].map(doc => String(document
                   .querySelectorAll(`.in-report${doc} mark.hit`).length)).join(' ')",
            );
            assert_eq!(found, promised, "{facet}: {value}");
        }
        // Facets without results are not offered.
        page.visit("about:blank");
        page.open("#/search?q=Bucha");
        page.wait_for_text(".verdict", "2022: 1 hit");
        let offered = "return [...document.querySelectorAll('.facets li button')]
            .filter(b => b.checkVisibility({ visibilityProperty: true }))
            .filter(b => /, 2022 0, 2023 0$/.test(b.textContent)).length";
        assert_eq!(page.eval(offered), 0);
    });
}

#[test]
fn lines_are_sorted_and_exported_verbatim() {
    // Keeps the exported file, so that the test can read it.
    const KEEP: &str = "URL.createObjectURL = blob => {
        blob.text().then(text => { window.saved = text; });
        return 'data:,';
    };";
    run_in(Setup { before: KEEP, ..Setup::default() }, |page| {
        page.open("#/search/lines?sort=left&q=defense");
        page.wait_for(".lines");
        assert_eq!(page.count(".lines tbody tr"), 31);
        let before = "return JSON.stringify([...document.querySelectorAll('.lines .left')]
            .map(td => td.textContent.toLowerCase().match(/[\\p{L}\\p{N}'&+-]+/gu) ?? [])
            .map(words => words.at(-1) ?? ''))";
        let shown: Vec<String> =
            serde_json::from_str(&page.eval_text(before)).expect("a list of words");
        let mut sorted = shown.clone();
        sorted.sort();
        assert_eq!(shown, sorted, "by the word before the hit");

        page.click_text("Save as CSV");
        let table = page.until("the file", || {
            let saved = page.eval("return window.saved ?? null");
            saved.as_str().map(str::to_owned)
        });
        let texts = sources();
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let mut rows = 0;
        for row in reader.records() {
            let row = row.expect("a row as RFC 4180 has it");
            let text: &Vec<char> = &texts[usize::from(&row[0] == "2023")];
            let (from, to): (usize, usize) =
                (row[2].parse().expect("a number"), row[3].parse().expect("a number"));
            // Words stand in typographic quotation marks.
            let words = |at: usize| {
                let inner = row[at].strip_prefix('“').and_then(|words| words.strip_suffix('”'));
                inner.unwrap_or(&row[at]).to_owned()
            };
            assert_eq!(
                text[from..to].iter().collect::<String>(),
                words(5),
                "verbatim, in its place"
            );
            assert!(row[5].starts_with('“'), "{row:?}");
            let left: String = text[..from].iter().collect();
            let right: String = text[to..].iter().collect();
            assert!(left.ends_with(&words(4)) && right.starts_with(&words(6)), "{row:?}");
            rows += 1;
        }
        assert_eq!(rows, 31);
    });
}

/// The two source files, reassembled from the data.
fn sources() -> Vec<Vec<char>> {
    let corpus: Value = serde_json::from_str(CORPUS).expect("the data is JSON");
    let text = |document: &Value| {
        let blocks = document["blocks"].as_array().expect("blocks");
        let blocks: Vec<&str> =
            blocks.iter().map(|block| block["text"].as_str().unwrap_or_default()).collect();
        let whole = document["prefix"].as_str().unwrap_or_default().to_owned();
        [whole, blocks.join("\n\n")].concat().chars().collect()
    };
    corpus["documents"].as_array().expect("documents").iter().map(text).collect()
}

#[test]
fn empty_results_offer_alternatives() {
    run(|page| {
        page.open("#/search?q=speaker:biden%20exercises");
        page.wait_for_text(".verdict", "No passage answers “speaker:biden exercises”");
        page.wait_for_text(".offers", "without speaker:biden: 2022 0, 2023 1");
        page.click_text("without speaker:biden");
        page.wait_for_text(".verdict", "2023: 1 hit");
        page.open("#/search?q=%22security%20regional%22");
        page.wait_for_text(".offers", "anywhere in a passage: 2022 6, 2023 3");
        page.open("#/search?q=Pentagram");
        page.wait_for_text(".verdict", "Neither report mentions “Pentagram”");
        page.click_text("Pentagon");
        page.wait_for_text(".verdict", "2022: 2 hits");
        page.open("#/search?q=China%20exercises");
        page.wait_for_text(
            ".verdict",
            "Neither report mentions “China”. With some of the other words",
        );
        page.wait_for_text(".why", "without “China”");
        page.open("#/search?q=minster:x%20%22open");
        page.wait_for_text(".understood .notices", "fields are in, speaker, medium, topic");
        page.wait_for_text(".understood", "minster");
        // Input is treated as text, never as HTML.
        page.open("#/search?q=%3Cimg%20src=x%20onerror=alert(1)%3E%20%26amp;%20talks");
        page.wait_for_text(".verdict", "<img src=x onerror=alert(1)> &amp; talks");
        page.wait_for(".chip");
        assert_eq!(page.count("main img"), 0);
    });
}

#[test]
fn near_words_are_offered_and_not_counted() {
    run(|page| {
        page.open("#/search?q=internal");
        page.wait_for_text(".verdict", "Neither report mentions “internal”");
        page.wait_for_text(".offers", "External, 1 place: a near spelling");
        page.wait_for_text(".counts", "no hits");
        for route in ["search", "search/lines", "timeline", "compare/text", "read/2022"] {
            page.open(&format!("#/{route}?q=internal"));
            page.wait_for_text(".counts", "no hits");
            assert_eq!(page.count("main mark.hit, main [data-hit]"), 0, "{route}");
        }
        page.open("#/search?q=internal%20talks");
        page.wait_for_text(
            ".verdict",
            "Neither report mentions “internal”. With some of the other",
        );
        page.wait_for_text(".verdict", "2022: 1 hit in 1 passage; 2023: 3 hits in 3 passages");
        page.click_text("External");
        page.wait_for_text(".chip", "External");
        assert_eq!(page.route(), "#/search?q=External%20talks");
        page.open("#/search?q=2023");
        page.wait_for_text(".verdict", "Neither report mentions “2023”");
        assert_eq!(page.count(".offers li"), 0, "no number is near another");
    });
}

/// What is being typed may go on; what rests is a word of its own.
#[test]
fn a_beginning_counts_until_the_query_rests() {
    run(|page| {
        page.open("#/search");
        page.wait_for(".examples");
        page.press("/");
        page.type_text("cooperatio");
        page.wait_for_text(".verdict", "2022: 6 hits in 4 passages; 2023: 6 hits in 4 passages");
        page.wait_for_text(".verdict", "Neither report mentions “cooperatio”");
        page.wait_for_text(".offers", "cooperation, 13 places: begins so");
        assert_eq!(page.count("main mark.hit"), 0);
        page.type_text("n");
        page.wait_for_text(".verdict", "2022: 7 hits in 4 passages; 2023: 6 hits in 4 passages");
        // The address follows what is typed.
        page.wait_for_route("#/search?q=cooperation");
        // The same text by a link is the same.
        page.open("#/search?q=cooperatio");
        page.wait_for_text(".verdict", "Neither report mentions “cooperatio”");
    });
}

#[test]
fn hits_are_marked_on_every_page() {
    run(|page| {
        for (route, selector) in [
            ("#/timeline?event=A-e2&q=talks", ".card mark.hit[data-hit]"),
            ("#/timeline?q=talks", ".axis .event mark.hit"),
            ("#/timeline?q=talks", ".list mark.hit"),
            ("#/compare/topics?q=prosperity", ".matrix mark.hit[data-hit]"),
            ("#/compare/facts?q=roadmap", ".facts mark.hit[data-hit]"),
            ("#/compare/text?q=prosperity", ".texts mark.hit[data-hit]"),
            ("#/read/2022?q=prosperity", ".report mark.hit[data-hit]"),
        ] {
            page.open(route);
            page.wait_for(selector);
            page.wait_for_text(".bar", "Clear");
        }
        // A hit stays visible on the background of a quotation.
        page.open("#/read/2023?q=convergence");
        let colour =
            "return getComputedStyle(document.querySelector('mark.quotes.hit')).backgroundColor";
        page.wait_for("mark.quotes.hit");
        assert_eq!(page.eval_text(colour), "rgb(251, 233, 166)");
    });
}

#[test]
fn results_are_announced_once_they_settle() {
    run(|page| {
        page.open("#/search");
        page.wait_for("#query");
        page.eval(
            "window.said = [];
             const place = [...document.querySelectorAll('.visually-hidden[role=status]')].at(-1);
             new MutationObserver(() => said.push(place.textContent))
               .observe(place, { childList: true, characterData: true, subtree: true });",
        );
        page.press("/");
        page.type_text("cooperation");
        let said = page.until("what is said", || {
            let said = page.eval("return window.said");
            (said != json!([])).then_some(said)
        });
        let verdict = "2022: 7 hits in 4 passages; 2023: 6 hits in 4 passages.";
        assert_eq!(said, json!([verdict]), "once, not with every letter");
        page.press("Enter");
        page.until("the hit to be told", || {
            let last = page.eval_text("return window.said.at(-1)");
            (last == "Hit 1 of 13, 2022 ¶4.").then_some(())
        });
    });
}

#[test]
fn single_key_shortcuts_can_be_switched_off() {
    run(|page| {
        page.open("#/read/2022?q=defence");
        page.wait_for_text(".walk", "hits here");
        page.click(".help");
        page.wait_for("#help");
        page.click_text("Single keys work");
        page.press("Escape");
        page.wait_until_gone("#help");
        page.eval("document.activeElement.blur()");
        page.press("j");
        page.press("/");
        assert!(!page.has_focus("#query"));
        page.wait_for_text(".walk", "hits here");
        page.open("#/read/2023?q=defence");
        page.wait_for_text(".walk", "hits here");
        page.press("j");
        page.wait_for_text(".walk", "hits here");
        page.press("Escape");
        page.wait_until_gone(".bar");
    });
}

/// Presses Tab until an element of this selector that contains this text has focus.
#[track_caller]
fn tab_to(page: &Page, selector: &str, text: &str) {
    for _ in 0..150 {
        let focused = page.eval_text("return document.activeElement.textContent");
        if page.has_focus(selector) && focused.contains(text) {
            return;
        }
        page.press("Tab");
    }
    panic!("the keyboard does not reach {selector} with “{text}”");
}

/// A hit of the concordance stays on one line, and so does its row, where there is room.
#[test]
fn a_line_of_the_concordance_is_one_line() {
    run(|page| {
        for width in [1024, 1280] {
            page.resize(width, 800);
            page.open("#/search/lines?q=cooperation");
            page.wait_for(".lines tbody tr");
            let heights = page.eval_text(
                "return [...document.querySelectorAll('.lines tbody tr')]
                     .filter(it => it.getBoundingClientRect().height > 40).length + ''",
            );
            assert_eq!(heights, "0", "rows of more than one line at {width} px");
        }
    });
}
