//! Every page under axe, in both colour schemes, wide and narrow.
//!
//! `READOUT_AXE` names the file of axe-core, which `cargo xtask test` brings from npm. Where there
//! is no npm, this is skipped with a message.

use crate::harness::{page::Page, run};

const ROUTES: [&str; 14] = [
    "#/",
    "#/nowhere",
    "#/search",
    "#/search?q=defense",
    "#/search?q=china%20talks",
    "#/search?q=medium:tweet%20speaker:biden%20friend",
    "#/search/lines?sort=right&q=defense",
    "#/timeline?q=talks",
    "#/timeline?event=B-e8",
    "#/compare/topics?topic=T2",
    "#/compare/text?pair=3",
    "#/compare/facts",
    "#/read/2022?layers=quotes,names,dates,slips",
    "#/read/2023/5?q=defence",
];

#[test]
fn axe_finds_nothing() {
    let Some(axe) = std::env::var_os("READOUT_AXE") else {
        println!("skipped: READOUT_AXE names no axe-core; `cargo xtask test` sets it, given npm");
        return;
    };
    let axe = std::fs::read_to_string(axe).expect("READOUT_AXE names a file");
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

/// What axe finds, as JSON: rule, impact, how often, the first place, and why.
fn violations(page: &Page, axe: &str) -> String {
    const RUN: &str = "window.found = '';
        const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        axe.run(document, { runOnly: rules }).then(({ violations }) => {
            window.found = JSON.stringify(violations.map(({ id, impact, nodes }) =>
                [id, impact, nodes.length, nodes[0].html, nodes[0].failureSummary]));
        });
        return ''";
    page.eval_text(&format!("{axe};{RUN}"));
    page.until("axe's answer", || {
        Some(page.eval_text("return window.found")).filter(|found| !found.is_empty())
    })
}
