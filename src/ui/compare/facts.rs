//! The plain facts, row by row, changed rows marked in words.

use super::{ColumnTitle, report_link, report_name};
use crate::compare::Selection;
use crate::compare::facts::{About, Claim, Fact, What, facts};
use crate::corpus::{Corpus, Span};
use crate::ui::pieces::{NotMentioned, Quote, colour, quotes};
use crate::ui::{Reports, timeline, words};
use leptos::prelude::*;

/// The table.
#[component]
pub(super) fn Facts(selection: Selection) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let mut rows = facts(corpus, &selection);
    // What changed comes first; within that, the order of the questions.
    rows.sort_by_key(|fact| !fact.differs);
    let differ = rows.iter().filter(|fact| fact.differs).count();
    view! {
        <p class="verdict">
            {words::count(differ, "row")}" of "{rows.len()}" differ. Each answer opens the words it
            rests on, in the "
            <a href=report_link(selection.left)>{report_name(selection.left)}</a>" or the "
            <a href=report_link(selection.right)>{report_name(selection.right)}</a>"."
        </p>
        <table class="matrix facts">
            <caption class="visually-hidden">"Facts of the two meetings, as reported"</caption>
            <thead>
                <tr>
                    <th scope="col">"Fact"</th>
                    <th scope="col" class=colour(selection.left)><ColumnTitle doc=selection.left/></th>
                    <th scope="col" class=colour(selection.right)><ColumnTitle doc=selection.right/></th>
                </tr>
            </thead>
            <tbody>
                {rows.into_iter().map(|fact| view! { <FactRow fact selection/> }).collect_view()}
            </tbody>
        </table>
    }
}

#[component]
fn FactRow(fact: Fact, selection: Selection) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let note = match fact.about {
        About::Office(i) => corpus.offices[i].note.as_str(),
        _ => "",
    };
    view! {
        <tr class:differs=fact.differs>
            <th scope="row">
                {question(corpus, fact.about)}
                <p class="side">{verdict(corpus, &fact)}</p>
                {(!note.is_empty()).then(|| view! { <p class="side">{note}</p> })}
            </th>
            <Side claims=fact.left doc=selection.left/>
            <Side claims=fact.right doc=selection.right/>
        </tr>
    }
}

fn question(corpus: &Corpus, about: About) -> String {
    match about {
        About::Report => "Date of the report".into(),
        About::Day => "Day of the meeting".into(),
        About::Venue => "Venue".into(),
        About::LedBy => "Led by".into(),
        About::Present => "Also there".into(),
        About::Office(i) => corpus.offices[i].label.clone(),
        About::Outcomes => "Outcomes".into(),
        About::Voices => "Quoted".into(),
        About::Tone => "Tone".into(),
    }
}

/// How the sides differ, in words: “Ajay Kumar → Giridhar Aramane”.
fn verdict(corpus: &Corpus, fact: &Fact) -> String {
    let names = |claims: &[Claim]| {
        let names: Vec<&str> = claims.iter().filter_map(|claim| person(corpus, claim)).collect();
        words::list(&names)
    };
    match (fact.differs, fact.left.is_empty(), fact.right.is_empty()) {
        (false, ..) => "the same".into(),
        (true, true, _) | (true, _, true) => "in one report only".into(),
        _ if matches!(fact.about, About::Office(_)) => {
            format!("{} → {}", names(&fact.left), names(&fact.right))
        }
        _ => "differs".into(),
    }
}

fn person<'a>(corpus: &'a Corpus, claim: &Claim) -> Option<&'a str> {
    match claim.what {
        What::Person(i) => Some(&corpus.people[i].name),
        _ => None,
    }
}

#[component]
fn Side(claims: Vec<Claim>, doc: usize) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let label = corpus.documents.get(doc).map(|d| d.label.as_str());
    let claims: Vec<_> = claims.into_iter().map(|claim| view! { <Answer claim/> }).collect();
    view! {
        <td class=colour(doc) data-label=label>
            {if claims.is_empty() { view! { <NotMentioned/> }.into_any() } else { claims.into_any() }}
        </td>
    }
}

/// An answer with its evidence: one quotation in sight, the others a click away.
#[component]
fn Answer(claim: Claim) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let head = match &claim.what {
        What::Day(event) => timeline::when(&corpus.events[*event]),
        What::Place(i) => corpus.places[*i].name.clone(),
        What::Person(i) => corpus.people[*i].name.clone(),
        What::Outcome(i) => corpus.outcomes[*i].label.clone(),
        What::Quotation(i, n) => {
            let voice = words::voice(corpus, &corpus.quotations[*i]);
            format!("{voice}: {}", words::count(*n, "word"))
        }
        What::Words => String::new(),
    };
    let (first, more) = claim.evidence.split_first().map_or((None, &[] as &[Span]), |(f, m)| (Some(*f), m));
    view! {
        <div class="answer">
            {(!head.is_empty()).then(|| view! { <p class="head">{head}</p> })}
            {first.map(|span| view! { <p><Quote span/></p> })}
            {(!more.is_empty()).then(|| view! {
                <details>
                    <summary>{words::count(more.len(), "more quotation")}</summary>
                    <div class="stack">{quotes(more)}</div>
                </details>
            })}
        </div>
    }
}
