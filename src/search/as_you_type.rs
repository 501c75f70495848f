//! A query that may still be being typed.
//!
//! The last word is taken as the beginning of one only where the corpus does not have it as it
//! is, in any spelling or form: `US` finds `US` and nothing that begins so, `cooperatio` is the
//! beginning of `cooperation` before it is a slip for it. So the same text always gives the same results, whether it was typed, pasted or linked.

use super::{Index, Options, Query, QueryPart, Reason, Results, Typing, parse, search};
use crate::corpus::Corpus;

/// Searches for a text as it stands in the box.
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
