//! Whether a word is used more on one side than chance would have it.
//!
//! - **G²**, the log-likelihood ratio of two frequencies in two texts, as Rayson and Garside give it
//!   (Comparing corpora using frequency profiling, 2000): `2 Σ O ln(O / E)` over the two counts.
//! - **Log ratio**, how many doublings lie between the two relative frequencies (Hardie, Log Ratio:
//!   an informal introduction, 2014); a word that is not there at all counts as half a word.
//! - **Chance**: G² is about chi-square with one degree of freedom, whose tail is
//!   `erfc(√(G² / 2))`.

use std::f64::consts::PI;

/// G² of a word that stands `count` times in a text of `words` words and `other_count` times in one
/// of `other_words`. 0 where the two relative frequencies are the same, or a text has no words.
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
/// the left, −1 on the right. 0 where a text has no words.
pub fn log_ratio(count: usize, words: usize, other_count: usize, other_words: usize) -> f64 {
    if words == 0 || other_words == 0 {
        return 0.0;
    }
    let some = |count: usize| if count == 0 { 0.5 } else { count as f64 };
    let left = some(count) / words as f64;
    let right = some(other_count) / other_words as f64;
    (left / right).ln() / std::f64::consts::LN_2
}

/// How likely chance alone gives a G² of this or more: the upper tail of chi-square with one degree
/// of freedom. Good to ten digits, however small it is.
pub fn chance(g2: f64) -> f64 {
    erfc((g2.max(0.0) / 2.0).sqrt())
}

/// The G² that chance reaches with this likelihood: 3.84 for .05. To correct for many tests after
/// Bonferroni, divide the likelihood by their number.
pub fn critical(likelihood: f64) -> f64 {
    // Beyond 1400 the tail is smaller than any number.
    let (mut low, mut high) = (0.0, 1400.0);
    for _ in 0..64 {
        let middle = f64::midpoint(low, high);
        if chance(middle) > likelihood { low = middle } else { high = middle }
    }
    high
}

/// The complementary error function of a number that is not negative: below 2 by the series for the
/// error function, from there on by the continued fraction (Abramowitz and Stegun, 7.1.6, 7.1.14).
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
