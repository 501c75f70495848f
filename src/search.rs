//! Finds words in a corpus, and says why each was found.
//!
//! ```text
//! text of the query ──query::parse──▶ Query ─┐
//! Corpus ──────────────Index::new──▶ Index ──┴─search──▶ Results: ranges, reasons, counts
//! ```
//!
//! - [`query`]: what can be asked, and reading it from a string;
//! - [`index`]: which words stand where;
//! - [`term_expansion`]: which forms a word stands for; [`reason`]: and why;
//! - `plan`, `fields`, `alias`, `compound`: the parts of a query, each with its `postings`, in order;
//! - [`evaluate`]: which passages answer, and where; relaxed where none has all the words;
//! - `rank`: how well; `bitset`: passages by number;
//! - [`results`]: the answer;
//! - [`mod@as_you_type`]: a query that may still be being typed;
//! - [`facets`], [`mod@query_edit`]: what it can be narrowed or widened to, and the query that does;
//! - [`mod@concordance`]: every hit in a line;
//! - [`mod@suggest`]: how a query could go on.
//!
//! Not here: snippets (a passage is short, and shown whole) and fuzzy matching of words the corpus
//! has (it finds other words).

pub mod as_you_type;
pub mod concordance;
pub mod evaluate;
pub mod facets;
pub mod index;
pub mod query;
pub mod query_edit;
pub mod reason;
pub mod results;
pub mod suggest;
pub mod term_expansion;

mod alias;
mod bitset;
mod compound;
mod fields;
mod merge_sort;
mod plan;
mod posting;
mod postings;
mod rank;
#[cfg(test)]
mod test_corpora;

pub use as_you_type::as_typed;
pub use concordance::{ConcordanceOrder, Line, concordance};
pub use evaluate::{Options, search};
pub use facets::{Facet, Facets, Left};
pub use index::{Builder, Index, Progress};
pub use query::{Field, Node, NodeKind, NoticeKind, Query, QueryNotice, Typing, Word, parse};
pub use query_edit::{Relaxation, Relaxing};
pub use reason::Reason;
pub use results::{Count, Hit, InDocument, InPassage, QueryPart, Results, WordForm};
pub use suggest::{Suggestion, SuggestionKind, near_words, suggest};
