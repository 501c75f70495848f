//! Several drafts to a corpus.

use super::{check, check_invariants};
use readout::corpus::binary;
use readout::import::draft::{Aside, Kind, Origin, Properties};
use readout::import::{self, Draft, PageBlock, read};
use readout::search::{Index, Options, Typing, parse, search};

fn draft(name: &str, text: &str) -> Draft {
    read(name, text.as_bytes()).unwrap()
}

#[test]
fn ids_and_labels_are_unique() {
    let names =
        ["2022-04-11.txt", "2022-04-11.txt", "2022-04-11 (1).txt", "", "", "Où ça? 東京.txt"];
    let drafts: Vec<Draft> = names.iter().map(|name| draft(name, "The ministers met.")).collect();
    let corpus = import::corpus(&drafts);
    let labels: Vec<&str> = corpus.documents.iter().map(|document| &*document.label).collect();
    let expected = [
        "11 April 2022 (1)",
        "11 April 2022 (2)",
        "11 April 2022 (3)",
        "Report 4",
        "Report 5",
        "Où ça? 東京",
    ];
    assert_eq!(labels, expected);
    let ids: Vec<&str> = corpus.documents.iter().map(|document| &*document.id).collect();
    let expected = [
        "11-april-2022-1",
        "11-april-2022-2",
        "11-april-2022-3",
        "report-4",
        "report-5",
        "où-ça-東京",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn labels_that_differ_in_signs_alone_have_two_ids() {
    let drafts = [draft("a b.txt", "One."), draft("a-b.txt", "Two."), draft("???.txt", "Three.")];
    let corpus = import::corpus(&drafts);
    let ids: Vec<&str> = corpus.documents.iter().map(|document| &*document.id).collect();
    assert_eq!(ids, ["a-b", "a-b-2", "report-3"]);
}

/// What the page finds in a web page, and what is pasted, are understood as files are.
fn block(kind: Kind, words: &str, left_out: Option<Aside>) -> PageBlock {
    PageBlock { kind, words: words.into(), left_out }
}

/// The head of a page is where its report begins, not where its menus do.
#[test]
fn the_head_of_a_web_page() {
    let menu = |at| block(Kind::Heading, &format!("Section {at}"), Some(Aside::Navigation));
    let mut page: Vec<PageBlock> = (0..30).map(menu).collect();
    page.push(block(Kind::Paragraph, "Published: 7 June 2023", Some(Aside::Stamp)));
    page.push(block(Kind::Paragraph, "Read next", Some(Aside::ReadAlso)));
    page.push(block(Kind::Heading, "Ministers meet and agree on ferries", None));
    page.push(block(Kind::Paragraph, "PARIS, June 5 (Wire) - The ministers met.", None));
    let draft = import::blocks("", Properties::default(), &page).unwrap();
    assert_eq!(draft.title.as_ref().unwrap().words, "Ministers meet and agree on ferries");
    let date = draft.date.as_ref().unwrap();
    assert_eq!((date.date.to_string().as_str(), date.origin), ("2023-06-05", Origin::Dateline));
    // What follows a heading of links that was left out is judged by itself.
    assert_eq!(draft.blocks.iter().filter(|block| block.left_out.is_none()).count(), 2);
    assert!(draft.blocks[..30].iter().all(|block| block.kind == Kind::Paragraph));
}

#[test]
fn names_of_kinds_and_reasons() {
    assert_eq!(Kind::named("list-item"), Some(Kind::ListItem));
    assert_eq!(Kind::named(""), None);
    assert_eq!(Aside::named("read-also"), Some(Aside::ReadAlso));
    assert_eq!(Aside::named(""), None);
}

#[test]
fn blocks_and_pasted_words() {
    let properties = Properties {
        title: "Talks".into(),
        date: "2023-06-05T10:00:00Z".into(),
        language: "en-GB".into(),
        are_metadata: true,
    };
    let page = [
        block(Kind::Paragraph, "Home", Some(Aside::Navigation)),
        block(Kind::Heading, "Ministers meet", None),
        block(Kind::Paragraph, "They met.\n\nThey agreed.", None),
        block(Kind::Paragraph, "Share this article", None),
        block(Kind::TableRow, "a\tb", None),
    ];
    let draft = import::blocks("", properties, &page).unwrap();
    check(
        &draft,
        &[
            ("Navigation", "Home"),
            ("Heading", "Ministers meet"),
            ("Paragraph", "They met."),
            ("Paragraph", "They agreed."),
            ("Share", "Share this article"),
            ("TableRow", "a\tb"),
        ],
    );
    check_invariants(&draft);
    assert_eq!(draft.title.unwrap().words, "Talks");
    let date = draft.date.unwrap();
    assert_eq!((date.date.to_string().as_str(), date.origin), ("2023-06-05", Origin::Metadata));
    assert_eq!(draft.language.as_deref(), Some("en"));
    let blank = [block(Kind::Paragraph, " ", None)];
    assert!(import::blocks("", Properties::default(), &blank).is_err());
    let draft = import::paste("PARIS, 5 June 2023 - They met.").unwrap();
    assert_eq!(
        (draft.date.unwrap().date.to_string().as_str(), draft.encoding),
        ("2023-06-05", None)
    );
    assert!(import::paste("").is_err());
}

#[test]
fn what_is_left_out_is_kept_but_not_searched() {
    let text = "The ministers met.\r\n\r\nAlso read: Treaty signed\r\n\r\nThey agreed.";
    let mut drafts = [draft("a.txt", text), draft("b.txt", "Nobody met.")];
    let count = |drafts: &[Draft], query: &str| {
        let corpus = import::corpus(drafts);
        assert_eq!(corpus.documents[0].text, text);
        let index = Index::new(&corpus);
        search(&index, &corpus, &parse(query, Typing::Done), &Options::default()).hits.len()
    };
    assert_eq!((count(&drafts, "treaty"), count(&drafts, "agreed")), (0, 1));
    drafts[0].blocks[1].left_out = None;
    assert_eq!(count(&drafts, "treaty"), 1);
}

#[test]
fn a_corpus_of_drafts_can_be_encoded() {
    let corpus = import::corpus(&[draft(
        "a.txt",
        "Die Minister trafen sich in der Stadt und sprachen mit den Botschaftern über die Lage.",
    )]);
    assert_eq!(corpus.language, "de");
    let bytes = binary::encode(&corpus).unwrap();
    assert_eq!(binary::decode(&bytes).unwrap().documents[0].text, corpus.documents[0].text);
    assert!(import::corpus(&[]).documents.is_empty());
}
