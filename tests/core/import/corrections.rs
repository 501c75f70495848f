//! What a reader corrects, and a collection that is corrected again.

use super::check_invariants;
use crate::built_in;
use proptest::prelude::*;
use readout::corpus::{Corpus, Kind, load, write};
use readout::dates::{Day, Edtf};
use readout::import::draft::{Aside, Dated, Origin, Title};
use readout::import::{self, Draft, drafts, parse_date, read};

const TEXT: &str = "NEW DELHI, June 5, 2023 - The ministers met.\r\n\r\nAlso read: Treaty signed\r\n\r\nThey agreed.\r\n";

fn draft() -> Draft {
    read("talks.txt", TEXT.as_bytes()).unwrap()
}

fn title(words: &str) -> Title {
    Title { words: words.into(), origin: Origin::Reader }
}

fn dated(words: &str) -> Dated {
    let date = parse_date(words).unwrap();
    Dated { date, origin: Origin::Reader, words: words.into() }
}

#[test]
fn corrections_are_in_the_corpus() {
    let mut draft = draft();
    draft.title = Some(title("The talks"));
    draft.date = Some(dated("4 June 2023"));
    draft.language = Some("en-IN".into());
    draft.blocks[0].left_out = Some(Aside::Reader);
    draft.blocks[1].left_out = None;
    let corpus = import::corpus(&[draft.clone()]);
    let document = &corpus.documents[0];
    assert_eq!((&*document.label, &*document.name), ("4 June 2023", "The talks"));
    assert_eq!((&*document.id, &*document.date.to_string()), ("4-june-2023", "2023-06-04"));
    assert_eq!((&*document.language, &*corpus.language), ("en-IN", "en-IN"));
    let kinds: Vec<Kind> = document.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [Kind::Metadata, Kind::Paragraph, Kind::Paragraph]);
    assert_eq!(document.text, TEXT);

    draft.label = Some(" Delhi ".into());
    let corpus = import::corpus(&[draft.clone(), draft.clone()]);
    let labels: Vec<&str> = corpus.documents.iter().map(|document| &*document.label).collect();
    assert_eq!(labels, ["Delhi (1)", "Delhi (2)"]);
    assert_eq!(corpus.documents[0].name, "The talks");

    // What is taken out falls back to the next.
    draft.label = Some("  ".into());
    draft.date = Some(dated("../.."));
    assert_eq!(draft.label().as_deref(), Some("The talks"));
    draft.title = Some(title(" "));
    assert_eq!(draft.label(), None);
    draft.language = Some(String::new());
    let corpus = import::corpus(&[draft]);
    let document = &corpus.documents[0];
    assert_eq!((&*document.label, &*document.name), ("Report 1", "Report 1"));
    assert_eq!((&*corpus.language, &*document.language), ("en", ""));
    assert_eq!(load(write(&corpus).as_bytes()), Ok(corpus));
}

/// A kept collection, opened again: nothing has changed, and each item can be corrected.
#[test]
fn a_kept_collection_can_be_corrected_again() {
    let kept = import::corpus(&[draft(), draft()]);
    let kept = load(write(&kept).as_bytes()).unwrap();
    let mut again = drafts(&kept);
    again.iter().for_each(check_invariants);
    assert_eq!(import::corpus(&again), kept);
    assert_eq!(kept.documents[1].label, "5 June 2023 (2)");
    assert_eq!(again[1].label, None);
    assert_eq!(again[1].blocks[1].left_out, Some(Aside::ReadAlso));
    assert_eq!(again[1].file, "talks.txt");
    again[1].blocks[1].left_out = None;
    again[1].date = Some(dated("6 June 2023"));
    let corrected = import::corpus(&again);
    let labels: Vec<&str> = corrected.documents.iter().map(|document| &*document.label).collect();
    assert_eq!(labels, ["5 June 2023", "6 June 2023"]);
    assert_eq!(corrected.documents[1].blocks[1].kind, Kind::Paragraph);
}

/// Of a corpus made by hand, all that a draft can hold is kept.
#[test]
fn documents_of_any_corpus_become_drafts() {
    let corpus = built_in();
    for document in &corpus.documents {
        let draft = Draft::of(document);
        let mut expected = document.clone();
        expected.meeting = None;
        assert_eq!(draft.document(&document.id), expected);
        assert_eq!(draft.label.as_ref(), Some(&document.label));
    }
    let stamp = Draft::of(&corpus.documents[1]).blocks.pop().and_then(|block| block.left_out);
    assert_eq!(stamp, Some(Aside::Stamp));
    // The language of the corpus, if documents have none.
    let mut german = corpus.clone();
    german.language = "de".into();
    assert_eq!(import::corpus(&drafts(&german)).language, "de");
    german.documents[1].language = "fr".into();
    let again = import::corpus(&drafts(&german));
    assert_eq!([again.language_of(0), again.language_of(1)], ["de", "fr"]);
    assert_eq!(drafts(&Corpus::default()), []);
}

#[test]
fn dates_as_readers_type_them() {
    for (typed, expected) in [
        ("2022-04-11", "2022-04-11"),
        (" 2022 ", "2022"),
        ("2022-4-11", "2022-04-11"),
        ("11 April 2022", "2022-04-11"),
        ("11th of april, 2022", "2022-04-11"),
        ("Monday, April 11, 2022", "2022-04-11"),
        ("on 11 Apr 2022", "2022-04-11"),
        ("June 2023", "2023-06"),
        ("11.4.2022", "2022-04-11"),
        ("13/04/2022", "2022-04-13"),
        ("11. April 2022", "2022-04-11"),
        ("2 de mayo de 2023", "2023-05-02"),
        ("2022年4月11日", "2022-04-11"),
        ("about 2021", "2021~"),
        ("c. June 2021", "2021-06~"),
        ("Before 5 June 2023", "[..2023-06-05]"),
        ("after June 2023", "[2023-06..]"),
        ("5 June 2023, uncertain", "2023-06-05?"),
        ("perhaps 2023", "2023?"),
        ("March 2021?", "2021-03?"),
        ("04/2022", "2022-04"),
        ("12.2023", "2023-12"),
        ("2023-06-05/", "2023-06-05/"),
        ("../..", "../.."),
        ("202X", "202X"),
    ] {
        assert_eq!(
            parse_date(typed).map(|date| date.to_string()).as_deref(),
            Ok(expected),
            "{typed}"
        );
    }
}

#[test]
fn what_is_no_date_is_told_with_a_mend() {
    let long = "1".repeat(1000);
    for (typed, what, mend) in [
        ("", "There is no date here", "Write it like 3 May 2024"),
        ("yesterday", "“yesterday” is no date that can be read", "Write it like"),
        ("5 June", "“5 June” has no year", "Add the year, as in “5 June 2023”"),
        (
            "04/05/2022",
            "“04/05/2022” is 4 May 2022 or 5 April 2022",
            "Write “2022-05-04” or “2022-04-05”",
        ),
        ("2023-02-30", "“2023-02-30” does not exist", "February 2023 has days 01 to 28"),
        ("2022/04/31", "“2022/04/31” is no date", "Write it like"),
        ("13/2022", "is no date", "Write it like"),
        ("March 2021~", "is no date", "Write it like"),
        ("11/4/22", "is no date", "Write it like"),
        ("[..2022-04-31]", "“2022-04-31” does not exist", "April 2022 has days 01 to 30"),
        ("30 February 2023", "“30 February 2023” is no date", "Write it like"),
        ("11 April 2022 or 12 April 2022", "is no date", "Write it like"),
        ("not before 5 June 2023", "is no date", "Write it like"),
        ("11 April 2022 10:00", "is no date", "Write it like"),
        ("before [..2022]", "is no date", "Write it like"),
        ("20220411", "“20220411” is no date in EDTF", "Write “2022-04-11”"),
        (&long, "too long", "Write it like"),
    ] {
        let problem = parse_date(typed).unwrap_err();
        assert!(
            problem.what.contains(what) && problem.mend.starts_with(mend),
            "{typed}: {problem}"
        );
        assert!(!problem.what.contains('`') && !problem.mend.contains('`'), "{problem}");
    }
}

/// A draft of a few lines, with corrections or without.
fn any_draft() -> impl Strategy<Value = Draft> {
    let names = prop::sample::select(vec!["", "2022-04-11.txt", "talks.txt", "a (1).txt", "a.txt"]);
    let date = prop::option::of(prop::sample::select(vec!["2022-04-11", "about 2021", "../.."]));
    let words = prop::option::of("[ab ]{0,3}");
    let language = prop::option::of(prop::sample::select(vec!["", "en", "de", "pt-BR"]));
    let text = "(Also read: a\n\n)?[a-c]{1,3}[.\n ]{0,3}(\r\n\r\nOne[a-c .]{0,3}){0,3}";
    (names, text, date, words, language).prop_map(|(name, text, date, words, language)| {
        let mut draft = read(name, text.as_bytes()).unwrap();
        if let Some(date) = date {
            draft.date = Some(dated(date));
        }
        if let Some(words) = words {
            draft.title = Some(title(&words));
        }
        if let Some(language) = language {
            draft.language = Some(language.into());
        }
        draft
    })
}

proptest! {
    #[test]
    fn a_corpus_of_drafts_is_made_again_of_its_documents(all in prop::collection::vec(any_draft(), 1..5)) {
        let corpus = import::corpus(&all);
        prop_assert_eq!(load(write(&corpus).as_bytes()), Ok(corpus.clone()));
        prop_assert_eq!(import::corpus(&drafts(&corpus)), corpus);
    }

    #[test]
    fn days_and_months_are_read_as_they_are_told(year in 1500i32..2200, month in 1u8..13, day in 1u8..32) {
        let date = Day::from_ymd(year, month, day).map(Edtf::from);
        let month = Edtf::parse(&format!("{year}-{month:02}")).ok();
        for date in [date, month].into_iter().flatten() {
            prop_assert_eq!(parse_date(&date.words()), Ok(date.clone()));
            prop_assert_eq!(parse_date(&format!("About {}", date.words())).map(|date| date.to_string()), Ok(format!("{date}~")));
        }
    }

    #[test]
    fn any_typed_text_is_a_date_or_a_problem(typed in ".{0,30}|(about |before |c\\. )?[0-9a-zA-Z ./-]{0,20}") {
        if let Err(problem) = parse_date(&typed) {
            prop_assert!(!problem.what.is_empty() && !problem.mend.is_empty());
        }
    }
}
