//! What a query finds, report by report, and why.

use super::location::Location;
use super::pieces::{Label, colour, link, marked, reading};
use super::{Reports, words};
use crate::corpus::Span;
use crate::route::{Route, View};
use crate::search::query::{Notice, NoticeKind};
use crate::search::{Form, InDocument, InPassage, Options, Part, Reason, Results, as_typed};
use leptos::prelude::*;
use std::ops::Range;

/// The words that the query finds, for the pages that mark them.
#[derive(Clone, Copy)]
pub struct Hits(Memo<Vec<Span>>);

impl Hits {
    /// Follows the query of the route.
    pub fn follow(reports: Reports, location: Location) -> Self {
        let query = Memo::new(move |_| location.route.with(|route| route.query.clone()));
        Hits(Memo::new(move |_| {
            let (_, results) = find(reports, &query.get());
            results.hits().iter().map(|hit| hit.span).collect()
        }))
    }

    /// Those within these bytes of a document.
    pub fn within(self, whole: Span) -> Vec<Range<usize>> {
        let inside = |span: &&Span| {
            span.doc == whole.doc && whole.start <= span.start && span.end <= whole.end
        };
        self.0.with(|hits| hits.iter().filter(inside).map(Span::range).collect())
    }
}

fn find(reports: Reports, query: &str) -> (Vec<Notice>, Results) {
    let (query, results) = as_typed(reports.index, reports.corpus, query, &Options::default());
    (query.notices, results)
}

/// The page.
#[component]
pub fn Search() -> impl IntoView {
    let location = Location::here();
    let query = Memo::new(move |_| location.route.with(|route| route.query.clone()));
    view! {
        <div class="search">
            <h1>"Search"</h1>
            {move || {
                let query = query.get();
                if query.trim().is_empty() {
                    view! { <Help/> }.into_any()
                } else {
                    view! { <Found query/> }.into_any()
                }
            }}
        </div>
    }
}

/// What can be typed, with examples from these reports.
#[component]
fn Help() -> impl IntoView {
    let rows = [
        ("supply chains", "passages with both words, in any form"),
        ("\"regional security\"", "the words in this order"),
        ("minister -prime", "the first and not the second"),
        ("defense", "other spellings are found too: defence"),
        ("AI", "other names are found too: Artificial Intelligence"),
        ("2+2", "found whole; so are R&D, @SecDef and co-development"),
    ];
    let row = |(query, what): (&'static str, &'static str)| {
        let href = Route { view: View::Search, query: query.into() }.to_string();
        view! { <div><dt><a href=href>{query}</a></dt><dd>{what}</dd></div> }
    };
    view! {
        <p class="lead">"Every word of both reports, as you type. Try:"</p>
        <dl class="examples">{rows.map(row)}</dl>
    }
}

/// What a query finds.
#[component]
fn Found(query: String) -> impl IntoView {
    let reports = Reports::here();
    let (notices, results) = find(reports, &query);
    let summary = summary(reports, &query, &results);
    let notices = notices.iter().map(|n| view! { <p>{notice(n.kind)}</p> }).collect_view();
    let any = results.count().passages > 0;
    let parts = results.parts.clone();
    view! {
        <p class="verdict" role="status">{summary}</p>
        <div class="notices">{notices}</div>
        <Understood query=query.clone() parts any/>
        {any.then(|| view! {
            <div class="reports">
                {results
                    .documents
                    .iter()
                    .map(|found| view! {
                        <InReport query=query.clone() found=found.clone() parts=results.parts.clone()/>
                    })
                    .collect_view()}
            </div>
        })}
    }
}

/// What of the query may not do what was meant.
fn notice(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::UnbalancedQuote => {
            "A quotation mark has no partner; the words after it are searched one by one."
        }
        NoticeKind::UnbalancedGroup => "A parenthesis has no partner and was passed over.",
        NoticeKind::DanglingOr => "OR has nothing to choose from and is searched as a word.",
        NoticeKind::UnknownField => "A name with a colon is no field here; it is searched as words.",
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
fn summary(reports: Reports, query: &str, results: &Results) -> String {
    let label = |doc: usize| reports.corpus.documents.get(doc).map_or("", |d| d.label.as_str());
    let query = query.trim();
    let all = results.count();
    if all.passages == 0 && results.parts.iter().any(|part| part.excluded) {
        return format!("No passage of either report answers “{query}”.");
    }
    if all.passages == 0 {
        return format!("Neither report mentions “{query}”.");
    }
    let each: Vec<String> = results
        .documents
        .iter()
        .map(|d| {
            let hits = words::count(d.count.hits, "hit");
            let passages = words::count(d.count.passages, "passage");
            match d.count.passages {
                0 => format!("not mentioned in the {} report", label(d.doc)),
                _ => format!("{}: {hits} in {passages}", label(d.doc)),
            }
        })
        .collect();
    let each = each.join("; ");
    if results.relaxed {
        format!("No passage has all of “{query}”. With some of the words: {each}.")
    } else {
        let mut each = each.chars();
        let first = each.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", each.as_str())
    }
}

/// How each word was understood: the forms it stands for, why, and how often each stands there.
/// Where nothing is found, what each word alone would find.
#[component]
fn Understood(query: String, parts: Vec<Part>, any: bool) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let several = parts.len() > 1;
    let line = |part: &Part| {
        let typed = query.get(part.span.clone()).unwrap_or_default().to_owned();
        let alone = part.alone.iter().zip(&corpus.documents);
        let alone: Vec<String> =
            alone.map(|(count, d)| format!("{} {}", d.label, count.hits)).collect();
        let nowhere = part.alone.iter().all(|count| count.hits == 0);
        let forms = part.forms.iter().filter(|f| f.hits > 0).map(form).collect::<Vec<_>>();
        let plain = part.forms.iter().all(|f| f.reason == Reason::Exact);
        let worth = several || nowhere && several || !plain;
        worth.then(|| view! {
            <li>
                <b>"“"{typed}"”"</b>
                {part.excluded.then_some(" left out")}
                ": "
                {if nowhere { "in neither report".to_owned() } else { alone.join(", ") }}
                {(!plain && !forms.is_empty()).then(|| format!(". Found as {}", forms.join("; ")))}
            </li>
        })
    };
    let lines: Vec<_> = parts.iter().filter_map(line).collect();
    let title = if any { "How it was understood" } else { "Each word alone" };
    (!lines.is_empty()).then(|| view! {
        <section class="understood" aria-label=title>
            <h2>{title}</h2>
            <ul>{lines}</ul>
        </section>
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
#[component]
fn InReport(query: String, found: InDocument, parts: Vec<Part>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let document = &corpus.documents[found.doc];
    let doc = found.doc;
    let items = found.passages.into_iter().map(|passage| {
        view! { <li><Passage query=query.clone() passage parts=parts.clone()/></li> }
    });
    let items: Vec<_> = items.collect();
    view! {
        <section class=format!("in-report {}", colour(doc)) aria-labelledby=format!("in-{doc}")>
            <h2 id=format!("in-{doc}")>
                <Label doc/>
                {(!document.name.is_empty()).then(|| format!(" · {}", document.name))}
                " "
                <small>{words::count(found.count.hits, "hit")}</small>
            </h2>
            {if items.is_empty() {
                view! { <super::pieces::NotMentioned/> }.into_any()
            } else {
                view! { <ol class="plain">{items}</ol> }.into_any()
            }}
        </section>
    }
}

/// A passage with its hits marked, why each is one, and the way to it.
#[component]
fn Passage(query: String, passage: InPassage, parts: Vec<Part>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let Some(whole) = corpus.span_of(passage.passage) else { return ().into_any() };
    let marks = passage.hits.iter().map(|hit| (hit.span.range(), "hit")).collect();
    let first = passage.hits.first().map_or(whole, |hit| hit.span);
    let href = link(reading(corpus, first));
    let mut why: Vec<String> = passage
        .hits
        .iter()
        .filter(|hit| hit.reason != Reason::Exact)
        .map(|hit| format!("“{}”: {}", corpus.quote(hit.span), reason(hit.reason)))
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    why.retain(|line| seen.insert(line.clone()));
    let missing: Vec<&str> = passage
        .missing
        .iter()
        .filter_map(|part| query.get(parts.get(*part)?.span.clone()))
        .collect();
    view! {
        <p class="words">{marked(corpus, whole, marks)}</p>
        <p class="why">
            <a class=format!("source {}", colour(whole.doc)) href=href>
                {format!("¶{}", passage.passage.block + 1)}
                <span class="visually-hidden">" open in the report"</span>
            </a>
            {why.into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}
            {(!missing.is_empty()).then(|| view! {
                <span>"without “"{missing.join("”, “")}"”"</span>
            })}
        </p>
    }
    .into_any()
}
