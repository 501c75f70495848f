//! Both reports at a glance; each part links to its page.

use crate::compare::Selection;
use crate::compare::facts::{About, Claim, What, facts};
use crate::compare::topics::{Presence, TopicRow, topics};
use crate::corpus::{Basis, Corpus, Event, Kind, Passage, Quotation, Role, Span, Speaker};
use crate::dates::Shape;
use crate::route::{Comparison, Mode, Reading, Timeline, View};
use crate::ui::components::{
    anchor, asking, colour, coloured, label, label_of, quote, reading, reading_passage, silent,
    wording,
};
use crate::ui::html::{self, Element};
use crate::ui::lazy::LazyLoader;
use crate::ui::reports::Reports;
use crate::ui::series::FEW;
use leptos::prelude::*;

/// The page.
pub fn page() -> Element {
    let reports = expect_context::<Reports>();
    let corpus = &*reports.corpus();
    let selection = Selection { left: 0, right: 1, scope: None };
    let lazy = expect_context::<LazyLoader>();
    let strip = lazy.element(move |chunk| (chunk.strip)(reports));
    let count = corpus.documents.len();
    let cards = if count > FEW { 0 } else { count };
    let meetings = (0..cards).map(|doc| meeting(corpus, doc));
    let in_time =
        (count > 2).then(|| lazy.series_element(move |series| (series.overview)(reports)));
    html::div()
        .class("overview")
        .child(intro(corpus))
        .child(
            html::section()
                .class("meetings")
                .attr("aria-label", "The reports")
                .child(meetings.collect::<Vec<_>>())
                .child(between(corpus)),
        )
        .child(in_time)
        .child((count == 2).then(|| balance(corpus, &topics(corpus, &selection))))
        .child((!corpus.events.is_empty()).then(|| {
            html::section()
                .class("when")
                .child(
                    html::h2()
                        .child(anchor(View::Timeline(Timeline::default()), "When it happened")),
                )
                .child(html::div().class("room").child(strip))
        }))
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
        (1, _) => "One report".into(),
        (2, true) => "Two meetings, side by side".into(),
        (2, false) => "Two reports, side by side".into(),
        (count, _) => wording::count(count, "report"),
    };
    let read = if corpus.documents.len() == 1 { "read the report" } else { "read the reports" };
    links = links.child((!examples.is_empty()).then_some("see "));
    if corpus.documents.len() > 1 {
        let by_topic = !corpus.topics.is_empty();
        let mode = if by_topic { Mode::Topics } else { Mode::Text };
        let words =
            if by_topic { "what changed, topic by topic" } else { "what changed in the texts" };
        let to = View::Compare(Comparison { mode, ..Comparison::default() });
        links = links.child(anchor(to, words)).child(", or ");
    }
    html::header()
        .class("intro")
        .child(html::h1().child(heading))
        .child(html::p().class("lead").child(&corpus.summary))
        .child(links.child(anchor(View::Read(Reading::default()), read)).child("."))
}

/// Example queries: those of the corpus; if it has none, a telling word of each of its first reports.
fn examples(corpus: &Corpus) -> Vec<&str> {
    if !corpus.examples.is_empty() {
        return corpus.examples.iter().take(3).map(|example| example.query.as_str()).collect();
    }
    let mut words: Vec<&str> = Vec::new();
    for (doc, document) in corpus.documents.iter().enumerate().take(3) {
        let others = || corpus.documents.iter().enumerate().filter(|(other, _)| *other != doc);
        let long = |word: &&str| word.chars().count() > 6;
        let is_elsewhere = |word: &str| others().any(|(_, other)| other.text.contains(word));
        // A long word that it repeats and the others lack.
        let text = &*document.text;
        let telling = |word: &&str| text.matches(word).count() > 1 && !is_elsewhere(word);
        let words_of = |text| str::split(text, |c: char| !c.is_alphabetic());
        let all = || words_of(text).filter(long);
        let word = all().find(telling).or_else(|| all().find(|word| !is_elsewhere(word)));
        words.extend(word.or_else(|| all().next()).filter(|word| !words.contains(word)));
    }
    words
}

fn compare(topic: Option<String>) -> View {
    View::Compare(Comparison { topic, ..Comparison::default() })
}

/// One report: place and date of its meeting, people and outcome, as far as it is annotated.
fn meeting(corpus: &Corpus, doc: usize) -> Element {
    let document = &corpus.documents[doc];
    let facts = facts(corpus, &Selection { left: doc, right: doc, scope: None });
    let claims = |about: About| -> &[Claim] {
        facts.iter().find(|fact| fact.about == about).map_or(&[], |fact| &fact.left)
    };
    let event = document.meeting.map(|event| &corpus.events[event]);
    let when = event.map_or_else(|| document.date.clone(), |event| event.when.certain()).words();
    let place = event.and_then(|e| e.place).map_or(&document.name, |i| &corpus.places[i].name);
    // A name may be the date, and is told by the label above.
    let has_date = event.is_some() || document.date.shape() != Shape::Unknown;
    let tells_date = has_date && ![place, &document.label].iter().any(|name| name.contains(&when));
    let inferred = event.is_some_and(|event| event.basis > Basis::Resolved);
    let first = reading_passage(corpus, Passage { doc, block: 0 });
    let outcomes = claims(About::Outcomes).iter().filter_map(|claim| claim.evidence.first());
    let row = |name: &'static str, answer: Element| [html::dt().child(name), answer];
    html::article()
        .class(coloured("meeting", doc))
        .child(
            html::p()
                .class("kicker")
                .child((!place.is_empty()).then(|| label(doc)))
                .child(format!(" one report, {}", wording::passages(document))),
        )
        .child(
            html::h2()
                .child(anchor(
                    first,
                    match place.as_str() {
                        "" => document.label.clone(),
                        place if tells_date => format!("{place}, {when}"),
                        place => place.to_owned(),
                    },
                ))
                .child(" ")
                .child(inferred.then(|| html::small().child("day inferred"))),
        )
        .child(lead(corpus, doc, event).map(|span| html::p().class("voice").child(quote(span))))
        .child((!corpus.is_annotated(doc)).then(|| bare(corpus, doc)))
        .child(corpus.is_annotated(doc).then(|| {
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
                ))
        }))
}

/// What is shown of a report that nobody has annotated: how it begins, and what would tell more.
fn bare(corpus: &Corpus, doc: usize) -> Element {
    let blocks = corpus.documents[doc].blocks.iter().enumerate();
    let prose = blocks.filter(|(_, block)| block.kind == Kind::Paragraph);
    let first = prose.map(|(block, _)| Passage { doc, block }).filter_map(|it| corpus.span_of(it));
    // A line of the head, such as the date, says little.
    let is_sentence = |span: &Span| corpus.quote(*span).split_whitespace().nth(7).is_some();
    let first = first.clone().find(is_sentence).or_else(|| first.clone().next());
    let first = first.map(|span| quote(wording::first_sentence(corpus, span)));
    html::div().child(first.map(|words| html::p().class("voice").child(words))).child(
        html::p().class("note").child(
            "Who, when and what are not read yet: a corpus file with annotations has them. Search \
             and comparison need none.",
        ),
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
        return silent(doc);
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
    let doors = html::p()
        .class("doors")
        .child("Side by side: ")
        .child(mode(Mode::Text, "the texts"))
        .child(" and ");
    if rows.is_empty() {
        let doors = doors.child(mode(Mode::Words, "the words")).child(".");
        return html::section().class("balance").child(doors);
    }
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
        .child(doors.child(mode(Mode::Facts, "the facts")).child("."))
}
