//! How time and memory of indexing grow with the number of documents, beside those of a library.

use serde_json::{Value, json};

use super::report;
use super::rows::RIVAL;
use super::timing::median;
use crate::harness::page::Page;

/// Measures each corpus on a page of its own, and prints a table.
pub(super) fn print(page: &Page, names: &Value) {
    println!(
        "\nIndexing separate documents, a passage each: the median of 5, in ms, of ours and of {RIVAL} in \
         the same page. Memory in MB, and how often it is the text: ours is all of the program's, with \
         the corpus; {RIVAL}'s is that of the index alone.\n\
         {:<18}{:>7}{:>9}{:>12}{:>7}{:>10}{:>6}{:>12}{:>6}",
        "documents", "MB", "ours", RIVAL, "ratio", "memory", "times", RIVAL, "times",
    );
    for (at, name) in names.as_array().into_iter().flatten().enumerate() {
        page.visit(&format!("{}growth.html?{at}", page.address()));
        let report = report(page);
        let number = |key: &str| report[key].as_f64().unwrap_or(f64::NAN) / 1e6;
        let time = |engine: usize| {
            let times = report["times"][engine].as_array();
            times.map(|times| median(times.iter().filter_map(Value::as_f64)) / 1000.0)
        };
        let (text, memory, ours) = (number("bytes"), number("memory"), time(0).unwrap_or(f64::NAN));
        print!("{:<18}{text:>7.2}{ours:>9.1}", name.as_str().unwrap_or_default());
        let Some(theirs) = time(1) else {
            println!("{:>19}{memory:>10.1}{:>6.1}", "", memory / text);
            continue;
        };
        let before = heap(page);
        page.eval("keep()");
        let index = heap(page) - before;
        println!(
            "{theirs:>12.1}{:>7.2}{memory:>10.1}{:>6.1}{index:>12.1}{:>6.1}",
            ours / theirs,
            memory / text,
            index / text,
        );
    }
}

/// The objects of the page's scripts after a garbage collection, in MB.
fn heap(page: &Page) -> f64 {
    page.command("HeapProfiler.collectGarbage", &json!({}));
    let usage = page.command("Runtime.getHeapUsage", &json!({}));
    usage["usedSize"].as_f64().unwrap_or(f64::NAN) / 1e6
}
