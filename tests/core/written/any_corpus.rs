//! Corpora with every part of the format, generated.

use proptest::prelude::*;
use proptest::sample::Index;
use readout::corpus::{
    Aliases, Alignment, Basis, Block, Change, Corpus, Document, Event, Example, Holder, Kind, Lane,
    Marks, Named, Office, Outcome, Passage, Quotation, Role, Scope, Slip, Source, Span, Speaker,
    Topic,
};
use readout::dates::Edtf;

/// A corpus that a file can hold.
pub(crate) fn any_corpus() -> impl Strategy<Value = Corpus> {
    let documents = prop::collection::vec(any_document(), 1..4);
    let choices = prop::collection::vec(any::<[Index; 4]>(), 40);
    (documents, choices, any_words(), any_note()).prop_map(
        |(mut documents, choices, words, note)| {
            for (at, document) in documents.iter_mut().enumerate() {
                document.id = format!("d{at}");
                if at % 2 == 0 {
                    document.label.clone_from(&document.id);
                }
            }
            annotated(documents, &mut choices.into_iter().cycle(), &words, &note)
        },
    )
}

/// Words that are not blank.
fn any_words() -> impl Strategy<Value = String> {
    "[ab \"\\\\é😀\r\n\t\u{1}]{0,4}[a-c]"
}

/// Words that may be absent.
fn any_note() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), any_words()]
}

fn any_separator() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["\n\n", "\n\n", "\r\n\r\n", "\n", "", " ", "\n\n* * *\n\n\n", "a"])
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![Kind::Paragraph, Kind::Heading, Kind::Tweet, Kind::Metadata])
}

fn any_date() -> impl Strategy<Value = Edtf> {
    let dates = ["../..", "2022-04-11", "2021-03", "2023-06-05?", "[..2022-04-11]", "Y-17E7"];
    prop::sample::select(dates.map(|date| Edtf::parse(date).unwrap()).to_vec())
}

fn any_document() -> impl Strategy<Value = Document> {
    // Few letters, so that words occur more than once.
    let block = (any_separator(), any_kind(), "[ab é\n]{0,6}[ab]");
    let block = block.prop_filter("no blank line", |(.., text)| !text.contains("\n\n"));
    let blocks = prop::collection::vec(block, 1..6);
    let source = (any_note(), any_note()).prop_map(|(file, outlet)| {
        let sha256 = if outlet.is_empty() { String::new() } else { "0f".repeat(32) };
        Source { file, sha256, outlet }
    });
    let language = prop::sample::select(vec!["", "pt-BR"]);
    let ends = ("[ab\n ]{0,3}", "[ab\r\n*]{0,3}");
    let words = (any_words(), any_note(), any_date(), language);
    (ends, blocks, source, words).prop_map(|((prefix, suffix), parts, source, words)| {
        let mut text = prefix.clone();
        let mut blocks = Vec::new();
        for (separator, kind, words) in parts {
            text.push_str(separator);
            blocks.push(Block { kind, range: text.len()..text.len() + words.len() });
            text.push_str(&words);
        }
        text.push_str(&suffix);
        let (label, name, date, language) = words;
        Document {
            label,
            name,
            date,
            language: language.to_owned(),
            source,
            text,
            prefix: 0..prefix.len(),
            blocks,
            ..Document::default()
        }
    })
}

/// Annotates documents: two items of each kind, which refer to what is chosen.
fn annotated(
    documents: Vec<Document>,
    choices: &mut dyn Iterator<Item = [Index; 4]>,
    words: &str,
    note: &str,
) -> Corpus {
    let (words, note) = (words.to_owned(), note.to_owned());
    let span = |choice: [Index; 4]| span(&documents, choice);
    let mut chosen = |count| choices.take(count).map(span).collect::<Vec<Span>>();
    let id = |at: usize| format!("{words}{at}");
    let mut named = |kind: &str| {
        [0, 1].map(|at| Named {
            id: format!("{kind}{at}"),
            name: words.clone(),
            aliases: vec![words.clone(); at],
            side: note.clone(),
            roles: vec![Role { role: words.clone(), evidence: chosen(2) }; at],
            note: note.clone(),
        })
    };
    let (people, organisations, places) = (named("p"), named("o"), named("l"));
    let evidence = chosen(12);
    let (outcomes, alignments, changes) = pairs(&documents, &evidence, &words);
    let event = |at: usize| Event {
        id: id(at),
        label: words.clone(),
        when: Edtf::parse(["2022-04", "2023-06-04/2023-06-05"][at]).unwrap(),
        basis: Basis::ALL[at * 3],
        lane: at,
        part_of: at.checked_sub(1),
        after: vec![0; at],
        before: vec![1; 1 - at],
        place: Some(at),
        led_by: vec![at],
        present: vec![0; at],
        topics: vec![0, 1],
        evidence: evidence[at..].to_vec(),
        note: note.clone(),
    };
    let quotation = |(at, speaker)| Quotation {
        id: id(at),
        speaker,
        medium: words.clone(),
        marks: [Marks::Straight, Marks::Curly, Marks::None, Marks::Open][at],
        parts: evidence[at..at + 2].to_vec(),
        note: note.clone(),
    };
    let speakers = [Some(Speaker::Person(1)), Some(Speaker::Organisation(0)), None, None];
    let topic = |at: usize| Topic {
        id: id(at),
        label: words.clone(),
        parent: at.checked_sub(1),
        related: at > 0,
        note: note.clone(),
        evidence: evidence[..at * 3].to_vec(),
    };
    let scope = Scope {
        id: words.clone(),
        label: words.clone(),
        note: note.clone(),
        blocks: (0..documents.len()).map(|doc| (doc, 0..documents[doc].blocks.len())).collect(),
    };
    let holder = |at: usize| Holder { person: at, evidence: vec![evidence[at]] };
    let office = Office {
        id: words.clone(),
        label: words.clone(),
        holders: vec![holder(0), holder(1)],
        note: note.clone(),
    };
    let mut corpus = Corpus {
        title: note.clone(),
        summary: note.clone(),
        language: "fr".into(),
        scopes: vec![scope],
        people: people.into(),
        organisations: organisations.into(),
        places: places.into(),
        offices: vec![office],
        topics: vec![topic(0), topic(1)],
        lanes: [0, 1].map(|at| Lane { id: id(at), label: words.clone() }).into(),
        events: vec![event(0), event(1)],
        quotations: speakers.into_iter().enumerate().map(quotation).collect(),
        outcomes,
        tone: evidence.clone(),
        alignments,
        changes,
        slips: vec![Slip { at: evidence[0], note: words.clone() }],
        aliases: vec![Aliases { forms: vec![words.clone(), "é".into()], note }],
        examples: vec![Example { query: words.clone(), finds: words.clone() }],
        documents: Vec::new(),
    };
    corpus.documents = documents;
    corpus.documents[0].meeting = Some(1);
    corpus
}

/// What belongs to one document or to two.
fn pairs(
    documents: &[Document],
    evidence: &[Span],
    words: &str,
) -> (Vec<Outcome>, Vec<Alignment>, Vec<Change>) {
    let words = words.to_owned();
    let in_one = |doc: usize| {
        let spans = evidence.iter().copied();
        spans.filter(|span| span.doc == doc).collect::<Vec<_>>()
    };
    let outcomes = (0..documents.len()).map(in_one).filter(|spans| !spans.is_empty());
    let outcomes = outcomes.map(|evidence| Outcome { label: words.clone(), evidence }).collect();
    let two = documents.len() > 1;
    let passage = |doc: usize| Passage { doc, block: documents[doc].blocks.len() - 1 };
    let alignment = two.then(|| Alignment {
        from: passage(0),
        to: passage(1),
        topics: vec![0],
        why: words.clone(),
    });
    let first = |doc: usize| in_one(doc).first().copied();
    let change = first(0).zip(first(1));
    let change = change.map(|(from, to)| Change { from, to, what: words.clone(), topic: Some(1) });
    (outcomes, alignment.into_iter().collect(), change.into_iter().collect())
}

/// Words of a block or of a prefix that are not blank.
fn span(documents: &[Document], [doc, block, start, len]: [Index; 4]) -> Span {
    let doc = doc.index(documents.len());
    let document = &documents[doc];
    let parts = [&document.prefix].into_iter().chain(document.blocks.iter().map(|b| &b.range));
    let parts: Vec<_> =
        parts.filter(|part| !document.text[(*part).clone()].trim().is_empty()).collect();
    let part = parts[block.index(parts.len())];
    let text = &document.text[part.clone()];
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let count = text.chars().count();
    let start = start.index(count);
    let end = start + 1 + len.index(count - start);
    let (start, end) = (part.start + at(start), part.start + at(end));
    if document.text[start..end].trim().is_empty() {
        return Span { doc, start: part.start, end: part.end };
    }
    Span { doc, start, end }
}
