//! The plain facts, row by row; those that differ come first.

use super::matrix;
use crate::compare::Selection;
use crate::compare::facts::{About, Claim, Fact, What, facts};
use crate::corpus::{Corpus, Passage};
use crate::list::Listed;
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
    let head = el("th").attr("scope", "row").text(question(corpus, fact.about));
    el("tr")
        .class(if fact.differs { "differs" } else { "" })
        .child(head.all(lines.map(|line| el("p").class("side").text(line))))
        .child(side(corpus, &fact.left, selection.left))
        .child(side(corpus, &fact.right, selection.right))
}

fn question(corpus: &'static Corpus, about: About) -> &'static str {
    match about {
        About::Report => "Date of the report",
        About::Day => "Day of the meeting",
        About::Venue => "Venue",
        About::LedBy => "Led by",
        About::Present => "Also there",
        About::Office(i) => &corpus.offices[i].label,
        About::Outcomes => "Outcomes",
        About::Voices => "Quoted",
        About::Tone => "Tone",
    }
}

/// How the sides differ, in words: “Ajay Kumar → Giridhar Aramane”.
fn verdict(corpus: &'static Corpus, fact: &Fact) -> String {
    let name = |claim: &Claim| match claim.what {
        What::Person(i) => Some(corpus.people[i].name.as_str()),
        _ => None,
    };
    let names = |claims: &[Claim]| words::list(&claims.iter().filter_map(name).listed());
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

fn side(corpus: &'static Corpus, claims: &[Claim], doc: usize) -> El {
    el("td")
        .class(colour(doc))
        .attr("data-label", label_of(doc))
        .all(claims.iter().map(|claim| answer(corpus, claim)))
        .all(claims.is_empty().then(not_mentioned))
}

/// An answer with its evidence: one quotation in sight, the others a click away.
fn answer(corpus: &'static Corpus, claim: &Claim) -> El {
    let head = match &claim.what {
        What::Day(event) => when(&corpus.events[*event]),
        What::Place(i) => corpus.places[*i].name.clone(),
        What::Person(i) => corpus.people[*i].name.clone(),
        What::Outcome(i) => corpus.outcomes[*i].label.clone(),
        What::Quotation(i, n) => {
            let voice = words::voice(corpus, &corpus.quotations[*i]);
            format!("{voice}: {}", words::count(*n, "word"))
        }
        What::Words => String::new(),
    };
    let (first, more) = claim.evidence.split_at(claim.evidence.len().min(1));
    let details = (!more.is_empty()).then(|| {
        let summary = el("summary").text(words::count(more.len(), "more quotation"));
        el("details").child(summary).child(quotes(more))
    });
    el("div")
        .class("answer")
        .all((!head.is_empty()).then(|| el("p").class("head").text(head)))
        .all(first.iter().map(|span| el("p").child(quote(*span))))
        .all(details)
}
