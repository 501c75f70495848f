//! How a query was parsed: each part with its matching forms, why they match, and their counts;
//! each part can be removed. If nothing is found, ways to relax the query.

use crate::search::query::{Node, NoticeKind, QueryNotice};
use crate::search::query_edit::{meaning, relaxations, replaced};
use crate::search::{
    Count, Field, Nearness, NodeKind, QueryPart, Reason, Relaxing, WordForm, near_words,
};
use crate::ui::components::{asking, label_of, visually_hidden, wording};
use crate::ui::html::{self, Child, Element};
use crate::ui::reports::Reports;
use crate::ui::search::QueryResults;
use leptos::prelude::*;

/// The explanation above the results.
pub fn understood(found: &QueryResults) -> Option<Element> {
    if !found.asks() {
        return None;
    }
    let notices = found.query.notices.iter().map(|n| html::p().child(notice(n, &found.text)));
    let clauses = found.query.clauses.iter().map(|clause| line(found, clause));
    let section = html::section()
        .class("understood")
        .attr("aria-label", "How it was understood")
        .child(html::div().class("notices").child(notices.collect::<Vec<_>>()))
        .child(html::ul().class("plain").child(clauses.collect::<Vec<_>>()))
        .child(html::ul().class("plain offers").child(offers(found)));
    Some(section)
}

/// A removable clause of the query, and how it was parsed.
fn line(found: &QueryResults, clause: &Node) -> Element {
    let typed = found.text.get(clause.span.clone()).unwrap_or_default();
    let without = replaced(&found.text, clause.span.clone(), "");
    let remove =
        asking(&without, "×").class("remove").child(visually_hidden(format!(" take away {typed}")));
    let chip = html::span().class("chip").child(html::b().child(typed.to_owned())).child(remove);
    let inside = |part: &&QueryPart| {
        clause.span.start <= part.span.start && part.span.end <= clause.span.end
    };
    let parts: Vec<&QueryPart> = found.results.parts.iter().filter(inside).collect();
    let mut explanations = Vec::new();
    for part in parts.iter().filter(|part| !part.is_field) {
        explanations.push(forms_of(found, part, parts.len() > 1));
    }
    let kind = kind(clause);
    let colon = if kind.is_empty() || explanations.is_empty() { "" } else { ": " };
    html::li()
        .child(chip)
        .child(" ")
        .child(html::span().child(kind + colon + &explanations.join("; ")))
}

/// What a clause requires; empty for a single word.
fn kind(clause: &Node) -> String {
    match &clause.kind {
        NodeKind::Word(_) => String::new(),
        NodeKind::Phrase(words) if words.len() < 2 => "as it is".into(),
        NodeKind::Phrase(_) => "in this order".into(),
        NodeKind::Near(_, slop) => format!("in any order, at most {slop} other words among them"),
        NodeKind::Field(field, value) => field_in_words(*field, value),
        NodeKind::Not(inner) => {
            let inner = kind(inner);
            if inner.is_empty() { "left out".into() } else { format!("left out, {inner}") }
        }
        NodeKind::All(_) => "all of".into(),
        NodeKind::Any(nodes) if nodes.iter().all(|n| matches!(n.kind, NodeKind::Field(..))) => {
            nodes.iter().map(kind).collect::<Vec<_>>().join(", or ")
        }
        NodeKind::Any(_) => "any of".into(),
    }
}

fn field_in_words(field: Field, value: &str) -> String {
    let shown = expect_context::<Reports>().get();
    let (corpus, index) = (&shown.corpus, shown.index());
    let about = match field {
        Field::In => "only in ",
        Field::Speaker => "quoted from ",
        Field::Medium => "quoted from a medium: ",
        Field::Topic => "on ",
        Field::Person | Field::Place => "naming ",
        Field::Date => "report of ",
    };
    let meant = meaning(index, corpus, field, value);
    if meant.is_empty() {
        return format!("no {} here is called so", field.name());
    }
    about.to_owned() + &meant.join(", ")
}

/// The hits of a part in each report, and its matching forms.
fn forms_of(found: &QueryResults, part: &QueryPart, one_of_many: bool) -> String {
    let typed = found.text.get(part.span.clone()).unwrap_or_default();
    let mut text = if one_of_many { format!("“{typed}” ") } else { String::new() };
    if part.alone.iter().all(|count| count.hits == 0) {
        return text
            + match part.alone.len() {
                1 => "not in the report",
                2 => "in neither report",
                _ => "in no report",
            };
    }
    text += &per_report(&part.alone);
    if part.forms.iter().any(|form| form.reason != Reason::Exact) {
        let forms: Vec<String> = part.forms.iter().filter(|f| f.hits > 0).map(form).collect();
        text = text + ", found as " + &forms.join(", ");
    }
    text
}

/// “2022 15, 2023 16”.
fn per_report(counts: &[Count]) -> String {
    if counts.len() > wording::MOST_NAMED {
        return wording::hits_in_reports(counts);
    }
    let each = counts.iter().enumerate();
    let each: Vec<String> =
        each.map(|(doc, count)| format!("{} {}", label_of(doc), count.hits)).collect();
    each.join(", ")
}

/// “defence (another spelling, 30)”.
fn form(form: &WordForm) -> String {
    let (why, comma) = match form.reason {
        Reason::Exact => ("", ""),
        why => (why.words(), ", "),
    };
    format!("“{}” ({why}{comma}{})", form.text, form.hits)
}

/// Suggestions for unknown words, and relaxed queries if nothing is found.
fn offers(found: &QueryResults) -> Vec<Element> {
    let shown = expect_context::<Reports>().get();
    let (corpus, index) = (&shown.corpus, shown.index());
    let mut offers = Vec::new();
    for at in found.results.unknown() {
        let part = &found.results.parts[at];
        if part.is_field {
            continue;
        }
        let typed = found.text.get(part.span.clone()).unwrap_or_default();
        let mut row: Vec<Child> = Vec::new();
        for near in near_words(index, corpus, typed) {
            row.push(if row.is_empty() { " " } else { "; " }.into());
            let query = replaced(&found.text, part.span.clone(), &near.text);
            row.push(asking(&query, near.text).into());
            let how = match near.how {
                Nearness::Beginning => "begins so",
                Nearness::Spelling => "a near spelling",
            };
            row.push(format!(", {}: {how}", wording::count(near.hits, "place")).into());
        }
        if !row.is_empty() {
            let line =
                html::li().child(format!("Near “{typed}”, not counted until you choose it:"));
            offers.push(line.child(row).child("."));
        }
    }
    if found.results.count().passages > 0 {
        return offers;
    }
    for offer in &relaxations(index, corpus, &found.text) {
        let typed = found.text.get(offer.span.clone()).unwrap_or_default();
        let how = match offer.how {
            Relaxing::Without => format!("without {typed}"),
            Relaxing::Anywhere => format!("the words of {typed} anywhere in a passage"),
        };
        let line = html::li().child("Found ").child(asking(&offer.text, how));
        offers.push(line.child(format!(": {}", per_report(&offer.left))));
    }
    offers
}

/// A warning about a part of the query that may not do what was intended.
fn notice(notice: &QueryNotice, query: &str) -> String {
    let about = match notice.kind {
        NoticeKind::UnbalancedQuote => {
            "A quotation mark has no partner; the words after it are searched one by one."
        }
        NoticeKind::UnbalancedGroup => "A parenthesis has no partner and was passed over.",
        NoticeKind::DanglingOperator => {
            let name = query.get(notice.span.clone()).unwrap_or_default();
            return format!("{name} lacks a word that it needs, and is searched as a word itself.");
        }
        NoticeKind::UnknownField => {
            let name = query.get(notice.span.clone()).unwrap_or_default();
            let fields = Field::ALL.map(Field::name).join(", ");
            return format!("{name} is no field and is searched as words; fields are {fields}.");
        }
        NoticeKind::EmptyField => "A field has no value and is searched as a word.",
        NoticeKind::StrayNear => "A ~ follows no phrase, or has no number, and was passed over.",
        NoticeKind::NoWord => "Signs without a word were passed over.",
        NoticeKind::OnlyExclusions => {
            "Nothing but words to leave out: these are all passages without them."
        }
        NoticeKind::TooLong => "The query is very long; words far down in it were passed over.",
    };
    about.into()
}
