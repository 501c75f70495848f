//! The timeline: walked, moved, filtered, taken away; by keyboard, by touch, on paper, by ear.

use std::cell::Cell;

use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime};
use serde_json::{Value, json};

use crate::export::{KEEP, printed, saved};
use crate::harness::{Setup, page::Page, run, run_in};

/// Every event with a place on the axis, in the order of time.
const ORDER: [&str; 21] = [
    "B-e3", "A-e1", "A-e2", "A-e3", "A-e4", "A-e5", "A-e6", "A-e7", "A-e8", "B-e4", "B-e5", "B-e6",
    "B-e7", "B-e1", "B-e2", "B-e8", "B-e9", "B-e10", "B-e11", "B-e12", "B-e13",
];

/// The ids of the links within something, in its order.
fn ids(page: &Page, within: &str) -> Vec<String> {
    let ids = page.eval_text(&format!(
        "return [...document.querySelectorAll('{within} a[data-event]')]
            .map(a => a.hash.split('event=')[1]).join(' ')"
    ));
    ids.split_whitespace().map(str::to_owned).collect()
}

/// The id of the event on the axis that has the keyboard.
fn focused(page: &Page) -> String {
    page.eval_text(
        "return document.activeElement.matches('.axis .event')
            ? document.activeElement.hash.split('event=')[1] : document.activeElement.outerHTML",
    )
}

#[track_caller]
fn is_on(page: &Page, id: &str) {
    page.until(&format!("the keyboard to be on {id}"), || (focused(page) == id).then_some(()));
}

/// The first and the last day in the link.
fn window(page: &Page) -> Option<(String, String)> {
    let route = page.route();
    let part = |key: &str| {
        let rest = route.split_once(key)?.1;
        Some(rest.split('&').next().unwrap_or(rest).to_owned())
    };
    part("from=").zip(part("to="))
}

/// Waits until the link has another window than this one, and answers with it.
#[track_caller]
fn moved_from(page: &Page, before: Option<&(String, String)>) -> Option<(String, String)> {
    page.until("the window to move", || {
        let now = window(page);
        (now.as_ref() != before).then_some(now)
    })
}

fn days(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn all_of_it_by_keyboard_alone() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        // One stop for the whole axis; from there the arrows walk, and stop at the ends.
        page.tab_to(".axis .event", "");
        is_on(page, ORDER[0]);
        for id in &ORDER[1..] {
            page.press("ArrowRight");
            is_on(page, id);
            page.wait_for_text(".tip", if id.starts_with('A') { "2022" } else { "2023" });
        }
        page.press("ArrowRight");
        is_on(page, "B-e13");
        page.press("Home");
        is_on(page, "B-e3");
        page.press("End");
        page.press("ArrowLeft");
        is_on(page, "B-e12");
        page.wait_for_text(".tip", "whether it came before or after Singh’s tweet is not stated");
        page.press("Escape");
        page.wait_until_gone(".tip");

        // Closer about the event that has the keyboard, until it is alone with its day; and back.
        let mut now = None;
        for _ in 0..40 {
            page.press("+");
            now = moved_from(page, now.as_ref());
            is_on(page, "B-e12");
            if now == Some(days("2023-06-05", "2023-06-05")) {
                break;
            }
        }
        assert_eq!(now, Some(days("2023-06-05", "2023-06-05")));
        page.wait_for_text(".tools .note", "11 of 23 events on the axis, 5 June 2023");
        while now.is_some() {
            page.press("-");
            now = moved_from(page, now.as_ref());
        }
        is_on(page, "B-e12");

        // A meeting, a half to the side, an event that is not in view.
        page.press("2");
        assert_eq!(moved_from(page, None), Some(days("2023-06-04", "2023-06-05")));
        assert_eq!(
            page.attribute(".walk [aria-keyshortcuts='2']", "aria-pressed").unwrap(),
            "true"
        );
        page.press("Shift+ArrowLeft");
        let aside = moved_from(page, Some(&days("2023-06-04", "2023-06-05")));
        assert!(aside.is_some_and(|aside| *aside.0 < *"2023-06-04"));
        page.press("Home");
        is_on(page, "B-e3");
        page.press("1");
        page.wait_for_text(".tools .note", "8 of 23 events on the axis, 11 April 2022");
        page.press("0");
        page.wait_for_route("#/timeline");

        // The card, its words, and away with it.
        page.tab_to(".axis .event", "");
        page.press("End");
        page.press("ArrowLeft");
        page.press("Enter");
        page.wait_for_text(".card", "5 June 2023, inferred");
        is_on(page, "B-e12");
        page.tab_to(".card a", "");
        page.tab_to(".card .close", "");
        page.press("Enter");
        page.wait_until_gone(".card");

        // The filter and the list.
        page.open("#/timeline");
        page.tab_to(".bases button", "inferred");
        page.press("Space");
        page.wait_for_route("#/timeline?basis=stated,resolved,relative");
        page.tab_to(".list .filter a", "year");
        page.press("Enter");
        page.wait_for_text(".list h3", "2021");
        page.tab_to(".list li a", "Killings at Bucha");
        page.press("Enter");
        page.wait_for_text(".card", "before 11 April 2022, date not stated");
        assert_eq!(page.route(), "#/timeline?basis=stated,resolved,relative&by=year&event=A-e9");
    });
}

/// The middle of an element, in pixels.
fn middle(page: &Page, selector: &str) -> (f64, f64) {
    let at = page.eval(&format!(
        "const box = document.querySelector(\"{selector}\").getBoundingClientRect();
         return [box.x + box.width / 2, box.y + box.height / 2]"
    ));
    let number = |at: &Value| at.as_f64().expect("a number");
    (number(&at[0]), number(&at[1]))
}

fn axis(page: &Page) -> (f64, f64) {
    page.eval("document.querySelector('.axis').scrollIntoView()");
    page.eval("scrollBy(0, -160)");
    let (x, _) = middle(page, ".field");
    let (_, y) = middle(page, ".lane h2");
    (x, y)
}

#[test]
fn all_of_it_by_touch() {
    run(|page| {
        page.resize(390, 844);
        page.command(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": true, "maxTouchPoints": 2 }),
        );
        page.open("#/timeline");
        page.wait_for(".event");
        assert_eq!(page.count(".axis .event"), 21);

        // Two fingers that part come closer to what lies between them, and the other way round.
        let (x, y) = axis(page);
        let pinch = |from: f64, to: f64| {
            let fingers = |apart: f64| [(x - apart, y), (x + apart, y + 20.0)];
            page.touch("touchStart", &fingers(from));
            for step in 1..=8 {
                page.touch("touchMove", &fingers(from + (to - from) * f64::from(step) / 8.0));
            }
            page.touch("touchEnd", &[]);
        };
        pinch(20.0, 110.0);
        let closer = moved_from(page, None).expect("it is not all");
        page.until("fewer events", || (page.count(".axis .event") < 21).then_some(()));

        // One finger drags to what is later, and to what is earlier.
        let drag = |dx: f64, dy: f64| {
            page.touch("touchStart", &[(x, y)]);
            for step in 1..=8 {
                let part = f64::from(step) / 8.0;
                page.touch("touchMove", &[(x + dx * part, y + dy * part)]);
            }
            page.touch("touchEnd", &[]);
        };
        let later = || window(page).is_some_and(|now| now.0 > closer.0 || now.1 > closer.1);
        drag(-150.0, 0.0);
        page.until("what is later", || later().then_some(()));
        drag(300.0, 0.0);
        page.until("what is earlier", || (!later()).then_some(()));
        pinch(120.0, 10.0);
        pinch(120.0, 10.0);
        page.until("all of it", || window(page).is_none().then_some(()));

        // Up and down it is the page that moves.
        let top = || page.eval("return scrollY").as_f64().expect("a number");
        let before = top();
        drag(0.0, -200.0);
        page.until("the page to scroll", || (top() > before + 50.0).then_some(()));
        assert_eq!(window(page), None);

        // A tap opens the card; what was dragged was not tapped.
        assert_eq!(page.count(".card"), 0);
        page.visit("about:blank");
        page.open("#/timeline");
        page.wait_for(".event");
        page.eval("document.querySelector('.axis .event[href$=B-e10]').scrollIntoView({ block: 'center' })");
        let (x, y) = middle(page, ".axis .event[href$='event=B-e10'] .sign");
        page.touch("touchStart", &[(x, y)]);
        page.touch("touchEnd", &[]);
        page.wait_for_text(".card", "In a tweet after the meeting");
        assert_eq!(page.count(".tip:not([hidden])"), 0, "a finger would lie on it");

        // Whatever a gesture does, a button does.
        page.eval("scrollTo(0, 0)");
        let (before, buttons) = (window(page), ["Closer", "Earlier", "Later", "Wider"]);
        let mut now = before;
        for button in buttons {
            page.click(&format!("[aria-label='{button}']"));
            now = moved_from(page, now.as_ref());
        }
        page.click_text("Fit all");
        page.until("all of it", || window(page).is_none().then_some(()));
    });
}

#[test]
fn wheel_and_mouse() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let (x, y) = middle(page, ".axis .event[href$='event=B-e8'] .sign");
        let wheel = |dx: f64, dy: f64, modifiers: u32| {
            page.command(
                "Input.dispatchMouseEvent",
                &json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": dx, "deltaY": dy,
                         "modifiers": modifiers }),
            );
        };
        // With Ctrl it zooms about the pointer, sideways it pans, otherwise it is the page's.
        wheel(0.0, -120.0, 2);
        let closer = moved_from(page, None).expect("it is not all");
        assert_eq!(page.eval("return scrollY"), 0);
        wheel(0.0, -120.0, 2);
        let closest = moved_from(page, Some(&closer)).expect("it is not all");
        assert!(closest.0 >= closer.0 && *closest.1 == *"2023-06-05");
        wheel(-400.0, 0.0, 0);
        let earlier = moved_from(page, Some(&closest));
        wheel(0.0, 120.0, 0);
        page.until("the page to scroll", || (page.eval("return scrollY") != 0).then_some(()));
        assert_eq!(window(page), earlier);

        // The mouse drags, and what was dragged was not clicked.
        page.open("#/timeline?from=2023-06-04&to=2023-06-05");
        page.wait_for(".event");
        let (x, y) = middle(page, ".axis .event[href$='event=B-e8'] .name");
        for (kind, x) in [("mousePressed", x), ("mouseMoved", x + 60.0), ("mouseMoved", x + 300.0)]
        {
            let mouse = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1,
                                "clickCount": 1 });
            page.command("Input.dispatchMouseEvent", &mouse);
        }
        let dragged = moved_from(page, Some(&days("2023-06-04", "2023-06-05")));
        let up = json!({ "type": "mouseReleased", "x": x + 300.0, "y": y, "button": "left",
                         "clickCount": 1 });
        page.command("Input.dispatchMouseEvent", &up);
        assert!(dragged.is_some_and(|(from, _)| *from < *"2023-06-04"));
        assert_eq!(page.count(".card"), 0);

        // Pointing at an event tells of it in short, with its reason; on both sides it is lit.
        page.open("#/timeline");
        page.point_at(".axis .event[href$='event=B-e5']");
        page.wait_for_text(".tip", "4 June 2023, resolved");
        page.wait_for_text(".tip", "the Sunday before it is 4 June");
        page.wait_for_text(".tip", "The US Secretary of Defence arrived in New Delhi on Sunday");
        assert_eq!(page.count(".list a[href$='event=B-e5'][data-lit]"), 1);
        page.point_at(".list a[href$='event=A-e9']");
        page.wait_until_gone(".tip");
        page.point_at(".list a[href$='event=B-e7']");
        page.wait_for(".axis .event[href$='event=B-e7'][data-lit]");
        assert_eq!(page.count(".orders path"), 5);
        assert_eq!(page.count(".orders path[data-lit]"), 1, "its order too");
    });
}

#[test]
fn zoom_selection_and_filter_are_in_the_link() {
    run(|page| {
        let link =
            "#/timeline?from=2022-04-11&to=2023-06-05&basis=stated,inferred&by=year&event=B-e8";
        page.open(link);
        page.wait_for_text(".card", "5 June 2023, inferred");
        assert_eq!(page.route(), link);
        page.wait_for_text(
            ".tools .note",
            "12 of 23 events on the axis, 11 April 2022 – 5 June 2023",
        );
        assert_eq!(page.count(".axis .event"), 12);
        assert_eq!(page.count(".axis .event[aria-current]"), 1);
        assert_eq!(page.count(".list li"), 13);
        assert_eq!(page.text_of(".list h3"), "2021");
        assert_eq!(page.count(".field .gap"), 1, "one of the two gaps");
        page.wait_for_text(".field .gap span", "419 days");

        // The way back leads to what was chosen before, with its window.
        page.click(".list a[href$='event=B-e3']");
        page.wait_for_text(".card", "the previous one being in March 2021");
        page.wait_for(".axis .event[href$='event=B-e3'][aria-current]");
        page.back();
        page.wait_for_route(link);
        page.wait_for_text(".card", "5 June 2023, inferred");

        // What is not a window says so.
        page.open("#/timeline?from=1947-08-15&to=1950-01-26");
        page.wait_for_text(".notices", "Nothing is dated from 1947-08-15 to 1950-01-26");
        assert_eq!(page.count(".axis .event"), 21);
    });
}

/// The address follows a moment after a choice; a link that is followed in that moment leads where
/// it leads.
#[test]
fn a_link_that_is_followed_at_once_is_not_lost() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        page.eval(
            "document.querySelector('.bases button').click();
             setTimeout(() => location.hash = '#/read/2023', 39);
             const begin = performance.now();
             while (performance.now() - begin < 100);",
        );
        page.wait_for(".report");
        assert_eq!(page.route(), "#/read/2023");
    });
}

#[test]
fn axis_and_list_are_in_step() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let current = |within: &str| {
            page.eval_text(&format!(
                "return document.querySelector('{within} a[data-event][aria-current]')?.hash ?? ''"
            ))
        };
        for (first, second) in [(".axis", ".list"), (".list", ".axis")] {
            page.click(&format!("{first} a[href$='event=B-e11']"));
            page.wait_for_text(".card", "said the official statement");
            assert!(current(second).ends_with("event=B-e11"), "{first}");
            page.click(".card .close");
            page.wait_until_gone(".card");
            assert_eq!((current(".axis").as_str(), current(".list").as_str()), ("", ""));
        }
        page.eval("scrollTo(0, 0)");
        // What is filtered is gone from both, and from what has no place on the axis.
        for (basis, left, on_axis) in
            [("order only", 18, 18), ("inferred", 9, 9), ("resolved", 4, 4)]
        {
            page.click_text(basis);
            page.until("the list to follow", || (page.count(".list li") == left).then_some(()));
            assert_eq!(page.count(".axis .event"), on_axis);
        }
        let sorted = |mut ids: Vec<String>| {
            ids.sort();
            ids
        };
        assert_eq!(sorted(ids(page, ".axis")), sorted(ids(page, ".list")));
        page.click_text("order only");
        page.wait_for_text(
            ".beside",
            "Killings at Bucha (background), before 11 April 2022, date not stated",
        );

        // An event leads to its topic in the comparison, and to its passage.
        page.open("#/timeline?event=B-e9");
        page.click(".compared a");
        page.wait_for("#topic-T2b.target, .matrix .target");
        assert_eq!(page.route(), "#/compare/topics?topic=T2b");
        page.back();
        page.click(".card a.source");
        page.wait_for("mark.pointed");
        assert!(page.route().starts_with("#/read/2023/5"), "{}", page.route());
    });
}

#[test]
fn the_axis_is_honest() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let gaps = page.eval_text(
            "return [...document.querySelectorAll('.field .gap')].map(cut => cut.innerText.trim()).join('|')",
        );
        assert!(
            gaps.contains("13 months, from March 2021 to April 2022, without a dated event"),
            "{gaps}"
        );
        assert!(
            gaps.contains("419 days, from 11 April 2022 to 4 June 2023, without a dated event"),
            "{gaps}"
        );
        let sign = |id: &str| {
            page.eval(&format!(
                "const sign = document.querySelector('.axis .event[href$=\"event={id}\"] .sign');
                 return {{ class: sign.className, width: sign.getBoundingClientRect().width }}"
            ))
        };
        // March 2021 is as wide as its group has days; the talks of 2023 are a ring.
        let march = sign("B-e3");
        assert_eq!(march["class"], "sign month stated");
        assert!(march["width"].as_f64() > Some(100.0), "{march}");
        assert_eq!(sign("B-e8")["class"], "sign day inferred hollow");
        assert_eq!(sign("A-e2")["class"], "sign day resolved");
        assert_eq!(sign("B-e7")["class"], "sign interval relative hollow");
        assert_eq!(sign("B-e4")["class"], "sign before relative");
        assert_eq!(page.count(".axis .event[href$='event=A-e9']"), 0, "no point for Bucha");
        page.wait_for_text(".list", "before 11 April 2022, date not stated");
        let counts = page.eval_text(
            "return [...document.querySelectorAll('.bases button')].map(b => b.textContent).join('|')",
        );
        assert_eq!(counts, "stated 4|resolved 5|inferred 9|order only 5");
    });
}

#[test]
fn the_calendar_is_read_by_another() {
    run_in(Setup { before: KEEP, ..Setup::default() }, |page| {
        page.open("#/timeline");
        let (name, kind, text) = saved(page, "Save as calendar");
        assert_eq!((name.as_str(), kind.as_str()), ("readout-events.ics", "text/calendar"));
        let calendar: Calendar = text.parse().expect("another parser reads it");
        let events: Vec<_> = calendar.components.iter().filter_map(|it| it.as_event()).collect();
        assert_eq!(events.len(), 18);
        let day = |date: Option<DatePerhapsTime>| match date {
            Some(DatePerhapsTime::Date(day)) => day.to_string(),
            Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(time))) => {
                panic!("a time: {time}")
            }
            other => panic!("no whole day: {other:?}"),
        };
        let mut starts = [0, 0, 0];
        for event in &events {
            let at = ["2022-04-11", "2023-06-04", "2023-06-05"];
            let start = day(event.get_start());
            starts[at.iter().position(|it| *it == start).expect("a day of the reports")] += 1;
            assert!(event.get_uid().is_some_and(|uid| uid.ends_with("@readout.invalid")));
        }
        assert_eq!(starts, [8, 3, 7]);
        let find = |words: &str| {
            let found =
                |it: &&&icalendar::Event| it.get_summary().is_some_and(|it| it.contains(words));
            *events.iter().find(found).unwrap_or_else(|| panic!("no {words}"))
        };
        let talks = find("Singh and Austin hold talks in New Delhi");
        assert_eq!(
            talks.get_summary(),
            Some("Singh and Austin hold talks in New Delhi (5 June 2023, inferred)")
        );
        assert!(
            talks.get_description().is_some_and(|it| it.contains("“held bilateral talks here”"))
        );
        let visit = find("Austin’s two-day visit");
        assert_eq!(day(visit.get_end()), "2023-06-06", "the day after the last");
        assert!(text.contains("Killings at Bucha"), "what has no day is told in words");

        let (name, kind, text) = saved(page, "Save as CSV");
        assert_eq!((name.as_str(), kind.as_str()), ("readout-events.csv", "text/csv"));
        let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<_> = rows.records().map(|row| row.expect("RFC 4180")).collect();
        assert_eq!(rows.len(), 23);
        let bucha = rows.iter().find(|row| &row[0] == "A-e9").expect("it has a row");
        assert_eq!(
            (&bucha[2], &bucha[5], &bucha[6]),
            ("before 11 April 2022, date not stated", "", "2022-04-11")
        );
    });
}

/// Whatever is zoomed to, paper has all of the axis and all of the list.
#[test]
fn paper_has_all_of_it() {
    run(|page| {
        page.open("#/timeline?from=2023-06-04&to=2023-06-05&event=B-e8");
        page.wait_for(".card");
        assert_eq!(page.count(".axis .event"), 12);
        let labels = page.eval(
            "return [...document.querySelectorAll('.list a[data-event]')].map(a => a.textContent)",
        );
        let paper = printed(page);
        for label in labels.as_array().expect("labels") {
            let label: String = label.as_str().unwrap_or_default().split_whitespace().collect();
            let times = paper.matches(&label).count();
            assert!(times >= 1, "{label} is not on paper");
        }
        for words in ["March2021,stated", "before11April2022,datenotstated", "13months", "419days"]
        {
            assert!(paper.contains(words), "{words}: {paper}");
        }
        page.until("the screen to be as it was", || {
            (page.count(".axis .event") == 12).then_some(())
        });

        // As wide as a page of A4, no label of the axis is cut off.
        page.resize(718, 1000);
        page.command("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        page.until("all events", || (page.count(".axis .event") == 21).then_some(()));
        let clipped = "return [...document.querySelectorAll('.axis .name')]
            .filter(name => name.scrollWidth > name.clientWidth + 1).map(name => name.textContent)";
        assert_eq!(page.eval(clipped), json!([]));
        let beyond =
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth";
        assert_eq!(page.eval(beyond), 0);
    });
}

/// By ear, the axis is a list of events in each lane, and the list below it all of them in order.
#[test]
fn it_can_be_followed_by_ear() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let told = page.told();
        let at = Cell::new(0);
        let next = |expected: &str| {
            let found = told[at.get()..].iter().position(|line| line == expected);
            let found = found.unwrap_or_else(|| {
                panic!("“{expected}” is not told, or too early; told is:\n{}", told.join("\n"))
            });
            at.set(at.get() + found + 1);
        };
        for expected in [
            "heading: Timeline",
            "button: Earlier",
            "button: Fit all",
            "button: Only the meeting of 2022",
            "group: Events by how their date is known",
            "button: inferred 9",
            "group: Events on an axis",
            "heading: Defence talks",
            "link: Singh and Austin meet at the Pentagon 11 April 2022, resolved",
            "heading: Visits",
            "link: Austin’s earlier visit to India March 2021, stated",
            "link: Tri-Service Guard of Honour 4–5 June 2023, only the order is stated; before \
             “Singh and Austin hold talks in New Delhi”",
            "heading: The same as a list",
            "heading: 2022 · The Pentagon",
            "StaticText: before 11 April 2022, date not stated",
            "link: Killings at Bucha (background)",
            "StaticText: 11 April 2022, resolved",
            "link: Singh and Austin meet at the Pentagon",
            "heading: 2023 · New Delhi",
            "StaticText: March 2021, stated",
            "link: Austin’s earlier visit to India",
            "StaticText: 5 June 2023, inferred",
            "link: Singh and Austin hold talks in New Delhi",
            "StaticText: from 5 June 2023, end not stated",
            "link: Period the roadmap shall guide",
        ] {
            next(expected);
        }
    });
}
