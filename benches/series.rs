//! The time and memory of the words of many reports: `cargo bench --bench series -- FOLDER`.
//!
//! Without a folder, 10,000 reports of about 150 words are generated from a fixed seed, with a
//! vocabulary of 50,000 words distributed by Zipf's law; with one, its text files are the reports, in
//! the order of their names. Reported are the medians, and by how much the memory of the process grew
//! (Linux).

#[path = "shared/reports.rs"]
mod reports;
#[path = "shared/timing.rs"]
mod timing;
#[path = "shared/zipf.rs"]
mod zipf;

use readout::compare::Selection;
use readout::compare::novelty::novelty;
use readout::compare::series_vocabulary::{SeriesBuilder, SeriesVocabulary, WordOrder};
use readout::compare::word_series::word_series;
use readout::corpus::{Chronology, Corpus, Document};
use readout::search::{Index, Options, Standing, Typing, parse, search};
use reports::generated;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{env, fs, io};
use timing::{median, percentile};

const REPORTS: usize = 10_000;
/// Passages that a page reads in a step.
const STEP: usize = 100;

fn main() -> io::Result<()> {
    let folder = env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let corpus =
        folder.map_or_else(|| Ok(generated(REPORTS)), |folder| read(Path::new(&folder)))?;
    let bytes: usize = corpus.documents.iter().map(|document| document.text.len()).sum();
    println!("{} reports, {} KB", corpus.documents.len(), bytes / 1000);

    let before = memory();
    let words = SeriesVocabulary::new(&corpus);
    let grown = memory().saturating_sub(before);
    println!("{} words of {} types; memory {grown} KB", words.words(), words.len());

    report("chronology", 9, || Chronology::new(&corpus).dated());
    report("all words", 5, || SeriesVocabulary::new(&corpus).len());
    steps(&corpus);
    for order in [WordOrder::Frequency, WordOrder::CameIn, WordOrder::Verdict] {
        report(&format!("words sorted, {order:?}"), 9, || words.sorted(order).len());
    }
    let common = words.sorted(WordOrder::Frequency);
    for rank in [0, 100.min(common.len() - 1)] {
        let word = words.word(common[rank]).map_or_else(String::new, |word| word.form.to_owned());
        report(&format!("one word, “{word}”"), 9, || {
            word_series(&corpus, &words, &word).map_or(0, |found| found.reports)
        });
    }
    phrase(&corpus, words.chronology());
    news(&corpus, words.chronology());
    Ok(())
}

/// The first two words of the first report, as a phrase.
fn phrase(corpus: &Corpus, chronology: &Chronology) {
    report("index", 5, || Index::new(corpus).forms());
    let index = Index::new(corpus);
    let text = corpus.documents.first().map_or("", |document| &document.text);
    let phrase = text.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let query = parse(&format!("\"{phrase}\""), Typing::Done);
    let results = search(&index, corpus, &query, &Options::default());
    report(&format!("search for “{phrase}”"), 9, || {
        search(&index, corpus, &query, &Options::default()).hits.len()
    });
    report("where it stands", 9, || Standing::new(&results, chronology).reports());
}

/// What is new in each report against the one before.
fn news(corpus: &Corpus, chronology: &Chronology) {
    let pairs = chronology.order().windows(2).take(500);
    let times = pairs.map(|pair| {
        let selection = Selection { left: pair[0], right: pair[1], scope: None };
        milliseconds(|| novelty(corpus, &selection).new.len())
    });
    let times: Vec<f64> = times.collect();
    let (half, most) = (median(times.clone()), percentile(times, 100));
    println!("novelty of a report: median {half:.3} ms, worst {most:.3} ms");
}

fn steps(corpus: &Corpus) {
    let mut builder = SeriesBuilder::new(corpus);
    let mut times = Vec::new();
    loop {
        let start = Instant::now();
        let progress = builder.step(corpus, STEP);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        if progress.done == progress.total {
            break;
        }
    }
    let finish = milliseconds(|| std::mem::take(&mut builder).finish().len());
    let (half, most) = (median(times.clone()), percentile(times, 100));
    println!(
        "step of {STEP} passages: median {half:.3} ms, worst {most:.3} ms; end {finish:.2} ms"
    );
}

fn read(folder: &Path) -> io::Result<Corpus> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let mut corpus = Corpus { language: "en".into(), ..Corpus::default() };
    for path in paths {
        let draft = readout::import::read_text(&path.to_string_lossy(), &fs::read(&path)?);
        let document = draft.map_err(io::Error::other)?.document("");
        corpus.documents.push(Document { id: path.to_string_lossy().into(), ..document });
    }
    Ok(corpus)
}

fn report(what: &str, rounds: usize, mut run: impl FnMut() -> usize) {
    let times = (0..rounds).map(|_| milliseconds(&mut run));
    println!("{what}: {:.3} ms", median(times));
}

fn milliseconds(mut run: impl FnMut() -> usize) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1000.0
}

/// The resident memory of this process in KB; 0 where it is not known.
fn memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
