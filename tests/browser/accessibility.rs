//! Every page checked with axe, in both colour schemes, wide and narrow.
//!
//! `READOUT_AXE` names the file of axe-core, which `cargo xtask test` installs from npm. Without
//! npm these tests are skipped with a message.

use crate::harness::{Setup, page::Page, run, run_in, server::Reply};
use crate::own_reports::open_two;

const ROUTES: [&str; 21] = [
    "#/",
    "#/nowhere",
    "#/search",
    "#/search?q=defense",
    "#/search?q=china%20talks",
    "#/search?q=medium:tweet%20speaker:biden%20friend",
    "#/search/lines?sort=right&q=defense",
    "#/timeline?q=talks",
    "#/timeline?event=B-e8",
    "#/timeline?from=2023-06-04&to=2023-06-05&basis=inferred,relative&by=year&event=B-e7",
    "#/timeline?from=2022-09-01&to=2022-10-31&basis=none",
    "#/compare/topics?topic=T2",
    "#/compare/text?pair=3",
    "#/compare/text?phrase=9&formula=shown&q=defence",
    "#/compare/facts",
    "#/compare/words",
    "#/compare/words?word=defence",
    "#/read/2022?layers=quotes,names,dates,slips",
    "#/read/2023/5?q=defence",
    "#/read/2022/6?span=1553-1647",
    "#/open",
];

#[test]
fn axe_finds_no_violations() {
    let Some(axe) = axe() else { return };
    run(|page| {
        for scheme in ["light", "dark"] {
            page.prefer("prefers-color-scheme", scheme);
            for (width, height) in [(1280, 800), (390, 844)] {
                page.resize(width, height);
                for route in ROUTES {
                    page.open(route);
                    page.wait_for("h1");
                    assert_eq!(violations(page, &axe), "[]", "{route}, {scheme}, {width} wide");
                }
            }
        }
    });
}

#[test]
fn axe_finds_no_violations_in_reports_of_a_reader() {
    let Some(axe) = axe() else { return };
    run(|page| {
        open_two(page);
        let click = |selector: &str| format!("document.querySelector('{selector}').click()");
        page.eval(&click(".understood summary"));
        page.wait_for(".understood li");
        for scheme in ["light", "dark"] {
            page.prefer("prefers-color-scheme", scheme);
            for width in [1280, 390] {
                page.resize(width, 844);
                assert_eq!(violations(page, &axe), "[]", "{scheme}, {width} wide");
            }
        }
        page.eval(&click(".actions .primary"));
        page.wait_for(".compare mark.new");
        page.open("#/open");
        page.wait_for(".kept li");
        page.click(".share");
        page.wait_for("#share pre");
        assert_eq!(violations(page, &axe), "[]", "kept, and shared");
    });
}

#[test]
fn axe_finds_no_violations_if_the_program_does_not_start() {
    let Some(axe) = axe() else { return };
    let replies = vec![(".wasm", Reply::Missing)];
    run_in(Setup { replies, errors_expected: true, ..Setup::default() }, |page| {
        for scheme in ["light", "dark"] {
            page.prefer("prefers-color-scheme", scheme);
            page.open("");
            page.wait_for("#failure");
            assert_eq!(violations(page, &axe), "[]", "{scheme}");
        }
    });
}

/// The script of axe-core, if available.
pub(crate) fn axe() -> Option<String> {
    let Some(axe) = std::env::var_os("READOUT_AXE") else {
        println!("skipped: READOUT_AXE names no axe-core; `cargo xtask test` sets it, given npm");
        return None;
    };
    Some(std::fs::read_to_string(axe).expect("READOUT_AXE names a file"))
}

/// The violations that axe finds, as JSON: rule, impact, count, the first element, and the reason.
pub(crate) fn violations(page: &Page, axe: &str) -> String {
    const RUN: &str = "window.found = '';
        const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        axe.run(document, { runOnly: rules }).then(({ violations }) => {
            window.found = JSON.stringify(violations.map(({ id, impact, nodes }) =>
                [id, impact, nodes.length, nodes[0].html, nodes[0].failureSummary]));
        });
        return ''";
    // Scrolled to the top and with transitions finished, so that axe does not report elements half
    // under the header, or colours in transition.
    page.eval(
        "scrollTo(0, 0);
         return Promise.allSettled(document.getAnimations().map(it => it.finished)).then(() => null)",
    );
    page.eval_text(&format!("{axe};{RUN}"));
    page.until("axe's answer", || {
        Some(page.eval_text("return window.found")).filter(|found| !found.is_empty())
    })
}

/// Asserts that the accessibility tree contains these lines in this order, among others.
#[track_caller]
fn announces(page: &Page, expected: &[&str]) {
    let told = page.accessibility_lines();
    let mut lines = told.iter();
    for expected in expected {
        assert!(
            lines.any(|line| line == expected),
            "“{expected}” is not told, or not after what should come before; told is:\n{}",
            told.join("\n")
        );
    }
}

/// Side, match number and count, removed and added words.
#[test]
fn the_comparison_is_readable_by_screen_reader() {
    run(|page| {
        page.open("#/compare/text?pair=5");
        page.wait_for(".target");
        announces(
            page,
            &[
                "heading: Compare",
                "navigation: What is compared",
                "StaticText: Pair 5 of 12, 2022 ¶3 and 2023 ¶8: Regional security and the \
                 Indo-Pacific. Made by the editors; a machine gives it 0.33. What moved: “prosperity” \
                 and the Indian Ocean Region are not in the 2023 wording. Gone: “and prosperity”, “and broader \
                 Indian Ocean”. New: “and”.",
                "button: Previous",
                "button: Next",
                "heading: 2022 · The Pentagon",
                "region: Text of 2022",
                "link: 2022 ¶3 , open in the report",
                "StaticText: gone:",
                "StaticText: and prosperity",
                "button: Pair 5: level with 2023 passage 8",
                "heading: 2023 · New Delhi",
                "region: Text of 2023",
                "StaticText: new:",
                "StaticText: and",
                "button: Pair 5: level with 2022 passage 3",
                "heading: Aligned passages",
                "heading: Phrases both reports share",
            ],
        );
        page.open("#/compare/text?phrase=1");
        page.wait_for("mark[data-lit]");
        announces(
            page,
            &[
                "StaticText: Phrase 1 of 6, of 3 words: “the regional security”, 2022 ¶2, 2022 ¶5 and 2023 ¶8.",
            ],
        );
        page.open("#/compare/topics");
        page.wait_for(".matrix");
        announces(
            page,
            &[
                "navigation: Which topics",
                "table: Topics, and what each report says of them",
                "columnheader: Topic",
                "columnheader: 2022 · The Pentagon",
                "columnheader: 2023 · New Delhi",
                "StaticText: only 2022",
                "StaticText: not mentioned in this report",
            ],
        );
        page.open("#/compare/facts");
        page.wait_for(".facts");
        announces(
            page,
            &[
                "table: Facts of the two meetings, as reported",
                "columnheader: Fact",
                "StaticText: Ajay Kumar → Giridhar Aramane",
            ],
        );
        page.open("#/compare/words?word=defence");
        page.wait_for(".with-company");
        announces(
            page,
            &[
                "heading: Compare",
                "StaticText: Of 310 words none differs beyond chance: with so many tests G² would have \
                 to reach 14.2, and the highest is 5.6 (“his”).",
                "table: Every word, how often it stands on either side, and how unevenly",
                "columnheader: Word : sort by this",
                "columnheader: 2022 : sort by this",
                "columnheader: 2023 : sort by this",
                "rowheader: his",
            ],
        );
    });
}
