//! Words through many reports, on small texts, generated ones and the statements of a central bank.

use super::{quotes, texts};
use crate::built_in;
use crate::statements::{Statements, joined_words};
use proptest::prelude::*;
use readout::compare::Selection;
use readout::compare::chi_square::critical;
use readout::compare::keyness::{LEVEL, keyness};
use readout::compare::log_likelihood::g2;
use readout::compare::series_vocabulary::{
    Frequency, SeriesBuilder, SeriesVocabulary, Verdict, WordOrder,
};
use readout::compare::word_series::{WordSeries, word_series};
use readout::corpus::{Corpus, Kind, Progress};
use readout::dates::Edtf;
use std::collections::BTreeMap;

/// A corpus of English texts with their dates.
fn dated(reports: &[(&str, &str)]) -> Corpus {
    let mut corpus = texts(&reports.iter().map(|(_, text)| *text).collect::<Vec<_>>());
    "en".clone_into(&mut corpus.language);
    for (document, (date, _)) in corpus.documents.iter_mut().zip(reports) {
        document.date = Edtf::parse(date).unwrap();
    }
    corpus
}

fn series(corpus: &Corpus, word: &str) -> Option<WordSeries> {
    word_series(corpus, &SeriesVocabulary::new(corpus), word)
}

/// A text of as many words, of which the first `count` are `rise`.
fn report(count: usize, words: usize) -> String {
    let word = |at: usize| if at < count { "rise" } else { "and" };
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

/// `2 Σ O ln(O / E)`, from the definition.
fn by_definition(counts: &[(usize, usize)]) -> f64 {
    let all: usize = counts.iter().map(|(count, _)| count).sum();
    let size: usize = counts.iter().map(|(_, words)| words).sum();
    let term = |(count, words): &(usize, usize)| {
        let expected = *words as f64 * all as f64 / size as f64;
        if *count == 0 { 0.0 } else { *count as f64 * (*count as f64 / expected).ln() }
    };
    2.0 * counts.iter().map(term).sum::<f64>()
}

#[test]
fn a_word_is_followed_in_the_order_of_time() {
    let corpus = dated(&[
        ("2023-06-05", "The defence talks. India's defense."),
        ("2021-01-01", "The visit."),
        ("2022-04-11", "Co-defence, and DEFENCES."),
        ("../..", "Défense is not dated"),
    ]);
    let found = series(&corpus, "Defence’s").unwrap();
    assert_eq!((&*found.word, found.count, found.reports), ("defence", 4, 3));
    let frequency = |count, words| Frequency { count, words };
    let expected = [frequency(2, 5), frequency(0, 2), frequency(1, 4), frequency(1, 4)];
    assert_eq!(found.frequencies, expected);
    assert_eq!(found.frequencies[0].per_thousand(), Some(400.0));
    assert_eq!((found.first.doc, quotes(&corpus, &found.first.spans)), (2, vec!["defence"]));
    assert_eq!((found.last.doc, quotes(&corpus, &found.last.spans)), (3, vec!["Défense"]));
    assert_eq!(
        series(&corpus, "India").unwrap().first.spans,
        series(&corpus, "india's").unwrap().last.spans
    );
    assert_eq!(series(&corpus, "treaty"), None);
    assert_eq!(series(&corpus, ""), None);
}

/// 5, 10 and 15 of 100 words each are expected to be 10, 10 and 10: G² is 2 (5 ln ½ + 15 ln 1.5),
/// which is 10 ln ½ + 30 ln 1.5 = −6.931 + 12.164 = 5.232. With two degrees of freedom and two types
/// the critical value for .05 / 2 is 7.378, as published.
#[test]
fn a_worked_example() {
    let reports = [report(5, 100), report(10, 100), report(15, 100)];
    let corpus = texts(&reports.each_ref().map(|text| &**text));
    let found = series(&corpus, "rise").unwrap();
    assert_eq!(format!("{:.3}", found.g2), "5.232");
    assert_eq!((found.degrees, format!("{:.3}", found.critical)), (2, "7.378".to_owned()));
    assert_eq!(found.verdict, Verdict::Chance);
    let reports = [report(5, 100), report(10, 100), report(25, 100), String::new()];
    let corpus = texts(&reports.each_ref().map(|text| &**text));
    let found = series(&corpus, "rise").unwrap();
    assert_eq!(
        (found.degrees, found.verdict),
        (2, Verdict::Beyond),
        "a text without words is none"
    );
    assert_eq!(found.frequencies[3].per_thousand(), None);
}

#[test]
fn a_word_of_the_same_rate_everywhere_does_not_differ() {
    let reports = [report(7, 70), report(13, 130), report(9, 90)];
    let corpus = texts(&reports.each_ref().map(|text| &**text));
    assert!(series(&corpus, "rise").unwrap().g2 <= 0.0);
    assert!(series(&corpus, "and").unwrap().g2 <= 0.0);
}

/// One report of five with an expected count under 5 is a fifth; two are more.
#[test]
fn too_few_words_are_said_to_be_too_few() {
    let counted = |short: usize| {
        let reports = (0..5).map(|at| report(10, if at < short { 50 } else { 150 }));
        let reports: Vec<_> = reports.collect();
        let corpus = texts(&reports.iter().map(String::as_str).collect::<Vec<_>>());
        let found = series(&corpus, "rise").unwrap();
        let all: usize = found.frequencies.iter().map(|one| one.words).sum();
        let expected = |words: usize| words as f64 * 50.0 / all as f64;
        let small = found.frequencies.iter().filter(|one| expected(one.words) < 5.0).count();
        (small, found.verdict)
    };
    assert_eq!(counted(1), (1, Verdict::Chance));
    assert_eq!(counted(2), (2, Verdict::TooFew));
    let one = texts(&["rise rise rise rise rise rise and"]);
    assert_eq!(series(&one, "rise").unwrap().verdict, Verdict::TooFew, "one report");
}

#[test]
fn a_word_may_be_very_frequent_in_a_report() {
    for count in [254, 255, 256, 510, 511, 70_000] {
        let text = report(count, count + 3);
        let found = series(&texts(&[&text, "rise"]), "rise").unwrap();
        let counts = found.frequencies.iter().map(|one| one.count).collect::<Vec<_>>();
        assert_eq!((counts, found.count), (vec![count, 1], count + 1));
    }
}

#[test]
fn words_are_sorted() {
    let corpus = dated(&[
        ("2021", "old old old all all"),
        ("2022", "mid all mid new"),
        ("2023", "all new once"),
    ]);
    let words = SeriesVocabulary::new(&corpus);
    let sorted = |order| {
        let word = |at: usize| words.word(at).unwrap().form;
        words.sorted(order).into_iter().map(word).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(sorted(WordOrder::Frequency), "all old mid new once");
    assert_eq!(sorted(WordOrder::Reports), "all new old mid once");
    assert_eq!(sorted(WordOrder::CameIn), "once mid new all old");
    assert_eq!(sorted(WordOrder::Went), "old mid all new once");
    assert_eq!(sorted(WordOrder::Alphabet), "all mid new old once");
    let old = words.word(words.find("OLD").unwrap()).unwrap();
    assert_eq!((old.count, old.reports, old.first, old.last), (3, 1, 0, 0));
    assert_eq!((words.len(), words.words(), words.word(5)), (5, 12, None));
}

#[test]
fn words_are_sorted_by_verdict() {
    let reports = [report(5, 100), report(10, 100), report(60, 100) + " once"];
    let corpus = texts(&reports.each_ref().map(|text| &**text));
    let words = SeriesVocabulary::new(&corpus);
    let found: Vec<_> =
        words.sorted(WordOrder::Verdict).into_iter().map(|at| words.word(at).unwrap()).collect();
    let forms: Vec<_> = found.iter().map(|word| (word.form, word.verdict)).collect();
    assert_eq!(
        forms,
        [("rise", Verdict::Beyond), ("and", Verdict::Beyond), ("once", Verdict::TooFew)]
    );
    assert!(found[0].g2 > found[1].g2 && found[2].g2 > 0.0);
}

#[test]
fn an_empty_corpus_has_no_words() {
    let words = SeriesVocabulary::new(&Corpus::default());
    assert!(words.is_empty() && words.sorted(WordOrder::Verdict).is_empty());
    assert_eq!(word_series(&Corpus::default(), &words, "a"), None);
    assert_eq!(words.frequencies(7), []);
}

/// Over two reports it is the statistic of keyness, over the same words.
#[test]
fn two_reports_are_counted_as_by_keyness() {
    let corpus = built_in();
    let words = SeriesVocabulary::new(&corpus);
    let keys = keyness(&corpus, &Selection { left: 0, right: 1, scope: None });
    assert_eq!((words.len(), words.words()), (keys.keys.len(), keys.left + keys.right));
    assert!((words.critical() - keys.critical).abs() < 1e-9);
    for key in &keys.keys {
        let found = word_series(&corpus, &words, &key.word).unwrap();
        let counts = found.frequencies.iter().map(|one| one.count).collect::<Vec<_>>();
        assert_eq!(counts, [key.left.len(), key.right.len()], "{}", key.word);
        assert!((found.g2 - key.g2).abs() < 1e-9, "{}: {} is not {}", key.word, found.g2, key.g2);
        let first = if key.left.is_empty() { &key.right } else { &key.left };
        assert_eq!((&found.word, &found.first.spans), (&key.word, first));
    }
}

#[test]
fn stamps_and_headings_are_not_counted() {
    let mut corpus = texts(&["one\n\none\n\none"]);
    corpus.documents[0].blocks[0].kind = Kind::Metadata;
    corpus.documents[0].blocks[1].kind = Kind::Heading;
    assert_eq!(SeriesVocabulary::new(&corpus).words(), 1);
}

#[test]
fn steps_read_what_one_reading_reads() {
    let corpus = dated(&[("2022", "a b\n\nb c"), ("2021", ""), ("2020", "c\n\nd\n\na")]);
    let whole = SeriesVocabulary::new(&corpus);
    for count in 1..8 {
        let mut builder = SeriesBuilder::new(&corpus);
        let mut done = Vec::new();
        loop {
            let Progress { done: now, total } = builder.step(&corpus, count);
            done.push(now);
            if now == total {
                break;
            }
        }
        assert_eq!(
            done,
            (1..).map(|n| (n * count).min(6)).take(6_usize.div_ceil(count)).collect::<Vec<_>>()
        );
        let words = builder.finish();
        assert_eq!(words.sorted(WordOrder::CameIn), whole.sorted(WordOrder::CameIn));
        for at in 0..whole.len() {
            assert_eq!(words.word(at), whole.word(at));
            assert_eq!(words.frequencies(at), whole.frequencies(at));
        }
    }
    let mut builder = SeriesBuilder::new(&corpus);
    builder.step(&corpus, 2);
    assert_eq!(builder.finish().words(), 2, "the passages so far");
}

proptest! {
    #[test]
    fn g2_is_that_of_the_definition(counts in prop::collection::vec((0..40_usize, 1..60_usize), 1..9)) {
        let counts: Vec<_> = counts.iter().map(|(count, more)| (*count, count + more)).collect();
        let reports: Vec<_> = counts.iter().map(|(count, words)| report(*count, *words)).collect();
        let corpus = texts(&reports.iter().map(String::as_str).collect::<Vec<_>>());
        let words = SeriesVocabulary::new(&corpus);
        prop_assert_eq!(words.degrees(), counts.len() - 1);
        prop_assert!((words.critical() - critical(LEVEL / words.len() as f64, words.degrees())).abs() < 1e-9);
        if let Some(found) = word_series(&corpus, &words, "rise") {
            prop_assert!((found.g2 - by_definition(&counts)).abs() < 1e-9);
            if let [left, right] = counts[..] {
                prop_assert!((found.g2 - g2(left.0, left.1, right.0, right.1)).abs() < 1e-9);
            }
        } else {
            prop_assert!(counts.iter().all(|(count, _)| *count == 0));
        }
    }
}

/// Counted in the files by splitting them at everything that is no letter, digit, stop or slash.
#[test]
fn words_of_the_statements_are_those_of_the_files() {
    let Some(statements) = Statements::read() else { return };
    let corpus = &statements.corpus;
    let vocabulary = SeriesVocabulary::new(corpus);
    // Per word: its counts by statement, in the order of their names.
    let mut counted: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for document in &corpus.documents {
        for word in joined_words(&document.text) {
            *counted.entry(word).or_default().entry(&document.id).or_default() += 1;
        }
    }
    let mut checked = 0;
    for word in [
        "inflation",
        "committee",
        "measured",
        "housing",
        "subprime",
        "extended",
        "economic",
        "growth",
        "securities",
        "mortgage",
        "voting",
        "percent",
        "accommodative",
        "twist",
    ] {
        let Some(counts) = counted.get(word) else {
            assert_eq!(word_series(corpus, &vocabulary, word), None, "{word}");
            continue;
        };
        checked += 1;
        let found = word_series(corpus, &vocabulary, word).expect(word);
        assert_eq!((found.count, found.reports), (counts.values().sum(), counts.len()), "{word}");
        let ends = (counts.first_key_value().unwrap(), counts.last_key_value().unwrap());
        for (end, (name, count)) in [(&found.first, ends.0), (&found.last, ends.1)] {
            assert_eq!(corpus.documents[end.doc].id, **name, "{word}");
            assert_eq!(end.spans.len(), *count, "{word}");
            for span in &end.spans {
                assert_eq!(corpus.quote(*span).to_lowercase(), word);
            }
        }
        for (document, frequency) in corpus.documents.iter().zip(&found.frequencies) {
            assert_eq!(frequency.count, counts.get(&*document.id).copied().unwrap_or_default());
        }
    }
    assert!(checked > 10, "{checked}");
}
