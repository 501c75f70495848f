//! The speed of search as a native program.
//!
//! `cargo bench --bench speed -- <folder>`, or the folder in `READOUT_CRANFIELD`; see
//! `shared/material.rs` for its contents. `cargo xtask bench` calls this with a folder in
//! `READOUT_BENCH`, and the material and the times are written there for the pages that measure
//! search in a browser: `benches/web`.
//!
//! Each query is parsed and run nine times; its time is the median. The report has the percentiles
//! over all queries.

#[path = "shared/abstracts.rs"]
mod abstracts;
#[path = "shared/cranfield.rs"]
mod cranfield;
#[path = "shared/growth.rs"]
mod growth;
#[path = "shared/material.rs"]
mod material;
#[path = "shared/timing.rs"]
mod timing;
#[path = "shared/zipf.rs"]
mod zipf;

use material::Material;
use readout::corpus::{Corpus, load};
use readout::search::{Index, Options, Results, Typing, as_typed};
use serde_json::{Value, json};
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use timing::{median, percentile};

const ROUNDS: usize = 9;

fn main() -> ExitCode {
    let given = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let folder = given.or_else(|| std::env::var("READOUT_CRANFIELD").ok()).map(PathBuf::from);
    let outcome = Material::read(folder.as_deref())
        .map_err(|error| format!("{}: {error}", folder.unwrap_or_default().display()))
        .and_then(|material| measure(&material));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(material: &Material) -> Result<(), String> {
    let corpus = load(material.corpus.to_string().as_bytes())
        .map_err(|problems| format!("{} problems, the first: {}", problems.len(), problems[0]))?;
    let words = material.words();
    let questions: Vec<&str> = material.questions.iter().map(String::as_str).collect();
    let rows = rows(&corpus, &words, &questions);
    println!("{}: {} words, {} questions", material.name, words.len(), questions.len());
    rows.iter().for_each(print);
    if let Some(folder) = std::env::var_os("READOUT_BENCH").map(PathBuf::from) {
        let asked = json!({
            "name": material.name, "corpus": material.corpus,
            "words": words, "questions": questions,
        });
        let mut files =
            vec![("material.json".to_owned(), asked), ("native.json".to_owned(), rows.into())];
        let corpora = growth::corpora();
        let names = corpora.iter().map(|(name, _)| &**name).collect::<Vec<_>>();
        files.push(("growth.json".to_owned(), json!(names)));
        for (at, (_, corpus)) in corpora.into_iter().enumerate() {
            files.push((format!("growth-{at}.json"), corpus));
        }
        for (name, value) in files {
            fs::write(folder.join(name), value.to_string())
                .map_err(|error| format!("{}: {error}", folder.display()))?;
        }
    }
    Ok(())
}

fn rows(corpus: &Corpus, words: &[&str], questions: &[&str]) -> Vec<Value> {
    let build = || microseconds(|| Index::new(corpus));
    let mut rows =
        vec![row("building", "", &(0..ROUNDS).map(|_| build()).collect::<Vec<_>>(), 0.0)];
    let index = Index::new(corpus);
    let all = Options::default();
    let best = Options { marked: Some(20) };
    for (listed, options) in [("every hit", &all), ("hits of 20", &best)] {
        let run = |query: &str| as_typed(&index, corpus, query, Typing::Done, options).1;
        rows.push(queries("one word", listed, words, &run));
        rows.push(queries("question", listed, questions, &run));
    }
    rows
}

fn queries(what: &str, listed: &str, queries: &[&str], run: &dyn Fn(&str) -> Results) -> Value {
    let (mut times, mut found) = (Vec::new(), 0);
    for query in queries {
        let once = || microseconds(|| run(query));
        times.push(median((0..ROUNDS).map(|_| once())));
        let results = run(query);
        found += results.documents.iter().map(|document| document.passages.len()).sum::<usize>();
    }
    row(what, listed, &times, found as f64 / queries.len() as f64)
}

/// A row as the page reports it: times in microseconds, and the average number of results.
fn row(what: &str, listed: &str, times: &[f64], found: f64) -> Value {
    json!({ "engine": "Readout, native", "what": what, "listed": listed, "times": times, "found": found })
}

fn print(row: &Value) {
    let times = row["times"].as_array().into_iter().flatten().filter_map(Value::as_f64);
    let [what, listed] = ["what", "listed"].map(|key| row[key].as_str().unwrap_or_default());
    let [middle, most] = [50, 95].map(|percent| percentile(times.clone(), percent));
    println!("{what} {listed}: p50 {middle:.1} µs, p95 {most:.1} µs");
}

fn microseconds<T>(run: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1e6
}
