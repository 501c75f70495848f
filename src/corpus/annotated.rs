//! Which documents somebody has annotated.
//!
//! What an annotated document has no annotation for, it does not mention. Of one that nobody has
//! annotated that cannot be said.
//!
//! ```
//! let mut corpus = readout::built_in();
//! assert!(corpus.is_annotated(0));
//! corpus.documents.push(corpus.documents[0].clone());
//! assert!(!corpus.is_annotated(2));
//! ```

use super::{Corpus, Span};

impl Corpus {
    /// Whether a document has the evidence of any annotation.
    pub fn is_annotated(&self, doc: usize) -> bool {
        let here = |spans: &[Span]| spans.iter().any(|span| span.doc == doc);
        let named = [&self.people, &self.organisations, &self.places];
        named.into_iter().flatten().flat_map(|named| &named.roles).any(|r| here(&r.evidence))
            || self.offices.iter().flat_map(|office| &office.holders).any(|h| here(&h.evidence))
            || self.topics.iter().any(|topic| here(&topic.evidence))
            || self.events.iter().any(|event| here(&event.evidence))
            || self.quotations.iter().any(|quotation| here(&quotation.parts))
            || self.outcomes.iter().any(|outcome| here(&outcome.evidence))
            || here(&self.tone)
    }
}
