//! Imprecise dates, compared with the calendar and for consistency.

use crate::any_date::valid;
use proptest::prelude::*;
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
    ("Y-10000", "Y-10000", "Y-10000", "10,001 BC", "10,001 BC"),
    ("Y123456", "Y123456", "Y123456", "123,456", "123,456"),
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
        ("156X-12-25", "1560-12-25/1569-12-25", Same),
        ("[1667,1670]", "1668", Overlapping),
        ("{1667,1670}", "1671", Before),
        ("[1667,1670..]", "1666", After),
        ("Y-17E7", "Y170000002", Before),
        ("Y17E7", "2023", After),
        ("Y17E7", "Y18E7", Unknown),
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
        ("..2022-04-11/2023", Shape::Before, Precision::Year),
        ("156X-12-25", Shape::Point, Precision::Decade),
        ("1XXX-12", Shape::Point, Precision::Century),
        ("1984-1X", Shape::Point, Precision::Year),
        ("1984-12-2X", Shape::Point, Precision::Month),
        ("1950S2", Shape::Point, Precision::Century),
        ("1950S3", Shape::Point, Precision::Decade),
        ("Y17E7", Shape::Point, Precision::Year),
        ("2001-34", Shape::Point, Precision::Season),
        ("[1667,1760-12]", Shape::OneOf, Precision::Year),
        ("[1667..1670]", Shape::OneOf, Precision::Year),
        ("{1960-11,1961-12}", Shape::AllOf, Precision::Month),
        ("{..1984}", Shape::AllOf, Precision::Year),
        ("{1984}", Shape::Point, Precision::Year),
    ];
    for (text, shape, precision) in table {
        assert_eq!((edtf(text).shape(), edtf(text).precision()), (shape, precision), "{text}");
    }
    assert!(edtf("2021~/2022").is_approximate() && !edtf("2021?/2022").is_approximate());
    assert!(edtf("2021/2022%").is_uncertain() && !edtf("2021/2022~").is_uncertain());
    assert_eq!(edtf("2021%/2022?").certain(), edtf("2021~/2022"));
    assert_eq!(edtf("?2004-%06-~11").certain(), edtf("2004-~06-~11"));
    assert!(edtf("2004-06-~11").is_approximate() && !edtf("2004-06-~11").is_uncertain());
    assert!(edtf("{1667,1668..1670?}").is_uncertain());
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

proptest! {
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
    fn day_arithmetic_is_consistent(n in -300_000_000..300_000_000i32, more in 0..10_000i32) {
        let day = Day::from_ymd(1970, 1, 1).expect("a day").plus(n);
        let (y, m, d) = day.ymd();
        prop_assert_eq!(Day::from_ymd(y, m, d), Some(day));
        prop_assert_eq!(day.until(day.plus(more)), more);
        prop_assert!(day.ymd() < day.plus(1).ymd());
    }
}
