//! Statistics of repeated timings.

/// The median, which is robust against other load on the machine.
pub(crate) fn median(times: impl IntoIterator<Item = f64>) -> f64 {
    percentile(times, 50)
}

/// The time that `percent` per cent of the times do not exceed; 0 without any.
pub(crate) fn percentile(times: impl IntoIterator<Item = f64>, percent: usize) -> f64 {
    let mut times: Vec<f64> = times.into_iter().collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default()
}
