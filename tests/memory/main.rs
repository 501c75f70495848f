//! How much memory the search index takes, as a multiple of the text: in a program of its own, so that
//! nothing else allocates.

#[path = "../../benches/shared/abstracts.rs"]
mod abstracts;
#[path = "../../benches/shared/cranfield.rs"]
#[allow(dead_code, reason = "the questions are for benchmarks")]
mod cranfield;
#[path = "../../benches/shared/reports.rs"]
mod reports;
#[path = "../../benches/shared/zipf.rs"]
mod zipf;

use peak_alloc::PeakAlloc;
use readout::corpus::{Block, Corpus, Document, Kind};
use readout::search::Index;
use reports::generated;
use std::path::Path;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One test, because tests run at the same time.
#[test]
fn the_index_stays_below_four_times_the_text() {
    check("generated reports", &generated(10_000));
    if let Some(texts) = abstracts::read(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        let documents = texts.into_iter().map(document).collect();
        check("abstracts", &Corpus { language: "en".into(), documents, ..Corpus::default() });
    }
}

fn check(what: &str, corpus: &Corpus) {
    let text: usize = corpus.documents.iter().map(|document| document.text.len()).sum();
    let times = |bytes: usize| bytes as f64 / text as f64;
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let index = Index::new(corpus);
    let after = times(MEMORY.current_usage() - before);
    let peak = times(MEMORY.peak_usage() - before);
    println!(
        "{} {what}, {text} bytes, {} forms: the index {after:.2} times that, at most {peak:.2} \
         while it is built",
        corpus.documents.len(),
        index.forms(),
    );
    assert!(after < 4.0, "{what}: {after:.2} times the text");
    assert!(peak < 4.0, "{what}: {peak:.2} times the text while it is built");
}

fn document(text: String) -> Document {
    let block = Block { kind: Kind::Paragraph, range: 0..text.len() };
    Document { text, blocks: vec![block], ..Document::default() }
}
