//! Words of numbers, of scripts without spaces, and of letters that have another plain form: what
//! they are, and what finds them.

use proptest::prelude::*;
use readout::compare::phrases::{PhraseOptions, phrases};
use readout::compare::{Selection, keyness::keyness, word_diff::word_diff};
use readout::corpus::{Corpus, Span};
use readout::search::{Index, Options, Typing, as_typed};
use readout::text::{fold, parts, tokens};

use crate::compare::texts;

/// A text, and its words with the parts of each, folded.
type Row = (&'static str, &'static [&'static [&'static str]]);

fn words(text: &str) -> Vec<Vec<String>> {
    let word = |word: &str| parts(word).map(|part| fold(part.of(word)).into_owned()).collect();
    tokens(text).map(|token| word(token.of(text))).collect()
}

#[track_caller]
fn check(table: &[Row]) {
    assert!(table.len() >= 20);
    for (text, expected) in table {
        assert_eq!(words(text), *expected, "{text}");
    }
}

#[test]
fn words_of_numbers() {
    check(&[
        ("1,200", &[&["1200"]]),
        ("35,000,000", &[&["35000000"]]),
        ("1,20,000", &[&["120000"]]),
        ("12,34,56,789", &[&["123456789"]]),
        ("1\u{2009}200", &[&["1200"]]),
        ("1\u{a0}200\u{a0}000", &[&["1200000"]]),
        ("1\u{202f}200", &[&["1200"]]),
        ("1’200", &[&["1200"]]),
        ("1'200'000", &[&["1200000"]]),
        ("1200", &[&["1200"]]),
        ("US$35,000,000.", &[&["us"], &["35000000"]]),
        ("Rs1,20,000 crore", &[&["rs120000"], &["crore"]]),
        ("1,200.50", &[&["1200", "50"]]),
        ("1,200-strong", &[&["1200", "strong"]]),
        ("000,000", &[&["000000"]]),
        ("3.5", &[&["3", "5"]]),
        ("2+2", &[&["2", "2"]]),
        ("11/04/2022", &[&["11", "04", "2022"]]),
        ("1/4", &[&["1", "4"]]),
        ("1, 2, 3", &[&["1"], &["2"], &["3"]]),
        ("1,2,3,4", &[&["1"], &["2"], &["3"], &["4"]]),
        ("1,2345", &[&["1"], &["2345"]]),
        ("10.1.2.3", &[&["10", "1", "2", "3"]]),
        ("(011) 2301-2345", &[&["011"], &["2301", "2345"]]),
        ("1 200", &[&["1"], &["200"]]),
        ("2022,350 people", &[&["2022"], &["350"], &["people"]]),
        ("in 2,022, 350", &[&["in"], &["2022"], &["350"]]),
        ("v1.2.0", &[&["v1", "2", "0"]]),
    ]);
}

#[test]
fn words_of_scripts_without_spaces() {
    check(&[
        ("東京", &[&["東", "京"]]),
        ("東京で", &[&["東", "京", "で"]]),
        ("日本の防衛大臣", &[&["日", "本", "の", "防", "衛", "大", "臣"]]),
        ("会談した。", &[&["会", "談", "し", "た"]]),
        ("ミサイル", &[&["ミ", "サ", "イ", "ル"]]),
        ("人々", &[&["人", "々"]]),
        ("国防部长", &[&["国", "防", "部", "长"]]),
        ("会谈。会议", &[&["会", "谈"], &["会", "议"]]),
        ("F-35戦闘機", &[&["f", "35", "戦", "闘", "機"]]),
        ("米US軍", &[&["米", "us", "軍"]]),
        ("2023年6月", &[&["2023", "年", "6", "月"]]),
        ("กลาโหม", &[&["ก", "ล", "า", "โ", "ห", "ม"]]),
        ("ທະຫານ", &[&["ທ", "ະ", "ຫ", "າ", "ນ"]]),
        ("ភាសា", &[&["ភា", "សា"]]),
        ("국방부 장관", &[&["국방부"], &["장관"]]),
        ("रक्षा मंत्री", &[&["रक्षा"], &["मंत्री"]]),
        ("وزير الدفاع", &[&["وزير"], &["الدفاع"]]),
        ("שר הביטחון", &[&["שר"], &["הביטחון"]]),
        ("министр обороны", &[&["министр"], &["обороны"]]),
        ("東京 2023", &[&["東", "京"], &["2023"]]),
        ("「東京」、大阪", &[&["東", "京"], &["大", "阪"]]),
    ]);
}

#[test]
fn words_of_letters_with_another_form() {
    check(&[
        ("de\u{ad}fence", &[&["defence"]]),
        ("co\u{ad}operation", &[&["cooperation"]]),
        ("defence\u{ad}", &[&["defence"]]),
        ("\u{ad}defence", &[&["defence"]]),
        ("oﬃce", &[&["office"]]),
        ("ﬁrst", &[&["first"]]),
        ("conﬂict", &[&["conflict"]]),
        ("eﬀort", &[&["effort"]]),
        ("baﬄe", &[&["baffle"]]),
        ("ﬆaﬀ", &[&["staff"]]),
        ("ＮＡＴＯ", &[&["nato"]]),
        ("ＵＳ", &[&["us"]]),
        ("２０２３", &[&["2023"]]),
        ("ｄｅｆｅｎｃｅ", &[&["defence"]]),
        ("word\u{2060}joiner", &[&["wordjoiner"]]),
        ("zero\u{200b}width", &[&["zerowidth"]]),
        ("می\u{200c}خواهم", &[&["میخواهم"]]),
        ("Défense", &[&["defense"]]),
        ("cafe\u{301}", &[&["cafe"]]),
        ("Straße", &[&["strasse"]]),
        ("co\u{2010}operate", &[&["co", "operate"]]),
        ("Œuvre", &[&["oeuvre"]]),
    ]);
}

/// How many hits a query has, and the words of the first.
fn hits(corpus: &Corpus, query: &str) -> (usize, String) {
    let (_, results) =
        as_typed(&Index::new(corpus), corpus, query, Typing::Done, &Options::default());
    let first = results.hits.first().map_or("", |hit| corpus.quote(hit.span));
    (results.hits.len(), first.to_owned())
}

#[test]
fn queries_find_every_form_and_no_other() {
    for (text, query, found) in [
        ("Some 1,200 troops came.", "1200", "1,200"),
        ("Some 1200 troops came.", "1,200", "1200"),
        ("Some 1,20,000 rupees.", "120000", "1,20,000"),
        ("Some 1\u{202f}200 troops.", "1200", "1\u{202f}200"),
        ("Some 1,200 troops.", "1\u{a0}200", "1,200"),
        ("Some 1’200 troops.", "1 200", ""),
        ("Some 1,200 troops.", "200", ""),
        ("Some 1200 troops.", "200", ""),
        ("It cost 35,000,000 dollars.", "000", ""),
        ("日本の防衛大臣は東京で会談した。", "東京", "東京"),
        ("日本の防衛大臣は東京で会談した。", "大臣", "大臣"),
        ("日本の防衛大臣は東京で会談した。", "大阪", ""),
        ("日本の防衛大臣は東京で会談した。", "\"防衛大臣は東京\"", "防衛大臣は東京"),
        ("日本の防衛大臣は東京で会談した。", "臣大", ""),
        ("The de\u{ad}fence minister.", "defence", "de\u{ad}fence"),
        ("The defence minister.", "de\u{ad}fence", "defence"),
        ("The conﬂict.", "conflict", "conﬂict"),
        ("The conflict.", "conﬂict", "conflict"),
        ("ＮＡＴＯ met.", "nato", "ＮＡＴＯ"),
        ("NATO met.", "ＮＡＴＯ", "NATO"),
    ] {
        let corpus = texts(&[text]);
        let expected = (usize::from(!found.is_empty()), found.to_owned());
        assert_eq!(hits(&corpus, query), expected, "{query} in {text}");
    }
}

#[test]
fn comparisons_count_whole_numbers_and_single_characters() {
    const WHOLE: Selection = Selection { left: 0, right: 1, scope: None };
    let corpus = texts(&[
        "It spent 35,000,000 on one and 1,000,000 on the other.",
        "It spent 42,000,000 here and 9,000,000 there.",
    ]);
    let words = keyness(&corpus, &WHOLE).keys;
    assert!(words.iter().any(|key| key.word == "35000000"), "{words:?}");
    assert!(!words.iter().any(|key| key.word == "000"), "{words:?}");
    let options = PhraseOptions { least: 2, split_hyphens: true };
    let shared = phrases(&corpus, &WHOLE, options);
    let shared: Vec<_> = shared.iter().map(|phrase| corpus.quote(phrase.left[0])).collect();
    assert_eq!(shared, ["It spent"]);

    let corpus = texts(&["防衛大臣は東京で会談した。", "防衛大臣は大阪で会談した。"]);
    let whole = |doc: usize| Span { doc, start: 0, end: corpus.documents[doc].text.len() };
    let diff = word_diff(&corpus, whole(0), whole(1));
    let quoted = |spans: &[Span]| spans.iter().map(|s| corpus.quote(*s)).collect::<Vec<_>>();
    assert_eq!((quoted(&diff.gone), quoted(&diff.new)), (vec!["東京"], vec!["大阪"]));
}

proptest! {
    /// Between the words there is no letter or digit, and no word begins or ends within a character.
    #[test]
    fn words_and_what_is_between_them_are_the_text(
        text in "[a1２,.’ \u{2009}\u{ad}ﬁ東のกَ-]{0,24}",
    ) {
        let mut joined = String::new();
        let mut at = 0;
        for token in tokens(&text) {
            let between = &text[at..token.range.start];
            prop_assert!(!between.contains(char::is_alphanumeric), "{between:?} in {text:?}");
            joined += between;
            joined += token.of(&text);
            at = token.range.end;
            prop_assert!(token.of(&text).contains(char::is_alphanumeric));
        }
        joined += &text[at..];
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn parts_have_every_letter_of_a_word(text in "[a1２,.’\u{2009}\u{ad}ﬁ東のกَ-]{0,24}") {
        for token in tokens(&text) {
            let word = token.of(&text);
            let mut at = 0;
            for part in parts(word) {
                prop_assert!(!word[at..part.range.start].contains(char::is_alphanumeric));
                at = part.range.end;
            }
            prop_assert!(!word[at..].contains(char::is_alphanumeric));
        }
    }

    #[test]
    fn folding_again_changes_nothing(word in "[aÉ1２,.’\u{2009}\u{ad}ﬁ東]{0,16}") {
        let once = fold(&word).into_owned();
        prop_assert_eq!(fold(&once), once.as_str());
    }
}
