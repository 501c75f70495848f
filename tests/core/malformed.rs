//! Invalid files: the loader reports every problem, with its path, what is wrong and how to fix it.

use proptest::prelude::*;
use readout::BUILT_IN;
use readout::corpus::{Problem, load};
use serde_json::{Value, json};

/// A small corpus that uses every field of the format.
fn sample() -> Value {
    json!({
        "format": "readout-corpus/1",
        "documents": [
            {"id": "a", "date": "2022-04-11", "prefix": "x ", "meeting": "e1", "source": {"file": "a.txt"}, "separator": "\r\n\r\n", "suffix": "\r\n",
             "blocks": [{"text": "One met two."}, {"kind": "heading", "separator": "\n***\n", "text": "Then the the end"}]},
            {"id": "b", "blocks": [{"text": "Two met one again."}]}
        ],
        "scopes": [{"id": "s", "label": "S", "blocks": [{"in": "a", "from": 1, "to": 1}]}],
        "people": [{"id": "one", "name": "One", "roles": [{"role": "host", "evidence": [{"in": "a", "exact": "One"}]}]}],
        "organisations": [{"id": "two", "name": "Two", "aliases": ["2"], "side": "B", "note": "n"}],
        "places": [{"id": "here", "name": "Here"}],
        "offices": [{"id": "o", "label": "Chair", "holders": [{"person": "one", "evidence": [{"in": "b", "exact": "one"}]}]}],
        "topics": [{"id": "t", "label": "T", "passages": [{"in": "a", "exact": "met"}]},
                   {"id": "u", "label": "U", "parent": "t", "related": true, "passages": []}],
        "lanes": [{"id": "l", "label": "L"}],
        "events": [{"id": "e1", "label": "E", "when": "2022-04", "basis": "stated", "lane": "l", "place": "here",
                    "led_by": ["one"], "present": ["one"], "topics": ["t"], "evidence": [{"in": "a", "exact": "met"}]},
                   {"id": "e2", "label": "F", "when": "2022", "basis": "relative", "lane": "l", "part_of": "e1",
                    "after": ["e1"], "before": ["e1"], "evidence": [{"in": "b", "exact": "again"}]}],
        "quotations": [{"id": "q", "speaker": "two", "medium": "tweet", "marks": "curly", "parts": [{"in": "b", "exact": "met"}]}],
        "outcomes": [{"label": "O", "evidence": [{"in": "a", "exact": "met"}]}],
        "tone": [{"in": "b", "exact": "again"}],
        "alignments": [{"from": {"in": "a", "block": 1}, "to": {"in": "b", "block": 1}, "topics": ["t"], "why": "same"}],
        "changes": [{"from": {"in": "a", "exact": "met"}, "to": {"in": "b", "exact": "met"}, "what": "nothing", "topic": "t"}],
        "slips": [{"at": {"in": "a", "exact": "the", "prefix": "the "}, "note": "twice"}],
        "aliases": [{"forms": ["One", "1"]}],
        "examples": [{"query": "met", "finds": "a word"}]
    })
}

fn problems(json: &str) -> Vec<Problem> {
    load(json.as_bytes()).err().unwrap_or_default()
}

pub(crate) fn schema() -> jsonschema::Validator {
    let schema: Value =
        serde_json::from_str(include_str!("../../data/readout-corpus-1.schema.json")).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Which checks find a fault: some depend on the texts and ids (a quotation that is not in the
/// text, an unknown id), so that only the loader finds them, not the JSON Schema.
#[derive(Clone, Copy, PartialEq)]
enum Seen {
    ByBoth,
    ByLoaderOnly,
}
use Seen::{ByBoth, ByLoaderOnly};

/// JSON pointer, value to set there (`null` removes it), path of the problem, part of its message.
#[rustfmt::skip]
fn faults() -> Vec<(&'static str, Value, &'static str, &'static str, Seen)> {
    vec![
        ("/format", json!("readout-corpus/2"), "$.format", "not known", ByBoth),
        ("/format", json!(1), "$.format", "a number", ByBoth),
        ("/format", Value::Null, "$", "“format” is missing", ByBoth),
        ("/colour", json!("red"), "$.colour", "not a field", ByBoth),
        ("/documents", Value::Null, "$", "“documents” is missing", ByBoth),
        ("/documents", json!([]), "$.documents", "empty", ByBoth),
        ("/documents", json!({}), "$.documents", "not a list", ByBoth),
        ("/documents/1", json!("b"), "$.documents[1]", "not an object", ByBoth),
        ("/documents/1/blocks", json!([]), "$.documents[1].blocks", "empty", ByBoth),
        ("/documents/1/blocks/0/text", json!("  "), "$.documents[1].blocks[0].text", "nothing is written", ByBoth),
        ("/documents/1/blocks/0/text", json!(["x"]), "$.documents[1].blocks[0].text", "a list", ByBoth),
        ("/documents/1/blocks/0/text", json!("Two met\n\none again."), "$.documents[1].blocks[0].text", "no blank line", ByLoaderOnly),
        ("/documents/1/blocks/0/kind", json!("poem"), "$.documents[1].blocks[0].kind", "“poem”", ByBoth),
        ("/documents/0/separator", json!(2), "$.documents[0].separator", "a number, not a string", ByBoth),
        ("/documents/0/suffix", json!([]), "$.documents[0].suffix", "a list, not a string", ByBoth),
        ("/documents/0/blocks/1", json!({"separator": false, "text": "x"}), "$.documents[0].blocks[1].separator", "true or false, not a string", ByBoth),
        ("/documents/1/blocks/0/suffix", json!("\n"), "$.documents[1].blocks[0].suffix", "not a field", ByBoth),
        ("/documents/1/id", json!("a"), "$.documents[1]", "given twice", ByLoaderOnly),
        ("/documents/0/date", json!("2023-02-30"), "$.documents[0].date", "", ByLoaderOnly),
        ("/documents/0/date", json!("last Monday"), "$.documents[0].date", "", ByBoth),
        ("/documents/0/meeting", json!("e9"), "$.documents[0].meeting", "“e9” is not among the events", ByLoaderOnly),
        ("/documents/0/source/sha256", json!("12"), "$.documents[0].source.sha256", "no SHA-256", ByBoth),
        ("/scopes/0/blocks/0/to", json!(3), "$.scopes[0].blocks[0].to", "no block 3", ByLoaderOnly),
        ("/scopes/0/blocks/0/from", json!(2), "$.scopes[0].blocks[0]", "ends before it begins", ByLoaderOnly),
        ("/scopes/0/blocks/0/from", json!(0), "$.scopes[0].blocks[0].from", "whole number", ByBoth),
        ("/scopes/0/blocks/0/from", json!(1.5), "$.scopes[0].blocks[0].from", "whole number", ByBoth),
        ("/people/0/name", Value::Null, "$.people[0]", "“name” is missing", ByBoth),
        ("/people/0/born", json!("1951"), "$.people[0].born", "not a field", ByBoth),
        ("/people/0/roles/0/evidence", json!([]), "$.people[0].roles[0].evidence", "empty", ByBoth),
        ("/people/0/roles/0/evidence/0/exact", json!("Three"), "$.people[0].roles[0].evidence[0]", "not in “a”", ByLoaderOnly),
        ("/people/0/roles/0/evidence/0/exact", json!(""), "$.people[0].roles[0].evidence[0].exact", "nothing is written", ByBoth),
        ("/people/0/roles/0/evidence/0/in", json!("c"), "$.people[0].roles[0].evidence[0].in", "“c” is not among the documents", ByLoaderOnly),
        ("/organisations/0/id", json!("one"), "$.organisations[0]", "that of a person", ByLoaderOnly),
        ("/topics/0/passages/0/exact", json!("e"), "$.topics[0].passages[0]", "times", ByLoaderOnly),
        ("/topics/0/passages/0/prefix", json!("One  "), "$.topics[0].passages[0]", "not with this prefix", ByLoaderOnly),
        ("/topics/0/passages/0/exact", json!("two.\n***\nThen"), "$.topics[0].passages[0]", "over the end of a block", ByLoaderOnly),
        ("/topics/0/parent", json!("u"), "$.topics[0]", "circle", ByLoaderOnly),
        ("/topics/1/related", json!("yes"), "$.topics[1].related", "true or false", ByBoth),
        ("/offices/0/holders/0/person", json!("three"), "$.offices[0].holders[0].person", "not among the people", ByLoaderOnly),
        ("/events/0/when", json!("2022-13"), "$.events[0].when", "", ByLoaderOnly),
        ("/events/0/when", json!("2023-06-05/2023-06-04"), "$.events[0].when", "", ByLoaderOnly),
        ("/events/0/basis", json!("guessed"), "$.events[0].basis", "“guessed”", ByBoth),
        ("/events/0/lane", json!("m"), "$.events[0].lane", "not among the lanes", ByLoaderOnly),
        ("/events/0/part_of", json!("e2"), "$.events[0]", "circle", ByLoaderOnly),
        ("/events/0/evidence", Value::Null, "$.events[0]", "“evidence” is missing", ByBoth),
        ("/quotations/0/speaker", json!("three"), "$.quotations[0].speaker", "neither a person", ByLoaderOnly),
        ("/quotations/0/marks", json!("wavy"), "$.quotations[0].marks", "“wavy”", ByBoth),
        ("/outcomes/0/evidence/1", json!({"in": "b", "exact": "met"}), "$.outcomes[0]", "two documents", ByLoaderOnly),
        ("/alignments/0/to/block", json!(7), "$.alignments[0].to.block", "no block 7", ByLoaderOnly),
        ("/alignments/0/to/in", json!("a"), "$.alignments[0]", "one document", ByLoaderOnly),
        ("/changes/0/what", json!(""), "$.changes[0].what", "nothing is written", ByBoth),
        ("/slips/0/at/prefix", Value::Null, "$.slips[0].at", "2 times", ByLoaderOnly),
        ("/aliases/0/forms", json!(["One"]), "$.aliases[0].forms", "", ByBoth),
        ("/aliases/0/forms", json!("One"), "$.aliases[0].forms", "not a list", ByBoth),
        ("/examples/0/query", json!(""), "$.examples[0].query", "nothing is written", ByBoth),
        ("/examples/0/finds", Value::Null, "$.examples[0]", "“finds” is missing", ByBoth),
    ]
}

#[test]
fn the_sample_is_valid() {
    assert_eq!(problems(&sample().to_string()), []);
    assert!(schema().is_valid(&sample()));
}

#[test]
fn each_fault_is_reported_at_its_path() {
    let schema = schema();
    for (pointer, value, path, what, seen) in faults() {
        let file = with(sample(), pointer, value.clone());
        let found = problems(&file.to_string());
        let hit = found.iter().find(|p| p.path.starts_with(path) && p.what.contains(what));
        assert!(hit.is_some(), "{pointer} = {value}: wanted {path} {what}, found {found:#?}");
        assert!(found.iter().all(|p| !p.what.is_empty() && !p.mend.is_empty()), "{found:#?}");
        assert_eq!(
            schema.is_valid(&file),
            seen == ByLoaderOnly,
            "the schema on {pointer} = {value}"
        );
    }
}

/// Sets, adds or, with `null`, removes the value at a JSON pointer.
fn with(mut file: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(map) if value.is_null() => {
            map.remove(key);
        }
        Value::Object(map) => {
            map.insert(key.into(), value);
        }
        Value::Array(list) => {
            let at: usize = key.parse().unwrap();
            list.truncate(at);
            list.push(value);
        }
        other => panic!("{parent} is {other}"),
    }
    file
}

#[test]
fn all_problems_are_reported_together() {
    let mut file = sample();
    for (pointer, value) in [
        ("/people/0/name", json!(7)),
        ("/events/0/when", json!("yesterday")),
        ("/events/1/evidence/0/exact", json!("never")),
        ("/slips/0/note", Value::Null),
    ] {
        file = with(file, pointer, value);
    }
    let paths: Vec<String> = problems(&file.to_string()).into_iter().map(|p| p.path).collect();
    let expected =
        ["$.people[0].name", "$.events[0].when", "$.events[1].evidence[0]", "$.slips[0]"];
    assert_eq!(paths, expected);
}

#[test]
fn invalid_json_is_reported_with_its_position() {
    let table = [
        "",
        "{",
        "null",
        "[1,2",
        "{\"format\": }",
        "\u{feff}{",
        "{\"format\":\"readout-corpus/1\",}",
    ];
    for text in table {
        let found = problems(text);
        assert!(!found.is_empty(), "{text}");
        assert!(found.iter().all(|p| p.path.starts_with('$') && !p.mend.is_empty()), "{found:?}");
    }
    assert!(problems("{\n  \"format\": }")[0].what.contains("line 2"));
    assert!(problems(&"[".repeat(100_000))[0].what.contains("not JSON"));
}

#[test]
fn a_duplicate_key_is_a_problem() {
    let found = problems(
        r#"{"format": "readout-corpus/1", "format": "readout-corpus/1", "documents": [{"id": "a", "blocks": [{"text": "x"}]}]}"#,
    );
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].path.as_str(), found[0].what.as_str()),
        ("$.format", "this field is given twice")
    );
}

#[test]
fn two_plain_texts_are_a_valid_corpus() {
    let bare = json!({"format": "readout-corpus/1", "documents": [
        {"id": "a", "blocks": [{"text": "One."}]}, {"id": "b", "blocks": [{"text": "Two."}]}]});
    assert!(load(bare.to_string().as_bytes()).is_ok());
    assert!(schema().is_valid(&bare));
    let built_in: Value = serde_json::from_str(BUILT_IN).unwrap();
    assert!(schema().is_valid(&built_in));
}

proptest! {
    #[test]
    fn loading_any_bytes_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let found = load(&bytes).err().unwrap_or_default();
        prop_assert!(!found.is_empty());
        prop_assert!(found.iter().all(|p| p.path.starts_with('$') && !p.what.is_empty() && !p.mend.is_empty()));
    }

    /// The built-in corpus with some bytes overwritten: mostly still JSON, mostly invalid.
    #[test]
    fn loading_a_damaged_corpus_never_panics(at in 0usize..BUILT_IN.len(), junk in "[a-z0-9\"{}\\[\\]:, .]{0,6}", cut in 0usize..6) {
        let mut bytes = BUILT_IN.as_bytes().to_vec();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, junk.bytes());
        for problem in load(&bytes).err().unwrap_or_default() {
            prop_assert!(problem.path.starts_with('$') && !problem.what.is_empty() && !problem.mend.is_empty());
        }
    }
}
