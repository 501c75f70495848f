//! Readout.
