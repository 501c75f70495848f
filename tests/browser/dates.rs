//! Dates of every level of EDTF on the timeline, and links with any characters.

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{page::Page, run_in, server::Reply};
use serde_json::json;

/// A date, how its sign is drawn, and its words in the list.
const DATES: [(&str, &str, &str); 14] = [
    ("2022-04-11", "day", "11 April 2022"),
    ("2022-04", "month", "April 2022"),
    ("2022", "month", "2022"),
    ("2022-04-11/2022-05-02", "interval", "11 April – 2 May 2022"),
    ("[..2022-04-11]", "before", "before 11 April 2022"),
    ("2022-04-11/", "after", "from 11 April 2022, end not stated"),
    ("2022-21", "month", "spring 2022"),
    ("2022-33", "month", "the first quarter of 2022"),
    ("202X", "month", "the 2020s"),
    ("{2020,2022-04}", "interval parts", "2020 and April 2022"),
    ("[2020,2022-04]", "interval parts", "either 2020 or April 2022"),
    ("202X-04-11", "interval parts", "11 April of a year in the 2020s"),
    ("2022-04~-11", "day", "11 April 2022 (year and month approximate)"),
    ("1950S2", "month", "a year in 1900–1999, estimated as 1950"),
];

fn corpus() -> String {
    let events: Vec<_> = DATES
        .iter()
        .enumerate()
        .map(|(at, (date, ..))| {
            json!({
                "id": format!("e{at}"), "label": format!("Event {at}"), "when": date,
                "basis": "stated", "lane": format!("lane{}", at % 3), "evidence": [{ "in": "a", "exact": "that day" }],
            })
        })
        .collect();
    let lane = |at: usize| json!({ "id": format!("lane{at}"), "label": format!("Lane {at}") });
    let lanes = [0, 1, 2].map(lane);
    json!({
        "format": "readout-corpus/1", "title": "Dates", "language": "en",
        "documents": [{ "id": "a", "blocks": [{ "text": "It was that day." }] }],
        // More than eight rows in a lane would be counted, not drawn.
        "lanes": lanes,
        "events": events,
    })
    .to_string()
}

const HOST: &str = "<!doctype html><title>Dates</title>
    <script type=module src=embed.js></script><style>body { margin: 0 }</style>
    <readout-explorer corpus=dates.json chrome=full></readout-explorer>";

#[track_caller]
fn go(page: &Page, route: &str, selector: &str) {
    page.eval(&format!("document.querySelector('readout-explorer').navigate({route})"));
    wait_inside(page, selector, "");
}

#[test]
fn dates_of_every_level_are_drawn_and_worded() {
    let mut setup = pages();
    setup.replies.push(("dates.html", Reply::Html(HOST)));
    setup.replies.push(("dates.json", Reply::Html(corpus().leak())));
    run_in(setup, |page| {
        page.resize(1280, 900);
        visit(page, "dates.html");
        wait_inside(page, "h1", "");
        go(page, "'#/timeline'", ".axis .event");
        for (at, (date, sign, words)) in DATES.iter().enumerate() {
            let drawn = page.eval_text(&format!(
                "const sign = inside(\".axis .event[data-event='{at}'] .sign\");
                 return sign.className + '|' + sign.getBoundingClientRect().width"
            ));
            let (class, width) = drawn.split_once('|').expect("two parts");
            assert!(class.starts_with(&format!("sign {sign} ")), "{date}: {class}");
            assert!(width.parse::<f64>().is_ok_and(|width| width > 3.0), "{date}: {width}");
            let list = page.eval_text(&format!(
                "return inside('.app').querySelector(\".list [data-event='{at}']\").textContent"
            ));
            assert!(list.contains(words), "{date}: {list}");
        }
        // Several times are drawn apart.
        let mask =
            "return getComputedStyle(inside(\".axis .event[data-event='9'] .sign\")).maskImage";
        assert!(page.eval_text(mask).starts_with("linear-gradient"));
    });
}

/// A page may hand over what is no text, or text that turns other text around.
#[test]
fn any_characters_are_a_query() {
    let mut setup = pages();
    setup.replies.push(("dates.html", Reply::Html(HOST)));
    setup.replies.push(("dates.json", Reply::Html(corpus().leak())));
    run_in(setup, |page| {
        visit(page, "dates.html");
        wait_inside(page, "h1", "");
        for query in [
            "'#/search?q=' + '\\ud800'",
            "'#/search?q=day\\udc00%ED%A0%80'",
            "'#/search?q=%00%1b%e2%80%aeday'",
            "'#/search?q=' + '('.repeat(10000)",
            "'#/search?q=' + 'day '.repeat(2500)",
            "'#/search?q=AND%20OR%20NOT%20NEAR/3'",
        ] {
            go(page, query, ".verdict");
            wait_inside(page, ".understood", "");
        }
        go(page, "'#/search?q=day'", "mark.hit");
    });
}
