//! A query that may still be being typed.
//!
//! The last word is taken as the beginning of one only where the corpus does not have it as it
//! is: `US` finds `US` and nothing that begins so, `minist` finds `minister` before it is typed
//! out. So the same text always gives the same results, whether it was typed, pasted or linked.

use super::{Index, Options, Query, Results, Typing, parse, search};
use crate::corpus::Corpus;

/// Searches for a text as it stands in the box.
pub fn as_typed(index: &Index, corpus: &Corpus, text: &str, options: &Options) -> (Query, Results) {
    let query = parse(text, Typing::Done);
    let results = search(index, corpus, &query, options);
    let unknown =
        results.unknown().any(|part| results.parts[part].span.end == text.trim_end().len());
    if !unknown {
        return (query, results);
    }
    let query = parse(text, Typing::Going);
    let results = search(index, corpus, &query, options);
    (query, results)
}
