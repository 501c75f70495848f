//! Search on the built-in corpus. Expectations are counted from the source texts.

use readout::search::{Index, Options, Typing, parse, search};

/// Hits in each document.
#[track_caller]
fn check(text: &str, hits: [usize; 2]) {
    let corpus = crate::built_in();
    let index = Index::new(&corpus);
    let results = search(&index, &corpus, &parse(text, Typing::Done), &Options::default());
    let found: Vec<usize> = results.documents.iter().map(|found| found.count.hits).collect();
    assert_eq!(found, hits, "{text}");
}

#[test]
fn words() {
    check("defense", [15, 16]);
    check("US", [11, 5]);
    check("AI", [0, 1]);
    check("\"regional security\"", [3, 1]);
    check("delegation", [1, 1]);
    check("china", [0, 0]);
}
