//! The explorer in a frame of another page.

use std::{thread, time::Duration};

use serde_json::json;

use crate::harness::{Setup, page::Page, run_in, server::Reply};
use crate::views::VIEWS;

/// The widths of the frames, in pixels.
const WIDTHS: [u32; 4] = [360, 700, 1000, 1280];

/// A page with a frame of each width, which takes every height that it is told, and counts them.
const HOST: &str = r#"<!doctype html>
<title>A page that obeys</title>
<script>
  window.frames_by_width = {};
  window.show = (address, widths) => {
    document.body.replaceChildren();
    frames_by_width = {};
    for (const width of widths) {
      const frame = document.createElement("iframe");
      frame.src = address;
      frame.style.cssText = `width: ${width}px; height: 640px; border: 0; display: block`;
      frame.told = [];
      frames_by_width[width] = frame;
      document.body.append(frame);
    }
  };
  addEventListener("message", event => {
    for (const frame of Object.values(frames_by_width)) {
      if (event.source === frame.contentWindow && event.data.readout) {
        frame.told.push(event.data.readout.height);
        frame.style.height = event.data.readout.height + "px";
      }
    }
  });
</script>
<body></body>"#;

fn host() -> Setup {
    let replies = vec![("favicon.ico", Reply::Html("")), ("host.html", Reply::Html(HOST))];
    Setup { replies, ..Setup::default() }
}

/// Waits until no frame has been told another height for half a second; returns the heights.
#[track_caller]
fn settled(page: &Page, what: &str) -> Vec<i64> {
    let told = || {
        let all = page.eval("return Object.values(frames_by_width).map(it => it.told.at(-1) ?? 0)");
        all.as_array().into_iter().flatten().filter_map(serde_json::Value::as_i64).collect()
    };
    let mut before: Vec<i64> = told();
    for _ in 0..30 {
        thread::sleep(Duration::from_millis(500));
        let now = told();
        assert!(now.iter().all(|height| *height < 30_000), "{what}: {now:?} px");
        if now == before && now.iter().all(|height| *height > 0) {
            return now;
        }
        before = now;
    }
    panic!("{what} does not settle: {before:?} px");
}

#[track_caller]
fn show(page: &Page, address: &str) {
    page.eval(&format!("show({}, {})", json!(address), json!(WIDTHS)));
}

#[test]
fn a_frame_that_takes_every_height_settles() {
    run_in(host(), |page| {
        page.resize(1400, 900);
        page.visit(&format!("{}host.html", page.address()));
        for (link, selector, words) in VIEWS {
            for chrome in ["none", "full"] {
                show(page, &format!("./?embed={chrome}{link}"));
                page.until(&format!("{selector} in each frame"), || {
                    let script = format!(
                        "return Object.values(frames_by_width).every(frame => \
                             [...frame.contentDocument?.querySelectorAll({}) ?? []]
                                 .some(it => it.textContent.includes({})))",
                        json!(selector),
                        json!(words)
                    );
                    (page.eval(&script) == true).then_some(())
                });
                settled(page, &format!("{link} with {chrome}"));
            }
        }
        // The last view, with the popovers open.
        for id in ["help", "share"] {
            page.eval(&format!(
                "Object.values(frames_by_width).forEach(frame => \
                     frame.contentDocument.getElementById('{id}').showPopover())"
            ));
            settled(page, id);
        }
    });
}

const SANDBOXED: &str = r#"<!doctype html><title>A sandbox</title>
<iframe id="sandbox" sandbox="allow-scripts" width="900" height="700"></iframe>
<script>
  window.told = 0;
  addEventListener("message", event => { if (event.data.readout) window.told = event.data.readout.height; });
</script>"#;

/// No script of the page around can look into a sandbox: that it tells its height says that it runs.
#[test]
fn it_runs_in_a_sandbox_that_withholds_storage_and_workers() {
    let replies = vec![("favicon.ico", Reply::Html("")), ("host.html", Reply::Html(SANDBOXED))];
    run_in(Setup { replies, ..Setup::default() }, |page| {
        page.visit(&format!("{}host.html", page.address()));
        for file in ["readout.html", "index.html"] {
            for route in ["#/compare/facts", "#/timeline", "#/search?q=defence"] {
                page.eval(&format!(
                    "window.told = 0; document.getElementById('sandbox').src = './{file}?embed=tabs{route}'"
                ));
                page.until(&format!("{file}{route} to tell its height"), || {
                    (page.eval("return window.told").as_f64()? > 300.0).then_some(())
                });
                page.eval("document.getElementById('sandbox').src = 'about:blank'");
            }
        }
    });
}

/// In a frame as high as its content, a link followed by keyboard brings its words into the window of
/// the page around, and the focus stays in the frame's page.
#[test]
fn what_a_link_leads_to_is_in_view_around_the_frame() {
    run_in(host(), |page| {
        page.resize(1280, 800);
        page.visit(&format!("{}host.html", page.address()));
        page.eval("show('./?embed=tabs#/compare/facts', [1000])");
        let inside = "const frame = frames_by_width[1000], inside = frame.contentDocument;";
        page.until("the facts", || {
            let script = format!("{inside} return !!inside?.querySelector('.facts a.source')");
            (page.eval(&script) == true).then_some(())
        });
        settled(page, "the facts");
        page.eval(&format!(
            "{inside} const link = [...inside.querySelectorAll('.facts a.source')].at(-1);
             link.scrollIntoView({{ block: 'center' }}); frame.focus(); link.focus()"
        ));
        page.press("Enter");
        page.until("the words to be in view", || {
            let script = format!(
                "{inside} const words = inside.querySelector('mark.pointed');
                 if (!words) return false;
                 const top = frame.getBoundingClientRect().top + words.getBoundingClientRect().top;
                 return top > 0 && top < innerHeight && inside.activeElement !== inside.body"
            );
            (page.eval(&script) == true).then_some(())
        });
    });
}
