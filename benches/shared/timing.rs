//! What many times of one thing come to.

/// A median keeps what else the machine does out of the figure.
pub(crate) fn median(times: impl IntoIterator<Item = f64>) -> f64 {
    percentile(times, 50)
}

/// The time that so many per cent do not exceed; nought of nothing.
pub(crate) fn percentile(times: impl IntoIterator<Item = f64>, percent: usize) -> f64 {
    let mut times: Vec<f64> = times.into_iter().collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default()
}
