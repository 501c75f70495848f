//! Pieces of text on pages to paragraphs. The pages are set from the two reports, here by a small
//! typesetter and in `tests/import/pdf` by Chromium; so what has to come back is known.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of pages")]

use super::check_invariants;
use super::office::file;
use crate::built_in;
use proptest::prelude::*;
use readout::corpus::Kind as CorpusKind;
use readout::import::Problem;
use readout::import::draft::{Aside, Draft, Kind, Origin, Properties};
use readout::import::pdf::{self, Piece};

/// How a page is set, in points. A letter is half as wide as its size.
#[derive(Clone, Copy)]
struct Page {
    columns: usize,
    width: f32,
    size: f32,
    lines: usize,
    /// Whether each word is a piece, as some programs write them.
    in_words: bool,
    /// Whether paragraphs begin with an indent, not after a space.
    indents: bool,
}

const PAGE: Page =
    Page { columns: 1, width: 420.0, size: 10.0, lines: 36, in_words: false, indents: false };

fn read(name: &str, pieces: &[Piece]) -> Result<Draft, Problem> {
    pdf::read(name, Properties::default(), pieces)
}

fn passages() -> Vec<String> {
    let corpus = built_in();
    let mut passages = Vec::new();
    for document in &corpus.documents {
        let prose = (0..document.blocks.len())
            .filter(|at| document.blocks[*at].kind == CorpusKind::Paragraph);
        passages.extend(prose.map(|at| document.block(at).to_owned()));
    }
    passages
}

fn piece(page: u32, x: f32, y: f32, size: f32, text: &str) -> Piece {
    Piece { page, x, y, width: text.chars().count() as f32 * size / 2.0, size, text: text.into() }
}

/// Sets paragraphs on pages with a running head and a page number.
fn set(passages: &[String], page: Page) -> Vec<Piece> {
    let column_width = (page.width - 30.0 * (page.columns - 1) as f32) / page.columns as f32;
    let letters = (column_width / page.size * 2.0) as usize;
    let mut pieces = Vec::new();
    let (mut number, mut column, mut line) = (1, 0, 0.0_f32);
    let mut newly = true;
    for passage in passages {
        let mut words = passage.split(' ').peekable();
        let mut first = true;
        while words.peek().is_some() {
            if line >= page.lines as f32 {
                (column, line) = (column + 1, 0.0);
                if column == page.columns {
                    (column, number, newly) = (0, number + 1, true);
                }
            }
            if newly {
                pieces.push(piece(number, 60.0, 800.0, 8.0, "Readout of the talks"));
                pieces.push(piece(number, 290.0, 30.0, 8.0, &format!("- {number} -")));
                newly = false;
            }
            let indent = if first && page.indents { 20.0 } else { 0.0 };
            let mut text = String::new();
            let room = letters - (indent * 2.0 / page.size) as usize;
            while let Some(word) = words.peek() {
                if !text.is_empty() && text.chars().count() + 1 + word.chars().count() > room {
                    break;
                }
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
                words.next();
            }
            let x = 60.0 + column as f32 * (column_width + 30.0) + indent;
            let y = 770.0 - line * 1.3 * page.size;
            put(&mut pieces, number, x, y, &text, page);
            (first, line) = (false, line + 1.0);
        }
        if !page.indents {
            line += 0.7;
        }
    }
    pieces
}

fn put(pieces: &mut Vec<Piece>, number: u32, x: f32, y: f32, text: &str, page: Page) {
    if !page.in_words {
        pieces.push(piece(number, x, y, page.size, text));
        return;
    }
    let mut at = x;
    for word in text.split(' ') {
        let word = piece(number, at, y, page.size, word);
        at += word.width + page.size / 2.0;
        pieces.push(word);
    }
}

fn paragraphs(pieces: &[Piece]) -> Vec<String> {
    let draft = read("talks.pdf", pieces).unwrap();
    check_invariants(&draft);
    draft.prose().map(str::to_owned).collect()
}

#[test]
fn set_pages_come_back_word_for_word() {
    let passages = passages();
    for columns in [1, 2] {
        for in_words in [false, true] {
            for indents in [false, true] {
                let page = Page { columns, in_words, indents, ..PAGE };
                let pieces = set(&passages, page);
                assert!(pieces.last().unwrap().page >= 2);
                assert_eq!(
                    paragraphs(&pieces),
                    passages,
                    "{columns} columns, words {in_words}, indents {indents}"
                );
                // Programs write the pieces in any order.
                let reversed: Vec<Piece> = pieces.into_iter().rev().collect();
                assert_eq!(paragraphs(&reversed), passages);
            }
        }
    }
}

/// Pages that Chromium has printed, with its own running heads, and the pieces that pdf.js finds: page,
/// left edge, base line, width, size, text.
#[test]
fn printed_pages_come_back_word_for_word() {
    let corpus = built_in();
    for name in ["2022_justified.tsv", "2023_columns.tsv", "2023_pages.tsv"] {
        let table = String::from_utf8(file(&format!("pdf/{name}"))).unwrap();
        let pieces: Vec<Piece> = table
            .lines()
            .map(|line| {
                let fields: Vec<&str> = line.splitn(6, '\t').collect();
                let number = |at: usize| fields[at].parse::<f32>().unwrap();
                let page = fields[0].parse().unwrap();
                let (x, y, width, size) = (number(1), number(2), number(3), number(4));
                Piece { page, x, y, width, size, text: fields[5].to_owned() }
            })
            .collect();
        let id = &name[..4];
        let document = &corpus.documents[corpus.document(id).unwrap()];
        let blocks = document.blocks.iter().filter(|block| block.kind != CorpusKind::Metadata);
        let heading = format!("Report of {id}");
        let expected: Vec<&str> = std::iter::once(&*heading)
            .chain(blocks.map(|block| &document.text[block.range.clone()]))
            .collect();
        let draft = read(name, &pieces).unwrap();
        assert_eq!(draft.prose().collect::<Vec<_>>(), expected, "{name}");
        assert_eq!(draft.title.unwrap().words, heading);
        let left_out: Vec<_> = draft.blocks.iter().filter_map(|block| block.left_out).collect();
        let pages = pieces.last().unwrap().page as usize;
        let of_page =
            [Aside::RunningHead, Aside::RunningHead, Aside::RunningHead, Aside::PageNumber];
        assert_eq!(left_out.len(), 4 * pages, "{name}");
        assert!(of_page.iter().all(|aside| left_out.contains(aside)), "{name}");
    }
}

/// Programs write lists without spaces after the marks, and paragraphs without space between them.
#[test]
fn short_lines_end_paragraphs() {
    let pieces = lines(&[
        (60.0, 800.0, 10.0, "Joint statement of the ministers"),
        (
            60.0,
            787.0,
            10.0,
            "They met in the capital and went through all that was open between the two",
        ),
        (60.0, 774.0, 10.0, "countries."),
        (60.0, 761.0, 10.0, "1.A roadmap"),
        (60.0, 748.0, 10.0, "a)space"),
        (60.0, 735.0, 10.0, "•industry"),
        (60.0, 722.0, 10.0, "The next meeting is in June."),
    ]);
    assert_eq!(
        paragraphs(&pieces),
        [
            "Joint statement of the ministers",
            "They met in the capital and went through all that was open between the two countries.",
            "1.A roadmap",
            "a)space",
            "•industry",
            "The next meeting is in June.",
        ]
    );
}

#[test]
fn running_heads_and_page_numbers_are_left_out_and_kept() {
    let pieces = set(&passages(), PAGE);
    let pages = pieces.last().unwrap().page as usize;
    let draft = read("talks.pdf", &pieces).unwrap();
    let count = |aside| draft.blocks.iter().filter(|block| block.left_out == Some(aside)).count();
    assert_eq!((count(Aside::RunningHead), count(Aside::PageNumber)), (pages, pages));
    assert!(draft.text.contains("Readout of the talks") && draft.text.contains("- 2 -"));
    assert!(draft.notes.iter().any(|note| note.contains("Running heads")));
}

fn lines(lines: &[(f32, f32, f32, &str)]) -> Vec<Piece> {
    lines.iter().map(|(x, y, size, text)| piece(1, *x, *y, *size, text)).collect()
}

#[test]
fn headings_are_larger_and_items_have_marks() {
    let pieces = lines(&[
        (60.0, 800.0, 18.0, "Joint statement"),
        (60.0, 770.0, 10.0, "The ministers met in the capital and went through all that"),
        (60.0, 757.0, 10.0, "was open."),
        (60.0, 735.0, 10.0, "• A roadmap for industry, which is to be ready before the"),
        (70.0, 722.0, 10.0, "end of the year"),
        (60.0, 709.0, 10.0, "• Two dialogues"),
        (60.0, 680.0, 10.0, "3"),
    ]);
    let draft = read("talks.pdf", &pieces).unwrap();
    let blocks: Vec<(Kind, &str)> =
        (0..draft.blocks.len()).map(|at| (draft.blocks[at].kind, draft.block(at))).collect();
    assert_eq!(
        blocks[..4],
        [
            (Kind::Heading, "Joint statement"),
            (
                Kind::Paragraph,
                "The ministers met in the capital and went through all that was open."
            ),
            (
                Kind::ListItem,
                "• A roadmap for industry, which is to be ready before the end of the year"
            ),
            (Kind::ListItem, "• Two dialogues"),
        ]
    );
    assert_eq!(draft.blocks[4].left_out, Some(Aside::PageNumber));
    assert_eq!(draft.title.unwrap().words, "Joint statement");
}

#[test]
fn hyphens_at_the_ends_of_lines() {
    let text = |first: &[&str]| {
        let lines: Vec<_> = first
            .iter()
            .enumerate()
            .map(|(at, line)| (60.0, 800.0 - 13.0 * at as f32, 10.0, *line))
            .collect();
        read("a.pdf", &self::lines(&lines)).unwrap()
    };
    // The word stands elsewhere without a hyphen, and another one with it.
    let draft = text(&[
        "The cooperation of both and the co-",
        "operation of a well-known and well-",
        "known partner.",
    ]);
    assert_eq!(
        draft.text,
        "The cooperation of both and the cooperation of a well-known and well-known partner."
    );
    assert!(
        draft.notes.iter().any(|note| note.contains("1 taken out, 1 kept")),
        "{:?}",
        draft.notes
    );
    // Of nothing known: kept. After others that were taken out: taken out.
    assert_eq!(
        text(&["They spoke of co-", "operation again."]).text,
        "They spoke of co-operation again."
    );
    let draft =
        text(&["The ministers, their minis-", "ters and the part-", "nership of all ministers."]);
    assert_eq!(draft.text, "The ministers, their ministers and the partnership of all ministers.");
    // A soft hyphen is never a part of the word; before a capital a hyphen always is.
    assert_eq!(
        text(&["They spoke of coop\u{ad}", "eration of the Indo-", "Pacific."]).text,
        "They spoke of cooperation of the Indo-Pacific."
    );
}

/// The title is one that its author gave, the date that of the file, which is trusted least.
#[test]
fn properties_of_the_document() {
    let pieces = lines(&[(60.0, 800.0, 10.0, "They met on 3 May.")]);
    let properties = Properties {
        title: "Minutes of the dikes".into(),
        date: "2034-05-06".into(),
        language: "en-GB".into(),
        are_metadata: false,
    };
    let draft = pdf::read("scan0001.pdf", properties, &pieces).unwrap();
    assert_eq!(draft.title.unwrap().words, "Minutes of the dikes");
    let date = draft.date.unwrap();
    assert_eq!((date.date.to_string().as_str(), date.origin), ("2034-05-06", Origin::Properties));
    assert_eq!(draft.language.as_deref(), Some("en"));
}

#[test]
fn a_scan_has_no_text() {
    for pieces in [vec![], lines(&[(0.0, 0.0, 10.0, "  "), (0.0, 20.0, 10.0, "— —")])] {
        let problem = read("scan.pdf", &pieces).unwrap_err();
        assert!(problem.what.contains("no text") && problem.mend.contains("OCR"), "{problem}");
    }
}

#[test]
fn chinese_lines_are_joined_without_space() {
    let pieces = lines(&[
        (60.0, 800.0, 10.0, "两国部长在首都会晤并同意进一步加强合作以及"),
        (60.0, 787.0, 10.0, "安全对话。"),
    ]);
    assert_eq!(
        read("a.pdf", &pieces).unwrap().text,
        "两国部长在首都会晤并同意进一步加强合作以及安全对话。"
    );
}

proptest! {
    #[test]
    fn any_pieces_are_read(
        pieces in prop::collection::vec((0u32..4, any::<f32>(), any::<f32>(), any::<f32>(), any::<f32>(), "[a-zé東 .-]{0,9}"), 0..30),
        near in prop::collection::vec((1u32..3, 0.0f32..600.0, 0.0f32..800.0, 0.0f32..300.0, 5.0f32..20.0, "[a-zé東 .•-]{0,9}"), 0..40),
    ) {
        let pieces: Vec<Piece> = pieces.into_iter().chain(near)
            .map(|(page, x, y, width, size, text)| Piece { page, x, y, width, size, text })
            .collect();
        if let Ok(draft) = read("a.pdf", &pieces) {
            check_invariants(&draft);
        }
    }
}
