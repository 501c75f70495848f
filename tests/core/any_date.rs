//! Random dates of all levels, and what holds for each. Bounds are compared with a search through
//! the calendar, day by day, and with those of the parts.

use proptest::prelude::*;
use proptest::sample::select;
use readout::corpus::{Corpus, Event, binary};
use readout::dates::{Day, Edtf, Shape};
use readout::timeline::form;

fn mark() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just(""), 1 => select(vec!["?", "~", "%"])]
}

/// A number with zeros on the left, in which digits may be `X`.
fn masked(numbers: std::ops::Range<u32>, width: usize) -> impl Strategy<Value = String> {
    let masks = prop_oneof![4 => Just(0), 1 => 0..1_u32 << width];
    (numbers, masks).prop_map(move |(number, mask)| {
        let digits = format!("{number:0width$}");
        let digit = |(at, digit)| if mask >> at & 1 == 1 { 'X' } else { digit };
        digits.chars().enumerate().map(digit).collect()
    })
}

fn year() -> BoxedStrategy<String> {
    prop_oneof![
        8 => masked(1900..2100, 4),
        2 => masked(0..10_000, 4),
        1 => (1..10_000).prop_map(|y| format!("-{y:04}")),
        1 => masked(1..10_000, 4).prop_map(|y| format!("-{y}")),
    ]
    .boxed()
}

/// A year, perhaps with a month and day, with marks anywhere. It may not exist.
fn calendar() -> BoxedStrategy<String> {
    let marked = |part: BoxedStrategy<String>| {
        (mark(), part, mark()).prop_map(|(before, part, after)| format!("{before}{part}{after}"))
    };
    let month = || masked(1..13, 2).boxed();
    prop_oneof![
        1 => marked(year()),
        2 => (marked(year()), marked(month())).prop_map(|(y, m)| format!("{y}-{m}")),
        4 => (marked(year()), marked(month()), marked(masked(1..32, 2).boxed()))
            .prop_map(|(y, m, d)| format!("{y}-{m}-{d}")),
    ]
    .boxed()
}

/// Years by number, and parts of a year.
fn other() -> BoxedStrategy<String> {
    let sign = select(vec!["", "-"]);
    let long = (sign.clone(), 10_000..i64::pow(10, 18)).prop_map(|(sign, y)| format!("Y{sign}{y}"));
    let near = (sign.clone(), 10_000..1_100_000).prop_map(|(sign, y)| format!("Y{sign}{y}"));
    let power = (sign.clone(), 1..100_000_i64, 1..400_u32)
        .prop_map(|(sign, y, e)| format!("Y{sign}{y}E{}", if e > 20 { e } else { e % 5 + 1 }));
    let four = (sign, 1..10_000).prop_map(|(sign, y)| format!("{sign}{y:04}"));
    let significant = prop_oneof![long.clone(), near.clone(), power.clone(), four]
        .prop_flat_map(|year| (Just(year), 1..4_u32))
        .prop_map(|(year, digits)| format!("{year}S{digits}"));
    let part = (0..10_000, 21..42).prop_map(|(y, part)| format!("{y:04}-{part}"));
    let any = prop_oneof![long, near, power, significant, part];
    (any, mark()).prop_map(|(date, mark)| date + mark).boxed()
}

fn time() -> impl Strategy<Value = String> {
    let zone = prop_oneof![
        Just(String::new()),
        Just("Z".into()),
        (0..14, 0..60).prop_map(|(h, m)| format!("+{h:02}:{m:02}")),
        (1..12, 0..60).prop_map(|(h, m)| format!("-{h:02}:{m:02}")),
        (0..15).prop_map(|h| format!("+{h:02}")),
    ];
    let clock =
        (0..24, 0..60, 0..60, prop::option::of("[0-9]{1,9}")).prop_map(|(h, m, s, fraction)| {
            let fraction = fraction.map_or(String::new(), |digits| format!(".{digits}"));
            format!("{h:02}:{m:02}:{s:02}{fraction}")
        });
    let clock = prop_oneof![9 => clock, 1 => Just("24:00:00".to_owned())];
    (1900..2100, 1..13, 1..29, clock, zone)
        .prop_map(|(y, m, d, clock, zone)| format!("{y:04}-{m:02}-{d:02}T{clock}{zone}"))
}

/// Texts of all forms. What they say may not exist.
fn any_text() -> BoxedStrategy<String> {
    let date = || prop_oneof![3 => calendar(), 1 => other()];
    let end = || {
        prop_oneof![
            6 => date().boxed(),
            1 => select(vec!["", ".."]).prop_map(str::to_owned),
            1 => date().prop_map(|d| format!("..{d}")),
            1 => date().prop_map(|d| format!("{d}..")),
        ]
    };
    let member =
        prop_oneof![3 => date(), 1 => (date(), date()).prop_map(|(a, b)| format!("{a}..{b}"))];
    let open = || select(vec!["", "", ".."]);
    let set = (any::<bool>(), open(), prop::collection::vec(member, 1..4), open()).prop_map(
        |(all, before, members, after)| {
            let (left, right) = if all { ('{', '}') } else { ('[', ']') };
            format!("{left}{before}{}{after}{right}", members.join(","))
        },
    );
    prop_oneof![
        4 => calendar(),
        2 => other(),
        1 => time(),
        2 => (end(), end()).prop_map(|(a, b)| format!("{a}/{b}")),
        2 => set,
    ]
    .boxed()
}

/// Dates of all forms. A reversed interval is swapped, and what does not exist is unknown: nothing is
/// rejected, so that a run may have any number of cases.
pub(crate) fn valid() -> impl Strategy<Value = Edtf> {
    any_text().prop_map(|text| {
        let swapped = || text.split_once('/').map(|(a, b)| format!("{b}/{a}"));
        let parsed = text.parse().ok().or_else(|| swapped()?.parse().ok());
        parsed.unwrap_or_default()
    })
}

/// A date of one year, month or day that exists.
fn existing() -> impl Strategy<Value = String> {
    calendar()
        .prop_map(|text| if text.parse::<Edtf>().is_ok() { text } else { "202X-02-2X".into() })
}

/// Whether a day fits a text of digits, `X` and hyphens: a year, or also a month, or also a day.
fn fits(pattern: &str, day: &str) -> bool {
    pattern.chars().zip(day.chars()).all(|(digit, other)| digit == 'X' || digit == other)
}

/// The first day that fits and the last, found by going through the calendar from both ends.
fn search(pattern: &str) -> Option<(Day, Day)> {
    let year = |with| pattern[..4].replace('X', with).parse().expect("a year");
    let first = Day::from_ymd(year("0"), 1, 1).expect("it exists");
    let last = Day::from_ymd(year("9"), 12, 31).expect("it exists");
    let mut days = (0..=first.until(last)).map(|n| first.plus(n));
    let is_found = |day: &Day| fits(pattern, &day.to_string());
    Some((days.clone().find(is_found)?, days.rfind(is_found)?))
}

proptest! {
    #[test]
    fn any_text_is_a_date_or_an_error_with_a_mend(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_text_of_its_signs_is_a_date_or_an_error_with_a_mend(
        text in "[0-9XYESTZ:+.,/\\[\\]{}?~%é –-]{0,24}",
    ) {
        check(&text);
    }

    #[test]
    fn any_text_like_a_date_is_a_date_or_an_error_with_a_mend(
        text in any_text(),
        at in any::<prop::sample::Index>(),
        sign in "[0-9XYESTZ:+.,/\\[\\]{}?~%é –-]{0,2}",
    ) {
        check(&text);
        let at = at.index(text.len() + 1);
        check(&format!("{}{sign}{}", &text[..at], &text[at..]));
        check(&text[at..]);
    }

    #[test]
    fn the_binary_form_round_trips(when in valid()) {
        let events = vec![Event { when: when.clone(), ..Event::default() }];
        let corpus = Corpus { events, ..Corpus::default() };
        let packed = binary::encode(&corpus).expect("a corpus can be written");
        let unpacked = binary::decode(&packed).expect("it was packed");
        prop_assert_eq!(unpacked.events[0].when.earliest(), when.earliest());
        prop_assert_eq!(&unpacked.events[0].when, &when);
    }

    #[test]
    fn unspecified_digits_have_the_bounds_of_the_days_that_fit(
        y in masked(1000..10_000, 4),
        m in masked(1..13, 2),
        d in masked(1..32, 2),
        parts in 0..3_usize,
    ) {
        // Of ten thousand years a search takes too long.
        let y = if y.matches('X').count() > 2 { y.replacen('X', "1", 2) } else { y };
        let pattern = [y.clone(), format!("{y}-{m}"), format!("{y}-{m}-{d}")][parts].clone();
        let found = pattern.parse::<Edtf>().ok().map(|date| (date.earliest(), date.latest()));
        prop_assert_eq!(found, search(&pattern).map(|(a, b)| (Some(a), Some(b))), "{}", pattern);
    }

    #[test]
    fn significant_digits_have_the_bounds_of_the_years_that_share_them(
        year in 1..10_000_i32,
        count in 1..5_usize,
    ) {
        let digits = year.to_string();
        let count = count.min(digits.len());
        let shares = |other: &i32| {
            let other = other.to_string();
            other.len() == digits.len() && other.starts_with(&digits[..count])
        };
        let all: Vec<i32> = (1..10_000).filter(shares).collect();
        let date: Edtf = format!("{year:04}S{count}").parse().expect("a year");
        prop_assert_eq!(date.earliest(), Day::from_ymd(all[0], 1, 1));
        prop_assert_eq!(date.latest(), Day::from_ymd(all[all.len() - 1], 12, 31));
        let before: Edtf = format!("-{year:04}S{count}").parse().expect("a year");
        prop_assert_eq!(before.earliest(), Day::from_ymd(-all[all.len() - 1], 1, 1));
        prop_assert_eq!(before.latest(), Day::from_ymd(-all[0], 12, 31));
    }

    #[test]
    fn powers_of_ten_are_written_out(number in 1..1000_i64, exponent in 1..6_u32) {
        let year = number * 10_i64.pow(exponent);
        let written = if year < 10_000 { format!("{year:04}") } else { format!("Y{year}") };
        let (power, written) = (format!("Y{number}E{exponent}").parse::<Edtf>(), written.parse::<Edtf>());
        let (power, written) = (power.expect("a year"), written.expect("a year"));
        prop_assert_eq!(power.earliest(), written.earliest());
        prop_assert_eq!(power.latest(), written.latest());
        prop_assert_eq!(power.words(), written.words());
    }

    #[test]
    fn sets_and_intervals_have_the_bounds_of_their_members(
        a in existing(),
        b in existing(),
        c in existing(),
    ) {
        let dates = [&a, &b, &c].map(|text| text.parse::<Edtf>().expect("it exists"));
        let first = dates.iter().filter_map(Edtf::earliest).min();
        let last = dates.iter().filter_map(Edtf::latest).max();
        for text in [format!("[{a},{b},{c}]"), format!("{{{a},{b},{c}}}")] {
            let set: Edtf = text.parse().expect("a set");
            prop_assert_eq!((set.earliest(), set.latest()), (first, last));
            let parts = set.parts();
            prop_assert!(parts.is_empty() || parts[0].0 == first.expect("it has one"));
            prop_assert!(parts.windows(2).all(|pair| pair[0].1.until(pair[1].0) > 1));
        }
        let open: Edtf = format!("[..{a},{b},{c}..]").parse().expect("a set");
        prop_assert_eq!((open.earliest(), open.latest()), (None, None));
        let interval = format!("{a}/{b}").parse::<Edtf>();
        prop_assert_eq!(interval.is_ok(), dates[0].earliest() <= dates[1].latest());
        if let Ok(interval) = interval {
            prop_assert_eq!(interval.earliest(), dates[0].earliest());
            prop_assert_eq!(interval.latest(), dates[1].latest());
        }
    }
}

fn check(text: &str) {
    let date = match text.parse::<Edtf>() {
        Ok(date) => date,
        Err(error) => {
            assert!(!error.what().is_empty() && !error.mend().is_empty(), "{text}");
            return;
        }
    };
    assert_eq!(date.to_string(), text);
    let (from, to) = (date.earliest(), date.latest());
    assert!(from.zip(to).is_none_or(|(from, to)| from <= to), "{text}");
    let bounded = (from.is_some(), to.is_some());
    match date.shape() {
        // A bound in a year that no day has is missing.
        Shape::Point => assert!(bounded == (true, true) || text.contains('Y'), "{text}"),
        Shape::Interval => assert_eq!(bounded, (true, true), "{text}"),
        Shape::Before => assert!(!bounded.0 && (bounded.1 || text.contains('Y')), "{text}"),
        Shape::After => assert!(!bounded.1 && (bounded.0 || text.contains('Y')), "{text}"),
        Shape::Unknown => assert_eq!(bounded, (false, false), "{text}"),
        Shape::OneOf | Shape::AllOf => assert!(date.level() == 2, "{text}"),
    }
    assert!(!date.words().is_empty() && !date.short().is_empty(), "{text}");
    assert_eq!(form(&date).is_some(), bounded != (false, false), "{text}");
    assert!(
        date.parts().iter().all(|(a, b)| from <= Some(*a) && a <= b && Some(*b) <= to),
        "{text}"
    );
    assert!(!date.certain().is_uncertain(), "{text}");
    assert_eq!(date.certain().is_approximate(), date.is_approximate(), "{text}");
    assert!(date.level() <= 2);
}
