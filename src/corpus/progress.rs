//! How far a corpus has been read that is read in steps.

/// The passages of a corpus that have been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Passages read so far.
    pub done: usize,
    /// Passages in total.
    pub total: usize,
}
