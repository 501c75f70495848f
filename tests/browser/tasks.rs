//! The main user tasks, on the two real reports.

use crate::harness::{page::Page, run};

/// The visible text of the page in one line, with white space collapsed.
fn main_text(page: &Page) -> String {
    page.text_of("main").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn shows(page: &Page, words: &[&str]) {
    let text = main_text(page);
    for word in words {
        assert!(text.contains(word), "“{word}” is not shown in: {text}");
    }
}

#[test]
fn the_overview_introduces_both_meetings() {
    run(|page| {
        page.open("");
        page.wait_for_text("h1", "Two meetings, side by side");
        shows(
            page,
            &["The Pentagon, 11 April 2022", "New Delhi, 5 June 2023", "day inferred", "420 days"],
        );
        shows(page, &["Only 2022 · 5", "In both · 10", "Only 2023 · 5"]);
        page.click_text("Supply chains");
        page.wait_for(".matrix tr.target");
        assert_eq!(page.route(), "#/compare/topics?topic=T2c");
    });
}

#[test]
fn defense_finds_defence_in_both_reports() {
    run(|page| {
        page.open("");
        page.press("/");
        assert!(page.has_focus("input[type=search]"));
        page.type_text("defense");
        page.wait_for_text(".verdict", "2022: 15 hits");
        shows(
            page,
            &["2022: 15 hits in 8 passages; 2023: 16 hits in 9 passages", "another spelling"],
        );
        page.wait_for_route("#/search?q=defense");
        page.until("all hits to be drawn", || (page.count("mark.hit") == 31).then_some(()));
        assert!(page.has_focus("input[type=search]"), "typing goes on");
        page.click(".in-report.doc-b li a.source");
        page.wait_for(".report .passage.target");
        page.wait_for("mark.pointed");
        assert!(page.route().starts_with("#/read/2023/"), "{}", page.route());
        assert!(page.route().ends_with("q=defense"), "the query stays on: {}", page.route());
        assert_eq!(page.count(".report mark.hit"), 16);
        page.back();
        page.wait_for_text(".verdict", "2022: 15 hits");
    });
}

#[test]
fn search_explains_matches_and_what_is_missing() {
    run(|page| {
        page.open("#/search?q=AI");
        page.wait_for("mark.hit");
        shows(
            page,
            &[
                "Artificial Intelligence",
                "another name",
                "2022: not mentioned; 2023: 1 hit in 1 passage",
            ],
        );
        page.open("#/search?q=%22regional%20security%22");
        page.wait_for_text(".verdict", "hit");
        shows(page, &["2022: 3 hits in 3 passages; 2023: 1 hit in 1 passage"]);
        page.open("#/search?q=minister%20-prime");
        page.wait_for("mark.hit");
        assert!(!main_text(page).contains("Prime Minister Modi and US President"));
    });
}

#[test]
fn a_word_in_neither_report_is_reported() {
    run(|page| {
        page.open("#/search?q=China");
        page.wait_for_text(".verdict", "Neither report mentions “China”");
        assert_eq!(page.count("mark.hit"), 0);
        page.wait_until_gone(".reports");
    });
}

#[test]
fn facts_show_the_change_of_defence_secretary() {
    run(|page| {
        page.open("#/");
        page.click_text("Compare");
        page.wait_for(".compare");
        page.click_text("Facts");
        page.wait_for(".facts");
        shows(page, &["Ajay Kumar → Giridhar Aramane"]);
        let row = page.eval_text(
            "return [...document.querySelectorAll('.facts tr')]
               .find(r => r.querySelector('th')?.innerText.startsWith('Defence Secretary'))
               .innerText.replace(/\\s+/g, ' ')",
        );
        for words in ["Defence Secretary Dr Ajay Kumar", "Defence Secretary Giridhar Aramane"] {
            assert!(row.contains(words), "{row}");
        }
        page.eval_text(
            "[...document.querySelectorAll('.facts tr')]
               .find(r => r.querySelector('th')?.innerText.startsWith('Defence Secretary'))
               .querySelector('td:last-child a').click(); return ''",
        );
        page.wait_for("mark.pointed");
        assert!(page.route().starts_with("#/read/2023/11?span=2000-2034"), "{}", page.route());
        let pointed = page.eval_text(
            "return [...document.querySelectorAll('mark.pointed')].map(m => m.textContent).join('')",
        );
        assert_eq!(pointed, "Defence Secretary Giridhar Aramane");
        page.until("the words in the window", || {
            let top = page.eval_text(
                "return String(document.querySelector('mark.pointed').getBoundingClientRect().top)",
            );
            top.parse().ok().filter(|top: &f64| (60.0..800.0).contains(top))
        });
    });
}

#[test]
fn dates_show_how_certain_they_are() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let sign = |id: &str| {
            page.eval_text(&format!(
                "const a = document.querySelector('.axis a[href=\"#/timeline?event={id}\"]');
                 return a ? a.querySelector('.sign').className : 'none'"
            ))
        };
        assert_eq!(sign("B-e3"), "sign month stated", "March 2021 is a month");
        assert_eq!(sign("A-e2"), "sign day resolved");
        assert_eq!(sign("B-e8"), "sign day inferred hollow", "the day of the talks is inferred");
        assert_eq!(sign("A-e9"), "none", "the killings at Bucha have no point");
        shows(
            page,
            &[
                "March 2021, stated",
                "before 11 April 2022, date not stated",
                "from 5 June 2023, end not stated",
            ],
        );
        page.click_text("Singh and Austin hold talks in New Delhi");
        page.wait_for_text(".card", "5 June 2023, inferred");
        shows(page, &["held bilateral talks here"]);
        page.click(".card a.source");
        page.wait_for("mark.pointed");
        let words = page.eval_text(
            "return [...document.querySelectorAll('mark.pointed')].map(m => m.textContent).join('')",
        );
        assert_eq!(words, "held bilateral talks here");
    });
}

#[test]
fn the_axis_and_the_list_have_the_same_events() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let links = |within: &str| {
            page.eval_text(&format!(
                "return [...new Set([...document.querySelectorAll('{within} a')]
                   .map(a => a.getAttribute('href')))].sort().join(' ')"
            ))
        };
        let (axis, list) = (links(".axis"), links(".list li"));
        assert_eq!(list.split(' ').count(), 23);
        let without: Vec<&str> =
            list.split(' ').filter(|l| !axis.split(' ').any(|a| a == *l)).collect();
        assert_eq!(without, ["#/timeline?event=A-e9", "#/timeline?event=B-e14"], "only in words");
    });
}

#[test]
fn sides_can_be_swapped_and_the_scope_filters_topics() {
    run(|page| {
        page.open("#/compare/topics");
        page.wait_for(".matrix");
        shows(page, &["Ukraine and Bucha", "all 20", "only 2022 5"]);
        page.click_text("defence talks only");
        page.wait_until_gone("#topic-T8");
        assert_eq!(page.route(), "#/compare/topics?scope=defence-talks");
        page.click_text("Swap left and right");
        page.wait_for("thead th:nth-child(2).doc-b");
        assert!(page.route().contains("left=2023&right=2022"), "{}", page.route());
        page.click_text("only 2023");
        page.wait_until_gone("#topic-T1");
        shows(page, &["not mentioned in this report"]);
    });
}

#[test]
fn links_restore_the_page() {
    run(|page| {
        for (link, selector, words) in [
            ("#/search?q=%222%2B2%22", "mark.hit", "2+2 Ministerial Dialogue"),
            ("#/timeline?event=B-e3", ".card", "the previous one being in March 2021"),
            ("#/compare/topics?scope=defence-talks&topic=T3&show=both", "tr.target", "prosperity"),
            ("#/compare/text?pair=4", ".passage.target", "Pair 4 of 12"),
            ("#/compare/facts?left=2023&right=2022", ".facts", "Giridhar Aramane → Ajay Kumar"),
            (
                "#/read/2022/6?span=1553-1647&layers=none",
                "mark.pointed",
                "Singh underlined the need",
            ),
        ] {
            page.visit("about:blank");
            page.open(link);
            page.wait_for(selector);
            shows(page, &[words]);
            assert_eq!(page.route(), link);
        }
    });
}

#[test]
fn back_and_forward_go_through_the_pages() {
    run(|page| {
        page.open("#/");
        for name in ["Search", "Timeline", "Compare", "Read"] {
            page.click_text(name);
            page.wait_for_text("h1", name);
        }
        for name in ["Compare", "Timeline", "Search"] {
            page.back();
            page.wait_for_text("h1", name);
        }
        page.eval_text("history.forward(); return ''");
        page.wait_for_text("h1", "Timeline");
    });
}

#[test]
fn broken_links_give_the_nearest_page_and_say_so() {
    run(|page| {
        for (link, page_name, words) in [
            ("#/nowhere", "Two meetings", "There is no page “nowhere”"),
            (
                "#/compare/topics?topic=<script>alert(1)</script>",
                "Compare",
                "There is no topic “<script>alert(1)</script>”",
            ),
            ("#/read/2022/99", "Read", "no passage 99"),
            ("#/timeline?event=%zz", "Timeline", "There is no event"),
        ] {
            page.visit("about:blank");
            page.open(link);
            page.wait_for_text("h1", page_name);
            shows(page, &[words]);
        }
        page.open(&format!("#/{}", "%<&\u{1f600}".repeat(25_000)));
        page.wait_for_text("h1", "Two meetings");
        assert_eq!(page.count("script[src*='alert']"), 0);
    });
}

#[test]
fn reader_layers_do_not_change_the_text() {
    run(|page| {
        page.open("#/read/2022");
        page.wait_for(".report");
        let text = "const p = document.querySelector('#p5 p').cloneNode(true);
            p.querySelectorAll('.tag').forEach(t => t.remove()); return p.textContent";
        let tweet = "Had a wonderful meeting with the US @SecDef, Mr Lloyd Austin at the Pentagon today. We reviewed the entire gamut of bilateral defence cooperation and the regional security situation. pic.twitter.com/HbjLemlMUx — Rajnath Singh (@rajnathsingh) April 11, 2022";
        assert_eq!(page.eval_text(text), tweet);
        shows(page, &["Rajnath Singh, tweet, no quotation marks", "[sic]", "“date 2022-04-11”"]);
        page.click_text("People and places");
        page.wait_for(".tag.names");
        page.wait_for_route("#/read/2022?layers=quotes,names,slips");
        assert_eq!(page.eval_text(text), tweet, "layers change no letter");
        let tags = "return [...document.querySelectorAll('#p5 .tag.names')]
            .map(tag => tag.textContent).join('|')";
        assert_eq!(page.eval_text(tags), "United States|Lloyd Austin|The Pentagon|Rajnath Singh");
        page.click_text("Quotations");
        page.wait_until_gone(".tag.quotes");
        page.open("#/read/2023");
        page.wait_for_text("h2", "2023");
        shows(page, &["“20230605-144004”"]);
        assert_eq!(page.count(".passage"), 14, "the stamp is no passage");
    });
}

#[test]
fn from_search_to_the_report_by_keyboard() {
    run(|page| {
        page.open("#/");
        page.press("/");
        page.type_text("supply chains");
        page.wait_for("mark.hit");
        page.press("Enter");
        page.until("Enter to lead to the first hit", || {
            page.has_focus("mark.hit[aria-current]").then_some(())
        });
        page.press("Tab");
        assert!(page.has_focus(".in-report a.source"));
        page.press("Enter");
        page.wait_for("mark.pointed");
        assert!(page.has_focus("main"), "the keyboard is on the new page");
    });
}

/// Presses Tab until an element of this selector has focus.
#[track_caller]
fn tab_to(page: &Page, selector: &str) {
    for _ in 0..120 {
        if page.has_focus(selector) {
            return;
        }
        page.press("Tab");
    }
    panic!("the keyboard does not reach {selector}");
}

#[test]
fn every_view_works_by_keyboard() {
    run(|page| {
        page.open("#/");
        tab_to(page, "nav a[href='#/timeline']");
        page.press("Enter");
        page.wait_for(".event");
        tab_to(page, ".axis .event");
        for key in ["End", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft"] {
            page.press(key);
        }
        assert!(page.has_focus(".event[href='#/timeline?event=B-e8']"));
        page.press("Enter");
        page.wait_for_text(".card", "5 June 2023, inferred");
        assert!(page.has_focus(".event[aria-current]"), "the keyboard stays on the event");
        tab_to(page, ".card a.source");
        page.press("Enter");
        page.wait_for("mark.pointed");
        page.open("#/compare/text");
        page.wait_for(".texts");
        tab_to(page, ".steps [aria-keyshortcuts=n]");
        page.press("Enter");
        page.wait_for(".passage.target");
        assert!(page.has_focus(".steps [aria-keyshortcuts=n]"), "the keyboard stays there");
        page.press("Enter");
        page.wait_for_text(".steps", "Pair 2 of 12");
        page.open("#/compare/topics");
        page.wait_for(".matrix");
        tab_to(page, ".filter a[href*='show=right']");
        page.press("Enter");
        page.wait_until_gone("#topic-T1");
        page.open("#/read/2022");
        page.wait_for(".report");
        tab_to(page, ".layers label:nth-of-type(3) input");
        page.press("Space");
        page.wait_for(".tag.dates");
    });
}

#[test]
fn the_theme_switch_overrides_the_system_and_persists() {
    run(|page| {
        page.open("#/");
        page.wait_for(".theme");
        let paper =
            || page.eval_text("return getComputedStyle(document.documentElement).backgroundColor");
        page.prefer("prefers-color-scheme", "dark");
        assert_eq!(paper(), "rgb(21, 23, 26)");
        page.click(".theme");
        page.wait_for_text(".theme", "light");
        assert_eq!(paper(), "rgb(251, 250, 246)");
        page.open("#/read/2022");
        page.wait_for_text(".theme", "light");
        assert_eq!(paper(), "rgb(251, 250, 246)");
    });
}

#[test]
fn nothing_is_fetched_after_the_page_has_loaded() {
    run(|page| {
        page.open("#/");
        // Files for offline use are fetched once, after the page has started.
        page.wait_for_text("#offline", "Ready to use offline");
        let before = page.served().len();
        for route in [
            "#/search?q=defence",
            "#/timeline?event=B-e8",
            "#/compare/text?pair=2",
            "#/compare/facts",
            "#/read/2023",
        ] {
            page.eval_text(&format!("location.hash = '{route}'; return ''"));
            page.wait_for("h1");
        }
        page.wait_for(".report");
        assert_eq!(page.served()[before..], [] as [String; 0]);
    });
}

#[test]
fn narrow_windows_do_not_overflow_sideways() {
    run(|page| {
        page.resize(320, 700);
        for route in [
            "#/",
            "#/search?q=defense",
            "#/search/lines?q=cooperation",
            "#/search?q=speaker:biden%20exercises%20%22security%20regional%22",
            "#/timeline?event=B-e8",
            "#/compare/topics",
            "#/compare/text?pair=3",
            "#/compare/facts",
            "#/compare/words",
            "#/compare/words?word=defence",
            "#/read/2022?layers=quotes,names,dates,slips",
            "#/read/2022/6?span=1553-1647",
        ] {
            page.open(route);
            page.wait_for("h1");
            assert_eq!(horizontal_overflow(page), 0, "{route}");
        }
        page.press("/");
        page.type_text("sec");
        page.wait_for("[role=option]");
        assert_eq!(horizontal_overflow(page), 0, "with suggestions");
    });
}

/// By how many pixels the page is wider than the window.
fn horizontal_overflow(page: &Page) -> u64 {
    let wider = "const page = document.documentElement; return page.scrollWidth - page.clientWidth";
    page.eval(wider).as_u64().expect("it is at least as wide")
}
