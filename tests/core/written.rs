//! Corpora that are written are read again as they were.

pub(crate) mod any_corpus;

use crate::built_in;
use any_corpus::any_corpus;
use proptest::prelude::*;
use readout::corpus::{Corpus, Document, Kind, load, write};
use readout::import::{self, read};
use serde_json::Value;

/// Writes a corpus, in both forms, and reads it.
fn check(corpus: &Corpus) -> String {
    let written = write(corpus);
    let again = load(written.as_bytes()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}\n{written}", lines.join("\n"))
    });
    assert_eq!(&again, corpus, "{written}");
    assert_eq!(write(&again), written);
    assert_eq!(load(write::compact(corpus).as_bytes()).as_ref(), Ok(corpus));
    let value: Value = serde_json::from_str(&written).unwrap();
    assert!(crate::malformed::schema().is_valid(&value), "{written}");
    written
}

#[test]
fn the_built_in_corpus_is_written_as_its_editors_did() {
    let written: Value = serde_json::from_str(&check(&built_in())).unwrap();
    let original: Value = serde_json::from_str(readout::BUILT_IN).unwrap();
    let Value::Object(original) = original else { panic!("an object") };
    for (key, value) in original.iter().filter(|(key, _)| *key != "$schema") {
        // How few words find the evidence is up to the editors.
        assert_eq!(without_context(&written[key]), without_context(value), "{key}");
    }
}

/// A value without the prefixes and suffixes of evidence, and without what the format assumes.
fn without_context(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_context).collect(),
        Value::Object(map) => {
            let is_kept = |key: &&String| match key.as_str() {
                "prefix" | "suffix" => !map.contains_key("exact"),
                "kind" => map["kind"] != "paragraph",
                "label" => map.get("id") != map.get("label"),
                _ => true,
            };
            let keys = map.keys().filter(is_kept);
            Value::Object(keys.map(|key| (key.clone(), without_context(&map[key]))).collect())
        }
        other => other.clone(),
    }
}

#[test]
fn corpora_of_sites() {
    for name in ["bare", "deich"] {
        let path = format!("{}/tests/corpora/{name}.json", env!("CARGO_MANIFEST_DIR"));
        check(&load(&std::fs::read(path).unwrap()).unwrap());
    }
}

#[test]
fn reports_in_other_languages() {
    for language in ["ar", "de", "es", "fr", "zh"] {
        let path = format!("{}/tests/languages/{language}.json", env!("CARGO_MANIFEST_DIR"));
        check(&load(&std::fs::read(path).unwrap()).unwrap());
    }
}

/// Texts as they are found in files: every byte of them is in the corpus file.
#[test]
fn imported_texts_are_kept_byte_for_byte() {
    let wrapped = "The ministers met in the capital on Monday and spoke about the\nbridge over the river, which is to be mended within the year,\nas both said.\n\nThey meet again in June.\n";
    let texts = [
        "One.",
        "One.\n",
        "\n\n One.\n\n\n\nTwo. \n",
        "One.\r\n\r\nTwo.\r\n\r\nThree.\r\n",
        "One.\rTwo.\rThree.",
        "One.\n\n***\n\nTwo.\n\n* * *\n\nThree.\n\n---\n",
        " date 2022-04-11 \n\nOne.\n\nTwo.\n\n20230605-144004",
        "• One\n• Two\n\n\u{feff}Three\u{2028}Four \u{c}",
        "One.\n \t \nTwo.\n\u{a0}\nThree.",
        "The ministers met.\r\n\r\nAlso read: Treaty signed\r\n\r\nThey agreed.",
        "e\u{301}\u{202e}م\u{0}".trim_end_matches('\0'),
        wrapped,
    ];
    let drafts: Vec<_> = texts.iter().map(|text| read("", text.as_bytes()).unwrap()).collect();
    let corpus = import::corpus(&drafts);
    check(&corpus);
    for ((document, text), draft) in corpus.documents.iter().zip(texts).zip(&drafts) {
        assert_eq!(document.text, draft.text);
        assert_eq!(document.text, text);
        assert_eq!(document.source.sha256, "");
    }
    let markdown = "---\ntitle: Talks\ndate: 2022-04-11\n---\n# Talks #\n\n> quoted\n> twice\n\n| a | b |\n|---|---|\n| c | d |\n\n```rust\nfn f() {}\n```\n";
    let corpus = import::corpus(&[read("a.md", markdown.as_bytes()).unwrap()]);
    check(&corpus);
    assert_eq!(corpus.documents[0].text, markdown);
}

#[test]
fn what_a_reader_left_out_and_does_not_know_is_kept() {
    let text = "Ministers meet\n\nThe ministers met.\n\nAlso read: Treaty signed\n\nThey agreed.";
    let corpus = import::corpus(&[read("talks.txt", text.as_bytes()).unwrap()]);
    let document: &Document = &corpus.documents[0];
    assert_eq!(document.blocks[2].kind, Kind::Metadata);
    assert_eq!(document.date.to_string(), "../..");
    let written = check(&corpus);
    assert!(written.contains("\"kind\": \"metadata\"") && !written.contains("\"date\""));
    assert!(!written.contains("separator") && !written.contains("suffix"));
}

/// What stands between most blocks is stated once.
#[test]
fn separators_are_stated_once() {
    let text = "One.\r\n\r\nTwo.\r\n\r\nThree.\r\n***\r\nFour.\r\n";
    let written = check(&import::corpus(&[read("", text.as_bytes()).unwrap()]));
    assert_eq!(written.matches("\"separator\": \"\\r\\n\\r\\n\"").count(), 1, "{written}");
    assert_eq!(written.matches("separator").count(), 2, "{written}");
    assert!(written.contains("\"suffix\": \"\\r\\n\""), "{written}");
}

/// Evidence has as little around it as will do.
#[test]
fn evidence_has_the_words_around_it_only_if_it_needs_them() {
    let file = br#"{"format": "readout-corpus/1",
        "documents": [{"id": "a", "blocks": [{"text": "the first talks and the second talks, not third"}]}],
        "tone": [{"in": "a", "exact": "third"}, {"in": "a", "exact": "talks", "suffix": " and the"},
                 {"in": "a", "exact": "talks", "suffix": ", not third"}]}"#;
    let written = check(&load(file).unwrap());
    let value: Value = serde_json::from_str(&written).unwrap();
    let keys = |at: usize| {
        let evidence = value["tone"][at].as_object().unwrap();
        let key = |key: &str| evidence.get(key).and_then(Value::as_str).unwrap_or_default();
        [key("prefix").to_owned(), key("suffix").to_owned()]
    };
    assert_eq!(keys(0), ["", ""]);
    assert_eq!(keys(1), ["", " and"]);
    assert_eq!(keys(2), ["", ","]);
}

/// What no file can hold is written nevertheless, and its problems are found.
#[test]
fn what_no_file_can_hold_is_a_problem_and_no_panic() {
    let mut broken = built_in();
    broken.documents.truncate(1);
    broken.lanes.clear();
    broken.topics.clear();
    broken.documents[0].blocks[0].range.end = 1;
    broken.documents[0].prefix = 0..1_000_000;
    assert!(load(write(&broken).as_bytes()).is_err());
    assert!(load(write(&Corpus::default()).as_bytes()).is_err());
}

proptest! {
    #[test]
    fn any_corpus_is_read_as_it_was(corpus in any_corpus()) {
        check(&corpus);
    }

    #[test]
    fn any_imported_text_is_kept(texts in prop::collection::vec("( date 2022-04-11 )?[ab .,*#>|`é•\u{2028}\u{a0}\\-\r\n]{0,60}", 1..4), is_markdown in any::<bool>()) {
        let name = if is_markdown { "a.md" } else { "a.txt" };
        let drafts: Vec<_> = texts.iter().filter_map(|text| read(name, text.as_bytes()).ok()).collect();
        if !drafts.is_empty() {
            check(&import::corpus(&drafts));
        }
    }
}
