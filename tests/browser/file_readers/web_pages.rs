//! Web pages and pasted rich text.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use super::{read, requests_since, run};
use crate::harness::{as_file, page::Page};

/// A page, its title, date and language, and the kinds and reasons of some of its blocks.
type Expected = (&'static str, [&'static str; 3], &'static [(&'static str, &'static str)]);

const PAGES: [Expected; 12] = [
    (
        "news",
        ["Harbour ministers agree on joint patrols", "2031-03-14T09:20:00+01:00", "en-GB"],
        &[
            ("Harbour ministers agree", "heading"),
            ("What it costs", "heading"),
            ("We have signed", "quotation"),
            ("This site uses cookies", "navigation"),
            ("By Ada Quill", "byline"),
            ("Share Post", "share"),
            ("The harbour of Westmark", "caption"),
            ("Boats by Bolster", "advertisement"),
            ("A strait in figures", "read-also"),
            ("The harbour in your mailbox", "newsletter"),
            ("Finally!", "navigation"),
        ],
    ),
    ("agency_tag_soup", ["Lake talks end without a date", "2029-11-02", ""], &[]),
    (
        "ministry",
        ["Readout of the call between Minister Salo and Minister Varga", "2030-06-21", "en"],
        &[
            ("open the eastern lane", "list-item"),
            ("what it should carry", "list-item"),
            ("2028\t14,200", "table-row"),
            ("Vehicles a day", "paragraph"),
            ("Ministry of Bridges, 1 Span", "navigation"),
        ],
    ),
    ("ministry_layout_tables", ["Press Information Desk", "", "en"], &[("1. The", "paragraph")]),
    (
        "wiki",
        ["Treaty of Dunmoor", "", "en"],
        &[
            ("Signed\t9 August 1911", "table-row"),
            ("Article 2", "list-item"),
            ("Harrow, P.", "note"),
            ("Treaties of the Tarn", "navigation"),
        ],
    ),
    (
        "posts",
        ["What the envoys wrote", "2032-09-08T18:00:00Z", "en"],
        &[
            ("Good talks with", "post"),
            ("— Envoy Marlow", "post"),
            ("A beacon", "post"),
            ("They agree on everything", "quotation"),
            ("A clerk", "caption"),
            ("The lighthouse that", "read-also"),
        ],
    ),
    ("hostile", ["A page that means harm", "", "en"], &[]),
    ("transcript", ["Daily briefing", "2033-01-19", "en-US"], &[("High water", "paragraph")]),
    (
        "bank_de",
        ["Geldpolitischer Beschluss", "2031-07-24", "de"],
        &[("Der Beschluss gilt", "note")],
    ),
    ("agency_ar", ["الوزيران يتفقان على جسر جديد", "2030-02-03T08:00:00+03:00", "ar"], &[]),
    ("short_readout", ["Readout of the visit of King Alder", "", "en"], &[]),
    (
        "divs",
        ["Grain pact renewed", "", "en"],
        &[("The coast: salt", "list-item"), ("Ledger Plus", "advertisement")],
    ),
];

const FRENCH: Expected = (
    "fact_sheet",
    ["Fiche : le partenariat des ports", "2028-10-12T10:00", "fr"],
    &[("Sécurité", "list-item"), ("Qui paie", "paragraph"), ("Proverbe", "list-item")],
);

const CLIPBOARDS: [&str; 4] = ["word", "google_docs", "libreoffice", "selection"];

#[test]
fn the_report_is_told_from_the_rest_of_its_page() {
    run(|page| {
        page.open("");
        let mut wrong = Vec::new();
        for (name, known, kinds) in PAGES.into_iter().chain([FRENCH]) {
            let found = read_html(page, &file(&format!("pages/{name}.html")), false);
            let blocks = blocks(&found);
            let of = |is_kept: bool| {
                let some = blocks.iter().filter(|block| block.reason.is_empty() == is_kept);
                some.map(|block| block.text.clone()).collect::<Vec<_>>().join("\n\n")
            };
            let mut check = |what: &str, found: &str, expected: &str| {
                let [found, expected] = [found, expected].map(|text| text.split("\n\n").collect());
                wrong.extend(difference(&found, &expected).map(|it| format!("{name}, {what}{it}")));
            };
            check("kept", &of(true), file(&format!("pages/{name}.txt")).trim_end());
            check("left out", &of(false), file(&format!("pages/{name}.left.txt")).trim_end());
            for (key, expected) in ["title", "date", "language"].into_iter().zip(known) {
                check(key, found[key].as_str().unwrap_or("not there"), expected);
            }
            check("metadata", &found["areMetadata"].to_string(), "true");
            for (start, expected) in kinds {
                let block = blocks.iter().find(|block| block.text.starts_with(start));
                let is = block.map_or("not there", |block| match &*block.reason {
                    "" => &block.kind,
                    reason => reason,
                });
                check(start, is, expected);
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn nothing_in_a_page_runs_or_is_fetched() {
    run(|page| {
        page.open("");
        read_html(page, "<p>The module is fetched.", false);
        let before = page.requests().len();
        for name in PAGES.map(|(name, ..)| name) {
            for is_fragment in [false, true] {
                read_html(page, &file(&format!("pages/{name}.html")), is_fragment);
            }
        }
        // A picture would be asked for after the words have been read.
        page.eval("return new Promise(done => setTimeout(done, 300))");
        assert_eq!(requests_since(page, before), [] as [&str; 0]);
        assert_eq!(page.eval("return window.hostile ?? null"), Value::Null);
        assert!(page.eval_text("return location.href").starts_with(page.address()));
    });
}

#[test]
fn pasted_rich_text_is_kept_whole() {
    run(|page| {
        page.open("");
        for name in CLIPBOARDS {
            let found = read_html(page, &file(&format!("clipboard/{name}.html")), true);
            let lines = blocks(&found);
            let lines: Vec<_> =
                lines.iter().map(|it| format!("{}: {}", it.kind, it.text)).collect();
            assert_eq!(
                lines.join("\n\n"),
                file(&format!("clipboard/{name}.txt")).trim_end(),
                "{name}"
            );
            assert!(blocks(&found).iter().all(|block| block.reason.is_empty()));
        }
    });
}

#[test]
fn the_only_request_is_the_module() {
    run(|page| {
        page.open("");
        page.wait_for_text("#offline", "Ready to use offline");
        let before = page.requests().len();
        read_html(page, "<p>Words.", false);
        assert_eq!(requests_since(page, before), ["read_html.js"]);
    });
}

#[test]
fn the_page_as_one_file_reads_web_pages() {
    run(|page| {
        page.visit(&as_file("readout.html"));
        page.until("the program", || {
            (page.eval("return typeof readoutModules") == "object").then_some(())
        });
        for (name, ..) in PAGES {
            let html = json!(file(&format!("pages/{name}.html")));
            let found = page.eval(&format!("return readoutModules.readHtml({html}, false)"));
            let kept = blocks(&found).into_iter().filter(|block| block.reason.is_empty());
            let kept: Vec<String> = kept.map(|block| block.text).collect();
            assert_eq!(kept.join("\n\n"), file(&format!("pages/{name}.txt")).trim_end(), "{name}");
        }
        assert_eq!(
            page.eval("return Object.keys(readoutModules)"),
            json!(["pageWithReports", "readHtml"])
        );
        assert_eq!(page.eval("return window.hostile ?? null"), Value::Null);
    });
}

#[test]
fn files_are_decoded_as_they_declare() {
    run(|page| {
        page.open("");
        for (bytes, encoding, words) in [
            (&b"<meta charset=latin1><p>caf\xc3\xa9"[..], "utf-8", "café"),
            (b"\xef\xbb\xbf<p>caf\xc3\xa9", "utf-8", "café"),
            (b"\xff\xfe<\0p\0>\0\xe9\0", "utf-16le", "é"),
            (b"\xfe\xff\0<\0p\0>\0\xe9", "utf-16be", "é"),
            (b"<meta charset='windows-1251'><p>\xcc\xee\xf1\xf2", "windows-1251", "Мост"),
            (
                b"<meta http-equiv=content-type content='text/html; charset=shift_jis'><p>\x8b\xb4",
                "shift_jis",
                "橋",
            ),
            (b"<meta charset=utf-8><p>caf\xe9", "windows-1252", "café"),
            (b"<meta charset=no-such-thing><p>caf\xe9", "windows-1252", "café"),
            (b"<p>caf\xe9 \x80", "windows-1252", "café €"),
        ] {
            let call = format!("readHtml(new Uint8Array({}), false)", json!(bytes));
            let found = read(page, "read_html.js", &call);
            assert_eq!(found["encoding"], encoding, "{words}");
            assert_eq!(found["blocks"][0][1], words, "{encoding}");
        }
    });
}

/// Pages that no person would write.
#[test]
fn any_page_is_read() {
    run(|page| {
        page.open("");
        let deep = "'<div>'.repeat(100_000) + 'Deep words. ' + '<b><p>'.repeat(1000)";
        let inline = "'<span>'.repeat(100_000) + 'Deep words.'";
        let long = "'<p>' + 'Many words in a row. '.repeat(500_000)";
        let many = "'<p>A passage of some words, and of a second half.</p>'.repeat(200_000)";
        let soup = "'</p></div><table><b><li><td>x<select><frameset>'.repeat(500)";
        let lines = "'<div>' + 'A line of words<br>'.repeat(200_000)";
        let clobbered = "'<form><img name=childNodes><output name=remove>Words'";
        let open = "'Words <a '.repeat(500_000)";
        let unclosed = "'<a ' + 'Words on on '.repeat(500_000)";
        let name = "'Words <' + 'a'.repeat(5_000_000)";
        let few = [open, unclosed, name, clobbered, "''", "'<frameset><frame>'"];
        for html in [deep, inline, long, many, soup, lines].into_iter().chain(few) {
            for is_fragment in [false, true] {
                let call = format!("readHtml({html}, {is_fragment}).then(it => it.blocks.length)");
                let count = read(page, "read_html.js", &call);
                assert!(count.is_u64(), "{html}: {count}");
            }
        }
    });
}

/// The blocks that are on one side only, or how their order differs.
fn difference(found: &Vec<&str>, expected: &Vec<&str>) -> Option<String> {
    let only = |these: &Vec<&str>, those: &Vec<&str>, sign: &str| {
        let only = these.iter().filter(|block| !those.contains(block));
        only.map(|block| format!("\n{sign} {block}")).collect::<Vec<_>>().concat()
    };
    let lines = [only(expected, found, "-"), only(found, expected, "+")].concat();
    (found != expected).then(|| if lines.is_empty() { format!(": {found:#?}") } else { lines })
}

struct Block {
    kind: String,
    text: String,
    reason: String,
}

fn blocks(found: &Value) -> Vec<Block> {
    let blocks = found["blocks"].as_array().unwrap_or_else(|| panic!("no blocks in {found}"));
    let block = |block: &Value| {
        let part = |at: usize| block[at].as_str().expect("it is text").to_owned();
        Block { kind: part(0), text: part(1), reason: part(2) }
    };
    blocks.iter().map(block).collect()
}

#[track_caller]
fn read_html(page: &Page, html: &str, is_fragment: bool) -> Value {
    read(page, "read_html.js", &format!("readHtml({}, {is_fragment})", json!(html)))
}

fn file(name: &str) -> String {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../import"));
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
