//! The figures as a table.

use super::rows::{RIVAL, Row, Rows};
use super::timing::median;

const NOTES: &str = "\
Every engine has the same passages as documents of one field, and its defaults. Ours reads the
query each time. All but the native one answer with JavaScript objects: id and score, from
FlexSearch bare ids.
  Readout     all forms and spellings of each word, and where they stand; any word where no passage
              has all; closeness
  MiniSearch  any word, BM25+, all results; no stems
  Lunr        any word, BM25, all results; stems, and leaves stop words out
  FlexSearch  any word as far as `suggest` goes; an order, but no scores; no stems
";

/// Prints the table.
pub(super) fn print(rows: &Rows) {
    println!("{NOTES}");
    for what in ["one word", "question"] {
        println!("{:<42}{:>10}{:>10}{:>9}   times {RIVAL}'s", what, "p50 µs", "p95 µs", "results");
        for row in rows.of(what) {
            let times = [50, 95].map(|percent| row.percentile(percent));
            let ratios = match rows.find(RIVAL, what, "all") {
                Some(rival) => [50, 95].map(|at| ratio(row.percentile(at), rival.percentile(at))),
                None => Default::default(),
            };
            let name = format!("{}, {}", row.engine, row.listed);
            let ([middle, most], found) = (times, row.found);
            println!(
                "{name:<42}{middle:>10.1}{most:>10.1}{found:>9.1}   {:>5} {:>5}",
                ratios[0], ratios[1]
            );
        }
        println!();
    }
    println!("{:<42}{:>10}{:>10}   times {RIVAL}'s", "building the index", "ms", "first ms");
    for row in rows.of("building") {
        let first = milliseconds(rows.find(&row.engine, "building, the first time", ""));
        let rival = rows.find(RIVAL, "building", "");
        let ratio = rival.map(|rival| ratio(row.percentile(50), rival.percentile(50)));
        let time = milliseconds(Some(row));
        println!("{:<42}{time:>10}{first:>10}   {:>5}", row.engine, ratio.unwrap_or_default());
    }
    println!();
}

/// A ratio such as `0.42`.
fn ratio(time: f64, rival: f64) -> String {
    format!("{:.2}", time / rival)
}

/// The median, in milliseconds.
pub(super) fn milliseconds(row: Option<&Row>) -> String {
    row.map_or_else(String::new, |row| format!("{:.2}", median(row.times.iter().copied()) / 1000.0))
}
