//! Frame times while two columns scroll together, with 4× CPU throttling.

use serde_json::json;

use crate::harness::run;

/// The budget of a frame, in milliseconds.
const BUDGET: f64 = 50.0;
/// The CPU throttling factor.
const SLOWER: u32 = 4;

/// Scrolls the left column down and up again, some pixels a frame, and records the frame times.
const SCROLL: &str = "
    window.frames4 = undefined;
    const column = document.querySelector('.column.left');
    const times = [];
    let last = performance.now(), count = 0;
    const step = now => {
        times.push(now - last);
        last = now;
        column.scrollTop += count < 120 ? 9 : -9;
        if (++count < 240) requestAnimationFrame(step); else window.frames4 = times.slice(2);
    };
    requestAnimationFrame(step)";

#[test]
#[ignore = "no test; `cargo xtask bench` calls it"]
fn frame_times_scroll() {
    run(|page| {
        page.command("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }));
        page.open("#/compare/text");
        page.wait_for(".ribbons path");
        page.eval(SCROLL);
        let times = page.until("the columns to be scrolled", || {
            let times = page.eval("return window.frames4 ?? null");
            let times = times.as_array()?.iter().filter_map(serde_json::Value::as_f64);
            Some(times.collect::<Vec<_>>())
        });
        let longest = times.iter().copied().fold(0.0, f64::max);
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        println!(
            "\nScrolling two texts together, the processor {SLOWER} times as slow, {} frames:\n  \
             the longest {longest:.0} ms, must ≤ {BUDGET:.0}: {}; {mean:.1} ms on average",
            times.len(),
            if longest <= BUDGET { "met" } else { "MISSED" },
        );
    });
}
