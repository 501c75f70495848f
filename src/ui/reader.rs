//! A report, verbatim, with layers that can be switched.

use super::location::Location;
use super::pieces::{Label, colour, link};
use super::{Reports, words};
use crate::corpus::mentions::{Entity, mentions};
use crate::corpus::{Corpus, Document, Kind, Marks, Passage, Span};
use crate::route::{Layers, Reading, Route, View};
use crate::text::runs;
use leptos::prelude::*;
use std::ops::Range;

/// The page.
#[component]
pub fn Reader() -> impl IntoView {
    let corpus = Reports::here().corpus;
    let reading = reading();
    let doc = Memo::new(move |_| {
        let id = reading.with(|r| r.doc.clone());
        id.and_then(|id| corpus.document(&id)).unwrap_or(0)
    });
    view! {
        <div class="reader">
            <header class="tools">
                <h1>"Read"</h1>
                <nav aria-label="Reports" class="tabs">
                    {(0..corpus.documents.len())
                        .map(|i| {
                            let id = Some(corpus.documents[i].id.clone());
                            let there = View::Read(Reading { doc: id, ..Reading::default() });
                            view! {
                                <a href=link(there) aria-current=move || (doc.get() == i).then_some("page")>
                                    {words::title(&corpus.documents[i])}
                                </a>
                            }
                        })
                        .collect_view()}
                </nav>
                <LayerSwitches reading/>
            </header>
            {move || view! { <Report doc=doc.get() reading/> }}
        </div>
    }
}

/// What is chosen here; the default while another page is shown.
fn reading() -> Signal<Reading> {
    let route = Location::here().route;
    let reading = Memo::new(move |_| {
        route.with(|route| match &route.view {
            View::Read(reading) => reading.clone(),
            _ => Reading::default(),
        })
    });
    reading.into()
}

/// One switch a layer; each is kept in the link.
#[component]
fn LayerSwitches(reading: Signal<Reading>) -> impl IntoView {
    type Part = fn(&mut Layers) -> &mut bool;
    let all: [(&str, Part); 4] = [
        ("Quotations", |l| &mut l.quotes),
        ("People and places", |l| &mut l.names),
        ("Dates", |l| &mut l.dates),
        ("Slips", |l| &mut l.slips),
    ];
    let location = Location::here();
    let switch = move |part: Part| {
        let mut reading = reading.get_untracked();
        let layer = part(&mut reading.layers);
        *layer = !*layer;
        let query = location.route.with_untracked(|route| route.query.clone());
        location.replace(Route { view: View::Read(reading), query });
    };
    view! {
        <fieldset class="layers">
            <legend>"Show"</legend>
            {all.map(|(name, part)| view! {
                <label>
                    <input
                        type="checkbox"
                        prop:checked=move || *part(&mut reading.get().layers)
                        on:change=move |_| switch(part)
                    />
                    {name}
                </label>
            })}
        </fieldset>
    }
}

/// One report: its file, its passages, notes on its slips.
#[component]
fn Report(doc: usize, reading: Signal<Reading>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let Some(document) = corpus.documents.get(doc) else { return ().into_any() };
    let layers = move || reading.with(|r| layer_classes(r.layers));
    let prose = (0..document.blocks.len()).filter(|b| document.blocks[*b].kind != Kind::Metadata);
    let annotations = annotations(corpus, doc);
    let passages = prose.map(|block| {
        let marks = within(&annotations, &document.blocks[block].range);
        view! { <Block passage=Passage { doc, block } reading marks/> }
    });
    view! {
        <article class=format!("report {}", colour(doc)) class:layers=true lang=corpus.language.as_str() data-layers=layers>
            <header>
                <h2><Label doc/>{(!document.name.is_empty()).then(|| format!(" · {}", document.name))}</h2>
                <File document/>
            </header>
            {passages.collect_view()}
            <SlipNotes doc/>
        </article>
    }
    .into_any()
}

fn layer_classes(layers: Layers) -> String {
    let Layers { quotes, names, dates, slips } = layers;
    let all = [(quotes, "quotes"), (names, "names"), (dates, "dates"), (slips, "slips")];
    let on: Vec<&str> = all.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
    on.join(" ")
}

/// What is known of the source file. Prefix and stamp belong here: they are no prose.
#[component]
fn File(document: &'static Document) -> impl IntoView {
    let stamps = document.blocks.iter().filter(|b| b.kind == Kind::Metadata);
    let prefix = document.text.get(document.prefix.clone()).unwrap_or_default().trim();
    let row = |name: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
    };
    view! {
        <dl class="file">
            {row("Report dated", document.date.words())}
            {row("Outlet", document.source.outlet.clone())}
            {row("Source file", document.source.file.clone())}
            {row("File opens with", quoted(prefix))}
            {stamps
                .map(|b| row("File ends with", quoted(&document.text[b.range.clone()])))
                .collect_view()}
        </dl>
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("“{text}”") }
}

/// Something marked in the text.
#[derive(Clone, Debug)]
struct Annotation {
    range: Range<usize>,
    layer: &'static str,
    /// A word on it, set after its end; not part of the text.
    tag: String,
    /// Where the tag leads.
    href: Option<String>,
}

fn annotations(corpus: &'static Corpus, doc: usize) -> Vec<Annotation> {
    let mut all = Vec::new();
    let mut add = |span: &Span, layer, tag: String, href| {
        if span.doc == doc {
            all.push(Annotation { range: span.range(), layer, tag, href });
        }
    };
    for quotation in &corpus.quotations {
        let unmarked = if quotation.marks == Marks::None { ", no quotation marks" } else { "" };
        for (i, part) in quotation.parts.iter().enumerate() {
            let more = if i > 0 { ", continued" } else { unmarked };
            add(part, "quotes", format!("{}{more}", words::voice(corpus, quotation)), None);
        }
    }
    for mention in mentions(corpus, doc) {
        add(&mention.span, "names", entity(corpus, mention.of).to_owned(), None);
    }
    for event in &corpus.events {
        let there = View::Timeline { event: Some(event.id.clone()) };
        let href = Route { view: there, query: String::new() }.to_string();
        for span in event.evidence.iter().take(1) {
            let when = super::timeline::when(event);
            add(span, "dates", format!("{}: {when}", event.label), Some(href.clone()));
        }
    }
    for (i, slip) in corpus.slips.iter().filter(|slip| slip.at.doc == doc).enumerate() {
        add(&slip.at, "slips", "[sic]".into(), Some(format!("slip-{}", i + 1)));
    }
    all
}

/// The name of a person, organisation or place, with what kind it is.
fn entity(corpus: &'static Corpus, entity: Entity) -> &'static str {
    match entity {
        Entity::Person(i) => &corpus.people[i].name,
        Entity::Organisation(i) => &corpus.organisations[i].name,
        Entity::Place(i) => &corpus.places[i].name,
    }
}

fn within(annotations: &[Annotation], block: &Range<usize>) -> Vec<Annotation> {
    let touches = |a: &&Annotation| a.range.start < block.end && block.start < a.range.end;
    annotations.iter().filter(touches).cloned().collect()
}

/// One passage, with its number, which is its link.
#[component]
fn Block(passage: Passage, reading: Signal<Reading>, marks: Vec<Annotation>) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let document = &corpus.documents[passage.doc];
    let block = &document.blocks[passage.block];
    let number = passage.block + 1;
    let found: super::search::Hits = expect_context();
    let target = Memo::new(move |_| target(&reading.get(), document, number));
    let hits = Memo::new(move |_| {
        corpus.span_of(passage).map(|whole| found.within(whole)).unwrap_or_default()
    });
    let text = move || {
        let target = target.get().and_then(|t| t.words);
        marked_text(corpus, passage, marks.clone(), target, hits.get())
    };
    let node = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if target.get().is_some() && let Some(node) = node.get() {
            super::scroll_into_view(&node);
        }
    });
    let href = link(super::pieces::reading_passage(corpus, passage));
    let kind = match block.kind {
        Kind::Heading => "heading",
        Kind::Tweet => "tweet",
        Kind::Paragraph | Kind::Metadata => "paragraph",
    };
    let body = if block.kind == Kind::Heading {
        view! { <h3>{text}</h3> }.into_any()
    } else {
        view! { <p>{text}</p> }.into_any()
    };
    view! {
        <div
            id=format!("p{number}")
            class=format!("passage {kind}")
            class:target=move || target.get().is_some()
            node_ref=node
        >
            <a class="number" href=href aria-label=format!("Passage {number}, link")>
                {format!("¶{number}")}
            </a>
            {body}
        </div>
    }
}

/// What the link points at in a passage: the passage, and perhaps words of it.
#[derive(Clone, PartialEq)]
struct Target {
    words: Option<Range<usize>>,
}

fn target(reading: &Reading, document: &Document, number: usize) -> Option<Target> {
    let block = &document.blocks[number - 1].range;
    let words = reading.span.and_then(|(from, to)| document.bytes(from..to));
    let words = words.filter(|w| w.start < block.end && block.start < w.end);
    let named = reading.passage == Some(number);
    (named || words.is_some()).then_some(Target { words })
}

/// The text of a passage, cut into runs, with tags after the ends of annotations.
fn marked_text(
    corpus: &'static Corpus,
    passage: Passage,
    mut marks: Vec<Annotation>,
    target: Option<Range<usize>>,
    hits: Vec<Range<usize>>,
) -> impl IntoView {
    let plain = |layer, range| Annotation { range, layer, tag: String::new(), href: None };
    marks.extend(target.map(|range| plain("pointed", range)));
    marks.extend(hits.into_iter().map(|range| plain("hit", range)));
    let ranges: Vec<Range<usize>> = marks.iter().map(|m| m.range.clone()).collect();
    let Some(whole) = corpus.span_of(passage) else { return ().into_any() };
    let run = |run: crate::text::Run| {
        let words = corpus.quote(Span { start: run.range.start, end: run.range.end, ..whole });
        let end = run.range.end;
        let tags = marks.iter().filter(|m| m.range.end == end && !m.tag.is_empty()).map(tag);
        let tags = tags.collect_view();
        if run.marks.is_empty() {
            return view! { {words} }.into_any();
        }
        let mut classes: Vec<&str> = run.marks.iter().map(|i| marks[*i].layer).collect();
        classes.sort_unstable();
        classes.dedup();
        view! { <mark class=classes.join(" ")>{words}</mark>{tags} }.into_any()
    };
    runs(whole.range(), &ranges).into_iter().map(run).collect_view().into_any()
}

/// A word on an annotation; it is no part of the text and is not copied with it.
fn tag(mark: &Annotation) -> AnyView {
    let class = format!("tag {}", mark.layer);
    let tag = mark.tag.clone();
    match &mark.href {
        Some(note) if mark.layer == "slips" => {
            let note = note.clone();
            let go = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                let element = gloo::utils::document().get_element_by_id(&note);
                element.iter().for_each(super::focus);
            };
            view! { <a class=class href="#" on:click=go aria-label="sic: see the note">{tag}</a> }.into_any()
        }
        Some(href) => view! { <a class=class href=href.clone()>{tag}</a> }.into_any(),
        None => view! { <small class=class>{tag}</small> }.into_any(),
    }
}

/// The slips of a report, with what is odd about them.
#[component]
fn SlipNotes(doc: usize) -> impl IntoView {
    let corpus = Reports::here().corpus;
    let slips: Vec<_> = corpus.slips.iter().filter(|slip| slip.at.doc == doc).collect();
    (!slips.is_empty()).then(|| view! {
        <section class="slip-notes" aria-labelledby="slips">
            <h3 id="slips">"Slips of the source, kept as they are [sic]"</h3>
            <ol>
                {slips
                    .into_iter()
                    .enumerate()
                    .map(|(i, slip)| view! {
                        <li id=format!("slip-{}", i + 1) tabindex="-1">
                            <super::pieces::Quote span=slip.at/>
                            " "
                            {slip.note.as_str()}
                        </li>
                    })
                    .collect_view()}
            </ol>
        </section>
    })
}
