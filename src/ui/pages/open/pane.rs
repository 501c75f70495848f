//! A pane: pastes, types, chooses or drops a report, and shows what was understood of it.

use super::bench::Bench;
use super::collection;
use super::panes::{Content, Pane, Panes};
use super::read_file;
use super::understood::{counts, understood};
use crate::import::{Draft, Problem};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::platform::focus::focus;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, File, FileList, HtmlInputElement, HtmlTextAreaElement};

/// The kinds of files that can be chosen.
const ACCEPTED: &str = ".txt,.md,.markdown,.html,.htm,.docx,.odt,.pdf,.json,text/plain,text/html";

/// The element of a pane; `at` is its place, from 0, of so many.
pub(super) fn pane(bench: Bench, pane: &Pane, at: usize, of: usize) -> Element {
    let key = pane.key;
    let name = format!("Report {}", at + 1);
    let content = {
        let (pane, label) = (pane.clone(), name.clone());
        move || match pane.content.get() {
            Content::Empty { typed } => empty(bench, &pane, &label, typed),
            Content::Failed { name, problem, typed, found } => {
                let whose = if name.is_empty() { String::new() } else { format!("{name}: ") };
                html::div()
                    .child(failed(bench, &pane, &(whose + &problem), found))
                    .child(empty(bench, &pane, &label, typed))
            }
            Content::Reading { name } => {
                html::p().class("waiting").attr("role", "status").child(format!("Reading {name}…"))
            }
            Content::Report(draft) => understood(&draft, key, &label),
        }
    };
    let content_now = pane.content.clone();
    let is_filled = Memo::new(move |_| {
        content_now.with(|it| !matches!(it, Content::Empty { typed } if typed.is_empty()))
    });
    let button = move |name: &'static str, label: String, does: fn(&Panes, usize)| {
        html::button()
            .attr("type", "button")
            .attr("aria-label", label.clone())
            .attr("title", label)
            .on(ev::click, move |_| does(&bench.panes(), key))
            .child(name)
    };
    let before = move || {
        let label = format!("Move report {} before the one before it", at + 1);
        (is_filled.get() && at > 0).then(|| button("←", label, Panes::move_before))
    };
    let remove = move || {
        let label = format!("Remove report {}", at + 1);
        (is_filled.get() || of > 2).then(|| button("✕", label, Panes::remove))
    };
    html::section()
        .class("pane")
        .attr("aria-label", name.clone())
        .child(html::header().child(html::h2().child(name)).child(before).child(remove))
        .child(content)
}

/// What was wrong with the last file or paste, and the reports that were found all the same.
fn failed(bench: Bench, pane: &Pane, problem: &str, found: Vec<Draft>) -> Element {
    let lines = problem.lines().map(|line| html::p().child(line.to_owned()));
    let offer = (!found.is_empty()).then(|| {
        let pane = pane.clone();
        let words = format!("Open the texts in it ({})", found.len());
        let open = move |_| bench.panes().put(&pane, found.clone());
        html::button().attr("type", "button").on(ev::click, open).child(words)
    });
    html::div().class("failure").attr("role", "alert").child(lines.collect::<Vec<_>>()).child(offer)
}

/// A place for a report.
fn empty(bench: Bench, pane: &Pane, label: &str, typed: String) -> Element {
    let area = ElementRef::new();
    Effect::new(move |_| {
        let area = area.get().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(area) = area {
            area.set_value(&typed);
        }
    });
    let (pasting, noting, typing, choosing) =
        (pane.clone(), pane.clone(), pane.clone(), pane.clone());
    let words = html::textarea()
        .node_ref(area)
        .attr("aria-label", format!("{label}: paste or type it"))
        .attr("placeholder", "Paste a report here, or drop a file.")
        .attr("spellcheck", "false")
        .on(ev::paste, move |event| {
            let event: web_sys::Event = event.into();
            pasted(bench, &pasting, &event);
        })
        .on(ev::input, move |event| noting.note_typed(words_in(&event)))
        .on(ev::change, move |event| {
            read_words(bench, &typing, String::new(), words_in(&event));
        });
    let file = html::input()
        .class("visually-hidden")
        .attr("type", "file")
        .attr("multiple", true)
        .attr("accept", ACCEPTED)
        .on(ev::change, move |event| {
            let input = event.target().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
            if let Some(files) = input.and_then(|input| input.files()) {
                read_files(bench, Some(&choosing), list(&files));
            }
        });
    html::div()
        .child(words)
        .child(html::label().class("choose").child("Choose a file…").child(file))
}

/// The words in the text area of an event.
fn words_in(event: &web_sys::Event) -> String {
    let area = event.target().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    area.map(|area| area.value()).unwrap_or_default()
}

/// Reads what is pasted: files, rich text or plain text.
pub(super) fn pasted(bench: Bench, pane: &Pane, event: &web_sys::Event) {
    let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let Some(clipboard) = clipboard else { return };
    if let Some(files) = clipboard.files().filter(|files| files.length() > 0) {
        event.prevent_default();
        return read_files(bench, Some(pane), list(&files));
    }
    let data = |kind| clipboard.get_data(kind).unwrap_or_default();
    let (html, plain) = (data("text/html"), data("text/plain"));
    // Words that are pasted between others are left to the browser.
    let has_words = pane.content.with_untracked(
        |content| matches!(content, Content::Empty { typed } if !typed.trim().is_empty()),
    );
    let area = event.target().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let is_among_others = area.is_some_and(|area| !area.value().trim().is_empty());
    if (html.is_empty() && plain.is_empty()) || has_words || is_among_others {
        return;
    }
    event.prevent_default();
    read_words(bench, pane, html, plain);
}

fn read_words(bench: Bench, pane: &Pane, html: String, plain: String) {
    if html.is_empty() && plain.trim().is_empty() {
        return pane.content.set(Content::Empty { typed: plain });
    }
    let pane = pane.clone();
    spawn_local(async move {
        let read = read_file::pasted(&html, &plain).await;
        arrived(bench, &pane, String::new(), plain, read);
    });
}

/// The files of a list.
pub(super) fn list(files: &FileList) -> impl Iterator<Item = File> {
    (0..files.length()).filter_map(|at| files.get(at))
}

/// Reads files: the first into the given pane, the others into empty ones.
pub(super) fn read_files(
    bench: Bench,
    first: Option<&Pane>,
    files: impl IntoIterator<Item = File>,
) {
    let mut first = first.cloned();
    for file in files {
        let pane = first.take().unwrap_or_else(|| bench.panes().empty());
        pane.content.set(Content::Reading { name: file.name() });
        spawn_local(read_one(bench, pane, file));
    }
}

async fn read_one(bench: Bench, pane: Pane, file: File) {
    let name = file.name();
    match read_file::file(&file).await {
        Ok(read_file::Content::Report(draft)) => {
            arrived(bench, &pane, name, String::new(), Ok(draft));
        }
        Ok(read_file::Content::Corpus(corpus)) => {
            pane.content.set(Content::Empty { typed: String::new() });
            collection::open(bench, &corpus, &name).await;
        }
        Ok(read_file::Content::NearlyCorpus(problem, found)) => {
            let (problem, typed) = (problem.to_string(), String::new());
            pane.content.set(Content::Failed { name, problem, typed, found });
        }
        Err(problem) => arrived(bench, &pane, name, String::new(), Err(problem)),
    }
}

/// Shows what was read, says it, and puts the focus where the next action is.
fn arrived(bench: Bench, pane: &Pane, name: String, typed: String, read: Result<Draft, Problem>) {
    match read {
        Ok(draft) => {
            bench.live_region.say(format!("Read: {}.", counts(&draft)));
            pane.content.set(Content::Report(ArcRwSignal::new(draft)));
            let root = bench.root();
            bench.later.start(0, move || {
                let next = root.query(".pane textarea").or_else(|| root.query(".opening .primary"));
                if let Some(next) = next {
                    focus(&next);
                }
            });
        }
        Err(problem) => {
            let (problem, found) = (problem.to_string(), Vec::new());
            pane.content.set(Content::Failed { name, problem, typed, found });
        }
    }
}
