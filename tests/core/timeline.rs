//! The timeline, on the built-in corpus compared with the corpus notes, and on random events.

use crate::{any_date::valid, built_in};
use proptest::prelude::*;
use readout::corpus::{Bases, Basis, Corpus, Document, Event, Lane};
use readout::dates::{Day, Edtf, Order};
use readout::timeline::icalendar::calendar;
use readout::timeline::reports::lane_and_date;
use readout::timeline::table::{COLUMNS, table};
use readout::timeline::window::{group, moved, pan, scaled, showing, zoom};
use readout::timeline::{
    BACKGROUND, Cluster, LabelSide, Layout, LayoutOptions, Mark, MarkForm, Plan, form, layout,
    reading_order, relations, when, words, words_with,
};

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> Day {
    edtf(text).earliest().expect("a day")
}

fn event(label: &str, when: &str, lane: usize) -> Event {
    Event { id: label.into(), label: label.into(), when: edtf(when), lane, ..Event::default() }
}

fn corpus(lanes: &[&str], events: Vec<Event>) -> Corpus {
    let lane = |id: &&str| Lane { id: (*id).into(), label: (*id).into() };
    Corpus { lanes: lanes.iter().map(lane).collect(), events, ..Corpus::default() }
}

fn find(corpus: &Corpus, id: &str) -> usize {
    corpus.events.iter().position(|event| event.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn mark(corpus: &Corpus, layout: &Layout, id: &str) -> Mark {
    let index = find(corpus, id);
    let mark = layout.marks.iter().find(|mark| mark.event == index);
    mark.unwrap_or_else(|| panic!("no mark {id}")).clone()
}

fn ids<'a>(corpus: &'a Corpus, order: &[usize]) -> Vec<&'a str> {
    order.iter().map(|&index| corpus.events[index].id.as_str()).collect()
}

/// Every event of the corpus notes, part (a), in the order given there: its form (`None`: listed
/// only), whether it is hollow, and its date in words.
#[rustfmt::skip]
const NOTES: &[(&str, Option<MarkForm>, bool, &str)] = &[
    ("B-e3", Some(MarkForm::Month), false, "March 2021, stated"),
    ("A-e9", None, false, "before 11 April 2022, date not stated"),
    ("A-e1", Some(MarkForm::Day), false, "11 April 2022, stated"),
    ("A-e2", Some(MarkForm::Day), false, "11 April 2022, resolved"),
    ("A-e3", Some(MarkForm::Day), false, "11 April 2022, resolved"),
    ("A-e4", Some(MarkForm::Day), false, "11 April 2022, stated"),
    ("A-e5", Some(MarkForm::Day), true, "11 April 2022, inferred"),
    ("A-e6", Some(MarkForm::Day), false, "11 April 2022, resolved"),
    ("A-e7", Some(MarkForm::Day), true, "about 11 April 2022, inferred"),
    ("A-e8", Some(MarkForm::Day), false, "11 April 2022, resolved"),
    ("B-e4", Some(MarkForm::Before), false, "before 5 June 2023, date not stated"),
    ("B-e14", None, false, "before 5 June 2023, date not stated"),
    ("B-e5", Some(MarkForm::Day), false, "4 June 2023, resolved"),
    ("B-e6", Some(MarkForm::Interval), true, "4–5 June 2023, inferred"),
    ("B-e7", Some(MarkForm::Interval), true, "4–5 June 2023, only the order is stated"),
    ("B-e1", Some(MarkForm::Day), false, "5 June 2023, stated"),
    ("B-e2", Some(MarkForm::Day), true, "5 June 2023, 14:40:04, inferred"),
    ("B-e8", Some(MarkForm::Day), true, "5 June 2023, inferred"),
    ("B-e9", Some(MarkForm::Day), true, "5 June 2023, inferred"),
    ("B-e10", Some(MarkForm::Day), true, "5 June 2023, inferred"),
    ("B-e11", Some(MarkForm::Day), true, "5 June 2023, inferred"),
    ("B-e12", Some(MarkForm::Day), true, "5 June 2023, inferred"),
    ("B-e13", Some(MarkForm::After), false, "from 5 June 2023, end not stated"),
];

#[test]
fn every_event_is_drawn_as_the_notes_say() {
    let corpus = built_in();
    assert_eq!(corpus.events.len(), NOTES.len());
    for width in [20.0, 40.0, 80.0, 160.0, 600.0] {
        let layout = layout(&corpus, &LayoutOptions { width, ..LayoutOptions::default() });
        check(&corpus, &layout);
        for &(id, form, hollow, words) in NOTES {
            let index = find(&corpus, id);
            let mark = layout.marks.iter().find(|mark| mark.event == index);
            assert_eq!(mark.map(|mark| mark.form), form, "{id}");
            assert_eq!(mark.is_some_and(|mark| mark.hollow), hollow, "{id}");
            assert_eq!(when(&corpus.events[index]), words, "{id}");
        }
        let unplaced = ["A-e9", "B-e14"];
        assert_eq!(ids(&corpus, &layout.unplaced), unplaced);
        let placed: Vec<_> =
            NOTES.iter().map(|row| row.0).filter(|id| !unplaced.contains(id)).collect();
        assert_eq!(ids(&corpus, &layout.order), placed);
    }
    let all: Vec<_> = NOTES.iter().map(|row| row.0).collect();
    assert_eq!(ids(&corpus, &reading_order(&corpus)), all);
}

#[test]
fn the_gaps_are_labelled() {
    let corpus = built_in();
    let layout = layout(&corpus, &LayoutOptions { width: 160.0, ..LayoutOptions::default() });
    let [first, second] = layout.axis.gaps() else { panic!("{:?}", layout.axis.gaps()) };
    // From the last day of March 2021 to 11 April 2022; from there to the arrival on 4 June 2023.
    assert_eq!((first.days, first.label.as_str()), (376, "13 months"));
    assert_eq!((second.days, second.label.as_str()), (419, "419 days"));
    assert_eq!(first.words, "13 months, from March 2021 to April 2022, without a dated event");
    assert_eq!(second.words, "419 days, from 11 April 2022 to 4 June 2023, without a dated event");
    let groups: Vec<_> = layout.axis.groups().collect();
    assert_eq!(
        groups,
        [
            (day("2021-03-01"), day("2021-03-31")),
            (day("2022-04-11"), day("2022-04-11")),
            (day("2023-06-04"), day("2023-06-05")),
        ]
    );
    let labels: Vec<_> = layout.ticks.iter().map(|tick| tick.label.as_str()).collect();
    assert_eq!(labels, ["March 2021", "11 April 2022", "4 June 2023", "5 June"]);
}

#[test]
fn relations_are_the_orders_that_dates_do_not_imply() {
    let corpus = built_in();
    let mut stated = [
        ("A-e9", "A-e8"),
        ("B-e14", "B-e8"),
        ("B-e4", "B-e8"),
        ("B-e7", "B-e8"),
        ("B-e8", "B-e10"),
        ("B-e8", "B-e11"),
        ("B-e9", "B-e13"),
    ]
    .map(|(earlier, later)| (find(&corpus, earlier), find(&corpus, later)));
    stated.sort_unstable();
    assert_eq!(relations(&corpus), stated);
    assert_eq!(
        words(&corpus, &stated, find(&corpus, "B-e7")),
        "Tri-Service Guard of Honour: 4–5 June 2023, only the order is stated; before “Singh and \
         Austin hold talks in New Delhi”"
    );
    assert_eq!(
        words(&corpus, &stated, find(&corpus, "A-e3")),
        "Singh invites US companies to India: 11 April 2022, resolved; part of “Singh and Austin \
         meet at the Pentagon”"
    );
    assert_eq!(words(&corpus, &stated, 99), "");
}

/// A month is as wide as all of its days, and a dot is in the middle of its day.
#[test]
fn a_month_is_as_wide_as_its_days() {
    let events = vec![event("month", "2021-03", 0), event("day", "2021-03-17", 0)];
    let events = events.into_iter().chain([event("later", "2021-04-02", 0)]).collect();
    let corpus = corpus(&["lane"], events);
    let layout = layout(&corpus, &LayoutOptions::default());
    let (month, day) = (mark(&corpus, &layout, "month"), mark(&corpus, &layout, "day"));
    let one = layout.axis.end(self::day("2021-03-17")) - layout.axis.start(self::day("2021-03-17"));
    assert!(((month.to - month.from) / one - 31.0).abs() < 1e-9);
    assert!(((day.from - month.from) / one - 16.5).abs() < 1e-9);
    assert_eq!(day.from.to_bits(), day.to.to_bits());
    // The month of the built-in corpus is alone in its group: it has all of the group's days.
    let corpus = built_in();
    let layout = self::layout(&corpus, &LayoutOptions::default());
    let march = mark(&corpus, &layout, "B-e3");
    assert_eq!(march.from.to_bits(), layout.axis.start(self::day("2021-03-01")).to_bits());
    assert_eq!(march.to.to_bits(), layout.axis.end(self::day("2021-03-31")).to_bits());
}

#[test]
fn fades_end_at_their_bound() {
    let corpus = built_in();
    let layout = layout(&corpus, &LayoutOptions::default());
    let talks = mark(&corpus, &layout, "B-e8");
    let dialogues = mark(&corpus, &layout, "B-e4");
    let period = mark(&corpus, &layout, "B-e13");
    assert!(dialogues.from < dialogues.to && dialogues.to <= talks.from);
    assert!(talks.to <= period.from && period.from < period.to);
}

#[test]
fn forms_and_words() {
    use Basis::{Inferred, Relative, Resolved, Stated};
    let table = [
        ("2021", Stated, Some(MarkForm::Period), "2021, stated"),
        ("2021-22~", Inferred, Some(MarkForm::Period), "about summer 2021, inferred"),
        ("2021-03-XX", Stated, Some(MarkForm::Month), "a day in March 2021, stated"),
        ("2021/2022?", Resolved, Some(MarkForm::Interval), "2021 to 2022, uncertain, resolved"),
        ("2023-06-05%", Inferred, Some(MarkForm::Day), "about 5 June 2023, inferred"),
        ("[2023-06-05..]", Relative, Some(MarkForm::After), "after 5 June 2023, date not stated"),
        (
            "/2023-06-05",
            Stated,
            Some(MarkForm::Before),
            "until 5 June 2023, start not stated, stated",
        ),
        ("../2023-06-05", Relative, Some(MarkForm::Before), "until 5 June 2023"),
        (
            "2023-06-05/",
            Inferred,
            Some(MarkForm::After),
            "from 5 June 2023, end not stated, inferred",
        ),
        ("../..", Stated, None, "date not stated"),
    ];
    for (date, basis, expected, words) in table {
        assert_eq!(form(&edtf(date)), expected, "{date}");
        assert_eq!(words_with(&edtf(date), basis), words, "{date}");
    }
    let forms = [
        MarkForm::Day,
        MarkForm::Month,
        MarkForm::Period,
        MarkForm::Interval,
        MarkForm::Before,
        MarkForm::After,
    ];
    assert!(forms.iter().all(|form| !form.name().is_empty()));
}

/// Sets are drawn as their members, alternatives hollow; what lies between them is not.
#[test]
fn sets_are_drawn_in_parts() {
    let days = |dates: [&str; 3]| {
        let events = dates.iter().map(|date| event(date, date, 0)).collect();
        layout(&corpus(&["lane"], events), &LayoutOptions::default())
    };
    let drawn =
        days(["{2021-03-01,2021-03-10}", "[2021-03-01..2021-03-05,2021-03-07]", "2021-03-X1"]);
    let rounded = |id: usize| -> Vec<(f64, f64)> {
        let mark = drawn.marks.iter().find(|mark| mark.event == id).unwrap();
        mark.parts.iter().map(|(a, b)| ((a * 70.0).round(), (b * 70.0).round())).collect()
    };
    assert_eq!(rounded(0), [(0.0, 7.0), (63.0, 70.0)]);
    assert_eq!(rounded(1), [(0.0, 50.0), (60.0, 70.0)]);
    assert_eq!(rounded(2).len(), 4, "1, 11, 21 and 31 March");
    let hollow = |id: usize| drawn.marks.iter().find(|mark| mark.event == id).unwrap().hollow;
    assert_eq!([0, 1, 2].map(hollow), [false, true, true]);
    let plain = days(["2021-03", "2021-03-01/2021-03-05", "[2021-03-01..2021-03-05]"]);
    assert!(plain.marks.iter().all(|mark| mark.parts.is_empty()));
}

/// Stated orders hold where the dates allow it; the dates win over contradicting orders.
#[test]
fn reading_order_follows_dates_and_then_stated_orders() {
    let tied = |ties: &[(usize, usize)], dates: &[&str]| {
        let mut events: Vec<_> =
            dates.iter().enumerate().map(|(i, date)| event(&i.to_string(), date, 0)).collect();
        for &(earlier, later) in ties {
            events[earlier].before.push(later);
        }
        reading_order(&corpus(&["lane"], events))
    };
    assert_eq!(tied(&[], &["2022-01-02", "2022-01-01"]), [1, 0]);
    assert_eq!(tied(&[(1, 0)], &["2022-01-01", "2022-01-01"]), [1, 0]);
    assert_eq!(tied(&[(0, 1)], &["2022-01-02", "2022-01-01"]), [1, 0], "dates win");
    assert_eq!(tied(&[(0, 1), (1, 0)], &["2022-01-01", "2022-01-01"]), [0, 1], "a circle");
    assert_eq!(tied(&[(1, 0)], &["2022-06", "2022-06-20"]), [1, 0], "some time after the 20th");
    assert_eq!(tied(&[(0, 1)], &["[..2022-06-20]", "2021-01-01"]), [0, 1], "even before the group");
    assert_eq!(tied(&[], &["[..2022-06-20]", "2021-01-01", "2022-06-01"]), [1, 0, 2]);
    assert_eq!(tied(&[(0, 2)], &["../..", "2021-01-01", "2022-06-01"]), [1, 0, 2]);
    assert_eq!(tied(&[], &["../..", "2021-01-01"]), [1, 0], "no date comes last");
}

#[test]
fn labels_are_left_of_their_marks_near_the_right_edge() {
    let label = "A label of forty characters, all counted";
    let events = ["2021-03-01", "2021-04-10", "2021-05-20"].map(|date| event(date, date, 0));
    let mut corpus = corpus(&["lane"], events.into());
    for event in &mut corpus.events {
        event.label = label.into();
    }
    let layout = layout(&corpus, &LayoutOptions { width: 100.0, ..LayoutOptions::default() });
    let sides: Vec<_> = layout.marks.iter().map(|mark| mark.label.side).collect();
    assert_eq!(sides, [LabelSide::Right, LabelSide::Right, LabelSide::Left]);
    assert_eq!(layout.lanes[0].rows, 3);
    // A bar without space on either side has its label on it.
    let corpus = self::corpus(&["lane"], vec![event(label, "2021", 0)]);
    let window = Some((day("2021-03-10"), day("2021-06-12")));
    let layout =
        self::layout(&corpus, &LayoutOptions { width: 100.0, window, ..LayoutOptions::default() });
    assert_eq!(
        (layout.marks[0].label.side, layout.marks[0].cut_off),
        (LabelSide::Over, (true, true))
    );
}

#[test]
fn a_window_limits_the_axis_and_the_marks() {
    let corpus = built_in();
    let window = Some((day("2023-05-20"), day("2023-06-20")));
    let layout = layout(&corpus, &LayoutOptions { window, ..LayoutOptions::default() });
    assert_eq!(layout.axis.days(), window);
    assert!(layout.marks.iter().all(|mark| corpus.events[mark.event].id.starts_with('B')));
    assert_eq!((layout.marks.len(), layout.order.len()), (12, 21));
    // Long gaps at the ends are not shown, and a window without events is an empty axis.
    let window = Some((day("2021-06-01"), day("2023-06-04")));
    let layout = self::layout(&corpus, &LayoutOptions { window, ..LayoutOptions::default() });
    assert_eq!(layout.axis.days(), Some((day("2022-04-11"), day("2023-06-04"))));
    let window = Some((day("2022-09-01"), day("2022-10-31")));
    let layout = self::layout(&corpus, &LayoutOptions { window, ..LayoutOptions::default() });
    assert_eq!((layout.axis.days(), layout.marks.len()), (window, 0));
    let labels: Vec<_> = layout.ticks.iter().map(|tick| tick.label.as_str()).collect();
    assert_eq!(labels[..2], ["5 Sep 2022", "12 Sep"]);
}

#[test]
fn zooming_and_panning() {
    let corpus = built_in();
    let whole = Plan::new(&corpus).axis(&LayoutOptions::default());
    let talks = day("2023-06-05");
    // Zoom in to a day, and out again to everything.
    let mut window = None;
    for _ in 0..40 {
        window = zoom(&whole, window, talks, 1.5);
    }
    assert_eq!(window, Some((talks, talks)));
    for step in 0.. {
        window = zoom(&whole, window, talks, 0.7);
        if window.is_none() {
            break;
        }
        assert!(step < 40, "{window:?}");
    }
    // Pan from the first day to the last, and back.
    let mut window = Some((day("2021-03-01"), day("2021-03-10")));
    let mut seen = Vec::new();
    for step in 0.. {
        let next = pan(&whole, window, 0.5);
        if next == window {
            break;
        }
        assert!(next > window && step < 200, "{next:?}");
        seen.push(next);
        window = next;
    }
    assert_eq!(window.map(|days| days.1), whole.days().map(|days| days.1));
    for _ in 0..200 {
        window = pan(&whole, window, -0.5);
    }
    assert_eq!(window.map(|days| days.0), whole.days().map(|days| days.0));
    assert_eq!(pan(&whole, None, 0.5), None);
    // A meeting is the group of days that contains it.
    assert_eq!(group(&whole, talks), Some((day("2023-06-04"), talks)));
    let april = (day("2022-04-11"), day("2022-04-11"));
    assert_eq!(group(&whole, april.0), Some(april));
    // A gesture smaller than a day changes nothing; a step always changes the window.
    let two_days = group(&whole, talks);
    let in_march = Some((day("2021-03-05"), day("2021-03-14")));
    assert_eq!(moved(&whole, in_march, 0.02), in_march);
    assert_ne!(pan(&whole, in_march, 0.02), in_march);
    assert_eq!(scaled(&whole, two_days, talks, 1.1), two_days);
    assert_eq!(zoom(&whole, two_days, talks, 1.1), Some((talks, talks)));
    // For an event outside the window, the window moves without changing its width.
    assert_eq!(showing(&whole, two_days, (talks, talks)), two_days);
    let there = showing(&whole, two_days, april).expect("it is not everything");
    assert!(there.0 <= april.0 && april.1 <= there.1, "{there:?}");
    let empty = Plan::new(&Corpus::default()).axis(&LayoutOptions::default());
    assert_eq!(zoom(&empty, None, talks, 2.0), None);
    assert_eq!((empty.days(), empty.day(0.5)), (None, None));
}

/// The lines of an iCalendar file as (name, value), unfolded and unescaped according to RFC 5545.
fn read_calendar(file: &str) -> Vec<(String, String)> {
    assert!(file.ends_with("\r\n"));
    for line in file.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let unfolded = file.replace("\r\n ", "");
    let lines = unfolded.split_terminator("\r\n").map(|line| {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line}"));
        let mut out = String::new();
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            match if c == '\\' { chars.next() } else { None } {
                Some('n') => out.push('\n'),
                Some(escaped) => out.push(escaped),
                None => out.push(c),
            }
        }
        (name.to_owned(), out)
    });
    lines.collect()
}

fn values<'a>(lines: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    lines.iter().filter(|line| line.0 == name).map(|line| line.1.as_str()).collect()
}

#[test]
fn the_calendar_has_the_events_dated_to_days() {
    let corpus = built_in();
    let file = calendar(&corpus);
    let lines = read_calendar(&file);
    // Of the 23 events, five have no day: March 2021, three “before”, the period without an end.
    let starts = values(&lines, "DTSTART;VALUE=DATE");
    let count = |date: &str| starts.iter().filter(|start| **start == date).count();
    let dates = ["20220411", "20230604", "20230605"];
    assert_eq!((starts.len(), dates.map(count)), (18, [8, 3, 7]));
    assert!(!file.contains("20210301") && !file.contains("DTSTART:"), "no made-up day or time");
    let at = lines.iter().position(|line| line.1.starts_with("Austin’s two-day visit"));
    let visit = &lines[at.expect("it has an entry") - 2..];
    assert_eq!(visit[0], ("DTSTART;VALUE=DATE".into(), "20230604".into()));
    assert_eq!(visit[1], ("DTEND;VALUE=DATE".into(), "20230606".into()));
    assert_eq!(visit[2].1, "Austin’s two-day visit (4–5 June 2023, inferred)");
    let description = values(&lines, "DESCRIPTION")[0];
    for entry in [
        "Killings at Bucha (background): before 11 April 2022, date not stated",
        "Austin’s earlier visit to India: March 2021, stated",
        "Period the roadmap shall guide: from 5 June 2023, end not stated",
    ] {
        assert!(description.contains(entry), "{description}");
    }
    let uids = values(&lines, "UID");
    let distinct: std::collections::HashSet<_> = uids.iter().collect();
    assert_eq!((uids.len(), distinct.len()), (18, 18));
    let stamps = values(&lines, "DTSTAMP");
    assert!(stamps.iter().all(|s| ["20220411T000000Z", "20230605T000000Z"].contains(s)));
    assert!(file.contains("“held bilateral talks here” [2023 ¶1]"));
}

#[test]
fn layouts_of_empty_and_invalid_input() {
    check(&Corpus::default(), &layout(&Corpus::default(), &LayoutOptions::default()));
    let mut lost = event("lost", "2021", usize::MAX);
    lost.part_of = Some(usize::MAX);
    lost.after = vec![usize::MAX, 0];
    let corpus = corpus(&[], vec![lost]);
    for width in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
        for window in [None, Some((Day::MAX, Day::MIN)), Some((Day::MIN, Day::MAX))] {
            check(
                &corpus,
                &layout(&corpus, &LayoutOptions { width, window, ..LayoutOptions::default() }),
            );
        }
    }
    assert!(words(&corpus, &[], 0).starts_with("lost: 2021"));
}

/// Checks the properties of every layout.
fn check(corpus: &Corpus, layout: &Layout) {
    check_with(corpus, layout, &LayoutOptions::default());
}

fn check_with(corpus: &Corpus, layout: &Layout, config: &LayoutOptions) {
    let mut all = [layout.order.clone(), layout.unplaced.clone()].concat();
    all.sort_unstable();
    let chosen = (0..corpus.events.len()).filter(|i| config.bases.has(corpus.events[*i].basis));
    assert!(all.into_iter().eq(chosen), "every event is listed or on the axis");

    let (start, end) = layout.axis.days().unwrap_or((Day::MAX, Day::MIN));
    let shown = |index: &&usize| {
        let date = &corpus.events[**index].when;
        let first = date.earliest().or(date.latest());
        let last = date.latest().or(date.earliest());
        first.is_some_and(|first| first <= end) && last.is_some_and(|last| last >= start)
    };
    let marked: Vec<_> = layout.marks.iter().map(|mark| mark.event).collect();
    let lane = |index: usize| corpus.events[index].lane.min(layout.lanes.len().saturating_sub(1));
    let of_lane = |lane: usize| layout.clusters.iter().filter(move |cluster| cluster.lane == lane);
    let is_clustered = |index: usize| of_lane(lane(index)).next().is_some();
    let shown: Vec<_> = layout.order.iter().filter(shown).copied().collect();
    let alone: Vec<_> = shown.iter().copied().filter(|index| !is_clustered(*index)).collect();
    assert_eq!(marked, alone, "every event within the axis has a mark, in the order of reading");
    for row in &layout.lanes {
        let clusters: Vec<&Cluster> = of_lane(row.lane).collect();
        let within = shown.iter().filter(|index| lane(**index) == row.lane).count();
        let counted = clusters.iter().map(|cluster| cluster.events).sum::<usize>();
        assert!(clusters.is_empty() || counted == within, "or is counted in a cluster");
        assert!(row.rows <= config.rows || start == end, "a lane has its rows and no more");
        for pair in clusters.windows(2) {
            let is_apart = pair[0].to <= pair[1].from + 1e-9 && pair[0].days.1 < pair[1].days.0;
            assert!(is_apart, "{pair:?}");
        }
        for cluster in clusters {
            assert!([0.0, cluster.from, cluster.to, 1.0 + 1e-9].is_sorted(), "{cluster:?}");
            assert!(
                start <= cluster.days.0
                    && cluster.days.0 <= cluster.days.1
                    && cluster.days.1 <= end
            );
            assert_eq!(lane(cluster.first), row.lane);
        }
    }

    let extent = |mark: &Mark| (mark.from.min(mark.label.from), mark.to.max(mark.label.to));
    let mut rows: Vec<Vec<Vec<(f64, f64)>>> =
        layout.lanes.iter().map(|lane| vec![Vec::new(); lane.rows]).collect();
    for cluster in &layout.clusters {
        rows[cluster.lane] = Vec::new();
    }
    for mark in &layout.marks {
        let numbers = [0.0, mark.label.from, mark.label.to, 1.0 + 1e-9];
        assert!(numbers.is_sorted(), "{mark:?}");
        assert!([0.0, mark.from, mark.to, 1.0 + 1e-9].is_sorted(), "{mark:?}");
        let parts = mark.parts.iter().flat_map(|part| [part.0, part.1 + 1e-9]);
        assert!(parts.clone().all(|at| (-1e-9..=1.0 + 1e-8).contains(&at)), "{mark:?}");
        assert!(parts.is_sorted(), "{mark:?}");
        match mark.label.side {
            LabelSide::Right => assert!(mark.label.from > mark.to, "{mark:?}"),
            LabelSide::Left => assert!(mark.label.to < mark.from, "{mark:?}"),
            LabelSide::Over => assert!(mark.label.to <= mark.to + 1e-9, "{mark:?}"),
        }
        rows[mark.lane][mark.row].push(extent(mark));
    }
    for row in rows.iter_mut().flatten() {
        assert!(!row.is_empty(), "no row is empty");
        row.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(row.windows(2).all(|pair| pair[0].1 < pair[1].0), "no two overlap: {row:?}");
    }

    let ticks = &layout.ticks;
    assert!(ticks.iter().all(|t| [0.0, t.from, t.at, t.to, 1.0 + 1e-6].is_sorted()), "{ticks:?}");
    assert!(ticks.windows(2).all(|pair| pair[0].to < pair[1].from), "{ticks:?}");
    let gaps = layout.axis.gaps();
    assert!(gaps.iter().all(|cut| [0.0, cut.from, cut.to, 1.0].is_sorted() && cut.days > 0));
    assert!(gaps.windows(2).all(|pair| pair[0].to < pair[1].from));
}

/// Checks that the marks are in the order of their dates. Every pair, so only for few events.
fn check_order(corpus: &Corpus, layout: &Layout) {
    for (at, a) in layout.marks.iter().enumerate() {
        for b in &layout.marks[at + 1..] {
            let (first, second) = (&corpus.events[a.event].when, &corpus.events[b.event].when);
            match first.compare(second) {
                Order::Before => assert!(a.to <= b.from, "{first} {second} {a:?} {b:?}"),
                Order::After => panic!("{first} stands before {second}"),
                _ => {}
            }
        }
    }
}

fn any_event(count: usize) -> impl Strategy<Value = Event> {
    let basis = prop_oneof![
        Just(Basis::Stated),
        Just(Basis::Resolved),
        Just(Basis::Inferred),
        Just(Basis::Relative)
    ];
    let near =
        (0..40i32, 1..13, 1..29).prop_map(|(y, m, d)| format!("{}-{m:02}-{d:02}", 2021 + y / 20));
    let date = prop_oneof![1 => valid(), 2 => near.prop_map(|date| edtf(&date))];
    let others = prop::collection::vec(0..count, 0..3);
    (date, basis, 0..4usize, "[ a-zé漢]{0,60}", others.clone(), others).prop_map(
        |(when, basis, lane, label, after, before)| Event {
            when,
            basis,
            lane,
            label,
            after,
            before,
            ..Event::default()
        },
    )
}

fn any_corpus() -> impl Strategy<Value = Corpus> {
    (1..40usize).prop_flat_map(|count| {
        prop::collection::vec(any_event(count), count)
            .prop_map(|events| corpus(&["talks", "visits", BACKGROUND, "other"], events))
    })
}

fn any_config() -> impl Strategy<Value = LayoutOptions> {
    let day = (0..1000i32).prop_map(|n| day("2021-01-01").plus(n));
    let window = prop::option::of((day.clone(), day));
    let bases = prop::collection::vec(prop::sample::select(Basis::ALL.to_vec()), 0..3);
    let rows = prop_oneof![Just(usize::MAX), 1..4usize];
    (1.0..400.0f64, window, bases, rows).prop_map(|(width, window, bases, rows)| {
        let bases = bases.into_iter().fold(Bases::default(), Bases::toggled);
        LayoutOptions { width, window, bases, rows, ..LayoutOptions::default() }
    })
}

proptest! {
    #[test]
    fn every_layout_is_valid(corpus in any_corpus(), config in any_config()) {
        let layout = layout(&corpus, &config);
        check_with(&corpus, &layout, &config);
        check_order(&corpus, &layout);
        prop_assert_eq!(&self::layout(&corpus, &config), &layout, "the same input, the same layout");
        prop_assert_eq!(Plan::new(&corpus).axis(&config), layout.axis);
    }

    #[test]
    fn every_calendar_can_be_parsed(
        mut corpus in any_corpus(),
        title in any::<String>(),
        label in "[a-z漢🗓,;:\\\\\n\r\t\"]{0,120}",
    ) {
        corpus.title = title;
        corpus.events[0].label = label;
        let lines = read_calendar(&calendar(&corpus));
        let (begun, ended) = (values(&lines, "BEGIN").len(), values(&lines, "END").len());
        prop_assert!(begun == ended && begun == values(&lines, "DTSTART;VALUE=DATE").len() + 1);
        let starts = values(&lines, "DTSTART;VALUE=DATE").into_iter();
        for (start, end) in starts.zip(values(&lines, "DTEND;VALUE=DATE")) {
            prop_assert!(start.len() == 8 && end.len() == 8 && start < end);
        }
    }

    #[test]
    fn positions_and_days_agree(corpus in any_corpus(), config in any_config(), at in 0.0..1.0f64) {
        let axis = Plan::new(&corpus).axis(&config);
        if let Some(day) = axis.day(at) {
            prop_assert_eq!(axis.day(axis.at(day)), Some(day));
            let (first, last) = axis.days().expect("it has days");
            prop_assert!(axis.start(day) <= at + 1e-9 || day == first);
            prop_assert!(axis.end(day) >= at - 1e-9 || day == last);
        }
    }

    #[test]
    fn windows_stay_on_the_axis(
        corpus in any_corpus(),
        steps in prop::collection::vec((-2.0..2.0f64, 0.2..5.0f64, 0..1000i32), 0..20),
    ) {
        let whole = Plan::new(&corpus).axis(&LayoutOptions::default());
        let mut window = None;
        for (by, factor, about) in steps {
            let about = day("2021-01-01").plus(about);
            window = zoom(&whole, pan(&whole, window, by), about, factor);
            window = scaled(&whole, moved(&whole, window, by), about, factor);
            window = showing(&whole, window, (about, about));
            let (from, to) = window.or(whole.days()).unwrap_or((about, about));
            let near = whole.days().map_or(about, |(first, last)| about.clamp(first, last));
            prop_assert!(from <= near && near <= to, "what is to be shown is shown");
            if let (Some((from, to)), Some((first, last))) = (window, whole.days()) {
                prop_assert!(first <= from && from <= to && to <= last);
            }
        }
    }
}

/// A report a month and one of years later: only the unusual gap is cut out, and the undated report
/// has no mark.
#[test]
fn reports_have_a_lane_of_their_own() {
    let dates = ["2020-03-02", "2020-01-01", "2020-05-20", "", "2026-01-01", "2020-07-20"];
    let document = |date: &&str| Document {
        date: Edtf::parse(date).unwrap_or_default(),
        label: (*date).to_owned(),
        ..Document::default()
    };
    let corpus = Corpus { documents: dates.iter().map(document).collect(), ..Corpus::default() };
    let plan = Plan::new(&corpus);
    assert!(plan.is_empty());
    let drawn = plan.with_reports(&corpus).layout(&LayoutOptions::default());
    assert_eq!(drawn.order, [1, 0, 2, 5, 4]);
    assert_eq!(drawn.marks.len(), 5);
    let cut: Vec<_> = drawn.axis.groups().collect();
    assert_eq!(
        cut,
        [(day("2020-01-01"), day("2020-07-20")), (day("2026-01-01"), day("2026-01-01"))]
    );
    assert_eq!(lane_and_date(&corpus, 4), Some((0, &corpus.documents[4].date)));
    assert_eq!(lane_and_date(&corpus, 6), None);
}

/// On one day there is no closer zoom: of more marks than are wanted there is one count.
#[test]
fn many_reports_of_one_day_are_counted() {
    let document = Document { date: Edtf::from(day("2020-01-01")), ..Document::default() };
    let corpus = Corpus { documents: vec![document; 300], ..Corpus::default() };
    let plan = Plan::new(&corpus).with_reports(&corpus);
    let config = LayoutOptions { rows: 8, most: 200, ..LayoutOptions::default() };
    let drawn = plan.layout(&config);
    assert_eq!((drawn.marks.len(), drawn.clusters.len()), (0, 1));
    assert_eq!(drawn.clusters[0].words("reports"), "300 reports, 1 January 2020");
    assert_eq!(plan.layout(&LayoutOptions { most: 300, ..config }).marks.len(), 300);
}

/// Five thousand events, in a century, in 400 days and on one day.
#[test]
fn layouts_of_five_thousand_events() {
    for spread in [36_500, 400, 1] {
        let events = (0..5000i32).zip((0..4).cycle()).map(|(n, lane)| {
            let when = Edtf::from(day("1990-01-01").plus(n * 7919 % spread));
            let label = format!("Event number {n} of five thousand");
            Event { when, label, lane, ..Event::default() }
        });
        let corpus = corpus(&["a", "b", "c", "d"], events.collect());
        check(
            &corpus,
            &layout(&corpus, &LayoutOptions { width: 160.0, ..LayoutOptions::default() }),
        );
        // With twelve rows per lane there is little to draw, and zooming in shows every event.
        let config = LayoutOptions { width: 160.0, rows: 12, ..LayoutOptions::default() };
        let plan = Plan::new(&corpus);
        let mut drawn = plan.layout(&config);
        check_with(&corpus, &drawn, &config);
        assert!(drawn.marks.len() + drawn.clusters.len() < 4 * 12 * 20 || spread == 1);
        while let Some(cluster) = drawn.clusters.first().copied() {
            drawn = plan.layout(&LayoutOptions { window: Some(cluster.days), ..config });
            assert!(
                drawn
                    .axis
                    .days()
                    .is_some_and(|days| days == cluster.days || days.0 > cluster.days.0),
                "{cluster:?}"
            );
        }
        assert!(!drawn.marks.is_empty());
    }
}

/// Bins are aligned to a fixed day, so the first may begin before [`Day::MIN`].
#[test]
fn clusters_near_the_first_supported_day() {
    let whens = ["Y-898914/1928", "Y-700000", "Y-700000", "1900", "1900", "2021-01-01"];
    let corpus = corpus(&["a"], whens.map(|when| event("e", when, 0)).into());
    let config = LayoutOptions { width: 9.0, rows: 1, ..LayoutOptions::default() };
    let layout = layout(&corpus, &config);
    assert!(layout.clusters.len() > 1, "{:?}", layout.clusters);
    check_with(&corpus, &layout, &config);
}

#[test]
fn clusters_in_words() {
    let (first, last) = (day("2023-06-05"), day("2023-06-11"));
    let cluster =
        Cluster { lane: 0, from: 0.0, to: 1.0, days: (first, last), events: 37, first: 0 };
    assert_eq!(cluster.words("events"), "37 events, 5–11 June 2023");
    assert_eq!(
        Cluster { days: (first, first), ..cluster }.words("events"),
        "37 events, 5 June 2023"
    );
}

/// The filter removes events and does not change the axis.
#[test]
fn the_basis_filter_keeps_the_axis() {
    let corpus = built_in();
    let all = layout(&corpus, &LayoutOptions::default());
    let bases = Bases::NONE.toggled(Basis::Stated);
    let config = LayoutOptions { bases, ..LayoutOptions::default() };
    let stated = layout(&corpus, &config);
    check_with(&corpus, &stated, &config);
    assert_eq!(stated.axis, all.axis);
    assert_eq!(ids(&corpus, &stated.order), ["B-e3", "A-e1", "A-e4", "B-e1"]);
    assert_eq!(stated.unplaced, [] as [usize; 0]);
}

#[test]
fn the_table_has_a_row_for_every_event() {
    let corpus = built_in();
    let mut rows: Vec<[String; 12]> = Vec::new();
    table(&corpus, |row| rows.push(row.map(String::from)));
    assert_eq!((rows.len(), COLUMNS.len()), (23, 12));
    let row = |id: &str| rows.iter().find(|row| row[0] == id).expect("it has a row");
    assert_eq!(
        row("A-e9")[1..9],
        [
            "Killings at Bucha (background)",
            "before 11 April 2022, date not stated",
            "relative",
            "[..2022-04-11]",
            "",
            "2022-04-11",
            "before “Modi and Biden discuss Ukraine”",
            "Background",
        ]
    );
    assert_eq!(
        row("B-e3")[2..7],
        ["March 2021, stated", "stated", "2021-03", "2021-03-01", "2021-03-31"]
    );
    assert_eq!(row("B-e13")[5..7], ["2023-06-05", ""], "no end is made up");
    assert!(row("B-e8")[10].starts_with("“held bilateral talks here”"));
}

/// Years before Christ have four digits, wherever a day is written.
#[test]
fn years_before_christ_in_the_table() {
    let mut corpus = built_in();
    corpus.events.truncate(1);
    corpus.events[0].when = "-0043-03-15".parse().unwrap();
    corpus.events[0].after.clear();
    corpus.events[0].before.clear();
    let mut rows = Vec::new();
    table(&corpus, |row| rows.push(row.map(str::to_owned)));
    assert_eq!(rows[0][4..7], ["-0043-03-15", "-0043-03-15", "-0043-03-15"]);
    assert_eq!(corpus.events[0].when.earliest().unwrap().to_string(), "-0043-03-15");
}
