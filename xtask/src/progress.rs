//! Tells what is being done, and how long it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Does a step, named before it begins and timed after it ends.
pub(crate) fn step<T>(name: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {name}");
    let (outcome, duration) = timed(run);
    if outcome.is_ok() {
        println!("    {:.1} s", duration.as_secs_f32());
    }
    outcome
}

/// What a function gives, and how long it took.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let outcome = run();
    (outcome, start.elapsed())
}
