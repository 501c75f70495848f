//! The facts, row by row; rows that differ come first.

use super::{Chosen, matrix, not_read_yet};
use crate::compare::Selection;
use crate::compare::facts::{About, Claim, Fact, What, facts};
use crate::compare::voices::{Voice, Voices, percent, voices};
use crate::corpus::{Corpus, Passage, Span};
use crate::timeline::when;
use crate::ui::components::{
    anchor, colour, label_of, quote, quotes, reading_passage, silent, wording,
};
use crate::ui::html::{self, Element};
use crate::ui::reports::Reports;
use leptos::prelude::*;

/// The table.
pub fn table(chosen: Chosen, selection: Selection) -> Element {
    let corpus = &*expect_context::<Reports>().corpus();
    let rows = facts(corpus, &selection);
    if rows.is_empty() {
        return not_read_yet(chosen, "Facts");
    }
    let (differ, same): (Vec<&Fact>, Vec<&Fact>) = rows.iter().partition(|fact| fact.differs);
    let report = |doc: usize| {
        anchor(
            reading_passage(corpus, Passage { doc, block: 0 }),
            format!("{} report", label_of(doc)),
        )
    };
    let verdict = format!(
        "{} of {} differ. Each answer opens the words it rests on, in the ",
        wording::count(differ.len(), "row"),
        rows.len(),
    );
    let body = differ.into_iter().chain(same).map(|fact| row(corpus, fact, selection));
    html::div()
        .child(
            html::p()
                .class("verdict")
                .child(verdict)
                .child(report(selection.left))
                .child(" or the ")
                .child(report(selection.right))
                .child("."),
        )
        .child(matrix(
            "matrix facts",
            "Facts of the two meetings, as reported",
            "Fact",
            selection,
            body.collect(),
        ))
}

fn row(corpus: &Corpus, fact: &Fact, selection: Selection) -> Element {
    let note = match fact.about {
        About::Office(i) => corpus.offices[i].note.clone(),
        _ => String::new(),
    };
    let lines = [verdict(corpus, fact), note].into_iter().filter(|line| !line.is_empty());
    let head = html::th().attr("scope", "row").child(fact.about.question(corpus).to_owned());
    html::tr()
        .class(if fact.differs { "differs" } else { "" })
        .child(
            head.child(lines.map(|line| html::p().class("side").child(line)).collect::<Vec<_>>()),
        )
        .child(side(corpus, fact.about, &fact.left, selection, selection.left))
        .child(side(corpus, fact.about, &fact.right, selection, selection.right))
}

/// How the sides differ, in words: “Ajay Kumar → Giridhar Aramane”.
fn verdict(corpus: &Corpus, fact: &Fact) -> String {
    let name = |claim: &Claim| match claim.what {
        What::Person(i) => Some(corpus.people[i].name.as_str()),
        _ => None,
    };
    let names =
        |claims: &[Claim]| wording::list(&claims.iter().filter_map(name).collect::<Vec<_>>());
    if !fact.differs {
        "the same".into()
    } else if fact.left.is_empty() || fact.right.is_empty() {
        "in one report only".into()
    } else if matches!(fact.about, About::Office(_)) {
        format!("{} → {}", names(&fact.left), names(&fact.right))
    } else {
        "differs".into()
    }
}

fn side(
    corpus: &Corpus,
    about: About,
    claims: &[Claim],
    selection: Selection,
    doc: usize,
) -> Element {
    let answers = match about {
        _ if claims.is_empty() => vec![silent(doc)],
        About::Voices => quoted(corpus, &voices(corpus, &selection, doc)),
        _ => claims.iter().map(|claim| answer(corpus, claim)).collect(),
    };
    html::td().class(colour(doc)).attr("data-label", label_of(doc)).child(answers)
}

/// Who is quoted, and their share of the words.
fn quoted(corpus: &Corpus, all: &Voices) -> Vec<Element> {
    let whole = format!(
        "{} of {} words of prose are quoted, {}\u{a0}%; hyphenated words count as one.",
        all.quoted,
        all.words,
        percent(all.quoted, all.words),
    );
    let voice = |voice: &Voice| {
        let name =
            voice.quotations.first().map(|at| wording::voice(corpus, &corpus.quotations[*at]));
        let share = format!(
            "{}, {}\u{a0}% of what is quoted",
            wording::count(voice.words, "word"),
            percent(voice.words, all.quoted),
        );
        let head = html::p().class("head").child(name.unwrap_or_default() + ": ");
        with_evidence(Some(head.child(html::small().child(share))), &voice.evidence)
    };
    let whole = html::div()
        .class("answer")
        .child(html::p().class("head").child(html::small().child(whole)));
    std::iter::once(whole).chain(all.voices.iter().map(voice)).collect()
}

/// An answer with its evidence.
fn answer(corpus: &Corpus, claim: &Claim) -> Element {
    let head = match &claim.what {
        What::Day(event) => when(&corpus.events[*event]),
        What::Place(i) => corpus.places[*i].name.clone(),
        What::Person(i) => corpus.people[*i].name.clone(),
        What::Outcome(i) => corpus.outcomes[*i].label.clone(),
        What::Quotation(..) | What::Words => String::new(),
    };
    let head = (!head.is_empty()).then(|| html::p().class("head").child(head));
    with_evidence(head, &claim.evidence)
}

/// A claim with its first quotation; the others are collapsed.
fn with_evidence(head: Option<Element>, evidence: &[Span]) -> Element {
    let (first, more) = evidence.split_at(evidence.len().min(1));
    let details = (!more.is_empty()).then(|| {
        let summary = html::summary().child(wording::count(more.len(), "more quotation"));
        html::details().child(summary).child(quotes(more))
    });
    html::div()
        .class("answer")
        .child(head)
        .child(first.iter().map(|span| html::p().child(quote(*span))).collect::<Vec<_>>())
        .child(details)
}
