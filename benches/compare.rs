//! The time of the comparison of two long texts: `cargo bench --bench compare`.
//!
//! The texts are generated from a fixed seed: a vocabulary of 50,000 words distributed by Zipf's
//! law, in passages of about 500 bytes, of which every eighth is in both texts with every ninth
//! word replaced. The report has the medians for 10 KB, 100 KB and 1 MB, whether they are within
//! the budget, and the exponent of growth: 1 is linear.

#[path = "shared/timing.rs"]
mod timing;
#[path = "shared/zipf.rs"]
mod zipf;

use readout::compare::Selection;
use readout::compare::align::MachineAlignment;
use readout::compare::phrases::{PhraseOptions, phrases};
use readout::corpus::Corpus;
use std::hint::black_box;
use std::time::Instant;
use timing::median;
use zipf::{Text, Words};

/// Bytes of each text, and the budget of both steps together, in milliseconds.
const BUDGETS: [(usize, Option<f64>); 3] =
    [(10_000, None), (100_000, Some(50.0)), (1_000_000, Some(1000.0))];

fn main() {
    let mut before: Option<(f64, f64)> = None;
    for (bytes, budget) in BUDGETS {
        let corpus = corpus(bytes);
        let selection = Selection { left: 0, right: 1, scope: None };
        let rounds = if bytes > 500_000 { 5 } else { 15 };
        let shared =
            milliseconds(rounds, || phrases(&corpus, &selection, PhraseOptions::default()).len());
        let aligned =
            milliseconds(rounds, || MachineAlignment::new(&corpus, &selection).pairs().len());
        let both = shared + aligned;
        let verdict = budget.map_or(String::new(), |most| {
            let met = if both <= most { "met" } else { "MISSED" };
            format!("; at most {most} ms: {met}")
        });
        let size = bytes as f64;
        let growth = before.map_or(String::new(), |(size_before, both_before)| {
            let exponent = (both / both_before).log10() / (size / size_before).log10();
            format!("; growth {:.1} times, exponent {exponent:.2}", both / both_before)
        });
        println!(
            "two texts of {} KB: phrases {shared:.2} ms, alignment {aligned:.2} ms, both {both:.2} \
             ms{verdict}{growth}",
            bytes / 1000
        );
        before = Some((size, both));
    }
}

/// Two texts of `bytes` bytes.
fn corpus(bytes: usize) -> Corpus {
    let mut words = Words::default();
    let (mut left, mut right) = (Text::default(), Text::default());
    while left.document.text.len() < bytes {
        let shared = words.below(8) == 0;
        let first = passage(&mut words);
        let other = if shared { reworded(&mut words, &first) } else { passage(&mut words) };
        left.push(&first);
        right.push(&other);
    }
    Corpus { documents: vec![left.document, right.document], ..Corpus::default() }
}

fn passage(words: &mut Words) -> Vec<u32> {
    let length = 60 + words.below(60) as usize;
    words.passage(length)
}

fn reworded(words: &mut Words, passage: &[u32]) -> Vec<u32> {
    let other = |(at, word): (usize, &u32)| if at % 9 == 8 { words.word() } else { *word };
    passage.iter().enumerate().map(other).collect()
}

fn milliseconds(rounds: usize, run: impl Fn() -> usize) -> f64 {
    median((0..rounds).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1000.0
    }))
}
