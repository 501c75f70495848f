//! Whether a word is used more on one side than on the other.
//!
//! - **G²**, the log-likelihood ratio of two frequencies in two texts, after Rayson and Garside
//!   (Comparing corpora using frequency profiling, 2000): `2 Σ O ln(O / E)` over the two counts. By
//!   chance alone it approximately follows [chi-square](mod@super::chi_square) with one degree of
//!   freedom.
//! - **Log ratio**, the binary logarithm of the ratio of the two relative frequencies (Hardie, Log
//!   Ratio: an informal introduction, 2014); a count of 0 is taken as 0.5.
//!
//! ```
//! use readout::compare::log_likelihood::{g2, log_ratio};
//!
//! assert_eq!(format!("{:.2}", g2(52, 50_000, 57, 75_000)), "2.65");
//! assert_eq!(format!("{:.1}", log_ratio(10, 100, 5, 100)), "1.0");
//! ```

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
