//! Reports in other languages than English: two short ones in each, made for this.

use readout::compare::Selection;
use readout::compare::align::MachineAlignment;
use readout::compare::word_diff::word_diff;
use readout::corpus::{Corpus, Passage, load};
use readout::search::{Index, Options, Reason, Typing, as_typed};

const WHOLE: Selection = Selection { left: 0, right: 1, scope: None };

fn corpus(language: &str) -> Corpus {
    let path = format!("{}/tests/languages/{language}.json", env!("CARGO_MANIFEST_DIR"));
    load(&std::fs::read(path).expect("the file is there")).expect("it has no problems")
}

/// The hits in each report.
fn hits(corpus: &Corpus, query: &str) -> Vec<usize> {
    let index = Index::new(corpus);
    let (_, results) = as_typed(&index, corpus, query, Typing::Done, &Options::default());
    results.documents.iter().map(|document| document.count.hits).collect()
}

/// Counted in the files by eye.
#[test]
fn words_are_found_in_their_forms() {
    for (language, query, expected) in [
        ("de", "Gespräch", [1, 1]),
        ("de", "gesprache", [1, 1]),
        ("de", "Haus", [1, 1]),
        ("de", "Straßen", [0, 1]),
        ("de", "strasse", [0, 1]),
        // The feminine form is another form.
        ("de", "Minister", [2, 1]),
        ("de", "\"Lage in der Region\"", [1, 1]),
        // A spelling variant of English, and no word of German.
        ("de", "Labour", [0, 0]),
        ("de", "Labor", [0, 1]),
        ("fr", "ministre", [2, 2]),
        ("fr", "défense", [1, 1]),
        ("fr", "defense", [1, 1]),
        ("fr", "négociation", [1, 1]),
        ("fr", "énergie", [0, 1]),
        ("fr", "porte-parole", [1, 1]),
        ("fr", "defence", [0, 0]),
        ("es", "ministro", [2, 2]),
        ("es", "delegación", [1, 1]),
        ("es", "español", [1, 1]),
        ("es", "bases", [1, 1]),
        ("es", "año", [0, 1]),
        // Snowball takes the first letter for `and`: with the article it is another word.
        ("ar", "وزير", [1, 1]),
        ("ar", "الوزير", [1, 1]),
        ("ar", "دفاع", [1, 1]),
        ("ar", "التعاون", [1, 1]),
        ("ar", "القاهرة", [1, 0]),
        ("ar", "\"وزير الدفاع\"", [1, 1]),
        ("zh", "部长", [1, 1]),
        ("zh", "北京", [1, 0]),
        ("zh", "合作", [0, 1]),
        ("zh", "\"地区安全\"", [1, 1]),
        ("zh", "区地", [0, 0]),
    ] {
        assert_eq!(hits(&corpus(language), query), expected, "{query} in {language}");
    }
}

#[test]
fn changes_are_those_of_the_words() {
    for (language, gone, new) in [
        ("de", ["Berlin"].as_slice(), ["Hamburg", "erneut"].as_slice()),
        ("fr", &["Paris"], &["Lyon", "et l’énergie"]),
        ("es", &["Madrid"], &["Sevilla", "este año"]),
        ("ar", &["القاهرة"], &["عمان"]),
        ("zh", &["北京"], &["上海"]),
    ] {
        let corpus = corpus(language);
        let alignment = MachineAlignment::new(&corpus, &WHOLE);
        let first = |doc| Passage { doc, block: 0 };
        let pairs = alignment.mutual();
        assert!(pairs.iter().any(|p| (p.left, p.right) == (first(0), first(1))), "{language}");
        let span = |doc| corpus.span_of(first(doc)).expect("a first passage");
        let diff = word_diff(&corpus, span(0), span(1));
        let quoted = |spans: &[_]| spans.iter().map(|s| corpus.quote(*s)).collect::<Vec<_>>();
        assert_eq!((quoted(&diff.gone), quoted(&diff.new)), (gone.to_vec(), new.to_vec()));
    }
}

/// In one corpus each report has the stems and spellings of its own language.
#[test]
fn each_report_has_its_own_language() {
    let mut corpus = corpus("de");
    let mut english = corpus.documents[1].clone();
    english.language = "en-GB".into();
    english.text = "The defence ministers' labour talks.".into();
    english.blocks.truncate(1);
    english.blocks[0].range = 0..english.text.len();
    corpus.documents.push(english);
    for (query, expected) in [
        ("Gespräch", [1, 1, 0]),
        ("Haus", [1, 1, 0]),
        ("talk", [0, 0, 1]),
        ("defense", [0, 0, 1]),
        // `Labor` is a word of the German report, and a spelling of the English one's.
        ("labour", [0, 0, 1]),
        ("labor", [0, 1, 1]),
    ] {
        assert_eq!(hits(&corpus, query), expected, "{query}");
    }
    let index = Index::new(&corpus);
    let (_, results) = as_typed(&index, &corpus, "talk", Typing::Done, &Options::default());
    assert_eq!(results.hits[0].reason, Reason::Stem);
}
