//! The footer.

use crate::corpus::Corpus;
use crate::text::tokens;
use crate::ui::html::{self, Element};

/// The footer of every page: how little the reports prove.
pub fn footer(corpus: &Corpus) -> Element {
    let words: usize = corpus.documents.iter().map(|document| tokens(&document.text).count()).sum();
    let words_per_report = words / corpus.documents.len().max(1) / 10 * 10;
    let limitation = if words_per_report > 0 && words_per_report < 5000 {
        if corpus.documents.len() == 1 {
            format!("A report of some {words_per_report} words proves little, and what it")
        } else {
            format!("Reports of some {words_per_report} words each prove little, and what one")
        }
    } else {
        "What a report".into()
    };
    html::footer().class("shell").attr("part", "footer").child(html::p().child(
        limitation
            + " does not mention may still have been discussed. Every claim here opens the words \
               it rests on. Nothing leaves this page.",
    ))
}
