//! The built-in corpus, compared with its source files and with the notes on them.

use crate::built_in;
use readout::compare::{Selection, topics};
use readout::corpus::mentions::{Entity, mentions};
use readout::corpus::{Basis, Corpus, Kind, Marks, Named, Span, Speaker};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The texts of the reports equal their source files byte for byte.
#[test]
fn documents_equal_their_source_files() {
    let corpus = built_in();
    let sums = [
        "39d39a2af569f227959b9a427ed894af03b6f1c4ea3deb0c62e776fbde476cb9",
        "533451b7503bde3c35c96604f72cb866a4b36ced9b4062c3a1df98fa34de47f5",
    ];
    assert_eq!(corpus.documents.len(), sums.len());
    for (document, sum) in corpus.documents.iter().zip(sums) {
        assert_eq!(hex(&Sha256::digest(&document.text)), sum, "{}", document.id);
        assert_eq!(document.source.sha256, sum, "{}", document.id);
    }
}

/// Bytes, code points, blocks and words, as counted in the source files.
#[test]
fn documents_have_the_counted_sizes() {
    let sizes: Vec<_> = built_in()
        .documents
        .iter()
        .map(|d| {
            let words = readout::text::tokens(&d.text);
            let kept = words.map(|w| w.of(&d.text)).collect::<Vec<_>>();
            let split: usize = kept.iter().map(|w| readout::text::parts(w).count()).sum();
            (d.text.len(), d.text.chars().count(), d.blocks.len(), kept.len(), split)
        })
        .collect();
    assert_eq!(sizes, [(2559, 2557, 10, 375, 390), (2481, 2459, 15, 354, 367)]);
}

/// The number of items of each kind, as in the notes.
#[test]
fn counts_of_every_kind() {
    let c = built_in();
    let table = [
        ("scopes", c.scopes.len(), 1),
        ("people, with the unnamed counterparts", c.people.len(), 10),
        ("organisations", c.organisations.len(), 12),
        ("places", c.places.len(), 10),
        ("topics", c.topics.len(), 20),
        ("events of 2022", ids(&c, "A-e"), 9),
        ("events of 2023", ids(&c, "B-e"), 14),
        ("events", c.events.len(), 23),
        ("quotations", c.quotations.len(), 9),
        ("parts of quotations", c.quotations.iter().map(|q| q.parts.len()).sum(), 10),
        ("alignments", c.alignments.len(), 12),
        ("changes", c.changes.len(), 7),
        ("slips: eleven rows, one of two spans", c.slips.len(), 12),
        ("tone", c.tone.len(), 4),
        (
            "headings",
            c.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == Kind::Heading).count(),
            1,
        ),
        (
            "embedded tweets",
            c.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == Kind::Tweet).count(),
            1,
        ),
        (
            "stamps",
            c.documents.iter().flat_map(|d| &d.blocks).filter(|b| b.kind == Kind::Metadata).count(),
            1,
        ),
    ];
    for (kind, found, expected) in table {
        assert_eq!(found, expected, "{kind}");
    }
}

fn ids(corpus: &Corpus, prefix: &str) -> usize {
    corpus.events.iter().filter(|e| e.id.starts_with(prefix)).count()
}

/// Every evidence span is in the list that was counted from the source files: same document, block,
/// code points and words.
#[test]
fn evidence_is_where_the_notes_say() {
    let corpus = built_in();
    let notes: BTreeSet<(String, usize, usize, usize, String)> = include_str!("notes.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let field: Vec<&str> = line.split('\t').collect();
            let number = |i: usize| field[i].parse().expect("a number");
            (field[0].into(), number(1), number(2), number(3), field[4].into())
        })
        .collect();
    assert_eq!(notes.len(), 162);
    let spans = all_evidence(&corpus);
    assert!(spans.len() > 180, "{}", spans.len());
    for span in &spans {
        let document = &corpus.documents[span.doc];
        let points = document.code_points(span.range());
        let block = corpus.passage(*span).map_or(1, |passage| passage.block + 1);
        let words = corpus.quote(*span).to_owned();
        let row = (document.id.clone(), block, points.start, points.end, words);
        assert!(notes.contains(&row), "not in the notes: {row:?}");
        assert_eq!(document.bytes(points), Some(span.range()));
    }
    let used: BTreeSet<_> = spans.iter().collect();
    assert!(used.len() >= 140, "{}", used.len());
}

fn all_evidence(c: &Corpus) -> Vec<Span> {
    let named = c.people.iter().chain(&c.organisations).chain(&c.places);
    let mut spans: Vec<Span> = Vec::new();
    spans.extend(named.flat_map(|n| &n.roles).flat_map(|r| &r.evidence));
    spans.extend(c.offices.iter().flat_map(|o| &o.holders).flat_map(|h| &h.evidence));
    spans.extend(c.topics.iter().flat_map(|t| &t.evidence));
    spans.extend(c.events.iter().flat_map(|e| &e.evidence));
    spans.extend(c.quotations.iter().flat_map(|q| &q.parts));
    spans.extend(c.outcomes.iter().flat_map(|o| &o.evidence));
    spans.extend(&c.tone);
    spans.extend(c.changes.iter().flat_map(|change| [change.from, change.to]));
    spans.extend(c.slips.iter().map(|slip| slip.at));
    spans
}

/// The date and basis of every event, from the table of dated and datable events in the notes.
#[test]
fn events_are_dated_as_the_notes_say() {
    use Basis::{Inferred, Relative, Resolved, Stated};
    let table = [
        ("A-e1", "2022-04-11", Stated),
        ("A-e2", "2022-04-11", Resolved),
        ("A-e3", "2022-04-11", Resolved),
        ("A-e4", "2022-04-11", Stated),
        ("A-e5", "2022-04-11?", Inferred),
        ("A-e6", "2022-04-11", Resolved),
        ("A-e7", "2022-04-11~", Inferred),
        ("A-e8", "2022-04-11", Resolved),
        ("A-e9", "[..2022-04-11]", Relative),
        ("B-e1", "2023-06-05", Stated),
        ("B-e2", "2023-06-05T14:40:04", Inferred),
        ("B-e3", "2021-03", Stated),
        ("B-e4", "[..2023-06-05]", Relative),
        ("B-e5", "2023-06-04", Resolved),
        ("B-e6", "2023-06-04/2023-06-05", Inferred),
        ("B-e7", "2023-06-04/2023-06-05", Relative),
        ("B-e8", "2023-06-05?", Inferred),
        ("B-e9", "2023-06-05?", Inferred),
        ("B-e10", "2023-06-05?", Inferred),
        ("B-e11", "2023-06-05?", Inferred),
        ("B-e12", "2023-06-05?", Inferred),
        ("B-e13", "2023-06-05/", Relative),
        ("B-e14", "[..2023-06-05]", Relative),
    ];
    let corpus = built_in();
    let found: Vec<_> =
        corpus.events.iter().map(|e| (e.id.as_str(), e.when.to_string(), e.basis)).collect();
    let expected: Vec<_> =
        table.iter().map(|(id, d, basis)| (*id, (*d).to_owned(), *basis)).collect();
    assert_eq!(found, expected);
    let after = |id: &str| {
        let event = corpus.events.iter().find(|e| e.id == id).expect(id);
        event.after.iter().map(|i| corpus.events[*i].id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(after("B-e10"), ["B-e8"], "Singh tweeted after the meeting");
}

/// The speaker, quotation marks and number of parts of every quotation.
#[test]
fn quotations_are_attributed_as_the_notes_say() {
    let table = [
        ("q1", Some("PIB"), Marks::Straight, 1),
        ("q2", Some("PIB"), Marks::Straight, 1),
        ("q3", Some("Rajnath Singh"), Marks::None, 1),
        ("q4", Some("Joe Biden"), Marks::Straight, 1),
        ("q5", None, Marks::Curly, 1),
        ("q6", Some("Rajnath Singh"), Marks::Curly, 1),
        ("q7", Some("Defence Ministry"), Marks::Curly, 1),
        ("q8", Some("Defence Ministry"), Marks::Curly, 1),
        ("q9", Some("Lloyd Austin"), Marks::Open, 2),
    ];
    let corpus = built_in();
    let name = |speaker: Speaker| corpus.speaker(speaker).split(" (").next().unwrap_or_default();
    let found: Vec<_> = corpus
        .quotations
        .iter()
        .map(|q| (q.id.as_str(), q.speaker.map(name), q.marks, q.parts.len()))
        .collect();
    assert_eq!(found, table);
}

/// The alignments, as passages counted from 1.
#[test]
fn alignments_are_the_twelve_of_the_notes() {
    let gold = [
        (3, 8),
        (1, 1),
        (6, 5),
        (2, 1),
        (4, 1),
        (4, 6),
        (2, 8),
        (10, 10),
        (5, 2),
        (5, 9),
        (2, 11),
        (4, 10),
    ];
    let corpus = built_in();
    let found: BTreeSet<_> =
        corpus.alignments.iter().map(|a| (a.from.block + 1, a.to.block + 1)).collect();
    assert_eq!(found, BTreeSet::from(gold));
    assert!(corpus.alignments.iter().all(|a| (a.from.doc, a.to.doc) == (0, 1)));
}

/// Topics in both reports, only in 2022, only in 2023; and without the leaders' meeting.
#[test]
fn topics_fall_on_the_sides_the_notes_say() {
    use topics::Presence::{Both, Left, Right};
    let corpus = built_in();
    let on = |scope, side| {
        let rows = topics::topics(&corpus, &Selection { left: 0, right: 1, scope });
        rows.iter()
            .filter(|row| row.side == side)
            .map(|row| corpus.topics[row.topic].id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(on(None, Both), ["T1", "T2", "T3", "T4", "T5", "T6", "T10", "T11", "T12", "T13"]);
    assert_eq!(on(None, Left), ["T2a", "T5a", "T5b", "T8", "T9"]);
    assert_eq!(on(None, Right), ["T2b", "T2c", "T2d", "T7", "T11a"]);
    assert_eq!(on(Some(0), Left), ["T2a", "T5a", "T5b"], "the leaders' meeting is out of scope");
    assert_eq!(on(Some(0), Right), ["T2b", "T2c", "T2d", "T7", "T11a", "T13"]);
}

/// Mentions in the report of 2022, counted in the text: six times “Singh” and once the handle; ten
/// times “US”, of which two in “US companies” and one each in the name of the dialogue and in
/// “their US counterparts”.
#[test]
fn mentions_are_whole_names() {
    let corpus = built_in();
    let mentions = mentions(&corpus, 0);
    let count = |of: Entity| mentions.iter().filter(|mention| mention.of == of).count();
    let at = |all: &[Named], id: &str| all.iter().position(|named| named.id == id).expect("an id");
    assert_eq!(count(Entity::Person(at(&corpus.people, "singh"))), 7);
    assert_eq!(count(Entity::Place(at(&corpus.places, "united-states"))), 6);
    assert_eq!(count(Entity::Organisation(at(&corpus.organisations, "us-companies"))), 4);
    assert!(mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
}

/// Annotations add no names that are in neither file. Example queries, which are last in the data,
/// may contain them.
#[test]
fn the_data_names_nothing_beyond_the_two_files() {
    let (data, _) = readout::BUILT_IN.split_once("\"examples\"").expect("there are examples");
    let outside = [
        "China",
        "Russia",
        "Pakistan",
        "Quad",
        "Blinken",
        "Press Information Bureau",
        "Prime Minister’s Office",
        "Narendra",
        "wikidata",
    ];
    for word in outside {
        assert!(!data.contains(word), "{word}");
    }
}

/// The decoded built-in corpus equals the one loaded from JSON.
#[test]
fn the_binary_corpus_equals_the_json_corpus() {
    assert_eq!(format!("{:?}", readout::built_in()), format!("{:?}", built_in()));
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
