//! A report, verbatim, with annotation layers that can be toggled.

use crate::corpus::mentions::{Entity, mentions};
use crate::corpus::{Corpus, Document, Kind, Marks, Passage, Span};
use crate::dates::Shape;
use crate::route::{Layers, Reading, Route, Timeline, View};
use crate::text::runs;
use crate::timeline::when;
use crate::ui::components::citation::citation_menu;
use crate::ui::components::{
    HIT, coloured, direction, link, mark_hit, reading_passage, repeated, title, visually_hidden,
    wording,
};
use crate::ui::html::{self, Child, Element, ElementRef};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::focus::focus;
use crate::ui::platform::location::Location;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::scroll::scroll_into_view;
use crate::ui::reports::Reports;
use crate::ui::search::Search;
use crate::ui::series::{FEW, LongList, ReportChoice};
use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Of a report with more passages only those near the viewport are drawn.
const SHORT: usize = 60;

/// The height of a passage, in pixels.
const HEIGHT: f64 = 130.0;

/// The page.
pub fn page() -> Element {
    let reports = expect_context::<Reports>();
    let corpus = &*reports.corpus();
    let route = expect_context::<Location>().route;
    let reading = Memo::new(move |_| {
        route.with(|route| match &route.view {
            View::Read(reading) => reading.clone(),
            _ => Reading::default(),
        })
    });
    let doc = Memo::new(move |_| {
        let document = |id: &String| reports.corpus().document(id).unwrap_or(0);
        reading.with(|r| Some(r.doc.as_ref().map_or(0, document)))
    });
    let tab = |i: usize| {
        let id = Some(corpus.documents[i].id.clone());
        html::a()
            .attr("href", link(View::Read(Reading { doc: id, ..Reading::default() })))
            .attr("aria-current", move || (doc.get() == Some(i)).then_some("page"))
            .child(wording::title(&corpus.documents[i]))
    };
    let tabs = html::nav().class("tabs").attr("aria-label", "Reports");
    let series = expect_context::<LazyLoader>().series();
    let tabs = match series.filter(|_| corpus.documents.len() > FEW) {
        Some(series) => tabs.child((series.picker)(choice(doc))),
        None => tabs.child((0..corpus.documents.len()).map(tab).collect::<Vec<_>>()),
    };
    html::div()
        .class("reader")
        .child(
            html::header()
                .class("tools")
                .child(html::h1().child("Read"))
                .child(tabs)
                .child(layer_switches(reports, reading)),
        )
        .child(move || report(reports, doc.get().unwrap_or(0), reading))
}

/// The report that is read, to be chosen among many.
fn choice(doc: Memo<Option<usize>>) -> ReportChoice {
    let (reports, location) = (expect_context::<Reports>(), expect_context::<Location>());
    let choose = move |doc: usize| {
        let doc = reports.corpus().documents.get(doc).map(|document| document.id.clone());
        let query = location.route.with_untracked(|route| route.query.clone());
        location.go(&Route { view: View::Read(Reading { doc, ..Reading::default() }), query });
    };
    ReportChoice {
        id: "report",
        name: "Report",
        current: Signal::derive(move || doc.get().unwrap_or(0)),
        choose: Arc::new(choose),
    }
}

type Switch = fn(&mut Layers) -> &mut bool;

/// One checkbox per layer that there are annotations for; the state is stored in the URL.
fn layer_switches(reports: Reports, reading: Memo<Reading>) -> Option<Element> {
    let corpus = reports.corpus();
    let named = [&corpus.people, &corpus.organisations, &corpus.places];
    let all: [(bool, &str, Switch); 4] = [
        (!corpus.quotations.is_empty(), "Quotations", |l| &mut l.quotes),
        (named.iter().any(|all| !all.is_empty()), "People and places", |l| &mut l.names),
        (!corpus.events.is_empty(), "Dates", |l| &mut l.dates),
        (!corpus.slips.is_empty(), "Slips", |l| &mut l.slips),
    ];
    let all = all.into_iter().filter(|(is_annotated, ..)| *is_annotated);
    let location = expect_context::<Location>();
    let switch = |(_, name, layer): (bool, &'static str, Switch)| {
        let node = ElementRef::new();
        let checkbox = move || node.get()?.dyn_into::<web_sys::HtmlInputElement>().ok();
        Effect::new(move |_| {
            let on = *layer(&mut reading.get().layers);
            if let Some(input) = checkbox() {
                input.set_checked(on);
            }
        });
        let input = html::input().attr("type", "checkbox").node_ref(node);
        let input =
            input.on(ev::change, move |_| toggle_layer(location, reading.get_untracked(), layer));
        html::label().child(input).child(name)
    };
    let switches: Vec<Element> = all.map(switch).collect();
    let legend = html::legend().child("Show");
    (!switches.is_empty()).then(|| html::fieldset().class("layers").child(legend).child(switches))
}

fn toggle_layer(location: Location, mut reading: Reading, layer: Switch) {
    let on = layer(&mut reading.layers);
    *on = !*on;
    let query = location.route.with_untracked(|route| route.query.clone());
    location.replace(Route { view: View::Read(reading), query });
}

/// One report: its source file, its passages and notes on its slips.
fn report(reports: Reports, doc: usize, reading: Memo<Reading>) -> Option<Element> {
    let corpus = &*reports.corpus();
    let document = corpus.documents.get(doc)?;
    let prose = (0..document.blocks.len()).filter(|b| document.blocks[*b].kind != Kind::Metadata);
    let annotations = annotations(corpus, doc);
    let passages: Vec<usize> = prose.collect();
    let series = expect_context::<LazyLoader>().series().filter(|_| passages.len() > SHORT);
    let passages = match series {
        Some(series) => (series.list)(long(reports, doc, reading, passages, annotations)),
        None => passages
            .into_iter()
            .map(|block| {
                let marks = annotations_within(&annotations, &document.blocks[block].range);
                passage_block(reports, Passage { doc, block }, reading, marks).into()
            })
            .collect::<Vec<Child>>(),
    };
    let article = html::article()
        .class(coloured("report", doc))
        .attr("lang", corpus.language_of(doc).to_owned())
        .attr("data-layers", move || reading.with(|r| r.layers.names().join(" ")))
        .child(html::header().child(title("h2", doc)).child(file(document)))
        .child(passages)
        .child(slip_notes(corpus, doc));
    Some(article)
}

/// The passages of a long report, as a list of which a part is drawn.
fn long(
    reports: Reports,
    doc: usize,
    reading: Memo<Reading>,
    passages: Vec<usize>,
    annotations: Vec<Annotation>,
) -> LongList {
    let passages = Arc::new(passages);
    let (of_hits, of_link) = (passages.clone(), passages.clone());
    let search = expect_context::<Search>();
    let hits = move |range: Range<usize>| {
        let spans = of_hits[range].iter();
        let spans = spans.filter_map(|&block| reports.corpus().span_of(Passage { doc, block }));
        spans.map(|whole| search.hits_within(whole).len()).sum()
    };
    let wanted = move || {
        let corpus = reports.corpus();
        let document = corpus.documents.get(doc)?;
        reading.with(|reading| {
            let is_wanted = |block: &usize| target(reading, document, *block + 1).is_some();
            of_link.iter().position(is_wanted)
        })
    };
    let count = passages.len();
    let part = move |range: Range<usize>| {
        let corpus = reports.corpus();
        let blocks = &corpus.documents[doc].blocks;
        let passage = |&block: &usize| {
            let marks = annotations_within(&annotations, &blocks[block].range);
            passage_block(reports, Passage { doc, block }, reading, marks)
        };
        html::div().child(passages[range].iter().map(passage).collect::<Vec<_>>())
    };
    let list = LongList::new(count, 12, HEIGHT, Arc::new(part));
    LongList { hits: Arc::new(hits), wanted: Signal::derive(wanted), ..list }
}

/// Metadata of the source file, with prefix and stamp: they are not prose.
fn file(document: &Document) -> Element {
    let quoted = |range: &Range<usize>| {
        let words = document.text.get(range.clone()).unwrap_or_default().trim();
        if words.is_empty() { String::new() } else { format!("“{words}”") }
    };
    let row = |(name, value): (&'static str, String)| {
        let row = html::div().child(html::dt().child(name)).child(html::dd().child(value.clone()));
        (!value.is_empty()).then_some(row)
    };
    let stamps = document.blocks.iter().filter(|b| b.kind == Kind::Metadata);
    let is_dated = document.date.shape() != Shape::Unknown;
    let dated = if is_dated { document.date.words() } else { String::new() };
    let rows = [
        ("Report dated", dated),
        ("Outlet", document.source.outlet.clone()),
        ("Source file", document.source.file.clone()),
        ("File opens with", quoted(&document.prefix)),
    ];
    let rows = rows.into_iter().chain(stamps.map(|b| ("File ends with", quoted(&b.range))));
    html::dl().class("file").child(rows.filter_map(row).collect::<Vec<_>>())
}

/// An annotated range of the text.
#[derive(Clone, Debug)]
struct Annotation {
    range: Range<usize>,
    layer: &'static str,
    /// Shown after the end of the range; not part of the text. May be empty.
    tag: String,
    /// Link target of the tag.
    href: Option<String>,
}

fn annotations(corpus: &Corpus, doc: usize) -> Vec<Annotation> {
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
            let whole = with_marks(corpus, *part);
            add(&whole, "quotes", format!("{}{more}", wording::voice(corpus, quotation)), None);
        }
    }
    let mut labelled: Vec<(Option<Passage>, &str)> = Vec::new();
    for mention in mentions(corpus, doc) {
        // The full name is shown if the text has another form, once per form and passage.
        let (form, name) = (corpus.quote(mention.span), entity_name(corpus, mention.of));
        let occurrence = (corpus.passage(mention.span), form);
        let tag = if form == name || labelled.contains(&occurrence) { "" } else { name };
        labelled.push(occurrence);
        add(&mention.span, "names", tag.to_owned(), None);
    }
    for event in &corpus.events {
        let view =
            View::Timeline(Timeline { event: Some(event.id.clone()), ..Timeline::default() });
        let href = expect_context::<Location>().href(&Route { view, query: String::new() });
        if let Some(span) = event.evidence.first() {
            add(span, "dates", when(event), Some(href));
        }
    }
    for (i, slip) in corpus.slips.iter().filter(|slip| slip.at.doc == doc).enumerate() {
        add(&slip.at, "slips", "[sic]".into(), Some(format!("slip-{}", i + 1)));
    }
    all
}

/// Extends a span by directly adjacent quotation marks.
fn with_marks(corpus: &Corpus, span: Span) -> Span {
    let mark = |c: &char| matches!(c, '"' | '“' | '”');
    let text = corpus.documents.get(span.doc).map_or("", |document| &document.text);
    let before = text.get(..span.start).and_then(|text| text.chars().next_back()).filter(mark);
    let after = text.get(span.end..).and_then(|text| text.chars().next()).filter(mark);
    let len = |c: Option<char>| c.map_or(0, char::len_utf8);
    Span { start: span.start - len(before), end: span.end + len(after), ..span }
}

/// The name of a person, organisation or place.
fn entity_name(corpus: &Corpus, entity: Entity) -> &str {
    match entity {
        Entity::Person(i) => &corpus.people[i].name,
        Entity::Organisation(i) => &corpus.organisations[i].name,
        Entity::Place(i) => &corpus.places[i].name,
    }
}

fn annotations_within(annotations: &[Annotation], block: &Range<usize>) -> Vec<Annotation> {
    let touches = |a: &&Annotation| a.range.start < block.end && block.start < a.range.end;
    annotations.iter().filter(touches).cloned().collect()
}

/// One passage, with its number as a link to it.
fn passage_block(
    reports: Reports,
    passage: Passage,
    reading: Memo<Reading>,
    marks: Vec<Annotation>,
) -> Element {
    let corpus = &*reports.corpus();
    let document = &corpus.documents[passage.doc];
    let block = &document.blocks[passage.block];
    let number = passage.block + 1;
    let search: Search = expect_context::<Search>();
    let target = Memo::new(move |_| {
        target(&reading.get(), &reports.corpus().documents[passage.doc], number)
    });
    let root = expect_context::<MountRoot>();
    let node = ElementRef::new();
    Effect::new(move |_| {
        if target.get().is_some()
            && let Some(node) = node.get()
        {
            scroll_into_view(root, &node);
        }
    });
    let hits = corpus.span_of(passage).map(|whole| search.hits_within(whole)).unwrap_or_default();
    let (body, kind) = match block.kind {
        Kind::Heading => ("h3", "passage heading"),
        Kind::Tweet => ("p", "passage tweet"),
        Kind::Paragraph | Kind::Metadata => ("p", "passage"),
    };
    let words = move || {
        let target = target.get().and_then(|t| t.words);
        html::span().child(marked_text(&reports.corpus(), passage, &marks, target.as_ref(), &hits))
    };
    let end = block.range.end;
    let cite = move || {
        // If the words span two passages, the menu is below the last.
        let pointed = target.get().and_then(|t| t.words).filter(|words| words.end <= end);
        pointed.map(|words| {
            let span = Span { doc: passage.doc, start: words.start, end: words.end };
            citation_menu(span)
        })
    };
    let class =
        move || if target.get().is_some() { "passage target " } else { "" }.to_owned() + kind;
    html::div()
        .attr("id", format!("p{number}"))
        .attr("dir", direction(document.block(passage.block)))
        .class(class)
        .node_ref(node)
        .child(
            html::a()
                .class("number")
                .attr("href", link(reading_passage(corpus, passage)))
                .attr("aria-label", format!("Passage {number}, link"))
                .child(format!("¶{number}")),
        )
        .child(html::custom(body).child(words))
        .child(cite)
}

/// What the URL points at in a passage: the passage itself, or also a range of words.
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

/// The text of a passage, split into runs, with a tag after each annotation.
fn marked_text(
    corpus: &Corpus,
    passage: Passage,
    marks: &[Annotation],
    target: Option<&Range<usize>>,
    hits: &[Range<usize>],
) -> Vec<Child> {
    let Some(whole) = corpus.span_of(passage) else { return Vec::new() };
    let marked = marks.iter().map(|mark| (&mark.range, mark.layer));
    let pointed = target.map(|range| (range, "pointed"));
    let (ranges, layers): (Vec<Range<usize>>, Vec<&str>) = marked
        .chain(pointed)
        .chain(hits.iter().map(|range| (range, HIT)))
        .map(|(range, layer)| (range.clone(), layer))
        .unzip();
    let mut views = Vec::new();
    for run in runs(whole.range(), &ranges) {
        let words = Span { start: run.range.start, end: run.range.end, ..whole };
        let words = corpus.quote(words).to_owned();
        if run.marks.is_empty() {
            views.push(words.into());
            continue;
        }
        let mut classes: Vec<&str> = run.marks.iter().map(|i| layers[*i]).collect();
        classes.dedup();
        let mark = html::mark().class(classes.join(" "));
        let begins = hits.iter().any(|hit| hit.start == run.range.start);
        let mark = if begins { mark_hit(mark, whole) } else { mark };
        views.push(mark.child(words).into());
        let ends = |mark: &&Annotation| mark.range.end == run.range.end && !mark.tag.is_empty();
        let ending = marks.iter().filter(ends);
        views.extend(ending.map(|mark| tag(mark).into()));
    }
    views
}

/// The tag of an annotation; not part of the text and not copied with it.
fn tag(mark: &Annotation) -> Element {
    let class = format!("tag {}", mark.layer);
    match &mark.href {
        Some(note) if mark.layer == "slips" => {
            let (note, root) = (note.clone(), expect_context::<MountRoot>());
            let go = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                root.query(&format!("#{note}")).iter().for_each(focus);
            };
            let link = html::a().class(class).attr("href", "#").on(ev::click, go);
            link.child(mark.tag.clone()).child(visually_hidden(" see the note"))
        }
        Some(href) => html::a().class(class).attr("href", href.clone()).child(mark.tag.clone()),
        None => html::small().class(class).child(mark.tag.clone()),
    }
}

/// The slips of a report, each with an explanatory note.
fn slip_notes(corpus: &Corpus, doc: usize) -> Option<Element> {
    let slips: Vec<_> = corpus.slips.iter().filter(|slip| slip.at.doc == doc).collect();
    let note = |(i, slip): (usize, &&crate::corpus::Slip)| {
        html::li()
            .attr("id", format!("slip-{}", i + 1))
            .attr("tabindex", "-1")
            .child(repeated(slip.at))
            .child(format!(" {}", slip.note))
    };
    let notes = html::ol().child(slips.iter().enumerate().map(note).collect::<Vec<_>>());
    let heading = html::h3().child("Slips of the source, kept as they are [sic]");
    let section = html::section().class("slip-notes").child(heading).child(notes);
    (!slips.is_empty()).then_some(section)
}
