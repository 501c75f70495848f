//! The facts of both reports, row by row, each cell with its evidence.
//!
//! ```
//! use readout::compare::{Selection, facts::{About, facts}};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let facts = facts(&corpus, &selection);
//! let outcomes = facts.iter().find(|fact| fact.about == About::Outcomes);
//! let counts = outcomes.map(|fact| (fact.left.len(), fact.right.len(), fact.differs));
//! assert_eq!(counts, Some((1, 3, true)));
//! ```

use super::Selection;
use crate::corpus::{Corpus, Event, Named, Span, Speaker};
use crate::sort;
use crate::text::tokens;

/// A row: one question, answered by both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The question.
    pub about: About,
    /// The answers of the left document; empty if it has none.
    pub left: Vec<Claim>,
    /// The answers of the right document; empty if it has none.
    pub right: Vec<Claim>,
    /// Whether the two sides answer differently.
    pub differs: bool,
}

/// What a row asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The date of the report.
    Report,
    /// The day of the meeting.
    Day,
    /// Where the meeting was.
    Venue,
    /// Who led it.
    LedBy,
    /// Who else was present, as far as stated.
    Present,
    /// Who holds an office: index into [`Corpus::offices`].
    Office(usize),
    /// What was achieved or offered.
    Outcomes,
    /// Who is quoted, and in what medium.
    Voices,
    /// Words that give the tone.
    Tone,
}

impl About {
    /// The question in a word or two; of an office, its name.
    pub fn question(self, corpus: &Corpus) -> &str {
        match self {
            About::Report => "Date of the report",
            About::Day => "Day of the meeting",
            About::Venue => "Venue",
            About::LedBy => "Led by",
            About::Present => "Also there",
            About::Office(at) => corpus.offices.get(at).map_or("", |office| &office.label),
            About::Outcomes => "Outcomes",
            About::Voices => "Quoted",
            About::Tone => "Tone",
        }
    }
}

/// An answer with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What is claimed.
    pub what: What,
    /// The words it is based on; never empty.
    pub evidence: Vec<Span>,
}

/// What is claimed.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The day of an event and the basis of that date: index into [`Corpus::events`].
    Day(usize),
    /// Index into [`Corpus::places`].
    Place(usize),
    /// Index into [`Corpus::people`].
    Person(usize),
    /// Index into [`Corpus::outcomes`].
    Outcome(usize),
    /// A quotation: index into [`Corpus::quotations`], and its number of words.
    Quotation(usize, usize),
    /// The words themselves.
    Words,
}

/// The rows of the selection: date, venue, people, offices, outcomes, voices, tone. Rows
/// that neither side answers are left out.
pub fn facts(corpus: &Corpus, selection: &Selection) -> Vec<Fact> {
    let fixed = [About::Report, About::Day, About::Venue, About::LedBy, About::Present];
    let offices = (0..corpus.offices.len()).map(About::Office);
    let last = [About::Outcomes, About::Voices, About::Tone];
    let rows = fixed.into_iter().chain(offices).chain(last);
    rows.filter_map(|about| fact(corpus, selection, about)).collect()
}

fn fact(corpus: &Corpus, selection: &Selection, about: About) -> Option<Fact> {
    let side = |doc| {
        let within = |claim: Claim| {
            let evidence = selection.of(corpus, doc, &claim.evidence);
            (!evidence.is_empty()).then_some(Claim { evidence, ..claim })
        };
        claims(corpus, doc, about).into_iter().filter_map(within).collect::<Vec<_>>()
    };
    let (left, right) = (side(selection.left), side(selection.right));
    let differs = answers(corpus, &left) != answers(corpus, &right);
    (!left.is_empty() || !right.is_empty()).then_some(Fact { about, left, right, differs })
}

/// The claims of a document, with their evidence, which may include other documents.
fn claims(corpus: &Corpus, doc: usize, about: About) -> Vec<Claim> {
    match about {
        About::Report => report(corpus, doc),
        About::Day => {
            meeting(corpus, doc).map(|event| day(corpus, event)).into_iter().collect::<Vec<_>>()
        }
        About::Venue => {
            let place = meeting(corpus, doc).and_then(|event| corpus.events[event].place);
            named(&corpus.places, place.as_slice(), doc, What::Place)
        }
        About::LedBy => people(corpus, doc, |event| &event.led_by),
        About::Present => people(corpus, doc, |event| &event.present),
        About::Office(office) => holders(corpus, doc, office),
        About::Outcomes => {
            let all = corpus.outcomes.iter().enumerate();
            all.map(|(i, o)| Claim { what: What::Outcome(i), evidence: o.evidence.clone() })
                .collect()
        }
        About::Voices => voices(corpus),
        About::Tone => {
            corpus.tone.iter().map(|s| Claim { what: What::Words, evidence: vec![*s] }).collect()
        }
    }
}

/// The date of a document, if an event with evidence in the prefix states it.
fn report(corpus: &Corpus, doc: usize) -> Vec<Claim> {
    let Some(document) = corpus.documents.get(doc) else { return Vec::new() };
    let prefix = |span: &Span| span.doc == doc && span.end <= document.prefix.end;
    let stated = |event: &usize| corpus.events[*event].evidence.iter().any(prefix);
    (0..corpus.events.len()).filter(stated).take(1).map(|event| day(corpus, event)).collect()
}

/// The event a report is about.
fn meeting(corpus: &Corpus, doc: usize) -> Option<usize> {
    corpus.documents.get(doc)?.meeting.filter(|event| *event < corpus.events.len())
}

fn day(corpus: &Corpus, event: usize) -> Claim {
    Claim { what: What::Day(event), evidence: corpus.events[event].evidence.clone() }
}

fn people(corpus: &Corpus, doc: usize, which: fn(&Event) -> &[usize]) -> Vec<Claim> {
    let Some(event) = meeting(corpus, doc) else { return Vec::new() };
    named(&corpus.people, which(&corpus.events[event]), doc, What::Person)
}

/// The listed people or places, each with the evidence of its roles in this document.
fn named(all: &[Named], which: &[usize], doc: usize, what: fn(usize) -> What) -> Vec<Claim> {
    let claim = |&i: &usize| {
        let roles = &all.get(i)?.roles;
        let spans = roles.iter().flat_map(|role| role.evidence.iter().copied());
        let mut evidence = spans.filter(|span| span.doc == doc).collect::<Vec<_>>();
        // The same words may state two roles.
        evidence.dedup();
        Some(Claim { what: what(i), evidence })
    };
    which.iter().filter_map(claim).collect()
}

fn holders(corpus: &Corpus, doc: usize, office: usize) -> Vec<Claim> {
    let Some(office) = corpus.offices.get(office) else { return Vec::new() };
    let here = |span: &Span| span.doc == doc;
    let claim = |person, evidence: &[Span]| {
        let evidence = evidence.iter().copied().filter(here).collect();
        Claim { what: What::Person(person), evidence }
    };
    office.holders.iter().map(|holder| claim(holder.person, &holder.evidence)).collect()
}

fn voices(corpus: &Corpus) -> Vec<Claim> {
    let words = |span: &Span| tokens(corpus.quote(*span)).count();
    let all = corpus.quotations.iter().enumerate();
    all.map(|(i, q)| Claim {
        what: What::Quotation(i, q.parts.iter().map(words).sum()),
        evidence: q.parts.clone(),
    })
    .collect()
}

/// What is compared to decide whether two sides differ: who and what, not the wording.
fn answers(corpus: &Corpus, claims: &[Claim]) -> Vec<Comparable> {
    let mut answers: Vec<Comparable> = claims.iter().map(|claim| answer(corpus, claim)).collect();
    sort::by(&mut answers, Ord::cmp);
    answers.dedup();
    answers
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Comparable {
    Date(String),
    Index(usize),
    Voice(Option<Speaker>, String),
    Words(String),
}

fn answer(corpus: &Corpus, claim: &Claim) -> Comparable {
    match &claim.what {
        What::Day(event) => Comparable::Date(corpus.events[*event].when.to_string()),
        What::Place(i) | What::Person(i) | What::Outcome(i) => Comparable::Index(*i),
        What::Quotation(i, _) => {
            let quotation = &corpus.quotations[*i];
            Comparable::Voice(quotation.speaker, quotation.medium.clone())
        }
        What::Words => Comparable::Words(
            claim.evidence.first().map_or("", |s| corpus.quote(*s)).to_ascii_lowercase(),
        ),
    }
}
