//! How long the frames are while five thousand events are panned, on a machine four times as slow.

use std::{thread, time::Duration};

use serde_json::json;

use crate::harness::run;

/// What a frame may take, in milliseconds.
const BUDGET: f64 = 50.0;
/// How much slower than it is.
const SLOWER: u32 = 4;

/// Windows to begin with, from wide to narrow: counts, labels, few of them.
const WINDOWS: [(&str, &str); 4] = [
    ("five years", "from=1980-01-01&to=1984-12-31"),
    ("a year", "from=1980-01-01&to=1980-12-31"),
    ("two months", "from=1980-01-01&to=1980-02-29"),
    ("a week", "from=1980-01-01&to=1980-01-07"),
];

/// Turns a wheel sideways there and back, a little every frame, and notes how long each took.
const PAN: &str = "
    window.frames4 = undefined;
    const axis = document.querySelector('.axis');
    const times = [];
    let last = performance.now(), count = 0;
    const step = now => {
        times.push(now - last);
        last = now;
        const deltaX = count < 120 ? 12 : -12;
        axis.dispatchEvent(new WheelEvent('wheel', { deltaX, bubbles: true, cancelable: true }));
        if (count === 120) window.furthest = document.querySelector('.tools .note').innerText;
        if (++count < 240) requestAnimationFrame(step); else window.frames4 = times.slice(2);
    };
    requestAnimationFrame(step)";

#[test]
#[ignore = "no test; `cargo xtask bench` calls it"]
fn panning() {
    run(|page| {
        println!("\nPanning five thousand events, the processor {SLOWER} times as slow:");
        for (name, window) in WINDOWS {
            page.command("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }));
            page.visit("about:blank");
            page.open(&format!("#/timeline?{window}"));
            page.wait_for(".event, .bunch");
            let before = page.text_of(".tools .note");
            page.command("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }));
            let drawn = (page.count(".axis .event"), page.count(".axis .bunch"));
            page.eval(PAN);
            // To ask is work for the page too.
            thread::sleep(Duration::from_secs(4));
            let times = page.until("the axis to be panned", || {
                let times = page.eval("return window.frames4 ?? null");
                let times = times.as_array()?.iter().filter_map(serde_json::Value::as_f64);
                Some(times.collect::<Vec<_>>())
            });
            assert_ne!(page.eval_text("return window.furthest"), before, "nothing moved");
            let longest = times.iter().copied().fold(0.0, f64::max);
            let mean = times.iter().sum::<f64>() / times.len() as f64;
            println!(
                "  {name}, {} events and {} counts drawn: the longest of {} frames {longest:.0} ms, \
                 must ≤ {BUDGET:.0}: {}; {mean:.1} ms on average",
                drawn.0,
                drawn.1,
                times.len(),
                if longest <= BUDGET { "met" } else { "MISSED" },
            );
        }
    });
}
