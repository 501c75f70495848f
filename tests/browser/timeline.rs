//! The timeline: navigation, zoom, filters and export; by keyboard, touch and mouse, in print and
//! by screen reader.

use std::cell::Cell;

use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime};
use serde_json::{Value, json};

use crate::export::{KEEP, printed, saved};
use crate::harness::{Setup, page::Page, run, run_in};

/// All events on the axis, in chronological order.
const ORDER: [&str; 21] = [
    "B-e3", "A-e1", "A-e2", "A-e3", "A-e4", "A-e5", "A-e6", "A-e7", "A-e8", "B-e4", "B-e5", "B-e6",
    "B-e7", "B-e1", "B-e2", "B-e8", "B-e9", "B-e10", "B-e11", "B-e12", "B-e13",
];

/// The event ids of the links in an element, in document order.
fn ids(page: &Page, within: &str) -> Vec<String> {
    let ids = page.eval_text(&format!(
        "return [...document.querySelectorAll('{within} a[data-event]')]
            .map(a => a.hash.split('event=')[1]).join(' ')"
    ));
    ids.split_whitespace().map(str::to_owned).collect()
}

/// The id of the focused event on the axis.
fn focused(page: &Page) -> String {
    page.eval_text(
        "return document.activeElement.matches('.axis .event')
            ? document.activeElement.hash.split('event=')[1] : document.activeElement.outerHTML",
    )
}

#[track_caller]
fn wait_for_focus(page: &Page, id: &str) {
    page.until(&format!("the keyboard to be on {id}"), || (focused(page) == id).then_some(()));
}

/// The first and the last day of the window, from the link.
fn window(page: &Page) -> Option<(String, String)> {
    let route = page.route();
    let part = |key: &str| {
        let rest = route.split_once(key)?.1;
        Some(rest.split('&').next().unwrap_or(rest).to_owned())
    };
    part("from=").zip(part("to="))
}

/// Waits until the window in the link differs from `before`, and returns it.
#[track_caller]
fn changed_window(page: &Page, before: Option<&(String, String)>) -> Option<(String, String)> {
    page.until("the window to move", || {
        let now = window(page);
        (now.as_ref() != before).then_some(now)
    })
}

/// The window once it has been the same for ten frames: a gesture moves it a little later.
#[track_caller]
fn resting_window(page: &Page) -> Option<(String, String)> {
    const TEN_FRAMES: &str = "return new Promise(done => {
        let n = 10;
        const next = () => n-- ? requestAnimationFrame(next) : done();
        next();
    })";
    page.until("the window to rest", || {
        let before = window(page);
        page.eval(TEN_FRAMES);
        let now = window(page);
        (now == before).then_some(now)
    })
}

fn days(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn the_timeline_works_by_keyboard() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        // The axis is one tab stop; the arrow keys move between events and stop at the ends.
        page.tab_to(".axis .event", "");
        wait_for_focus(page, ORDER[0]);
        for id in &ORDER[1..] {
            page.press("ArrowRight");
            wait_for_focus(page, id);
            page.wait_for_text(".tip", if id.starts_with('A') { "2022" } else { "2023" });
        }
        page.press("ArrowRight");
        wait_for_focus(page, "B-e13");
        page.press("Home");
        wait_for_focus(page, "B-e3");
        page.press("End");
        page.press("ArrowLeft");
        wait_for_focus(page, "B-e12");
        page.wait_for_text(".tip", "whether it came before or after Singh’s tweet is not stated");
        page.press("Escape");
        page.wait_until_gone(".tip");

        // Zoom in around the focused event until only its day is shown; and back.
        let mut now = None;
        for _ in 0..40 {
            page.press("+");
            now = changed_window(page, now.as_ref());
            wait_for_focus(page, "B-e12");
            if now == Some(days("2023-06-05", "2023-06-05")) {
                break;
            }
        }
        assert_eq!(now, Some(days("2023-06-05", "2023-06-05")));
        page.wait_for_text(".tools .note", "11 of 23 events on the axis, 5 June 2023");
        while now.is_some() {
            page.press("-");
            now = changed_window(page, now.as_ref());
        }
        wait_for_focus(page, "B-e12");

        // Show a meeting, pan by half a window, focus an event that is not in view.
        page.press("2");
        assert_eq!(changed_window(page, None), Some(days("2023-06-04", "2023-06-05")));
        assert_eq!(
            page.attribute(".walk [aria-keyshortcuts='2']", "aria-pressed").unwrap(),
            "true"
        );
        page.press("Shift+ArrowLeft");
        let panned = changed_window(page, Some(&days("2023-06-04", "2023-06-05")));
        assert!(panned.is_some_and(|panned| *panned.0 < *"2023-06-04"));
        page.press("Home");
        wait_for_focus(page, "B-e3");
        page.press("1");
        page.wait_for_text(".tools .note", "8 of 23 events on the axis, 11 April 2022");
        page.press("0");
        page.wait_for_route("#/timeline");

        // Open the card, reach its links, and close it.
        page.tab_to(".axis .event", "");
        page.press("End");
        page.press("ArrowLeft");
        page.press("Enter");
        page.wait_for_text(".card", "5 June 2023, inferred");
        wait_for_focus(page, "B-e12");
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

/// The centre of an element, in pixels.
fn centre(page: &Page, selector: &str) -> (f64, f64) {
    let at = page.eval(&format!(
        "const box = document.querySelector(\"{selector}\").getBoundingClientRect();
         return [box.x + box.width / 2, box.y + box.height / 2]"
    ));
    let number = |at: &Value| at.as_f64().expect("a number");
    (number(&at[0]), number(&at[1]))
}

/// Scrolls the axis into view and returns a point on it.
fn scroll_to_axis(page: &Page) -> (f64, f64) {
    page.eval("document.querySelector('.axis').scrollIntoView()");
    page.eval("scrollBy(0, -160)");
    let (x, _) = centre(page, ".field");
    let (_, y) = centre(page, ".lane h2");
    (x, y)
}

#[test]
fn the_timeline_works_by_touch() {
    run(|page| {
        page.resize(390, 844);
        page.command(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": true, "maxTouchPoints": 2 }),
        );
        page.open("#/timeline");
        page.wait_for(".event");
        assert_eq!(page.count(".axis .event"), 21);

        // Spreading two fingers zooms in around the point between them; pinching zooms out.
        let (x, y) = scroll_to_axis(page);
        let pinch = |from: f64, to: f64| {
            let fingers = |apart: f64| [(x - apart, y), (x + apart, y + 20.0)];
            page.touch("touchStart", &fingers(from));
            for step in 1..=8 {
                page.touch("touchMove", &fingers(from + (to - from) * f64::from(step) / 8.0));
            }
            page.touch("touchEnd", &[]);
        };
        pinch(20.0, 110.0);
        changed_window(page, None);
        let closer = resting_window(page).expect("it is not all");
        page.until("fewer events", || (page.count(".axis .event") < 21).then_some(()));

        // One finger pans to later and to earlier.
        let drag = |dx: f64, dy: f64| {
            page.touch("touchStart", &[(x, y)]);
            for step in 1..=8 {
                let part = f64::from(step) / 8.0;
                page.touch("touchMove", &[(x + dx * part, y + dy * part)]);
            }
            page.touch("touchEnd", &[]);
        };
        let is_later = || window(page).is_some_and(|now| now.0 > closer.0 || now.1 > closer.1);
        drag(-150.0, 0.0);
        page.until("what is later", || is_later().then_some(()));
        drag(300.0, 0.0);
        page.until("what is earlier", || (!is_later()).then_some(()));
        pinch(120.0, 10.0);
        pinch(120.0, 10.0);
        page.until("all of it", || window(page).is_none().then_some(()));

        // Dragging vertically scrolls the page.
        let top = || page.eval("return scrollY").as_f64().expect("a number");
        let before = top();
        drag(0.0, -200.0);
        page.until("the page to scroll", || (top() > before + 50.0).then_some(()));
        assert_eq!(window(page), None);

        // A tap opens the card; the drags above did not.
        assert_eq!(page.count(".card"), 0);
        page.visit("about:blank");
        page.open("#/timeline");
        page.wait_for(".event");
        page.eval("document.querySelector('.axis .event[href$=B-e10]').scrollIntoView({ block: 'center' })");
        let (x, y) = centre(page, ".axis .event[href$='event=B-e10'] .sign");
        page.touch("touchStart", &[(x, y)]);
        page.touch("touchEnd", &[]);
        page.wait_for_text(".card", "In a tweet after the meeting");
        assert_eq!(page.count(".tip:not([hidden])"), 0, "a finger would lie on it");

        // Every gesture has an equivalent button.
        page.eval("scrollTo(0, 0)");
        let (before, buttons) = (window(page), ["Closer", "Earlier", "Later", "Wider"]);
        let mut now = before;
        for button in buttons {
            page.click(&format!("[aria-label='{button}']"));
            now = changed_window(page, now.as_ref());
        }
        page.click_text("Fit all");
        page.until("all of it", || window(page).is_none().then_some(()));
    });
}

#[test]
fn the_timeline_works_by_wheel_and_mouse() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let (x, y) = centre(page, ".axis .event[href$='event=B-e8'] .sign");
        let wheel = |dx: f64, dy: f64, modifiers: u32| {
            page.command(
                "Input.dispatchMouseEvent",
                &json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": dx, "deltaY": dy,
                         "modifiers": modifiers }),
            );
        };
        // The wheel zooms around the pointer with Ctrl, pans sideways, and otherwise scrolls the
        // page.
        wheel(0.0, -120.0, 2);
        let closer = changed_window(page, None).expect("it is not all");
        assert_eq!(page.eval("return scrollY"), 0);
        wheel(0.0, -120.0, 2);
        let closest = changed_window(page, Some(&closer)).expect("it is not all");
        assert!(closest.0 >= closer.0 && *closest.1 == *"2023-06-05");
        wheel(-400.0, 0.0, 0);
        let earlier = changed_window(page, Some(&closest));
        wheel(0.0, 120.0, 0);
        page.until("the page to scroll", || (page.eval("return scrollY") != 0).then_some(()));
        assert_eq!(window(page), earlier);

        // Dragging with the mouse pans and does not click.
        page.open("#/timeline?from=2023-06-04&to=2023-06-05");
        page.wait_for(".event");
        let (x, y) = centre(page, ".axis .event[href$='event=B-e8'] .name");
        for (kind, x) in [("mousePressed", x), ("mouseMoved", x + 60.0), ("mouseMoved", x + 300.0)]
        {
            let mouse = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1,
                                "clickCount": 1 });
            page.command("Input.dispatchMouseEvent", &mouse);
        }
        let dragged = changed_window(page, Some(&days("2023-06-04", "2023-06-05")));
        let up = json!({ "type": "mouseReleased", "x": x + 300.0, "y": y, "button": "left",
                         "clickCount": 1 });
        page.command("Input.dispatchMouseEvent", &up);
        assert!(dragged.is_some_and(|(from, _)| *from < *"2023-06-04"));
        assert_eq!(page.count(".card"), 0);

        // Hovering over an event shows its tooltip with the basis of its date, and highlights it on
        // the axis and in the list.
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

        // Back restores the previous selection and its window.
        page.click(".list a[href$='event=B-e3']");
        page.wait_for_text(".card", "the previous one being in March 2021");
        page.wait_for(".axis .event[href$='event=B-e3'][aria-current]");
        page.back();
        page.wait_for_route(link);
        page.wait_for_text(".card", "5 June 2023, inferred");

        // An invalid window is reported.
        page.open("#/timeline?from=1947-08-15&to=1950-01-26");
        page.wait_for_text(".notices", "Nothing is dated from 1947-08-15 to 1950-01-26");
        assert_eq!(page.count(".axis .event"), 21);
    });
}

/// The address is updated with a delay after a choice; a link followed in the meantime must not be
/// overwritten.
#[test]
fn a_link_followed_right_after_a_choice_is_not_overwritten() {
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
fn axis_and_list_are_in_sync() {
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
        // Filtered events are removed from axis and list, and from the events without a place on
        // the axis.
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

        // An event links to its topic in the comparison, and to its passage.
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
fn the_axis_shows_gaps_and_uncertain_dates() {
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
        // March 2021 is a bar, not a dot; the sign of the talks of 2023 is a ring.
        let march = sign("B-e3");
        assert_eq!(march["class"], "sign month stated");
        assert!(march["width"].as_f64() > Some(40.0), "{march}");
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
fn exported_calendar_and_csv_can_be_parsed() {
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

/// Whatever the window, print has the whole axis and the whole list.
#[test]
fn print_has_the_whole_timeline() {
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

        // At the width of A4, no label of the axis is clipped.
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

/// For a screen reader, the axis is a list of events in each lane, and the list below has all
/// events in order.
#[test]
fn the_timeline_is_readable_by_screen_reader() {
    run(|page| {
        page.open("#/timeline");
        page.wait_for(".event");
        let told = page.accessibility_lines();
        let at = Cell::new(0);
        let expect_next = |expected: &str| {
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
            expect_next(expected);
        }
    });
}
