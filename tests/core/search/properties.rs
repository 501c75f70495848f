//! Properties of any query on any text.

use proptest::prelude::*;
use readout::corpus::{Aliases, Block, Corpus, Document, Kind, Passage};
use readout::search::{
    Builder, Index, Options, Results, Typing, as_typed, near_words, parse, search, suggest,
};
use readout::text::runs;
use std::collections::BTreeSet;
use std::sync::OnceLock;

fn corpus(texts: &[String]) -> Corpus {
    let document = |text: &String| {
        let text = format!("x\n\n{text}");
        let blocks = [(Kind::Metadata, 0..1), (Kind::Paragraph, 3..text.len())];
        let blocks = blocks.map(|(kind, range)| Block { kind, range }).to_vec();
        Document { text, blocks, ..Document::default() }
    };
    let forms = vec!["ab".to_string(), "a b".to_string()];
    let aliases = vec![Aliases { forms, note: String::new() }];
    Corpus { documents: texts.iter().map(document).collect(), aliases, ..Corpus::default() }
}

fn run(corpus: &Corpus, text: &str, options: &Options) -> Results {
    search(&Index::new(corpus), corpus, &parse(text, Typing::Done), options)
}

fn passages(results: &Results) -> BTreeSet<Passage> {
    let listed = results.documents.iter().flat_map(|document| &document.passages);
    listed.filter(|passage| passage.missing.is_empty()).map(|passage| passage.passage).collect()
}

/// Checks that the counts match the listed hits, and that every range can be highlighted.
fn check_ranges(corpus: &Corpus, results: &Results) {
    assert_eq!(results.documents.len(), corpus.documents.len());
    assert!(results.hits.is_sorted_by_key(|hit| hit.span), "in the order of the text");
    for (doc, found) in results.documents.iter().enumerate() {
        assert_eq!(found.doc, doc);
        assert_eq!(found.count.passages, found.passages.len());
        assert_eq!(found.count.hits, found.passages.iter().map(|p| p.hits.len()).sum::<usize>());
        for passage in &found.passages {
            let whole = corpus.span_of(passage.passage).expect("a passage of the corpus");
            assert!(passage.score >= 0.0 && passage.score.is_finite());
            let ranges: Vec<_> =
                results.hits_of(passage).iter().map(|hit| hit.span.range()).collect();
            assert!(results.hits_within(whole).eq(results.hits_of(passage)));
            for hit in results.hits_of(passage) {
                assert!(whole.start <= hit.span.start && hit.span.end <= whole.end);
                assert!(!corpus.quote(hit.span).is_empty(), "on character boundaries, not empty");
                assert!(hit.part < results.parts.len());
            }
            let text = &corpus.documents[doc].text;
            let drawn = runs(whole.range(), &ranges).into_iter().map(|run| &text[run.range]);
            assert_eq!(drawn.collect::<String>(), corpus.quote(whole));
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec("[abc]{1,3}|a-b|ab's|c\\+c", 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_string_searches_any_text(
        texts in prop::collection::vec("\\PC{0,40}", 0..4), query in "\\PC{0,40}",
    ) {
        let corpus = corpus(&texts);
        check_ranges(&corpus, &run(&corpus, &query, &Options::default()));
        let typed = as_typed(&Index::new(&corpus), &corpus, &query, Typing::Going, &Options::default());
        check_ranges(&corpus, &typed.1);
    }

    /// In passages of none, one or several words, which may have more than 127 bytes.
    #[test]
    fn every_place_of_a_word_is_found(
        texts in prop::collection::vec("((q|x{126}|y{127}|z{128}|é{200})[ -]){0,40}", 0..9),
        joined in prop::bool::ANY,
    ) {
        let corpus = corpus(&texts);
        let index = Index::new(&corpus);
        let letters = ["q".into(), "x".repeat(126), "y".repeat(127), "z".repeat(128), "é".repeat(200)];
        for word in letters {
            // No word contains another. Joined words are found however they are joined.
            let word = if joined { format!("{word}-{word}") } else { word };
            let mut expected = Vec::new();
            for document in &corpus.documents {
                let text = document.text.replace(' ', "-");
                let places = text.match_indices(&word);
                expected.extend(places.map(|(at, _)| at..at + word.len()));
            }
            let query = parse(&word, Typing::Done);
            let hits = search(&index, &corpus, &query, &Options::default()).hits;
            prop_assert_eq!(hits.iter().map(|hit| hit.span.range()).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn any_operators_and_words_search_words(
        texts in prop::collection::vec(words(), 1..5),
        query in "(([abc]{1,3}|a-b|ab's)[ *]?| |\"|-|\\(|\\)| OR |\"~1 |in:|person:|speaker:)*",
        marked in prop::option::of(0usize..3),
    ) {
        let corpus = corpus(&texts);
        let options = Options::default();
        let results = run(&corpus, &query, &options);
        check_ranges(&corpus, &results);
        let few = run(&corpus, &query, &Options { marked });
        prop_assert_eq!(few.count(), results.count());
        prop_assert_eq!(passages(&few), passages(&results));
        let with_hits = |of: &Results| {
            let listed = of.documents.iter().flat_map(|document| &document.passages);
            listed.filter(|passage| !passage.hits.is_empty()).count()
        };
        prop_assert_eq!(with_hits(&few), with_hits(&results).min(marked.unwrap_or(usize::MAX)));
        prop_assert!(few.hits.iter().all(|hit| results.hits.contains(hit)));
    }

    #[test]
    fn an_additional_word_never_adds_passages(
        texts in prop::collection::vec(words(), 1..5),
        query in "(-?[abc]{1,3}|\"[abc] [abc]{1,2}\"|[abc] OR [bc]{1,2})( -?[abc]{1,3})?",
        word in "[abc]{1,3}",
    ) {
        // `a b` is one term with the alias `ab`, which may add passages.
        prop_assume!(!(query.ends_with('a') && word == "b"));
        let corpus = corpus(&texts);
        let before = passages(&run(&corpus, &query, &Options::default()));
        let after = run(&corpus, &format!("{query} {word}"), &Options::default());
        prop_assert!(after.relaxed || passages(&after).is_subset(&before));
    }

    #[test]
    fn or_is_the_union_of_both(
        texts in prop::collection::vec(words(), 1..5),
        one in "[abc]{1,3}|\"[abc] [abc]\"|c\\*", other in "[abc]{1,3}|\"[abc] [abc]\"|a\\*",
    ) {
        let corpus = corpus(&texts);
        let found = |query: &str| passages(&run(&corpus, query, &Options::default()));
        let both: BTreeSet<Passage> = found(&one).union(&found(&other)).copied().collect();
        prop_assert_eq!(found(&format!("{one} OR {other}")), both);
    }

    #[test]
    fn an_index_built_in_steps_is_the_same(
        texts in prop::collection::vec(words(), 0..6), steps in prop::collection::vec(0usize..4, 0..9),
        query in words(),
    ) {
        let corpus = corpus(&texts);
        let mut builder = Builder::new(&corpus);
        for count in steps.into_iter().chain([usize::MAX]) {
            let progress = builder.step(&corpus, count);
            prop_assert!(progress.done <= progress.total);
        }
        let query = parse(&query, Typing::Going);
        let stepped = search(&builder.finish(), &corpus, &query, &Options::default());
        let whole = search(&Index::new(&corpus), &corpus, &query, &Options::default());
        prop_assert_eq!(stepped.hits, whole.hits);
    }
}

/// Characters, words of the corpus, and what has a meaning in a query, in any order.
fn any_query() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "\"", "“", "”", "(", ")", "-", "*", "~", "~3", ":", " ", " AND ", " OR ", " NOT ",
        " NEAR/2 ", "in:", "date:", "speaker:", "topic:", "2022", "april", "\u{202e}", "\u{2066}",
        "\0", "\u{1b}",
    ]);
    let word = prop::sample::select(vec![
        "defence",
        "the",
        "US",
        "co-development",
        "2+2",
        "internal",
        "minist",
        "Singh’s",
        "R&D",
    ]);
    let piece = prop_oneof![
        any::<char>().prop_map(|c| c.to_string()),
        sign.prop_map(str::to_owned),
        word.prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_string_is_a_query(query in any_query(), caret in 0usize..60) {
        static BUILT_IN: OnceLock<(Corpus, Index)> = OnceLock::new();
        let (corpus, index) = BUILT_IN.get_or_init(|| {
            let corpus = crate::built_in();
            let index = Index::new(&corpus);
            (corpus, index)
        });
        for typing in [Typing::Done, Typing::Going] {
            let (parsed, results) = as_typed(index, corpus, &query, typing, &Options::default());
            check_ranges(corpus, &results);
            for notice in &parsed.notices {
                prop_assert!(query.get(notice.span.clone()).is_some());
            }
            for part in results.unknown().map(|at| &results.parts[at]) {
                let typed = query.get(part.span.clone());
                prop_assert!(typed.is_some());
                near_words(index, corpus, typed.unwrap_or_default());
            }
        }
        for suggestion in suggest(index, corpus, &query, caret) {
            prop_assert!(query.get(suggestion.span).is_some());
        }
    }
}

#[test]
fn long_and_strange_queries_on_the_built_in_corpus() {
    let corpus = crate::built_in();
    let long = "defence cooperation ".repeat(500);
    let quotes = "\"".repeat(10_000);
    let phrase = format!("\"{}\"~999", "the and of ".repeat(1000));
    let deep = "(".repeat(10_000);
    let words = (0..1700).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
    let letters = "x".repeat(10_000);
    for text in [
        &*long,
        &*quotes,
        &*phrase,
        &*deep,
        &*words,
        &*letters,
        "\u{202e}defence\u{202c} 👩\u{200d}👩\u{200d}👧 é\u{301}",
        "\0",
    ] {
        check_ranges(&corpus, &run(&corpus, text, &Options::default()));
    }
}
