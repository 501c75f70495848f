//! Other features of search: queries while typing, facets, relaxations, concordance, suggestions.

use readout::corpus::Corpus;
use readout::search::query_edit::{relaxations, toggle};
use readout::search::{
    ConcordanceOrder, Facets, Field, Index, Options, Reason, Relaxing, Results, Typing, as_typed,
    concordance, parse, search, suggest,
};

fn built() -> (Corpus, Index) {
    let corpus = crate::built_in();
    let index = Index::new(&corpus);
    (corpus, index)
}

fn hits(results: &Results) -> Vec<usize> {
    results.documents.iter().map(|document| document.count.hits).collect()
}

#[test]
fn the_last_word_is_a_prefix_while_typing() {
    let (corpus, index) = built();
    let table = [
        ("defence coop", [16, 13]),
        ("defence coop ", [0, 0]),
        ("minist", [7, 6]),
        ("AI", [0, 1]),
        ("china", [0, 0]),
    ];
    for (text, expected) in table {
        let typing = if text.ends_with(' ') { Typing::Done } else { Typing::Going };
        let results = search(&index, &corpus, &parse(text, typing), &Options::default());
        let strict = if results.relaxed { vec![0, 0] } else { hits(&results) };
        assert_eq!(strict, expected, "{text}");
    }
}

#[test]
fn the_last_typed_word_is_a_prefix_only_if_nothing_else_matches() {
    let (corpus, index) = built();
    let table = [
        ("US", [11, 5], Reason::Exact),
        ("cooperatio", [6, 6], Reason::Prefix),
        ("minist", [6, 2], Reason::Stem),
        ("regional sec", [10, 3], Reason::Prefix),
        ("colaboration", [0, 0], Reason::Exact),
        ("person:aus", [0, 0], Reason::Exact),
        ("", [0, 0], Reason::Exact),
    ];
    for (text, expected, reason) in table {
        let (_, results) = as_typed(&index, &corpus, text, Typing::Going, &Options::default());
        assert_eq!(hits(&results), expected, "{text}");
        let forms = results.parts.last().and_then(|part| part.forms.first());
        assert!(forms.is_none_or(|form| form.reason == reason), "{text}: {forms:?}");
    }
}

#[test]
fn relaxed_results_name_the_missing_words() {
    let (corpus, index) = built();
    let query = parse("China exercises", Typing::Done);
    let results = search(&index, &corpus, &query, &Options::default());
    assert!(results.relaxed);
    assert_eq!(results.unknown().collect::<Vec<_>>(), [0], "China is nowhere");
    assert_eq!(results.documents[1].passages[0].missing, [0]);
    let alone: Vec<usize> = results.parts[1].alone.iter().map(|count| count.hits).collect();
    assert_eq!(alone, [0, 1], "exercises, alone, in each report");
}

/// A value of a facet, and the counts of a query with it selected.
struct Offer {
    field: Field,
    value: String,
    chosen: bool,
    left: Vec<[usize; 2]>,
}

/// Every value of every facet.
fn all_facets(index: &Index, corpus: &Corpus, text: &str) -> Vec<Offer> {
    let facets = Facets::new(index, corpus);
    let mut offers = Vec::new();
    let left = facets.left(index, corpus, &parse(text, Typing::Done));
    for (facet, left) in facets.all().iter().zip(left) {
        for (value, left) in facet.values.iter().zip(left) {
            let (field, value, chosen) = (facet.field, value.value.clone(), left.chosen);
            let left = left.counts.iter().map(|count| [count.hits, count.passages]).collect();
            offers.push(Offer { field, value, chosen, left });
        }
    }
    offers
}

/// The counts of a query, and whether it is relaxed.
fn found(index: &Index, corpus: &Corpus, text: &str) -> (Vec<[usize; 2]>, bool) {
    let results = search(index, corpus, &parse(text, Typing::Done), &Options::default());
    let counts = results.documents.iter().map(|found| [found.count.hits, found.count.passages]);
    (counts.collect(), results.relaxed)
}

#[test]
fn selecting_a_facet_value_gives_its_counts() {
    let (corpus, index) = built();
    let mut chosen = 0;
    for text in [
        "",
        "defence",
        "\"regional security\"",
        "person:austin",
        "India -US",
        "speaker:singh cooperation",
        "medium:tweet speaker:austin friend",
        "topic:T2 OR topic:T3 cooperation",
        "exercises roadmap",
        "supply OR space",
    ] {
        let relaxed = found(&index, &corpus, text).1;
        let offers = all_facets(&index, &corpus, text);
        for Offer { field, value, chosen: is_chosen, left } in &offers {
            // Deselect the values of this facet first: the counts are for one value alone.
            let taken = offers.iter().filter(|offer| offer.field == *field && offer.chosen);
            let bare = taken.fold(text.to_string(), |text, offer| {
                toggle(&index, &corpus, &text, *field, &offer.value)
            });
            let (mut found, partly) =
                found(&index, &corpus, &toggle(&index, &corpus, &bare, *field, value));
            if partly && !relaxed {
                found.fill([0, 0]);
            }
            assert_eq!(*left, found, "{text:?} with {}:{value}", field.name());
            chosen += usize::from(*is_chosen);
        }
    }
    assert_eq!(chosen, 6, "the values that those queries name");
}

/// The numbers of hits of one value.
fn left(offers: &[Offer], field: Field, value: &str) -> Vec<usize> {
    let offer = offers.iter().find(|offer| offer.field == field && offer.value == value);
    offer.expect("a value").left.iter().map(|[hits, _]| *hits).collect()
}

#[test]
fn facets_count_by_report() {
    // Counted in the sources: Singh says “cooperation” once in his tweet of 2022, twice in 2023.
    let (corpus, index) = built();
    let all = all_facets(&index, &corpus, "cooperation");
    assert_eq!(left(&all, Field::Speaker, "Rajnath Singh"), [1, 2]);
    assert_eq!(left(&all, Field::Medium, "tweet"), [1, 2]);
    // “statement” is one medium and “official statement” another.
    assert_eq!(left(&all, Field::Medium, "statement"), [0, 0]);
    assert_eq!(left(&all, Field::Medium, "official statement"), [0, 1]);
    assert_eq!(left(&all, Field::In, "2022"), [7, 0]);

    // Selecting a value does not change the counts of the other values of its facet.
    let narrowed = all_facets(&index, &corpus, "medium:tweet cooperation");
    assert_eq!(left(&narrowed, Field::Medium, "release"), [3, 0]);
    assert_eq!(left(&narrowed, Field::Speaker, "PIB"), [0, 0]);
}

#[test]
fn selecting_a_facet_value_edits_the_query() {
    let (corpus, index) = built();
    let table = [
        ("", Field::Speaker, "Joe Biden", "speaker:\"Joe Biden\""),
        ("shared", Field::Speaker, "Joe Biden", "speaker:\"Joe Biden\" shared"),
        ("speaker:\"Joe Biden\" shared", Field::Speaker, "Joe Biden", "shared"),
        ("a speaker:biden  b", Field::Speaker, "Joe Biden", "a b"),
        (
            "speaker:austin b",
            Field::Speaker,
            "Joe Biden",
            "speaker:austin OR speaker:\"Joe Biden\" b",
        ),
        ("speaker:austin OR speaker:biden b", Field::Speaker, "Lloyd Austin", "speaker:biden b"),
        ("speaker:biden x speaker:biden", Field::Speaker, "Joe Biden", "x"),
        (
            "speaker:austin OR x",
            Field::Speaker,
            "Lloyd Austin",
            "speaker:\"Lloyd Austin\" speaker:austin OR x",
        ),
        ("-speaker:austin x", Field::Medium, "tweet", "medium:tweet -speaker:austin x"),
        ("topic:ai", Field::Topic, "T7", ""),
        ("\"unbalanced", Field::In, "2022", "in:2022 \"unbalanced"),
    ];
    for (text, field, value, expected) in table {
        assert_eq!(toggle(&index, &corpus, text, field, value), expected, "{text}");
    }
}

#[test]
fn queries_without_results_have_relaxations() {
    let (corpus, index) = built();
    let offers = |text: &str| -> Vec<(Relaxing, String, Vec<usize>)> {
        let hits = |left: Vec<readout::search::Count>| left.iter().map(|c| c.hits).collect();
        let all = relaxations(&index, &corpus, text).into_iter();
        all.map(|offer| (offer.how, offer.text, hits(offer.left))).collect()
    };
    assert_eq!(
        offers("speaker:biden exercises"),
        [
            // Austin says it once; Biden has one quotation.
            (Relaxing::Without, "exercises".into(), vec![0, 1]),
            (Relaxing::Without, "speaker:biden".into(), vec![1, 0]),
        ]
    );
    assert_eq!(
        // ¶1, ¶2 and ¶5; ¶8, which also has “region”.
        offers("\"security regional\""),
        [(Relaxing::Anywhere, "security regional".into(), vec![6, 3])]
    );
    assert_eq!(offers("China"), []);
}

#[test]
fn concordance_lines_sort_by_context() {
    let (corpus, index) = built();
    let query = parse("\"defence cooperation\"", Typing::Done);
    let hits = search(&index, &corpus, &query, &Options::default()).hits;
    let show = |order| -> Vec<String> {
        let lines = concordance(&corpus, &hits, 1, order);
        let quote = |line: &readout::search::Line| {
            let parts = [line.left, line.hit.span, line.right].map(|span| corpus.quote(span));
            parts.concat()
        };
        lines.iter().map(quote).collect()
    };
    // Copied from the two source files.
    let text = [
        "the defence cooperation and",
        "bilateral defence cooperation. \"They",
        "bilateral defence cooperation and",
        "enhance defence cooperation in",
        "enhancing defence cooperation in",
        "bilateral defence cooperation activities",
    ];
    assert_eq!(show(ConcordanceOrder::Text), text);
    let [the, they, and, enhance, enhancing, activities] = text;
    assert_eq!(show(ConcordanceOrder::Left(1)), [they, and, activities, enhance, enhancing, the]);
    assert_eq!(show(ConcordanceOrder::Right(1)), [activities, the, and, enhance, enhancing, they]);
}

#[test]
fn suggestions_come_from_the_corpus() {
    let (corpus, index) = built();
    let table = [
        ("regi", "\"regional security situation\""),
        ("sec", "secretary"),
        ("defence coo", "cooperation"),
        ("aus", "\"Lloyd Austin\""),
        ("speaker:bid", "speaker:\"Joe Biden\""),
        ("topic:emer", "topic:T7"),
        ("delegtion", "delegation"),
    ];
    for (typed, expected) in table {
        let found = suggest(&index, &corpus, typed, typed.len());
        let texts: Vec<String> = found.into_iter().map(|s| s.text.to_lowercase()).collect();
        assert!(texts.contains(&expected.to_lowercase()), "{typed}: {texts:?}");
    }
}
