//! Word and OpenDocument. The files in `tests/import` were made with LibreOffice 7.4 (from flat
//! OpenDocument and from HTML), pandoc 2.17 and python-docx 1.2. Beside each lies the text that
//! LibreOffice 7.4 exports of it with all changes accepted; under a line of hyphens what its export
//! leaves out and its API has: text boxes and notes.

use super::check_invariants;
use readout::import::draft::Kind::{self, Heading, ListItem, Note, Paragraph, Quotation, TableRow};
use readout::import::draft::{Draft, Origin};
use readout::import::read;
use std::fs;
use std::path::Path;

pub(super) fn file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name);
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The lines of an export of LibreOffice: of the text, and of boxes and notes.
fn expected(name: &str) -> (Vec<String>, Vec<String>) {
    let text = String::from_utf8(file(&format!("{name}.txt"))).unwrap();
    let (main, others) = text.split_once("\n-----\n").unwrap_or((&text, ""));
    let lines = |text: &str| {
        let lines = text.trim_start_matches('\u{feff}').lines().map(without_mark);
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    (lines(main), lines(others))
}

/// A line without the mark of a list, which is no part of the text of either format; the export writes
/// it after an indent.
fn without_mark(line: &str) -> String {
    let words = line.trim();
    let (mark, rest) = words.split_once(' ').unwrap_or((words, ""));
    let is_mark =
        line.starts_with("    ") && (mark.ends_with(['.', ')']) || mark.chars().count() == 1);
    if is_mark { rest.trim().to_owned() } else { words.to_owned() }
}

/// The lines of a draft: the cells of a row are lines, as in the export.
fn lines(draft: &Draft) -> Vec<String> {
    let cells = |at: usize| match draft.blocks[at].kind {
        TableRow => draft.block(at).replace('\t', "\n"),
        _ => draft.block(at).to_owned(),
    };
    let text = (0..draft.blocks.len()).map(cells).collect::<Vec<_>>().join("\n");
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// A line of the export, what stands here in its place, and why.
type Difference = (&'static str, &'static str, &'static str);

const NUMBER: &str = "the number of a note is no part of the word before it";
const FIELD: &str = "the export computes fields anew; read is the result in the file";

const FILES: [(&str, &[Difference]); 14] = [
    (
        "statement.docx",
        &[(
            "This is the paper “Joint statement on the dialogue” of 4/11/22.",
            "This is the paper “Joint statement on the dialogue” of 11/04/22.",
            FIELD,
        )],
    ),
    ("statement.odt", &[]),
    (
        "notes.docx",
        &[
            (
                "The committee met1 on Monday and votedi twice.",
                "The committee met on Monday and voted twice.",
                NUMBER,
            ),
            ("It adjourned2.", "It adjourned.", NUMBER),
        ],
    ),
    (
        "notes.odt",
        &[
            (
                "The committee met1 on Monday and votedi twice.",
                "The committee met on Monday and voted twice.",
                NUMBER,
            ),
            ("It adjourned2.", "It adjourned.", NUMBER),
        ],
    ),
    ("tables.docx", &[]),
    ("tables.odt", &[]),
    ("changes.docx", &[]),
    ("changes.odt", &[]),
    ("boxes.docx", &[]),
    ("boxes.odt", &[]),
    ("page.odt", &[]),
    (
        "essay.docx",
        &[
            (
                "The committee heard two witnesses1 and read “three” papers.",
                "The committee heard two witnesses and read “three” papers.",
                NUMBER,
            ),
            ("One member dissented – in writing.2", "One member dissented – in writing.", NUMBER),
        ],
    ),
    (
        "essay.odt",
        &[
            (
                "The committee heard two witnesses1 and read “three” papers.",
                "The committee heard two witnesses and read “three” papers.",
                NUMBER,
            ),
            ("One member dissented – in writing.2", "One member dissented – in writing.", NUMBER),
        ],
    ),
    (
        "review.docx",
        &[
            (
                "Seen and hidden",
                "Seen",
                "the export has hidden words; who reads or copies does not see them",
            ),
            ("On page 1seven of it.", "On page seven of it.", FIELD),
        ],
    ),
];

#[test]
fn the_text_is_that_of_libreoffice() {
    for (name, differences) in FILES {
        let draft = read(name, &file(name)).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        check_invariants(&draft);
        let (mut main, others) = expected(name);
        for (theirs, ours, why) in differences {
            let line = main.iter_mut().find(|line| line == theirs);
            *line.unwrap_or_else(|| panic!("{name}: no “{theirs}”, which differs as {why}")) =
                (*ours).to_owned();
        }
        // Boxes follow their paragraphs here, and notes the text.
        let (own_others, own_main): (Vec<_>, Vec<_>) =
            lines(&draft).into_iter().partition(|line| others.contains(line));
        assert_eq!(own_main, main, "{name}");
        assert_eq!(own_others, others, "{name}");
    }
}

/// The words of each kind of block, by the sources of the files.
#[test]
fn blocks_have_their_kinds() {
    let list = [
        "A roadmap for industry",
        "Dialogues on",
        "space",
        "artificial intelligence",
        "Joint exercises",
        "first of the bullets",
        "second of the bullets",
    ];
    let rows =
        ["Item\t2022\t2023", "Aircraft\t1,200\t1,350", "Ships\t\t900", "Inner one\tInner two"];
    let cases: &[(&str, Kind, &[&str])] = &[
        (
            "statement.",
            Heading,
            &["Joint statement of the ministers", "Defence partnership", "What was agreed"],
        ),
        ("statement.", ListItem, &list),
        ("statement.", Quotation, &["Our partnership is one of the most consequential."]),
        ("notes.", Heading, &["Minutes"]),
        (
            "notes.",
            Note,
            &["In the small hall.", "It was full.", "At noon, says the log.", "By show of hands."],
        ),
        ("tables.", TableRow, &rows),
        ("essay.", ListItem, &["First finding", "Second finding", "with a remark", "and another"]),
        ("essay.", Note, &["Both by telephone.", "See the annex."]),
        ("essay.", TableRow, &["Year\tCases", "2019\t12", "2020\t7"]),
        ("essay.", Quotation, &["No vote was taken, said the chair."]),
    ];
    for (name, kind, words) in cases {
        for ending in ["docx", "odt"] {
            let name = format!("{name}{ending}");
            let draft = read(&name, &file(&name)).unwrap();
            let of_kind = (0..draft.blocks.len()).filter(|at| draft.blocks[*at].kind == *kind);
            let found: Vec<&str> = of_kind.map(|at| draft.block(at)).collect();
            assert_eq!(found, *words, "{name} {kind:?}");
        }
    }
    let draft = read("review.docx", &file("review.docx")).unwrap();
    let kinds: Vec<Kind> = draft.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds[..9],
        [Heading, Paragraph, Heading, Paragraph, ListItem, ListItem, Quotation, TableRow, TableRow]
    );
}

#[test]
fn title_and_date_come_from_the_text_or_the_properties() {
    for (name, title, date, origin) in [
        ("statement.docx", "Joint statement of the ministers", "2022-04-11", Origin::Dateline),
        ("statement.odt", "Joint statement of the ministers", "2022-04-11", Origin::Dateline),
        ("notes.odt", "Minutes", "2023-06-06", Origin::Properties),
        ("notes.docx", "Minutes", "2023-06-06", Origin::Properties),
        ("tables.odt", "Tables", "2023-06-06", Origin::Properties),
        ("review.docx", "Quarterly review", "2020-10-01", Origin::FirstLine),
        ("essay.docx", "Report of the committee", "2021-03-17", Origin::FirstLine),
        ("essay.odt", "Report of the committee", "2021-03-17", Origin::FirstLine),
    ] {
        let draft = read(name, &file(name)).unwrap();
        assert_eq!(draft.title.as_ref().map(|title| &*title.words), Some(title), "{name}");
        let found = draft.date.as_ref().map(|dated| (dated.date.to_string(), dated.origin));
        assert_eq!(found, Some((date.to_owned(), origin)), "{name}");
    }
    assert_eq!(read("page.odt", &file("page.odt")).unwrap().language.as_deref(), Some("de"));
}

/// Parts of Word that the files above do not have.
#[test]
fn words_of_a_document() {
    let words = |body: &str| {
        let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        read("a.docx", &super::bad_input::word(&document)).unwrap().text
    };
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>";
    for (body, text) in [
        (format!("<w:p>{}{begin}</w:p><w:p>{}</w:p>", run("One."), run("Two.")), "One.\n\nTwo."),
        (format!("<w:p>{}</w:p>", run("R&amp;D &#8211; &lt;b&gt;")), "R&D – <b>"),
        (
            format!("<w:p>{}<w:r><w:br/><w:br/></w:r>{}</w:p>", run("One."), run("Two.")),
            "One.\n\nTwo.",
        ),
        (
            format!(
                "<w:p><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:p>",
                run("とうきょう"),
                run("東京")
            ),
            "東京",
        ),
        (
            format!(
                "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
                run("Kept.")
            ),
            "Kept.",
        ),
        (
            format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{0}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>{0}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>{1}</w:p>",
                run("Box."),
                run("Text.")
            ),
            "Text.\n\nBox.",
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Seen.</w:t></w:r></w:p>".to_owned(),
            "Seen.",
        ),
    ] {
        assert_eq!(words(&body), text, "{body}");
    }
}

#[test]
fn what_is_not_read_is_said() {
    for name in ["notes.docx", "notes.odt"] {
        let notes = read(name, &file(name)).unwrap().notes.join(" ");
        assert!(notes.contains("Footnotes") && notes.contains("Comments"), "{name}: {notes}");
    }
    assert!(read("tables.odt", &file("tables.odt")).unwrap().notes.is_empty());
}
