//! Tests of the harness: its actions, its assertions, and that it reports errors and requests.

use std::{fs, panic::catch_unwind};

use crate::harness::{Setup, page::Page, run_in, server::Reply};

const PLAYGROUND: &str = "<!doctype html><title>Playground</title><link rel=icon href=data:,>
<style>
  body { margin: 0; height: 3000px; }
  body::before { content: 'light'; }
  @media (prefers-color-scheme: dark) { body::before { content: 'dark'; } }
  #late { display: none; }
  button:hover + #late { display: block; }
</style>
<input id=field><output></output>
<button onclick=\"document.querySelector('output').textContent += ' clicked'\">Timeline  of\n events</button>
<p id=late>now you see me</p>
<a href='#/there' hidden>Elsewhere</a><a href='#/here' aria-label='Go there'>…</a>
<script>
  dispatchEvent(new CustomEvent('readout-started'));
  addEventListener('keydown', event => {
    if (event.key === '/' && event.target.id !== 'field') { field.focus(); event.preventDefault(); }
    if (event.key === 'k' && event.ctrlKey) setTimeout(() => field.remove(), 100);
  });
</script>";

#[test]
fn actions_and_text_assertions_work() {
    on(PLAYGROUND, |page| {
        page.open("");
        page.press("/");
        assert!(page.has_focus("#field"));
        page.type_text("défense/2022");
        assert_eq!(page.eval_text("return field.value"), "défense/2022");
        page.click_text("Timeline");
        page.click("button");
        page.wait_for_text("output", "clicked clicked");
        page.point_at("button");
        assert_eq!(page.text_of("#late"), "now you see me");
        page.press("Ctrl+k");
        page.wait_until_gone("#field");
        page.wait_for("output");
    });
}

#[test]
fn navigation_and_attributes_work() {
    on(PLAYGROUND, |page| {
        page.open("#/start");
        page.click_text("Go");
        assert_eq!(page.route(), "#/here");
        page.back();
        assert_eq!(page.route(), "#/start");
        assert_eq!(page.attribute("a", "href").as_deref(), Some("#/there"));
        assert_eq!(page.attribute("a", "title"), None);
        assert_eq!(page.served(), ["/"]);
    });
}

#[test]
fn the_window_and_the_preferences_can_be_set() {
    let shown = "return getComputedStyle(document.body, '::before').content";
    on(PLAYGROUND, |page| {
        page.open("");
        page.resize(390, 844);
        assert_eq!(page.eval("return [innerWidth, innerHeight]"), serde_json::json!([390, 844]));
        page.prefer("prefers-color-scheme", "dark");
        assert_eq!(page.eval_text(shown), "\"dark\"");
        page.prefer("prefers-color-scheme", "light");
        assert_eq!(page.eval_text(shown), "\"light\"");
    });
}

#[test]
fn a_screenshot_shows_the_whole_page() {
    on(PLAYGROUND, |page| {
        page.open("");
        page.resize(390, 844);
        let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("vocabulary.png");
        page.screenshot(&file);
        let image = fs::read(file).expect("it was just written");
        assert_eq!(image[16..24], [0, 0, 1, 134, 0, 0, 11, 184], "390 by 3000");
    });
}

#[test]
fn an_error_in_the_console_fails_the_test() {
    fails_on("console.error('slip')", "slip");
    fails_on("setTimeout(() => { throw new Error('thrown') })", "thrown");
}

#[test]
fn a_request_to_another_server_fails_the_test() {
    fails_on("new Image().src = 'http://example.org/pixel'", "http://example.org/pixel");
    fails_on("navigator.sendBeacon('https://example.org/beacon')", "https://example.org/beacon");
    fails_on("try { new WebSocket('ws://example.org/live') } catch {}", "ws://example.org/live");
}

#[track_caller]
fn on(html: &'static str, test: impl FnOnce(&Page)) {
    run_in(Setup { replies: vec![("index.html", Reply::Html(html))], ..Setup::default() }, test);
}

/// Asserts that the harness fails a test whose page runs this script, and names the cause.
#[track_caller]
fn fails_on(script: &str, name: &str) {
    let outcome = catch_unwind(|| {
        on(PLAYGROUND, |page| {
            page.open("");
            page.eval(script);
        });
    });
    let panic = outcome.expect_err("the harness should have noticed");
    let message = panic.downcast_ref::<String>().cloned().unwrap_or_default();
    assert!(message.contains(name), "{message}");
}
