//! Plain text and Markdown to blocks.

use super::{check, check_invariants};
use crate::built_in;
use proptest::prelude::*;
use readout::corpus::Kind;
use readout::import::asides::aside;
use readout::import::draft::Aside;
use readout::import::language::guess;
use readout::import::{Draft, markdown, plain, read};

/// The editors have cut the two reports by hand. Read from their source files, they have the same
/// prefixes and blocks, of the same kinds.
#[test]
fn the_source_files_are_cut_as_the_editors_cut_them() {
    let corpus = built_in();
    for (document, date) in corpus.documents.iter().zip(["2022-04-11", "2023-06-05"]) {
        let draft = read(&document.source.file, document.text.as_bytes()).unwrap();
        let own = draft.document(&document.id);
        assert_eq!(own.text, document.text);
        assert_eq!(own.prefix, document.prefix);
        assert_eq!(own.blocks, document.blocks);
        assert_eq!(own.date.to_string(), date);
        assert_eq!(draft.language.as_deref(), Some("en"));
    }
}

/// The passages of the reports that are prose.
fn passages() -> Vec<String> {
    let corpus = built_in();
    let blocks = |document: &readout::corpus::Document| {
        let prose = |at: &usize| document.blocks[*at].kind == Kind::Paragraph;
        let prose = (0..document.blocks.len()).filter(prose);
        prose.map(|at| document.block(at).to_owned()).collect::<Vec<_>>()
    };
    corpus.documents.iter().flat_map(blocks).collect()
}

/// Wraps words as an editor of text does.
fn wrapped(words: &str, width: usize, end: &str) -> String {
    let (mut text, mut column) = (String::new(), 0);
    for word in words.split(' ') {
        let len = word.chars().count();
        if column > 0 && column + 1 + len > width {
            text.push_str(end);
            column = 0;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += len;
    }
    text
}

fn unwrapped(draft: &Draft) -> Vec<String> {
    (0..draft.blocks.len())
        .map(|at| draft.block(at).split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let passages = passages();
    for width in [60, 65, 72, 78, 80, 100] {
        for end in ["\n", "\r\n", "\r"] {
            let parts: Vec<String> =
                passages.iter().map(|words| wrapped(words, width, end)).collect();
            let text = parts.join(&end.repeat(2));
            let draft = plain::read(&text).unwrap();
            assert_eq!(unwrapped(&draft), passages, "{width} {end:?}");
            check_invariants(&draft);
        }
    }
}

/// Addresses of pages are longer than lines are, and cannot be wrapped.
#[test]
fn wrapped_lines_with_addresses() {
    let address = "https://www.example.org/newsevents/pressreleases/monetary20081008a.htm?utm_source=release&utm_medium=text";
    let passages = [
        format!(
            "The statement of the [Bank of Canada]({address}) was read by the members of the committee in full"
        ),
        "They agreed that it was to be answered in the same form by the end of the week, at noon."
            .to_owned(),
    ];
    let text = passages.each_ref().map(|words| wrapped(words, 72, "\n")).join("\n\n");
    assert_eq!(unwrapped(&plain::read(&text).unwrap()), passages);
}

#[test]
fn wrapped_chinese() {
    let passage = "两国国防部长在首都会晤并同意进一步加强防务合作以及安全对话同时还讨论了地区局势与双方共同关心的其他问题并签署了新的路线图。";
    let lines: Vec<String> =
        passage.chars().collect::<Vec<_>>().chunks(44).map(|line| line.iter().collect()).collect();
    let text = [lines.join("\n"), lines.join("\n")].join("\n\n");
    let found: Vec<String> = unwrapped(&plain::read(&text).unwrap())
        .iter()
        .map(|words| words.replace(' ', ""))
        .collect();
    assert_eq!(found, [passage, passage]);
}

/// Without blank lines, an indented line begins a paragraph.
#[test]
fn indented_paragraphs_without_blank_lines() {
    let passages = passages();
    let parts: Vec<String> =
        passages.iter().map(|words| format!("   {}", wrapped(words, 72, "\n"))).collect();
    assert_eq!(unwrapped(&plain::read(&parts.join("\n")).unwrap()), passages);
}

#[test]
fn where_there_are_no_blank_lines_lines_part() {
    let passages = passages();
    for end in ["\n", "\r\n", "\r", "\u{2028}"] {
        assert_eq!(unwrapped(&plain::read(&passages.join(end)).unwrap()), passages, "{end:?}");
    }
    let lines: Vec<String> =
        (0..5000).map(|n| format!("The clerk read paper number {n} aloud.")).collect();
    assert_eq!(unwrapped(&plain::read(&lines.join("\n")).unwrap()), lines);
    let lines: Vec<String> = (0..5000).map(|n| format!("Zeile {n}")).collect();
    assert_eq!(unwrapped(&plain::read(&lines.join("\n")).unwrap()), lines);
}

#[test]
fn a_paragraph_of_five_megabytes() {
    let text = "The ministers met and agreed. ".repeat(5_000_000 / 30);
    let draft = read("long.txt", text.as_bytes()).unwrap();
    assert_eq!(draft.blocks.len(), 1);
    assert_eq!(draft.language.as_deref(), Some("en"));
}

#[test]
fn plain_text() {
    for (text, expected) in [
        (
            "one\r\n\r\ntwo\n\nthree\r\rfour",
            &[
                ("Paragraph", "one"),
                ("Paragraph", "two"),
                ("Paragraph", "three"),
                ("Paragraph", "four"),
            ][..],
        ),
        ("  one  \n \t \n\u{a0}\n  two", &[("Paragraph", "one"), ("Paragraph", "two")]),
        ("one\n\n* * *\n\ntwo", &[("Paragraph", "one"), ("Paragraph", "two")]),
        (
            "Agreed were\n\n- a roadmap\n- two dialogues\n\n1. Space\n2) Sea",
            &[
                ("Paragraph", "Agreed were"),
                ("ListItem", "a roadmap"),
                ("ListItem", "two dialogues"),
                ("ListItem", "1. Space"),
                ("ListItem", "2) Sea"),
            ],
        ),
        (
            "Outcome of the talks\n\nThe ministers agreed on a roadmap for industry.",
            &[
                ("Heading", "Outcome of the talks"),
                ("Paragraph", "The ministers agreed on a roadmap for industry."),
            ],
        ),
        (
            "A glad day. pic.twitter.com/x — Ann Lee (@annlee) June 5, 2023",
            &[("Post", "A glad day. pic.twitter.com/x — Ann Lee (@annlee) June 5, 2023")],
        ),
        (
            "التقى الوزيران في واشنطن.\n\nواتفقا على التعاون.",
            &[("Paragraph", "التقى الوزيران في واشنطن."), ("Paragraph", "واتفقا على التعاون.")],
        ),
        (
            "两国部长会晤。\n双方同意合作。",
            &[("Paragraph", "两国部长会晤。"), ("Paragraph", "双方同意合作。")],
        ),
        ("-5 degrees were measured", &[("Paragraph", "-5 degrees were measured")]),
        (
            "U.S. officials met\n\nA. Smith said no",
            &[("Paragraph", "U.S. officials met"), ("Paragraph", "A. Smith said no")],
        ),
    ] {
        let draft = plain::read(text).unwrap();
        check(&draft, expected);
        check_invariants(&draft);
    }
}

#[test]
fn the_prefix_is_a_stamp() {
    for (text, prefix) in [
        (" date 2022-04-11 The minister met.", 17),
        ("Date: 2022-04-11\n\nThe minister met.", 16),
        ("date 2022-04 The minister met.", 13),
        ("Date of the meeting: 5 June", 0),
        ("date 12 The minister met.", 0),
        ("The date 2022-04-11 was set.", 0),
    ] {
        assert_eq!(plain::read(text).unwrap().prefix, 0..prefix, "{text}");
    }
}

#[test]
fn markdown_text() {
    let text = "---\ntitle: \"Talks\"\ndate: 2021-03-17\n---\n\n# Talks #\n\nIn the\ncapital  \nthey *met*.\n\n\
        Second\n------\n\n- one\n- two\n  goes on\n\n3. three\n\n> quoted\n> still\n>\n> again\n\n\
        | Year | Cases |\n|------|------:|\n| 2019 |  12 |\n\n***\n\n```\nx = 1\n```\n\n#hash is no heading";
    let draft = markdown::read(text).unwrap();
    check(
        &draft,
        &[
            ("Heading", "Talks"),
            ("Paragraph", "In the\ncapital  \nthey *met*."),
            ("Heading", "Second"),
            ("ListItem", "one"),
            ("ListItem", "two\n  goes on"),
            ("ListItem", "three"),
            ("Quotation", "quoted\n> still"),
            ("Quotation", "again"),
            ("TableRow", "Year | Cases"),
            ("TableRow", "2019 |  12"),
            ("Paragraph", "x = 1"),
            ("Paragraph", "#hash is no heading"),
        ],
    );
    assert_eq!(&text[draft.prefix.clone()], "---\ntitle: \"Talks\"\ndate: 2021-03-17\n---");
    check_invariants(&draft);
    let draft = read("talks.MD", text.as_bytes()).unwrap();
    assert_eq!(draft.title.unwrap().words, "Talks");
    assert_eq!(draft.date.unwrap().date.to_string(), "2021-03-17");
}

/// Lines as news pages have them between the paragraphs.
#[test]
fn asides_are_named() {
    for (words, reason) in [
        ("Also read: India, US sign roadmap for defence industry", Aside::ReadAlso),
        ("ALSO READ | Rajnath Singh meets Austin", Aside::ReadAlso),
        ("Read next", Aside::ReadAlso),
        ("Read more: What the 2+2 dialogue is", Aside::ReadAlso),
        ("Related stories", Aside::ReadAlso),
        ("Lire aussi : Ce que l’on sait", Aside::ReadAlso),
        ("READ | Talks in Delhi", Aside::ReadAlso),
        ("Reporting by Ann Lee in New Delhi; Editing by Bo Chen", Aside::Byline),
        ("(Reporting by Ann Lee; editing by Bo Chen.)", Aside::Byline),
        ("By Ann Lee and Bo Chen", Aside::Byline),
        ("By ANN LEE | New Delhi", Aside::Byline),
        ("(With inputs from agencies)", Aside::Byline),
        ("Our Standards: The Thomson Reuters Trust Principles.", Aside::Byline),
        ("Photo: Ministry of Defence", Aside::Caption),
        ("Representational image", Aside::Caption),
        ("Rajnath Singh receives Lloyd Austin in New Delhi. | Photo Credit: PTI", Aside::Caption),
        ("Defence Minister Rajnath Singh with Lloyd Austin (File photo)", Aside::Caption),
        ("Share", Aside::Share),
        ("Share this article", Aside::Share),
        ("Facebook Twitter WhatsApp Email Print", Aside::Share),
        ("Follow us on Instagram", Aside::Share),
        ("12 Comments", Aside::Share),
        ("Sign up for our newsletter and never miss a story.", Aside::Newsletter),
        ("Subscribe to read the full story", Aside::Newsletter),
        ("Advertisement", Aside::Advertisement),
        ("ADVERTISEMENT - STORY CONTINUES BELOW", Aside::Advertisement),
        ("Anzeige", Aside::Advertisement),
        ("Home > News > India", Aside::Navigation),
        ("Skip to main content", Aside::Navigation),
        ("© 2023 The Daily Example. All rights reserved.", Aside::Navigation),
        ("Tags: Rajnath Singh, Lloyd Austin", Aside::Navigation),
        ("20230605-144004", Aside::Stamp),
        ("Updated: June 5, 2023 14:40 IST", Aside::Stamp),
    ] {
        assert_eq!(aside(words), Some(reason), "{words}");
    }
}

#[test]
fn sentences_of_reports_are_no_asides() {
    for words in passages() {
        assert_eq!(aside(&words), None, "{words}");
        for sentence in words.split_inclusive(". ") {
            assert_eq!(aside(sentence), None, "{sentence}");
        }
    }
    for words in [
        "By noon the ministers had agreed.",
        "Read in full, the statement is short.",
        "The minister also read a statement.",
        "Share prices fell in Mumbai.",
        "Shares of the company fell",
        "Subscribers of the newsletter were told.",
        "Related matters were put off.",
        "Next steps",
        "Image processing is part of the roadmap.",
        "Search and rescue",
        "Home affairs",
        "See also Annex B of the agreement.",
        "Watch keeping was discussed.",
        "2023",
        "2022-04-11",
        "2557 10",
        "1,200 1,350 20,230,605",
        "1. Advertisement of posts is regulated by law.",
        "More from both sides is needed to make the partnership work.",
    ] {
        assert_eq!(aside(words), None, "{words}");
    }
}

#[test]
fn links_after_read_next_are_left_out_with_it() {
    let text = "The ministers met in the capital.\n\nRead next\n\nWhat the dialogue is about\n\n\
        Five things to know of the visit\n\nThey agreed on a roadmap for industry.";
    check(
        &read("a.txt", text.as_bytes()).unwrap(),
        &[
            ("Paragraph", "The ministers met in the capital."),
            ("ReadAlso", "Read next"),
            ("ReadAlso", "What the dialogue is about"),
            ("Heading", "Five things to know of the visit"),
            ("Paragraph", "They agreed on a roadmap for industry."),
        ],
    );
}

/// First sentences of the Universal Declaration of Human Rights, articles 1 and 2.
#[test]
fn languages() {
    for (text, language) in [
        (
            "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.",
            Some("en"),
        ),
        (
            "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen.",
            Some("de"),
        ),
        (
            "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
            Some("es"),
        ),
        (
            "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
            Some("fr"),
        ),
        (
            "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza. Ogni individuo ha diritto alla vita, alla libertà ed alla sicurezza della propria persona.",
            Some("it"),
        ),
        (
            "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.",
            Some("nl"),
        ),
        (
            "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.",
            Some("pt"),
        ),
        (
            "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью.",
            Some("ru"),
        ),
        ("Всі люди народжуються вільними і рівними у своїй гідності та правах.", None),
        ("يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.", Some("ar")),
        ("تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند.", None),
        ("सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।", Some("hi")),
        ("सर्व मानवी व्यक्ति जन्मतः स्वतंत्र आहेत व त्यांना समान प्रतिष्ठा व समान अधिकार आहेत.", None),
        (
            "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
            Some("ja"),
        ),
        ("人人生而自由,在尊严和权利上一律平等。", Some("zh")),
        ("모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.", Some("ko")),
        ("Alla människor äro födda fria och lika i värde och rättigheter.", None),
        ("Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.", None),
        ("Washington, New Delhi", None),
        ("2022", None),
        ("", None),
    ] {
        assert_eq!(guess(text), language, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_only_cut(text in "([ \\t]{0,3}([A-Za-zé—“.,•#>|*\\-0-9Жह東]{1,12}[ ]?){0,9}(\r\n|\n|\r|\n\n|\u{2028}|\u{b})){0,12}") {
        for read in [plain::read, markdown::read] {
            if let Ok(draft) = read(&text) {
                prop_assert_eq!(&draft.text, &text);
                check_invariants(&draft);
                // All words are in a block.
                let words = |text: &str| text.split_whitespace().filter(|w| w.contains(char::is_alphabetic)).map(str::len).sum::<usize>();
                let kept: usize = (0..draft.blocks.len()).map(|at| words(draft.block(at))).sum();
                prop_assert!(kept + draft.prefix.len() + 40 * draft.blocks.len() >= words(&text));
            }
        }
    }

    #[test]
    fn any_words_are_read(text in ".{0,300}") {
        for name in ["a.txt", "a.md"] {
            if let Ok(draft) = read(name, text.as_bytes()) {
                check_invariants(&draft);
            }
        }
    }
}
