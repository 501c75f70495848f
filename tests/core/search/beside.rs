//! What stands beside search: facets, concordance, suggestions, whole documents, typing.

use readout::corpus::{Corpus, Speaker};
use readout::search::{
    Filters, Index, Options, Order, Reason, Results, Typing, as_typed, concordance, facets,
    near_words, parse, question, search, suggest,
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
fn the_last_word_goes_on_while_it_is_typed() {
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
fn a_text_in_the_box_is_a_beginning_only_where_it_is_nothing_else() {
    let (corpus, index) = built();
    let table = [
        ("US", [11, 5], Reason::Exact),
        ("cooperatio", [6, 6], Reason::Prefix),
        ("minist", [6, 2], Reason::Stem),
        ("regional sec", [10, 3], Reason::Prefix),
        ("colaboration", [1, 2], Reason::Typo),
        ("person:aus", [0, 0], Reason::Exact),
        ("", [0, 0], Reason::Exact),
    ];
    for (text, expected, reason) in table {
        let (_, results) = as_typed(&index, &corpus, text, &Options::default());
        assert_eq!(hits(&results), expected, "{text}");
        let forms = results.parts.last().and_then(|part| part.forms.first());
        assert!(forms.is_none_or(|form| form.reason == reason), "{text}: {forms:?}");
    }
}

#[test]
fn partial_results_name_what_they_miss() {
    let (corpus, index) = built();
    let query = parse("China exercises", Typing::Done);
    let results = search(&index, &corpus, &query, &Options::default());
    assert!(results.relaxed);
    assert_eq!(results.unknown().collect::<Vec<_>>(), [0], "China is nowhere");
    assert_eq!(results.documents[1].passages[0].missing, [0]);
    let alone: Vec<usize> = results.parts[1].alone.iter().map(|count| count.hits).collect();
    assert_eq!(alone, [0, 1], "exercises, alone, in each report");
}

#[test]
fn filters_leave_what_facets_promise() {
    let (corpus, index) = built();
    for text in ["defence", "cooperation", "\"regional security\"", "person:austin", "India -US"] {
        let query = parse(text, Typing::Done);
        let all = facets(&index, &corpus, &query, &Filters::default());
        let left = |filters: Filters| {
            let options = Options { filters, ..Options::default() };
            let results = search(&index, &corpus, &query, &options);
            results.documents.iter().map(|document| document.count).collect::<Vec<_>>()
        };
        for facet in all.documents {
            let filters = Filters { documents: vec![facet.value], ..Filters::default() };
            assert_eq!(left(filters), facet.left, "{text} in document {}", facet.value);
        }
        for facet in all.topics {
            let filters = Filters { topics: vec![facet.value], ..Filters::default() };
            assert_eq!(left(filters), facet.left, "{text} in topic {}", facet.value);
        }
        for facet in all.people {
            let filters = Filters { people: vec![facet.value], ..Filters::default() };
            assert_eq!(left(filters), facet.left, "{text} with person {}", facet.value);
        }
        if text.contains(':') {
            continue; // Speakers narrow words; here are none.
        }
        for facet in all.speakers {
            let filters = Filters { speakers: vec![facet.value], ..Filters::default() };
            assert_eq!(left(filters), facet.left, "{text} by {}", corpus.speaker(facet.value));
        }
    }
}

#[test]
fn facets_count_by_report() {
    // Counted in the sources: Singh says “cooperation” once in his tweet of 2022, twice in 2023.
    let (corpus, index) = built();
    let query = parse("cooperation", Typing::Done);
    let singh = corpus.people.iter().position(|person| person.id == "singh").map(Speaker::Person);
    let all = facets(&index, &corpus, &query, &Filters::default());
    let value = all.speakers.iter().find(|facet| Some(facet.value) == singh).expect("quoted");
    assert_eq!(value.left.iter().map(|count| count.hits).collect::<Vec<_>>(), [1, 2]);
    let tweet = all.media.iter().find(|facet| facet.value == "tweet").expect("quoted");
    assert_eq!(tweet.left.iter().map(|count| count.hits).collect::<Vec<_>>(), [1, 2]);

    // A choice in one facet does not hide what its other values would leave.
    let filters = Filters { media: vec!["tweet".to_string()], ..Filters::default() };
    let narrowed = facets(&index, &corpus, &query, &filters);
    let media = |facets: &readout::search::Facets| {
        facets.media.iter().map(|facet| facet.left.clone()).collect::<Vec<_>>()
    };
    assert_eq!(media(&narrowed), media(&all));
    assert!(narrowed.media.iter().all(|facet| facet.chosen == (facet.value == "tweet")));
}

#[test]
fn concordance_lines_sort_by_context() {
    let (corpus, index) = built();
    let query = parse("\"defence cooperation\"", Typing::Done);
    let hits = search(&index, &corpus, &query, &Options::default()).hits();
    let show = |order| -> Vec<String> {
        let lines = concordance(&corpus, &hits, 1, order);
        let quote = |line: &readout::search::Line| {
            let parts = [line.left, line.hit.span, line.right].map(|span| corpus.quote(span));
            parts.concat()
        };
        lines.iter().map(quote).collect()
    };
    // Read off the two source files.
    let text = [
        "the defence cooperation and",
        "bilateral defence cooperation. \"They",
        "bilateral defence cooperation and",
        "enhance defence cooperation in",
        "enhancing defence cooperation in",
        "bilateral defence cooperation activities",
    ];
    assert_eq!(show(Order::Text), text);
    let [the, they, and, enhance, enhancing, activities] = text;
    assert_eq!(show(Order::Left(1)), [they, and, activities, enhance, enhancing, the]);
    assert_eq!(show(Order::Right(1)), [activities, the, and, enhance, enhancing, they]);
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
    assert_eq!(near_words(&index, &corpus, "Pentagram"), ["Pentagon"]);
}

#[test]
fn documents_are_ranked_whole() {
    let (corpus, index) = built();
    let rank = |text: &str| {
        let ranked = question::documents(&index, &corpus, &parse(text, Typing::Done));
        ranked.into_iter().map(|(doc, _)| doc).collect::<Vec<_>>()
    };
    assert_eq!(rank("Ukraine"), [0]);
    assert_eq!(rank("roadmap"), [1]);
    assert_eq!(rank("Bucha Pentagon"), [0], "in one report, though in no one passage");
    assert_eq!(rank("roadmap Ukraine"), Vec::<usize>::new());
    assert_eq!(rank(""), Vec::<usize>::new());
    assert_eq!(rank("roadmap OR Ukraine").len(), 2);
}
