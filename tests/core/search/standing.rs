//! In which reports a phrase stands, on small texts and the statements of a central bank.

use crate::compare::texts;
use crate::statements::Statements;
use readout::corpus::{Chronology, Corpus};
use readout::dates::Edtf;
use readout::search::{Index, Options, Results, Standing, Typing, parse, search};

fn run(corpus: &Corpus, query: &str) -> (Results, Standing) {
    let query = parse(query, Typing::Done);
    let results = search(&Index::new(corpus), corpus, &query, &Options::default());
    let standing = Standing::new(&results, &Chronology::new(corpus));
    (results, standing)
}

#[test]
fn a_phrase_stands_in_runs_of_reports() {
    let with = "They spoke of a “Free Market”.";
    let mut corpus = texts(&[with, "a market, free", with, "free", with, with, "none"]);
    let years = ["2006", "2005", "2004", "2003", "2002", "2001", "2000"];
    for (document, year) in corpus.documents.iter_mut().zip(years) {
        document.date = Edtf::parse(year).unwrap();
    }
    let (results, standing) = run(&corpus, "\"free market\"");
    // 2000 none, 2001 and 2002 with, 2003 free, 2004 with, 2005 not, 2006 with.
    assert_eq!(standing.runs, [1..3, 4..5, 6..7]);
    assert_eq!((standing.first(), standing.last(), standing.reports()), (Some(1), Some(6), 4));
    assert_eq!(standing.gaps(), [3..4, 5..6]);
    let hits = |doc: usize| results.hits_in(doc).iter().map(|hit| corpus.quote(hit.span));
    assert_eq!(hits(5).collect::<Vec<_>>(), ["Free Market"]);
    assert_eq!((hits(1).count(), hits(7).count()), (0, 0));
}

#[test]
fn what_no_report_has_stands_nowhere() {
    let corpus = texts(&["free trade", "market"]);
    let (results, standing) = run(&corpus, "free market");
    assert!(results.relaxed);
    assert_eq!(standing, Standing::default());
    assert_eq!((standing.first(), standing.last(), standing.reports()), (None, None, 0));
    assert!(standing.gaps().is_empty());
}

/// Found in the files by plain search, in the order of their names.
#[test]
fn phrases_of_the_statements_stand_where_the_files_have_them() {
    let Some(statements) = Statements::read() else { return };
    let corpus = &statements.corpus;
    let chronology = Chronology::new(corpus);
    let plain = statements.plain();
    let mut ran = 0;
    for phrase in [
        "for an extended period",
        "at a pace that is likely to be measured",
        "exceptionally low levels",
        "low rates of resource utilization",
        "downside risks",
        "discount rate",
        "housing",
        "inflation risks",
        "at least through mid 2013",
        "a considerable period",
    ] {
        let (results, standing) = run(corpus, &format!("\"{phrase}\""));
        let padded = format!(" {phrase} ");
        let has: Vec<bool> = plain.iter().map(|(_, text)| text.contains(&padded)).collect();
        let found: Vec<usize> = standing.runs.iter().cloned().flatten().collect();
        let expected: Vec<usize> = (0..has.len()).filter(|at| has[*at]).collect();
        assert_eq!(found, expected, "{phrase}");
        for (position, (name, text)) in plain.iter().enumerate() {
            let doc = chronology.order()[position];
            assert_eq!(corpus.documents[doc].id, *name);
            let hits = results.hits_in(doc);
            assert_eq!(hits.len(), text.matches(&padded).count(), "{phrase} in {name}");
        }
        ran += usize::from(standing.runs.len() > 1);
        let between = standing.gaps().into_iter().flatten().all(|at| !has[at]);
        assert!(between, "{phrase}");
    }
    assert!(ran > 0, "no phrase came back");
}
