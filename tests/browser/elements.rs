//! The mounting times of the components of `benches/elements`, for each way to write them.

use serde_json::json;

use crate::harness::{Setup, run_in};

/// How often each is mounted; the median is printed.
const RUNS: usize = 9;

#[test]
#[ignore = "no test; `cargo xtask elements` calls it"]
fn mounting() {
    run_in(Setup { isolated: true, ..Setup::default() }, |page| {
        page.command("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }));
        println!("\nmounting at 4× throttle, median of {RUNS}, in milliseconds:");
        for name in ["builder", "view", "view-erased"] {
            let mut times: Vec<f64> = Vec::new();
            for _ in 0..RUNS {
                page.visit(page.address());
                let time = page.eval(&format!(
                    "const {{ default: start, mount }} = await import('./{name}/readout.js');
                     await start({{ module_or_path: fetch('./{name}/readout_bg.wasm') }});
                     const before = performance.now();
                     mount();
                     document.body.getBoundingClientRect();
                     return performance.now() - before"
                ));
                times.push(time.as_f64().expect("a time is a number"));
            }
            let count = page.eval("return document.body.querySelectorAll('*').length");
            assert_eq!(count, 840, "{name}");
            times.sort_by(f64::total_cmp);
            println!("{name:<14} {:>7.1}", times[RUNS / 2]);
        }
    });
}
