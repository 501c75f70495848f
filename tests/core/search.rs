//! Search on the built-in corpus.
//!
//! The expected numbers are counted in the two source files, not taken from the search: with
//! regular expressions written by hand for each case, over the blocks without prefix and stamp,
//! summed by a script that does not use the index.

mod features;
mod properties;
mod standing;

use readout::corpus::Corpus;
use readout::search::Nearness::{self, Beginning, Spelling};
use readout::search::{Field, Index, Options, Reason, Results, Typing, near_words, parse, search};

/// A query; hits and passages in 2022 and in 2023; the reasons of the hits, in both together.
type Case = (&'static str, [(usize, usize); 2], &'static str);

#[test]
fn counts_match_the_sources() {
    check(TABLE, false);
}

#[test]
fn relaxed_counts_match_the_sources() {
    check(RELAXED, true);
}

/// The example queries have results with all of their words, except the one that demonstrates no
/// results.
#[test]
fn example_queries_have_results() {
    let corpus = crate::built_in();
    let index = Index::new(&corpus);
    for example in &corpus.examples {
        let results = run(&index, &corpus, &example.query);
        let has_none = example.finds.contains("neither report has");
        assert_eq!(results.count().passages == 0, has_none, "{}", example.query);
        assert!(!results.relaxed, "{}", example.query);
    }
}

/// The help has an example of every operator and field.
#[test]
fn examples_show_the_whole_query_language() {
    let corpus = crate::built_in();
    let shown: Vec<&str> = corpus.examples.iter().map(|example| &*example.query).collect();
    let shown = shown.join(" ");
    let explained: Vec<&str> = corpus.examples.iter().map(|example| &*example.finds).collect();
    let fields = Field::ALL.map(|field| format!("{}:", field.name()));
    for sign in
        fields.iter().map(String::as_str).chain([" OR ", " NOT ", " -", "(", "\"~", "*", " NEAR/"])
    {
        assert!(shown.contains(sign), "{sign}");
    }
    assert!(explained.join(" ").contains(" AND "), "needs no example of its own");
}

fn check(table: &[Case], relaxed: bool) {
    let corpus = crate::built_in();
    let index = Index::new(&corpus);
    let mut wrong = Vec::new();
    for (text, counts, reasons) in table {
        let results = run(&index, &corpus, text);
        let found: Vec<(usize, usize)> =
            results.documents.iter().map(|d| (d.count.hits, d.count.passages)).collect();
        let why = why(&results);
        if found != counts || why != *reasons || results.relaxed != relaxed {
            wrong.push(format!("{text}: {counts:?} {reasons}, but found {found:?} {why}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

fn run(index: &Index, corpus: &Corpus, text: &str) -> Results {
    search(index, corpus, &parse(text, Typing::Done), &Options::default())
}

/// “exact 30 variant 1”
fn why(results: &Results) -> String {
    let hits = &results.hits;
    let reasons = [
        (Reason::Exact, "exact"),
        (Reason::Variant, "variant"),
        (Reason::Stem, "stem"),
        (Reason::Alias, "alias"),
        (Reason::Prefix, "prefix"),
        (Reason::Slip, "slip"),
        (Reason::Annotation, "annotation"),
    ];
    let count = |reason| hits.iter().filter(|hit| hit.reason == reason).count();
    let counts = reasons.map(|(reason, name)| (count(reason), name));
    let found = counts.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{name} {n}"));
    found.collect::<Vec<_>>().join(" ")
}

const TABLE: &[Case] = &[
    ("defence", [(15, 8), (16, 9)], "exact 30 variant 1"),
    ("defense", [(15, 8), (16, 9)], "exact 1 variant 30"),
    ("DEFENCE", [(15, 8), (16, 9)], "exact 30 variant 1"),
    ("Défence", [(15, 8), (16, 9)], "exact 30 variant 1"),
    ("US", [(11, 7), (5, 5)], "exact 15 alias 1"),
    ("us", [(11, 7), (5, 5)], "exact 15 alias 1"),
    ("U.S.", [(11, 7), (5, 5)], "exact 15 alias 1"),
    ("\"US\"", [(11, 7), (5, 5)], "exact 15 alias 1"),
    ("India", [(6, 5), (4, 4)], "exact 10"),
    ("India's", [(6, 5), (4, 4)], "exact 10"),
    ("India’s", [(6, 5), (4, 4)], "exact 10"),
    ("indian", [(1, 1), (0, 0)], "exact 1"),
    ("security", [(3, 3), (3, 3)], "exact 6"),
    ("cooperation", [(7, 4), (6, 4)], "exact 12 stem 1"),
    ("cooperate", [(7, 4), (6, 4)], "exact 1 stem 12"),
    ("cooperating", [(7, 4), (6, 4)], "stem 13"),
    ("minister", [(6, 4), (2, 2)], "exact 6 stem 2"),
    ("ministers", [(6, 4), (2, 2)], "exact 2 stem 6"),
    ("ministry", [(0, 0), (4, 4)], "exact 3 slip 1"),
    ("review", [(4, 4), (1, 1)], "exact 2 stem 3"),
    ("reviewed", [(4, 4), (1, 1)], "exact 3 stem 2"),
    ("discussed", [(3, 3), (2, 2)], "exact 5"),
    ("discussing", [(3, 3), (2, 2)], "stem 5"),
    ("talks", [(1, 1), (3, 3)], "exact 4"),
    ("talk", [(1, 1), (3, 3)], "stem 4"),
    ("meeting", [(4, 4), (4, 3)], "exact 6 stem 2"),
    ("meet", [(4, 4), (4, 3)], "exact 2 stem 6"),
    ("tweet", [(0, 0), (2, 2)], "exact 1 stem 1"),
    ("bilateral", [(4, 4), (2, 2)], "exact 6"),
    ("partnership", [(4, 3), (0, 0)], "exact 4"),
    ("collaboration", [(1, 1), (2, 2)], "exact 3"),
    ("roadmap", [(0, 0), (1, 1)], "exact 1"),
    ("momentum", [(0, 0), (1, 1)], "exact 1"),
    ("Pentagon", [(2, 2), (0, 0)], "exact 2"),
    ("Ukraine", [(2, 2), (0, 0)], "exact 2"),
    ("Bucha", [(1, 1), (0, 0)], "exact 1"),
    ("Austin", [(2, 2), (5, 5)], "exact 7"),
    ("Singh", [(6, 5), (3, 3)], "exact 9"),
    ("Biden", [(4, 4), (0, 0)], "exact 4"),
    ("Modi", [(4, 3), (0, 0)], "exact 4"),
    ("secretary", [(3, 2), (8, 7)], "exact 11"),
    ("statement", [(1, 1), (3, 3)], "exact 4"),
    ("the", [(26, 9), (22, 12)], "exact 48"),
    ("and", [(22, 9), (19, 11)], "exact 41"),
    ("of", [(12, 7), (12, 8)], "exact 24"),
    ("to", [(7, 3), (7, 6)], "exact 14"),
    ("China", [(0, 0), (0, 0)], ""),
    ("Pakistan", [(0, 0), (0, 0)], ""),
    ("terrorism", [(0, 0), (0, 0)], ""),
    ("dialog", [(1, 1), (1, 1)], "variant 1 stem 1"),
    ("dialogue", [(1, 1), (1, 1)], "exact 1 stem 1"),
    ("organization", [(0, 0), (1, 1)], "variant 1"),
    ("organisation", [(0, 0), (1, 1)], "exact 1"),
    ("honor", [(0, 0), (1, 1)], "variant 1"),
    ("honour", [(0, 0), (1, 1)], "exact 1"),
    ("programme", [(0, 0), (0, 0)], ""),
    ("AI", [(0, 0), (1, 1)], "alias 1"),
    ("\"AI\"", [(0, 0), (1, 1)], "alias 1"),
    ("ai", [(0, 0), (1, 1)], "alias 1"),
    ("artificial intelligence", [(0, 0), (2, 1)], "exact 2"),
    ("\"artificial intelligence\"", [(0, 0), (1, 1)], "exact 1"),
    ("United States", [(12, 7), (5, 5)], "exact 2 alias 15"),
    ("\"United States\"", [(11, 7), (5, 5)], "exact 1 alias 15"),
    ("MDP", [(3, 2), (0, 0)], "exact 1 alias 2"),
    ("\"Major Defense Partnership\"", [(3, 2), (0, 0)], "variant 2 alias 1"),
    ("\"major defence partnership\"", [(3, 2), (0, 0)], "exact 2 alias 1"),
    ("DRDO", [(0, 0), (2, 1)], "exact 1 alias 1"),
    ("R&D", [(0, 0), (2, 1)], "exact 1 alias 1"),
    ("r&d", [(0, 0), (2, 1)], "exact 1 alias 1"),
    ("\"research and development\"", [(0, 0), (2, 1)], "exact 1 alias 1"),
    ("PM", [(3, 3), (0, 0)], "exact 2 alias 1"),
    ("\"prime minister\"", [(3, 3), (0, 0)], "exact 1 alias 2"),
    ("SecDef", [(3, 3), (2, 2)], "exact 1 alias 4"),
    ("@SecDef", [(3, 3), (2, 2)], "exact 1 alias 4"),
    ("\"US Defence Secretary\"", [(3, 3), (2, 2)], "alias 5"),
    ("\"US Secretary of Defense\"", [(3, 3), (2, 2)], "variant 4 alias 1"),
    ("\"US companies\"", [(3, 2), (0, 0)], "exact 2 alias 1"),
    ("\"Artificial Intelligence and\"", [(0, 0), (1, 1)], "exact 1"),
    ("\"AI and Defence\"", [(0, 0), (1, 1)], "alias 1"),
    ("co-development", [(1, 1), (1, 1)], "exact 2"),
    ("codevelopment", [(1, 1), (1, 1)], "exact 2"),
    ("co development", [(3, 1), (3, 1)], "exact 6"),
    ("co-production", [(1, 1), (1, 1)], "exact 2"),
    ("coproduction", [(1, 1), (1, 1)], "exact 2"),
    ("co production", [(3, 1), (3, 1)], "exact 6"),
    ("co\u{2011}production", [(1, 1), (1, 1)], "exact 2"),
    ("\"co production\"", [(1, 1), (1, 1)], "exact 2"),
    ("production", [(1, 1), (1, 1)], "exact 2"),
    ("development", [(1, 1), (2, 2)], "exact 3"),
    ("2+2", [(1, 1), (0, 0)], "exact 1"),
    ("\"2+2 Ministerial Dialogue\"", [(1, 1), (0, 0)], "exact 1"),
    ("2", [(2, 1), (0, 0)], "exact 2"),
    ("India-US", [(2, 2), (0, 0)], "exact 2"),
    ("US-India", [(0, 0), (2, 2)], "exact 2"),
    ("\"India US\"", [(2, 2), (0, 0)], "exact 2"),
    ("Indo-Pacific", [(1, 1), (1, 1)], "exact 2"),
    ("indopacific", [(1, 1), (1, 1)], "exact 2"),
    ("start-up", [(0, 0), (1, 1)], "exact 1"),
    ("startup", [(0, 0), (1, 1)], "exact 1"),
    ("\"start up ecosystems\"", [(0, 0), (1, 1)], "exact 1"),
    ("Military-to-Military", [(1, 1), (0, 0)], "exact 1"),
    ("military", [(2, 1), (0, 0)], "exact 2"),
    ("tri service", [(0, 0), (2, 1)], "exact 2"),
    ("two-day", [(0, 0), (1, 1)], "exact 1"),
    ("\"two day visit\"", [(0, 0), (1, 1)], "exact 1"),
    ("high-level", [(1, 1), (0, 0)], "exact 1"),
    ("level", [(1, 1), (1, 1)], "exact 2"),
    ("pic.twitter.com/HbjLemlMUx", [(1, 1), (0, 0)], "exact 1"),
    ("twitter", [(1, 1), (0, 0)], "exact 1"),
    ("@rajnathsingh", [(1, 1), (0, 0)], "exact 1"),
    ("\"regional security\"", [(3, 3), (1, 1)], "exact 4"),
    ("“regional security”", [(3, 3), (1, 1)], "exact 4"),
    ("\"regional security situation\"", [(3, 3), (0, 0)], "exact 3"),
    ("\"defense cooperation\"", [(3, 3), (3, 3)], "variant 6"),
    ("\"defence cooperation\"", [(3, 3), (3, 3)], "exact 6"),
    ("\"bilateral defence cooperation\"", [(2, 2), (1, 1)], "exact 3"),
    ("\"shared values\"", [(2, 1), (0, 0)], "exact 2"),
    ("\"warm and cordial\"", [(0, 0), (1, 1)], "exact 1"),
    ("\"security regional\"", [(0, 0), (0, 0)], ""),
    ("\"defence\"", [(15, 8), (16, 9)], "exact 30 variant 1"),
    ("\"minister\"", [(4, 2), (2, 2)], "exact 6"),
    ("\"the two\"", [(2, 2), (1, 1)], "exact 3"),
    ("\"New Delhi\"", [(0, 0), (2, 2)], "exact 2"),
    ("\"secretary austin\"", [(0, 0), (4, 4)], "exact 4"),
    ("\"secretary of defence\"", [(2, 2), (2, 2)], "exact 4"),
    ("\"co-production of existing\"", [(0, 0), (1, 1)], "exact 1"),
    ("\"India US defence partnership\"", [(1, 1), (0, 0)], "exact 1"),
    ("\"and and\"", [(0, 0), (1, 1)], "exact 1"),
    ("\"defence cooperation\"~3", [(3, 3), (4, 4)], "exact 7"),
    ("\"cooperation defence\"~3", [(3, 3), (4, 4)], "exact 7"),
    ("\"defence cooperation\"~0", [(3, 3), (3, 3)], "exact 6"),
    ("\"peace region\"~8", [(0, 0), (1, 1)], "exact 1"),
    ("\"peace region\"~5", [(0, 0), (0, 0)], ""),
    ("\"singh austin\"~2", [(0, 0), (1, 1)], "exact 1"),
    ("\"austin tweeted\"~1", [(0, 0), (1, 1)], "exact 1"),
    ("\"shared values\"~9", [(2, 1), (0, 0)], "exact 2"),
    ("defence cooperation", [(16, 4), (13, 4)], "exact 28 stem 1"),
    ("minister -prime", [(3, 3), (2, 2)], "exact 3 stem 2"),
    ("minister -\"prime minister\"", [(3, 3), (2, 2)], "exact 3 stem 2"),
    ("India -US", [(0, 0), (1, 1)], "exact 1"),
    ("security -regional", [(0, 0), (2, 2)], "exact 2"),
    ("secretary -austin -singh", [(0, 0), (3, 2)], "exact 3"),
    ("roadmap OR momentum", [(0, 0), (2, 2)], "exact 2"),
    ("China OR Ukraine", [(2, 2), (0, 0)], "exact 2"),
    ("\"regional security\" OR \"supply chains\"", [(3, 3), (2, 2)], "exact 5"),
    ("peace stability", [(2, 1), (2, 1)], "exact 4"),
    ("peace prosperity", [(2, 1), (0, 0)], "exact 2"),
    ("peace -prosperity", [(0, 0), (1, 1)], "exact 1"),
    ("bilateral -(defence OR talks)", [(0, 0), (0, 0)], ""),
    ("singh austin", [(4, 2), (6, 3)], "exact 10"),
    ("minist*", [(7, 4), (6, 6)], "prefix 13"),
    ("techno*", [(0, 0), (2, 2)], "prefix 2"),
    ("collab*", [(1, 1), (2, 2)], "prefix 3"),
    ("defen*", [(15, 8), (16, 9)], "prefix 31"),
    ("engag*", [(1, 1), (1, 1)], "prefix 2"),
    ("delegation", [(1, 1), (1, 1)], "exact 1 slip 1"),
    ("delation", [(1, 1), (0, 0)], "exact 1"),
    ("\"delegation\"", [(0, 0), (1, 1)], "exact 1"),
    ("ministr", [(0, 0), (1, 1)], "exact 1"),
    ("speaker:austin exercises", [(0, 0), (1, 1)], "exact 1"),
    ("speaker:austin defense", [(0, 0), (1, 1)], "exact 1"),
    ("speaker:austin defence", [(0, 0), (1, 1)], "variant 1"),
    ("speaker:\"Lloyd Austin\" friend", [(0, 0), (1, 1)], "exact 1"),
    ("speaker:singh cooperation", [(1, 1), (2, 1)], "exact 3"),
    ("speaker:biden values", [(2, 1), (0, 0)], "exact 2"),
    ("speaker:pib cooperation", [(3, 1), (0, 0)], "exact 2 stem 1"),
    ("medium:tweet cooperation", [(1, 1), (2, 1)], "exact 3"),
    ("medium:tweet friend", [(0, 0), (2, 2)], "exact 2"),
    ("defense -speaker:austin", [(15, 8), (15, 8)], "variant 30"),
    ("in:2022 bilateral", [(4, 4), (0, 0)], "exact 4"),
    ("in:2023 bilateral", [(0, 0), (2, 2)], "exact 2"),
    ("date:2023 India", [(0, 0), (4, 4)], "exact 4"),
    ("date:2022-04-11 India", [(6, 5), (0, 0)], "exact 6"),
    ("date:2021 India", [(0, 0), (0, 0)], ""),
    ("bilateral -in:2022", [(0, 0), (2, 2)], "exact 2"),
    ("place:pentagon meeting", [(1, 1), (0, 0)], "exact 1"),
    ("person:kamat secretary", [(0, 0), (2, 1)], "exact 2"),
    ("\"regional security", [(6, 3), (3, 1)], "exact 8 stem 1"),
    ("defence (cooperation", [(16, 4), (13, 4)], "exact 28 stem 1"),
    ("defence) cooperation", [(16, 4), (13, 4)], "exact 28 stem 1"),
    ("", [(0, 0), (0, 0)], ""),
    ("   ", [(0, 0), (0, 0)], ""),
    ("- \"\" () ~ *", [(0, 0), (0, 0)], ""),
    ("😀", [(0, 0), (0, 0)], ""),
    ("אבג", [(0, 0), (0, 0)], ""),
    ("Индия", [(0, 0), (0, 0)], ""),
    ("defence 😀", [(15, 8), (16, 9)], "exact 30 variant 1"),
    ("speaker:nobody India", [(0, 0), (0, 0)], ""),
];

const RELAXED: &[Case] = &[
    ("Artifical Intelligence", [(0, 0), (1, 1)], "exact 1"),
    ("internal talks", [(1, 1), (3, 3)], "exact 4"),
    ("talks colaboration", [(1, 1), (3, 3)], "exact 4"),
    ("China exercises", [(0, 0), (1, 1)], "exact 1"),
    ("roadmap Ukraine", [(2, 2), (1, 1)], "exact 3"),
    ("AI Pentagon", [(2, 2), (1, 1)], "exact 2 alias 1"),
    ("Bucha momentum -civilian", [(0, 0), (1, 1)], "exact 1"),
    ("in:2023 Bucha roadmap", [(0, 0), (1, 1)], "exact 1"),
];

/// Read in the sources: the prose has the years 2021 and 2022 alone.
#[test]
fn numbers_are_never_near_one_another() {
    let corpus = crate::built_in();
    let index = Index::new(&corpus);
    for (query, hits) in [("2024", 0), ("20222", 0), ("2023", 0), ("2+3", 0), ("F-36", 0)] {
        let results = search(&index, &corpus, &parse(query, Typing::Done), &Options::default());
        assert_eq!(results.count().hits, hits, "{query}");
    }
    assert!(near_words(&index, &corpus, "2023").is_empty());
}

/// Operators and fields: hits and passages in each report.
#[test]
fn operators_match_the_sources() {
    let corpus = crate::built_in();
    let index = Index::new(&corpus);
    for (query, expected) in OPERATORS {
        let results = run(&index, &corpus, query);
        let found: Vec<_> =
            results.documents.iter().map(|d| (d.count.hits, d.count.passages)).collect();
        assert_eq!(found, expected, "{query}");
        assert!(!results.relaxed, "{query}");
    }
}

const OPERATORS: &[(&str, [(usize, usize); 2])] = &[
    ("minister AND prime", [(4, 1), (0, 0)]),
    ("minister AND union", [(0, 0), (4, 2)]),
    ("austin AND singh", [(4, 2), (6, 3)]),
    ("austin AND singh AND friend", [(0, 0), (3, 1)]),
    ("austin NOT singh", [(0, 0), (2, 2)]),
    ("singh NOT austin", [(4, 3), (0, 0)]),
    ("NOT defence", [(0, 2), (0, 5)]),
    ("-defence", [(0, 2), (0, 5)]),
    ("NOT minister", [(0, 6), (0, 12)]),
    ("defence NOT cooperation", [(6, 4), (9, 5)]),
    ("defence AND NOT cooperation", [(6, 4), (9, 5)]),
    ("biden OR modi", [(8, 4), (0, 0)]),
    ("momentum OR roadmap OR honour", [(0, 0), (3, 3)]),
    ("peace (stability OR prosperity)", [(3, 1), (2, 1)]),
    ("(biden OR modi) ukraine", [(6, 2), (0, 0)]),
    ("(biden OR modi) -ukraine", [(4, 2), (0, 0)]),
    ("(biden modi) OR bucha", [(8, 3), (0, 0)]),
    ("NOT (defence OR minister)", [(0, 2), (0, 5)]),
    ("\"shared values\" OR \"supply chains\"", [(2, 1), (1, 1)]),
    ("\"technology sharing\"", [(0, 0), (1, 1)]),
    ("\"information sharing\"", [(1, 1), (0, 0)]),
    ("\"official statement\"", [(0, 0), (1, 1)]),
    ("\"talks bilateral\"", [(0, 0), (0, 0)]),
    ("\"bilateral talks\"", [(1, 1), (1, 1)]),
    ("\"two countries\"", [(0, 0), (2, 2)]),
    ("\"armed forces\"", [(1, 1), (0, 0)]),
    ("peace NEAR/1 stability", [(1, 1), (1, 1)]),
    ("peace NEAR/0 stability", [(1, 1), (0, 0)]),
    ("\"peace stability\"~0", [(1, 1), (0, 0)]),
    ("stability NEAR/1 peace", [(1, 1), (1, 1)]),
    ("ukraine NEAR/3 bucha", [(0, 0), (0, 0)]),
    ("ukraine NEAR/4 bucha", [(1, 1), (0, 0)]),
    ("\"ukraine bucha\"~4", [(1, 1), (0, 0)]),
    ("joint NEAR/2 sharing", [(0, 0), (0, 0)]),
    ("joint NEAR/3 sharing", [(0, 0), (1, 1)]),
    ("momentum NEAR/1 engagement", [(0, 0), (1, 1)]),
    ("momentum NEAR/0 engagement", [(0, 0), (0, 0)]),
    ("cooperat*", [(7, 4), (6, 4)]),
    ("strateg*", [(0, 0), (2, 2)]),
    ("maint*", [(2, 2), (2, 2)]),
    ("human*", [(1, 1), (0, 0)]),
    ("engage*", [(1, 1), (1, 1)]),
    ("review*", [(4, 4), (1, 1)]),
    ("date:april bilateral", [(4, 4), (0, 0)]),
    ("date:june bilateral", [(0, 0), (2, 2)]),
    ("date:\"11 april\" india", [(6, 5), (0, 0)]),
    ("date:\"April 11, 2022\" india", [(6, 5), (0, 0)]),
    ("date:\"june 2023\" austin", [(0, 0), (5, 5)]),
    ("date:2022-04 austin", [(2, 2), (0, 0)]),
    ("date:2023-06-01/2023-06-30 austin", [(0, 0), (5, 5)]),
    ("date:2023-06-04 austin", [(0, 0), (0, 0)]),
    ("date:may austin", [(0, 0), (0, 0)]),
    ("date:2022/2023 austin", [(2, 2), (5, 5)]),
    ("-date:april talks", [(0, 0), (3, 3)]),
    ("NOT date:2022 talks", [(0, 0), (3, 3)]),
    ("in:pentagon talks", [(1, 1), (0, 0)]),
    ("in:\"new delhi\" talks", [(0, 0), (3, 3)]),
    ("NOT in:2022 talks", [(0, 0), (3, 3)]),
    ("(in:2022 OR in:2023) talks", [(1, 1), (3, 3)]),
    ("defence NEAR/3 cooperation", [(3, 3), (4, 4)]),
    ("cooperation NEAR/3 defence", [(3, 3), (4, 4)]),
    ("defense NOT speaker:austin", [(15, 8), (15, 8)]),
];

/// A word that no report has: no hits, and what is near to it, with its number of places.
#[test]
fn near_words_are_offered_and_are_no_hits() {
    let corpus = crate::built_in();
    let index = Index::new(&corpus);
    for (word, expected) in NEAR {
        let results = run(&index, &corpus, word);
        assert_eq!((results.count().hits, results.hits.len()), (0, 0), "{word}");
        assert_eq!(results.unknown().collect::<Vec<_>>(), [0], "{word}");
        let near = near_words(&index, &corpus, word);
        let near: Vec<_> = near.iter().map(|near| (&*near.text, near.hits, near.how)).collect();
        assert_eq!(near, *expected, "{word}");
        for (text, hits, _) in near {
            assert_eq!(run(&index, &corpus, text).count().hits, hits, "{text}, chosen");
        }
    }
}

type Near = (&'static str, &'static [(&'static str, usize, Nearness)]);

const NEAR: &[Near] = &[
    ("internal", &[("External", 1, Spelling)]),
    ("war", &[("warm", 1, Beginning)]),
    ("wam", &[("warm", 1, Spelling), ("way", 5, Spelling)]),
    ("colaboration", &[("collaboration", 3, Spelling)]),
    ("Pentagn", &[("Pentagon", 2, Spelling)]),
    ("secratary", &[("Secretary", 11, Spelling)]),
    ("Jaishankr", &[("Jaishankar", 1, Spelling)]),
    ("roadmpa", &[("roadmap", 1, Spelling)]),
    ("Bidne", &[("Biden", 4, Spelling)]),
    ("minster", &[("Minister", 8, Spelling)]),
    ("Ukrane", &[("Ukraine", 2, Spelling)]),
    ("dfence", &[("Defence", 31, Spelling)]),
    ("delegashun", &[("delegation", 2, Spelling)]),
    ("momentun", &[("momentum", 1, Spelling)]),
    ("exersises", &[("exercises", 1, Spelling)]),
    ("tecnology", &[("technology", 2, Spelling)]),
    ("stabilty", &[("stability", 2, Spelling)]),
    ("R&E", &[("R&D", 2, Spelling)]),
    ("cooperatio", &[("cooperation", 13, Beginning)]),
    ("coop", &[("cooperation", 13, Beginning)]),
    ("collab", &[("collaboration", 3, Beginning)]),
    ("techno", &[("technologies", 2, Beginning)]),
    ("def", &[("Defence", 31, Beginning)]),
    ("enga", &[("engagement", 2, Beginning)]),
    ("strat", &[("strategic", 2, Beginning), ("start", 1, Spelling)]),
    ("NOT", &[("noted", 1, Beginning)]),
    ("2023", &[]),
    ("2024", &[]),
    ("1900", &[]),
    ("F-36", &[]),
    ("2+3", &[]),
    ("minister2", &[]),
    ("Chinese", &[]),
    ("trade", &[]),
    ("x", &[]),
];

/// The passage with the word that was meant is first among the partial answers, without a mark on it.
#[test]
fn a_near_word_only_orders_partial_answers() {
    let corpus = crate::built_in();
    let index = Index::new(&corpus);
    let results = run(&index, &corpus, "defence colaboration exercises friends");
    let scored = |doc: usize| results.documents[doc].passages.iter().map(|found| found.score);
    let best = &results.documents[1].passages[0];
    assert!(
        corpus
            .quote(corpus.span_of(best.passage).expect("a passage"))
            .contains("deeper collaboration")
    );
    assert!(scored(0).chain(scored(1)).all(|score| score <= best.score));
    let quotes: Vec<_> = results.hits.iter().map(|hit| corpus.quote(hit.span)).collect();
    assert!(!quotes.iter().any(|quote| quote.contains("collaboration")), "{quotes:?}");
}

/// What the benchmark ranks with is what the search box calls.
#[test]
fn the_benchmark_asks_the_function_of_the_search_box() {
    let box_calls = include_str!("../../src/ui/pages/chunk.rs");
    assert!(box_calls.contains("as_typed(shown.index(), &shown.corpus, text, typing,"));
    for source in [
        include_str!("../../benches/relevance.rs"),
        include_str!("../../benches/speed.rs"),
        include_str!("../../benches/web/src/lib.rs"),
        include_str!("../../examples/rank.rs"),
    ] {
        assert!(source.contains("as_typed(") && !source.contains("parse("), "{source}");
    }
}
