//! Citations and exports, as strings.
//!
//! Text of the reports is verbatim, except for what a format must escape, and nothing is added that
//! the corpus does not say. Links are given by the caller.
//!
//! - [`citation`]: a quotation with its source, as a line of text and for reference managers:
//!   [`mod@bibtex`], [`mod@ris`], [`mod@csl`];
//! - [`comparison`]: a comparison as rows, exported as [`mod@markdown`] and as CSV;
//! - [`mod@csv`], [`mod@concordance`]: CSV tables, and one of all hits of a search.
//!
//! ```
//! use readout::cite::{Citation, bibtex};
//!
//! let corpus = readout::built_in();
//! let citation = Citation::of(&corpus, corpus.quotations[0].parts[0], "https://example.org");
//! assert_eq!(citation.title, "2022 · The Pentagon");
//! assert!(bibtex(&citation).starts_with("@misc{2022-"));
//! ```

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
