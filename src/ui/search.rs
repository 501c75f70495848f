//! What a query finds, report by report, and why.

use super::el::{El, el, live, nothing, text};
use super::location::Location;
use super::pieces::{anchor, coloured, marked, not_mentioned, reading, title, unseen};
use super::{Reports, words};
use crate::corpus::Span;
use crate::route::{Route, View};
use crate::search::query::{Notice, NoticeKind};
use crate::search::{Form, InDocument, InPassage, Options, Part, Reason, Results, as_typed};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// The query of the route and what it finds: searched once, for all pages that show it.
#[derive(Clone, Copy)]
pub struct Search(Memo<Arc<Found>>);

/// A query and what it finds.
struct Found {
    query: String,
    notices: Vec<Notice>,
    results: Results,
}

impl Search {
    /// Follows the query of the route.
    pub fn follow(reports: Reports, location: Location) -> Self {
        let query = Memo::new(move |_| location.route.with(|route| route.query.clone()));
        let find = move || {
            let text = query.get();
            let options = Options::default();
            let (query, results) = as_typed(reports.index, reports.corpus, &text, &options);
            Arc::new(Found { query: text, notices: query.notices, results })
        };
        // It is worked out anew only for another query, and is then another.
        Search(Memo::new_with_compare(move |_| find(), |_, _| true))
    }

    /// The bytes of hits within a stretch of a document.
    pub fn hits_within(self, whole: Span) -> Vec<Range<usize>> {
        let hits = self.0.with(|found| found.results.hits());
        let spans = hits.iter().map(|hit| hit.span);
        let inside = spans.filter(|span| {
            span.doc == whole.doc && whole.start <= span.start && span.end <= whole.end
        });
        inside.map(|span| span.range()).collect()
    }
}

/// The page.
pub fn page() -> El {
    let reports = Reports::here();
    let Search(search) = expect_context();
    let asked = |found: &Found| !found.query.trim().is_empty();
    // The announcement stays in the page, so that screen readers hear what changes in it.
    let verdict = live(move || {
        search.with(|found| if asked(found) { text(summary(reports, found)) } else { nothing() })
    });
    let shown =
        live(move || search.with(|found| if asked(found) { results(found) } else { help() }));
    el("div")
        .class("search")
        .child(el("h1").text("Search"))
        .child(el("p").class("verdict").attr("role", "status").child(verdict))
        .child(shown)
}

/// What can be typed, with examples from these reports.
fn help() -> El {
    let rows = [
        ("supply chains", "passages with both words, in any form"),
        ("\"regional security\"", "the words in this order"),
        ("minister -prime", "the first and not the second"),
        ("defense", "other spellings are found too: defence"),
        ("AI", "other names are found too: Artificial Intelligence"),
        ("2+2", "found whole; so are R&D, @SecDef and co-development"),
    ];
    let row = |(query, what): (&'static str, &'static str)| {
        let there = Route { view: View::Search, query: query.into() }.to_string();
        let example = el("a").attr("href", there).text(query);
        el("div").child(el("dt").child(example)).child(el("dd").text(what))
    };
    let lead = el("p").class("lead").text("Every word of both reports, as you type. Try:");
    el("div").child(lead).child(el("dl").class("examples").all(rows.map(row)))
}

/// What a query finds.
fn results(found: &Found) -> El {
    let Found { query, notices, results } = found;
    let any = results.count().passages > 0;
    let lists = results.documents.iter().map(|found| in_report(query, found, &results.parts));
    let columns = any.then(|| el("div").class("reports").all(lists));
    let notices = notices.iter().map(|n| el("p").text(notice(n.kind)));
    el("div")
        .child(el("div").class("notices").all(notices))
        .all(understood(query, &results.parts, any))
        .all(columns)
}

/// What of the query may not do what was meant.
fn notice(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::UnbalancedQuote => {
            "A quotation mark has no partner; the words after it are searched one by one."
        }
        NoticeKind::UnbalancedGroup => "A parenthesis has no partner and was passed over.",
        NoticeKind::DanglingOr => "OR has nothing to choose from and is searched as a word.",
        NoticeKind::UnknownField => {
            "A name with a colon is no field here; it is searched as words."
        }
        NoticeKind::EmptyField => "A field has no value and is searched as a word.",
        NoticeKind::StrayNear => "A ~ follows no phrase, or has no number, and was passed over.",
        NoticeKind::NotAnOperator => {
            "AND and NOT are searched as words: words must all be there anyway, and - leaves out."
        }
        NoticeKind::NoWord => "Signs without a word were passed over.",
        NoticeKind::OnlyExclusions => {
            "Nothing but words to leave out: these are all passages without them."
        }
        NoticeKind::TooLong => "The query is very long; words far down in it were passed over.",
    }
}

/// What was found, in a sentence; where nothing was, that the reports do not mention it.
fn summary(reports: Reports, Found { query, results, .. }: &Found) -> String {
    let label = |doc: usize| reports.corpus.documents.get(doc).map_or("", |d| d.label.as_str());
    let query = query.trim();
    let all = results.count();
    if all.passages == 0 && results.parts.iter().any(|part| part.excluded) {
        return format!("No passage of either report answers “{query}”.");
    }
    if all.passages == 0 {
        return format!(
            "Neither report mentions “{query}”. That does not mean that it was not discussed."
        );
    }
    let each: Vec<String> = results
        .documents
        .iter()
        .map(|d| {
            let hits = words::count(d.count.hits, "hit");
            let passages = words::count(d.count.passages, "passage");
            match d.count.passages {
                0 => format!("{}: not mentioned", label(d.doc)),
                _ => format!("{}: {hits} in {passages}", label(d.doc)),
            }
        })
        .collect();
    let each = each.join("; ");
    if results.relaxed {
        format!("No passage has all of “{query}”. With some of the words: {each}.")
    } else {
        each + "."
    }
}

/// How each word was understood: the forms it stands for, why, and how often each stands there.
/// Where nothing is found, what each word alone would find.
fn understood(query: &str, parts: &[Part], any: bool) -> Option<El> {
    let corpus = Reports::here().corpus;
    let line = |part: &Part| {
        let alone = part.alone.iter().zip(&corpus.documents);
        let alone: Vec<String> =
            alone.map(|(count, d)| format!("{} {}", d.label, count.hits)).collect();
        let nowhere = part.alone.iter().all(|count| count.hits == 0);
        let plain = part.forms.iter().all(|f| f.reason == Reason::Exact);
        let forms: Vec<String> = part.forms.iter().filter(|f| f.hits > 0).map(form).collect();
        let mut rest = if part.excluded { " left out: " } else { ": " }.to_owned();
        rest += &if nowhere { "in neither report".to_owned() } else { alone.join(", ") };
        if !plain && !forms.is_empty() {
            rest = rest + ". Found as " + &forms.join("; ");
        }
        let typed = query.get(part.span.clone()).unwrap_or_default();
        (parts.len() > 1 || !plain && !nowhere)
            .then(|| el("li").child(el("b").text(format!("“{typed}”"))).text(rest))
    };
    let lines: Vec<El> = parts.iter().filter_map(line).collect();
    let title = if any { "How it was understood" } else { "Each word alone" };
    (!lines.is_empty()).then(|| {
        let section = el("section").class("understood").attr("aria-label", title);
        section.child(el("h2").text(title)).child(el("ul").all(lines))
    })
}

/// “defence, another spelling (30)”.
fn form(form: &Form) -> String {
    match reason(form.reason) {
        "" => format!("“{}” ({})", form.text, form.hits),
        why => format!("“{}”, {why} ({})", form.text, form.hits),
    }
}

/// Why something was found, in words; nothing where it is the word itself.
fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Exact => "",
        Reason::Variant => "another spelling",
        Reason::Stem => "another form",
        Reason::Alias => "another name",
        Reason::Prefix => "begins so",
        Reason::Typo => "a near spelling",
        Reason::Annotation => "as annotated",
    }
}

/// What is found in one report.
fn in_report(query: &str, found: &InDocument, parts: &[Part]) -> El {
    let count = el("small").text(words::count(found.count.hits, "hit"));
    let item = |passage: &InPassage| el("li").all(passage_found(query, passage, parts));
    let list = if found.passages.is_empty() {
        not_mentioned()
    } else {
        el("ol").class("plain").all(found.passages.iter().map(item))
    };
    el("section")
        .class(coloured("in-report", found.doc))
        .child(title("h2", found.doc).text(" ").child(count))
        .child(list)
}

/// A passage with its hits marked, why each is one, and the way to it.
fn passage_found(query: &str, passage: &InPassage, parts: &[Part]) -> Vec<El> {
    let corpus = Reports::here().corpus;
    let Some(whole) = corpus.span_of(passage.passage) else { return Vec::new() };
    let marks: Vec<_> = passage.hits.iter().map(|hit| (hit.span.range(), "hit")).collect();
    let first = passage.hits.first().map_or(whole, |hit| hit.span);
    let mut why: Vec<String> = Vec::new();
    for hit in passage.hits.iter().filter(|hit| hit.reason != Reason::Exact) {
        let line =
            format!("“{}”: {}", corpus.quote(hit.span).to_ascii_lowercase(), reason(hit.reason));
        if !why.contains(&line) {
            why.push(line);
        }
    }
    let missing = passage.missing.iter().filter_map(|part| parts.get(*part));
    why.extend(
        missing.filter_map(|part| Some(format!("without “{}”", query.get(part.span.clone())?))),
    );
    let source = anchor(reading(corpus, first), format!("¶{}", passage.passage.block + 1))
        .class(coloured("source", whole.doc))
        .child(unseen(" open in the report"));
    vec![
        el("p").class("words").all(marked(whole, &marks)),
        el("p").class("why").child(source).all(why.into_iter().map(|line| el("span").text(line))),
    ]
}
