//! A whole corpus as bytes: what the build hands the page.
//!
//! The format that people write is read with a word for every mistake, and that is a sixth of a
//! program. The built-in corpus is read when the page is built; the page has what came of it.

use super::{
    Alignment, Basis, Block, Change, Corpus, Document, Event, Example, Holder, Kind, Lane, Marks,
    Named, Office, Outcome, Passage, Quotation, Role, Scope, Slip, Source, Span, Speaker, Topic,
};
use crate::packed::{Packed, packed_enums, packed_structs};

/// A corpus as bytes.
pub fn pack(corpus: &Corpus) -> Vec<u8> {
    let mut bytes = Vec::new();
    corpus.pack(&mut bytes);
    bytes
}

/// The corpus that was packed. Of other bytes something comes too, but hardly a whole corpus.
pub fn unpack(mut bytes: &[u8]) -> Corpus {
    Corpus::unpack(&mut bytes)
}

packed_structs! {
    Corpus {
        title, summary, language, documents, scopes, people, organisations, places, offices, topics,
        lanes, events, quotations, outcomes, tone, alignments, changes, slips, aliases, examples
    }
    Span { doc, start, end }
    Document { id, label, name, date, source, text, prefix, blocks, meeting }
    Source { file, sha256, outlet }
    Block { kind, range }
    Scope { id, label, note, blocks }
    Named { id, name, aliases, side, roles, note }
    Role { role, evidence }
    Office { id, label, holders, note }
    Holder { person, evidence }
    Topic { id, label, parent, related, note, evidence }
    Lane { id, label }
    Event {
        id, label, when, basis, lane, part_of, after, before, place, led_by, present, topics,
        evidence, note
    }
    Quotation { id, speaker, medium, marks, parts, note }
    Outcome { label, evidence }
    Passage { doc, block }
    Alignment { from, to, topics, why }
    Change { from, to, what, topic }
    Slip { at, note }
    Example { query, finds }
}

packed_enums! {
    Kind { Paragraph {} Heading {} Tweet {} Metadata {} }
    Basis { Stated {} Resolved {} Inferred {} Relative {} }
    Marks { Curly {} Straight {} None {} Open {} }
    Speaker { Person { 0: person } Organisation { 0: organisation } }
}
