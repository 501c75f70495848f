//! Search for a query that may be incomplete.
//!
//! The last word is taken as a prefix only if the corpus does not have it in any spelling or form:
//! `US` is not a prefix; `cooperatio` is a prefix of `cooperation` rather than a typo. So the same
//! text always gives the same results, whether it was typed, pasted or linked.
//!
//! ```
//! use readout::search::{Index, Options, Reason, as_typed};
//!
//! let corpus = readout::built_in();
//! let index = Index::new(&corpus);
//! let (_, results) = as_typed(&index, &corpus, "cooperatio", &Options::default());
//! assert_eq!(results.count().hits, 12);
//! assert_eq!(results.hits[0].reason, Reason::Prefix);
//! ```

use super::{Index, Options, Query, QueryPart, Reason, Results, Typing, parse, search};
use crate::corpus::Corpus;

/// Searches for the current text of the search box. Returns the query as parsed, and its results.
pub fn as_typed(index: &Index, corpus: &Corpus, text: &str, options: &Options) -> (Query, Results) {
    let query = parse(text, Typing::Done);
    let results = search(index, corpus, &query, options);
    let last = |part: &&QueryPart| !part.is_field && part.span.end == text.trim_end().len();
    let known = |part: &QueryPart| part.forms.iter().any(|form| form.reason != Reason::Typo);
    if results.parts.iter().find(last).is_none_or(known) {
        return (query, results);
    }
    let query = parse(text, Typing::Going);
    let results = search(index, corpus, &query, options);
    (query, results)
}
