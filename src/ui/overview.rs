//! What the two reports are, at a glance, each part a door into its page.

use super::pieces::{Label, NotMentioned, Quote, colour, link, reading_passage};
use super::timeline::Strip;
use super::{Reports, words};
use crate::compare::facts::{About, Claim, Fact, What, facts};
use crate::compare::topics::{Row, Side, topics};
use crate::compare::Selection;
use crate::corpus::{Corpus, Passage, Speaker};
use crate::route::{Comparison, Mode, View};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Overview() -> impl IntoView {
    let corpus = Reports::here().corpus;
    let selection = Selection { left: 0, right: 1, scope: None };
    let facts = facts(corpus, &selection);
    let rows = topics(corpus, &selection);
    view! {
        <div class="overview">
            <header class="intro">
                <h1>"Two meetings, side by side"</h1>
                <p class="lead">{corpus.summary.as_str()}</p>
                <p class="doors">
                    "Search for "
                    {["artificial intelligence", "\"regional security\"", "China"]
                        .into_iter()
                        .map(|query| example(query))
                        .collect_view()}
                    "see "
                    <a href=link(compare(None))>"what changed, topic by topic"</a>
                    ", or "
                    <a href=link(View::Read(Default::default()))>"read the reports"</a>
                    "."
                </p>
            </header>
            <section class="meetings" aria-label="The two meetings">
                {(0..corpus.documents.len().min(2))
                    .map(|doc| view! { <Meeting doc facts=facts.clone()/> })
                    .collect_view()}
                <Between/>
            </section>
            <Balance rows/>
            <section aria-labelledby="strip">
                <h2 id="strip"><a href=link(View::Timeline { event: None })>"When it happened"</a></h2>
                <Strip/>
            </section>
        </div>
    }
}

/// A search to try.
fn example(query: &'static str) -> impl IntoView {
    let href = crate::route::Route { view: View::Search, query: query.into() }.to_string();
    view! { <a href=href>{query}</a> ", " }
}

fn compare(topic: Option<String>) -> View {
    View::Compare(Comparison { topic, ..Comparison::default() })
}

/// One meeting: where, when, who, what came of it.
#[component]
fn Meeting(doc: usize, facts: Vec<Fact>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let document = &corpus.documents[doc];
    let claims = |about: About| -> Vec<Claim> {
        let fact = facts.iter().find(|fact| fact.about == about);
        fact.map(|f| if doc == 0 { f.left.clone() } else { f.right.clone() }).unwrap_or_default()
    };
    let event = document.meeting.map(|event| &corpus.events[event]);
    let when = event.map_or_else(|| document.date.words(), |e| e.when.clone().certain().words());
    let place = event.and_then(|e| e.place).map(|place| corpus.places[place].name.as_str());
    let basis = event.map(|e| super::timeline::basis(e.basis));
    let first = reading_passage(corpus, Passage { doc, block: 0 });
    view! {
        <article class=format!("meeting {}", colour(doc))>
            <p class="kicker"><Label doc/>" one report, "{words::passages(document)}</p>
            <h2>
                <a href=link(first)>{place.unwrap_or(&document.label)}", "{when}</a>
                " "
                <small>{basis.map(|basis| format!("day {basis}"))}</small>
            </h2>
            {lead(corpus, doc).map(|span| view! { <p class="voice"><Quote span/></p> })}
            <dl>
                <dt>"Led by"</dt>
                <dd>{people(corpus, doc, &claims(About::LedBy))}</dd>
                <dt>"Also there"</dt>
                <dd>{people(corpus, doc, &claims(About::Present))}</dd>
                <dt>"Outcome"</dt>
                <dd>
                    {claims(About::Outcomes)
                        .into_iter()
                        .filter_map(|claim| claim.evidence.first().copied())
                        .map(|span| view! { <p><Quote span/></p> })
                        .collect_view()}
                </dd>
            </dl>
        </article>
    }
}

/// What the first of those who led the meeting is quoted with: one sentence.
fn lead(corpus: &Corpus, doc: usize) -> Option<crate::corpus::Span> {
    let led = &corpus.events.get(corpus.documents[doc].meeting?)?.led_by;
    let spoken = |q: &&crate::corpus::Quotation| {
        q.parts.first().is_some_and(|part| part.doc == doc)
            && matches!(q.speaker, Some(Speaker::Person(person)) if led.contains(&person))
    };
    let quotation = corpus.quotations.iter().find(spoken)?;
    Some(words::first_sentence(corpus, *quotation.parts.first()?))
}

/// People with their roles as stated in this report.
fn people(corpus: &'static Corpus, doc: usize, claims: &[Claim]) -> impl IntoView + use<> {
    if claims.is_empty() {
        return view! { <NotMentioned/> }.into_any();
    }
    let person = |claim: &Claim| {
        let What::Person(person) = claim.what else { return None };
        let person = &corpus.people[person];
        let here = |r: &&crate::corpus::Role| r.evidence.iter().any(|span| span.doc == doc);
        let role = person.roles.iter().find(here)?;
        let span = role.evidence.iter().copied().find(|span| span.doc == doc)?;
        let href = link(super::pieces::reading(corpus, span));
        Some(view! { <li><a href=href>{person.name.as_str()}</a>", "{role.role.as_str()}</li> })
    };
    view! { <ul class="plain">{claims.iter().filter_map(person).collect_view()}</ul> }.into_any()
}

/// How many days lie between the two reports.
#[component]
fn Between() -> impl IntoView {
    let [first, second, ..] = Reports::here().corpus.documents.as_slice() else { return None };
    let days = first.date.earliest()?.until(second.date.earliest()?);
    Some(view! { <p class="between"><b>{days}</b>" days between the reports"</p> })
}

/// The topics in both reports and in one only.
#[component]
fn Balance(rows: Vec<Row>) -> impl IntoView {
    let column = |side: Side, class: &'static str| {
        let corpus = Reports::here().corpus;
        let label = |doc: usize| corpus.documents.get(doc).map_or("", |d| d.label.as_str());
        let title = match side {
            Side::Both => "In both".to_owned(),
            Side::Left => format!("Only {}", label(0)),
            Side::Right => format!("Only {}", label(1)),
        };
        let within: Vec<&Row> = rows.iter().filter(|row| row.side == side).collect();
        view! {
            <div class=class>
                <h3>{title}" · "<b>{within.len()}</b></h3>
                <ul class="topics">
                    {within
                        .into_iter()
                        .map(|row| {
                            let topic = &corpus.topics[row.topic];
                            let href = link(compare(Some(topic.id.clone())));
                            view! { <li><a href=href>{topic.label.as_str()}</a></li> }
                        })
                        .collect_view()}
                </ul>
            </div>
        }
    };
    view! {
        <section class="balance" aria-labelledby="balance">
            <h2 id="balance"><a href=link(compare(None))>"What they speak of"</a></h2>
            <div class="columns">
                {column(Side::Left, "doc doc-a")}
                {column(Side::Both, "both")}
                {column(Side::Right, "doc doc-b")}
            </div>
            <p class="doors">
                "Also side by side: "
                <a href=link(View::Compare(Comparison { mode: Mode::Text, ..Default::default() }))>"the texts"</a>
                " and "
                <a href=link(View::Compare(Comparison { mode: Mode::Facts, ..Default::default() }))>"the facts"</a>
                "."
            </p>
        </section>
    }
}
