//! Whether a word is used more on one side than expected by chance.
//!
//! - **G²**, the log-likelihood ratio of two frequencies in two texts, after Rayson and Garside
//!   (Comparing corpora using frequency profiling, 2000): `2 Σ O ln(O / E)` over the two counts.
//! - **Log ratio**, the binary logarithm of the ratio of the two relative frequencies (Hardie, Log
//!   Ratio: an informal introduction, 2014); a count of 0 is taken as 0.5.
//! - **Chance**: G² approximately follows chi-square with one degree of freedom, whose upper tail
//!   is `erfc(√(G² / 2))`.
//!
//! ```
//! use readout::compare::log_likelihood::{critical, g2};
//!
//! assert_eq!(format!("{:.2}", g2(52, 50_000, 57, 75_000)), "2.65");
//! assert_eq!(format!("{:.3}", critical(0.05)), "3.841");
//! ```

use std::f64::consts::PI;

/// G² of a word that occurs `count` times in a text of `words` words and `other_count` times in one
/// of `other_words`. 0 if the two relative frequencies are the same or a text has no words.
pub fn g2(count: usize, words: usize, other_count: usize, other_words: usize) -> f64 {
    let (count, words) = (count as f64, words as f64);
    let (other_count, other_words) = (other_count as f64, other_words as f64);
    let rate = (count + other_count) / (words + other_words);
    let term = |observed: f64, expected: f64| match observed {
        0.0 => 0.0,
        _ => observed * (observed / expected).ln(),
    };
    if words == 0.0 || other_words == 0.0 {
        return 0.0;
    }
    (2.0 * (term(count, words * rate) + term(other_count, other_words * rate))).max(0.0)
}

/// The binary logarithm of the left relative frequency over the right one: 1 is twice as often on
/// the left, −1 on the right. 0 if a text has no words.
pub fn log_ratio(count: usize, words: usize, other_count: usize, other_words: usize) -> f64 {
    if words == 0 || other_words == 0 {
        return 0.0;
    }
    let nonzero = |count: usize| if count == 0 { 0.5 } else { count as f64 };
    let left = nonzero(count) / words as f64;
    let right = nonzero(other_count) / other_words as f64;
    (left / right).ln() / std::f64::consts::LN_2
}

/// The probability of a G² this high or higher by chance alone: the upper tail of chi-square with
/// one degree of freedom. Accurate to ten digits, however small it is.
pub fn chance(g2: f64) -> f64 {
    erfc((g2.max(0.0) / 2.0).sqrt())
}

/// The G² that is reached by chance with this probability: 3.84 for .05. For a Bonferroni
/// correction, divide the probability by the number of tests.
pub fn critical(probability: f64) -> f64 {
    // At 1400 the tail is close to the smallest `f64`.
    let (mut low, mut high) = (0.0, 1400.0);
    for _ in 0..64 {
        let middle = f64::midpoint(low, high);
        if chance(middle) > probability { low = middle } else { high = middle }
    }
    high
}

/// The complementary error function of a non-negative number: below 2 by the series for the error
/// function, from 2 by the continued fraction (Abramowitz and Stegun, 7.1.6, 7.1.14).
fn erfc(x: f64) -> f64 {
    let bell = (-x * x).exp() / PI.sqrt();
    if x < 2.0 {
        let (mut term, mut sum) = (x, x);
        for n in 1..60 {
            term *= 2.0 * x * x / f64::from(2 * n + 1);
            sum += term;
        }
        1.0 - 2.0 * bell * sum
    } else {
        let fraction = (1..=60).rev().fold(x, |below, n| x + f64::from(n) / 2.0 / below);
        bell / fraction
    }
}
