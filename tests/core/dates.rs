//! Imprecise dates, compared with the calendar and for consistency.

use proptest::prelude::*;
use readout::corpus::{Corpus, Event, binary};
use readout::dates::{Day, Edtf, Order, Precision, Shape, Weekday};

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> Day {
    edtf(text).earliest().expect("a day")
}

/// EDTF, first day, last day (`-` for none), words, short.
#[rustfmt::skip]
const TABLE: &[(&str, &str, &str, &str, &str)] = &[
    // Forms that the built-in corpus uses.
    ("2021-03", "2021-03-01", "2021-03-31", "March 2021", "Mar 2021"),
    ("2022-04-11", "2022-04-11", "2022-04-11", "11 April 2022", "11 Apr"),
    ("2022-04-11?", "2022-04-11", "2022-04-11", "11 April 2022, uncertain", "11 Apr"),
    ("2022-04-11~", "2022-04-11", "2022-04-11", "about 11 April 2022", "11 Apr"),
    ("[..2022-04-11]", "-", "2022-04-11", "before 11 April 2022", "before 11 Apr"),
    ("2023-06-05T14:40:04", "2023-06-05", "2023-06-05", "5 June 2023, 14:40:04", "5 Jun"),
    ("2023-06-04/2023-06-05", "2023-06-04", "2023-06-05", "4–5 June 2023", "4–5 Jun"),
    ("2023-06-05/", "2023-06-05", "-", "from 5 June 2023, end not stated", "from 5 Jun"),
    ("../2023-06-05", "-", "2023-06-05", "until 5 June 2023", "until 5 Jun"),
    // Other supported forms.
    ("2021", "2021-01-01", "2021-12-31", "2021", "2021"),
    ("2021%", "2021-01-01", "2021-12-31", "about 2021, uncertain", "2021"),
    ("202X", "2020-01-01", "2029-12-31", "the 2020s", "2020s"),
    ("20XX", "2000-01-01", "2099-12-31", "2000–2099", "2000–2099"),
    ("2021-XX", "2021-01-01", "2021-12-31", "a month in 2021", "2021"),
    ("2021-XX-XX", "2021-01-01", "2021-12-31", "a day in 2021", "2021"),
    ("2024-02-XX", "2024-02-01", "2024-02-29", "a day in February 2024", "Feb 2024"),
    ("2021-21", "2021-01-01", "2021-12-31", "spring 2021", "spring 2021"),
    ("2021-24~", "2021-01-01", "2022-02-28", "about winter 2021", "winter 2021"),
    ("[2021-03..]", "2021-03-01", "-", "after March 2021", "after Mar 2021"),
    ("2021-03/..", "2021-03-01", "-", "from March 2021 on", "from Mar 2021"),
    ("/2021-03", "-", "2021-03-31", "until March 2021, start not stated", "until Mar 2021"),
    ("../..", "-", "-", "date not stated", "date not stated"),
    ("2022-12-30/2023-01-02", "2022-12-30", "2023-01-02", "30 December 2022 – 2 January 2023", "30 Dec – 2 Jan"),
    ("2023-05-28/2023-06-02", "2023-05-28", "2023-06-02", "28 May – 2 June 2023", "28 May – 2 Jun"),
    ("2021-03/2021-05", "2021-03-01", "2021-05-31", "March–May 2021", "Mar–May 2021"),
    ("2021/2023", "2021-01-01", "2023-12-31", "2021–2023", "2021–2023"),
    ("2021~/2023-05", "2021-01-01", "2023-05-31", "about 2021 to May 2023", "2021 to May 2023"),
    ("2023-06-05/2023", "2023-06-05", "2023-12-31", "5 June 2023 – 2023", "5 Jun – 2023"),
    ("2023-06-05T14:40:04Z", "2023-06-05", "2023-06-05", "5 June 2023, 14:40:04 UTC", "5 Jun"),
    ("2023-06-05T14:40:04+05:30", "2023-06-05", "2023-06-05", "5 June 2023, 14:40:04 UTC+05:30", "5 Jun"),
    ("2023-06-05T14:40:04-04:00", "2023-06-05", "2023-06-05", "5 June 2023, 14:40:04 UTC−04:00", "5 Jun"),
    ("0000", "0000-01-01", "0000-12-31", "1 BC", "1 BC"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "15 March 44 BC", "15 Mar"),
    ("Y-10000", "Y-10000", "Y-10000", "10001 BC", "10001 BC"),
    ("Y123456", "Y123456", "Y123456", "123456", "123456"),
];

#[test]
fn bounds_and_words_of_every_form() {
    for &(text, from, to, words, short) in TABLE {
        let date = edtf(text);
        assert_eq!(date.to_string(), text);
        assert_eq!(date.words(), words, "{text}");
        assert_eq!(date.short(), short, "{text}");
        let bound = |bound: &str| (bound != "-").then(|| edtf(bound));
        assert_eq!(date.earliest(), bound(from).and_then(|b| b.earliest()), "{text}");
        assert_eq!(date.latest(), bound(to).and_then(|b| b.latest()), "{text}");
    }
    assert_eq!(Edtf::default(), edtf("../.."));
    assert_eq!(edtf("2023-06-05T14:40:04+05").to_string(), "2023-06-05T14:40:04+05:00");
}

#[test]
fn every_error_says_how_to_fix_it() {
    let table = [
        ("", "empty", "../.."),
        ("5 June 2023", "no date", "2021-03-17"),
        ("2023-6-5", "no date", "2021-03-17"),
        ("2023-02-30", "does not exist", "February 2023 has days 01 to 28"),
        ("2023-06-00", "does not exist", "June 2023 has days 01 to 30"),
        ("1900-02-29", "does not exist", "February 1900 has days 01 to 28"),
        ("2023-13", "no month 13", "01 to 12"),
        ("2023-00-05", "no month 00", "01 to 12"),
        ("2021-21-05", "no month 21", "seasons without a day"),
        ("2023-06-05/2023-06-04", "ends before it starts", "`2023-06-04/2023-06-05`"),
        ("2023/06/05", "second `/`", "x/y"),
        ("/", "has no date", "../.."),
        ("../", "has no date", "../.."),
        ("{2021,2022}", "set of dates", "[..x]"),
        ("[2021,2022]", "set of dates", "[..x]"),
        ("[..2021..]", "set of dates", "[..x]"),
        ("[2021]", "set of dates", "[..x]"),
        ("2023-06-05T25:00:00", "no time of day", "14:40:04"),
        ("2023-06-05T14:40", "no time of day", "14:40:04"),
        ("2023-06-05T14:40:04-00:00", "no time of day", "14:40:04"),
        ("2023-06-05T14:40:04+5", "no time of day", "+05:30"),
        ("2023-06T14:40:04", "not a day", "`2023-06`"),
        ("2023-06-05T14:40:04?", "marks a time", "drop the `?`"),
        ("2023-06-05T14:40:04/2024", "inside an interval", "`2023-06-05`"),
        ("2023-06-05?~", "no date", "2021"),
        ("202X-03", "no date", "2021"),
        ("Y2021", "no date", "2021"),
        ("-0000", "no date", "2021"),
        ("Y12345-06", "no date", "2021"),
        ("+2021", "no date", "2021"),
        ("２０２１", "no date", "2021"),
    ];
    for (text, what, mend) in table {
        let error = text.parse::<Edtf>().expect_err(text);
        assert!(error.what().contains(what), "{text}: {error}");
        assert!(error.mend().contains(mend), "{text}: {error}");
    }
}

#[test]
fn comparisons() {
    use Order::{After, Before, Overlapping, Same, Unknown};
    let table = [
        ("2022-04-11", "2023-06-05", Before),
        ("2023-06-05", "2022-04-11", After),
        ("2022-04-11", "2022-04-11", Same),
        ("2022-04-11~", "2022-04-11", Same),
        ("2023-06-05T14:40:04", "2023-06-05", Same),
        ("2021-03", "2021-03-17", Overlapping),
        ("2021-03", "2021", Overlapping),
        ("2023-06-04", "2023-06-04/2023-06-05", Overlapping),
        ("[..2022-04-11]", "2023-06-05", Before),
        ("[..2022-04-11]", "2022-04-11", Unknown),
        ("[..2022-04-11]", "2022-04-12", Before),
        ("[..2022-04-11]", "[..2022-04-11]", Unknown),
        ("2023-06-05/", "2023-06-04", After),
        ("2023-06-05/", "2023-06-05", Unknown),
        ("../..", "2023-06-05", Unknown),
    ];
    for (a, b, order) in table {
        assert_eq!(edtf(a).compare(&edtf(b)), order, "{a} to {b}");
    }
}

#[test]
fn shapes_and_precision() {
    let table = [
        ("2021-03", Shape::Point, Precision::Month),
        ("20XX", Shape::Point, Precision::Century),
        ("202X", Shape::Point, Precision::Decade),
        ("2021-XX", Shape::Point, Precision::Year),
        ("2021-22", Shape::Point, Precision::Season),
        ("2021-03-XX", Shape::Point, Precision::Month),
        ("2023-06-05T14:40:04", Shape::Point, Precision::Second),
        ("2023-06-04/2023-06", Shape::Interval, Precision::Month),
        ("[..2022-04-11]", Shape::Before, Precision::Day),
        ("../2022-04-11", Shape::Before, Precision::Day),
        ("/2022-04-11", Shape::Before, Precision::Day),
        ("[2022-04-11..]", Shape::After, Precision::Day),
        ("2023-06-05/", Shape::After, Precision::Day),
        ("../..", Shape::Unknown, Precision::Century),
    ];
    for (text, shape, precision) in table {
        assert_eq!((edtf(text).shape(), edtf(text).precision()), (shape, precision), "{text}");
    }
    assert!(edtf("2021~/2022").is_approximate() && !edtf("2021?/2022").is_approximate());
    assert!(edtf("2021/2022%").is_uncertain() && !edtf("2021/2022~").is_uncertain());
    assert_eq!(edtf("2021%/2022?").certain(), edtf("2021~/2022"));
    assert!(edtf("2023-06-05/").is_interval() && !edtf("[..2023]").is_interval());
}

/// The weekdays named in the two reports, and the distance between them (corpus notes, a).
#[test]
fn weekdays_and_distances() {
    assert_eq!(day("2022-04-11").weekday(), Weekday::Monday);
    assert_eq!(day("2023-06-05").weekday(), Weekday::Monday);
    assert_eq!(day("2023-06-04").weekday(), Weekday::Sunday);
    assert_eq!(day("2022-04-11").until(day("2023-06-05")), 420);
    assert_eq!(day("1970-01-01").number(), 0);
    assert_eq!(day("1969-07-20").weekday(), Weekday::Sunday);
    assert_eq!(day("1582-10-15").weekday(), Weekday::Friday);
}

/// Days counted one by one; leap years are divisible by 4, but by 100 only if also by 400.
#[test]
fn every_day_of_nine_centuries() {
    let mut next = Day::from_ymd(1600, 1, 1).expect("a day");
    for year in 1600..2500 {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            for day in 1..=length {
                assert_eq!(Day::from_ymd(year, month, day), Some(next));
                assert_eq!(next.ymd(), (year, month, day));
                assert_eq!(Edtf::from(next).earliest(), Some(next));
                next = next.plus(1);
            }
            assert_eq!(Day::from_ymd(year, month, length + 1), None);
        }
    }
    assert_eq!(Day::from_ymd(2021, 0, 1), None);
    assert_eq!(Day::from_ymd(2021, 13, 1), None);
    assert_eq!(Day::MAX.plus(1), Day::MAX);
    assert_eq!(Day::MIN.plus(i32::MIN), Day::MIN);
    assert_eq!(Day::from_ymd(1_000_000, 12, 31), Some(Day::MAX));
    assert_eq!(Day::MIN.ymd(), (-1_000_000, 1, 1));
}

fn date() -> BoxedStrategy<String> {
    let year = prop_oneof![
        8 => (1900..2100i32).prop_map(|y| format!("{y:04}")),
        1 => (0..10_000i32).prop_map(|y| format!("{y:04}")),
        1 => (1..10_000i32).prop_map(|y| format!("-{y:04}")),
    ];
    let rest = prop_oneof![
        Just(String::new()),
        Just("-XX".into()),
        Just("-XX-XX".into()),
        (1..13).prop_map(|m| format!("-{m:02}")),
        (21..25).prop_map(|s| format!("-{s}")),
        (1..13).prop_map(|m| format!("-{m:02}-XX")),
        (1..13, 1..29).prop_map(|(m, d)| format!("-{m:02}-{d:02}")),
    ];
    let whole = prop_oneof![
        8 => (year, rest).prop_map(|(year, rest)| year + &rest),
        1 => (10_000..1_000_000, any::<bool>())
            .prop_map(|(y, bc)| format!("Y{}{y}", if bc { "-" } else { "" })),
        1 => (0..1000).prop_map(|d| format!("{d:03}X")),
        1 => (0..100).prop_map(|c| format!("{c:02}XX")),
    ];
    (whole, prop_oneof![3 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")])
        .prop_map(|(date, mark)| date + mark)
        .boxed()
}

fn second() -> impl Strategy<Value = String> {
    let zone = prop_oneof![
        Just(String::new()),
        Just("Z".into()),
        (0..24, 0..60).prop_map(|(h, m)| format!("+{h:02}:{m:02}")),
        (0..24, 1..60).prop_map(|(h, m)| format!("-{h:02}:{m:02}")),
    ];
    (1900..2100, 1..13, 1..29, 0..24, 0..60, 0..60, zone).prop_map(|(y, mo, d, h, m, s, zone)| {
        format!("{y:04}-{mo:02}-{d:02}T{h:02}:{m:02}:{s:02}{zone}")
    })
}

/// Canonical forms of every kind. An interval may be reversed.
pub(crate) fn any_edtf() -> BoxedStrategy<String> {
    prop_oneof![
        4 => date(),
        1 => second(),
        2 => (date(), date()).prop_map(|(a, b)| format!("{a}/{b}")),
        1 => date().prop_map(|d| format!("[..{d}]")),
        1 => date().prop_map(|d| format!("[{d}..]")),
        1 => date().prop_map(|d| format!("../{d}")),
        1 => date().prop_map(|d| format!("{d}/..")),
        1 => date().prop_map(|d| format!("/{d}")),
        1 => date().prop_map(|d| format!("{d}/")),
        1 => Just("../..".into()),
    ]
    .boxed()
}

/// A valid date; a reversed interval is swapped.
pub(crate) fn valid() -> impl Strategy<Value = Edtf> {
    any_edtf().prop_map(|text| {
        text.parse().unwrap_or_else(|_| {
            let (a, b) = text.split_once('/').expect("only intervals can be reversed");
            edtf(&format!("{b}/{a}"))
        })
    })
}

proptest! {
    #[test]
    fn parsing_undoes_formatting(date in valid()) {
        let text = date.to_string();
        prop_assert_eq!(edtf(&text), date);
        prop_assert_eq!(edtf(&text).to_string(), text);
    }

    #[test]
    fn canonical_text_round_trips(text in any_edtf()) {
        if let Ok(date) = text.parse::<Edtf>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn the_binary_form_round_trips(when in valid()) {
        let events = vec![Event { when, ..Event::default() }];
        let corpus = Corpus { events, ..Corpus::default() };
        let packed = binary::encode(&corpus).expect("a corpus can be written");
        let unpacked = binary::decode(&packed).expect("it was packed");
        prop_assert_eq!(unpacked.events[0].when, when);
    }

    #[test]
    fn bounds_contain_the_date(y in 1..9999i32, m in 1..=12u8, d in 1..=28u8) {
        let the_day = Day::from_ymd(y, m, d).expect("a day");
        let coarser = [
            format!("{y:04}-{m:02}-{d:02}"),
            format!("{y:04}-{m:02}-{d:02}T23:59:59Z"),
            format!("{y:04}-{m:02}-XX"),
            format!("{y:04}-{m:02}"),
            format!("{y:04}-XX-XX"),
            format!("{y:04}-XX"),
            format!("{y:04}"),
            format!("{:03}X", y / 10),
            format!("{:02}XX", y / 100),
        ];
        let within = |date: &Edtf| {
            date.earliest().is_none_or(|e| e <= the_day) && date.latest().is_none_or(|l| the_day <= l)
        };
        for text in &coarser {
            let marks = if text.contains('T') { &[""] } else { &["", "?", "~", "%"][..] };
            for date in marks.iter().map(|mark| edtf(&(text.clone() + mark))) {
                prop_assert!(within(&date), "{}", date);
            }
        }
        // Each is coarser than the previous one, and its bounds contain the previous bounds.
        for pair in coarser[1..].windows(2) {
            prop_assert!(edtf(&pair[1]).earliest() <= edtf(&pair[0]).earliest());
            prop_assert!(edtf(&pair[1]).latest() >= edtf(&pair[0]).latest());
        }
    }

    #[test]
    fn bounds_are_in_order(date in valid()) {
        if let (Some(from), Some(to)) = (date.earliest(), date.latest()) {
            prop_assert!(from <= to);
        }
        let bounded = (date.earliest().is_some(), date.latest().is_some());
        prop_assert_eq!(bounded, match date.shape() {
            Shape::Point | Shape::Interval => (true, true),
            Shape::Before => (false, true),
            Shape::After => (true, false),
            Shape::Unknown => (false, false),
        });
        prop_assert!(!date.words().is_empty() && !date.short().is_empty());
    }

    #[test]
    fn comparison_agrees_with_bounds(a in valid(), b in valid()) {
        let over = |a: &Edtf, b: &Edtf| matches!((a.latest(), b.earliest()), (Some(x), Some(y)) if x < y);
        let order = a.compare(&b);
        prop_assert_eq!(order == Order::Before, over(&a, &b));
        prop_assert_eq!(order == Order::After, over(&b, &a));
        let mirrored = match order {
            Order::Before => Order::After,
            Order::After => Order::Before,
            other => other,
        };
        prop_assert_eq!(b.compare(&a), mirrored);
        if order == Order::Same {
            prop_assert_eq!((a.earliest(), a.latest()), (b.earliest(), b.latest()));
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = text.parse::<Edtf>();
    }

    #[test]
    fn no_text_like_a_date_panics(text in "[0-9XYTZ+:?~%/.\\[\\]{},é–-]{0,24}") {
        if let Ok(date) = text.parse::<Edtf>() {
            prop_assert_eq!(edtf(&date.to_string()), date);
        }
    }

    #[test]
    fn day_arithmetic_is_consistent(n in -300_000_000..300_000_000i32, more in 0..10_000i32) {
        let day = Day::from_ymd(1970, 1, 1).expect("a day").plus(n);
        let (y, m, d) = day.ymd();
        prop_assert_eq!(Day::from_ymd(y, m, d), Some(day));
        prop_assert_eq!(day.until(day.plus(more)), more);
        prop_assert!(day.ymd() < day.plus(1).ymd());
    }
}
