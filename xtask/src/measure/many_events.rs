//! A page with very many events, for measuring the timeline.

use std::{fmt::Write as _, path::PathBuf};

use anyhow::Result;

use crate::{build::compile::Profile, package, paths};

/// The number of events.
const EVENTS: usize = 5000;

/// Builds the page and returns its directory.
pub(crate) fn build() -> Result<PathBuf> {
    let corpus = paths::target()?.join("many-events.json");
    paths::write(&corpus, json())?;
    let directory = paths::target()?.join("many-events");
    package::build_site(Some(&corpus), Profile::SHIPPED, &directory)?;
    Ok(directory)
}

/// Two reports with half of the events each: days, months, intervals and bounds within ten years,
/// in four lanes, some ordered after the previous event.
fn json() -> String {
    let mut blocks = [String::new(), String::new()];
    let mut events = String::new();
    for n in 0..EVENTS {
        // Scattered, but deterministic.
        let at = n * 2_654_435_761 % 4_294_967_296 / 1000;
        let (year, month, day) = (1980 + at % 10, 1 + at / 10 % 12, 1 + at / 120 % 28);
        let when = match n % 10 {
            0 => format!("{year}-{month:02}"),
            1 if day < 26 => format!("{year}-{month:02}-{day:02}/{year}-{month:02}-{:02}", day + 3),
            2 => format!("[..{year}-{month:02}-{day:02}]"),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let basis = ["stated", "resolved", "inferred"][n % 3];
        let tied = if n % 20 == 7 { format!(r#","after":["e{}"]"#, n - 1) } else { String::new() };
        let report = n % 2;
        let _ = write!(
            events,
            r#"{}{{"id":"e{n}","label":"What happened as number {n}","when":"{when}","basis":"{basis}","lane":"{}"{tied},"evidence":[{{"in":"{report}","exact":"Event number {n} took place."}}]}}"#,
            if n == 0 { "" } else { "," },
            n % 4,
        );
        let text = &mut blocks[report];
        let comma = if text.is_empty() { "" } else { "," };
        let _ = write!(text, r#"{comma}{{"text":"Event number {n} took place."}}"#);
    }
    let [first, second] = blocks;
    let lanes = [0, 1, 2, 3].map(|n| format!(r#"{{"id":"{n}","label":"Lane {n}"}}"#)).join(",");
    format!(
        r#"{{"format":"readout-corpus/1","title":"Many events","documents":[{{"id":"0","blocks":[{first}]}},{{"id":"1","blocks":[{second}]}}],"lanes":[{lanes}],"events":[{events}]}}"#
    )
}
