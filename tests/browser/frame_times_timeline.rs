//! Tasks and frame times while panning five thousand events, with 4× CPU throttling.

use std::{thread, time::Duration};

use serde_json::json;

use crate::harness::{page::Page, run};

/// The budget of a frame, and of a task, in milliseconds: what a browser calls a long task is longer.
const BUDGET: f64 = 50.0;
/// The CPU throttling factor.
const SLOWER: u32 = 4;

/// The initial windows, from wide to narrow: with clusters, with labels, with few events.
const WINDOWS: [(&str, &str); 4] = [
    ("five years", "from=1980-01-01&to=1984-12-31"),
    ("a year", "from=1980-01-01&to=1980-12-31"),
    ("two months", "from=1980-01-01&to=1980-02-29"),
    ("a week", "from=1980-01-01&to=1980-01-07"),
];

/// Pans to one side and back with wheel events, a little every frame, and records the frame times and
/// the long tasks.
const PAN: &str = "
    window.frames4 = undefined;
    window.tasks4 = [];
    new PerformanceObserver(list => tasks4.push(...list.getEntries().map(it => it.duration)))
        .observe({ type: 'longtask' });
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
fn frame_times_timeline() {
    run(|page| {
        page.command("Performance.enable", &json!({ "timeDomain": "threadTicks" }));
        println!("\nPanning five thousand events, the processor {SLOWER} times as slow:");
        for (name, window) in WINDOWS {
            page.command("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }));
            page.visit("about:blank");
            page.open(&format!("#/timeline?{window}"));
            page.wait_for(".event, .cluster");
            let before = page.text_of(".tools .note");
            page.command("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }));
            let drawn = (page.count(".axis .event"), page.count(".axis .cluster"));
            let before_work = work(page);
            page.eval(PAN);
            let times = times(page);
            assert_ne!(page.eval_text("return window.furthest"), before, "nothing moved");
            let work = (work(page) - before_work) / times.len() as f64;
            let mut sorted = times.clone();
            sorted.sort_by(f64::total_cmp);
            let (most, longest) = (sorted[sorted.len() * 95 / 100], sorted[sorted.len() - 1]);
            let verdict = |is_met: bool| if is_met { "met" } else { "MISSED" };
            let number = |script: &str| page.eval(script).as_f64().unwrap_or(f64::NAN);
            let long_tasks = number("return tasks4.length");
            println!(
                "  {name}, {} events and {} counts drawn: {long_tasks} tasks over {BUDGET:.0} ms, the \
                 longest {:.0} ms, must be none: {}; the longest of {} frames {longest:.0} ms, must ≤ \
                 {BUDGET:.0}: {}; 95 of 100 within {most:.0} ms; the page works {work:.1} ms a frame",
                drawn.0,
                drawn.1,
                number("return Math.max(0, ...tasks4)"),
                verdict(long_tasks == 0.0),
                times.len(),
                verdict(longest <= BUDGET),
            );
        }
    });
}

/// The frame times, when all frames are done. Polls rarely, as polling costs the page time.
fn times(page: &Page) -> Vec<f64> {
    loop {
        thread::sleep(Duration::from_secs(2));
        if let Some(times) = page.eval("return window.frames4 ?? null").as_array() {
            return times.iter().filter_map(serde_json::Value::as_f64).collect();
        }
    }
}

/// The CPU time of the page so far, in milliseconds of its own thread: independent of what else the
/// machine does.
fn work(page: &Page) -> f64 {
    let metrics = page.command("Performance.getMetrics", &json!({}));
    let metrics = metrics["metrics"].as_array().into_iter().flatten();
    let tasks = metrics.filter(|metric| metric["name"] == "TaskDuration");
    tasks.filter_map(|metric| metric["value"].as_f64()).sum::<f64>() * 1000.0
}
