//! Citations and exports can be parsed back without loss.

use crate::built_in;
use crate::compare::texts;
use proptest::prelude::*;
use readout::cite::{Citation, ComparisonPart, bibtex, comparison_csv, csl, markdown, ris};
use readout::compare::Selection;
use readout::compare::phrases::PhraseOptions;
use readout::corpus::{Corpus, Span, Topic};
use readout::text::direction::isolated;
use serde_json::Value;

const WHOLE: Selection = Selection { left: 0, right: 1, scope: None };
const LINK: &str = "https://example.org/readout/#/2022";

/// The tweet of the 2022 report.
fn tweet() -> Citation {
    let corpus = built_in();
    let quotation = corpus.quotations.iter().find(|quotation| quotation.id == "q3").unwrap();
    Citation::of(&corpus, quotation.parts[0], LINK)
}

#[test]
fn a_citation_as_plain_text() {
    assert_eq!(
        tweet().plain(),
        "“Had a wonderful meeting with the US @SecDef, Mr Lloyd Austin at the Pentagon today. We \
         reviewed the entire gamut of bilateral defence cooperation and the regional security \
         situation.” (Rajnath Singh, tweet). 2022 · The Pentagon. India–US defence talks, 2022 and \
         2023. 11 April 2022. Outlet not stated. ¶5, characters 1196–1378 of the source file \
         000_2a899d950f3263e4.txt. https://example.org/readout/#/2022"
    );
    let nothing = Citation::of(&built_in(), Span { doc: 9, start: 0, end: 4 }, LINK);
    assert_eq!(nothing, Citation::default());
}

#[test]
fn a_stated_outlet_is_the_publisher() {
    let mut corpus = texts(&["words"]);
    corpus.documents[0].source.outlet = "The Gazette".into();
    let whole = Span { doc: 0, start: 0, end: 5 };
    let citation = Citation::of(&corpus, whole, LINK);
    assert!(citation.plain().contains("The Gazette") && !citation.plain().contains("Outlet"));
    assert!(ris(&citation).contains("PB  - The Gazette\r\n"));
    assert!(bibtex(&citation).contains("publisher = {{The Gazette}}"));
    assert!(csl(&citation).contains("\"publisher\": \"The Gazette\""));
}

/// The fields of a BibTeX entry: one per line, in braces.
fn fields_of_bibtex(entry: &str) -> Vec<(String, String)> {
    let mut lines = entry.lines();
    let head = lines.next().unwrap();
    let key = head.strip_prefix("@misc{").and_then(|rest| rest.strip_suffix(',')).unwrap();
    assert!(key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{key}");
    let mut fields = Vec::new();
    for line in lines.by_ref().take_while(|line| *line != "}") {
        let (name, value) = line.trim_end_matches(',').split_once(" = {").unwrap();
        let value = value.strip_suffix('}').unwrap();
        let mut depth = 0;
        for c in value.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            assert!(depth >= 0, "{value}");
        }
        assert_eq!(depth, 0, "{value}");
        fields.push((name.trim().to_owned(), value.to_owned()));
    }
    assert_eq!(lines.next(), None);
    fields
}

fn unescaped_from_bibtex(value: &str) -> String {
    let signs = [
        ("\\#", "#"),
        ("\\$", "$"),
        ("\\%", "%"),
        ("\\&", "&"),
        ("\\_", "_"),
        ("{\\textbraceleft}", "{"),
        ("{\\textbraceright}", "}"),
        ("{\\textasciitilde}", "~"),
        ("{\\textasciicircum}", "^"),
        ("{\\textbackslash}", "\\"),
    ];
    let mut out = String::new();
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let sign = signs.iter().find(|(escaped, _)| rest.starts_with(escaped));
        let (taken, meant) = sign.map_or((&rest[..c.len_utf8()], None), |(e, s)| (*e, Some(*s)));
        assert!(meant.is_some() || !"\\#$%&_~^".contains(c), "{c} in {value} is a command");
        // Braces alone keep capitals as they are.
        if meant.is_some() || !"{}".contains(c) {
            out.push_str(meant.unwrap_or(taken));
        }
        rest = &rest[taken.len()..];
    }
    out
}

fn lines_of_ris(text: &str) -> Vec<(String, String)> {
    let lines: Vec<_> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    assert_eq!((lines[0], *lines.last().unwrap()), ("TY  - GEN", "ER  - "));
    let line = |line: &&str| {
        let (tag, value) = line.split_once("  - ").unwrap();
        assert!(
            tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        );
        assert!(!value.contains(['\r', '\n']));
        (tag.to_owned(), value.to_owned())
    };
    lines.iter().map(line).collect()
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
}

#[test]
fn a_citation_as_bibtex_ris_and_csl() {
    let fields = fields_of_bibtex(&bibtex(&tweet()));
    assert_eq!(value(&fields, "title"), "2022 · {The Pentagon}");
    assert_eq!((value(&fields, "year"), value(&fields, "month")), ("2022", "4"));
    assert_eq!(value(&fields, "url"), LINK);
    assert_eq!(value(&fields, "publisher"), "");
    assert!(value(&fields, "note").ends_with("000\\_2a899d950f3263e4.txt. Outlet not stated"));
    let lines = lines_of_ris(&ris(&tweet()));
    assert_eq!((value(&lines, "PY"), value(&lines, "DA")), ("2022", "2022/04/11/"));
    assert_eq!((value(&lines, "UR"), value(&lines, "PB")), (LINK, ""));
    assert!(value(&lines, "N1").starts_with("“Had a wonderful meeting"));
    let items: Value = serde_json::from_str(&csl(&tweet())).unwrap();
    assert_eq!(items[0]["type"], "document");
    assert_eq!(items[0]["issued"]["date-parts"], serde_json::json!([[2022, 4, 11]]));
    assert_eq!(items[0]["URL"], LINK);
    assert!(items[0].get("publisher").is_none());
}

/// Dates are no more precise than known: no month if only the year is known, and words if there is
/// no year.
#[test]
fn dates_are_exported_as_precisely_as_known() {
    let table = [
        ("2021", "[[2021]]", "2021///"),
        ("2021-03", "[[2021,3]]", "2021/03//"),
        ("2022-04-11", "[[2022,4,11]]", "2022/04/11/"),
        ("2022-04-11~", "", ""),
        ("2021-21", "", ""),
        ("202X", "", ""),
        ("../2023-06-05", "", ""),
        ("2023-06-04/2023-06-05", "", ""),
        ("2023-06-05T14:40:04", "", ""),
        ("0000", "[[0]]", "0000///"),
    ];
    for (date, parts, day) in table {
        let citation = Citation { date: date.parse().unwrap(), ..tweet() };
        let items: Value = serde_json::from_str(&csl(&citation)).unwrap();
        let issued = &items[0]["issued"];
        assert_eq!(
            issued.get("date-parts").map_or(String::new(), Value::to_string),
            parts,
            "{date}"
        );
        assert_eq!(issued.get("literal").is_none(), !parts.is_empty(), "{date}");
        let lines = lines_of_ris(&ris(&citation));
        assert_eq!(value(&lines, "DA"), day, "{date}");
        let words = citation.date.words();
        let noted = lines.iter().any(|(tag, value)| tag == "N1" && *value == words);
        assert_eq!(noted, parts.is_empty(), "{date}: {words}");
    }
}

/// The tables of a Markdown text as rows of unescaped cells.
fn tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.lines().chain([""]) {
        if line.starts_with('|') {
            rows.push(cells(line));
        } else if !rows.is_empty() {
            tables.push(std::mem::take(&mut rows));
        }
    }
    tables
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let last = cells.last_mut().unwrap();
        match c {
            '\\' => last.extend(chars.next()),
            '|' => cells.push(String::new()),
            _ => last.push(c),
        }
    }
    assert!(cells[0].is_empty() && cells.last().unwrap().is_empty(), "{line}");
    cells[1..cells.len() - 1].iter().map(|cell| cell.trim().to_owned()).collect()
}

fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a mark for spreadsheets");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("as many cells in each row"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_comparison_in_markdown() {
    let corpus = built_in();
    let text = markdown(&corpus, &WHOLE, PhraseOptions::default(), &ComparisonPart::ALL, LINK);
    let tables = tables(&text);
    let sizes: Vec<_> = tables.iter().map(|rows| (rows.len() - 2, rows[0].len())).collect();
    assert_eq!(sizes, [(20, 4), (17, 4), (20, 6), (14, 4)]);
    for rows in &tables {
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        assert!(rows[1].iter().all(|cell| cell == "---"));
    }
    assert_eq!(tables[0][0], ["Topic", "2022", "2023", "Finding"]);
    let ukraine = tables[0].iter().find(|row| row[0].starts_with("Ukraine")).unwrap();
    assert_eq!(ukraine[2..], ["not mentioned in this report", "only in 2022"]);
    for said in [
        "- Left: 2022 · The Pentagon; 11 April 2022; outlet: not stated in the source file",
        "- Scope: whole reports\n",
        "- Link: <https://example.org/readout/#/2022>\n",
        "No word differs beyond chance, once the number of words compared, 310, is allowed for",
    ] {
        assert!(text.contains(said), "{said}");
    }
    let talks = Selection { scope: Some(0), ..WHOLE };
    let text = markdown(&corpus, &talks, PhraseOptions::default(), &[ComparisonPart::Topics], LINK);
    assert!(text.contains("- Scope: Defence talks only\n") && !text.contains("Ukraine"));
}

#[test]
fn the_comparison_as_csv() {
    let corpus = built_in();
    let text =
        comparison_csv(&corpus, &WHOLE, PhraseOptions::default(), &ComparisonPart::ALL, LINK);
    let records = records(&text);
    assert_eq!(
        records[0],
        [
            "section",
            "item",
            "finding",
            "2022",
            "2022, in its words",
            "2023",
            "2023, in its words",
            "G2",
            "log ratio",
        ]
    );
    let count = |section: &str| records.iter().filter(|record| record[0] == section).count();
    let counts = ["Comparison", "Topics", "Facts", "Words", "Shared phrases"].map(count);
    assert_eq!(counts, [4, 20, 17, 310, 14]);
    assert!(records.iter().any(|record| record[1] == "Link" && record[2] == LINK));
    let his = records.iter().find(|record| record[0] == "Words" && record[1] == "his").unwrap();
    assert_eq!(his[2..], ["", "0", "", "4", "", "5.62", "-3.03"]);
}

/// Every quotation in the comparison is in the report, verbatim.
#[test]
fn quotations_are_verbatim() {
    let corpus = built_in();
    let text =
        comparison_csv(&corpus, &WHOLE, PhraseOptions::default(), &ComparisonPart::ALL, LINK);
    let mut quotes = 0;
    for record in records(&text) {
        for (cell, doc) in [(&record[4], 0), (&record[6], 1)] {
            for line in cell.lines().filter(|line| line.starts_with('“')) {
                let end = line.rfind("” (").unwrap();
                assert!(corpus.documents[doc].text.contains(&line['“'.len_utf8()..end]), "{line}");
                quotes += 1;
            }
        }
    }
    assert!(quotes > 100, "{quotes}");
}

/// Any text, with a high share of the characters that the formats escape.
fn any_text() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(
        "\\{}#$%&_~^|*`[]<>\"',;=+-@\r\n\t \u{0}\u{2028}“é".chars().collect::<Vec<_>>(),
    );
    let c = prop_oneof![sign, any::<char>()];
    prop::collection::vec(c, 0..24).prop_map(|chars| chars.into_iter().collect())
}

/// Replaces line breaks and control characters by spaces.
fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if breaks(c) { ' ' } else { c }).collect()
}

fn with_topic(text: &str, label: &str) -> Corpus {
    let mut corpus = texts(&[text, "beside"]);
    let end = corpus.documents[0].blocks[0].range.end;
    let evidence = vec![Span { doc: 0, start: 0, end }];
    corpus.topics.push(Topic { label: label.into(), evidence, ..Topic::default() });
    for document in &mut corpus.documents {
        document.label = label.into();
        document.source.file = label.into();
    }
    label.clone_into(&mut corpus.title);
    corpus
}

/// Whether a cell has this text: as it is, or in quotation marks, where it may be taken for a formula.
fn is_cell(cell: &str, text: &str) -> bool {
    cell == text || cell == format!("“{text}”")
}

proptest! {
    #[test]
    fn any_citation_can_be_parsed_back(quote in any_text(), title in any_text(), link in any_text()) {
        let citation = Citation {
            quote: quote.clone(), title: title.clone(), key: title.clone(), link: link.clone(), ..tweet()
        };
        let fields = fields_of_bibtex(&bibtex(&citation));
        prop_assert_eq!(unescaped_from_bibtex(value(&fields, "title")), one_line(&title));
        let note = unescaped_from_bibtex(value(&fields, "note"));
        let quoted = format!("“{}”", one_line(&quote));
        prop_assert!(note.starts_with(&quoted));
        let lines = lines_of_ris(&ris(&citation));
        prop_assert!(value(&lines, "N1").starts_with(&quoted));
        if !one_line(&title).trim().is_empty() {
            prop_assert_eq!(value(&lines, "TI"), one_line(&title));
        }
        let items: Value = serde_json::from_str(&csl(&citation)).unwrap();
        prop_assert_eq!(items[0]["title"].as_str().unwrap_or(""), title);
        prop_assert_eq!(items[0]["URL"].as_str().unwrap_or(""), link);
        let verbatim = format!("“{quote}”");
        prop_assert!(items[0]["note"].as_str().unwrap().starts_with(&verbatim));
    }

    #[test]
    fn any_comparison_can_be_parsed_back(text in any_text(), label in any_text(), link in any_text()) {
        let corpus = with_topic(&text, &label);
        // A text that starts with a blank line has an empty first passage.
        prop_assume!(!corpus.documents[0].block(0).is_empty());
        let read = markdown(&corpus, &WHOLE, PhraseOptions::default(), &ComparisonPart::ALL, &link);
        for rows in tables(&read) {
            prop_assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        }
        if let Some(topics) = tables(&read).iter().find(|rows| rows[0][0] == "Topic") {
            let label = one_line(&label);
            prop_assert_eq!(&topics[2][0], label.trim());
            let quote = corpus.documents[0].block(0);
            let quote = isolated(quote);
            prop_assert_eq!(&topics[2][1], &format!("“{}” (¶1)", one_line(&quote)));
        }
        let written = comparison_csv(&corpus, &WHOLE, PhraseOptions::default(), &ComparisonPart::ALL, &link);
        let records = records(&written);
        if let Some(topic) = records.iter().find(|record| record[0] == "Topics") {
            prop_assert!(is_cell(&topic[1], &label), "{}", topic[1]);
            prop_assert_eq!(&topic[4], &format!("“{}” (¶1)", corpus.documents[0].block(0)));
        }
        let linked = records.iter().any(|record| record[1] == "Link" && is_cell(&record[2], &link));
        let formula = |cell: &String| cell.starts_with(['=', '+', '@', '\t', '\r']);
        prop_assert!(!records.iter().flatten().any(formula));
        prop_assert!(linked || link.is_empty());
    }
}

/// Styles that lower titles leave the capitals of names.
#[test]
fn bibtex_keeps_capitals_and_institutions() {
    let mut corpus = texts(&["words"]);
    corpus.documents[0].label = "2023".into();
    corpus.documents[0].name = "New Delhi and on the way".into();
    corpus.documents[0].source.outlet = "Ministry of Trade and Industry".into();
    let entry = bibtex(&Citation::of(&corpus, Span { doc: 0, start: 0, end: 5 }, LINK));
    let fields = fields_of_bibtex(&entry);
    assert_eq!(value(&fields, "title"), "2023 · {New Delhi} and on the way");
    assert_eq!(value(&fields, "publisher"), "{Ministry of Trade and Industry}");
}
