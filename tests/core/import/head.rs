//! Title and date of a report, and where they come from.

use readout::import::date_forms::{Reading, find, find_in_name};
use readout::import::draft::Origin::{self, Dateline, FileName, FirstLine, Metadata};
use readout::import::read;

fn words(reading: &Reading) -> String {
    match reading {
        Reading::Date(date) => date.to_string(),
        Reading::Either(british, american) => format!("{british} or {american}"),
        Reading::NoYear(month, day) => format!("{month}-{day}"),
    }
}

#[test]
fn dates_as_they_are_written() {
    for (text, dates) in [
        ("2022-04-11", "2022-04-11"),
        ("2022/04/11 10:30", "2022-04-11"),
        ("on 11 April 2022 and 5 June 2023", "2022-04-11, 2023-06-05"),
        ("April 11, 2022", "2022-04-11"),
        ("Apr. 11, 2022", "2022-04-11"),
        ("APRIL 11 2022", "2022-04-11"),
        ("the 11th of April, 2022", "2022-04-11"),
        ("Sept. 1st, 2021", "2021-09-01"),
        ("Monday, 11-Apr-2022", "2022-04-11"),
        ("April 2022", "2022-04"),
        ("11/04/2022", "2022-04-11 or 2022-11-04"),
        ("04/04/2022", "2022-04-04"),
        ("13/04/2022", "2022-04-13"),
        ("04/13/2022", "2022-04-13"),
        ("11.04.2022", "2022-04-11"),
        ("5.6.2023", "2023-06-05"),
        ("11. April 2022", "2022-04-11"),
        ("le 1er juillet 2021", "2021-07-01"),
        ("11 de abril de 2022", "2022-04-11"),
        ("17 марта 2021 г.", "2021-03-17"),
        ("5. März 2023", "2023-03-05"),
        ("2022年4月11日", "2022-04-11"),
        ("June 5", "6-5"),
        ("30 February 2022", ""),
        ("2022-13-01", ""),
        ("31/31/2022", ""),
        ("May I ask", ""),
        ("in 2022", ""),
        ("1,200 2022", ""),
        ("version 1.2.3", ""),
    ] {
        let found: Vec<String> = find(text).iter().map(|found| words(&found.reading)).collect();
        assert_eq!(found.join(", "), dates, "{text}");
    }
    for (name, dates) in [
        ("2022-04-11_statement.txt", "2022-04-11"),
        ("monetary20160727a1.htm", "2016-07-27"),
        ("20220411.txt", "2022-04-11"),
        ("2022_04_11 talks.docx", "2022-04-11"),
        ("minutes-june-2023.pdf", "2023-06"),
        ("phone 20501399.txt", ""),
        ("000_2a899d950f3263e4.txt", ""),
    ] {
        let found: Vec<String> =
            find_in_name(name).iter().map(|found| words(&found.reading)).collect();
        assert_eq!(found.join(", "), dates, "{name}");
    }
}

/// File name, text, date with its origin, other dates, title with its origin.
type Case<'a> = (&'a str, &'a str, Option<(&'a str, Origin)>, &'a str, Option<(&'a str, Origin)>);

#[test]
#[rustfmt::skip]
fn heads() {
    const BODY: &str =
        "\n\nThe ministers met on 1 May 2020 and agreed on a roadmap for industry.\n\nThey parted.";
    let cases: &[Case] = &[
        ("a.txt", "NEW DELHI, June 5, 2023 (Reuters) - The ministers met.", Some(("2023-06-05", Dateline)), "", Some(("a", FileName))),
        ("talks_2023-06-06.txt", "NEW DELHI, June 5 (Reuters) - The ministers met.", Some(("2023-06-05", Dateline)), "2023-06-06", Some(("talks 2023-06-06", FileName))),
        ("", "NEW DELHI, June 5 (Reuters) - The ministers met.", None, "", None),
        ("a.txt", "Washington, D.C. – April 11, 2022", Some(("2022-04-11", Dateline)), "", Some(("a", FileName))),
        ("a.txt", "WASHINGTON — April 11, 2022 — Today the ministers met.", Some(("2022-04-11", Dateline)), "", Some(("a", FileName))),
        ("a.txt", "Ministers meet in Washington\n\nBy Ann Lee\n\nUpdated: June 6, 2023", Some(("2023-06-06", FirstLine)), "", Some(("Ministers meet in Washington", FirstLine))),
        ("a.txt", "Ministers meet\n\nPublished 5 June 2023, updated 6 June 2023", Some(("2023-06-05", FirstLine)), "2023-06-06", Some(("Ministers meet", FirstLine))),
        ("a.txt", "Joint statement\n04/05/2022", None, "2022-05-04, 2022-04-05", Some(("Joint statement", FirstLine))),
        ("2022-04-05.txt", "Joint statement\n04/05/2022", Some(("2022-04-05", FileName)), "2022-05-04", Some(("Joint statement", FirstLine))),
        ("monetary20160727a1.htm", "Information received indicates that the labor market strengthened.", Some(("2016-07-27", FileName)), "", Some(("monetary20160727a1", FileName))),
        (" x.txt", " date 2022-04-11 The minister met.", Some(("2022-04-11", Metadata)), "", Some((" x", FileName))),
        ("x.md", "---\ntitle: Talks\ndate: 5 June 2023\n---\n# Other", Some(("2023-06-05", Metadata)), "", Some(("Talks", Metadata))),
        ("x.md", "---\ndate: 2023-06\n---\n# Other", Some(("2023-06", Metadata)), "", Some(("Other", FirstLine))),
        ("", "The committee met on 5 June 2023 – as planned – and agreed with all that was said before by its members.", None, "", None),
        ("", "For release at 2:00 p.m. EDT, July 27, 2016", Some(("2016-07-27", FirstLine)), "", None),
    ];
    for (name, head, date, others, title) in cases {
        let draft = read(name, format!("{head}{BODY}").as_bytes()).unwrap();
        let found = draft.date.as_ref().map(|d| (d.date.to_string(), d.origin));
        assert_eq!(found, date.map(|(date, origin)| (date.to_owned(), origin)), "{name} {head}");
        let found: Vec<String> = draft.other_dates.iter().map(|d| d.date.to_string()).collect();
        assert_eq!(found.join(", "), *others, "{name} {head}");
        let found = draft.title.as_ref().map(|t| (t.words.trim(), t.origin));
        assert_eq!(found, title.map(|(title, origin)| (title.trim(), origin)), "{name} {head}");
    }
}

/// The words that say the date are those of the source.
#[test]
fn the_words_of_a_date_are_in_the_text() {
    let draft = read("", b"Washington, April 11th, 2022 -- The ministers met.").unwrap();
    assert_eq!(draft.date.unwrap().words, "April 11th, 2022");
}
