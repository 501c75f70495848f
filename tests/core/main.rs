//! Tests of the core.

mod dates;
