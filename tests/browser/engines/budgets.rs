//! The budgets, a line each.
//!
//! Equal results are compared: all passages found, ranked, with their scores. The other engines
//! give no positions; ours includes the hits of the best 20 passages, as a page would mark them.
//! The time with every hit is printed as well. A missed budget is not a failure, since times also
//! depend on the machine.

use super::rows::{OURS, RIVAL, Row, Rows};
use super::table::milliseconds;

/// From this duration on, in microseconds, browsers report a long task, and users notice it.
const LONG_TASK: f64 = 50_000.0;

/// The kinds of results of ours that are compared.
const LISTED: [&str; 2] = ["hits of 20", "every hit"];

/// Prints all budgets.
pub(super) fn print(rows: &Rows) {
    println!("Budgets, of ours as it ships:");
    one_word(rows);
    questions(rows);
    building(rows);
    pauses(rows);
}

fn one_word(rows: &Rows) {
    let ours = |listed| rows.find(OURS, "one word", listed);
    let Some(rival) = rows.find(RIVAL, "one word", "all") else {
        return print_not_measured("one word p95");
    };
    let [ranked, every] = LISTED.map(|listed| ratio(ours(listed), rival, 95));
    println!(
        "  one word p95: ours/{RIVAL} = {ranked:.2} ({every:.2} with every hit), \
         must ≤ 1: {}, aim ≤ 0.5: {}",
        verdict(ranked <= 1.0),
        verdict(ranked <= 0.5)
    );
}

/// Without the third library, `FlexSearch`, which gives no scores and so does not rank.
fn questions(rows: &Rows) {
    let others = ["MiniSearch", "Lunr"].map(|engine| rows.find(engine, "question", "all"));
    let times = others.into_iter().flatten().map(|row| (row.percentile(50), &row.engine));
    let Some((fastest, engine)) = times.min_by(|one, other| one.0.total_cmp(&other.0)) else {
        return print_not_measured("questions p50");
    };
    let [ranked, every] = LISTED.map(|listed| {
        rows.find(OURS, "question", listed).map_or(f64::NAN, |row| row.percentile(50))
    });
    println!(
        "  questions p50: ours {ranked:.0} µs ({every:.0} µs with every hit), faster than every \
         library that ranks, the fastest {engine} with {fastest:.0} µs: {}",
        verdict(ranked < fastest)
    );
}

fn building(rows: &Rows) {
    let what = "building";
    let Some(rival) = rows.find(RIVAL, what, "") else { return print_not_measured(what) };
    let again = ratio(rows.find(OURS, what, ""), rival, 50);
    println!("  {what}: ours/{RIVAL} = {again:.2}, must ≤ 1: {}", verdict(again <= 1.0));
}

fn pauses(rows: &Rows) {
    let all = ["longest step", "last step"].map(|what| {
        let first = rows.find(OURS, &format!("{what}, the first time"), "");
        (rows.find(OURS, what, ""), first)
    });
    let [step, last] =
        all.map(|(row, first)| format!("{} ms (first {})", milliseconds(row), milliseconds(first)));
    let times = all.iter().flat_map(|(row, first)| [row, first]).copied().flatten();
    let short = times.map(|row| row.percentile(50)).all(|time| time < LONG_TASK);
    println!(
        "  pauses while building, 64 passages a step: the longest step {step}, the last, which \
         puts all in order, {last}, must be below 50: {}",
        verdict(short)
    );
}

fn ratio(ours: Option<&Row>, rival: &Row, percent: usize) -> f64 {
    ours.map_or(f64::NAN, |row| row.percentile(percent)) / rival.percentile(percent)
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}

fn print_not_measured(what: &str) {
    println!("  {what}: not told, for without npm there is nothing to hold it against");
}
