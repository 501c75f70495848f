//! Both reports at a glance; each part links to its page.

use crate::compare::Selection;
use crate::compare::facts::{About, Claim, Fact, What, facts};
use crate::compare::topics::{Presence, TopicRow, topics};
use crate::corpus::{Basis, Corpus, Event, Passage, Quotation, Role, Span, Speaker};
use crate::route::{Comparison, Mode, Reading, Timeline, View};
use crate::ui::components::{
    anchor, asking, colour, coloured, label, label_of, not_mentioned, quote, reading,
    reading_passage, wording,
};
use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::reports::Reports;
use leptos::prelude::*;

/// The page.
pub fn page() -> Element {
    let reports = expect_context::<Reports>();
    let corpus = &*reports.corpus();
    let selection = Selection { left: 0, right: 1, scope: None };
    let facts = facts(corpus, &selection);
    let strip = expect_context::<LazyLoader>().element(move |chunk| (chunk.strip)(reports));
    let meetings = (0..corpus.documents.len().min(2)).map(|doc| meeting(corpus, doc, &facts));
    html::div()
        .class("overview")
        .child(intro(corpus))
        .child(
            html::section()
                .class("meetings")
                .attr("aria-label", "The two meetings")
                .child(meetings.collect::<Vec<_>>())
                .child(between(corpus)),
        )
        .child(balance(corpus, &topics(corpus, &selection)))
        .child(
            html::section()
                .class("when")
                .child(
                    html::h2()
                        .child(anchor(View::Timeline(Timeline::default()), "When it happened")),
                )
                .child(html::div().class("room").child(strip)),
        )
}

fn intro(corpus: &Corpus) -> Element {
    let mut links = html::p().class("doors");
    let examples = examples(corpus);
    links = links.child(if examples.is_empty() { "See " } else { "Search for " });
    for query in &examples {
        links = links.child(asking(query, (*query).to_owned())).child(", ");
    }
    let meetings = corpus.documents.iter().all(|document| document.meeting.is_some());
    let heading = match (corpus.documents.len(), meetings) {
        (1, _) => "One report",
        (2, true) => "Two meetings, side by side",
        (2, false) => "Two reports, side by side",
        _ => "Reports, side by side",
    };
    html::header()
        .class("intro")
        .child(html::h1().child(heading))
        .child(html::p().class("lead").child(&corpus.summary))
        .child(
            links
                .child((!examples.is_empty()).then_some("see "))
                .child(anchor(compare(None), "what changed, topic by topic"))
                .child(", or ")
                .child(anchor(View::Read(Reading::default()), "read the reports"))
                .child("."),
        )
}

/// Example queries: those of the corpus, or the first long word of each report if it has none.
fn examples(corpus: &Corpus) -> Vec<&str> {
    if !corpus.examples.is_empty() {
        return corpus.examples.iter().take(3).map(|example| example.query.as_str()).collect();
    }
    let long = |word: &&str| word.len() > 5 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let texts = corpus.documents.iter().map(|document| document.text.as_str());
    let mut words: Vec<_> = texts.filter_map(|text| text.split(' ').find(long)).collect();
    words.dedup();
    words
}

fn compare(topic: Option<String>) -> View {
    View::Compare(Comparison { topic, ..Comparison::default() })
}

/// One meeting: place, date, people and outcome.
fn meeting(corpus: &Corpus, doc: usize, facts: &[Fact]) -> Element {
    let document = &corpus.documents[doc];
    let claims = |about: About| -> &[Claim] {
        let fact = facts.iter().find(|fact| fact.about == about);
        fact.map_or(&[], |f| if doc == 0 { &f.left } else { &f.right })
    };
    let event = document.meeting.map(|event| &corpus.events[event]);
    let when = event.map_or_else(|| document.date.clone(), |event| event.when.certain()).words();
    let place = event.and_then(|e| e.place).map_or(&document.label, |i| &corpus.places[i].name);
    let inferred = event.is_some_and(|event| event.basis > Basis::Resolved);
    let first = reading_passage(corpus, Passage { doc, block: 0 });
    let outcomes = claims(About::Outcomes).iter().filter_map(|claim| claim.evidence.first());
    let row = |name: &'static str, answer: Element| [html::dt().child(name), answer];
    html::article()
        .class(coloured("meeting", doc))
        .child(
            html::p()
                .class("kicker")
                .child(label(doc))
                .child(format!(" one report, {}", wording::passages(document))),
        )
        .child(
            html::h2()
                .child(anchor(first, format!("{place}, {when}")))
                .child(" ")
                .child(inferred.then(|| html::small().child("day inferred"))),
        )
        .child(lead(corpus, doc, event).map(|span| html::p().class("voice").child(quote(span))))
        .child(
            html::dl()
                .child(row("Led by", html::dd().child(people(corpus, doc, claims(About::LedBy)))))
                .child(row(
                    "Also there",
                    html::dd().child(people(corpus, doc, claims(About::Present))),
                ))
                .child(row(
                    "Outcome",
                    html::dd()
                        .child(outcomes.map(|s| html::p().child(quote(*s))).collect::<Vec<_>>()),
                )),
        )
}

/// The first sentence of the first quotation of someone who led the meeting.
fn lead(corpus: &Corpus, doc: usize, event: Option<&Event>) -> Option<Span> {
    let led = &event?.led_by;
    let spoken = |q: &&Quotation| {
        q.parts.first().is_some_and(|part| part.doc == doc)
            && matches!(q.speaker, Some(Speaker::Person(person)) if led.contains(&person))
    };
    let quotation = corpus.quotations.iter().find(spoken)?;
    Some(wording::first_sentence(corpus, *quotation.parts.first()?))
}

/// People with their roles as stated in this report.
fn people(corpus: &Corpus, doc: usize, claims: &[Claim]) -> Element {
    if claims.is_empty() {
        return not_mentioned();
    }
    let person = |claim: &Claim| {
        let What::Person(person) = claim.what else { return None };
        let person = &corpus.people[person];
        let here = |role: &&Role| role.evidence.iter().any(|span| span.doc == doc);
        let role = person.roles.iter().find(here)?;
        let span = role.evidence.iter().find(|span| span.doc == doc)?;
        let name = anchor(reading(corpus, *span), &person.name);
        Some(html::li().child(name).child(format!(", {}", role.role)))
    };
    html::ul().class("plain").child(claims.iter().filter_map(person).collect::<Vec<_>>())
}

/// The number of days between the two reports.
fn between(corpus: &Corpus) -> Option<Element> {
    let [first, second] = corpus.documents.as_slice() else { return None };
    let days = first.date.earliest()?.until(second.date.earliest()?);
    let line = html::p().class("between");
    Some(match days.abs() {
        0 => line.child("Both reports have the same date"),
        1 => line.child("One day between the reports"),
        days => line.child(html::b().child(days.to_string())).child(" days between the reports"),
    })
}

/// The topics in both reports and in one only.
fn balance(corpus: &Corpus, rows: &[TopicRow]) -> Element {
    let column = |side: Presence, class: &'static str, title: String| {
        let within: Vec<&TopicRow> = rows.iter().filter(|row| row.side == side).collect();
        let count = html::b().child(within.len().to_string());
        let topic = |row: &TopicRow| {
            let topic = &corpus.topics[row.topic];
            html::li().child(anchor(compare(Some(topic.id.clone())), &topic.label))
        };
        html::div().class(class).child(html::h3().child(title + " · ").child(count)).child(
            html::ul().class("topics").child(within.into_iter().map(topic).collect::<Vec<_>>()),
        )
    };
    let mode = |mode, words: &'static str| {
        anchor(View::Compare(Comparison { mode, ..Comparison::default() }), words)
    };
    html::section()
        .class("balance")
        .child(html::h2().child(anchor(compare(None), "What they speak of")))
        .child(
            html::div()
                .class("columns")
                .child(column(Presence::Left, colour(0), format!("Only {}", label_of(0))))
                .child(column(Presence::Both, "both", "In both".into()))
                .child(column(Presence::Right, colour(1), format!("Only {}", label_of(1)))),
        )
        .child(
            html::p()
                .class("doors")
                .child("Also side by side: ")
                .child(mode(Mode::Text, "the texts"))
                .child(" and ")
                .child(mode(Mode::Facts, "the facts"))
                .child("."),
        )
}
