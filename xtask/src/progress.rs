//! Prints the steps of a command and how long they took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Runs a step; prints its name before, and its duration if it succeeds.
pub(crate) fn step<T>(name: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {name}");
    let (outcome, duration) = timed(run);
    if outcome.is_ok() {
        println!("    {:.1} s", duration.as_secs_f32());
    }
    outcome
}

/// The result of a function, and how long it took.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let outcome = run();
    (outcome, start.elapsed())
}
