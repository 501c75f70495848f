//! The chi-square distribution, compared with published tables and with another program.

use proptest::prelude::*;
use readout::compare::chi_square::{chance, critical};

/// Whether two numbers are equal to so many digits.
fn same(one: f64, other: f64, digits: i32) -> bool {
    (one - other).abs() <= other.abs() * 10.0_f64.powi(-digits)
}

/// The upper critical values of chi-square as published in statistics books (for example
/// NIST/SEMATECH, e-Handbook of Statistical Methods, 1.3.6.7.4): degrees of freedom, and the values
/// for .10, .05, .025, .01 and .001.
#[test]
fn critical_values_match_published_ones() {
    let table = [
        (1, ["2.706", "3.841", "5.024", "6.635", "10.828"]),
        (2, ["4.605", "5.991", "7.378", "9.210", "13.816"]),
        (5, ["9.236", "11.070", "12.833", "15.086", "20.515"]),
        (10, ["15.987", "18.307", "20.483", "23.209", "29.588"]),
        (30, ["40.256", "43.773", "46.979", "50.892", "59.703"]),
        (60, ["74.397", "79.082", "83.298", "88.379", "99.607"]),
        (99, ["117.407", "123.225", "128.422", "134.642", "148.230"]),
        (100, ["118.498", "124.342", "129.561", "135.807", "149.449"]),
    ];
    for (degrees, values) in table {
        let found = [0.1, 0.05, 0.025, 0.01, 0.001].map(|level| critical(level, degrees));
        assert_eq!(found.map(|value| format!("{value:.3}")), values, "{degrees} degrees");
    }
}

/// From the UCREL calculator (ucrel.lancs.ac.uk/llwizard.html), which truncates it to 15.13.
#[test]
fn the_critical_value_for_a_ten_thousandth_matches_the_published_one() {
    assert_eq!(format!("{:.3}", critical(0.0001, 1)), "15.137");
}

/// Computed with 40 digits by mpmath: value, degrees of freedom, probability.
const REFERENCE_VALUES: [(f64, usize, f64); 28] = [
    (0.0, 1, 1.0),
    (0.5, 1, 0.479_500_122_186_953_5),
    (1.0, 1, 0.317_310_507_862_914_1),
    (2.0, 1, 0.157_299_207_050_285_13),
    (6.6, 1, 0.010_197_876_776_240_246),
    (7.9, 1, 0.004_943_479_736_228_246),
    (8.0, 1, 0.004_677_734_981_047_266),
    (8.1, 1, 0.004_426_525_857_919_832),
    (15.0, 1, 0.000_107_511_176_729_500_56),
    (20.0, 1, 7.744_216_431_044_084e-6),
    (40.0, 1, 2.539_628_589_470_865e-10),
    (100.0, 1, 1.523_970_604_832_105e-23),
    (1000.0, 1, 1.795_832_784_800_726e-219),
    (0.0, 2, 1.0),
    (0.5, 2, 0.778_800_783_071_404_9),
    (3.0, 5, 0.699_985_835_878_627_5),
    (30.0, 5, 1.474_858_103_844_305_2e-5),
    (18.307, 10, 0.050_000_589_091_398_12),
    (60.0, 60, 0.475_716_986_106_319_9),
    (99.607, 60, 0.001_000_051_411_177_072),
    (200.0, 60, 5.893_259_698_661_472e-17),
    (0.0, 61, 1.0),
    (61.0, 61, 0.475_916_911_933_549_87),
    (1000.0, 61, 6.537_880_388_670_678e-170),
    (80.0, 100, 0.929_664_933_340_605),
    (300.0, 100, 7.412_100_857_322_877e-22),
    (f64::INFINITY, 61, 0.0),
    (f64::INFINITY, 100, 0.0),
];

#[test]
fn chance_matches_reference_values() {
    for (value, degrees, probability) in REFERENCE_VALUES {
        let found = chance(value, degrees);
        let right = same(found, probability, 10);
        assert!(right, "{value}, {degrees} degrees: {found:e} is not {probability:e}");
    }
    let corrected = [(100.0, 12.115_665_146_397_18), (300.0, 14.173_897_112_089_75)];
    for (tests, value) in corrected {
        assert!(same(critical(0.05 / tests, 1), value, 10));
    }
}

/// As many as there are reports in a large series; computed with 40 digits by mpmath.
#[test]
fn chance_with_ten_thousand_degrees_matches_reference_values() {
    let table = [
        (9000.0, 9999, 0.999_999_999_999_866),
        (10_000.0, 9999, 0.495_298_394_538_683_5),
        (10_500.0, 10_000, 0.000_247_947_367_989_360_85),
    ];
    for (value, degrees, probability) in table {
        let found = chance(value, degrees);
        assert!(same(found, probability, 8), "{value}: {found:e} is not {probability:e}");
    }
}

proptest! {
    #[test]
    fn chance_decreases_with_the_value(value in 0.0..1300.0f64, more in 0.001..50.0f64) {
        prop_assert!(chance(value, 1) > chance(value + more, 1));
        prop_assert!((critical(chance(value, 1), 1) - value).abs() < 1e-6);
    }

    #[test]
    fn chance_is_a_probability(value in any::<f64>(), degrees in 0..300_usize) {
        let found = chance(value, degrees);
        prop_assert!((0.0..=1.0).contains(&found), "{found}");
        // Within the rounding of numbers close to 1.
        prop_assert!(chance(value, degrees + 1) >= found - 1e-12);
        prop_assert!(critical(found, degrees).is_finite());
    }
}
