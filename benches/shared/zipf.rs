//! Generated texts: words distributed by Zipf's law, from a fixed seed.

use readout::corpus::{Block, Document, Kind};

/// The size of the vocabulary.
const WORDS: u32 = 50_000;

/// A text of passages.
#[derive(Default)]
pub(crate) struct Text {
    pub(crate) document: Document,
}

impl Text {
    pub(crate) fn push(&mut self, words: &[u32]) {
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
pub(crate) struct Words {
    state: u64,
    /// Cumulative weights of the words, up to 1.
    weights: Vec<f64>,
}

impl Default for Words {
    fn default() -> Self {
        Words { state: 1, weights: weights() }
    }
}

impl Words {
    fn next(&mut self) -> u32 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.state >> 32).unwrap_or(0)
    }

    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        self.next() % bound
    }

    pub(crate) fn word(&mut self) -> u32 {
        let at = f64::from(self.next()) / f64::from(u32::MAX);
        u32::try_from(self.weights.partition_point(|sum| *sum < at)).unwrap_or(0).min(WORDS - 1)
    }

    /// A passage of so many words.
    pub(crate) fn passage(&mut self, words: usize) -> Vec<u32> {
        (0..words).map(|_| self.word()).collect()
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
