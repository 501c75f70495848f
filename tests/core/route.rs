//! Links: round trips, and the nearest valid page with a notice for invalid ones.

use crate::built_in;
use proptest::prelude::*;
use readout::corpus::{Bases, Basis};
use readout::dates::Day;
use readout::route::{
    By, Comparison, Grouping, Layers, Least, Listing, Mode, Reading, Route, Show, Sort, Step,
    Timeline, View, VocabularyOrder, parse, settle,
};

#[test]
fn valid_links_are_parsed() {
    let read = |doc: &str, passage, span| {
        View::Read(Reading { doc: Some(doc.into()), passage, span, ..Reading::default() })
    };
    let event =
        |id: &str| View::Timeline(Timeline { event: Some(id.into()), ..Timeline::default() });
    let table = [
        ("", View::Overview, ""),
        ("#", View::Overview, ""),
        ("#/", View::Overview, ""),
        ("#/search?q=defense", View::Search(Listing::Passages), "defense"),
        ("#/search?q=2+2", View::Search(Listing::Passages), "2+2"),
        ("#/search?q=%E2%80%9Cwarm%20and%E2%80%9D", View::Search(Listing::Passages), "“warm and”"),
        ("#/search/lines?q=US", View::Search(Listing::Lines(Sort::Text)), "US"),
        ("#/search/lines?sort=left&q=US", View::Search(Listing::Lines(Sort::Left)), "US"),
        ("#/timeline?event=B-e8&q=talks", event("B-e8"), "talks"),
        (
            "#/timeline?from=2022-04-11&to=2023-06-05&basis=stated,relative&by=year",
            View::Timeline(Timeline {
                event: None,
                window: Day::from_ymd(2022, 4, 11).zip(Day::from_ymd(2023, 6, 5)),
                bases: Bases::NONE.toggled(Basis::Stated).toggled(Basis::Relative),
                by: Grouping::Year,
            }),
            "",
        ),
        ("#/read/2022", read("2022", None, None), ""),
        ("#/read/2022/6?span=1553-1647", read("2022", Some(6), Some((1553, 1647))), ""),
        (
            "#/compare/text?left=2023&right=2022&pair=3",
            View::Compare(Comparison {
                mode: Mode::Text,
                left: Some("2023".into()),
                right: Some("2022".into()),
                step: Some(Step::Pair(3)),
                ..Comparison::default()
            }),
            "",
        ),
    ];
    for (link, view, query) in table {
        let (route, notices) = parse(link);
        assert_eq!((route.view, route.query.as_str()), (view, query), "{link}");
        assert!(notices.is_empty(), "{link}: {notices:?}");
    }
}

#[test]
fn invalid_links_give_the_nearest_page_and_a_notice() {
    let corpus = built_in();
    let table = [
        ("#/nowhere", "#/", "no page “nowhere”"),
        ("#/compare/topics?topic=<script>", "#/compare/topics", "no topic “<script>”"),
        ("#/search/poems?q=US", "#/search?q=US", "no list of “poems”"),
        ("#/compare/poems", "#/compare/topics", "no comparison “poems”"),
        ("#/compare/text?left=1999", "#/compare/text", "no report “1999”"),
        ("#/compare/topics?scope=all%20of%20it", "#/compare/topics", "no scope “all of it”"),
        ("#/timeline?event=Z", "#/timeline", "no event “Z”"),
        ("#/timeline?from=2022-02-30&to=2022-03-01", "#/timeline", "“2022-02-30” begins no"),
        ("#/timeline?from=2023-06-05&to=2022-04-11", "#/timeline", "begins no stretch of days"),
        ("#/timeline?to=2022-04-11", "#/timeline", "“2022-04-11” begins no"),
        ("#/timeline?from=1947-08-15&to=1950-01-26", "#/timeline", "Nothing is dated from 1947"),
        ("#/timeline?from=2024-01-01&to=2024-02-01", "#/timeline", "these are all events"),
        ("#/read/1999/3", "#/read", "no report “1999”"),
        ("#/read/2022/99", "#/read/2022", "no passage 99"),
        ("#/read/2022/six", "#/read/2022", "no number of a passage"),
        ("#/read/2022?span=9000-9001", "#/read/2022", "not in this report"),
        ("#/read/2022?span=5-5", "#/read/2022", "not in this report"),
        ("#/%zz%/%", "#/", "no page “%zz%”"),
    ];
    for (link, nearest, words) in table {
        let (route, mut notices) = parse(link);
        let (route, more) = settle(route, &corpus);
        notices.extend(more);
        assert_eq!(route.to_string(), nearest, "{link}");
        assert!(notices.iter().any(|n| n.contains(words)), "{link}: {notices:?}");
    }
}

#[test]
fn a_long_invalid_link_gives_a_short_notice() {
    let junk = format!("#/{}?q={}", "x<&%".repeat(25_000), "y");
    let (route, notices) = parse(&junk);
    assert_eq!(route.view, View::Overview);
    assert!(notices[0].len() < 200, "{}", notices[0].len());
}

fn text() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[ -~é“/?&=%+#]{1,12}")
}

fn views() -> impl Strategy<Value = View> {
    let modes = [Mode::Topics, Mode::Text, Mode::Facts, Mode::Words];
    let modes = prop::sample::select(modes.to_vec());
    let shows = prop::sample::select(vec![Show::All, Show::Both, Show::Left, Show::Right]);
    let step = prop_oneof![(1usize..99).prop_map(Step::Pair), (1usize..99).prop_map(Step::Phrase)];
    let order = prop::sample::select(VocabularyOrder::ALL.to_vec());
    let words = (prop::option::of(step), text(), prop::sample::select(Least::ALL.to_vec()), order);
    let switches = any::<[bool; 3]>();
    let what = (modes, shows, text(), text(), text(), text());
    let compare = (what, words, switches).prop_map(
        |(
            (mode, show, left, right, scope, topic),
            (step, word, least, order),
            [by, formula, apart],
        )| {
            let by = if by { By::Machine } else { By::Editors };
            View::Compare(Comparison {
                mode,
                left,
                right,
                scope,
                topic,
                show,
                by,
                step,
                least,
                formula,
                apart,
                word,
                order,
            })
        },
    );
    let layers = any::<[bool; 4]>().prop_map(|[quotes, names, dates, slips]| Layers {
        quotes,
        names,
        dates,
        slips,
    });
    let place = prop::option::of(("[ -~é]{1,9}", prop::option::of(1usize..99)));
    let span = prop::option::of((0usize..9999, 0usize..9999));
    let read = (place, span, layers).prop_map(|(place, span, layers)| {
        let (doc, passage) = place.map_or((None, None), |(doc, passage)| (Some(doc), passage));
        View::Read(Reading { doc, passage, span, layers })
    });
    let day = |n: i32| Day::EPOCH.plus(n);
    let window = prop::option::of((-9_000_000..9_000_000i32, 0..9000i32));
    let bases = prop::collection::vec(prop::sample::select(Basis::ALL.to_vec()), 0..4);
    let timeline =
        (text(), window, bases, any::<bool>()).prop_map(move |(event, window, bases, year)| {
            let by = if year { Grouping::Year } else { Grouping::Meeting };
            let window = window.map(|(from, days)| (day(from), day(from + days)));
            let bases = bases.into_iter().fold(Bases::default(), Bases::toggled);
            View::Timeline(Timeline { event, window, bases, by })
        });
    let lines = prop::sample::select(Sort::ALL.to_vec()).prop_map(Listing::Lines);
    let search = prop_oneof![Just(Listing::Passages), lines].prop_map(View::Search);
    prop_oneof![Just(View::Overview), search, timeline, compare, read]
}

proptest! {
    #[test]
    fn a_route_round_trips_through_its_link(view in views(), query in "\\PC{0,20}") {
        let route = Route { view, query };
        prop_assert_eq!(parse(&route.to_string()), (route, vec![]));
    }

    #[test]
    fn any_fragment_settles_to_a_valid_route(fragment in "\\PC{0,200}") {
        let (route, _) = parse(&fragment);
        let (route, _) = settle(route, &built_in());
        let (again, notices) = parse(&route.to_string());
        prop_assert_eq!(again, route);
        prop_assert_eq!(notices, Vec::<String>::new());
    }
}
