//! The chi-square distribution: how probable a value this high is by chance alone.
//!
//! The upper tail with ν degrees of freedom is the regularised incomplete gamma function
//! `Q(ν/2, χ²/2)` (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.19). It is summed
//! from `Q(½, x) = erfc(√x)` or `Q(0, x) = 0` by the recurrence `Q(a + 1, x) = Q(a, x) + xᵃ e⁻ˣ /
//! Γ(a + 1)` (6.5.21). No term is negative, so that no digits are lost, however small the tail is.
//!
//! ```
//! use readout::compare::chi_square::critical;
//!
//! assert_eq!(format!("{:.3}", critical(0.05, 1)), "3.841");
//! assert_eq!(format!("{:.3}", critical(0.05, 10)), "18.307");
//! ```

use std::f64::consts::PI;

/// The probability of a value this high or higher by chance alone: the upper tail of chi-square.
/// Accurate to ten digits with up to a hundred degrees of freedom, to eight with up to 10,000. The
/// time is proportional to the degrees of freedom.
pub fn chance(value: f64, degrees: usize) -> f64 {
    let x = value.clamp(0.0, f64::MAX) / 2.0;
    // The logarithm of the next term does not overflow. Γ(3/2) is √π / 2.
    let (mut tail, mut a, mut log_term) = if degrees.is_multiple_of(2) {
        (0.0, 0.0, -x)
    } else {
        (erfc(x.sqrt()), 0.5, x.ln() / 2.0 - x - (PI.sqrt() / 2.0).ln())
    };
    for _ in 0..degrees / 2 {
        tail += log_term.exp();
        a += 1.0;
        log_term += (x / a).ln();
    }
    tail.min(1.0)
}

/// The value that is reached by chance with this probability: 3.84 for .05 and one degree of
/// freedom. For a Bonferroni correction, divide the probability by the number of tests.
pub fn critical(probability: f64, degrees: usize) -> f64 {
    // With one degree the tail at 1400 is close to the smallest `f64`; with more, further out.
    let (mut low, mut high) = (0.0, 1400.0 + 10.0 * degrees as f64);
    for _ in 0..64 {
        let middle = f64::midpoint(low, high);
        if chance(middle, degrees) > probability { low = middle } else { high = middle }
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
