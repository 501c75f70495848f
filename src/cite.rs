//! What can be taken away, as strings.
//!
//! Words of the reports are given as they stand, letter by letter, but for what a format must
//! escape; and nothing is said that the corpus does not say. Links are the caller's.
//!
//! - [`citation`]: a quotation with where it stands; as a line of text, and for programs that keep
//!   references: [`mod@bibtex`], [`mod@ris`], [`mod@csl`];
//! - [`comparison`]: a comparison as rows; as [`mod@markdown`] to read and as CSV to reckon with;
//! - [`mod@csv`], [`mod@concordance`]: tables, and every hit of a search in one.

pub mod bibtex;
pub mod citation;
pub mod comparison;
pub mod concordance;
pub mod csl;
pub mod csv;
pub mod markdown;
pub mod ris;

pub use bibtex::bibtex;
pub use citation::Citation;
pub use comparison::{ComparisonPart, comparison_csv};
pub use concordance::concordance;
pub use csl::csl;
pub use csv::Csv;
pub use markdown::markdown;
pub use ris::ris;
