//! The time of the comparison of two long texts: `cargo bench --bench compare`.
//!
//! The texts are generated from a fixed seed: a vocabulary of 50,000 words distributed by Zipf's
//! law, in passages of about 500 bytes, of which every eighth is in both texts with every ninth
//! word replaced. The report has the medians for 10 KB, 100 KB and 1 MB, whether they are within
//! the budget, and the exponent of growth: 1 is linear.

#[path = "shared/timing.rs"]
mod timing;

use readout::compare::Selection;
use readout::compare::align::MachineAlignment;
use readout::compare::phrases::{PhraseOptions, phrases};
use readout::corpus::{Block, Corpus, Document, Kind};
use std::hint::black_box;
use std::time::Instant;
use timing::median;

const WORDS: u32 = 50_000;
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
    let mut source = Source { state: 1, weights: weights() };
    let (mut left, mut right) = (Text::default(), Text::default());
    while left.document.text.len() < bytes {
        let shared = source.below(8) == 0;
        let passage = source.passage();
        let other = if shared { source.reworded(&passage) } else { source.passage() };
        left.push(&passage);
        right.push(&other);
    }
    Corpus { documents: vec![left.document, right.document], ..Corpus::default() }
}

#[derive(Default)]
struct Text {
    document: Document,
}

impl Text {
    fn push(&mut self, words: &[u32]) {
        let text = &mut self.document.text;
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        for (at, word) in words.iter().enumerate() {
            text.push_str(if at > 0 { " " } else { "" });
            spell(*word, text);
        }
        let range = start..text.len();
        self.document.blocks.push(Block { kind: Kind::Paragraph, range });
    }
}

/// Spells a word in syllables; frequent words are short.
fn spell(word: u32, text: &mut String) {
    const SYLLABLES: [&str; 16] = [
        "ta", "re", "mi", "so", "lu", "ven", "dor", "ka", "shi", "pel", "gra", "nu", "bo", "ti",
        "wes", "fa",
    ];
    let mut rest = word + 1;
    while rest > 0 {
        text.push_str(SYLLABLES[rest as usize % 16]);
        rest /= 16;
    }
}

/// Pseudo-random words: the high bits of a linear congruential generator (Knuth's MMIX).
struct Source {
    state: u64,
    /// Cumulative weights of the words, up to 1.
    weights: Vec<f64>,
}

impl Source {
    fn next(&mut self) -> u32 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.state >> 32).unwrap_or(0)
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.next() % bound
    }

    fn word(&mut self) -> u32 {
        let at = f64::from(self.next()) / f64::from(u32::MAX);
        u32::try_from(self.weights.partition_point(|sum| *sum < at)).unwrap_or(0).min(WORDS - 1)
    }

    fn passage(&mut self) -> Vec<u32> {
        (0..60 + self.below(60)).map(|_| self.word()).collect()
    }

    fn reworded(&mut self, passage: &[u32]) -> Vec<u32> {
        let other = |(at, word): (usize, &u32)| if at % 9 == 8 { self.word() } else { *word };
        passage.iter().enumerate().map(other).collect()
    }
}

fn weights() -> Vec<f64> {
    let all: f64 = (1..=WORDS).map(|rank| 1.0 / f64::from(rank)).sum();
    let mut sum = 0.0;
    (1..=WORDS)
        .map(|rank| {
            sum += 1.0 / f64::from(rank) / all;
            sum
        })
        .collect()
}

fn milliseconds(rounds: usize, run: impl Fn() -> usize) -> f64 {
    median((0..rounds).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1000.0
    }))
}
