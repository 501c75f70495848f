//! The two texts side by side: aligned, linked, stepped through, scrolled together.

use crate::harness::{page::Page, run};

/// The tops of both sides of a pair or phrase, in pixels from the top of the viewport.
fn tops(page: &Page, within: &str) -> (f64, f64) {
    let top = |side: &str| {
        let script = format!(
            "return document.querySelector(`.column.{side} {within}`).getBoundingClientRect().top"
        );
        page.eval(&script).as_f64().expect("a number")
    };
    (top("left"), top("right"))
}

#[track_caller]
fn wait_until_level(page: &Page, within: &str) {
    page.until(&format!("{within} to stand level"), || {
        let (left, right) = tops(page, within);
        ((left - right).abs() < 2.0).then_some(())
    });
}

/// The marked words in both texts.
fn marked(page: &Page, class: &str) -> String {
    page.eval_text(&format!(
        "return [...document.querySelectorAll('.texts mark.{class}')].map(m => m.textContent).join('|')"
    ))
}

#[test]
fn pairs_are_aligned_and_show_the_word_diff() {
    run(|page| {
        page.open("#/compare/text");
        page.wait_for_text(".told", "12 pairs, made by the editors; 6 shared phrases");
        page.click(".column.left [data-passage='2'] .door");
        page.wait_for(".column.left [data-passage='2'].target");
        wait_until_level(page, ".target");
        page.wait_for_text(".told", "Made by the editors; a machine gives it 0.33.");
        page.wait_for_text(
            ".told",
            "Gone: “and prosperity”, “and broader Indian Ocean”. New: “and”.",
        );
        assert_eq!(marked(page, "gone").replace('|', ""), "and prosperityand broader Indian Ocean");
        assert_eq!(marked(page, "new"), "and");
        assert_eq!(page.route(), "#/compare/text?pair=5");

        // Steps replace the address, so that Back leaves the page.
        page.press("n");
        page.wait_for_text(".told", "Pair 6 of 12");
        page.wait_for_route("#/compare/text?pair=6");
        wait_until_level(page, ".target");
        page.press("p");
        page.press("p");
        page.wait_for_text(".told", "Pair 4 of 12");
        page.click_text("None");
        page.wait_until_gone(".target");
    });
}

/// Fourteen phrases with names and titles, one after the other, each highlighted and aligned on
/// both sides.
#[test]
fn every_shared_phrase_is_reachable_by_keyboard() {
    run(|page| {
        page.open("#/compare/text?formula=shown");
        page.wait_for_text(".told", "14 shared phrases");
        page.eval("document.querySelector('.steps .tabs a:nth-child(2)').focus()");
        page.press("Enter");
        let mut seen = Vec::new();
        for n in 1..=14 {
            page.wait_for_text(".told", &format!("Phrase {n} of 14"));
            let lit = "return ['left', 'right'].map(side =>
                [...document.querySelectorAll(`.column.${side} mark[data-lit]`)]
                    .map(mark => mark.textContent).join('')).join('|')";
            let words = page.until("the phrase to be lit on both sides", || {
                let lit = page.eval_text(lit);
                lit.split('|').all(|side| !side.is_empty()).then_some(lit)
            });
            wait_until_level(page, &format!("mark[data-phrase~='{n}']"));
            seen.push(words);
            page.press("n");
        }
        page.wait_for_text(".told", "Phrase 1 of 14");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 14, "{seen:?}");
        page.press("p");
        page.wait_for_text(".told", "Phrase 14 of 14");
    });
}

#[test]
fn phrases_are_filtered_by_length_and_names() {
    run(|page| {
        page.open("#/compare/text");
        page.wait_for_text(".told", "6 shared phrases");
        page.click_text("Names and titles");
        page.wait_for_text(".told", "14 shared phrases");
        page.click_text("Phrases of at least 6 words");
        page.wait_for_text(".told", "1 shared phrase.");
        page.wait_for_text(".matches q", "US Secretary of Defence Lloyd Austin");
        page.click_text("Phrases of at least 2 words");
        page.wait_for_text(".told", "38 shared phrases");
        assert_eq!(page.route(), "#/compare/text?least=2&formula=shown");
        page.open("#/compare/text");
        page.click_text("2023: ");
        page.wait_for(".matches details[open] q");
        let longest =
            "return String(Math.max(...[...document.querySelectorAll('.matches details[open] q')]
            .map(q => q.textContent.split(/[ -]/).length)))";
        assert_eq!(page.eval_text(longest), "14", "inside the 2023 report");
    });
}

/// Hovering over one occurrence of a phrase highlights the other; a click aligns them.
#[test]
fn a_hovered_phrase_is_highlighted_on_both_sides() {
    run(|page| {
        page.open("#/compare/text");
        page.wait_for("mark.shared");
        page.point_at(".column.right mark.shared");
        page.wait_for(".column.left mark[data-lit]");
        page.wait_for(".column.right mark[data-lit]");
        page.point_at("h1");
        page.wait_until_gone("mark[data-lit]");
        page.click(".matches button[data-phrase='4']");
        page.wait_for_text(".told", "Phrase 4 of 6");
        wait_until_level(page, "mark[data-lit]");
    });
}

/// The automatic alignment makes four pairs, all of them also the editors'.
#[test]
fn machine_pairs_show_how_reliable_they_are() {
    run(|page| {
        page.open("#/compare/text");
        page.wait_for(".matches");
        page.wait_for_text(
            ".matches .note",
            "It makes 4 pairs, each passage the other’s best; 4 of them",
        );
        page.wait_for_text(
            ".matches .note",
            "the best 6 are the editors’ too, down to 0.16; the next, with 0.15",
        );
        page.click_text("machine");
        page.wait_for_text(".told", "4 pairs, made by machine");
        page.press("n");
        page.wait_for_text(".told", "Made by machine, 0.23, and by the editors.");
        page.wait_for_route("#/compare/text?by=machine&pair=1");
    });
}

/// Waits until scroll events have been dispatched.
fn wait_two_frames(page: &Page) {
    page.eval(
        "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))",
    );
}

/// Scrolls a column to the start of a passage.
fn scroll_to(page: &Page, side: &str, passage: usize) {
    page.eval(&format!(
        "const column = document.querySelector('.column.{side}');
         column.scrollTop = column.querySelector(`[data-passage='{passage}']`).offsetTop"
    ));
}

#[test]
fn columns_scroll_together_or_apart() {
    run(|page| {
        page.open("#/compare/text");
        page.wait_for(".texts");
        let right =
            || page.eval("return document.querySelector('.column.right').scrollTop").as_f64();
        // ¶3 of 2022 and ¶8 of 2023 are the best pair; whichever is scrolled, the other is aligned.
        for (side, passage) in [("left", 2), ("right", 7)] {
            page.eval("document.querySelectorAll('.column').forEach(c => { c.scrollTop = 0 })");
            wait_two_frames(page);
            assert_eq!(right(), Some(0.0));
            scroll_to(page, side, passage);
            page.until("the other to follow", || {
                let top = |side: &str, passage: usize| {
                    page.eval(&format!(
                        "return document.querySelector(`.column.{side} [data-passage='{passage}']`)
                            .getBoundingClientRect().top"
                    ))
                    .as_f64()
                };
                ((top("left", 2)? - top("right", 7)?).abs() < 2.0).then_some(())
            });
        }
        // An aligned pair stays aligned.
        page.open("#/compare/text?pair=12");
        page.wait_for(".target");
        wait_until_level(page, ".target");
        page.eval("document.querySelector('.column.left').scrollTop -= 40");
        page.until("the other to follow", || {
            let (left, right) = tops(page, ".target");
            (left > 40.0 && (left - right).abs() < 45.0).then_some(())
        });
        page.press("t");
        page.wait_for(".switch[aria-pressed=false]");
        page.wait_for_route("#/compare/text?pair=12&scroll=apart");
        let before = right();
        page.eval("document.querySelector('.column.left').scrollTop = 0");
        page.eval(
            "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))",
        );
        assert_eq!(right(), before);
    });
}

/// The distance of the ends of the chosen ribbon from their passages, in pixels.
const RIBBON_DISTANCE: &str = "
    const box = selector => document.querySelector(selector).getBoundingClientRect();
    const numbers = document.querySelector('.ribbons path.chosen').getAttribute('d').match(/-?\\d+/g) ?? [];
    const ribbons = box('.ribbons');
    const [a, b, d, c] = [1, 7, 8, 14].map(at => +numbers[at] + ribbons.top);
    const [left, right] = [box('.left .target'), box('.right .target')];
    return Math.max(Math.abs(a - left.top), Math.abs(b - right.top),
        Math.abs(c - left.bottom), Math.abs(d - right.bottom))";

#[test]
fn ribbons_stay_attached() {
    run(|page| {
        page.open("#/compare/text?pair=5");
        page.wait_for(".ribbons path.chosen");
        let attached = |after: &str| {
            page.until(&format!("ribbons to be attached after {after}"), || {
                (page.eval(RIBBON_DISTANCE).as_f64()? < 2.0).then_some(())
            });
        };
        attached("opening");
        page.resize(1000, 700);
        attached("a resize");
        page.eval("document.documentElement.style.fontSize = '23px'");
        attached("larger letters");
        page.eval("document.documentElement.style.setProperty('--serif', 'monospace')");
        attached("other letters");
        page.eval("document.querySelector('.column.left').scrollTop += 30");
        attached("scrolling");
        page.command(
            "Emulation.setDeviceMetricsOverride",
            &serde_json::json!({ "width": 800, "height": 500, "deviceScaleFactor": 2.0, "mobile": false }),
        );
        attached("zooming in");
        page.press("n");
        page.wait_for_text(".told", "Pair 6 of 12");
        attached("another pair");
    });
}

/// A narrow window has one column: each passage once, in the order of its text, pairs together.
#[test]
fn in_a_narrow_window_pairs_share_a_row() {
    run(|page| {
        page.resize(390, 844);
        page.open("#/compare/text?pair=5");
        page.wait_for(".rows .target");
        assert_eq!(page.count(".rows .passage"), 24);
        let in_order = "return String(['doc-a', 'doc-b'].every(side => {
            const all = [...document.querySelectorAll(`.rows .side.${side} .passage`)]
                .map(passage => +passage.dataset.passage);
            return all.every((n, at) => at === 0 || n > all[at - 1]);
        }))";
        assert_eq!(page.eval_text(in_order), "true");
        assert!(page.count(".row.pair") >= 4);
        page.wait_for_text(".told", "Gone: “and prosperity”");
        page.press("n");
        page.wait_for_text(".told", "Pair 6 of 12");
        page.resize(1280, 800);
        page.wait_for(".texts .target");
        wait_until_level(page, ".target");
    });
}

#[test]
fn swapped_sides_keep_their_colours_and_their_pairs() {
    run(|page| {
        page.open("#/compare/text?pair=5");
        page.wait_for(".target");
        page.click_text("Swap left and right");
        page.wait_for(".column.left.doc-b");
        page.wait_until_gone(".target");
        page.click(".column.left [data-passage='7'] .door[aria-label*='passage 3']");
        page.wait_for_text(
            ".told",
            "Gone: “and”. New: “and prosperity”, “and broader Indian Ocean”.",
        );
        wait_until_level(page, ".target");
    });
}

#[test]
fn the_scope_filters_the_passages() {
    run(|page| {
        page.open("#/compare/text");
        page.wait_for(".texts");
        assert_eq!(page.count(".column.left .passage"), 10);
        page.click_text("defence talks only");
        page.wait_for_text(".told", "11 pairs");
        assert_eq!(page.count(".column.left .passage"), 6);
    });
}

/// From a topic to its quotation in the report, and back to the topic; by keyboard.
#[test]
fn a_topic_links_to_its_quotation_and_back() {
    run(|page| {
        page.open("#/compare/topics?show=both&topic=T3");
        page.wait_for("tr.target");
        let words = page.eval_text(
            "const source = document.querySelector('tr.target td.doc-b a.source');
             source.focus();
             return source.closest('.quote').querySelector('q').textContent",
        );
        assert!(words.contains("regional security"), "{words}");
        page.press("Enter");
        page.wait_for(".report mark.pointed");
        let pointed = page.eval_text(
            "return [...document.querySelectorAll('.report mark.pointed')].map(m => m.textContent).join('')",
        );
        assert_eq!(pointed, words);
        page.wait_for_text(".report h2", "2023");
        page.wait_for_text(".cite summary", "Cite these words");
        page.back();
        page.wait_for("tr.target");
        page.wait_for_route("#/compare/topics?show=both&topic=T3");
        assert_eq!(page.count("tbody tr:not([hidden])"), 10);
    });
}
