//! Finds words in a corpus, and says why each was found.
//!
//! ```text
//! text of the query ──query::parse──▶ Query ─┐
//! Corpus ──────────────Index::new──▶ Index ──┴─search──▶ Results: ranges, reasons, counts
//! ```
//!
//! - [`query`]: what can be asked, and reading it from a string;
//! - [`index`]: which words stand where;
//! - [`matching`]: which forms a word stands for, and why;
//! - `plan`, `found`, `fields`: the parts of a query, each with its occurrences, in order;
//! - [`evaluate`]: which passages answer, and where; relaxed where none has all the words;
//! - `rank`, `feedback`: how well; `sets`: passages by number;
//! - [`results`]: the answer;
//! - [`typed`]: a query that may still be being typed;
//! - [`mod@question`]: long questions, and whole documents;
//! - [`facets`], [`refine`]: what it can be narrowed or widened to, and the query that does;
//! - [`mod@concordance`]: every hit in a line;
//! - [`mod@suggest`]: how a query could go on.
//!
//! Not here: snippets (a passage is short, and shown whole) and fuzzy matching of words the corpus
//! has (it finds other words).

pub mod concordance;
pub mod evaluate;
pub mod facets;
pub mod index;
pub mod matching;
pub mod query;
pub mod question;
pub mod refine;
pub mod results;
pub mod suggest;
pub mod typed;

mod feedback;
mod fields;
mod found;
mod order;
mod plan;
mod rank;
mod sets;
#[cfg(test)]
mod testing;

pub use concordance::{Line, Order, concordance};
pub use evaluate::{Options, search};
pub use facets::{Facet, Facets, Left};
pub use index::{Builder, Index, Progress};
pub use matching::Reason;
pub use query::{Field, Node, NodeKind, Notice, NoticeKind, Query, Typing, Word, parse};
pub use question::{Feedback, question};
pub use refine::{Relaxation, Relaxing};
pub use results::{Count, Form, Hit, InDocument, InPassage, Part, Results};
pub use suggest::{Suggestion, SuggestionKind, near_words, suggest};
pub use typed::as_typed;
