//! Full-text search in a corpus, with the reason for each hit.
//!
//! ```
//! use readout::search::{Index, Options, Typing, parse, search};
//!
//! let corpus = readout::built_in();
//! let index = Index::new(&corpus);
//! let query = parse("\"regional security\"", Typing::Done);
//! let results = search(&index, &corpus, &query, &Options::default());
//! let hits: Vec<usize> = results.documents.iter().map(|found| found.count.hits).collect();
//! assert_eq!(hits, [3, 1]);
//! ```
//!
//! ```text
//! text of the query ──query::parse──▶ Query ─┐
//! Corpus ──────────────Index::new──▶ Index ──┴─search──▶ Results: ranges, reasons, counts
//! ```
//!
//! - [`query`]: the query language and its parser;
//! - [`index`]: the positional index;
//! - [`term_expansion`]: the forms a query word matches; [`reason`]: why each matches;
//! - `plan`, `fields`, `date_value`, `alias`, `compound`: the parts of a query, each with its sorted `postings`;
//! - [`evaluate`]: the matching passages and their hits; relaxed if none has all the words;
//! - `rank`: scores; `bitset`: sets of passage numbers; `merge_sort`: sorts postings;
//! - [`results`]: the result types; [`mod@standing`]: in which reports they stand, in the order of time;
//! - [`mod@as_you_type`]: the text of the search box, which may be incomplete;
//! - [`facets`], [`mod@query_edit`]: ways to narrow or widen a query, and the edited query text;
//! - [`mod@concordance`]: every hit with its context on a line;
//! - [`mod@suggest`]: completions of a query, and what is near to a word that is nowhere.
//!
//! Left out: snippets (passages are short and shown whole) and fuzzy matching (it would find different
//! words: they are only offered).

pub mod as_you_type;
pub mod concordance;
pub mod evaluate;
pub mod facets;
pub mod index;
pub mod query;
pub mod query_edit;
pub mod reason;
pub mod results;
pub mod standing;
pub mod suggest;
pub mod term_expansion;

mod alias;
mod bitset;
mod compound;
mod date_value;
mod fields;
mod merge_sort;
mod plan;
mod posting;
mod postings;
mod rank;
#[cfg(test)]
mod test_corpora;

pub use crate::corpus::Progress;
pub use as_you_type::as_typed;
pub use concordance::{ConcordanceOrder, Line, concordance};
pub use evaluate::{Options, search};
pub use facets::{Facet, Facets, Left};
pub use index::{Builder, Index};
pub use query::{Field, Node, NodeKind, NoticeKind, Query, QueryNotice, Typing, Word, parse};
pub use query_edit::{Relaxation, Relaxing};
pub use reason::Reason;
pub use results::{Count, Hit, InDocument, InPassage, QueryPart, Results, WordForm};
pub use standing::Standing;
pub use suggest::{NearWord, Nearness, Suggestion, SuggestionKind, near_words, suggest};
