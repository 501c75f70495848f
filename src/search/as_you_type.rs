//! Search for the text of the search box.
//!
//! While the query is being typed, its last word is taken as a prefix, unless the corpus has it in
//! some spelling or form: `US` is not a prefix, `cooperatio` is. Once the query rests, a word is
//! only itself, so that the same text gives the same results, typed, pasted or linked.
//!
//! ```
//! use readout::search::{Index, Options, Reason, Typing, as_typed};
//!
//! let corpus = readout::built_in();
//! let index = Index::new(&corpus);
//! let find = |typing| as_typed(&index, &corpus, "cooperatio", typing, &Options::default()).1;
//! assert_eq!(find(Typing::Going).count().hits, 12);
//! assert_eq!(find(Typing::Going).hits[0].reason, Reason::Prefix);
//! assert_eq!(find(Typing::Done).count().hits, 0);
//! ```

use super::{Index, Options, Query, QueryPart, Results, Typing, parse, search};
use crate::corpus::Corpus;

/// Searches for the text of the search box. Returns the query as parsed, which tells whether its last
/// word was taken as a prefix, and its results.
pub fn as_typed(
    index: &Index,
    corpus: &Corpus,
    text: &str,
    typing: Typing,
    options: &Options,
) -> (Query, Results) {
    let query = parse(text, Typing::Done);
    let results = search(index, corpus, &query, options);
    let last = |part: &&QueryPart| !part.is_field && part.span.end == text.trim_end().len();
    let known = |part: &QueryPart| !part.forms.is_empty();
    if typing == Typing::Done || results.parts.iter().find(last).is_none_or(known) {
        return (query, results);
    }
    let query = parse(text, Typing::Going);
    let results = search(index, corpus, &query, options);
    (query, results)
}
