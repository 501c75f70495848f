//! The plain facts, row by row; those that differ come first.

use super::matrix;
use crate::compare::Selection;
use crate::compare::facts::{About, Claim, Fact, What, facts};
use crate::compare::voices::{Voice, Voices, percent, voices};
use crate::corpus::{Corpus, Passage, Span};
use crate::timeline::when;
use crate::ui::el::{El, el};
use crate::ui::pieces::{anchor, colour, label_of, not_mentioned, quote, quotes, reading_passage};
use crate::ui::{Reports, words};

/// The table.
pub fn table(selection: Selection) -> El {
    let corpus = Reports::here().corpus;
    let rows = facts(corpus, &selection);
    let (differ, same): (Vec<&Fact>, Vec<&Fact>) = rows.iter().partition(|fact| fact.differs);
    let report = |doc: usize| {
        anchor(
            reading_passage(corpus, Passage { doc, block: 0 }),
            format!("{} report", label_of(doc)),
        )
    };
    let verdict = format!(
        "{} of {} differ. Each answer opens the words it rests on, in the ",
        words::count(differ.len(), "row"),
        rows.len(),
    );
    let body = differ.into_iter().chain(same).map(|fact| row(corpus, fact, selection));
    el("div")
        .child(
            el("p")
                .class("verdict")
                .text(verdict)
                .child(report(selection.left))
                .text(" or the ")
                .child(report(selection.right))
                .text("."),
        )
        .child(matrix(
            "matrix facts",
            "Facts of the two meetings, as reported",
            "Fact",
            selection,
            body,
        ))
}

fn row(corpus: &'static Corpus, fact: &Fact, selection: Selection) -> El {
    let note = match fact.about {
        About::Office(i) => corpus.offices[i].note.clone(),
        _ => String::new(),
    };
    let lines = [verdict(corpus, fact), note].into_iter().filter(|line| !line.is_empty());
    let head = el("th").attr("scope", "row").text(fact.about.question(corpus));
    el("tr")
        .class(if fact.differs { "differs" } else { "" })
        .child(head.all(lines.map(|line| el("p").class("side").text(line))))
        .child(side(corpus, fact.about, &fact.left, selection, selection.left))
        .child(side(corpus, fact.about, &fact.right, selection, selection.right))
}

/// How the sides differ, in words: “Ajay Kumar → Giridhar Aramane”.
fn verdict(corpus: &'static Corpus, fact: &Fact) -> String {
    let name = |claim: &Claim| match claim.what {
        What::Person(i) => Some(corpus.people[i].name.as_str()),
        _ => None,
    };
    let names = |claims: &[Claim]| words::list(&claims.iter().filter_map(name).collect::<Vec<_>>());
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
    corpus: &'static Corpus,
    about: About,
    claims: &[Claim],
    selection: Selection,
    doc: usize,
) -> El {
    let answers = match about {
        _ if claims.is_empty() => vec![not_mentioned()],
        About::Voices => quoted(corpus, &voices(corpus, &selection, doc)),
        _ => claims.iter().map(|claim| answer(corpus, claim)).collect(),
    };
    el("td").class(colour(doc)).attr("data-label", label_of(doc)).all(answers)
}

/// Who is quoted, and how much of the words is theirs.
fn quoted(corpus: &'static Corpus, all: &Voices) -> Vec<El> {
    let whole = format!(
        "{} of {} words of prose are quoted, {}\u{a0}%; hyphenated words count as one.",
        all.quoted,
        all.words,
        percent(all.quoted, all.words),
    );
    let voice = |voice: &Voice| {
        let name = voice.quotations.first().map(|at| words::voice(corpus, &corpus.quotations[*at]));
        let share = format!(
            "{}, {}\u{a0}% of what is quoted",
            words::count(voice.words, "word"),
            percent(voice.words, all.quoted),
        );
        let head = el("p").class("head").text(name.unwrap_or_default() + ": ");
        with_evidence(Some(head.child(el("small").text(share))), &voice.evidence)
    };
    let whole =
        el("div").class("answer").child(el("p").class("head").child(el("small").text(whole)));
    std::iter::once(whole).chain(all.voices.iter().map(voice)).collect()
}

/// An answer with its evidence.
fn answer(corpus: &'static Corpus, claim: &Claim) -> El {
    let head = match &claim.what {
        What::Day(event) => when(&corpus.events[*event]),
        What::Place(i) => corpus.places[*i].name.clone(),
        What::Person(i) => corpus.people[*i].name.clone(),
        What::Outcome(i) => corpus.outcomes[*i].label.clone(),
        What::Quotation(..) | What::Words => String::new(),
    };
    let head = (!head.is_empty()).then(|| el("p").class("head").text(head));
    with_evidence(head, &claim.evidence)
}

/// A claim, one quotation in sight, the others a click away.
fn with_evidence(head: Option<El>, evidence: &[Span]) -> El {
    let (first, more) = evidence.split_at(evidence.len().min(1));
    let details = (!more.is_empty()).then(|| {
        let summary = el("summary").text(words::count(more.len(), "more quotation"));
        el("details").child(summary).child(quotes(more))
    });
    el("div")
        .class("answer")
        .all(head)
        .all(first.iter().map(|span| el("p").child(quote(*span))))
        .all(details)
}
